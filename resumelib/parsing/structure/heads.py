"""The head of an entry as segments, with dates, places and addresses taken out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from resumelib.model.resume import DateRange
from resumelib.parsing.structure.addresses import URL, is_web_address
from resumelib.parsing.structure.cells import ICONS, Bit, Cell, Look, one_bit
from resumelib.parsing.structure.durations import durations, is_duration
from resumelib.parsing.structure.entry_dates import has_date_apart, is_of_name, stands_apart
from resumelib.parsing.structure.labelled import field_label, labelled_fields
from resumelib.parsing.structure.lexicon import is_legal_form, place_score
from resumelib.parsing.structure.paragraphs import Item
from resumelib.parsing.structure.place_cuts import names_before_city, split_place
from resumelib.parsing.structure.small_words import AT, is_date_lead, is_glue
from resumelib.parsing.structure.wrapped_names import whole_names
from resumelib.text.dates import find_dates, is_present
from resumelib.text.tokens import fold

_SPLIT = re.compile(rf"\s+[|•·●▪◦‣⋅∙◆◇⋄♦]\s+|\s*[|•·●▪⋅∙◆◇⋄♦{ICONS}]+\s*|\t+|\s{{3,}}")
_AT = re.compile(rf"({AT})\s+(?=[^\W\d_a-zß-ÿ])")


@dataclass(frozen=True)
class Segment:
    """One candidate for a field of the head. `slot` tells where it stood: item, then segment."""

    bit: Bit
    look: Look
    item: int
    slot: int
    link: str = ""
    right: bool = False
    joint: str = ""  # the joining word before it: "at" before an employer, "in" before an area


@dataclass
class Head:
    segments: list[Segment] = field(default_factory=list)
    places: list[Bit] = field(default_factory=list)
    urls: list[Bit] = field(default_factory=list)
    dates: DateRange = DateRange()
    date_bits: list[Bit] = field(default_factory=list)
    durations: list[Bit] = field(default_factory=list)
    glue: list[Bit] = field(default_factory=list)
    labelled: dict[str, Bit] = field(default_factory=dict)  # what says itself which field it is
    commas: bool = True  # whether a place may follow a name after a comma
    total: bool = False  # a time span of its own ("9 years 3 months"): of all posts at this employer
    titled: bool = False  # names a work, which may have a year among its words
    apart: bool = False  # whether some date stands apart, so that one within a name belongs to the name


def read_head(items: Sequence[Item], *, commas: bool = True, titled: bool = False) -> Head:
    """Segments in reading order; the first range (else the first date) is the entry's.

    `commas`: "Name, City" is a name and a place (schools keep their city). `titled`: it names a work.
    """
    items = whole_names(items, _tells_when)
    cells_of_all = [cell for item in items for cell in (item.whole, *item.side)]
    apart = any(has_date_apart(cell.text) for cell in cells_of_all)
    head = Head(commas=commas, titled=titled, apart=apart)
    # Labels beside their values need no colon where several of them stand one under the other.
    beside = len({field_label(item.whole.text) for item in items if len(item.side) == 1} - {""}) > 1
    for index, item in enumerate(items):
        if item.is_wrapped_date and item.dates and head.dates.is_empty:
            head.dates, head.date_bits = item.dates[0].dates, list(item.bits)
            for cell in item.side:
                _read_cell(head, cell, index)
            continue
        cells = [item.whole, *item.side]
        if len(cells) == 2 and beside and (kind := field_label(cells[0].text)):
            head.glue.append(cells[0].bit)
            _put_labelled(head, kind, cells[1].bit, cells[0].text)
            continue
        for cell in cells:
            if fields := labelled_fields(cell.bit):
                for kind, label, value in fields:
                    head.glue.append(label)
                    _put_labelled(head, kind, value, label.text)
            else:
                _read_cell(head, cell, index)
    if head.dates.is_empty and (now := next((bit for bit in head.glue if is_present(bit.text)), None)):
        head.dates, head.date_bits = DateRange(is_current=True, as_written=now.text), [now]
    return head


def _tells_when(item: Item) -> bool:
    return item.is_lone_date or is_duration(item.text)


def _put_labelled(head: Head, kind: str, value: Bit, label: str) -> None:
    """Files a field that its label names; a country goes with its city, an employer may have an address."""
    if kind == "dates":
        _without(head, value)
    elif kind in ("location", "country"):
        if kind == "country" and head.places:
            city = head.places.pop()
            value = Bit.joined(f"{city.text}, {value.text}", (city, value))
        head.places.append(value)
    elif value.text:
        parted = _with_address(value, label) if kind == "employer" and not head.places else None
        if parted:
            value = parted[0]
            head.places.append(parted[1])
        head.labelled.setdefault(kind, value)


_ADDRESS = re.compile(r"(?i)addr|adres|direcci|indirizzo|endere|morada")


def _with_address(value: Bit, label: str) -> tuple[Bit, Bit] | None:
    """Name and address of an employer: after the first comma where the label asks for both, else where a known place is."""
    parted = split_place(value, commas=True)
    comma = value.text.find(", ")
    if (
        parted
        or comma < 2
        or not _ADDRESS.search(label)
        or is_legal_form(value.text[comma + 2 :].split(",")[0])
    ):
        return parted
    return value.cut(0, comma), value.cut(comma + 2, len(value.text))


def _read_cell(head: Head, cell: Cell, index: int) -> None:
    runs = _runs(cell)
    joint = ""
    for number, (run_bit, look, link) in enumerate(runs):
        bit, word = (run_bit, "") if number == len(runs) - 1 else _cut_joint(run_bit)
        for part in _without(head, bit):
            for piece in split_bit(part):
                joint = _sort(head, piece, look, index, link, joint, right=not cell.first)
        joint = word or joint


def _cut_joint(bit: Bit) -> tuple[Bit, str]:
    """A joining word at the end of a run ("Engineer at" + "Acme") apart from it."""
    match = re.search(r"[\s,]+(\w+|@)[\s,]*$", bit.text)
    if match and is_glue(match[1]):
        return bit.cut(0, match.start()), fold(match[1])
    return bit, ""


def _runs(cell: Cell) -> list[tuple[Bit, Look, str]]:
    """Runs of one look, together again where a separator does not part them but a date or an address runs across."""
    if len(cell.runs) == 1 or (
        find_dates(cell.text) and not any(find_dates(run.bit.text) for run in cell.runs)
    ):
        return [(cell.bit, cell.look, cell.links[0] if cell.links else "")]
    joined: list[tuple[Bit, Look, str]] = []
    for run in cell.runs:
        text = run.bit.text
        if joined and (
            _is_mark(text)
            or _is_open(joined[-1][0].text)
            or (joined[-1][1][1:3] == run.look[1:3] and run.link in ("", joined[-1][2]))
        ):
            before, look, link = joined[-1]
            joined[-1] = (one_bit([before, run.bit]), look, link or run.link)
        else:
            joined.append((run.bit, run.look, run.link))
    return joined


def _is_mark(text: str) -> bool:
    return not any(c.isalnum() for c in text)


def _is_open(text: str) -> bool:
    return text.rstrip().endswith(("(", "-", "\u00ad", "\u2010", "&", "+", "/"))


def _without(head: Head, bit: Bit) -> list[Bit]:
    """The bit without its dates, durations and addresses, which go to the head's own lists."""
    holes: list[tuple[int, int]] = []
    for date in find_dates(bit.text):
        if head.apart and not stands_apart(bit.text, date):
            continue
        if head.titled and is_of_name(bit.text, date):
            continue
        if head.dates.is_empty or (date.is_range and head.dates.start is None and not head.dates.is_current):
            head.dates = date.dates
            head.date_bits = [bit.cut(date.start, date.end)]
        holes.append((date.start, date.end))
    for start, end in durations(bit.text):
        if head.date_bits and not _inside(start, holes):
            head.durations.append(bit.cut(start, end))
            holes.append((start, end))
    for match in URL.finditer(bit.text):
        if not _inside(match.start(), holes) and is_web_address(match.group()):
            head.urls.append(bit.cut(match.start(), match.end()))
            holes.append(match.span())
    parts, at = [], 0
    for start, end in sorted(holes):
        parts.append(_trim(bit, at, start))
        at = max(at, end)
    parts.append(_trim(bit, at, len(bit.text)))
    if holes and "(" in bit.text:
        parts = [piece for part in parts for piece in _unopened(part)]
    return [part for part in parts if any(c.isalnum() for c in part.text)]


def _unopened(part: Bit) -> list[Bit]:
    """What a bracket held beside the date that was taken out of it, apart: "Name (Issuer" is two."""
    at = part.text.rfind("(")
    if at <= 0 or ")" in part.text[at:]:
        return [part]
    return [_trim(part, 0, at), _trim(part, at + 1, len(part.text))]


def _inside(at: int, holes: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in holes)


def _trim(bit: Bit, start: int, end: int) -> Bit:
    """Edges without separators and without brackets that lost their other half."""
    part = bit.cut(start, end)
    text = part.text
    left = len(text) - len(text.lstrip(" ,;:|·•–—-)]/"))
    right = len(text.rstrip(" ,;:|·•–—-([/"))
    if right <= left:
        return Bit("", part.start, part.start)
    part = part.cut(left, right)
    text = part.text
    if (text.startswith("(") and text.endswith(")")) or (text.startswith("(") and ")" not in text):
        return part.cut(1, len(text) - (1 if text.endswith(")") else 0))
    if text.endswith(")") and "(" not in text:
        return part.cut(0, len(text) - 1)
    return part


def split_bit(bit: Bit) -> list[Bit]:
    """Parts between hard separators: bars, dots, dashes with spaces, tabs."""
    parts, at = [], 0
    for match in _SPLIT.finditer(bit.text):
        parts.append(_trim(bit, at, match.start()))
        at = match.end()
    parts.append(_trim(bit, at, len(bit.text)))
    return [part for part in parts if any(c.isalnum() for c in part.text)]


def _sort(head: Head, bit: Bit, look: Look, index: int, link: str, joint: str, *, right: bool) -> str:
    """Files one piece; gives the joining word that waits for the next one."""
    if is_present(bit.text) and (head.date_bits or not head.titled):
        (head.date_bits or head.glue).append(bit)
        return ""
    if head.date_bits and is_date_lead(bit.text):
        head.glue.append(bit)
        return ""
    if head.segments and is_duration(bit.text):
        head.durations.append(bit)
        head.total = True
        return ""
    if is_glue(bit.text):
        head.glue.append(bit)
        return fold(bit.text).strip(" ,.")
    if lead := _AT.match(bit.text):  # "at Lehigh University" on a line of its own
        head.glue.append(bit.cut(0, lead.end()))
        bit, joint = bit.cut(lead.end(), len(bit.text)), joint or fold(lead[1])
    score = place_score(bit.text)
    # The first text of an entry names it ("KU Leuven, Belgium"): only a place beyond doubt is taken out of it.
    doubt = 0.9 if not head.segments and not right else 0.75
    named = len(head.segments) < 2 and names_before_city(bit.text)
    if score >= doubt and not (link and score < 1) and not (score < 1 and head.places) and not named:
        head.places.append(bit)
        return ""
    if not head.places and (parted := split_place(bit, commas=head.commas)):
        bit, place = parted
        head.places.append(place)
    slot = sum(1 for segment in head.segments if segment.item == index)
    head.segments.append(Segment(bit, look, index, slot, link, right, joint))
    return ""


def separators(text: str) -> list[tuple[int, int]]:
    """Where bars, dots, icons, tabs and wide gaps part a text."""
    return [match.span() for match in _SPLIT.finditer(text)]


def read_side(head: Head, bit: Bit) -> list[Bit]:
    """Takes date, duration and place out of a cell at the margin; gives what is left."""
    left: list[Bit] = []
    for part in _without(head, bit):
        for piece in split_bit(part):
            if place_score(piece.text) >= 0.75 and not head.places:
                head.places.append(piece)
            else:
                left.append(piece)
    return left
