"""Lines as cells: stretches of text that stand apart on the page, each knowing where it lies in the text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from resumelib.parsing.lines import Extracted, Line, Piece
from resumelib.text.dates import read_dates
from resumelib.text.headings import heading_kind
from resumelib.text.lazy import once
from resumelib.text.wordlists import load_words

_WIDE_GAP = 1.3  # in ems: what separates two cells of one line
_STOP_GAP = 0.55  # in ems: what does so where several lines go on at the same place
# Pictograms that stand before a phone, a place or a date; stars, dots and check marks are levels and bullets.
ICONS = "\u2302\u2316\u231a\u231b\u23f0-\u23f3\u2295\u260e\u260f\u2690\u2691\u2706-\u270f\u2710-\u2712\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff"
_ICON_EDGES = re.compile(rf"^[\s{ICONS}]+|[\s{ICONS}]+$")
_GLUED = re.compile(r"(?<=[^\W\d_]{2})(?=(?:19|20)\d\d(?:-\d\d)?\s*[-–—]\s*\w+)")
_DASHES = ("-", "–", "—", "−")
_GLUED_SPAN = re.compile(
    r"(?<=(?:19|20)\d\d)(?=\d{1,2}\s(?:years?|months?|jahre?|monate?|ans?|mois|años?|mes|meses|anni|anno|mes[ei]|anos?|mês|jaar|maand)\b)"
)
_LOOSE = " \t\u00a0|•·,;–—"
Look = tuple[float, bool, bool, str]


class Bit(Struct, frozen=True):
    """A stretch `[start, end)` of the document's text; `at` where each of its letters stands, when they stand apart."""

    text: str
    start: int
    end: int
    at: tuple[int, ...] = ()

    @classmethod
    def joined(cls, text: str, parts: "Sequence[Bit]") -> "Bit":
        """The text that was made of the parts, each letter at its place; what joining added stands at its neighbor's."""
        letters = [pair for part in parts for pair in zip(part.text, part.places(), strict=True)]
        places, next_ = [], 0
        for character in text:
            found = next_
            while found < len(letters) and letters[found][0] != character and not letters[found][0].isalnum():
                found += 1  # a hyphen or a space that joining dropped
            if found < len(letters) and letters[found][0] == character:
                next_ = found + 1
            places.append(letters[max(next_ - 1, 0)][1])
        if not places:
            return cls(text, parts[0].start, parts[0].start)
        return cls(text, places[0], places[-1] + 1, tuple(places))

    def places(self) -> Sequence[int]:
        """Where each letter of the text stands in the document."""
        return self.at or range(self.start, self.start + len(self.text))

    def stretches(self) -> list[tuple[int, int]]:
        """The stretches of the document it was made of: one, or several where it is joined of parts."""
        if not self.at:
            return [(self.start, self.end)]
        found: list[tuple[int, int]] = []
        for place in self.at:
            if found and found[-1][0] <= place <= found[-1][1] + 1:  # a space or a hyphen is no gap
                found[-1] = (found[-1][0], max(found[-1][1], place + 1))
            else:
                found.append((place, place + 1))
        return found

    def cut(self, start: int, end: int) -> "Bit":
        """The part between two offsets of its own text, white space and loose punctuation at the edges dropped."""
        part = self.text[start:end]
        left = len(part) - len(part.lstrip(_LOOSE))
        kept = part.strip(_LOOSE)
        at, stop = start + left, start + left + len(kept)
        if self.at and kept:
            places = self.at[at:stop]
            return Bit(kept, places[0], places[-1] + 1, places)
        return Bit(kept, self.start + at, self.start + stop)


class Run(Struct, frozen=True):
    """A stretch of one look within a cell."""

    bit: Bit
    look: Look
    link: str = ""


class Cell(Struct, frozen=True, dict=True):
    """One stretch of a line with nothing but text in it. `first` is False for cells right of another in their line."""

    bit: Bit
    runs: tuple[Run, ...]
    line: int
    page: int
    x0: float
    x1: float
    y0: float
    y1: float
    column: int
    gap: float
    bullet: str
    level: int
    heading: int
    block: int
    first: bool

    @property
    def text(self) -> str:
        return self.bit.text

    @once
    def look(self) -> Look:
        """The look of its first run that has letters."""
        if self.runs[0].bit.text[:1].isalnum():
            return self.runs[0].look
        return next((run.look for run in self.runs if any(map(str.isalnum, run.bit.text))), self.runs[0].look)

    @property
    def size(self) -> float:
        return self.look[0]

    @property
    def bold(self) -> bool:
        return self.look[1]

    @once
    def caps(self) -> bool:
        letters = 0
        for c in self.bit.text:
            if c.isalpha():
                if c.islower():
                    return False
                letters += 1
        return letters > 2

    @once
    def words(self) -> int:
        return len(self.bit.text.split())

    @property
    def links(self) -> tuple[str, ...]:
        return tuple([run.link for run in self.runs if run.link])

    def holding(self, bit: Bit, link: str = "") -> "Cell":
        """The same place with another text in it, all of one look."""
        return replace(self, bit=bit, runs=(Run(bit, self.look, link),))


@dataclass(frozen=True)
class Page:
    """All cells of a document, with what is usual in it."""

    cells: tuple[Cell, ...]
    text: str

    @once
    def has_geometry(self) -> bool:
        return any(cell.x1 > cell.x0 for cell in self.cells)

    @once
    def body(self) -> Look:
        """The look that most characters have; a bold one only where it has twice as many as any other."""
        counts: Counter[Look] = Counter()
        for cell in self.cells:
            for run in cell.runs:
                counts[run.look] += len(run.bit.text) * (1 if run.look[1] else 2)
        return counts.most_common(1)[0][0] if counts else (0.0, False, False, "")

    @once
    def lines(self) -> dict[int, tuple[Cell, ...]]:
        found: dict[int, list[Cell]] = {}
        for cell in self.cells:
            found.setdefault(cell.line, []).append(cell)
        return {line: tuple(cells) for line, cells in found.items()}


def read_cells(extracted: Extracted) -> Page:
    """Cells in reading order; offsets count in `extracted.text`."""
    cells: list[Cell] = []
    stops = _stops(extracted.lines)
    at = 0
    dash: Line | None = None
    for number, line in enumerate(extracted.lines):
        text = line.text
        if dash is not None and not line.bullet and (line.page, line.column) == (dash.page, dash.column):
            cells.extend(_cells(replace(line, bullet=dash.text, y0=dash.y0, gap=dash.gap), number, at, stops))
        else:
            cells.extend(_cells(line, number, at, stops))
        # A dash on a line of its own joins the dates above and below it.
        dash = line if text in _DASHES and cells and _has_digit(cells[-1].text) else None
        at += len(text) + 1
    return Page(tuple(cells), extracted.text)


def _stops(lines: Sequence[Line]) -> Counter[tuple[int, int]]:
    """How many lines of a page have a piece, not their first, that begins at a place: what a tab or a grid makes."""
    found: Counter[tuple[int, int]] = Counter()
    for line in lines:
        for left, right in pairwise(line.pieces):
            if right.x0 - left.x1 > _STOP_GAP * max(min(left.size, right.size), 4.0):
                found[line.page, round(right.x0)] += 1
    return found


def _cells(line: Line, number: int, at: int, stops: Counter[tuple[int, int]]) -> list[Cell]:
    groups: list[list[tuple[Piece, int]]] = []
    for piece in line.pieces:
        last = groups[-1][-1][0] if groups else None
        stop = (
            last is not None
            and len(groups) == 1
            and last.x1 > last.x0
            # not inside a range of dates
            and not (
                any(_has_digit(one.text) for one, _ in groups[-1])
                and (len(piece.text) < 12 or _has_digit(piece.text[:12]))
            )
            and piece.x0 - last.x1 > _STOP_GAP * max(min(last.size, piece.size), 4.0)
            and stops[line.page, round(piece.x0)] >= 3
        )
        if last is None or stop or _stands_apart(last, piece) or _after_title(groups, piece):
            groups.append([])
        groups[-1].append((piece, at))
        at += len(piece.text) + 1
    return [
        part
        for index, group in enumerate(groups)
        if any(any(map(str.isalnum, piece.text)) for piece, _ in group)
        for part in _unglued(_cell(line, number, group, first=index == 0))
    ]


def _unglued(cell: Cell) -> tuple[Cell, ...]:
    """What a converter set without a space between, as two cells: a name and a range of dates ("Acme Ltd2009 – 2015"),
    a year and how long it was ("Sep, 20181 year")."""
    if cell.bit.at or not _has_digit(cell.text):
        return (cell,)
    if found := _GLUED_SPAN.search(cell.text):
        return _cut_at(cell, found.start())
    found = _GLUED.search(cell.text)
    if found is None or read_dates(cell.text[found.start() :]) is None:
        return (cell,)
    return _cut_at(cell, found.start())


def _cut_at(cell: Cell, at: int) -> tuple[Cell, Cell]:
    left, right = cell.bit.cut(0, at), cell.bit.cut(at, len(cell.text))
    edge = cell.x0 + (cell.x1 - cell.x0) * at / len(cell.text)
    before = tuple(
        Run(run.bit.cut(0, max(0, left.end - run.bit.start)), run.look, run.link)
        for run in cell.runs
        if run.bit.start < left.end
    )
    after = (Run(right, cell.runs[-1].look),)
    return (
        replace(cell, bit=left, runs=before, x1=edge),
        replace(cell, bit=right, runs=after, x0=edge, bullet="", heading=0, first=False),
    )


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _after_title(groups: list[list[tuple[Piece, int]]], piece: Piece) -> bool:
    """A section's title beside its content, parted by less than a tab: another look, more than a space."""
    if len(groups) != 1 or len(groups[0]) != 1:
        return False
    title = groups[0][0][0]
    gap = piece.x0 - title.x1
    if len(title.text) > 40 or title.text.endswith(":"):
        return False
    other = title.font != piece.font or title.size > 1.1 * piece.size
    capitals = title.text.isupper() and not piece.text.isupper() and other
    if gap < (-1.0 if capitals and piece.text[1:2].islower() else 0.3) * title.size:
        return False
    return other and (capitals or gap >= 0.6 * title.size) and bool(heading_kind(title.text))


def _stands_apart(left: Piece, right: Piece) -> bool:
    if left.x1 <= left.x0:  # no geometry: two pieces of one look are parted by a tab or a table's cell
        same = (left.size, left.bold, left.italic, left.color, left.font, left.link) == (
            right.size, right.bold, right.italic, right.color, right.font, right.link
        )  # fmt: skip
        return right.edge or (same and len(left.text) > 1 and len(right.text) > 1)
    larger = max(left.size, right.size) > 1.25 * max(min(left.size, right.size), 1.0)
    if (
        larger
        and len(left.text) > 2
        and len(right.text) > 2
        and not (right.text[:1].islower() and heading_kind(f"{left.text} {right.text}"))  # small capitals
    ):
        return True
    return right.x0 - left.x1 > _WIDE_GAP * max(min(left.size, right.size), 4.0) or right.x0 < left.x0


def _cell(line: Line, number: int, group: list[tuple[Piece, int]], *, first: bool) -> Cell:
    runs = tuple(_run(piece, at) for piece, at in group)
    text = " ".join(piece.text for piece, _ in group)
    lead = len(text) - len(text.lstrip())
    start = group[0][1] + lead
    bit = Bit(text.strip(), start, start + len(text.strip()))
    if not text.isascii() and (bare := _without_icons(bit)) != bit:
        bit = bare
        runs = tuple(run for run in runs if any(map(str.isalnum, run.bit.text))) or runs
        runs = tuple(Run(_without_icons(run.bit), run.look, run.link) for run in runs)
    if any(_is_spaced(piece.text) for piece, _ in group):
        bit = Bit.joined(
            " ".join(_unspaced(piece.text) for piece, _ in group).strip(), [run.bit for run in runs]
        )
        runs = (Run(bit, runs[0].look, runs[0].link),)
    bullet = line.bullet if first else ""
    glyph = _BULLET.match(bit.text)
    if glyph and not bullet and len(bit.text) > glyph.end():
        bullet, bit = glyph[1], bit.cut(glyph.end(), len(bit.text))
        runs = tuple(run for run in runs if run.bit.end > bit.start) or runs
    return Cell(
        bit,
        runs,
        number,
        line.page,
        group[0][0].x0,
        group[-1][0].x1,
        line.y0,
        line.y1,
        line.column,
        line.gap,
        bullet,
        line.level,
        line.heading if first else 0,
        line.block,
        first,
    )


def _without_icons(bit: Bit) -> Bit:
    """The text without pictograms at its edges."""
    bare = _ICON_EDGES.sub("", bit.text)
    if bare == bit.text or not bare:
        return bit
    at = bit.text.index(bare)
    return Bit(bare, bit.start + at, bit.start + at + len(bare))


_BULLET = re.compile(r"^([•●▪◦‣⁃∙■□▸►➢➤✓✔❖◆○])\s+")


def _run(piece: Piece, at: int) -> Run:
    lead = len(piece.text) - len(piece.text.lstrip())
    text = piece.text.strip()
    bit = Bit(text, at + lead, at + lead + len(text))
    return Run(bit, (round(piece.size * 2) / 2, piece.bold, piece.italic, piece.color), piece.link)


def _is_spaced(text: str) -> bool:
    """Digits set apart ("2 0 1 9-0 4"): letter-spacing that came out as spaces."""
    if len(text) > 2.8 * (text.count(" ") + 1) and text.isprintable():
        return False  # nearly every text, told without cutting it into words: no white space but the space
    tokens = text.split()
    return len(tokens) >= 4 and sum(map(len, tokens)) < 1.8 * len(tokens) and any(map(str.isdigit, text))


def _unspaced(text: str) -> str:
    return "".join(text.split()) if _is_spaced(text) else text


_WORD_END = re.compile(r"[^\W\d_]{2,}[-\u00ad\u2010]$")


def join_bits(bits: tuple[Bit, ...]) -> str:
    """Lines of one text as one line: a word broken at a hyphen is made whole, everything else is parted by a space."""
    text = ""
    for bit in bits:
        piece = bit.text
        if text and _WORD_END.search(text[-3:]) and piece[:1].islower():
            # "pre-" + "processing" keeps its hyphen only where it was there before the break: no way to know;
            # a soft hyphen is always dropped, a hard one where the joined word looks like one word.
            text = text[:-1] + piece if text[-1] != "-" or not _is_compound(text) else text + piece
        elif text and text[-1] == "-" and text[-2:-1].isalpha() and piece[:1].isupper():
            text += piece  # a double name, a compound with a proper name
        elif text and text[-1] == "/" and not text.endswith(" /"):
            text += piece
        else:
            text = f"{text} {piece}" if text else piece
    return text.replace("\u00ad", "").strip()


def one_bit(bits: Sequence[Bit]) -> Bit:
    """The lines of one text as one, each letter knowing its place."""
    return Bit.joined(join_bits(tuple(bits)), bits)


def _is_compound(text: str) -> bool:
    """Whether a word before a line-end hyphen is a whole prefix of its own ("full-", "multi-", "self-")."""
    word = text[:-1].rsplit(None, 1)[-1].casefold()
    return "-" in word or word in load_words("any", "hyphen_prefixes")
