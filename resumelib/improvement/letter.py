"""A cover letter from the resume's facts: what the person holds, what the posting asks for, and the joint of both.

The posting gives the position's name and the order of what is said; it is never evidence. A gap is not mentioned.
"""

from collections.abc import Iterator
from datetime import date

from resumelib.errors import LanguageModelError
from resumelib.improvement.composing import phrases
from resumelib.improvement.grounding import check_wording
from resumelib.improvement.injection import talks_to_machine
from resumelib.improvement.privacy import reveal, veil_of
from resumelib.improvement.prompts import load_prompt
from resumelib.improvement.wording import wording
from resumelib.llm import LanguageModel
from resumelib.model.letter import Letter, Sentence
from resumelib.model.match import Match
from resumelib.model.posting import Posting
from resumelib.model.region import Region
from resumelib.model.resume import Highlight, Position, Resume
from resumelib.model.suggestion import Blocked, Evidence, Provenance

_EXAMPLES = 3
_ASKED = 5
_SECONDS = 60.0


def compose_letter(
    resume: Resume,
    *,
    posting: Posting | None,
    match: Match | None,
    position: str,
    company: str,
    region: Region,
    today: date,
    language_model: LanguageModel | None,
) -> Letter:
    language = resume.language if resume.language in ("en", "de", "fr", "es") else "en"
    words = phrases(language)
    wanted = position or (posting.title if posting else "")
    wanted = "" if talks_to_machine(wanted) else wanted.strip()
    paragraphs = [
        (Sentence(_opening(words, wanted, company)), *_positions(resume, words)),
        tuple(_examples(resume, match, words)),
        (*_asked(match, words), *_studies(resume, words)),
        (Sentence(words["closing"]),),
    ]
    notes: tuple[str, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    if language_model is not None:
        paragraphs[1], blocked, notes = _reworded(resume, paragraphs[1], language_model, language)
    return Letter(
        language,
        _sender(resume),
        words["subject"].format(position=wanted) if wanted else words["subject_open"],
        words["greeting"],
        tuple(p for p in paragraphs if p),
        words["regards"],
        resume.basics.name,
        today.isoformat(),
        blocked,
        notes,
    )


def _sender(resume: Resume) -> tuple[str, ...]:
    basics = resume.basics
    place = basics.location.as_written or " ".join(
        filter(None, (basics.location.postal_code, basics.location.city))
    )
    return tuple(t for t in (basics.name, basics.location.address, place, basics.email, basics.phone) if t)


def _opening(words: dict[str, str], wanted: str, company: str) -> str:
    if wanted and company:
        return words["opening_at"].format(position=wanted, company=company)
    return words["opening"].format(position=wanted) if wanted else words["opening_open"]


def _positions(resume: Resume, words: dict[str, str]) -> Iterator[Sentence]:
    for number, entry in enumerate(p for p in resume.work[:2] if p.position and p.name):
        key = "before" if number else "now" if entry.dates.is_current else "was"
        yield Sentence(words[key].format(position=entry.position, employer=entry.name), (_evidence(resume, entry, f"{entry.position}, {entry.name}"),))  # fmt: skip


def _examples(resume: Resume, match: Match | None, words: dict[str, str]) -> Iterator[Sentence]:
    """The person's own highlights, word for word: those the posting asks about, then those with a figure."""
    asked = {
        e.field_id for c in (match.requirements if match else ()) for e in c.evidence if c.bucket != "gap"
    }
    everything = [(entry, h) for entry in resume.work for h in entry.highlights if entry.name and _speaks(h)]

    def rank(pair: tuple[Position, Highlight]) -> tuple[bool, bool]:
        return pair[1].id not in asked, not wording(pair[1].text, resume.language or "en").quantities

    for entry, highlight in sorted(everything, key=rank)[:_EXAMPLES]:
        text = highlight.text.rstrip(". ") + "."
        yield Sentence(words["example"].format(employer=entry.name, text=text), (_evidence(resume, entry, highlight.text, highlight.id),))  # fmt: skip


def _speaks(highlight: Highlight) -> bool:
    return 4 <= len(highlight.text.split()) <= 40 and not talks_to_machine(highlight.text)


def _asked(match: Match | None, words: dict[str, str]) -> Iterator[Sentence]:
    shown = [c for c in (match.requirements if match else ()) if c.bucket == "listed" and c.evidence]
    shown = [c for c in shown if c.requirement.kind in ("skill", "tool", "certificate", "licence")]
    shown = [c for c in shown if not talks_to_machine(c.requirement.term)][:_ASKED]
    if shown:
        names = ", ".join(dict.fromkeys(c.requirement.term for c in shown))
        yield Sentence(words["asked"].format(list=names), tuple(e for c in shown for e in c.evidence))


def _studies(resume: Resume, words: dict[str, str]) -> Iterator[Sentence]:
    """The newest degree that is finished: dates without an end, or "present", are not called held."""
    done = [
        d
        for d in resume.education
        if d.study_type and d.institution and d.dates.end and not d.dates.is_current
    ]
    for degree in done[:1]:
        name = ", ".join(filter(None, (degree.study_type, degree.area)))
        path = f"education[{resume.education.index(degree)}]"
        yield Sentence(words["studied"].format(degree=name, institution=degree.institution), (Evidence("resume", path, name, degree.id),))  # fmt: skip
    spoken = [
        f"{s.language} ({s.fluency})" if s.fluency else s.language for s in resume.languages if s.language
    ]
    if spoken:
        yield Sentence(words["speaks"].format(list=", ".join(spoken)), (Evidence("resume", "languages", ", ".join(spoken)),))  # fmt: skip


def _evidence(resume: Resume, entry: Position, excerpt: str, field_id: str = "") -> Evidence:
    return Evidence("resume", f"work[{resume.work.index(entry)}]", excerpt, field_id or entry.id)


def _reworded(
    resume: Resume, sentences: tuple[Sentence, ...], model: LanguageModel, language: str
) -> tuple[tuple[Sentence, ...], tuple[Blocked, ...], tuple[str, ...]]:
    """The examples in the model's words, each through the gate against its own sentence."""
    from resumelib.improvement.rewrite import SCHEMA, rewrites_in, user_message

    veil, prompt = veil_of(resume), load_prompt("letter")
    hidden = [veil.hide(s.text) for s in sentences]
    if not hidden:
        return sentences, (), ()
    user = user_message([{"id": f"s{n}", "text": text} for n, (text, _) in enumerate(hidden)])
    try:
        answer = model.complete(system=prompt.text, user=user, schema=SCHEMA, timeout=_SECONDS)
    except LanguageModelError as error:
        return sentences, (), (f"The language model did not help with the letter ({error.cause}).",)
    offered = dict(rewrites_in(answer))
    provenance = Provenance("model", model.name, prompt.hash)
    out, blocked = [], []
    for number, (sentence, (_, used)) in enumerate(zip(sentences, hidden, strict=True)):
        after = reveal(offered.get(f"s{number}", ""), used).strip()
        reasons, doubts = (
            check_wording(sentence.text, after, language) if after else ([], ["nothing offered"])
        )
        if reasons:
            blocked.append(Blocked(f"letter.{number}", sentence.text, after, tuple(reasons), provenance))
        passed = bool(after) and not reasons and not doubts
        out.append(Sentence(after, sentence.evidence, provenance) if passed else sentence)
    return tuple(out), tuple(blocked), ()
