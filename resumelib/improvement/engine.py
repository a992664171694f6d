"""The built-in engine: every rule over every text, one Suggestion a text, each through the fact gate."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from resumelib.improvement.answers import worked_in
from resumelib.improvement.grounding import Gate
from resumelib.improvement.injection import talks_to_machine
from resumelib.improvement.lexicon import LANGUAGES, closed_words
from resumelib.improvement.rules import Context, Rule, rules_for
from resumelib.improvement.rules.capitals import in_capitals, names_among
from resumelib.improvement.rules.spelling import varieties_in
from resumelib.improvement.rules.uniform import Habits, habits_in
from resumelib.improvement.splitting import split
from resumelib.improvement.texts import editable_fields, tense_of
from resumelib.improvement.wording import wording
from resumelib.model.fields import Field, iter_fields
from resumelib.model.region import Region
from resumelib.model.resume import Resume
from resumelib.model.suggestion import (
    Answer,
    Applicability,
    Blocked,
    Evidence,
    Provenance,
    Suggestion,
)
from resumelib.text.tokens import fold, words


@dataclass(frozen=True, slots=True)
class Edited:
    suggestions: tuple[Suggestion, ...]
    blocked: tuple[Blocked, ...]


def edit_texts(
    resume: Resume, *, gate: Gate, language: str, region: Region, answers: Sequence[Answer] = ()
) -> Edited:
    """Deterministic. Texts no rule changes are not mentioned."""
    suggestions: list[Suggestion] = []
    blocked: list[Blocked] = []
    fields = editable_fields(resume)
    spelling = _spelling(fields, region) if language == "en" else ""
    habits = habits_in([field.text for field in fields], language)
    for field in fields:
        if talks_to_machine(field.text):
            continue
        context = _context(resume, field, fields, language, spelling, habits)
        made = _edited(field, context, gate, answers)
        after = field.text
        if isinstance(made, Blocked):
            blocked.append(made)
        elif made:
            suggestions.append(made)
            after = made.after if made.kind == "text" else ""
        suggestions += _to_confirm(field, after, context, gate)
    return Edited(tuple(suggestions), tuple(blocked))


def _edited(
    field: Field, context: Context, gate: Gate, answers: Sequence[Answer]
) -> Suggestion | Blocked | None:
    """All rules together; where the gate minds, those it does not mind, so that one rule costs no other its edit."""
    plain = Verdicts(gate, field.id)
    after, used = _fold(field.text, context)
    if used and plain.level(after) is not Applicability.SAFE:
        gentler, fewer = _fold(field.text, context, passes=plain)
        if fewer:
            after, used = gentler, fewer
    reasons = [rule.reason for rule in used]
    whole = _with_answer(field, after, answers, gate, context.language)
    if whole != after:
        reasons.append("Your answer was added, word for word.")
    return _suggestion(field, whole, reasons, [rule.id for rule in used], gate, context)


@dataclass(frozen=True, slots=True)
class Verdicts:
    gate: Gate
    target: str

    def level(self, after: str) -> Applicability:
        """SAFE, CONFIRM, or ADVICE for what is blocked."""
        verdict = self.gate.check(self.target, after)
        return verdict.applicability if verdict.passed else Applicability.ADVICE


def _suggestion(
    field: Field, after: str, reasons: list[str], ids: list[str], gate: Gate, context: Context
) -> Suggestion | Blocked | None:
    items = split(after, context.language, len(context.siblings)) if field.role == "highlight" else ()
    if items:
        reasons, ids = [*reasons, "A long bullet became several, each a single claim."], [*ids, "split"]
    elif after == field.text:
        return None
    provenance = Provenance("rule", "+".join(ids) or "answer")
    verdict = gate.check(field.id, " ".join(items) or after)
    if not verdict.passed:
        return Blocked(field.path, field.text, after, verdict.reasons, provenance)
    return Suggestion(
        f"rule:{field.id}", field.id, field.path, field.text, "\n".join(items) or after, " ".join(reasons),
        verdict.applicability, provenance, verdict.evidence, kind="split" if items else "text", items=items,
    )  # fmt: skip


def _to_confirm(field: Field, text: str, context: Context, gate: Gate) -> list[Suggestion]:
    """What only the person can know, proposed apart from what is safe."""
    for rule in (rule for rule in rules_for(context.language) if rule.asks and text):
        after = rule.edit(text, context)
        verdict = gate.check(field.id, after) if after != text else None
        if verdict and verdict.passed:
            return [
                Suggestion(
                    f"rule:{rule.id}:{field.id}", field.id, field.path, field.text, after, rule.reason,
                    Applicability.CONFIRM, Provenance("rule", rule.id), verdict.evidence,
                )
            ]  # fmt: skip
    return []


def _with_answer(field: Field, text: str, answers: Sequence[Answer], gate: Gate, language: str) -> str:
    """The text with what the person answered for it, in the first way the gate passes."""
    said = [a.text.strip().rstrip(".") for a in answers if a.target == field.id]
    said = [a for a in said if a and a not in text and not talks_to_machine(a)]
    ways = list(worked_in(text, said, language)) if said else []
    return next((way for way in ways if gate.check(field.id, way).passed), ways[-1] if ways else text)


def _fold(text: str, context: Context, passes: Verdicts | None = None) -> tuple[str, list[Rule]]:
    """Every rule in turn; with `passes`, only edits after which the whole is safe."""
    used: list[Rule] = []

    def apply(current: str, rule: Rule) -> str:
        new = rule.edit(current, context)
        if new == current or (passes and passes.level(new) is not Applicability.SAFE):
            return current
        used.append(rule)
        return new

    return reduce(apply, (r for r in rules_for(context.language) if not r.asks), text), used


def _spelling(fields: list[Field], region: Region) -> str:
    """The region's English; without a region that has one, the commoner of two varieties that are mixed."""
    if region.spelling:
        return region.spelling
    texts = [f.text for f in fields]
    if len(varieties_in(tuple(texts))) < 2:
        return ""
    british = sum("en-GB" in varieties_in((text,)) for text in texts)
    american = sum("en-US" in varieties_in((text,)) for text in texts)
    return "en-GB" if british > american else "en-US"


def _context(
    resume: Resume, field: Field, fields: list[Field], language: str, spelling: str, habits: Habits
) -> Context:
    siblings = tuple(
        f.text for f in fields if f.entry == field.entry and f.role == "highlight" and f.id != field.id
    )
    return Context(
        language if reads_as(field.text, language) else "",
        "highlight" if field.role == "highlight" else "prose",
        tense_of(resume, field.entry),
        siblings if field.role == "highlight" else (),
        spelling,
        frozenset(w.casefold() for w in words(resume.basics.name)),
        habits,
        _names(resume) if in_capitals(field.text) else (),
    )


def _names(resume: Resume) -> tuple[str, ...]:
    """What is somebody's or something's name wherever it stands."""
    place = resume.basics.location
    employers = [entry.name for entry in (*resume.work, *resume.volunteer)]
    others = [
        *(entry.name for entry in resume.projects),
        *(entry.institution for entry in resume.education),
        *(entry.name for entry in resume.certificates),
    ]
    return names_among((resume.basics.name, place.city, place.region, *employers, *others))


def reads_as(text: str, language: str) -> bool:
    """False where another language we know has more of its function words in the text: then only typing is mended."""
    if language not in LANGUAGES:
        return True
    folded = [fold(w) for w in words(text.replace("'", " ").replace("’", " "))]
    hits = {x: sum(w in closed_words(x) for w in folded) for x in LANGUAGES}
    return hits[language] >= max(hits.values())


def near_duplicates(resume: Resume, language: str) -> list[Suggestion]:
    """Highlights that say almost the same, pointed out; which one goes is the person's choice."""
    found = []
    seen: list[tuple[Field, frozenset[str]]] = []
    for field in (f for f in iter_fields(resume) if f.role == "highlight"):
        stems = frozenset(t.stem for t in wording(field.text, language).content)
        if len(stems) < 4:
            continue
        twin = next((f for f, other in seen if len(stems & other) > 0.8 * len(stems | other)), None)
        if twin:
            found.append(_pointed_out(field, twin))
        seen.append((field, stems))
    return found


def _pointed_out(field: Field, twin: Field) -> Suggestion:
    return Suggestion(
        f"rule:duplicate:{field.id}", field.id, field.path, field.text, field.text,
        f"This says almost the same as {twin.path}; one of them can go.", Applicability.ADVICE,
        Provenance("rule", "near-duplicate"), (Evidence("resume", twin.path, twin.text, twin.id),),
    )  # fmt: skip
