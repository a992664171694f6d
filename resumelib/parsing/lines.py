"""What every extractor returns and the structuring half of parsing reads: positioned lines in reading order.

PDF, OCR, DOCX, HTML and plain text all arrive in this shape; formats without pages leave the geometry at zero and
say what they know in `style` (heading level, list item, table cell) instead.
"""

from dataclasses import dataclass

from msgspec import Struct

from resumelib.model.document import HiddenText, Layout


class Piece(Struct, frozen=True, gc=False):
    """A stretch of one look within a line. A wide gap or a table cell's edge begins a new piece."""

    text: str
    x0: float = 0.0
    x1: float = 0.0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    color: str = ""
    font: str = ""
    link: str = ""
    confidence: float = 1.0
    edge: bool = False  # a tab or a table cell's edge before it, where the format itself says so


class Line(Struct, frozen=True, gc=False):
    """One visual line. Bullet glyphs are taken off the text and kept in `bullet`; `bullet` is "" elsewhere.

    `column` counts from 0 in reading order; `gap` is the white space above, in line heights.
    `heading` is 1 to 6 where the format itself says so (HTML, DOCX, Markdown), else 0. `block` numbers the
    paragraph or cell a line belongs to: lines of one block were one text in the source where the format says so.
    """

    pieces: tuple[Piece, ...]
    page: int = 0
    y0: float = 0.0
    y1: float = 0.0
    column: int = 0
    gap: float = 0.0
    bullet: str = ""
    level: int = 0
    heading: int = 0
    block: int = -1

    @property
    def text(self) -> str:
        pieces = self.pieces
        return pieces[0].text if len(pieces) == 1 else " ".join([piece.text for piece in pieces])


@dataclass(frozen=True, slots=True)
class Extracted:
    """The document's visible lines in reading order, what was hidden, and what only the page shows.

    `asides` are page numbers and the repetitions of running headers and footers, which belong in `Parsed.leftover`;
    `links` are addresses behind pictures of the first page, with nothing written over them.
    """

    lines: tuple[Line, ...]
    media_type: str
    hidden: tuple[HiddenText, ...] = ()
    layout: Layout = Layout()
    read_by: str = "text-layer"
    warnings: tuple[str, ...] = ()
    asides: tuple[Line, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)
