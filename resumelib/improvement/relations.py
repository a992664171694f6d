"""The same words can still tell another story: numbers and names swapped, roles taken over, one made many."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from resumelib.improvement.licence import finite_forms
from resumelib.improvement.stems import stem
from resumelib.improvement.wording import Token, Wording
from resumelib.text.numbers import Quantity

_JOINT = re.compile(
    r"[,;.!?:]\s|\s(?:and|or|while|und|oder|sowie|et|ou|y|e|tandis que|mientras)\s|\s[–—]\s|\n"
)


def check_relations(old: Wording, new: Wording) -> list[str]:
    return [
        *_swapped_numbers(old, new),
        *_turned_directions(old, new),
        *_taken_roles(old, new),
        *_taken_deeds(old, new),
        *_claimed_change(old, new),
        *_one_made_many(old, new),
        *_rejoined(old, new),
    ]


# ---------------------------------------------------------------- numbers and directions


def _context(text: Wording, quantity: Quantity) -> set[str]:
    """Content stems of the number's own clause, near ones first."""
    start, end = _clause_around(text.text, quantity.start)
    return {t.stem for t in text.content if start <= t.start < end}


def _clause_around(text: str, at: int) -> tuple[int, int]:
    start = 0
    for match in _JOINT.finditer(text):
        if match.end() <= at:
            start = match.end()
        elif match.start() > at:
            return start, match.start()
    return start, len(text)


def _swapped_numbers(old: Wording, new: Wording) -> list[str]:
    if len({q.key for q in old.quantities}) < 2:
        return []
    reasons = []
    contexts = [(q.key, _context(old, q)) for q in old.quantities]
    for quantity in new.quantities:
        here = _context(new, quantity)
        own = [len(here & c) for key, c in contexts if key == quantity.key]
        other = [len(here & c) for key, c in contexts if key != quantity.key and key[1] == quantity.unit]
        if own and other and max(other) > max(own):
            reasons.append(f"T11: “{quantity.text}” belongs to another statement.")
        near = _neighbors(new, quantity)
        own_near = [near & _neighbors(old, q) for q in old.quantities if q.key == quantity.key]
        other_near = [near & _neighbors(old, q) for q in old.quantities if q.key != quantity.key]
        if own_near and not any(own_near) and any(other_near):
            reasons.append(f"T11: “{quantity.text}” counts something else in the source.")
    return reasons + _turned_ranges(old, new)


def _neighbors(text: Wording, quantity: Quantity) -> set[str]:
    """Stems of the content word before and the one after, in the number's own clause."""
    start, end = _clause_around(text.text, quantity.start)
    before = [t.stem for t in text.content if start <= t.start and t.end <= quantity.start]
    after = [t.stem for t in text.content if quantity.end <= t.start < end]
    return {*before[-1:], *after[:1]}


def _turned_ranges(old: Wording, new: Wording) -> list[str]:
    """ "8-10" is not "10-8", "75% - 89%" not "89% - 75%"."""

    def ranges(text: Wording) -> set[tuple[str, str]]:
        pairs = zip(text.quantities, text.quantities[1:], strict=False)
        return {
            (a.value, b.value)
            for a, b in pairs
            if re.fullmatch(
                r"[%€$ ]{0,2}\s*(?:-|–|—|→|->|/)\s*[€$]?", text.text[a.start + len(a.text) : b.start]
            )
        }

    was = ranges(old)
    return [
        f"T02: “{a}–{b}” is turned round."
        for a, b in sorted(ranges(new))
        if (b, a) in was and (a, b) not in was
    ]


def _direction(text: Wording, at: int) -> str:
    """ "from", "to" or "": the preposition right before, over an article or a sign."""
    before = [t for t in text.all_tokens if t.end <= at][-2:]
    for token in reversed(before):
        found = text.lexicon.directions.get(token.folded)
        if found:
            return found
        if token.folded not in text.lexicon.singular_markers:
            return ""
    return ""


def _turned_directions(old: Wording, new: Wording) -> list[str]:
    if not {"from", "to"} <= {_direction(old, t.start) for t in old.all_tokens} and not old.quantities:
        return []
    was: dict[object, set[str]] = {}
    for item in _items(old):
        was.setdefault(_key(item), set()).add(_direction(old, item.start))
    reasons = []
    for item in _items(new):
        here, there = _direction(new, item.start), was.get(_key(item), set())
        opposite = {"from": "to", "to": "from"}.get(here)
        if opposite and there == {opposite}:
            reasons.append(f"T02: “{item.text}” stands on the other side of the change.")
    return reasons


def _items(text: Wording) -> tuple[Quantity | Token, ...]:
    return (*text.quantities, *text.content)


def _key(item: Quantity | Token) -> object:
    return item.value if isinstance(item, Quantity) else item.stem


# ---------------------------------------------------------------- roles and deeds


_ARTICLES = frozenset(
    ("a", "an", "the", "this", "my", "our", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "einem", "einen",
     "le", "la", "les", "l", "un", "une", "el", "los", "las", "una")
)  # fmt: skip
_FOR = frozenset(("for", "fur", "pour", "para", "of", "de"))
_AS = {"en": "as", "de": "als", "fr": "tant", "es": "como"}


def _companion(text: Wording, index: int) -> bool:
    """Is the word at `index` of all_tokens reached by "to", "with", "by", "under" … in its own phrase?"""
    tokens = text.all_tokens
    for at in range(index - 1, max(-1, index - 6), -1):
        if _JOINT.search(text.text[tokens[at].end : tokens[at + 1].start + 1]):
            return False
        word = tokens[at].folded
        if word in text.lexicon.companions:
            duty = bool(at) and tokens[at - 1].stem in text.lexicon.droppable and word in _FOR
            return not duty  # "responsible for"
        if word in text.lexicon.closed and word not in _ARTICLES:
            return False
    return False


def _taken_roles(old: Wording, new: Wording) -> list[str]:
    """ "Reported to the director" must not become "Director reporting …"; nor "with management" "managed"."""

    def others(token: Token) -> bool:
        return token.folded in old.lexicon.roles or old.lexicon.tiers.get(token.stem, 0) >= 3

    held: dict[str, set[bool]] = {}
    for index, token in enumerate(old.all_tokens):
        if others(token):
            held.setdefault(token.stem, set()).add(_companion(old, index))
    reasons = []
    for index, token in enumerate(new.all_tokens):
        if _acts_as(new, index) and token.folded in new.lexicon.roles and not _said_as(old, token):
            reasons.append(f"T05: “as {token.text}” is not what the source says.")
        if held.get(token.stem) == {True} and not _companion(new, index) and not _modifies(new, index):
            reasons.append(f"T05: “{token.text}” is somebody else in the source.")
    return reasons + _nouns_made_verbs(old, new)


def _acts_as(text: Wording, index: int) -> bool:
    before = [t.folded for t in text.all_tokens[max(0, index - 3) : index]]
    return _AS.get(text.language, "as") in before


def _said_as(text: Wording, token: Token) -> bool:
    return any(t.stem == token.stem and _acts_as(text, i) for i, t in enumerate(text.all_tokens))


def _modifies(text: Wording, index: int) -> bool:
    """ "monthly management reports": the role only says whose."""
    tokens = text.all_tokens
    if text.language != "en" or index + 1 >= len(tokens) or tokens[index].opens:
        return False
    after = tokens[index + 1]
    return after.folded not in text.lexicon.closed and text.text[tokens[index].end : after.start] == " "


def _nouns_made_verbs(old: Wording, new: Wording) -> list[str]:
    """English "sales leads" does not license "led"."""
    if old.language != "en":
        return []
    reasons = []
    finite = finite_forms()
    for index, token in enumerate(new.all_tokens):
        if old.lexicon.tiers.get(token.stem, 0) < 3 or token.folded not in finite:
            continue
        if token.folded == "leading" and "leading" not in old.folded and not _is_participle(new, index):
            reasons.append("T13: “leading” is not what the source says of it.")
        same = [(i, t) for i, t in enumerate(old.all_tokens) if t.stem == token.stem]
        if same and not any(t.folded in finite or _acts(old, i) for i, t in same):
            reasons.append(f"T09: “{token.text}” is not what the source says was done.")
    return reasons


def _is_participle(text: Wording, index: int) -> bool:
    """ "…, leading a team", not "a leading product"."""
    tokens = text.all_tokens
    after = tokens[index + 1].folded if index + 1 < len(tokens) else ""
    joined = index == 0 or text.text[: tokens[index].start].rstrip().endswith(",") or tokens[index - 1].folded in ("and", "by", "while")  # fmt: skip
    return joined and (after in text.lexicon.closed or after[:1].isdigit())


def _acts(text: Wording, index: int) -> bool:
    """The noun or base form is the person's own deed: it opens the text, or follows "to", "and", "responsible for"."""
    if text.all_tokens[index].opens:
        return True
    before = [t.folded for t in text.all_tokens[max(0, index - 3) : index]]
    before = [w for w in before if w not in ("the", "a", "an", "overall")]
    return bool(before) and (before[-1] in ("to", "and", "i") or before[-2:] in (["responsible", "for"], ["charge", "of"]))  # fmt: skip


def _taken_deeds(old: Wording, new: Wording) -> list[str]:
    """ "Trained by senior nurses" must not become "Trained senior nurses"."""
    agents = {"en": "by", "de": "von", "fr": "par", "es": "por"}
    by = agents.get(old.language, "")
    tokens, reasons = old.all_tokens, []
    for index, token in enumerate(tokens[:-2]):
        if tokens[index + 1].folded != by or token.stem not in old.lexicon.tiers:
            continue
        if old.language == "de" and not re.fullmatch(r"[a-zäöüß]+(?:t|en)", token.text):
            continue
        doer = next((t for t in tokens[index + 2 : index + 5] if t.folded not in old.lexicon.closed), None)
        if doer is None or doer.folded.endswith("ing") or doer.text[0].isdigit():
            continue
        if _follows(new, token.stem, doer.stem, by):
            reasons.append(f"T09: “{token.text} {by} {doer.text}” was turned round.")
    return reasons


@cache
def _change() -> frozenset[str]:
    verbs = ("grow", "rise", "increase", "improve", "drop", "fall", "decrease", "climb", "decline", "double")
    return frozenset(stem(verb, "en") for verb in verbs)


@cache
def _causes() -> frozenset[str]:
    return _change() | {stem(w, "en") for w in ("raise", "boost", "lift", "reduce", "cut", "lower")}


_CAUSE = re.compile(r"\b(?:so that|such that|which|that|thereby|thus|by \w+ing)\b", re.IGNORECASE)


def _claimed_change(old: Wording, new: Wording) -> list[str]:
    """ "Sales rose by 20%" is not "raised sales by 20%": who did it is not said."""
    if old.language != "en":
        return []
    changes = [t for t in old.tokens if t.stem in _change() and t.folded in finite_forms()]
    if not changes or any(_made_it(old, t) for t in changes) or _CAUSE.search(old.text):
        return []
    claimed = [
        t for t in new.tokens if t.stem in _causes() and t.folded in finite_forms() and _made_it(new, t)
    ]
    return [f"T10: “{t.text}” claims a change the source only observes." for t in claimed]


def _made_it(text: Wording, token: Token) -> bool:
    """The verb has the person for its subject: it opens, or follows a comma or a joint."""
    before = text.text[: token.start].rstrip().casefold()
    return token.opens or before.endswith((",", ";", " and", " to", " i", " while"))


def _follows(text: Wording, deed: str, doer: str, by: str) -> bool:
    tokens = text.all_tokens
    for index, token in enumerate(tokens):
        if token.stem == deed:
            ahead = tokens[index + 1 : index + 4]
            if any(t.stem == doer for t in ahead) and all(t.folded != by for t in ahead):
                return True
    return False


# ---------------------------------------------------------------- one and many


def _one_made_many(old: Wording, new: Wording) -> list[str]:
    reasons = []
    for token in new.tokens:
        same = [(i, t) for i, t in enumerate(old.all_tokens) if t.stem == token.stem]
        if not same or not (_is_new_plural(token, same) or _german_many(new, token)):
            continue
        if all(_is_one(old, i) for i, _ in same):
            reasons.append(f"T02: “{token.text}” makes many of one.")
    return reasons


def _is_new_plural(token: Token, same: list[tuple[int, Token]]) -> bool:
    if token.folded.rstrip("s") in ("number", "morning", "evening", "night", "weekend", "afternoon"):
        return False
    return not any(t.folded == token.folded for _, t in same) and _looks_plural(token, same[0][1])


def _looks_plural(token: Token, single: Token) -> bool:
    a, b = token.folded, single.folded
    if "'" in a or "’" in a:
        return False
    return a.endswith(("s", "x")) and not b.endswith("s") and len(a) > len(b) and a[:3] == b[:3]


def _german_many(new: Wording, token: Token) -> bool:
    """ "eines Teams" and "von Teams" look alike: the article tells."""
    if new.language != "de":
        return False
    index = new.all_tokens.index(token)
    before = new.all_tokens[index - 1].folded if index else ""
    return token.text[:1].isupper() and before in (
        "von",
        "mehrerer",
        "vieler",
        "mit",
        "an",
        "in",
        "fur",
        "bei",
    )


def _is_one(text: Wording, index: int) -> bool:
    """A singular head noun after "a", "the", "one" …, not the first half of a compound."""
    tokens = text.all_tokens
    here = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    touching = after is not None and not text.text[here.end : after.start].strip(" ")
    if text.language == "en" and touching and after is not None and after.folded not in text.lexicon.closed:
        return False
    for token in reversed(tokens[max(0, index - 3) : index]):
        if token.folded in text.lexicon.singular_markers:
            return True
        if token.folded in text.lexicon.closed or (text.language == "de" and token.text[:1].isupper()):
            return False
    return False


# ---------------------------------------------------------------- verbs and their objects


@dataclass(slots=True)
class _Clause:
    """`verbs` and `things` are stems."""

    verbs: set[str]
    things: set[str]


def _clauses(text: Wording) -> list[_Clause]:
    """A clause without a verb belongs to the one before; a verb without an object shares the next one's."""
    found: list[_Clause] = []
    at = 0
    bounds = [(m.start(), m.end()) for m in _JOINT.finditer(text.text)] + [(len(text.text), len(text.text))]
    for start, end in bounds:
        tokens = [t for t in text.content if at <= t.start < start]
        verbs = {t.stem for n, t in enumerate(tokens) if _is_deed(t, text, first=n == 0)}
        things = {t.stem for t in tokens} - verbs
        if found and (not verbs or not found[-1].things):
            found[-1].verbs |= verbs
            found[-1].things |= things
        elif tokens:
            found.append(_Clause(verbs, things))
        at = end
    return found


def _tail(text: Wording) -> set[str]:
    """What stands after the last joint's first preposition: "in public parks" may be said of every clause."""
    joints = [m.end() for m in _JOINT.finditer(text.text)]
    start = joints[-1] if joints else 0
    tokens = [t for t in text.all_tokens if t.start >= start]
    cut = next((t.end for t in tokens[1:] if t.folded in text.lexicon.closed and t.folded not in text.lexicon.singular_markers), None)  # fmt: skip
    return {t.stem for t in text.content if cut is not None and t.start >= cut}


def _is_deed(token: Token, text: Wording, *, first: bool) -> bool:
    if token.stem not in text.lexicon.tiers:
        return False
    if text.language != "en":
        return first
    return token.folded in finite_forms() or token.opens


_APART = frozenset(["an", "ab", "auf", "aus", "ein", "weiter", "vor", "mit", "zu", "durch"])


def _rejoined(old: Wording, new: Wording) -> list[str]:
    """An object moved to another verb: "sold cars, repaired bikes" is not "sold bikes, repaired cars"."""
    before = [c for c in _clauses(old) if c.verbs]
    apart = old.language == "de" and bool(old.sequence) and old.sequence[-1] in _APART
    if len(before) < 2 or apart or _only_shortened(old, new):
        return []
    deeds = {v for c in before for v in c.verbs}
    shared = _tail(old)
    reasons = []
    for clause in _clauses(new):
        known = (clause.verbs | clause.things) & deeds
        for thing in clause.things - shared - deeds if known else ():
            homes = [c for c in before if thing in c.things]
            if homes and not any(known & home.verbs for home in homes):
                reasons.append(f"T11: “{_word(new, thing)}” belongs to another statement.")
    return reasons


def _only_shortened(old: Wording, new: Wording) -> bool:
    """Words went, none came and none moved."""
    rest = iter(t.stem for t in old.content)
    return all(any(t.stem == s for s in rest) for t in new.content)


def _word(text: Wording, stem_: str) -> str:
    return Counter(t.text for t in text.content if t.stem == stem_).most_common(1)[0][0]


__all__ = ["check_relations"]
