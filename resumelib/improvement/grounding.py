"""The fact gate: no text becomes a Suggestion unless every fact in it stands in its source.

It fails closed. A word of the new text needs a licence: the same word, stem or synonym in the same highlight, the
entry's own heading, or the person's answer; the closed class of function words needs none. Numbers, hedges and
scope are compared besides. A doubt about a fact blocks; a doubt about mere wording makes the edit "confirm".
The checks are T01 to T16 of the catalogue; docs/explanation/fact-gate.md explains them.
"""

from collections import Counter
from collections.abc import Sequence

from resumelib.improvement.wording import Token, Wording, wording
from resumelib.model.fields import Field, iter_fields
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Answer, Applicability, Evidence, Grounding


def ground_suggestion(
    resume: Resume, *, target: str, after: str, answers: Sequence[Answer] = (), language: str = ""
) -> Grounding:
    """The verdict on replacing the text of field `target` by `after`. Evidence of `answers` counts for that field only.

    Raises KeyError when there is no such field.
    """
    fields = list(iter_fields(resume))
    field = next((f for f in fields if f.id == target), None)
    if field is None:
        raise KeyError(f"no such field: {target}")
    said = [answer for answer in answers if answer.target == target]
    evidence = (
        Evidence("resume", field.path, field.text, field.id),
        *(Evidence("answer", field.path, answer.text) for answer in said),
    )
    if field.role not in ("highlight", "prose", "skill", "other"):
        if after == field.text:
            return Grounding(True, Applicability.SAFE, evidence=evidence)
        code = {"title": "T05", "name": "T04", "date": "T06", "contact": "T15"}.get(field.role, "T15")
        return Grounding(False, Applicability.ADVICE, (f"{code}: This is never reworded.",))
    reasons, doubts = check_wording(
        field.text,
        after,
        language or resume.language or "en",
        said=" ".join(answer.text for answer in said),
        heading=" ".join(f.text for f in fields if _is_heading(f, field)),
    )
    if reasons:
        return Grounding(False, Applicability.ADVICE, tuple(reasons), tuple(doubts))
    level = Applicability.CONFIRM if doubts else Applicability.SAFE
    return Grounding(True, level, (), tuple(doubts), evidence)


def _is_heading(other: Field, field: Field) -> bool:
    return (
        other.entry == field.entry
        and field.section != "basics"
        and other.role in ("name", "title", "contact")
    )


def check_wording(
    before: str, after: str, language: str, *, said: str = "", heading: str = ""
) -> tuple[list[str], list[str]]:
    """(reasons to block, doubts) for one text. Both empty: the same facts in other words."""
    old, new = wording(before, language), wording(after, language)
    if not new.text.strip():
        return ["T12: Nothing is left of the text."], []
    if old.text == new.text:
        return [], []
    reasons = [*_numbers(old, new, wording(said, language)), *_hedges(old, new)]
    reasons += _words(old, new, wording(said, language), wording(heading, language))
    reasons += _shared_scope(old, new)
    reasons += _omissions(old, new)
    return list(dict.fromkeys(reasons)), []


def _numbers(old: Wording, new: Wording, said: Wording) -> list[str]:
    before, after = Counter(q.key for q in old.quantities), Counter(q.key for q in new.quantities)
    spare = Counter(q.key for q in said.quantities)
    reasons = []
    for key, count in (after - before).items():
        if count > spare[key]:
            close = any(key[0] == other[0] for other in before)
            code = "T02" if close else "T01"
            reasons.append(f"{code}: “{_shown(new, key)}” is not what the source says.")
    for key in before - after:
        reasons.append(f"T12: “{_shown(old, key)}” is lost.")
    return reasons


def _shown(text: Wording, key: tuple[str, str, str]) -> str:
    return next(q.text for q in text.quantities if q.key == key)


def _hedges(old: Wording, new: Wording) -> list[str]:
    had, has = old.hedge_classes(), new.hedge_classes()
    reasons = [f"T14: The {name} wording of the source is lost." for name in sorted(had - has)]
    if "negation" in has - had:
        reasons.append("T14: A negation was added.")
    return reasons


def _words(old: Wording, new: Wording, said: Wording, heading: Wording) -> list[str]:
    reasons = []
    for token in new.content:
        if token.folded in old.folded or token.stem in old.stems or token.stem in said.stems:
            continue
        groups = old.lexicon.groups
        if any(groups.get(token.stem, frozenset()) & groups.get(s, frozenset()) for s in old.stems):
            continue
        if token.stem in heading.stems and token.is_name_like:
            continue
        code = "T13" if token.is_name_like else "T08"
        reasons.append(f"{code}: “{token.text}” is not in the source.")
    return reasons


def _shared_scope(old: Wording, new: Wording) -> list[str]:
    """ "Helped" and "contributed" say that others did it too: they must stay, or a verb of their kind."""
    tiers, groups = old.lexicon.tiers, old.lexicon.groups
    reasons = []
    for token in old.tokens:
        if tiers.get(token.stem, 9) > 1 or token.stem in new.stems:
            continue
        if not any(groups[token.stem] & groups.get(s, frozenset()) for s in new.stems):
            reasons.append(f"T09: “{token.text}” is lost, so the new text claims more.")
    return reasons


def _omissions(old: Wording, new: Wording) -> list[str]:
    lost = [t for t in old.content if t.stem not in new.stems and t.stem not in old.lexicon.droppable]
    names = [t for t in lost if t.is_name_like and not _is_german_noun(t, old)]
    reasons = [f"T12: “{t.text}” is lost." for t in names]
    if len(lost) > max(1, len(old.content) // 5):
        reasons.append("T12: Too much of the source is lost.")
    return reasons


def _is_german_noun(token: Token, text: Wording) -> bool:
    return text.language == "de" and token.text[1:].islower()
