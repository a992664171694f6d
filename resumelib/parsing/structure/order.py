"""Cells of a margin moved to what they stand beside.

Titles, dates and places that have a column of their own (left of the text, or right of it) come out of reading order
as one block. Here each goes to the line it is level with; a title in the middle of its block goes to the block's top.
"""

import itertools
from collections.abc import Sequence, Set

from msgspec import structs

from resumelib.parsing.structure.cells import Cell, Page
from resumelib.parsing.structure.durations import is_duration
from resumelib.parsing.structure.lexicon import place_score
from resumelib.text.dates import find_dates, is_present

_TALL = 250.0  # points
_HALF_BLOCK = 200.0  # points
_FEW_TAGS = 2
_MARGIN_SHARE = 0.6  # of a column's cells that are titles, dates or places, for it to be a margin


def in_reading_order(page: Page, titles: dict[int, str], tags: Set[int] = frozenset()) -> list[Cell]:
    """All cells; `titles` holds the starts of the cells that are section titles, `tags` of titles of groups of skills."""
    if not page.has_geometry:
        return _head_first(list(page.cells), titles)
    ordered: list[Cell] = []
    for number in sorted({cell.page for cell in page.cells}):
        here = [cell for cell in page.cells if cell.page == number]
        for column in _margins(here, titles):
            if sum(1 for cell in column if cell.bit.start in tags) >= _FEW_TAGS:
                continue  # groups of skills, level with lines of the text by chance
            here = _move(here, column, titles)
        ordered.extend(_raised(_reseated(here, titles), titles))
    return ordered


def _head_first(cells: list[Cell], titles: dict[int, str]) -> list[Cell]:
    """Where a sidebar was written before the person's name, the name and what stands under it come before that."""
    start = _name_place(cells)
    if start is None or cells[start].bit.start in titles:
        return cells
    end = next((n for n in range(start, len(cells)) if cells[n].bit.start in titles), len(cells))
    before = any(cell.bit.start in titles for cell in cells[:start])
    return [*cells[start:end], *cells[:start], *cells[end:]] if before else cells


def _name_place(cells: list[Cell]) -> int | None:
    """The only heading of the first level, as on a web page; else a line of words by far larger than every other."""
    tops = [n for n, cell in enumerate(cells) if cell.heading == 1]
    if len(tops) == 1:
        return tops[0]
    largest = max([cell.size for cell in cells], default=0.0)
    large = [n for n, cell in enumerate(cells) if cell.size >= 0.8 * largest]
    named = len(large) == 1 and 2 <= cells[large[0]].words <= 6 and not find_dates(cells[large[0]].text)
    return large[0] if named and largest > 0 else None


def _reseated(here: list[Cell], titles: dict[int, str]) -> list[Cell]:
    """Titles and dates of a margin that come before text standing higher on the page go down to their own line."""
    early = []
    for index, cell in enumerate(here):
        if not _margin_kind(cell, titles):
            continue
        height = 1.2 * (cell.y1 - cell.y0)
        if any(
            other.column == cell.column and other.y1 < cell.y0 - height and other.x0 >= cell.x1 - 2
            for other in here[index + 1 : index + 40]
        ):
            early.append(cell)
    starts = {cell.bit.start for cell in early}
    rest = [cell for cell in here if cell.bit.start not in starts]
    for group in _groups(sorted(early, key=lambda cell: (cell.y0, cell.x0)), titles):
        first = group[0]
        middle = (first.y0 + first.y1) / 2
        at = next((n for n, c in enumerate(rest) if c.column == first.column and c.y1 > middle), len(rest))
        rest[at:at] = group
    return rest


def _raised(here: list[Cell], titles: dict[int, str]) -> list[Cell]:
    """A title left of its text and a little lower than its first line comes before that line."""
    out = list(here)
    for at in range(1, len(out)):
        title = out[at]
        if title.bit.start not in titles or not title.first:
            continue
        to = at
        while to and _reaches_beside(out[to - 1], title):
            to -= 1
        if to < at and all(out[n].bit.start not in titles for n in range(to, at)):
            out.insert(to, out.pop(at))
    return out


def _reaches_beside(cell: Cell, title: Cell) -> bool:
    height = title.y1 - title.y0
    return cell.column == title.column and cell.x0 > title.x1 and cell.y1 > title.y0 + 0.2 * height


def _margins(cells: Sequence[Cell], titles: dict[int, str]) -> list[list[Cell]]:
    """Columns that hold nothing but titles, dates and places, beside cells of other columns."""
    columns: dict[int, list[Cell]] = {}
    for cell in cells:
        columns.setdefault(cell.column, []).append(cell)
    found = []
    dated = {n for n, column in columns.items() if all(_margin_kind(c, titles) == "date" for c in column)}
    for number, whole in columns.items():
        # Beside dates only, a line is no label: the dates go to the lines.
        others = [c for c in cells if c.column != number and (number in dated or c.column not in dated)]
        column = _beside(whole, others, titles)
        if not _may_be_margin(column, others, titles):
            continue
        if _has_content(column, titles, _is_tall(column, others)):
            continue
        sure = sum(1 for cell in column if _margin_kind(cell, titles))
        if others and sure >= 2 and all(_is_clear(cell, others) for cell in column):
            found.append(column)
    return found


def _beside(column: list[Cell], others: Sequence[Cell], titles: dict[int, str]) -> list[Cell]:
    """A column without the text above all others, where nothing but titles follows: the end of the page before."""
    top = min([cell.y0 for cell in others], default=0.0)
    beside = [cell for cell in column if cell.y1 > top]
    return beside if beside and all(cell.bit.start in titles for cell in beside) else column


def _may_be_margin(column: Sequence[Cell], others: Sequence[Cell], titles: dict[int, str]) -> bool:
    """Most of its cells are titles, dates, places or labels; nothing more is asked once too many are not."""
    left = len(column)
    for cell in column:
        if not (_margin_kind(cell, titles) or _label_kind(cell, others)):
            left -= 1
            if left < _MARGIN_SHARE * len(column):
                return False
    return True


def _is_tall(column: Sequence[Cell], others: Sequence[Cell]) -> bool:
    """A strip of its own along much of the page: nothing of the others reaches into it there."""
    top, bottom = min(cell.y0 for cell in column), max(cell.y1 for cell in column)
    beside = [cell for cell in others if cell.y1 > top and cell.y0 < bottom]
    left, right = min(cell.x0 for cell in column), max(cell.x1 for cell in column)
    clear = all(cell.x0 > right - 2 or cell.x1 < left + 2 for cell in beside)
    return clear and bottom - top > _TALL


def _has_content(column: Sequence[Cell], titles: dict[int, str], tall: bool) -> bool:
    """A sidebar: it begins with a title (below the name, or a line at most), and most of its known titles (three, unless it is tall)
    have a text of their own under them, in the same column."""
    heads = [n for n, cell in enumerate(column) if titles.get(cell.bit.start, "custom") != "custom"]
    owned = 0
    for n in heads:
        below = column[n + 1] if n + 1 < len(column) else None
        close = below is not None and below.y0 - column[n].y1 < 4 * (column[n].y1 - column[n].y0)
        owned += below is not None and close and below.bit.start not in titles and not find_dates(below.text)
    above = column[: heads[0]] if heads else []
    lines = [cell for cell in above if cell.size <= 1.2 * column[len(above)].size]
    begun = bool(heads) and len(lines) <= 1 and not any(find_dates(cell.text) for cell in above)
    return begun and owned >= (2 if tall else 3) and 2 * owned >= len(heads)


def _is_clear(cell: Cell, others: Sequence[Cell]) -> bool:
    """Nothing of another column stands in its way on its own line."""
    middle = (cell.y0 + cell.y1) / 2
    return all(
        other.x0 > cell.x1 - 4 or other.x1 < cell.x0 + 4 for other in others if other.y0 < middle < other.y1
    )


def _label_kind(cell: Cell, others: Sequence[Cell]) -> str:
    """A short text level with a line of another column, to its right: a label and its value."""
    if cell.words > 4 or cell.bullet:
        return ""
    middle = (cell.y0 + cell.y1) / 2
    level = any(
        abs((other.y0 + other.y1) / 2 - middle) < 2.5 and other.x0 > cell.x1 and other.first
        for other in others
    )
    return "label" if level else ""


_LONGEST_MARK = 9  # words of a place or duration that stands in the margin


def _margin_kind(cell: Cell, titles: dict[int, str]) -> str:
    if cell.bit.start in titles:
        return "title"
    text = cell.text
    dates = find_dates(text)
    if dates and sum(date.end - date.start for date in dates) > 0.6 * len(text):
        return "date"
    if cell.words > _LONGEST_MARK:
        return ""
    if is_present(text) or is_duration(text) or place_score(text) >= 0.75:
        return "date"
    return ""


def _move(cells: list[Cell], column: list[Cell], titles: dict[int, str]) -> list[Cell]:
    members = {cell.bit.start for cell in column}
    rest = [cell for cell in cells if cell.bit.start not in members]
    beside = [cell for cell in rest if cell.x0 > column[0].x0] or rest
    gap = _usual_gap(beside)
    for group in _groups(column, titles):
        first = group[0]
        if first.bit.start in titles:
            at = _title_place(first, group[-1], rest, beside, gap)
        elif not _margin_kind(first, titles):
            at = _label_place(first, rest)
        else:
            at = _date_place(first, rest)
        if first.bit.start in titles and at < len(rest):  # now a title of the column that it stands in
            group = [structs.replace(cell, column=rest[at].column) for cell in group]
        rest[at:at] = group
    return rest


def _groups(column: list[Cell], titles: dict[int, str]) -> list[list[Cell]]:
    """Lines of one title or of one date, close together."""
    groups: list[list[Cell]] = []
    for cell in column:
        last = groups[-1][-1] if groups else None
        same = last is not None and (last.bit.start in titles) == (cell.bit.start in titles)
        leading = 0.7 * (cell.y1 - cell.y0)
        close = last is not None and (cell.line == last.line or 0 <= cell.y0 - last.y1 < leading)
        if last is not None and same and close:
            groups[-1].append(cell)
        else:
            groups.append([cell])
    return groups


def _usual_gap(cells: Sequence[Cell]) -> float:
    gaps = sorted(
        below.y0 - above.y1
        for above, below in itertools.pairwise(cells)
        if below.y0 > above.y1 - 2 and below.column == above.column
    )
    return max(2.0, gaps[len(gaps) // 2]) if gaps else 6.0


def _title_place(first: Cell, last: Cell, rest: Sequence[Cell], beside: Sequence[Cell], gap: float) -> int:
    """Before the block of text the title stands beside."""
    middle = (first.y0 + last.y1) / 2
    level = [cell for cell in beside if cell.y1 > first.y0 - 1]
    if not level:
        return len(rest)
    start = min(level, key=lambda cell: (max(0.0, cell.y0 - middle, middle - cell.y1), cell.y0))
    aligned = abs(start.y0 - first.y0) < 8
    above = _above(start, beside)
    if aligned:
        return rest.index(_row_start(start, rest))
    # The title may stand in the middle of its block: go up to the wide white space above the block.
    if min(cell.y0 for cell in level) < first.y0 + 4 or above is not None:
        wide = max(1.8 * gap, gap + 5)
        while above is not None and start.y0 - above.y1 <= wide and not _is_far_above(above, first):
            start, above = above, _above(above, beside)
    return rest.index(_row_start(start, rest))


def _is_far_above(cell: Cell, title: Cell) -> bool:
    """Further above the title than a block reaches that has it in its middle."""
    return cell.y0 < title.y0 - _HALF_BLOCK


def _above(cell: Cell, cells: Sequence[Cell]) -> Cell | None:
    higher = [other for other in cells if other.y1 <= cell.y0 + 2 and other is not cell]
    return max(higher, key=lambda other: other.y1, default=None)


def _row_start(cell: Cell, cells: Sequence[Cell]) -> Cell:
    """The first cell, in reading order, of those level with it in its own column."""
    return next(c for c in cells if c is cell or (c.line == cell.line))


def _label_place(first: Cell, rest: Sequence[Cell]) -> int:
    """Before the line it is level with, or the first line below."""
    middle = (first.y0 + first.y1) / 2
    return next(
        (index for index, cell in enumerate(rest) if cell.y1 > middle and cell.x0 > first.x0 - 4), len(rest)
    )


def _date_place(first: Cell, rest: Sequence[Cell]) -> int:
    """After the nearest cell of the line it is level with, else before the first line below."""
    middle = (first.y0 + first.y1) / 2
    level = [n for n, cell in enumerate(rest) if cell.y0 <= middle <= cell.y1 and cell.page == first.page]
    if level:
        near = min(level, key=lambda n: max(first.x0 - rest[n].x1, rest[n].x0 - first.x1, 0.0))
        start = next(n for n in level if rest[n].line == rest[near].line)
        return start + sum(1 for other in rest[start:] if other.line == rest[start].line)
    beside = {cell.column for cell in rest if cell.y1 > first.y0 - 40 and cell.y0 < first.y1 + 40}
    closest = min(
        (cell for cell in rest if cell.column in beside and cell.column != first.column),
        key=lambda cell: max(first.x0 - cell.x1, cell.x0 - first.x1, 0.0),
        default=None,
    )
    for index, cell in enumerate(rest):
        if cell.y0 > middle and (closest is None or cell.column == closest.column):
            return index
    return len(rest)
