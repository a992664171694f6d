"""The same words can still tell another story: numbers and names swapped, roles taken over, one made many."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from resumelib.improvement.compiled import compiled
from resumelib.improvement.deeds import finite_forms
from resumelib.improvement.figures import swapped_numbers, turned_directions
from resumelib.improvement.plurals import one_made_many
from resumelib.improvement.roles import (
    JOINT,
    claimed_change,
    dropped_with,
    lost_rank,
    taken_deeds,
    taken_roles,
)
from resumelib.improvement.romance import denies_more, lasts_longer, times
from resumelib.improvement.wording import PREFIXES, Token, Wording


def check_relations(old: Wording, new: Wording) -> list[str]:
    return [
        *swapped_numbers(old, new),
        *turned_directions(old, new),
        *taken_roles(old, new),
        *taken_deeds(old, new),
        *claimed_change(old, new),
        *dropped_with(old, new),
        *lost_rank(old, new),
        *one_made_many(old, new),
        *_rejoined(old, new),
        *lasts_longer(old, new),
        *denies_more(old, new),
    ]


@dataclass(slots=True)
class _Clause:
    """`verbs` and `things` are stems."""

    verbs: set[str]
    things: set[str]


_PRONOUNS = frozenset(("their", "its", "them", "they", "these", "those", "deren", "dessen", "leurs", "leur"))


def _pronouns(text: Wording) -> int:
    return sum(word in _PRONOUNS for word in text.sequence)


def _clauses(text: Wording, nouns: Collection[str] = ()) -> list[_Clause]:
    """Stems in `nouns` are verbs too: "customer advice" has one where the source says "advised". A clause without a verb belongs to the one before; a verb without an object shares the next one's."""
    found: list[_Clause] = []
    at = 0
    bounds = [(m.start(), m.end()) for m in JOINT.finditer(text.text)] + [(len(text.text), len(text.text))]
    for start, end in bounds:
        tokens = [t for t in text.content if at <= t.start < start]
        verbs = {t.stem for n, t in enumerate(tokens) if t.stem in nouns or _is_deed(t, text, first=n == 0)}
        apart = _apart_verbs(tokens, text, nouns)
        verbs |= apart.keys()
        things = {t.stem for t in tokens} - verbs - set(apart.values())
        if found and (not verbs or not found[-1].things):
            found[-1].verbs |= verbs
            found[-1].things |= things
        elif tokens:
            found.append(_Clause(verbs, things))
        at = end
    return found


def _apart_verbs(tokens: Sequence[Token], text: Wording, known: Collection[str]) -> dict[str, str]:
    """German: "abstimm" -> "stimm" for "stimmte sich … ab", of those verbs that are known."""
    if text.language != "de":
        return {}
    prefixes = PREFIXES & text.said
    return {
        p + s: t.stem
        for t in tokens
        if t.text[1:].islower()
        for p in prefixes
        for s in (t.stem, t.stem.removesuffix("e"))
        if p + s in known
    }


def _tail(text: Wording) -> set[str]:
    """What stands after the last joint's first preposition: "in public parks" may be said of every clause."""
    joints = [m.end() for m in JOINT.finditer(text.text)]
    start = joints[-1] if joints else 0
    tokens = [t for t in text.all_tokens if t.start >= start]
    cut = next((t.end for t in tokens[1:] if t.folded in text.lexicon.closed and t.folded not in text.lexicon.singular_markers), None)  # fmt: skip
    return {t.stem for t in text.content if cut is not None and t.start >= cut}


_JOINED_TO = re.compile(
    r"\b(?:mit|von|vom|für|bei|zwischen|aus|im|zur?m?) (?:d\w+ )?[A-ZÄÖÜ]\w+(?:, [A-ZÄÖÜ]\w+)* (?:und|oder|sowie) $"
)


def _is_deed(token: Token, text: Wording, *, first: bool) -> bool:
    if first and text.language == "en" and token.folded.endswith("ed"):
        return True
    if token.stem not in text.lexicon.tiers:
        known = text.language == "fr" and token.stem in compiled("fr").classes
        return known and first  # "réceptionné les livraisons" opens a statement too
    if (
        text.language == "de"
        and first
        and token.text[:1].isupper()
        and _JOINED_TO.search(text.text[: token.start])
    ):
        return False  # "mit Einkauf und Vertrieb"
    if text.language != "en":
        return first
    if token.folded.endswith("ing"):
        before = [t.folded for t in text.all_tokens if t.end <= token.start][-1:]
        if before and before[0] in ("including", "of", "for", "in", "the", "a", "on", "about", "with"):
            return False  # "including catering"
    return token.folded in finite_forms() or token.opens


_SUCH_AS = re.compile(r"\b(?:such as|including|like|namely|wie|z\. ?B\.|comme|tels? que|telles que|como)\b|:")


def _said_before_list(text: Wording) -> set[str]:
    """ "Tasks in accounts payable such as …": what stands before is said of every one."""
    match = _SUCH_AS.search(text.text)
    return {t.stem for t in text.content if match and t.end <= match.start()}


def _said_last(text: Wording) -> set[str]:
    """German: ", drei Jahre lang unfallfrei" at the end is said of all that stands before."""
    joints = [m for m in JOINT.finditer(text.text) if m.group().startswith((",", ";", " –", " —"))]
    if text.language != "de" or not joints:
        return set()
    last = [t for t in text.all_tokens if t.start >= joints[-1].end()]
    free = ("vor", "davon", "darunter", "insbesondere", "meist", "uberwiegend", "hauptsachlich", "taglich", "je", "in", "mit", "ca", "rund", "bis", "auch", "teils", "z")  # fmt: skip
    if not last or (last[0].text[:1].isupper() and not _WORDS_COUNTED.match(last[0].folded)) or _is_deed(last[0], text, first=True):  # fmt: skip
        return set()
    counted = any(q.start == last[0].start for q in text.quantities)
    return {t.stem for t in last} if counted or last[0].folded in free else set()


_WORDS_COUNTED = re.compile(r"\d")
_APART = frozenset(["an", "ab", "auf", "aus", "ein", "weiter", "vor", "mit", "zu", "durch"])


def _rejoined(old: Wording, new: Wording) -> list[str]:
    """An object moved to another verb: "sold cars, repaired bikes" is not "sold bikes, repaired cars"."""
    before = [c for c in _clauses(old) if c.verbs]
    apart = old.language == "de" and bool(old.sequence) and old.sequence[-1] in _APART
    if len(before) < 2 or apart or _only_shortened(old, new):
        return []
    deeds = {v for c in before for v in c.verbs}
    shared = _tail(old) | _said_before_list(old) | times(old)
    anywhere = _said_last(old) | _of_a_frame(old, new, before)
    reasons = []
    after, asides = _clauses(new, deeds), _asides(new)
    pronoun = _pronouns(old) > _pronouns(
        new
    )  # "answered their questions" became "answered employee questions"
    for clause in after:
        known = (clause.verbs | clause.things) & deeds
        if clause.verbs - deeds:
            continue  # other verbs stand for the source's: which for which is not told
        for thing in clause.things - deeds - anywhere if known else ():
            homes = [c for c in before if thing in c.things]
            if thing in shared and (
                clause is after[-1] or thing in asides or not _left_home(thing, homes, after)
            ):
                continue
            if homes and not pronoun and not any(known & home.verbs for home in homes):
                reasons.append(f"T11: “{_word(new, thing)}” belongs to another statement.")
    return reasons


def _asides(text: Wording) -> set[str]:
    """Stems of what stands between joints without a verb, after a preposition: "and, on Tuesdays, ran a club"."""
    found: set[str] = set()
    at = 0
    for match in JOINT.finditer(text.text):
        here = [t for t in text.all_tokens if at <= t.start < match.start()]
        content = [t for t in text.content if at <= t.start < match.start()]
        if (
            here
            and here[0].folded in text.lexicon.closed
            and not any(_is_deed(t, text, first=False) for t in content)
        ):
            found |= {t.stem for t in content}
        at = match.end()
    return found


def _left_home(thing: str, homes: list[_Clause], after: list[_Clause]) -> bool:
    """ "taught a class for seniors" goes on without its seniors: they moved to another deed."""
    deeds = {verb for home in homes for verb in home.verbs}
    return any(deeds & (c.verbs | c.things) and thing not in c.things for c in after)


def _of_a_frame(old: Wording, new: Wording, clauses: Sequence[_Clause]) -> set[str]:
    """German: "Einsatz in Betrieben, Montage …": where it all was."""
    first = old.content[0].folded if old.content else ""
    if old.language != "de" or first not in ("einsatz", "tatigkeit", "mitarbeit", "arbeit", "arbeiten"):
        return set()
    return clauses[0].things if clauses and old.content[0].stem not in new.stems else set()


def _only_shortened(old: Wording, new: Wording) -> bool:
    """Words went, none came and none moved."""
    rest = iter(t.stem for t in old.content)
    return all(any(t.stem == s for s in rest) for t in new.content)


def _word(text: Wording, stem_: str) -> str:
    return Counter(t.text for t in text.content if t.stem == stem_).most_common(1)[0][0]


__all__ = ["check_relations"]
