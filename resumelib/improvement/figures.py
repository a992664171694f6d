"""Numbers that changed places: counted things, ranges turned round, "from" and "to" confused."""

import re

from resumelib.improvement.compiled import compiled
from resumelib.improvement.roles import JOINT
from resumelib.improvement.wording import Token, Wording
from resumelib.text.numbers import Quantity
from resumelib.text.tokens import fold


def _context(text: Wording, quantity: Quantity) -> set[str]:
    """Content stems of the number's own clause, near ones first."""
    start, end = _clause_around(text.text, quantity.start)
    found = {t.stem for t in text.content if start <= t.start < end}
    things = (
        found - text.lexicon.tiers.keys() - compiled(text.language).classes.keys()
    )  # in German the verb stands far from its object
    return things if things and text.language == "de" else found


def _clause_around(text: str, at: int) -> tuple[int, int]:
    start = 0
    for match in JOINT.finditer(text):
        if match.end() <= at:
            start = match.end()
        elif match.start() > at:
            return start, match.start()
    return start, len(text)


def swapped_numbers(old: Wording, new: Wording) -> list[str]:
    if len({q.key for q in old.quantities}) < 2:
        return []
    reasons = []
    contexts = [(q.key, _context(old, q)) for q in old.quantities]
    for quantity in new.quantities:
        here = _context(new, quantity)
        own = [len(here & c) for key, c in contexts if key == quantity.key]
        other = [len(here & c) for key, c in contexts if key != quantity.key and key[1] == quantity.unit]
        if any(key == quantity.key and c and c <= here for key, c in contexts):
            other = []  # all of its own statement is still beside it; others joined
        counted = _counted(new, quantity)
        told_apart = any(_counted(old, q) != counted for q in old.quantities if q.key != quantity.key)
        same = (
            bool(counted)
            and (told_apart or old.language != "de")
            and any(_counted(old, q) == counted for q in old.quantities if q.key == quantity.key)
        )
        if own and other and max(other) > max(own) and not same:
            reasons.append(f"T11: “{quantity.text}” belongs to another statement.")
        near = _neighbors(new, quantity)
        own_near = [near & _neighbors(old, q) for q in old.quantities if q.key == quantity.key]
        if _counts_another(new, quantity, old):
            reasons.append(f"T11: “{quantity.text}” counts something else in the source.")
        other_near = [
            near & _neighbors(old, q)
            for q in old.quantities
            if q.key != quantity.key and q.unit == quantity.unit and _is_year(q) == _is_year(quantity)
        ]
        if own_near and not any(own_near) and any(other_near):
            reasons.append(f"T11: “{quantity.text}” counts something else in the source.")
    return reasons + _turned_ranges(old, new)


def _counts_another(new: Wording, quantity: Quantity, old: Wording) -> bool:
    """ "6 engineers across 2 teams": what follows a number right away is what it counts."""
    mine = _counted(new, quantity)
    own = {_counted(old, q) for q in old.quantities if q.key == quantity.key}
    others = {_counted(old, q) for q in old.quantities if q.key != quantity.key and q.unit == quantity.unit}
    return bool(mine) and mine in others and mine not in own and "" not in own


def _counted(text: Wording, quantity: Quantity) -> str:
    after = next((t for t in text.all_tokens if t.start >= quantity.end), None)
    if after is None or after.folded in text.lexicon.closed or text.text[quantity.end : after.start].strip():
        return ""
    return after.stem


def _is_year(quantity: Quantity) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", quantity.text))


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


_FROM_TO = re.compile(
    r"\b(?:del?|du|d['’]|desde)\s*(?:la\s|el\s|l['’])?(\S+?)(?:\s[%€$]|\s\w+)?\s+(?:al?|à|au|aux|vers|hacia|hasta)\s+(?:la\s|le\s|el\s|l['’])?([^\s,;.]+)"
)


def _turned_pairs(old: Wording, new: Wording) -> list[str]:
    """French and Spanish: "du français à l'espagnol" the other way round; "à" and "de" alone are no direction."""
    was = {(fold(a), fold(b)) for a, b in _FROM_TO.findall(old.text.casefold())}
    now = {(fold(a), fold(b)) for a, b in _FROM_TO.findall(new.text.casefold())}
    return [f"T02: “{a}” stands on the other side of the change." for a, b in sorted(now) if (b, a) in was]


_FROM_TO_DE = re.compile(r"\b(?:von|vom|aus)\b(?:(?!\bund\b)[^,;]){1,40}\b(?:auf|zu|zum|zur|nach|in)\b")


def turned_directions(old: Wording, new: Wording) -> list[str]:
    return _turned_pairs(old, new) if old.language in ("fr", "es") else _turned_items(old, new)


def _turned_items(old: Wording, new: Wording) -> list[str]:
    anchors: tuple[Quantity | Token, ...] = old.all_tokens
    both = {"from", "to"} <= {_direction(old, t.start) for t in anchors}
    if not both and not old.quantities:
        return []
    if old.language == "de" and not old.quantities and not _FROM_TO_DE.search(old.text):
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
