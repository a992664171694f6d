"""A cover letter: paragraphs of sentences, each with what supports it."""

from dataclasses import dataclass, replace

from resumelib.model.match import Match
from resumelib.model.posting import Posting
from resumelib.model.suggestion import Blocked, Evidence, Provenance


@dataclass(frozen=True, slots=True)
class LetterWish:
    """What the letter is for: `position` and `company` as the person named them; the posting names the first where not."""

    position: str = ""
    company: str = ""
    posting: Posting | None = None
    match: Match | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """`evidence` is empty only for set phrases that state no fact about the person (opening, closing)."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    provenance: Provenance = Provenance("rule", "letter")


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter's texts as a person wants them. Each line of `body` that isn't empty is a paragraph."""

    subject: str
    greeting: str
    body: str
    closing: str


@dataclass(frozen=True, slots=True)
class Letter:
    """`sender` are the lines of the head, `recipient` those of the address, `place` where it is written, perhaps empty.

    `date` is ISO, printed as the language and the region do. `blocked` are sentences a model offered and the gate refused. `own`: a person put it in their words.
    `country` is where they live: an English letter follows its habits where no region is chosen.
    """

    language: str
    sender: tuple[str, ...]
    subject: str
    greeting: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    closing: str
    signature: str
    date: str = ""
    recipient: tuple[str, ...] = ()
    place: str = ""
    enclosure: str = ""
    blocked: tuple[Blocked, ...] = ()
    notes: tuple[str, ...] = ()
    own: bool = False
    country: str = ""

    @property
    def body(self) -> tuple[str, ...]:
        """Each paragraph as one text."""
        return tuple(" ".join(sentence.text for sentence in paragraph) for paragraph in self.paragraphs)

    @property
    def text(self) -> str:
        """The letter as plain text, paragraphs apart by an empty line; the rendered text file has a proper date."""
        head = "\n".join(self.sender)
        to = "\n".join(self.recipient)
        end = f"{self.closing}\n{self.signature}"
        parts = (head, to, self.date, self.subject, self.greeting, *self.body, end, self.enclosure)
        return "\n\n".join(part for part in parts if part.strip())

    def reworded(self, own: LetterText) -> "Letter":
        """The letter in the person's words, kept as theirs; a paragraph they left as it was keeps its evidence."""
        known = dict(zip(self.body, self.paragraphs, strict=True))
        lines = [" ".join(line.split()) for line in own.body.splitlines()]
        return replace(
            self,
            subject=own.subject.strip(),
            greeting=own.greeting.strip(),
            paragraphs=tuple(
                known.get(line) or (Sentence(line, provenance=Provenance("person", "letter")),)
                for line in lines
                if line
            ),
            closing=own.closing.strip(),
            own=True,
        )
