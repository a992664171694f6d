"""The head of an entry in its smallest parts: cut at every separator, joining word and change of look."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from resumelib.parsing.structure.addresses import URL, is_web_address
from resumelib.parsing.structure.cells import Bit, Cell, Look
from resumelib.parsing.structure.durations import durations, is_duration
from resumelib.parsing.structure.entry_dates import has_date_apart, stands_apart
from resumelib.parsing.structure.heads import separators
from resumelib.parsing.structure.labelled import field_label, labelled_fields
from resumelib.parsing.structure.lexicon import is_legal_form
from resumelib.parsing.structure.paragraphs import Item
from resumelib.parsing.structure.small_words import AT, is_at, is_date_lead, is_glue
from resumelib.text.dates import find_dates, is_present
from resumelib.text.tokens import fold

_MARK = re.compile(
    rf"(?P<at>\s+(?:{AT})\s+)|(?P<comma>\s*[,;]\s+)|(?P<dash>\s+[–—-]\s+)|(?P<open>\s*\(\s*)|(?P<close>\s*\)\s*)|(?P<colon>\s*:\s+)"
    r"|(?P<slash>\s+/\s+)|(?P<weak>\s+(?:en|no|na|w|em)\s+(?=[^\W\d_a-z]))"
)
_EDGES = " ,;:|·•–—-/()"


@dataclass(slots=True)
class HeadPart:
    """One part: `cell` cut from `start` to `end`; `mark` names what stands before it."""

    cell: Bit
    start: int
    end: int
    mark: str
    line: int
    place: int  # in its line
    look: Look
    link: str
    right: bool
    dated: bool = False  # a date stands before it in its line
    date_follows: bool = False

    @property
    def bit(self) -> Bit:
        return self.cell.cut(self.start, self.end)

    @property
    def text(self) -> str:
        return self.cell.text[self.start : self.end]


@dataclass
class HeadParts:
    """The parts of one head in reading order, the joining words between them, and the lines that hold a date."""

    parts: list[HeadPart] = field(default_factory=list)
    glue: list[Bit] = field(default_factory=list)
    dated: set[int] = field(default_factory=set)
    labelled: bool = False  # some part says itself what the next one is


def head_parts(items: Sequence[Item]) -> HeadParts:
    """Dates, durations and web addresses are left out: the head's reader has them."""
    found = HeadParts()
    cells = [cell for item in items for cell in (item.whole, *item.side)]
    found.labelled = any(field_label(cell.text) or labelled_fields(cell.bit) for cell in cells)
    apart = any(has_date_apart(cell.text) for cell in cells)
    for index, item in enumerate(items):
        for number, cell in enumerate((item.whole, *item.side)):
            mark = "cell" if number else "line" if found.parts else "start"
            _cut_cell(found, cell, index, mark, apart=apart)
    return found


def _cut_cell(found: HeadParts, cell: Cell, index: int, mark: str, *, apart: bool) -> None:
    at = 0
    for start, end, kind in _marks(cell, apart=apart):
        if start >= at:
            mark = _add_part(found, cell, (at, start), index, mark)
        if kind == "date":
            found.dated.add(index)
            if found.parts and found.parts[-1].line == index:
                found.parts[-1].date_follows = True
        if kind in ("at", "weak"):
            found.glue.append(cell.bit.cut(start, end))
        mark = kind if kind not in ("run", "end") else mark
        at = max(at, end)


def _add_part(found: HeadParts, cell: Cell, stretch: tuple[int, int], index: int, mark: str) -> str:
    """The mark that holds for what follows; joining words and what belongs to a date are no parts."""
    text = cell.text[slice(*stretch)]
    bare = text.strip(_EDGES)
    if not any(c.isalnum() for c in bare) or is_duration(bare):
        return mark
    start = stretch[0] + text.index(bare)
    dated = index in found.dated
    if is_glue(bare) or (dated and (is_present(bare) or is_date_lead(bare))):
        found.glue.append(cell.bit.cut(start, start + len(bare)))
        return "at" if is_at(fold(bare)) else mark
    run = next(
        (run for run in reversed(cell.runs) if run.bit.start <= cell.bit.places()[start]), cell.runs[0]
    )
    place = sum(1 for part in found.parts if part.line == index)
    end = start + len(bare)
    found.parts.append(
        HeadPart(cell.bit, start, end, mark, index, place, run.look, run.link, not cell.first, dated)
    )
    return "run"


def _marks(cell: Cell, *, apart: bool) -> list[tuple[int, int, str]]:
    """What parts the text of a cell, in order; the end of the cell is the last."""
    text = cell.text
    dates = [date for date in find_dates(text) if not apart or stands_apart(text, date)]
    marks = [(date.start, date.end, "date") for date in dates]
    if dates:
        marks += [(*span, "date") for span in durations(text) if not _inside(span[0], marks)]
    marks += [
        (*match.span(), "url")
        for match in URL.finditer(text)
        if not _inside(match.start(), marks) and is_web_address(match.group())
    ]
    taken = list(marks)
    marks += [
        (*span, "bar") for span in separators(text) if span[1] > span[0] and not _inside(span[0], taken)
    ]
    marks += [
        (*match.span(), str(match.lastgroup))
        for match in _MARK.finditer(text)
        if not _inside(match.start(), taken) and not _is_name_comma(text, match)
    ]
    marks += [(at, at, "run") for at in _changes(cell) if not _inside(at, taken)]
    return [*sorted(marks), (len(text), len(text), "end")]


def _is_name_comma(text: str, match: re.Match[str]) -> bool:
    """ "Acme, Inc." is one name."""
    return match.lastgroup == "comma" and is_legal_form(text[match.end() :].split(",")[0])


def _inside(at: int, marks: Sequence[tuple[int, int, str]]) -> bool:
    return any(start <= at < end for start, end, _ in marks)


def _changes(cell: Cell) -> Iterator[int]:
    """Where the look changes between words."""
    if len(cell.runs) < 2:
        return
    text, places = cell.text, cell.bit.places()
    at = 0
    for before, run in zip(cell.runs, cell.runs[1:], strict=False):
        at = next((i for i in range(at, len(places)) if places[i] >= run.bit.start), len(places))
        inside = 0 < at < len(text)
        word = inside and text[at - 1].isalnum() and text[at].isalnum()
        if inside and not word and before.look[1:] != run.look[1:] and text[at - 1] not in "(-&+/":
            yield at


def joined(parts: Sequence[HeadPart]) -> Bit:
    """Parts that follow each other in one cell, as one text, with a bracket that they opened."""
    cell, start, end = parts[0].cell, parts[0].start, parts[-1].end
    text = cell.text[start:end]
    if text.count("(") > text.count(")") and cell.text[end : end + 1] == ")":
        end += 1
    return cell.cut(start, end)
