"""Reading order from geometry: words -> fragments -> gutters -> columns, rows and lines.

A *fragment* is words on one baseline with ordinary spaces between them. A *gutter* is a vertical strip that no
fragment crosses over several lines. What stands beside it is either two columns (each read to its end) or a table of
rows (labels or dates beside what they belong to, read row by row): `_reads_by_rows` holds the evidence for either.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from resumelib.parsing.words import Word

MAX_DEPTH = 12


class Fragment:
    """Words on one baseline with ordinary spaces between."""

    __slots__ = ("bottom", "size", "top", "words", "x0", "x1", "y")

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.x0 = words[0].x0
        self.x1 = max(word.x1 for word in words)
        self.size = max(word.size for word in words)
        self.y = max(words, key=lambda w: len(w.text) * w.size).y
        self.top = min(word.top for word in words)
        self.bottom = max(word.bottom for word in words)

    @property
    def middle(self) -> float:
        return self.y - 0.3 * self.size

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    def __repr__(self) -> str:
        return f"<{' '.join(w.text for w in self.words)} {self.x0:.0f}-{self.x1:.0f} @{self.y:.0f}>"


@dataclass(frozen=True, slots=True)
class Row:
    """Fragments side by side that are read as one line, left to right, and the column they stand in."""

    fragments: tuple[Fragment, ...]
    column: int


@dataclass(frozen=True, slots=True)
class _Gutter:
    x: float
    top: float
    bottom: float
    score: float
    rows: bool = False


def order_page(words: Sequence[Word]) -> tuple[list[Row], int]:
    """Rows of a page in reading order, and how many columns stand side by side at most."""
    fragments = fragments_of(words)
    arranged: list[Row] = []
    counter = _Columns()
    _arrange(fragments, arranged, counter, 0)
    return arranged, counter.widest


class _Columns:
    """Numbers columns in reading order; `widest` is the largest number side by side."""

    def __init__(self) -> None:
        self.current = 0
        self.used = False
        self.widest = 1

    def begin(self) -> None:
        if self.used:
            self.current += 1
        self.used = False


# ---------------------------------------------------------------- fragments


def fragments_of(words: Sequence[Word]) -> list[Fragment]:
    """Chains of words with ordinary gaps, whatever the order they were drawn in."""
    fragments: list[Fragment] = []
    for line in _baselines(words):
        line.sort(key=lambda w: w.x0)
        chain = [line[0]]
        for word in line[1:]:
            if _continues(chain, word):
                _glue(chain[-1], word)
                chain.append(word)
            else:
                fragments.append(Fragment(chain))
                chain = [word]
                word.glued = False
        chain[0].glued = False
        fragments.append(Fragment(chain))
    return fragments


def _baselines(words: Sequence[Word]) -> list[list[Word]]:
    """Words grouped by baseline; a raised or lowered small word joins the line it overlaps."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.y, w.x0)):
        for group in reversed(groups[-4:]):
            first = group[0]
            if abs(first.y - word.y) <= 0.22 * min(first.size, word.size) or (
                abs(first.y - word.y) <= 0.5 * max(first.size, word.size)
                and any(_touches(other, word) for other in group)
            ):
                group.append(word)
                break
        else:
            groups.append([word])
    return groups


def _touches(one: Word, other: Word) -> bool:
    """Side by side with next to no gap and overlapping in height, as a superscript and its word."""
    gap = max(one.x0, other.x0) - min(one.x1, other.x1)
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return -1.0 <= gap <= 0.3 * max(one.size, other.size) and overlap > 0.4 * min(one.size, other.size)


def _continues(chain: list[Word], word: Word) -> bool:
    last = chain[-1]
    gap = word.x0 - max(other.x1 for other in chain[-3:])
    em = max(min(last.size, word.size), 1.0)
    if word.bullet and gap > 0.8 * em:
        return False
    if gap <= 0.62 * em:
        return True
    in_stream = 0 < word.sequence - last.sequence < 1  # one run of the document's own: a stretched space
    return in_stream and gap <= 1.6 * em


def _glue(last: Word, word: Word) -> None:
    """Two runs of one word touch; a provisional mark is kept only then."""
    gap = word.x0 - last.x1
    em = min(last.size, word.size)
    same_run = int(last.sequence) == int(word.sequence)
    word.glued = not same_run and word.glued and gap <= 0.13 * em


# ---------------------------------------------------------------- columns


def _arrange(fragments: list[Fragment], out: list[Row], columns: _Columns, depth: int) -> None:
    if not fragments:
        return
    gutter = _best_gutter(fragments) if depth < MAX_DEPTH else None
    if gutter is None:
        _emit(_rows(fragments), out, columns)
        return
    above = [f for f in fragments if f.middle < gutter.top]
    below = [f for f in fragments if f.middle > gutter.bottom]
    left, right = _sides(fragments, gutter)
    _arrange(above, out, columns, depth + 1)
    if gutter.rows:
        _arrange_rows(left, right, out, columns, depth)
    else:
        columns.widest = max(columns.widest, 2)
        columns.begin()
        _arrange(left, out, columns, depth + 1)
        columns.begin()
        _arrange(right, out, columns, depth + 1)
        if below:
            columns.begin()
    _arrange(below, out, columns, depth + 1)


def _emit(rows: list[list[Fragment]], out: list[Row], columns: _Columns) -> None:
    for row in rows:
        out.append(Row(tuple(row), columns.current))
        columns.used = True


def _rows(fragments: list[Fragment]) -> list[list[Fragment]]:
    """Fragments that overlap in height stand in one row; top to bottom, left to right."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (f.middle, f.x0)):
        for row in reversed(rows[-3:]):
            if _same_row(row, fragment):
                row.append(fragment)
                break
        else:
            rows.append([fragment])
    for row in rows:
        row.sort(key=lambda f: f.x0)
    rows.sort(key=lambda row: min(f.middle for f in row))
    return rows


def _same_row(row: list[Fragment], fragment: Fragment) -> bool:
    for other in row:
        if min(other.x1, fragment.x1) - max(other.x0, fragment.x0) > 0.5 * min(other.size, fragment.size):
            return False  # one above the other, however tight
    return any(_level(other, fragment) for other in row)


def _level(one: Fragment, other: Fragment) -> bool:
    """On one line: the same baseline, or centered on each other's height."""
    small = min(one.size, other.size)
    return abs(one.y - other.y) <= 0.3 * small or abs(one.middle - other.middle) <= 0.3 * small


def _best_gutter(fragments: list[Fragment]) -> _Gutter | None:
    """The vertical strip with the most text on both sides, over the longest stretch that nothing crosses.

    Independent columns are cut before rows of labels: rows stand inside columns more often than the other way round.
    """
    if len(fragments) < 4:
        return None
    found = [
        gutter
        for x in _candidates(fragments)
        for top, bottom, inside in _free_stretches(fragments, x)
        if (gutter := _judged(inside, x, top, bottom)) is not None
    ]
    best: _Gutter | None = None
    for gutter in sorted(found, key=lambda g: -g.score)[:TRIED]:
        left, right = _sides(fragments, gutter)
        relation = _relation(left, right)
        score = gutter.score * _WEIGHT[relation]
        if score > 0 and (best is None or score > best.score):
            best = _Gutter(gutter.x, gutter.top, gutter.bottom, score, relation == "rows")
    return best


TRIED = 12
_WEIGHT = {"columns": 1.6, "rows": 1.0, "unclear": 0.0}


def _sides(fragments: list[Fragment], gutter: _Gutter) -> tuple[list[Fragment], list[Fragment]]:
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


def _judged(inside: list[Fragment], x: float, top: float, bottom: float) -> _Gutter | None:
    left = [f for f in inside if f.x1 <= x + 0.5]
    right = [f for f in inside if f.x0 >= x - 0.5]
    if len(left) < 2 or len(right) < 2:
        return None
    shared_top = max(left[0].top, right[0].top)
    shared_bottom = min(left[-1].bottom, right[-1].bottom)
    beside = [f for f in left if f.bottom > shared_top and f.top < shared_bottom]
    others = [f for f in right if f.bottom > shared_top and f.top < shared_bottom]
    if len(beside) < 2 or len(others) < 2 or shared_bottom - shared_top < 18:
        return None
    width = min(f.x0 for f in others) - max(f.x1 for f in beside)
    size = median(f.size for f in inside)
    if width < 0.5 * size:
        return None
    height = shared_bottom - shared_top
    count = min(len(beside), len(others))
    return _Gutter(x, top, bottom, height * min(count, 12) * (1 + min(width / size, 6) / 12))


# ---------------------------------------------------------------- columns or rows?


@dataclass(frozen=True, slots=True)
class _Side:
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


def _side(fragments: list[Fragment]) -> _Side:
    lines = _rows(fragments)
    middles = [line[0].middle for line in lines]
    sizes = median(line[0].size for line in lines)
    steps = [b - a for a, b in itertools.pairwise(middles) if b - a > 0.5 * sizes]
    leading = min(sorted(steps)[len(steps) // 4] if steps else 1.3 * sizes, 1.8 * sizes)
    starts = [middles[0]]
    for before, line in itertools.pairwise(lines):
        step = line[0].middle - before[0].middle
        if step > 1.25 * leading or line[0].size > 1.12 * before[0].size:
            starts.append(line[0].middle)
    return _Side(lines, starts, leading)


def _relation(left: list[Fragment], right: list[Fragment]) -> str:
    """`rows` where the sides are labels (or dates) and what they stand beside, `columns` where they are independent.

    `unclear` where the label side is a mixture: another gutter has to be cut first.
    """
    one, two = _side(left), _side(right)
    if not _row_wise(left, right, one, two):
        return "columns"
    if len(one.lines) <= len(two.lines) and not _one_edge(left):
        return "unclear"
    return "rows"


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


def _row_wise(left: list[Fragment], right: list[Fragment], one: _Side, two: _Side) -> bool:
    sparse, dense = (one, two) if len(one.lines) <= len(two.lines) else (two, one)
    tolerance = 0.35 * min(median(f.size for f in left), median(f.size for f in right))
    line_hits = _share(_middles(sparse), _middles(dense), tolerance)
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


def _middles(side: _Side) -> list[float]:
    return [line[0].middle for line in side.lines]


def _share(wanted: list[float], offered: list[float], tolerance: float) -> float:
    if not wanted:
        return 0.0
    hits = sum(1 for value in wanted if any(abs(value - other) <= tolerance for other in offered))
    return hits / len(wanted)


def _looks_tabular(one: _Side, two: _Side) -> bool:
    """Cells side by side: as many lines on both sides, or one side mostly dates or figures."""
    narrow = min((one, two), key=lambda side: median(line[-1].x1 - line[0].x0 for line in side.lines))
    text = [" ".join(word.text for f in line for word in f.words) for line in narrow.lines]
    dated = sum(1 for line in text if any(c.isdigit() for c in line) and len(line) < 26)
    if dated >= 0.6 * len(text):
        return True
    same_look = all(_one_look(side) for side in (one, two))
    return same_look and len(one.lines) == len(two.lines)


def _one_look(side: _Side) -> bool:
    """No heading on top: the first line looks like the next."""
    if len(side.lines) < 2:
        return True
    first, second = side.lines[0][0], side.lines[1][0]
    return abs(first.size - second.size) < 0.3 and first.bold == second.bold


def _arrange_rows(
    left: list[Fragment], right: list[Fragment], out: list[Row], columns: _Columns, depth: int
) -> None:
    """Row by row. A label of several lines is read whole before what stands beside it."""
    sparse_left = len(left) <= len(right)
    if not sparse_left:
        _emit(_rows(left + right), out, columns)
        return
    for label, body in _bands(left, right):
        if not label or not body:
            _arrange(label or body, out, columns, depth + 1)
        elif len(_rows(label)) == 1 and not _is_heading_like(label, body):
            _with_label(label, body, out, columns, depth)
        else:
            _arrange(label, out, columns, depth + 1)
            _arrange(body, out, columns, depth + 1)


def _with_label(
    label: list[Fragment], body: list[Fragment], out: list[Row], columns: _Columns, depth: int
) -> None:
    """A label of one line opens the first line of its body."""
    beside = [f for f in body if any(_level(f, part) for part in label)]
    rest = [f for f in body if not any(f is other for other in beside)]
    if not beside:
        _emit(_rows(label), out, columns)
        _arrange(body, out, columns, depth + 1)
        return
    top = min(f.middle for f in beside)
    _arrange([f for f in rest if f.middle < top], out, columns, depth + 1)
    _emit([sorted(label + beside, key=lambda f: f.x0)], out, columns)
    _arrange([f for f in rest if f.middle >= top], out, columns, depth + 1)


def _is_heading_like(label: list[Fragment], body: list[Fragment]) -> bool:
    """A section's title beside its content stays a line of its own."""
    text = " ".join(word.text for f in label for word in f.words)
    if any(c.isdigit() for c in text):
        return False
    first = min(body, key=lambda f: (round(f.middle), f.x0))
    return label[0].size > 1.12 * first.size or (text.isupper() and len(text) > 3)


def _bands(left: list[Fragment], right: list[Fragment]) -> list[tuple[list[Fragment], list[Fragment]]]:
    """Cut at every block of the left side that begins level with a line of the right side."""
    side, other = _side(left), _middles(_side(right))
    tolerance = 0.6 * median(f.size for f in left)
    middles = _middles(side)
    starts = set(side.starts)
    cuts = []
    for value in middles:
        level = [m for m in other if abs(m - value) <= tolerance]
        if level and (value in starts or side.density < 0.35):
            cuts.append(min(value, *level) - 0.01)
    cuts = cuts or [min(middles)]
    bands = []
    edges = [float("-inf"), *cuts, float("inf")]
    for top, bottom in itertools.pairwise(edges):
        label = [f for f in left if top <= f.middle < bottom]
        body = [f for f in right if top <= f.middle < bottom]
        if label or body:
            bands.append((label, body))
    return bands
