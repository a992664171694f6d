"""The built-in engine: every rule over every text, one Suggestion a text, each through the fact gate."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from resumelib.improvement.grounding import Gate
from resumelib.improvement.lexicon import LANGUAGES
from resumelib.improvement.rules import Context, Rule, all_rules
from resumelib.model.fields import Field, iter_fields
from resumelib.model.region import Region
from resumelib.model.resume import Position, Project, Resume
from resumelib.model.suggestion import Applicability, Blocked, Provenance, Suggestion
from resumelib.text.tokens import words


@dataclass(frozen=True, slots=True)
class Edited:
    suggestions: tuple[Suggestion, ...]
    blocked: tuple[Blocked, ...]


def editable_fields(resume: Resume) -> list[Field]:
    """Highlights and prose; the names, titles, dates and contact data of a resume are never reworded."""
    return [f for f in iter_fields(resume) if f.role in ("highlight", "prose")]


def edit_texts(resume: Resume, *, gate: Gate, language: str, region: Region) -> Edited:
    """Deterministic. Texts no rule changes are not mentioned."""
    suggestions, blocked = [], []
    fields = editable_fields(resume)
    for field in fields:
        context = _context(resume, field, fields, language, region)
        after, used = _fold(field.text, context)
        if after == field.text:
            continue
        provenance = Provenance("rule", "+".join(rule.id for rule in used))
        verdict = gate.check(field.id, after)
        if not verdict.passed:
            blocked.append(Blocked(field.path, field.text, after, verdict.reasons, provenance))
            continue
        suggestions.append(
            Suggestion(
                f"rule:{field.id}", field.id, field.path, field.text, after,
                " ".join(rule.reason for rule in used), verdict.applicability, provenance, verdict.evidence,
            )
        )  # fmt: skip
    return Edited(tuple(suggestions), tuple(blocked))


def _fold(text: str, context: Context) -> tuple[str, list[Rule]]:
    used: list[Rule] = []

    def apply(current: str, rule: Rule) -> str:
        new = rule.edit(current, context)
        if new != current:
            used.append(rule)
        return new

    rules = [rule for rule in all_rules() if rule.applies_to(context.language)]
    return reduce(apply, rules, text), used


def _context(resume: Resume, field: Field, fields: Iterable[Field], language: str, region: Region) -> Context:
    siblings = tuple(
        f.text for f in fields if f.entry == field.entry and f.role == "highlight" and f.id != field.id
    )
    return Context(
        language if language in LANGUAGES else language or "",
        "highlight" if field.role == "highlight" else "prose",
        tense_of(resume, field.entry),
        siblings if field.role == "highlight" else (),
        region.spelling,
        frozenset(),
        frozenset(w.casefold() for w in words(resume.basics.name)),
    )


def tense_of(resume: Resume, entry_id: str) -> Literal["past", "current", ""]:
    entries: list[Position | Project] = [*resume.work, *resume.volunteer, *resume.projects]
    entry = next((e for e in entries if e.id == entry_id), None)
    if entry is None or entry.dates.is_empty:
        return ""
    if entry.dates.is_current:
        return "current"
    return "past" if entry.dates.end else ""


def is_safe(suggestion: Suggestion) -> bool:
    return suggestion.applicability is Applicability.SAFE
