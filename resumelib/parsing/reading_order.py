"""Reading order from geometry: words -> fragments -> gutters -> columns, rows and lines.

A *fragment* is words on one baseline with ordinary spaces between them. A *gutter* is a vertical strip that no
fragment crosses over several lines. What stands beside it is either two columns (each read to its end) or a table of
rows (labels or dates beside what they belong to, read row by row): `_reads_by_rows` holds the evidence for either.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from resumelib.parsing.fragments import Fragment, forget_rows, fragments_of, level, rows_of
from resumelib.parsing.gutters import best_gutter, centered, sides, titles_across, twin_titles
from resumelib.parsing.relation import (
    band_tops,
    flush_right,
    is_form,
    is_range,
    level_all,
    middles,
    narrow_left,
    side_of,
)
from resumelib.parsing.stacks import with_stacks_joined
from resumelib.parsing.tables import dated_table
from resumelib.parsing.words import Word

MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Row:
    """Fragments side by side that are read as one line, left to right, and the column they stand in."""

    fragments: tuple[Fragment, ...]
    column: int


@dataclass(frozen=True, slots=True)
class OrderedPage:
    """Rows in reading order, how many columns stand side by side at most, and where they begin."""

    rows: tuple[Row, ...]
    columns: int
    gutters: tuple[float, ...]


def order_page(words: Sequence[Word], known: Sequence[float] = ()) -> OrderedPage:
    """`known`: the gutters of the page before, since columns go on over pages."""
    arranged: list[Row] = []
    fragments = with_stacks_joined(fragments_of(words))
    counter = _Columns(tuple(known), centered(fragments) | titles_across(fragments))
    _arrange(fragments, arranged, counter, 0)
    forget_rows()
    return OrderedPage(tuple(arranged), counter.widest, tuple(counter.gutters))


class _Columns:
    """Numbers columns in reading order; `widest` is the largest number side by side."""

    def __init__(self, known: tuple[float, ...], across: frozenset[int]) -> None:
        self.known = known
        self.across = across
        self.gutters: list[float] = []
        self.current = 0
        self.used = False
        self.widest = 1

    def begin(self) -> None:
        if self.used:
            self.current += 1
        self.used = False


def _arrange(fragments: list[Fragment], out: list[Row], columns: _Columns, depth: int) -> None:
    if not fragments:
        return
    if table := dated_table(fragments):
        _arrange([f for f in fragments if f.middle < table[0][0].middle - 1], out, columns, depth + 1)
        _emit(table, out, columns)
        _arrange([f for f in fragments if f.middle > table[-1][0].middle + 1], out, columns, depth + 1)
        return
    gutter = best_gutter(fragments, columns.known, columns.across) if depth < MAX_DEPTH else None
    if gutter is None:
        _emit(rows_of(fragments), out, columns)
        return
    above = [f for f in fragments if f.middle < gutter.top]
    below = [f for f in fragments if f.middle > gutter.bottom]
    left, right = sides(fragments, gutter)
    _arrange(above, out, columns, depth + 1)
    if gutter.rows:
        twins = twin_titles(left, right)
        upper, beside = ([f for f in side if f.middle < twins] for side in (left, right))
        _arrange_rows(upper, beside, out, columns, depth)
        _arrange([f for f in left + right if f.middle >= twins], out, columns, depth + 1)
    else:
        columns.widest = max(columns.widest, 2)
        columns.gutters.append(gutter.x)
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


def _arrange_rows(
    left: list[Fragment], right: list[Fragment], out: list[Row], columns: _Columns, depth: int
) -> None:
    """Row by row. A label of several lines is read whole before what stands beside it."""
    if not left or not right:
        _arrange(left or right, out, columns, depth + 1)
        return
    if level_all(left, right):
        _emit(rows_of(left + right), out, columns)
        return
    if not narrow_left(left, right) or flush_right(side_of(right)):
        _with_notes(left, right, out, columns)
        return
    for label, body in _bands(left, right):
        if not label or not body:
            _arrange(label or body, out, columns, depth + 1)
        elif len(label) > 2 and level_all(label, body):
            _emit(rows_of(label + body), out, columns)
        elif len(rows_of(label)) == 1 and not _is_heading_like(label, body):
            _with_label(label, body, out, columns, depth)
        else:
            above, beside = _above(label, body)
            _arrange(above, out, columns, depth + 1)
            if _own_rows(label, beside):
                _emit(rows_of(label + beside), out, columns)
                continue
            _arrange(label, out, columns, depth + 1)
            _arrange(beside, out, columns, depth + 1)


def _above(label: list[Fragment], body: list[Fragment]) -> tuple[list[Fragment], list[Fragment]]:
    """What of the body stands above the label, where the label begins level with one of its lines: a title."""
    first = min(label, key=lambda f: f.middle)
    if not any(level(f, first) for f in body):
        return [], body
    above = [f for f in body if f.middle < first.middle - 0.6 * f.size and not level(f, first)]
    return above, [f for f in body if not any(f is other for other in above)]


def _own_rows(label: list[Fragment], body: list[Fragment]) -> bool:
    """Several labels under each other, each with its own line beside it; lines of one label would be closer, and so are
    the lines that go on under a line with a label.
    """
    rows = rows_of(label)
    if len(rows) < 2 or any(row[-1].words[-1].text[-1:] in "-–—" for row in rows[:-1]):
        return False  # a range of dates over two lines
    starts = {id(f) for row in rows for f in body if level(f, row[0])}
    if not all(any(level(f, row[0]) for f in body) for row in rows):
        return False
    for upper, lower in pairwise(rows_of(body)):
        wide = lower[0].middle - upper[0].middle > 1.35 * lower[0].size
        if wide != any(id(f) in starts for f in lower):
            return False
    return True


def _with_notes(left: list[Fragment], right: list[Fragment], out: list[Row], columns: _Columns) -> None:
    """Dates and places at the right: each on the line it is level with, unless that line is running text.

    A note's second line beside a paragraph is read with its first, so that the paragraph stays whole.
    """
    edge, margin = min(f.x0 for f in right), min(f.x0 for f in left)
    full = edge - 0.2 * (edge - margin)
    starts = set(side_of(right).starts)
    rows = rows_of(left)
    notes: list[list[Fragment]] = []
    taken: dict[int, list[Fragment]] = {}
    moved: dict[int, list[list[Fragment]]] = {}
    anchor = -1
    for note in rows_of(right):
        beside = next((n for n, row in enumerate(rows) if any(level(f, note[0]) for f in row)), -1)
        running = beside >= 0 and rows[beside][-1].x1 > full
        if note[0].middle not in starts and anchor >= 0 and running:
            moved.setdefault(anchor, []).append(note)
        elif beside >= 0:
            taken.setdefault(beside, []).extend(note)
            anchor = beside
        else:
            notes.append(note)
    for number, row in enumerate(rows):
        while notes and notes[0][0].middle < row[0].middle:
            _emit([notes.pop(0)], out, columns)
        _emit([[*row, *taken.get(number, [])], *moved.get(number, [])], out, columns)
    _emit(notes, out, columns)


def _with_label(
    label: list[Fragment], body: list[Fragment], out: list[Row], columns: _Columns, depth: int
) -> None:
    """A label of one line opens the first line of its body."""
    beside = [f for f in body if any(level(f, part) for part in label)]
    rest = [f for f in body if not any(f is other for other in beside)]
    if not beside:
        _emit(rows_of(label), out, columns)
        _arrange(body, out, columns, depth + 1)
        return
    top = min(f.middle for f in beside)
    _arrange([f for f in rest if f.middle < top], out, columns, depth + 1)
    _emit([sorted(label + beside, key=lambda f: f.x0)], out, columns)
    _arrange([f for f in rest if f.middle >= top], out, columns, depth + 1)


def _is_heading_like(label: list[Fragment], body: list[Fragment]) -> bool:
    """A section's title beside its content stays a line of its own."""
    text = " ".join(word.text for f in label for word in f.words)
    if any(map(str.isdigit, text)):
        return False
    first = min(body, key=lambda f: (round(f.middle), f.x0))
    return label[0].size > 1.12 * first.size or (text.isupper() and len(text) > 3)


def _bands(left: list[Fragment], right: list[Fragment]) -> list[tuple[list[Fragment], list[Fragment]]]:
    """Cut at every block of the left side that begins level with a line of the right side."""
    side, other = side_of(left), middles(side_of(right))
    tolerance = 0.6 * median(f.size for f in left)
    tops = band_tops(left, right)
    starts = {*side.starts, *(line[0].middle for line in side.lines if is_range(line))}
    own = _own_lines(side.lines, other, tolerance, form=is_form(left, right))
    cuts = []
    for value in middles(side):
        level = [m for m in other if abs(m - value) <= tolerance]
        # a label centered beside its band begins nothing: the band began above it
        inside = any(
            0 < value - top <= 4 * tolerance + 12 and _none_between(left, top, value) for top in tops
        )
        if value in own or (level and not inside and (value in starts or side.density < 0.35)):
            cuts.append(min([value, *level]) - 0.01)
    cuts = sorted(cuts + [top for top in tops if not any(abs(top - cut) < 12 for cut in cuts)])
    cuts = cuts or [min(middles(side))]
    bands = []
    edges = [float("-inf"), *cuts, float("inf")]
    for top, bottom in pairwise(edges):
        label = [f for f in left if top <= f.middle < bottom]
        body = [f for f in right if top <= f.middle < bottom]
        if label or body:
            bands.append((label, body))
    return bands


def _own_lines(
    labels: list[list[Fragment]], values: list[float], tolerance: float, *, form: bool
) -> set[float]:
    """Labels on the very line of a value and further from the label above than running lines are: none wraps another,
    as the second line of a range of dates may. On a form a label may also stand above its value.
    """
    steps = [below - above for above, below in pairwise(values) if below - above > 1.5 * tolerance]
    apart = 1.12 * min(steps, default=float("inf"))
    found = set()
    for above, below in pairwise(labels):
        middle = below[0].middle
        worded = not any(c.isdigit() for f in (*above, *below) for word in f.words for c in word.text)
        level = form or any(abs(middle - value) < 0.17 * tolerance for value in values)
        if worded and level and middle - above[0].middle > apart:
            found.add(middle)
    return found


def _none_between(fragments: list[Fragment], top: float, bottom: float) -> bool:
    return not any(top <= f.middle < bottom - 0.5 for f in fragments)
