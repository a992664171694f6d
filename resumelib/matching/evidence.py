"""What a Resume says, field by field, ready to be searched for terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from resumelib.model.fields import Field, iter_fields
from resumelib.model.match import Bucket
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Evidence
from resumelib.text.languages import detect_language
from resumelib.text.skills import Concept, broader_names, find_concept, find_skills, skill_key, tokens_of

_LISTED = frozenset({"skills", "languages", "certificates"})
_ENGLISH_NAMES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "pl": "Polish"}  # fmt: skip
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "for",
        "with",
        "in",
        "on",
        "at",
        "to",
        "by",
        "as",
        "from",
        "und",
        "oder",
        "der",
        "die",
        "das",
        "mit",
        "von",
        "für",
        "im",
        "in",
        "zu",
        "et",
        "ou",
        "de",
        "la",
        "le",
        "les",
        "des",
        "du",
        "en",
        "dans",
        "pour",
        "avec",
        "y",
        "o",
        "el",
        "los",
        "las",
        "con",
        "para",
        "por",
    ]
)
_MOST_EVIDENCE = 3
_EXCERPT = 200


@dataclass(frozen=True, slots=True)
class Verdict:
    bucket: Bucket
    evidence: tuple[Evidence, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    field: Field
    key: str
    stems: frozenset[str]
    names: frozenset[str]


class Ledger:
    """Built once for a match; `judge` looks a term up in every field."""

    def __init__(self, resume: Resume) -> None:
        self.resume = resume
        self._entries = [_entry(field) for field in iter_fields(resume) if field.role != "date"]

    @cached_property
    def total_words(self) -> int:
        return max(1, sum(len(entry.key.split()) for entry in self._entries))

    @cached_property
    def language_of_resume(self) -> str:
        text = "\n".join(e.field.text for e in self._entries if e.field.role in ("prose", "highlight"))
        return _ENGLISH_NAMES.get(self.resume.language or detect_language(text), "")

    def times(self, term: str) -> int:
        wanted = f" {skill_key(term)} "
        return sum(f" {entry.key} ".count(wanted) for entry in self._entries) if wanted.strip() else 0

    def evidence(self, path: str, text: str) -> Evidence:
        field_id = next((e.field.id for e in self._entries if e.field.path == path), "")
        return Evidence("resume", path, text[:_EXCERPT], field_id)

    def first_text(self) -> tuple[Evidence, ...]:
        first = next((e.field for e in self._entries if e.field.role in ("prose", "highlight")), None)
        return (Evidence("resume", first.path, first.text[:_EXCERPT], first.id),) if first else ()

    def judge(self, term: str, canonical: str = "") -> Verdict:
        """Listed where skills, languages or certificates name it, shown where anything else does."""
        found = list(self._mentions(term, canonical))
        listed = [field for field in found if field.section in _LISTED]
        shown = [field for field in found if field.section not in _LISTED]
        evidence = tuple(
            Evidence("resume", f.path, f.text[:_EXCERPT], f.id) for f in (*listed, *shown)[:_MOST_EVIDENCE]
        )
        return Verdict("listed" if listed else "shown" if shown else "gap", evidence)

    def _mentions(self, term: str, canonical: str) -> Iterator[Field]:
        key, wanted = skill_key(term), content_stems(term)
        concept = find_concept(canonical or term) or _certificate_in(term)
        for entry in self._entries:
            if entry.field.role == "contact" and entry.field.section == "basics":
                continue
            if concept is not None:
                hit = concept.name in entry.names or f" {key} " in f" {entry.key} "
            else:
                hit = f" {key} " in f" {entry.key} " or _covers(entry.stems, wanted)
            if hit:
                yield entry.field


def _certificate_in(term: str) -> Concept | None:
    """The one certificate that a longer phrase names: "CKA certification"."""
    named = {found.concept for found in find_skills(term)}
    concept = named.pop() if len(named) == 1 else None
    return concept if concept and concept.kind == "certificate" else None


def _entry(field: Field) -> _Entry:
    names = frozenset(name for found in find_skills(field.text) for name in broader_names(found.concept))
    return _Entry(field, skill_key(field.text), content_stems(field.text), names)


def content_stems(text: str) -> frozenset[str]:
    """Words that carry meaning, cut so that inflections meet."""
    return frozenset(
        _cut(token) for token, _, _ in tokens_of(text) if token not in _SMALL_WORDS and not token.isdigit()
    )


def _cut(token: str) -> str:
    """The stem of longer words: "configured", "configuring" and "Konfiguration" lose what differs."""
    for ending in ("ations", "ation", "ungen", "ment", "ung", "ing", "ed", "en", "er", "es", "e"):
        if token.endswith(ending) and len(token) - len(ending) >= 4:
            return token[: -len(ending)]
    return token


def _covers(have: frozenset[str], wanted: frozenset[str]) -> bool:
    """All words of a short term, three quarters of a long one."""
    if not wanted:
        return False
    shared = len(have & wanted)
    return shared == len(wanted) if len(wanted) < 4 else shared >= 0.75 * len(wanted)
