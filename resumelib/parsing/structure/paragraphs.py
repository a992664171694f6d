"""Cells as items: wrapped lines joined into whole paragraphs and bullets, with what stands beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from resumelib.parsing.structure.cells import Bit, Cell, Look, Run, join_bits, one_bit
from resumelib.parsing.structure.edges import Edges, typed_width
from resumelib.parsing.structure.entry_dates import ends_dated, opens_large, opens_with_range
from resumelib.parsing.structure.labelled import field_label
from resumelib.parsing.structure.lexicon import degree_at_start, has_legal_form, place_score
from resumelib.parsing.structure.small_words import is_open
from resumelib.text.dates import FoundDate, find_dates, is_present, read_dates
from resumelib.text.lazy import once

_ABBREVIATION = re.compile(
    r"(?i)\b(?:inc|ltd|corp|co|llc|b\.v|e\.v|s\.a|s\.l|s\.p\.a|sc|dr|st|no|u\.s|s\.r\.l|o\.o)\.$|(?<!\w)(?-i:[A-Z][a-z]?\.\s?[A-Z][a-z]{0,4})\.$"
)


def _is_abbreviated(text: str) -> bool:
    """Whether its last period belongs to an abbreviation or to a company's legal form."""
    return bool(_ABBREVIATION.search(text)) or (len(text.split()) <= 9 and has_legal_form(text))


_LABELLED = re.compile(r"^[^\W\d_][^:.,]{1,40}:\s")
_DOI = re.compile(r"\S*doi\.org/\S*")  # may have a year in it, that is no date
_DANGLING = re.compile(r"(?i)(?:[-–—−]|\b(?:to|bis|à|au|a|al|até|tot|do|hasta))$")
_NUMBERED = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}[.)])\s")


@dataclass
class Item:
    """One paragraph, bullet or short line (`cells`), and the cells to its right on the same line (`side`)."""

    cells: list[Cell]
    side: list[Cell] = field(default_factory=list)
    is_wrapped_date: bool = False
    is_name: bool = False  # names an entry, whatever it reads like: what its section tells of it

    @property
    def first(self) -> Cell:
        return self.cells[0]

    @property
    def bits(self) -> tuple[Bit, ...]:
        return tuple([cell.bit for cell in self.cells])

    @once
    def text(self) -> str:
        if not self.is_wrapped_date:
            return join_bits(self.bits)
        plain = " ".join(cell.text for cell in self.cells)
        if _is_range(plain):
            return plain
        return " – ".join(_DANGLING.sub("", cell.text).strip("-–— ") for cell in self.cells)

    @property
    def bullet(self) -> str:
        return self.cells[0].bullet

    @property
    def look(self) -> Look:
        return self.cells[0].look

    @once
    def whole(self) -> Cell:
        """Its cells as one cell; the text is joined, each letter knowing its place."""
        if len(self.cells) == 1:
            return self.cells[0]
        bit = Bit.joined(self.text, self.bits)
        looks = {run.look for cell in self.cells for run in cell.runs}
        links = {run.link for cell in self.cells for run in cell.runs}
        if len(looks) == 1 and len(links) == 1:
            runs: tuple[Run, ...] = (Run(bit, self.look, links.pop()),)
        else:
            runs = tuple(run for cell in self.cells for run in cell.runs)
        return replace(self.cells[0], bit=bit, runs=runs)

    @once
    def dates(self) -> tuple[FoundDate, ...]:
        """Dates in its own text (offsets count there) and in the cells beside it."""
        return (*find_dates(self.text), *(date for cell in self.side for date in find_dates(cell.text)))

    @once
    def is_lone_date(self) -> bool:
        """A date (with what stands between start and end) and nothing else."""
        own = sum(date.end - date.start for date in find_dates(self.text)) if len(self.text) < 40 else 0
        return own > 0.8 * len(self.text)

    @once
    def has_entry_date(self) -> bool:
        """A date of the entry: in a line of its head, or at the margin beside any line."""
        if any(find_dates(cell.text) for cell in self.side):
            return True
        return not self.is_prose and bool(
            find_dates(_DOI.sub("", self.text) if "doi." in self.text else self.text)
        )

    @property
    def is_prose(self) -> bool:
        """A bullet, a long text, or a sentence: never the head of an entry."""
        return not self.is_name and self._reads_like_prose

    def _names_after(self, date: FoundDate) -> bool:
        """A date in a margin with a name in bold behind it."""
        return date.start < 2 and any(run.look[1] for run in self.first.runs[1:])

    @once
    def _reads_like_prose(self) -> bool:
        text = self.text
        words = len(text.split())
        if self.bullet:
            return not self.is_wrapped_date and not self.is_lone_date
        if self.first.bold and (words < 18 or (words < 30 and len(self.cells) == 1 and find_dates(text))):
            return False
        dates = find_dates(text)
        if dates and words <= 24 and ends_dated(text, dates[-1]):
            return False
        if dates and words <= 16 and (not text.endswith(".") or self._names_after(dates[0])):
            return False
        return (
            words >= 18
            or (len(self.cells) > 1 and words >= 12)
            or (words >= 4 and text.endswith((".", "!")) and not _is_abbreviated(text))
            or (words >= 5 and text[:1].islower())
        )


def make_items(cells: Sequence[Cell], of_page: Edges | None = None) -> list[Item]:
    """Items in reading order. Bullets keep their continuation lines; a line that ended early ends its paragraph.

    `of_page`: the right edges of the document's columns, to know how wide they are.
    """
    edges = Edges.of(cells, of_page)
    beside = {cell.line: cell for cell in reversed(cells) if not cell.first}
    dated = {cell.line for cell in cells if not cell.first and find_dates(cell.text)}
    items: list[Item] = []
    for cell in cells:
        if not cell.first and items and items[-1].first.line == cell.line and cell is not cells[0]:
            _put_beside(items[-1], cell)
            continue
        last = items[-1] if items else None
        if last is not None and (
            _wraps_side(last, cell, edges) or _ends_side_date(last, cell) or _ends_first_word(last, cell)
        ):
            continue
        if last is not None and _wrapped_date(last.cells[-1], cell) and not _are_rows(last, cell, beside):
            last.cells.append(cell)
            last.is_wrapped_date = True
        elif (
            last is not None
            # a head; rows of a table
            and not (cell.line in dated and (last.bullet or last.first.line in dated))
            and _continues(last, cell, edges, beside)
        ):
            last.cells.append(cell)
        else:
            items.append(Item([cell]))
    return items


def _put_beside(item: Item, cell: Cell) -> None:
    """A cell right of the item on its line: the second half of its date, or something of its own."""
    last = item.cells[-1]
    if not item.side and _wrapped_date(last, cell) and not find_dates(last.text)[0].is_range:
        item.cells.append(cell)
        item.is_wrapped_date = True
    else:
        item.side.append(cell)


def _wraps_side(item: Item, cell: Cell, edges: Edges) -> bool:
    """The second line of a name that stands beside a date, right under its first, where it would not have fitted."""
    if len(item.cells) != 1 or len(item.side) != 1 or not cell.first or cell.bullet or cell.heading:
        return False
    side = item.side[0]
    under = cell.line == side.line + 1 and cell.page == side.page and abs(cell.x0 - side.x0) < 2.5
    close = -1 <= cell.y0 - side.y1 <= 0.5 * cell.size
    if not (under and close and cell.look == side.look and find_dates(item.first.text)):
        return False
    if not edges.was_full(side, cell, shortest=1):
        return False
    whole = side.holding(one_bit([side.bit, cell.bit]))
    item.side[0] = replace(whole, line=cell.line, y1=cell.y1)
    return True


def _ends_side_date(item: Item, cell: Cell) -> bool:
    """The year under the month, in a column of dates so narrow that each takes two lines ("Jan" over "2025")."""
    if not item.side or not cell.text.isdigit() or len(cell.text) != 4 or cell.x1 <= cell.x0:
        return False
    side = item.side[-1]
    under = cell.page == side.page and side.x0 < cell.x1 and cell.x0 < side.x1 + 2 * cell.size
    if not under or cell.x0 < item.first.x1 or not _is_single(f"{side.text} {cell.text}"):
        return False
    if find_dates(side.text) or cell.y0 - side.y1 > cell.size:
        return False
    whole = side.holding(one_bit([side.bit, cell.bit]))
    item.side[-1] = replace(whole, line=cell.line, y1=cell.y1)
    return True


_BROKEN = re.compile(r"^([^\W\d_]{2,}[-\u00ad\u2010])\s+(?=[^\W\d_a-z])")


def _ends_first_word(item: Item, cell: Cell) -> bool:
    """A narrow column close to the next ("Bach-  University X" over "elor"): the broken word is a text of its own."""
    first = item.first
    broken = _BROKEN.match(first.text) if len(item.cells) == 1 and not item.bullet else None
    if broken is None or not cell.text.islower() or cell.words > 1 or cell.x1 <= cell.x0:
        return False
    if cell.look != first.look or cell.line != first.line + 1 or abs(cell.x0 - first.x0) > 2.5:
        return False
    left, right = first.bit.cut(0, broken.end(1)), first.bit.cut(broken.end(), len(first.text))
    item.cells[:] = [first.holding(left), cell]
    lead = first.runs[0]
    runs = (Run(lead.bit.cut(broken.end(), len(lead.bit.text)), lead.look, lead.link), *first.runs[1:])
    item.side.insert(0, replace(first, bit=right, runs=runs, first=False))
    return True


def _is_range(text: str) -> bool:
    dates = read_dates(text)
    return dates is not None and dates.start is not None


def _is_single(text: str) -> bool:
    dates = read_dates(text)
    return dates is not None and dates.start is None and dates.end is not None


def _wrapped_date(before: Cell, cell: Cell) -> bool:
    """A range broken over two lines of a narrow column ("Jan 2015 –" / "Present")."""
    if len(before.text) > 24 or len(cell.text) > 24 or before.page != cell.page:
        return False
    if cell.bullet:
        whole = is_present(cell.text) or read_dates(cell.text) is not None
        return cell.bullet in "-–—" and whole and read_dates(before.text) is not None
    if not find_dates(before.text):
        return False
    dangling = bool(_DANGLING.search(before.text.rstrip()))
    if _is_single(before.text) and (is_present(cell.text) or _is_single(cell.text)):
        # "2014-02" above "2016-05": start and end on lines of their own
        return cell.x1 <= cell.x0 or (
            abs(cell.x0 - before.x0) < 3 and -2 <= cell.y0 - before.y1 < 0.6 * cell.size
        )
    then = is_present(cell.text) or bool(find_dates(cell.text))
    close = cell.x1 <= cell.x0 or (abs(cell.x0 - before.x0) < 60 and cell.y0 - before.y1 < 10)
    leading = cell.text.lstrip().startswith(("–", "-", "—", "−")) and (
        bool(find_dates(cell.text)) or is_present(cell.text)
    )
    cut = not _is_range(before.text) and _is_range(f"{before.text} {cell.text}")  # "Jan 2015 – Dec" / "2017"
    return close and ((dangling and then) or leading or cut)


def _are_rows(item: Item, cell: Cell, beside: dict[int, Cell]) -> bool:
    """Two dates one under the other, each beside a name of one look: two entries, not the start and end of one."""
    one, other = beside.get(item.first.line), beside.get(cell.line)
    apart = cell.gap >= 0.4
    return apart and one is not None and other is not None and one.look == other.look


def _continues(item: Item, cell: Cell, edges: Edges, beside: dict[int, Cell]) -> bool:
    """Whether a line belongs to the paragraph above it: nothing sets it apart, and it is of one look and place with it."""
    last = item.cells[-1]
    if cell.bullet or cell.heading or item.first.heading:
        return False
    if _NUMBERED.match(cell.text) and _NUMBERED.match(item.first.text):
        return False
    if cell.x1 <= cell.x0:
        return not edges.unwrapped and _continues_plain(item, last, cell, edges.width)
    if (
        _begins_another(item, last, cell)
        or not _stands_under(item, last, cell, edges)
        or _looks_new(item, last, cell)
    ):
        return False
    if last.line in beside and field_label(last.text):
        return False  # a form's label, that may end close to its value
    return (
        _ran_into_neighbor(item, last, cell, beside)
        or edges.was_full(last, cell)
        or _is_unfinished(last, cell)
        or (cell.text[:1].islower() and (bool(item.bullet) or _is_sentence(last, cell)))
    )


def _begins_another(item: Item, last: Cell, cell: Cell) -> bool:
    """What the words themselves say: the line above ends in a date or a place, or both begin with a label."""
    if item.bullet:
        # a line all bold under a plain bullet names the next entry; so does a short one to the left of its text
        new_look = cell.bold and len(cell.runs) == 1 and not item.first.bold and cell.words < 8
        outdented = cell.page == last.page and item.first.x0 - cell.x0 > 2.5 and cell.x0 < last.x0 - 2.5
        return new_look or (outdented and (_opens_head(last, cell) or (cell.bold and not item.first.bold)))
    if opens_with_range(last.text, cell.text) and not is_open(last.text):
        return True
    dates = find_dates(last.text)
    if dates and dates[-1].end >= len(last.text.rstrip(" .)")):
        most = 24 if last.bold or ends_dated(last.text, dates[-1]) else 14
        if last.words <= most:
            return True
    if _LABELLED.match(cell.text) and _LABELLED.match(item.first.text):
        return True
    if cell.words <= 6 and cell.text[:1].isupper() and degree_at_start(cell.text) >= len(cell.text) - 1:
        return not is_open(last.text)  # a degree and nothing else
    return len(item.cells) == 1 and _ends_in_place(last.text) and not cell.text[:1].islower()


def _opens_head(last: Cell, cell: Cell) -> bool:
    return opens_with_range(last.text, cell.text) or (cell.words < 8 and opens_large(cell.text))


def _stands_under(item: Item, last: Cell, cell: Cell, edges: Edges) -> bool:
    """In the same column, in letters of the same size and color, right below, and at the same left edge."""
    if cell.column != last.column and cell.page == last.page:
        return False
    if abs(cell.size - last.size) > 0.6 or cell.look[3] not in (last.look[3], last.runs[-1].look[3]):
        return False
    if cell.page == last.page and (cell.y0 - last.y1 > 0.95 * max(cell.size, 1.0) or cell.y0 < last.y0 - 1):
        return False
    aside = abs(cell.x0 - last.x0)
    if not item.bullet:
        return edges.one_under_the_other(last, cell)
    return aside < 2.5 or abs(cell.x0 - item.first.x0) < 14 or (len(item.cells) == 1 and aside < 30)


def _looks_new(item: Item, last: Cell, cell: Cell) -> bool:
    """Another weight or slant than the end of the line above, where that is short, or with a date of its own."""
    if item.bullet or cell.look[1:3] == last.runs[-1].look[1:3]:
        return False
    if last.words < 12:
        return True
    mixed = len({run.look for run in (*last.runs, *cell.runs)}) > 2
    return not mixed and bool(
        find_dates(cell.text)
    )  # another look all along, and a date: the next line of a head


def _ran_into_neighbor(item: Item, last: Cell, cell: Cell, beside: dict[int, Cell]) -> bool:
    """Whether the line above was full because something stands beside it (a date at the right)."""
    neighbor = beside.get(last.line) or beside.get(item.first.line)
    if neighbor is None or not last.first or cell.gap >= 0.5 or cell.words > 4 or item.bullet:
        return False
    letter = (last.x1 - last.x0) / max(1, len(last.text))
    edge = neighbor.x0
    return edge > last.x1 and last.x1 + letter * (len(cell.text.split(None, 1)[0]) + 1) > edge - 2


def _is_unfinished(last: Cell, cell: Cell) -> bool:
    """A line that ends in a joining word goes on, however much room was left."""
    return is_open(last.text) and cell.gap < 0.6 and len(last.text) > 8


def _ends_in_place(text: str) -> bool:
    """ "Institute for Advanced Study · Princeton, NJ": the line of a head, full or not."""
    _, mark, tail = text.rpartition("·") if "·" in text else text.rpartition("|")
    return bool(mark) and place_score(tail.strip()) >= 0.8


def _is_sentence(last: Cell, cell: Cell) -> bool:
    """A long line without a period, right above one that goes on in small letters."""
    return last.words >= 10 and cell.gap < 0.5 and not last.text.endswith((".", ":", ";"))


_COLUMN = 4  # levels of two spaces: deeper lines stand in a column beside dates


def _continues_plain(item: Item, last: Cell, cell: Cell, width: int) -> bool:
    """Formats without geometry: lines of one block, of which the earlier was long, or the later hangs under a bullet's text."""
    dates = find_dates(last.text)
    if cell.block != last.block or cell.block < 0 or (dates and ends_dated(last.text, dates[-1])):
        return False
    first_word = len(cell.text.split(None, 1)[0])
    if item.bullet and cell.level == item.first.level + 1:
        return True
    if last.level >= _COLUMN and cell.level == last.level and not item.bullet:
        return typed_width(last) + first_word >= width - 1 and last.words > 2
    return len(last.text) >= 55 and len(last.text) + first_word >= 60
