"""Page numbers, and the running line they stand in: left over, never content."""

import re
from collections.abc import Sequence

from resumelib.parsing.structure.cells import Cell

_NUMBER = re.compile(
    r"(?i)(?:page|seite|página|pagina|strona|pag\.?|s\.)?\s*(\d{1,2})(?:\s*(?:/|of|von|de|sur|di|van|z)\s*\d{1,2})?"
)
_PARTING = re.compile(r"\s+[-–—|·•]\s+|\s{2,}")
_LONGEST = 8  # words of a running line beside its number
_FAR = 3.0  # line heights above a line that only says a name again
_LEVEL = 2.0  # points by which the cells of one row may differ in height


def without_page_numbers(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells without what stands below (or above) everything else on its page and only counts the pages.

    Beside its number a line may say again what stands elsewhere ("Anna Berg   2 / 2"), which goes with it; far below
    everything else it may do so alone.
    """
    dropped: set[int] = set()
    for number in sorted({cell.page for cell in cells}):
        here = [cell for cell in cells if cell.page == number and cell.x1 > cell.x0]
        for row in _edge_rows(here):
            if len(row) < len(here) and _is_running(row, number, cells):
                dropped.update(cell.bit.start for cell in row)
    return tuple(cell for cell in cells if cell.bit.start not in dropped)


def _edge_rows(here: Sequence[Cell]) -> list[list[Cell]]:
    """The lowest and the highest row of a page."""
    if not here:
        return []
    top, bottom = min(cell.y0 for cell in here), max(cell.y0 for cell in here)
    rows = [[cell for cell in here if abs(cell.y0 - edge) <= _LEVEL] for edge in (top, bottom)]
    return [row for row in rows if sum(len(cell.text.split()) for cell in row) <= _LONGEST + 3]


def _is_running(row: Sequence[Cell], page: int, cells: Sequence[Cell]) -> bool:
    parts = [part.strip("-–— |") for cell in row for part in _PARTING.split(cell.text)]
    numbers = [match for part in parts if (match := _NUMBER.fullmatch(part))]
    rest = [part for part in parts if part and not _NUMBER.fullmatch(part)]
    own = {cell.bit.start for cell in row}
    if not numbers and page > 0 and row[0].gap >= _FAR:
        before = {cell.text for cell in cells if cell.page < page}
        return all(cell.text in before for cell in row)
    if len(numbers) != 1:
        return False
    if not rest:
        return True
    elsewhere = [cell.text for cell in cells if cell.bit.start not in own]
    counts = int(numbers[0][1]) == page + 1 and page > 0
    return counts and all(any(part in text for text in elsewhere) for part in rest)
