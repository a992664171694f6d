"""Gutters: vertical strips that no fragment crosses, and what stands beside them: columns, or rows of labels."""

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from statistics import median

from resumelib.parsing.fragments import Fragment, level, rows_of
from resumelib.parsing.relation import is_dated, relation, side_of
from resumelib.text.headings import heading_kind

TRIED = 12
_FEWEST_TITLES = 3
_OVERFLOWS = 20  # one line in so many may reach into the white space: a tag too wide for its column
_MOST_TITLE_WORDS = 3
_TITLE_AND_NOTES = 3  # short lines between columns and the next wide line
HEAD = 6  # lines of contact beside a name
_WEIGHT = {"columns": 1.6, "rows": 1.0, "unclear": 0.0, "tags": 0.0}


@dataclass(frozen=True, slots=True)
class Gutter:
    """`rows` where what stands beside it is read row by row."""

    x: float
    top: float
    bottom: float
    score: float
    rows: bool = False


def best_gutter(
    fragments: list[Fragment], known: Sequence[float] = (), across: frozenset[int] = frozenset()
) -> Gutter | None:
    """The vertical strip with the most text on both sides, over the longest stretch that nothing crosses.

    Independent columns are cut before rows of labels: rows stand inside columns more often than the other way round.
    `known` are places where a page before had its columns; `across` the ids of `centered` lines, which end columns.
    """
    if len(fragments) < 4:
        return None
    downward = sorted(fragments, key=_MIDDLE)
    found = [
        gutter
        for x in _candidates(fragments)
        for top, bottom, inside in _free_stretches(downward, x, across)
        if (gutter := _judged(inside, x, top, bottom)) is not None
    ]
    best: Gutter | None = None
    for gutter in sorted(found, key=lambda g: -g.score)[:TRIED]:
        if best is not None and best.score >= gutter.score * max(_WEIGHT.values()):
            break
        left, right = sides(fragments, gutter)
        kind = "tags" if _are_tags(left, right) else relation(*_beside(left, right))
        if kind == "unclear" and any(abs(gutter.x - x) < 8 for x in known):
            kind = "columns"
        score = gutter.score * _WEIGHT[kind]
        if score > 0 and (best is None or score > best.score):
            best = Gutter(gutter.x, gutter.top, gutter.bottom, score, kind == "rows")
    if best is not None and not best.rows:
        best = _within_text(fragments, _below_dates(fragments, _unless_between(fragments, best, found)))
    return _clipped(fragments, best) if best is not None else None


def _unless_between(fragments: list[Fragment], best: Gutter, found: Sequence[Gutter]) -> Gutter:
    """Another gutter, where all that stands between the two is level with lines of the far side.

    Places at the right edge of a left column, or dates at the left edge of a right one, belong to that column.
    """
    others = [
        g
        for g in found
        if abs(g.x - best.x) > 12 and g.top <= best.top + 1 and g.bottom >= min(best.bottom, 1e6) - 1
    ]
    for other in sorted(others, key=lambda g: -g.score)[:4]:
        low, high = sorted((best.x, other.x))
        beside = [f for f in fragments if best.top <= f.middle <= best.bottom]
        between = [f for f in beside if low <= f.x0 and f.x1 <= high + 0.5]
        near, far = (
            ([f for f in beside if f.x1 <= low + 0.5], [f for f in beside if f.x0 >= high])
            if other.x > best.x
            else ([f for f in beside if f.x0 >= high], [f for f in beside if f.x1 <= low + 0.5])
        )
        if not between or len(near) < 2 * len(between) or len(far) < 3:
            continue
        halves = (near + between, far) if other.x > best.x else (far, near + between)
        if _opens_level(between, near) and (
            relation(*halves) == "columns" or relation(*_beside(*sides(fragments, other))) == "columns"
        ):
            return other
    return best


def _opens_level(notes: list[Fragment], lines: list[Fragment]) -> bool:
    """Every note begins level with a line; what goes on below its first, in smaller type, may stand between lines."""
    last = float("-inf")
    for row in rows_of(notes):
        first = row[0]
        if not any(level(f, line) for f in row for line in lines) and first.middle - last > 1.55 * first.size:
            return False
        last = first.middle
    return True


def _below_dates(fragments: list[Fragment], gutter: Gutter) -> Gutter:
    """Columns begin below the last entry's date, where that ends at the edge at which dates above it end."""
    edges = [f.x1 for f in fragments if f.middle < gutter.top and f.x0 > gutter.x and is_dated([f])]
    top = gutter.top
    left, right = sides(fragments, gutter)
    for row in rows_of(right):
        note = row[0]
        beside = any(level(f, note) for f in left)
        if len(row) > 1 or not beside or not is_dated(row) or all(abs(note.x1 - x) > 2 for x in edges):
            break
        top = max([f.middle for f in (note, *left) if level(f, note)]) + 0.01
    return replace(gutter, top=top)


def _within_text(fragments: list[Fragment], gutter: Gutter) -> Gutter:
    """Columns without what only happens to be short beside nothing: the last line of a paragraph above them, and the
    title of the section below them, with a date or two under it before a wide line.
    """
    left, right = sides(fragments, gutter)
    first = min(left, key=_MIDDLE)
    top, bottom = gutter.top, gutter.bottom
    above = next((f for f in fragments if abs(f.middle + 0.01 - top) < 0.005), None)
    if above is not None and _goes_on(above, first) and all(f.top > first.bottom for f in right):
        second = min([f for f in left if f.middle > first.middle + 1], key=_MIDDLE, default=None)
        if second is not None and not _goes_on(first, second):
            top = first.middle + 0.01
    lowest = max([f.bottom for f in right]) - 1
    under = sorted([f for f in left if f.top >= lowest], key=_MIDDLE)
    most = len(under) if len(under) <= _TITLE_AND_NOTES and bottom < float("inf") else 1
    for title in under[-most:] if under else []:
        if len(title.words) <= _MOST_TITLE_WORDS and heading_kind(" ".join([w.text for w in title.words])):
            bottom = title.middle - 0.01
            break
    return replace(gutter, top=top, bottom=bottom)


def _goes_on(above: Fragment, below: Fragment) -> bool:
    """The next line of one paragraph."""
    step = below.middle - above.middle
    return 0 < step < 1.55 * above.size and abs(above.x0 - below.x0) < 1 and _one_look(above, below)


def _are_tags(left: list[Fragment], right: list[Fragment]) -> bool:
    """Short texts of one look in rows, each close to the next and no edge shared: boxes that flow like words."""
    pairs = []
    for one in left:
        beside = [other for other in right if abs(other.middle - one.middle) < 2]
        after = min(beside, key=lambda other: other.x0, default=None)
        if after is not None and after.x0 - one.x1 < 1.8 * one.size:
            pairs.append((one, after))
    if len(pairs) < 2 or any(len(f.words) > 4 for pair in pairs for f in pair):
        return False
    looks = {(round(f.size), f.bold, f.words[0].color) for pair in pairs for f in pair}
    ragged = min(
        max(edges) - min(edges) for edges in ([one.x1 for one, _ in pairs], [other.x0 for _, other in pairs])
    )
    return len(looks) == 1 and ragged > 2


def _beside(left: list[Fragment], right: list[Fragment]) -> tuple[list[Fragment], list[Fragment]]:
    """Both sides without what stands above or below all of the other."""
    top = max(min(f.top for f in left), min(f.top for f in right)) - 1
    bottom = min(max(f.bottom for f in left), max(f.bottom for f in right)) + 1
    trimmed = [[f for f in side if f.bottom > top and f.top < bottom] for side in (left, right)]
    return trimmed[0] or left, trimmed[1] or right


def _clipped(fragments: list[Fragment], gutter: Gutter) -> Gutter:
    """A few lines at the right of a page's head end where the head ends; they are no column beside all the rest."""
    left, right = sides(fragments, gutter)
    short, long = sorted((rows_of(left), rows_of(right)), key=len)
    if not 2 <= len(short) <= HEAD or len(long) < 3 * len(short) or _headed(short):
        return gutter
    first, last = long[0][0], short[-1][0]
    if abs(short[0][0].middle - first.middle) > 2.5 * max(first.size, last.size):
        return gutter
    starts = [m for m in side_of([f for row in long for f in row]).starts if m > last.middle]
    if not starts or starts[0] - last.middle > 4 * last.size or starts[0] >= gutter.bottom:
        return gutter
    bottom = starts[0] - 0.01
    inside = [row for row in long if row[0].middle < bottom]
    head = Gutter(gutter.x, gutter.top, bottom, gutter.score, gutter.rows)
    if len(inside) > HEAD or len(inside) < 1:
        return gutter
    return Gutter(head.x, head.top, bottom, head.score, relation(*sides(fragments, head)) != "columns")


def _headed(lines: list[list[Fragment]]) -> bool:
    """The first line stands out from the second: a section, not a note."""
    first, second = lines[0][0], lines[1][0]
    return first.size > 1.12 * second.size or (first.bold and not second.bold)


def sides(fragments: list[Fragment], gutter: Gutter) -> tuple[list[Fragment], list[Fragment]]:
    beside = [f for f in fragments if gutter.top <= f.middle <= gutter.bottom]
    return [f for f in beside if f.x0 < gutter.x], [f for f in beside if f.x0 >= gutter.x]


def _candidates(fragments: list[Fragment]) -> list[float]:
    """Left edges, the leftmost apart: a column begins at one of them."""
    edges = sorted(fragment.x0 for fragment in fragments)
    found: list[float] = []
    for edge in edges:
        if edge > edges[0] + 12 and (not found or edge - 0.6 - found[-1] > 2.0):
            found.append(edge - 0.6)
    return found


_MIDDLE = attrgetter("middle")


def centered(fragments: list[Fragment]) -> frozenset[int]:
    """The ids of lines alone on their row whose middle is that of all the text, whatever their length: titles over both sides."""
    if not fragments:
        return frozenset()
    middle = (min(f.x0 for f in fragments) + max(f.x1 for f in fragments)) / 2
    near = [f for f in fragments if abs((f.x0 + f.x1) / 2 - middle) < 2]
    edges = Counter(round(f.x0) for f in fragments)
    near = [
        f for f in near if sum(edges[round(f.x0) + n] for n in (-1, 0, 1)) < 7
    ]  # else flush left by chance
    alone = [
        f for f in near if not any(o is not f and abs(o.middle - f.middle) < 0.6 * f.size for o in fragments)
    ]
    if len(alone) < 3 or max(f.x0 for f in alone) - min(f.x0 for f in alone) < 8:
        return frozenset()
    return frozenset(id(f) for f in alone)


def titles_across(fragments: list[Fragment]) -> frozenset[int]:
    """The ids of titles at the left edge of a table: nothing beside any of them, and most short lines under them are
    level with one further right, where there are any. They part the rows above from those below, as titles over the whole width do.
    """
    if len(fragments) < 12:
        return frozenset()
    edge = min(f.x0 for f in fragments)
    size = median(f.size for f in fragments)
    flush = [f for f in fragments if f.x0 < edge + 2]
    titles = [f for f in flush if f.size > 1.12 * size and len(f.words) <= 5]
    if len(titles) < _FEWEST_TITLES:
        return frozenset()
    beyond = [f for f in fragments if f.x0 > edge + 6 * size]
    if any(f.top < t.bottom and f.bottom > t.top for t in titles for f in beyond):
        return frozenset()
    start = min((f.x0 for f in beyond), default=0.0)
    tops = sorted(t.middle for t in titles)
    filled = {bisect(tops, f.middle) for f in beyond}
    labels = [f for f in flush if f.size <= 1.12 * size and f.x1 < start and bisect(tops, f.middle) in filled]
    levels = sum(1 for f in labels if any(abs(f.middle - other.middle) < 1 for other in beyond))
    return frozenset(id(t) for t in titles) if levels >= max(2, 0.5 * len(labels)) else frozenset()


def twin_titles(left: list[Fragment], right: list[Fragment]) -> float:
    """Where, below rows of other texts, two known titles of one look stand side by side: columns begin there. Else infinity."""
    top = min(f.middle for f in left + right)
    for title in left:
        if title.middle < top + 2 * title.size or len(title.words) > _MOST_TITLE_WORDS:
            continue
        twin = next((f for f in right if abs(f.middle - title.middle) < 1 and _one_look(f, title)), None)
        if twin is None or len(twin.words) > _MOST_TITLE_WORDS:
            continue
        kinds = {heading_kind(" ".join(word.text for word in f.words)) for f in (title, twin)}
        below = [
            min([f for f in side if f.middle > title.middle + 2], key=_MIDDLE, default=None)
            for side in (left, right)
        ]
        if (
            len(kinds) == 2
            and "" not in kinds
            and all(f is not None and not _one_look(f, title) for f in below)
        ):
            return title.middle - 0.5 * title.size
    return float("inf")


def _one_look(one: Fragment, other: Fragment) -> bool:
    first, second = one.words[0], other.words[0]
    return (
        abs(one.size - other.size) < 0.3
        and one.bold == other.bold
        and (first.font, first.color) == (second.font, second.color)
    )


def _free_stretches(
    downward: list[Fragment], x: float, across: frozenset[int]
) -> list[tuple[float, float, list[Fragment]]]:
    """The stretches of the page where no fragment crosses x, each with what stands beside it; fragments by their height."""
    stretches: list[tuple[float, float, list[Fragment]]] = []
    inside: list[Fragment] = []
    top = float("-inf")
    for fragment in downward:
        if (fragment.x0 < x - 0.5 and fragment.x1 > x + 0.5) or id(fragment) in across:
            if inside:
                stretches.append((top, inside[-1].middle, inside))
            inside, top = [], fragment.middle + 0.01
        else:
            inside.append(fragment)
    if inside:
        stretches.append((top, float("inf"), inside))
    return stretches


def _judged(inside: list[Fragment], x: float, top: float, bottom: float) -> Gutter | None:
    left = [f for f in inside if f.x1 <= x + 0.5]
    right = [f for f in inside if f.x0 >= x - 0.5]
    if len(left) < 2 or len(right) < 2:
        return None
    shared_top = max(left[0].top, right[0].top)
    shared_bottom = min(left[-1].bottom, right[-1].bottom)
    beside = [f for f in left if f.bottom > shared_top and f.top < shared_bottom]
    others = [f for f in right if f.bottom > shared_top and f.top < shared_bottom]
    if len(beside) < 2 or len(others) < 2 or shared_bottom - shared_top < 12:
        return None
    edge = min(f.x0 for f in others)
    if edge > x + 3.0:
        return None  # the edge of the text itself is tried too, and reaches at least as far
    reach = sorted(f.x1 for f in beside)
    width = edge - reach[-1 - len(reach) // _OVERFLOWS]
    size = median(f.size for f in inside)
    if width < 0.5 * size:
        return None
    height = shared_bottom - shared_top
    count = min(len(beside), len(others))
    return Gutter(x, top, bottom, height * min(count, 12) * (1 + min(width / size, 6) / 12))
