"""Dates set in a narrow pile beside an entry ("January 2020", a dash and "March 2021" one under the other) as one line.

The pile is seldom level with the lines of the entry: it is read on the line that it begins nearest to.
"""

from collections.abc import Sequence

from resumelib.parsing.fragments import Fragment
from resumelib.text.dates import find_dates, is_present

_DASHES = ("-", "–", "—", "−")
_NEXT = 2.4  # of the type's size: from one line of a pile to the next
_NEXT_LINE = 1.8  # of it: from one line of a text to the next
_LEVEL = 0.9  # of it: how far above or below the line beside it a pile may begin
_MOST_WORDS = 4


def with_stacks_joined(fragments: list[Fragment]) -> list[Fragment]:
    """The same list where no pile is found, as on nearly every page."""
    opened = [f for f in fragments if len(f.words) <= _MOST_WORDS and _opens(f)]
    if not opened:
        return fragments
    short = [f for f in fragments if len(f.words) <= _MOST_WORDS]
    short.sort(key=lambda f: f.y)
    used: set[int] = set()
    joined: list[Fragment] = []
    for middle in opened:
        pile = _pile(middle, short)
        beside = _beside(pile, fragments) if pile and used.isdisjoint(map(id, pile)) else None
        if beside is not None:
            used.update(map(id, pile))
            joined.append(_as_one(pile, beside))
    return [f for f in fragments if id(f) not in used] + joined


def _opens(fragment: Fragment) -> bool:
    """What a pile is known by: a line that begins or ends with a dash, or a label ("Awarded on:")."""
    last = fragment.words[-1].text
    return _begins_with_dash(fragment) or last.endswith(_DASHES) or (last.endswith(":") and len(last) < 12)


def _begins_with_dash(fragment: Fragment) -> bool:
    """The dash may have been taken for a bullet."""
    first = fragment.words[0]
    return first.text in _DASHES or first.bullet in _DASHES


def _pile(middle: Fragment, short: Sequence[Fragment]) -> list[Fragment]:
    """Top to bottom; empty where it is none."""
    below = _under(middle, short)
    if middle.words[-1].text.endswith(_DASHES) and _is_date(_text(middle).rstrip(" -–—−")):
        return _open_range(middle, short)
    if not _begins_with_dash(middle):
        return [middle, below] if below is not None and _is_date(_text(below)) else []
    start = next((f for f in short if _is_above(f, middle) and _is_date(_text(f))), None)
    if start is None:
        return []
    pile = [start, middle]
    if middle.words[0].bullet and not (_is_date(_text(middle)) or is_present(_text(middle))):
        return []
    if middle.words[-1].text in _DASHES:
        if below is None or not (_is_date(_text(below)) or is_present(_text(below))):
            return []
        pile.append(below)
    rest = _under(pile[-1], short)
    if rest is not None and rest.words[0].text[:1].isalnum() and not find_dates(_text(rest)):
        pile.append(rest)  # how long it was
    return pile


def _open_range(first: Fragment, short: Sequence[Fragment]) -> list[Fragment]:
    """ "Jan 2025 –" with "Present" on the next line, at whichever edge: a range too wide for its place."""
    for other in short:
        if 0.9 * first.size < other.y - first.y < _NEXT_LINE * first.size and _shares_edge(first, other):
            return [first, other] if _is_date(_text(other)) or is_present(_text(other)) else []
    return []


def _shares_edge(one: Fragment, other: Fragment) -> bool:
    return abs(one.x0 - other.x0) < 2.0 or abs(one.x1 - other.x1) < 2.0


def _text(fragment: Fragment) -> str:
    return " ".join([word.text for word in fragment.words])


def _is_date(text: str) -> bool:
    dates = find_dates(text)
    return bool(dates) and sum([date.end - date.start for date in dates]) > 0.8 * len(text)


def _is_above(one: Fragment, other: Fragment) -> bool:
    """Right over it, or before it on its line."""
    if abs(one.y - other.y) < 1.0:
        return 0 <= other.x0 - one.x1 < 2 * other.size
    return 0 < other.y - one.y < _NEXT * other.size and _is_in_line(one, other)


def _under(fragment: Fragment, short: Sequence[Fragment]) -> Fragment | None:
    for other in short:
        if 1.0 < other.y - fragment.y < _NEXT * fragment.size and _is_in_line(fragment, other):
            return other
    return None


def _is_in_line(one: Fragment, other: Fragment) -> bool:
    """The same right edge or the same middle. A common left edge is any list's."""
    middle = abs(one.x0 + one.x1 - other.x0 - other.x1) < 2 * one.size
    return min(one.x1, other.x1) > max(one.x0, other.x0) and (middle or abs(one.x1 - other.x1) < 2.0)


def _beside(pile: Sequence[Fragment], fragments: Sequence[Fragment]) -> Fragment | None:
    """The line left of the pile that it begins nearest to."""
    first, edge = pile[0], min(f.x0 for f in pile)
    level = [
        f
        for f in fragments
        if f.x0 < edge
        and f.x1 < edge + f.size
        and abs(f.middle - first.middle) < _LEVEL * max(f.size, first.size)
    ]
    return min(level, key=lambda f: abs(f.middle - first.middle), default=None)


def _as_one(pile: Sequence[Fragment], beside: Fragment) -> Fragment:
    words = [word for f in pile for word in f.words]
    for word in words:
        word.text, word.bullet, word.glued = word.bullet + word.text, "", False
    one = Fragment(words)
    one.x0 = min(f.x0 for f in pile)
    one.y, one.middle, one.top, one.bottom = beside.y, beside.middle, beside.top, beside.bottom
    return one
