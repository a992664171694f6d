"""Segments of a posting, read into Requirements."""

import re
from collections.abc import Iterable, Iterator, Sequence

from resumelib.matching.kinds import Found, find_special
from resumelib.matching.zones import Segment
from resumelib.model.document import Span
from resumelib.model.posting import Requirement
from resumelib.text.skills import find_skills, skill_key
from resumelib.text.wordlists import load_words

_ASKING: frozenset[str] = frozenset({"required", "preferred"})


def find_requirements(text: str, segments: Sequence[Segment], language: str) -> tuple[Requirement, ...]:
    """In order of the text, each thing once; asked for twice, it is required if either says so."""
    asking = [s for s in segments if s.zone in _ASKING] or [s for s in segments if s.zone in ("", "duties")]
    by_key: dict[tuple[str, str], Requirement] = {}
    for segment in asking:
        required = segment.zone != "preferred" and not _is_preferred(segment.text, language)
        for found in _in_segment(segment, language):
            made = _requirement(text, segment, found, required)
            key = (found.kind, skill_key(found.canonical or made.term))
            by_key[key] = _stronger(by_key[key], made) if key in by_key else made
    return tuple(by_key.values())


def _requirement(text: str, segment: Segment, found: Found, required: bool) -> Requirement:
    start, end = segment.start + found.start, segment.start + found.end
    return Requirement(
        term=" ".join(text[start:end].split()),
        kind=found.kind,
        required=required,
        canonical=found.canonical,
        span=Span(start, end),
        years=found.years,
        level=found.level,
        knockout=found.knockout and required,
    )


def _stronger(first: Requirement, second: Requirement) -> Requirement:
    return second if second.required and not first.required else first


def _is_preferred(text: str, language: str) -> bool:
    flat = f" {text.casefold()} "
    cues = load_words(language or "en", "preferred_cues")
    return any(re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", flat) for cue in cues if cue in flat)


def _in_segment(segment: Segment, language: str) -> Iterator[Found]:
    taken: list[Found] = []
    for found in (*find_special(segment.text, language), *_skills(segment.text)):
        if not any(found.start < other.end and other.start < found.end for other in taken):
            taken.append(found)
    yield from sorted(taken, key=lambda f: f.start)


def _skills(text: str) -> Iterable[Found]:
    for skill in find_skills(text):
        kind = "skill" if skill.concept.kind == "soft" else skill.concept.kind
        yield Found(skill.start, skill.end, kind, skill.concept.name)  # type: ignore[arg-type]
