"""Sections filled in like a form: labels at the left ("Dates", "Employer"), each with its value beside it.

The Europass CV is the best known: there the employer comes after the activities, so that no head holds all fields.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from msgspec.structs import replace

from resumelib.parsing.structure.cells import Cell, one_bit
from resumelib.parsing.structure.labelled import field_label
from resumelib.parsing.structure.lexicon import entry_label

_row = attrgetter("page", "line")
_BODY = "body"  # what was done, in as many lines as it takes


@dataclass
class _Field:
    """A row of the form; `kind` is "" for lines without a known label."""

    kind: str
    label: list[Cell] = field(default_factory=list)
    value: list[Cell] = field(default_factory=list)


def as_form(cells: Sequence[Cell]) -> list[Cell]:
    """The cells, each entry's labelled fields before everything else of it; as they were where there is no form."""
    if not _begins_with_field(cells):
        return list(cells)
    fields = _fields(cells)
    if not is_form([part.kind for part in fields]):
        return list(cells)
    starts = entry_starts([part.kind for part in fields])
    out: list[Cell] = []
    for start, end in zip(starts, [*starts[1:], len(fields)], strict=True):
        entry = fields[start:end]
        for part in sorted(entry, key=lambda part: part.kind in ("", _BODY)):
            out.extend(_laid_out(part))
    return out


def is_form(kinds: Sequence[str]) -> bool:
    """It begins with a field, and has several."""
    return bool(kinds) and bool(kinds[0]) and len({*kinds} - {"", _BODY}) > 1


def entry_starts(kinds: Iterable[str]) -> list[int]:
    """Where a kind of field comes again, the next entry begins."""
    starts, seen = [0], set[str]()
    for index, kind in enumerate(kinds):
        if kind and kind in seen:
            starts.append(index)
            seen = set()
        seen.add(kind)
    return starts


def _begins_with_field(cells: Sequence[Cell]) -> bool:
    """What `is_form` asks of the first row; most sections can be told by it."""
    rows = groupby(cells, key=_row)
    first, second = (list(next(rows, ("", ()))[1]) for _ in range(2))
    return bool(first) and bool(_fields([*first, *second])[0].kind)


def _fields(cells: Sequence[Cell]) -> list[_Field]:
    rows = [list(row) for _, row in groupby(cells, key=_row)]
    found: list[_Field] = []
    at = 0
    while at < len(rows):
        row, taken = rows[at], 1
        if wrapped := _of_two_lines(rows[at : at + 3]):
            part, taken = wrapped
            found.append(part)
        elif kind := _kind(row[0].text, row[1:]):
            found.append(_Field(kind, row[:1], row[1:]))
        elif found and found[-1].kind not in ("", _BODY) and _goes_on(found[-1].value, row):
            found[-1].value.extend(row)
        else:
            found.append(_Field("", value=row))
        at += taken
    return found


def _of_two_lines(rows: Sequence[list[Cell]]) -> tuple[_Field, int] | None:
    """A field whose label has two lines, and how many rows it takes: a short value may come after the whole label."""
    if len(rows) < 2 or not _is_under(rows[0][0], rows[1][0]):
        return None
    label, value, taken = [rows[0][0], rows[1][0]], [*rows[0][1:], *rows[1][1:]], 2
    if not value and len(rows) > 2 and _is_beside(rows[2][0], label[0]):
        value, taken = rows[2], 3
    kind = _kind(f"{label[0].text} {label[1].text}", value)
    return (_Field(kind, label, value), taken) if kind else None


def _is_beside(cell: Cell, label: Cell) -> bool:
    return cell.page == label.page and abs(cell.y0 - label.y0) < 2 and cell.x0 > label.x1


def _kind(text: str, value: Sequence[Cell]) -> str:
    if entry_label(text) == "highlights":
        return _BODY
    return field_label(text) if value else ""


def _is_under(label: Cell, cell: Cell) -> bool:
    """The second line of a label: right below, in its look, at one of its edges."""
    edge = min(abs(cell.x0 - label.x0), abs(cell.x1 - label.x1))
    return (
        cell.page == label.page
        and cell.look == label.look
        and edge < 2
        and cell.gap < 0.6
        and cell.x1 > cell.x0
    )


def _goes_on(value: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """The next line of a value that was too long for one."""
    cell = row[0]
    close = len(row) == 1 and not cell.bullet and cell.gap < 0.5 and cell.page == value[0].page
    return close and cell.x1 > cell.x0 and abs(cell.x0 - value[0].x0) < 2


def _laid_out(part: _Field) -> list[Cell]:
    """Label and value as two cells of one line; text of several lines stands under its label."""
    if not part.kind:
        return part.value
    label = _joined(part.label)
    if part.kind == _BODY:
        return [
            label,
            *[replace(cell, first=True) if cell.line == label.line else cell for cell in part.value],
        ]
    return [label, replace(_joined(part.value), line=label.line, first=False)]


def _joined(cells: Sequence[Cell]) -> Cell:
    if len(cells) == 1:
        return cells[0]
    return cells[0].holding(one_bit([cell.bit for cell in cells]))
