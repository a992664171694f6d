"""Tables of entries: rows of three cells and more at shared left edges, each row with its date."""

import re

from resumelib.parsing.fragments import Fragment, rows_of

_LEAST_ROWS = 3
_LEAST_CELLS = 3
_YEAR = re.compile(r"(?:19|20)\d\d")


def dated_table(fragments: list[Fragment]) -> list[list[Fragment]]:
    """The rows of the first such table, top to bottom; none where there is none."""
    if len(fragments) < _LEAST_ROWS * _LEAST_CELLS:
        return []
    run: list[list[Fragment]] = []
    for row in rows_of(fragments):
        is_row = _is_row(row)
        if is_row and (not run or _is_next(run[-1], row)):
            run.append(row)
            continue
        if len(run) >= _LEAST_ROWS:
            return run
        run = [row] if is_row else []
    return run if len(run) >= _LEAST_ROWS else []


def _is_row(row: list[Fragment]) -> bool:
    return len(row) >= _LEAST_CELLS and any(_YEAR.search(word.text) for f in row for word in f.words)


def _is_next(above: list[Fragment], row: list[Fragment]) -> bool:
    """Right below, with as many cells at the same left edges."""
    return (
        len(above) == len(row)
        and row[0].middle - above[0].middle < 3 * row[0].size
        and all(abs(one.x0 - other.x0) < 1.5 for one, other in zip(above, row, strict=True))
    )
