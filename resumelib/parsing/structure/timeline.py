"""A timeline of everything under months ("January 2018": "Joined Acme", "Finished 1 degree at Lowfield"), as sections."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from resumelib.parsing.structure.cells import Bit, Cell
from resumelib.parsing.structure.sections import Part
from resumelib.text.dates import read_dates
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs

_LEAST = 3  # months, and events, that make a timeline
_NAMED = ("work", "education", "volunteer")  # whose event says where


def as_sections(parts: Sequence[Part]) -> list[Part]:
    """The parts, a timeline among them as one part for each kind of event."""
    return [section for part in parts for section in _sections(part)]


def _sections(part: Part) -> list[Part]:
    events = {at: event for at, cell in enumerate(part.cells) if (event := _event(cell))}
    months = {at for at, cell in enumerate(part.cells) if _is_month(cell)} if len(events) >= _LEAST else ()
    led = sum(1 for at in months if at + 1 in events)
    if len(months) < _LEAST or led < 0.8 * len(months):
        return [part]
    first = min(*months, *events)
    found: dict[str, list[Cell]] = {}
    kind, month = part.kind, None
    for at, cell in enumerate(part.cells[first:], first):
        if at in months:
            month = cell
        elif at in events:
            kind, where = events[at]
            cells = found.setdefault(kind, [])
            cells.extend([_since(month) if kind == "work" else month] if month else [])
            cells.extend([cell.holding(where)] if where else [])
        else:
            found.setdefault(kind, []).append(cell)
    before = [replace(part, cells=part.cells[:first])] if first else []
    return [*before, *(replace(part, kind=kind, cells=cells) for kind, cells in found.items())]


def _is_month(cell: Cell) -> bool:
    if cell.words != 2 or cell.bullet:
        return False
    dates = read_dates(cell.text)
    return dates is not None and dates.end is not None and dates.start is None and bool(dates.end.month)


def _since(month: Cell) -> Cell:
    """Who joined in a month was there from then on."""
    return month.holding(Bit.joined(f"since {month.text}", (month.bit,)))


@cache
def _events() -> dict[str, str]:
    return {fold(verb): kind for verb, kind in load_pairs("any", "timeline_events").items()}


def _event(cell: Cell) -> tuple[str, Bit | None] | None:
    """The kind of section that a line tells of, and the name in it: "Joined Acme", "Finished 1 degree at Lowfield"."""
    words = cell.text.split()
    if cell.bullet or len(words) > 14 or cell.text.endswith(".") or not cell.text[:1].isupper():
        return None
    verb = next((v for n in (2, 1) if (v := fold(" ".join(words[:n]))) in _events()), "")
    if not verb:
        return None
    kind = _events()[verb]
    at = cell.text.find(" at ") + 4 if " at " in cell.text else len(verb)
    where = cell.bit.cut(at, len(cell.text))
    return kind, where if kind in _NAMED and where.text else None
