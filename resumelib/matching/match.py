"""A Resume held against a Posting: a bucket, and the Evidence for it, per Requirement."""

from collections.abc import Iterator
from datetime import date

from resumelib.model.fields import Field, iter_fields
from resumelib.model.match import Coverage, Match
from resumelib.model.posting import Posting, Requirement
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Evidence
from resumelib.text.skills import broader_names, find_skills, skill_key

_LISTED = frozenset({"skills", "languages", "certificates"})


def match_posting(posting: Posting, resume: Resume, *, today: date) -> Match:
    """Knock-outs first, then the order of the posting. `coverage` counts a required one double."""
    fields = tuple(iter_fields(resume))
    named = {field.id: _names(field.text) for field in fields}
    covered = [_cover(requirement, fields, named) for requirement in posting.requirements]
    covered.sort(key=lambda c: not c.requirement.knockout)
    weights = [2.0 if c.requirement.required else 1.0 for c in covered]
    met = sum(w for w, c in zip(weights, covered, strict=True) if c.bucket != "gap")
    return Match(tuple(covered), round(met / sum(weights), 3) if covered else 0.0)


def _names(text: str) -> frozenset[str]:
    return frozenset(name for found in find_skills(text) for name in broader_names(found.concept))


def _cover(requirement: Requirement, fields: tuple[Field, ...], named: dict[str, frozenset[str]]) -> Coverage:
    evidence = list(_evidence(requirement, fields, named))
    listed = [e for e, field in evidence if field.section in _LISTED]
    shown = [e for e, field in evidence if field.section not in _LISTED]
    bucket = "listed" if listed else "shown" if shown else "gap"
    return Coverage(requirement, bucket, tuple((*listed, *shown)[:3]))  # type: ignore[arg-type]


def _evidence(
    requirement: Requirement, fields: tuple[Field, ...], named: dict[str, frozenset[str]]
) -> Iterator[tuple[Evidence, Field]]:
    key = f" {skill_key(requirement.term)} "
    for field in fields:
        if requirement.canonical in named[field.id] or key in f" {skill_key(field.text)} ":
            yield Evidence("resume", field.path, field.text[:200], field.id), field
