"""The uploaded file as it came, the text taken out of it, and what only the page shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from resumelib.model.resume import Resume


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """`name` is the file's name as given; only its suffix is ever used, and only where the bytes can't tell."""

    data: bytes
    name: str = ""
    readings: tuple[
        "ImageReading", ...
    ] = ()  # what recognition read of its pages before: they aren't read again

    @property
    def digest(self) -> str:
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Box:
    """On the page, in points from its top left corner (pixels for a picture)."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One line or word of extracted text. `confidence` is 1.0 for a text layer, the engine's own for OCR."""

    text: str
    page: int = 0
    box: Box | None = None
    font: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    color: str = ""  # "#rrggbb", empty when unknown
    confidence: float = 1.0
    link: str = ""
    run: int = 0  # words with one number were found as one stretch; 0 where that isn't known


@dataclass(frozen=True, slots=True)
class Span:
    """A range in the source that can be pointed at: characters of `Parsed.text`, and where they stand."""

    start: int
    end: int
    page: int = 0
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """Where one field was read from, as written, and how sure the reader is (0 to 1)."""

    as_written: str
    spans: tuple[Span, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text a person would not see. `reason`: white-on-white, off-page, tiny, invisible-mode, covered, vanish, machine-instruction."""

    text: str
    reason: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Leftover:
    """Visible text that found no field; `span` in `Parsed.text`, None for what is not part of it (running headers)."""

    text: str
    page: int = 0
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """Text that was used to read other text: a heading, "Phone:", a joining word, a duration, a repetition."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class PageLayout:
    """One page: its size and the box of its text, in points; `text_share` is the part of its height that text fills.

    `first_line` and `last_line` are its topmost and lowest visible lines, where page numbers and running heads stand.
    """

    width: float
    height: float
    text_box: Box | None = None
    columns: int = 1
    images: int = 0
    text_share: float = 0.0
    first_line: str = ""
    last_line: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """What only the page shows. Empty for formats without pages. `fonts` and `sizes`: share of characters each.

    `bullets` counts the bullet glyphs as they stood in the source (also for formats without pages).
    """

    pages: tuple[PageLayout, ...] = ()
    fonts: Mapping[str, float] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)
    body_size: float = 0.0
    line_spacing: float = 0.0
    has_tables: bool = False
    has_text_boxes: bool = False
    has_photo: bool = False
    contact_in_header: bool = False
    order_differs: bool = False  # the content stream's order is not the visual one
    bullets: Mapping[str, int] = field(default_factory=dict)
    ligatures: int = 0  # signs like U+FB01 that reading turned into letters


@dataclass(frozen=True, slots=True)
class Parsed:
    """A Resume, what it was read from, what was left over, what was hidden. `evidence` is keyed by field id.

    Every letter and digit of `text` is in a Span of `evidence`, of `labels` or of `leftover`; what is in none of them
    is a separator. Empty spans: the format already was data, and `leftover` holds what no field took.
    """

    resume: Resume
    text: str = ""
    evidence: Mapping[str, FieldEvidence] = field(default_factory=dict)
    leftover: tuple[Leftover, ...] = ()
    labels: tuple[Label, ...] = ()
    hidden: tuple[HiddenText, ...] = ()
    layout: Layout = Layout()
    media_type: str = ""
    read_by: str = "text-layer"  # or "ocr", "structured"
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it is read and shown: cut out of its photograph, upright and level; `data` is a JPEG without metadata.

    `rotation` (clockwise degrees) and `skew` (degrees) are what was undone. `strips` are the corners of the text found
    on it, in its pixels: x and y of the top left one first, then clockwise.
    """

    data: bytes
    width: int
    height: int
    rotation: int = 0
    skew: float = 0.0
    strips: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ImageReading:
    """What OCR saw on one picture: lines in reading order, in pixels of its PagePicture, and what was undone to level it."""

    blocks: tuple[TextBlock, ...]
    width: int
    height: int
    rotation: int = 0
    skew: float = 0.0
    words: tuple[
        TextBlock, ...
    ] = ()  # the same text word by word, strip by strip, for whoever needs the places

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)

    @property
    def confidence(self) -> float:
        """Mean over characters; 0.0 for an empty page."""
        total = sum(len(block.text) for block in self.blocks)
        return sum(block.confidence * len(block.text) for block in self.blocks) / total if total else 0.0


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page done: `number` of `count` (from 1), the picture it was read from, and what was read."""

    number: int
    count: int
    picture: PagePicture
    reading: ImageReading


@dataclass(frozen=True, slots=True)
class ReadPages:
    """A document read earlier, for keeping: its PagePictures' JPEGs by digest, and what was read on each."""

    pictures: tuple[str, ...]
    readings: tuple[ImageReading, ...]
