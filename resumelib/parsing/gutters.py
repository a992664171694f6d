"""Gutters: vertical strips that no fragment crosses, and what stands beside them: columns, or rows of labels."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from resumelib.parsing.fragments import Fragment, level, rows_of

TRIED = 12
HEAD = 6  # lines of contact beside a name
SHORT = 4  # lines; below it, what is level is read line by line
_LEVEL = re.compile(  # how well a language or a tool is known, as tables say it
    r"\b(?:[ABC][12]|nativ\w*|mutter\w*|maternelle|materna|madre|fluent\w*|flie[sß]+end|courant|fluido|fluente|fluida|proficien\w+"
    r"|advanced|intermediate|beginner|basic|expert|fortgeschritten|grund\w+|verhandlung\w+|avancé|intermédiaire|débutant"
    r"|avanzado|intermedio|básico|avançado|avanzato|ojczysty|biegły|moedertaal|vloeiend|bilingu\w+)\b|[★●○⬤]{2}",
    re.IGNORECASE,
)
_WEIGHT = {"columns": 1.6, "rows": 1.0, "unclear": 0.0}


@dataclass(frozen=True, slots=True)
class Gutter:
    """`rows` where what stands beside it is read row by row."""

    x: float
    top: float
    bottom: float
    score: float
    rows: bool = False


def best_gutter(fragments: list[Fragment], known: Sequence[float] = ()) -> Gutter | None:
    """The vertical strip with the most text on both sides, over the longest stretch that nothing crosses.

    Independent columns are cut before rows of labels: rows stand inside columns more often than the other way round.
    `known` are places where a page before had its columns.
    """
    if len(fragments) < 4:
        return None
    found = [
        gutter
        for x in _candidates(fragments)
        for top, bottom, inside in _free_stretches(fragments, x)
        if (gutter := _judged(inside, x, top, bottom)) is not None
    ]
    best: Gutter | None = None
    for gutter in sorted(found, key=lambda g: -g.score)[:TRIED]:
        if best is not None and best.score >= gutter.score * max(_WEIGHT.values()):
            break
        left, right = sides(fragments, gutter)
        relation = _relation(*_beside(left, right))
        if relation == "unclear" and any(abs(gutter.x - x) < 8 for x in known):
            relation = "columns"
        score = gutter.score * _WEIGHT[relation]
        if score > 0 and (best is None or score > best.score):
            best = Gutter(gutter.x, gutter.top, gutter.bottom, score, relation == "rows")
    if best is not None and not best.rows:
        best = _unless_between(fragments, best, found)
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
        if (
            all(any(level(f, n) for n in near) for f in between)
            and _relation(*((near + between, far) if other.x > best.x else (far, near + between)))
            == "columns"
        ):
            return other
    return best


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
    return Gutter(head.x, head.top, bottom, head.score, _relation(*sides(fragments, head)) != "columns")


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
        if edge > edges[0] + 12 and (not found or edge - 0.6 - found[-1] > 3.0):
            found.append(edge - 0.6)
    return found


def _free_stretches(fragments: list[Fragment], x: float) -> list[tuple[float, float, list[Fragment]]]:
    """The stretches of the page where no fragment crosses x, each with what stands beside it."""
    stretches: list[tuple[float, float, list[Fragment]]] = []
    inside: list[Fragment] = []
    top = float("-inf")
    for fragment in sorted(fragments, key=lambda f: f.middle):
        if fragment.x0 < x - 0.5 and fragment.x1 > x + 0.5:
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
    width = min(f.x0 for f in others) - max(f.x1 for f in beside)
    size = median(f.size for f in inside)
    if width < 0.5 * size:
        return None
    height = shared_bottom - shared_top
    count = min(len(beside), len(others))
    return Gutter(x, top, bottom, height * min(count, 12) * (1 + min(width / size, 6) / 12))


# ---------------------------------------------------------------- columns or rows?


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a gutter: its lines, and where its blocks (paragraphs, entries) begin."""

    lines: list[list[Fragment]]
    starts: list[float]
    leading: float

    @property
    def extent(self) -> float:
        return max(self.middle(line) for line in self.lines) - min(self.middle(line) for line in self.lines)

    @property
    def density(self) -> float:
        """Lines there are, of the lines there could be between the first and the last."""
        return min(1.0, len(self.lines) / (self.extent / max(self.leading, 1.0) + 1))

    @staticmethod
    def middle(line: list[Fragment]) -> float:
        return line[0].middle


def side_of(fragments: list[Fragment]) -> Side:
    lines = rows_of(fragments)
    middles = [line[0].middle for line in lines]
    sizes = median(line[0].size for line in lines)
    steps = [b - a for a, b in itertools.pairwise(middles) if b - a > 0.5 * sizes]
    leading = min(sorted(steps)[len(steps) // 4] if steps else 1.3 * sizes, 1.8 * sizes)
    starts = [middles[0]]
    for before, line in itertools.pairwise(lines):
        step = line[0].middle - before[0].middle
        if step > 1.25 * leading or line[0].size > 1.12 * before[0].size:
            starts.append(line[0].middle)
    return Side(lines, starts, leading)


def _relation(left: list[Fragment], right: list[Fragment]) -> str:
    """`rows` where the sides are labels (or dates) and what they stand beside, `columns` where they are independent.

    `unclear` where the label side is a mixture: another gutter has to be cut first.
    """
    one, two = side_of(left), side_of(right)
    if max(len(one.lines), len(two.lines)) <= SHORT and _levelled(left, right, one, two):
        return _of_few_lines(left, right, one, two)
    sparse = min((one, two), key=lambda side: len(side.lines))
    if _two_titles(one, two) and (sparse.density > 0.7 or not _levelled(left, right, one, two)):
        return "columns"
    if not _row_wise(left, right, one, two) and not _banded(left, right, one, two):
        return "columns"
    narrow = narrow_left(left, right)
    if narrow and not _one_edge(left):
        return "unclear"
    if not narrow and len(one.lines) < 0.85 * len(two.lines):
        return "unclear"  # few lines at the left, but wide ones: a text of its own, not labels
    return "rows"


def _two_titles(one: Side, two: Side) -> bool:
    """Both sides begin level, with titles of one look that stand out from what follows."""
    first, second = one.lines[0][0], two.lines[0][0]
    if abs(first.middle - second.middle) > 0.5 * first.size or min(len(one.lines), len(two.lines)) < 3:
        return False
    looks = [(round(f.size), f.bold, f.words[0].font, f.words[0].color) for f in (first, second)]
    below = [
        (round(f.size), f.bold, f.words[0].font, f.words[0].color) for f in (one.lines[1][0], two.lines[1][0])
    ]
    figures = any(c.isdigit() for f in (first, second) for word in f.words for c in word.text)
    return looks[0] == looks[1] and looks[0] not in below and not figures


def narrow_left(left: list[Fragment], right: list[Fragment]) -> bool:
    """True where the labels stand at the left: that side is the narrower one."""
    first, second = (max([f.x1 - f.x0 for f in side]) for side in (left, right))
    if abs(first - second) > 0.15 * max(first, second):
        return first < second
    return len(left) <= len(right)


def band_tops(left: list[Fragment], right: list[Fragment], dense: Side | None = None) -> list[float]:
    """Where the text goes on after white space across both sides that is more than the space between their lines."""
    dense = dense or max((side_of(left), side_of(right)), key=lambda side: len(side.lines))
    size = median(line[0].size for line in dense.lines)
    least = max(1.1 * size, 1.35 * (dense.leading - 0.97 * size))
    tops: list[float] = []
    bottom = float("-inf")
    for fragment in sorted(left + right, key=lambda f: f.top):
        if fragment.top - bottom > least:
            tops.append(fragment.top - 0.01)
        bottom = max(bottom, fragment.bottom)
    return tops


def _banded(left: list[Fragment], right: list[Fragment], one: Side, two: Side) -> bool:
    """White space across both sides cuts them into bands; in nearly each, a few lines of label at its top or middle."""
    sparse, dense = (one, two) if len(one.lines) <= len(two.lines) else (two, one)
    if sparse.density >= 0.5:
        return False
    placed = alone = 0
    for top, bottom in itertools.pairwise([*band_tops(left, right, dense), float("inf")]):
        label = [line[0] for line in sparse.lines if top <= line[0].middle < bottom]
        body = [line[0] for line in dense.lines if top <= line[0].middle < bottom]
        if not label or not body:
            alone += bool(label)
            continue
        at_top = abs(label[0].top - body[0].top) <= 1.2 * body[0].size
        centered = (
            abs(label[0].middle + label[-1].middle - body[0].middle - body[-1].middle) <= 2 * body[0].size
        )
        placed += len(label) <= 3 and (at_top or centered)
        alone += not (len(label) <= 3 and (at_top or centered))
    return placed >= 4 and placed >= 0.7 * (placed + alone)


def _levelled(left: list[Fragment], right: list[Fragment], one: Side, two: Side) -> bool:
    """Every line of the side with fewer lines is level with one of the other."""
    few, many = (one, two) if len(one.lines) <= len(two.lines) else (two, one)
    tolerance = 0.35 * min(median(f.size for f in left), median(f.size for f in right))
    return _share(middles(few), middles(many), tolerance) == 1.0


def level_all(left: list[Fragment], right: list[Fragment]) -> bool:
    """A table: as many lines on both sides, each level with its neighbor."""
    one, two = side_of(left), side_of(right)
    return len(one.lines) == len(two.lines) and _levelled(left, right, one, two)


def _of_few_lines(left: list[Fragment], right: list[Fragment], one: Side, two: Side) -> str:
    """An entry's head (employer and place over title and dates) reads line by line: no gutter there.

    A narrow pile of dates at the left is a label; two lists with headings of their own are columns.
    """
    width = max(f.x1 for f in right) - min(f.x0 for f in left)
    if max(f.x1 for f in left) - min(f.x0 for f in left) < 0.22 * width and _dated(one):
        return "rows"
    edge = min(f.x0 for f in right) - 0.12 * width
    if max(f.x1 for f in right) - edge < 0.4 * width and any(line[-1].x1 > edge for line in one.lines[1:]):
        return "rows"  # notes beside running text
    if min(len(one.lines), len(two.lines)) > 2 and _running(one) and _running(two):
        return "columns"
    lists = len(one.lines) > 2 and len(two.lines) > 2 and not (_one_look(one) or _one_look(two))
    starts = [line[0].x0 for line in two.lines]
    return "columns" if lists and max(starts) - min(starts) <= 3.0 else "unclear"


def _one_edge(fragments: list[Fragment]) -> bool:
    """Labels share their left or their right edge."""
    for edges in (
        [f.x0 for f in fragments],
        [f.x1 for f in fragments],
        [(f.x0 + f.x1) / 2 for f in fragments],
    ):
        common = max(sum(1 for e in edges if abs(e - edge) <= 6.0) for edge in edges)
        if common >= 0.6 * len(edges):
            return True
    return False


def _row_wise(left: list[Fragment], right: list[Fragment], one: Side, two: Side) -> bool:
    sparse, dense = (one, two) if len(one.lines) <= len(two.lines) else (two, one)
    tolerance = 0.35 * min(median(f.size for f in left), median(f.size for f in right))
    line_hits = _share(middles(sparse), middles(dense), tolerance)
    start_hits = _share(sparse.starts[1:] or sparse.starts, dense.starts, tolerance)
    if line_hits < 0.5 and start_hits < 0.75:
        return False
    if len(sparse.lines) >= 2 and line_hits >= 0.85 and sparse.density < 0.5:
        return True
    if len(sparse.starts) >= 3 and start_hits >= 0.75 and sparse.density < 0.85:
        return True
    if line_hits >= 0.85 and _looks_tabular(one, two):
        return True
    return len(sparse.starts) == 2 and start_hits >= 0.9 and sparse.density < 0.45


def middles(side: Side) -> list[float]:
    return [line[0].middle for line in side.lines]


def _share(wanted: list[float], offered: list[float], tolerance: float) -> float:
    if not wanted:
        return 0.0
    hits = sum(1 for value in wanted if any(abs(value - other) <= tolerance for other in offered))
    return hits / len(wanted)


def _looks_tabular(one: Side, two: Side) -> bool:
    """Cells side by side: as many lines on both sides, or one side mostly dates or figures."""
    narrow = min((one, two), key=lambda side: median(line[-1].x1 - line[0].x0 for line in side.lines))
    if _dated(narrow):
        return True
    if len(one.lines) != len(two.lines) or any(len(line) > 1 for side in (one, two) for line in side.lines):
        return False
    looks = [
        {(line[0].bold, round(line[0].size), line[0].words[0].color) for line in side.lines}
        for side in (one, two)
    ]
    if all(len(look) == 1 for look in looks) and looks[0] != looks[1]:
        return True  # labels in one look, values in another
    levels = sum(1 for line in two.lines if _LEVEL.search(" ".join(word.text for word in line[0].words)))
    return levels >= 0.5 * len(two.lines)


def _dated(side: Side) -> bool:
    """Mostly short lines with figures in them: dates, levels, marks."""
    text = [" ".join(word.text for f in line for word in f.words) for line in side.lines]
    return sum(1 for line in text if any(c.isdigit() for c in line) and len(line) < 26) >= 0.6 * len(text)


def _running(side: Side) -> bool:
    """Lines of running text: several words each, and all but the last about as wide as the column."""
    full = max(line[-1].x1 for line in side.lines) - min(line[0].x0 for line in side.lines)
    wide = sum(1 for line in side.lines[:-1] if line[-1].x1 - line[0].x0 > 0.8 * full)
    words = sum(len(f.words) for line in side.lines for f in line)
    return wide >= 0.8 * (len(side.lines) - 1) and words >= 4 * len(side.lines)


def _one_look(side: Side) -> bool:
    """No heading on top: the first line looks like the next."""
    if len(side.lines) < 2:
        return True
    first, second = side.lines[0][0], side.lines[1][0]
    return abs(first.size - second.size) < 0.3 and first.bold == second.bold
