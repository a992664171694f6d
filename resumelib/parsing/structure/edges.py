"""Where the lines of a column begin and end, and whether a line broke because its column was full."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from resumelib.parsing.structure.cells import Cell

_Column = tuple[int, int]  # page and column
_SHORTEST_WRAPPED = 20  # characters: a shorter line is hardly ever a full one
_FLUSH = 2.5  # points by which lines of one edge may differ
_TIGHT = 0.2  # line heights by which the lines of one ragged text may be further apart than the closest ones
_BY_HAND = 110  # characters: longer lines are not wrapped by hand, or by a program that wraps plain text
_ALIGNED = 0.8  # of a column's lines that keep an edge, for it to be set so
_SAME_START = 6.0  # points


@dataclass(frozen=True)
class Edges:
    """`right`: where text ends; `left`: where the longest line begins, of columns set flush right or centered."""

    right: dict[_Column, float] = field(default_factory=dict)
    left: dict[_Column, float] = field(default_factory=dict)
    closest: dict[_Column, float] = field(
        default_factory=dict
    )  # the least white space between lines of these
    unwrapped: bool = False  # a format without geometry whose every line is a paragraph of its own
    width: int = 0  # of lines wrapped by hand, in characters, with their indentation

    @classmethod
    def of(cls, cells: Sequence[Cell], of_page: "Edges | None" = None) -> "Edges":
        """Of these cells; with `of_page`, that says how wide a column is unless several of their lines end near it."""
        known = of_page or cls()
        right, left, closest = dict(known.right), dict(known.left), dict(known.closest)
        columns: dict[_Column, list[Cell]] = {}
        for cell in cells:
            if cell.first and cell.x1 > cell.x0:
                columns.setdefault((cell.page, cell.column), []).append(cell)
        for key, column in columns.items():
            edge, start = max(cell.x1 for cell in column), min(cell.x0 for cell in column)
            near = sum(1 for cell in column if cell.x1 > edge - 0.08 * (edge - start))
            if of_page is None or near >= 3:
                right[key] = edge
            if _is_ragged_left(column):
                left[key] = min(start, left.get(key, start))
                closest[key] = min([closest.get(key, 9.0), *(cell.gap for cell in column if cell.gap > 0)])
        if of_page:
            return cls(right, left, closest, known.unwrapped, known.width)
        right.update(_of_whole_pages(columns, right))
        width = max([typed_width(cell) for cell in cells if cell.first and cell.x1 <= cell.x0], default=0)
        return cls(right, left, closest, _is_unwrapped(cells), width)

    def one_under_the_other(self, above: Cell, below: Cell) -> bool:
        """At the edge that the lines of their column share: the left one, if nothing says otherwise."""
        if abs(below.x0 - above.x0) < _FLUSH:
            return True
        key = above.page, above.column
        return below.gap < self.closest.get(key, -1.0) + _TIGHT and (
            abs(below.x1 - above.x1) < _FLUSH or abs(below.x0 + below.x1 - above.x0 - above.x1) < 2 * _FLUSH
        )

    def was_full(self, last: Cell, cell: Cell, shortest: int = _SHORTEST_WRAPPED) -> bool:
        """Whether a line's first word had no room left on the line before: only then the break means nothing."""
        if len(last.text) < shortest:
            return False
        key = last.page, last.column
        letter = max((one.x1 - one.x0) / max(1, len(one.text)) for one in (last, cell))
        room = self.right.get(key, last.x1) - last.x1
        if key in self.left and abs(cell.x0 - last.x0) >= _FLUSH:
            room += last.x0 - self.left[key]
        first_word = cell.text.split(None, 1)[0]
        return letter * (len(first_word) + 1.5) > room or (
            last.text.endswith("-") and cell.text[:1].islower()
        )


def _of_whole_pages(columns: dict[_Column, list[Cell]], right: dict[_Column, float]) -> dict[_Column, float]:
    """The right edges of pages with one column that begins where others do: a page of short lines is as wide as they."""
    numbers = Counter(page for page, _ in columns)
    whole = [key for key in columns if numbers[key[0]] == 1]
    starts = {key: min(cell.x0 for cell in columns[key]) for key in whole}
    return {
        key: max(right[other] for other in whole if abs(starts[other] - starts[key]) < _SAME_START)
        for key in whole
    }


def typed_width(cell: Cell) -> int:
    """Where a line of a format without geometry ends, in characters: plain text is indented by spaces."""
    return 2 * cell.level + (2 if cell.bullet else 0) + len(cell.text)


def _is_unwrapped(cells: Sequence[Cell]) -> bool:
    """Several lines longer than anybody wraps them; a single one may be a table's or an address."""
    return sum([len(cell.text) > _BY_HAND for cell in cells]) > max(1, 0.02 * len(cells))


def _is_ragged_left(column: Sequence[Cell]) -> bool:
    """Lines that share their right edge or their middle, and not the left one."""
    if len(column) < 4:
        return False

    def share(places: list[float]) -> float:
        counts = Counter(places)
        near = (sum([n for other, n in counts.items() if abs(other - place) < _FLUSH]) for place in counts)
        return max(near) / len(places)

    if share([cell.x0 for cell in column]) > 1 - _ALIGNED / 2:
        return False
    ends, middles = [cell.x1 for cell in column], [(cell.x0 + cell.x1) / 2 for cell in column]
    return share(ends) >= _ALIGNED or share(middles) >= _ALIGNED
