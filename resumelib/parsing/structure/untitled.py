"""What stands under no title of its own: entries right under the name, and a name that comes late in reading order."""

from collections.abc import Sequence
from itertools import groupby

from resumelib.parsing.structure.addresses import is_contact
from resumelib.parsing.structure.cells import Cell
from resumelib.parsing.structure.lexicon import label_kind, school_score, title_score
from resumelib.parsing.structure.sections import HEADER, Part
from resumelib.text.dates import find_dates
from resumelib.text.tokens import fold

_HEAD_WORDS = 24  # a head with its dates and its place; a line of prose is longer
_FEWEST_WORDS = 3  # the range itself
_PARAGRAPH = 0.6  # of the type's size: the space above a line that begins something new
_BELOW_NAME = 6  # cells in which a name's contact lines stand


def with_untitled(parts: list[Part]) -> list[Part]:
    """Entries with ranges of dates in the header, where nothing is titled as work: a section of work.

    Many leave "Experience" out, as what comes first needs no title.
    """
    header = parts[0] if parts and parts[0].kind == HEADER else None
    if header is None or any(part.kind == "work" for part in parts):
        return parts
    lines = [list(line) for _, line in groupby(header.cells, key=lambda cell: cell.line)]
    dated = [at for at, line in enumerate(lines) if at and _is_dated_head(line)]
    if not dated:
        return parts
    first = _where_it_begins(lines, dated[0])
    cells = [cell for line in lines[first:] for cell in line]
    text = " ".join(cell.text for line in lines[first : dated[0] + 1] for cell in line)
    if school_score(text) > title_score(text):
        return parts
    header.cells = [cell for line in lines[:first] for cell in line]
    return [header, Part("work", None, cells), *parts[1:]]


def _is_dated_head(line: Sequence[Cell]) -> bool:
    """A short line with a range of dates and something that it dates."""
    if line[0].bullet or any(is_contact(cell.text) or label_kind(cell.text) for cell in line):
        return False
    words = sum(cell.words for cell in line)
    return _FEWEST_WORDS < words <= _HEAD_WORDS and any(_at_an_edge(cell.text) for cell in line)


def _at_an_edge(text: str) -> bool:
    """A range of dates at an end of the text: prose has them in its midst."""
    ranges = [date for date in find_dates(text) if date.is_range]
    return any(date.start < 2 or date.end > len(text) - 3 for date in ranges)


def _where_it_begins(lines: Sequence[Sequence[Cell]], dated: int) -> int:
    """The line of the entry's head that comes first: nothing but a paragraph's space parts it from the one above."""
    at = dated
    while at > 1 and lines[at][0].gap < _PARAGRAPH and not any(is_contact(c.text) for c in lines[at - 1]):
        at -= 1
    return at


def with_late_header(parts: Sequence[Part]) -> None:
    """A side column that was read first leaves the header's lines in its last section: they go back.

    The name stands at the top too, as the document's title, with nothing under it.
    """
    header = parts[0] if parts and parts[0].kind == HEADER and parts[0].cells else None
    if header is None or any(is_contact(cell.text) for cell in header.cells):
        return
    name = fold(header.cells[0].text)
    for part in parts[1:]:
        for at, cell in enumerate(part.cells):
            if fold(cell.text) != name:
                continue
            below = part.cells[at + 1 : at + 1 + _BELOW_NAME]
            if any(is_contact(other.text) for other in below):
                header.cells += part.cells[at + 1 :]
                part.cells = part.cells[:at]
                return
