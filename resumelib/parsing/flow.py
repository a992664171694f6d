"""Builds Lines for formats that flow (HTML, DOCX, ODT, RTF, Markdown): blocks, lines, cells and looks, no geometry."""

import re
from dataclasses import dataclass
from typing import Any

from msgspec import structs

from resumelib.errors import TooLarge
from resumelib.model.document import HiddenText
from resumelib.parsing.glyphs import BULLETS, fold
from resumelib.parsing.lines import Line, Piece
from resumelib.text.headings import CONTACT, heading_kind
from resumelib.text.languages import language_code

MAX_CHARACTERS = 300_000  # a hundred full pages
_HAND_MADE_BULLETS = BULLETS | {"-", "–", "—", "*", "−"}
_UNTIL_DATE = re.compile(r"[-–—−] (?:\d{1,2}[./])?(?:19|20)\d\d\b")  # the second half of a date range


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text looks; `hidden` is the reason why a person would not see it."""

    bold: bool = False
    italic: bool = False
    size: float = 0.0
    color: str = ""
    font: str = ""
    link: str = ""
    hidden: str = ""


PLAIN = Look()


class Flow:
    """Takes text as a walker meets it and cuts it into Lines. White space collapses as in HTML."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.hidden: list[HiddenText] = []
        self._runs: list[tuple[str, Look]] = []
        self._cells: list[tuple[Piece, ...]] = []
        self._block = 0
        self._gap = 0.0
        self._heading = 0
        self._bullet = ""
        self._level = 0
        self._characters = 0

    def block(self, *, heading: int = 0, bullet: str = "", level: int = 0, gap: float = 0.0) -> None:
        """Ends the line under way and begins a paragraph, heading or list item."""
        self.newline()
        self._block += 1
        self._heading, self._bullet, self._level = heading, bullet, level
        self._gap = max(self._gap, gap)

    def space_above(self, gap: float) -> None:
        """White space, in lines, before what comes next."""
        self.newline()
        self._gap = max(self._gap, gap)

    def say(self, text: str, look: Look = PLAIN) -> None:
        if not text:
            return
        self._characters += len(text)
        if self._characters > MAX_CHARACTERS:
            raise TooLarge(f"The document holds more than {MAX_CHARACTERS:,} characters; that is not a CV.")
        if look.hidden:
            if text.strip():
                self.hidden.append(HiddenText(" ".join(text.split()), look.hidden))
            return
        self._runs.append((text, look))

    @property
    def last(self) -> str:
        """What the cell under way was last given; empty where it begins."""
        return self._runs[-1][0] if self._runs else ""

    def cell(self) -> None:
        """A tab or a table cell's edge: what follows is a piece of its own on the same line."""
        pieces = pieces_of_runs(self._runs)
        self._runs = []
        if pieces:
            self._cells.append(pieces)

    def newline(self) -> None:
        """Ends the visual line; the block goes on."""
        self.cell()
        pieces = tuple(
            structs.replace(piece, edge=True) if number and not place else piece
            for number, cell in enumerate(self._cells)
            for place, piece in enumerate(cell)
        )
        self._cells = []
        if not pieces:
            return
        bullet, pieces = (self._bullet, pieces) if self._bullet else bullet_off(pieces)
        if pieces:
            self.lines.append(
                Line(
                    pieces,
                    gap=self._gap,
                    bullet=bullet,
                    level=self._level,
                    heading=self._heading,
                    block=self._block,
                )
            )
        self._bullet, self._gap = "", 0.0


def pieces_of_runs(runs: list[tuple[str, Look]]) -> tuple[Piece, ...]:
    """Runs to pieces of one look; a look that changes inside a word begins nothing."""
    words: list[tuple[str, Look]] = []
    open_word = False
    for text, look in runs:
        shown = fold(text)
        for index, part in enumerate(shown.split()):
            glued = open_word and index == 0 and not shown[:1].isspace()
            if glued:
                before, main = words[-1]
                longer = main if len(before) >= len(part) else look
                words[-1] = (before + part, longer)
            else:
                words.append((part, look))
        if shown:
            open_word = not shown[-1].isspace() if shown.strip() else False
    pieces: list[Piece] = []
    run: list[str] = []
    for index, (word, look) in enumerate(words):
        run.append(word)
        if index + 1 == len(words) or words[index + 1][1] != look:
            pieces.append(
                Piece(
                    " ".join(run),
                    size=look.size,
                    bold=look.bold,
                    italic=look.italic,
                    color=look.color,
                    font=look.font,
                    link=look.link,
                )
            )
            run = []
    return tuple(pieces)


def bullet_off(pieces: tuple[Piece, ...]) -> tuple[str, tuple[Piece, ...]]:
    """A bullet glyph typed at the start of the line, and the line without it."""
    first = pieces[0]
    head, _, rest = first.text.partition(" ")
    if head in _HAND_MADE_BULLETS and (rest or len(pieces) > 1) and not _UNTIL_DATE.match(first.text):
        return head, ((structs.replace(first, text=rest), *pieces[1:]) if rest else pieces[1:])
    if first.text[:1] in BULLETS - {"*", "·"} and len(first.text) > 1:
        return first.text[0], (structs.replace(first, text=first.text[1:].strip()), *pieces[1:])
    return "", pieces


TABLE_TITLE = 2  # the level of a title in a table's first column
_DATED = re.compile(r"[^\n]{0,24}\b(?:19|20)\d\d\b[^\n]{0,24}$")


def dated_first(cells: list[Any], texts: list[str], long: list[bool]) -> list[Any]:
    """A table row's cells in reading order: a date beside a cell of several paragraphs belongs to that cell's first line.

    `texts` and `long` (more than one paragraph) stand in the order of the cells.
    """
    if len(cells) > 1 and long[-2] and not long[-1] and _DATED.match(texts[-1].strip()):
        return [*cells[:-2], cells[-1], cells[-2]]
    return cells


def is_titled(texts: list[str]) -> bool:
    """Whether a table row's first cell is the title of a section and the rest its content.

    "Languages" before "Python, Go" is a label of skills.
    """
    kind = heading_kind(texts[0].strip()) if len(texts) > 1 and len(texts[0].split()) <= 5 else ""
    if not kind or kind == CONTACT or any(heading_kind(text.strip()) for text in texts[1:]):
        return False
    return kind != "languages" or any(language_code(word.strip("(),;:·|/")) for word in texts[1].split())
