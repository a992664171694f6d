"""A cover letter: paragraphs of sentences, each with what supports it."""

from dataclasses import dataclass

from resumelib.model.suggestion import Blocked, Evidence, Provenance


@dataclass(frozen=True, slots=True)
class Sentence:
    """`evidence` is empty only for set phrases that state no fact about the person (greeting, closing)."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    provenance: Provenance = Provenance("rule", "letter")


@dataclass(frozen=True, slots=True)
class Letter:
    """`sender` are the lines of the head. `blocked` are sentences a model offered and the gate refused."""

    language: str
    sender: tuple[str, ...]
    subject: str
    greeting: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    closing: str
    signature: str
    date: str = ""  # ISO
    blocked: tuple[Blocked, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The letter as plain text, paragraphs apart by an empty line."""
        body = (" ".join(sentence.text for sentence in paragraph) for paragraph in self.paragraphs)
        head = "\n".join(self.sender)
        parts = (head, self.date, self.subject, self.greeting, *body, f"{self.closing}\n{self.signature}")
        return "\n\n".join(part for part in parts if part.strip())
