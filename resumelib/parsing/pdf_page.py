"""One PDF page: its words in an upright frame, the shapes painted on it, and what is drawn sideways."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from resumelib.errors import TooLarge
from resumelib.parsing.invented_points import without_invented
from resumelib.parsing.pdf_boxes import DEFAULT, Box
from resumelib.parsing.pdf_notes import noted_words
from resumelib.parsing.weights import heavier_fonts
from resumelib.parsing.words import Word, runs_of_characters, words_of_spans

MAX_SHAPES = 4_000
MAX_SPANS = 20_000
MAX_NOTES = 500  # form fields and notes of a page that are read
IMAGED = 2  # pages whose pictures are counted: a photo or icons stand on the first
Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A painted path's box, in points from the page's top left; `fill` and `stroke` are None where it has none."""

    x0: float
    top: float
    x1: float
    bottom: float
    fill: Rgb | None
    stroke: Rgb | None

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(slots=True)
class Page:
    """`words` run left to right in the page's upright frame; `sideways` run up or down beside them."""

    number: int
    width: float
    height: float
    words: list[Word]
    box: Box = (0.0, 0.0, 0.0, 0.0)  # in the file's own frame: x0, y0, x1, y1
    sideways: list[Word] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)  # x0, top, x1, bottom
    links: list[str] = field(default_factory=list)  # with no text over them
    turned: bool = False  # most of its text runs sideways in the file's own frame
    letters: int = 0  # of the library's runs, spaces aside

    @property
    def images(self) -> int:
        return len(self.pictures)


def read_page(document: Any, number: int, *, pictured: bool = True, inherited: Box | None = None) -> Page:
    """Reads text, links and shapes; counts pictures where there are any. The library's own errors pass through.

    `inherited`: the box of a page that has none of its own.
    """
    x0, y0, x1, y1 = _box(document, number, inherited)
    spans = _spans(document, number)
    if len(spans) > MAX_SPANS:
        raise TooLarge("A page of this PDF holds far more than a page of a CV; it is not read.")
    turns = [_turn(span) for span in spans]
    main, letters = _main_turn(spans, turns)
    upright = [span for span, turn in zip(spans, turns, strict=True) if turn == main]
    if main == 0:
        upright = without_invented(document, number, upright)
    width, height = (x1 - x0, y1 - y0) if main in (0, 180) else (y1 - y0, x1 - x0)
    frame = _Frame(main, x0, y0, x1, y1)
    page = Page(
        number,
        width,
        height,
        words_of_spans(upright, frame.place, heavier_fonts(upright)),
        (x0, y0, x1, y1),
        turned=main != 0,
        letters=letters,
    )
    for turn in set(turns) - {main}:
        aside = [span for span, other in zip(spans, turns, strict=True) if other == turn]
        page.sideways += words_of_spans(aside, _Frame(turn, x0, y0, x1, y1).place)
    if main == 0:
        page.shapes = _shapes(document, number, x0, y1)
        annotations = document.get_annotations(number)
        page.links = _link(page.words, annotations, x0, y1)
        page.words += noted_words(annotations[:MAX_NOTES], x0, y1)
    if pictured and number < IMAGED:
        page.pictures = _pictures(document, number, x0, y1)
    page.words = _without_doubles(page.words)
    return page


def _main_turn(spans: Sequence[Any], turns: Sequence[int]) -> tuple[int, int]:
    """Which way most of the text runs; and how many letters there are, whichever way."""
    inked, letters = Counter[int](), 0
    for span, turn in zip(spans, turns, strict=True):
        text = span.text
        inked[turn] += len(text)
        letters += len(text) - text.count(" ")
    return (inked.most_common(1)[0][0] if inked else 0), letters


def _pictures(document: Any, number: int, x0: float, y1: float) -> list[tuple[float, float, float, float]]:
    """Where pictures stand; none where the library can't open them, as in files that only an owner's password protects."""
    try:
        found = document.page_images(number)
    except (RuntimeError, ValueError):
        return []
    boxes = ((item["x"] - x0, y1 - item["y"], item["width"], item["height"]) for item in found)
    return [(x, bottom - height, x + width, bottom) for x, bottom, width, height in boxes]


def _box(document: Any, number: int, inherited: Box | None) -> Box:
    box = document.page_crop_box(number) or document.page_media_box(number)
    if inherited and box == DEFAULT:
        box = inherited
    x0, y0, x1, y1 = (float(value) for value in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _spans(document: Any, number: int) -> list[Any]:
    """The library's runs; where it panics over a character's bytes, runs of our own from its single characters."""
    try:
        return list(document.extract_spans(number))
    except BaseException as error:
        if (
            type(error).__name__ != "PanicException"
        ):  # what Rust's panics arrive as; it derives from BaseException
            raise
    return runs_of_characters(document.extract_chars(number))


class _Frame:
    """Places a run's origin in the frame in which its text is upright: x from the left, baseline from the top."""

    def __init__(self, turn: int, x0: float, y0: float, x1: float, y1: float) -> None:
        self._turn, self._x0, self._y0, self._x1, self._y1 = turn, x0, y0, x1, y1

    def place(self, x: float, y: float) -> tuple[float, float]:
        if self._turn == 90:
            return y - self._y0, x - self._x0
        if self._turn == 180:
            return self._x1 - x, y - self._y0
        if self._turn == 270:
            return self._y1 - y, self._x1 - x
        return x - self._x0, self._y1 - y


def _turn(span: Any) -> int:
    """The run's direction in degrees counterclockwise, to the nearest quarter, from its two boxes."""
    x, y, width, height = span.bbox
    left, bottom, across, up = span.page_bbox
    if abs(across - width) <= 0.6 and abs(up - height) <= 0.6:
        return 0 if left >= x - 0.6 else 180
    if up > across or width > across:
        return 90 if bottom >= y - 0.3 * height - 0.6 else 270
    return 0


def _shapes(document: Any, number: int, x0: float, y1: float) -> list[Shape]:
    shapes = []
    for path in document.extract_paths(number)[:MAX_SHAPES]:
        x, y, width, height = path["bbox"]
        shapes.append(
            Shape(
                x - x0,
                y1 - y - max(height, 0.0),
                x - x0 + max(width, 0.0),
                y1 - y,
                path["fill_color"],
                path["stroke_color"],
            )
        )
    return shapes


def _link(words: Sequence[Word], annotations: Iterable[Any], x0: float, page_top: float) -> list[str]:
    """Notes the address of the link annotation whose box holds a word's middle; gives those that hold none."""
    bare = []
    for annotation in annotations:
        address, rect = annotation.get("action_uri"), annotation.get("rect")
        if not address or not rect:
            continue
        left, right = min(rect[0], rect[2]) - x0, max(rect[0], rect[2]) - x0
        top, bottom = page_top - max(rect[1], rect[3]), page_top - min(rect[1], rect[3])
        written = False
        for word in words:
            if left <= (word.x0 + word.x1) / 2 <= right and top <= word.y - 0.3 * word.size <= bottom:
                word.link = str(address)[:2000]
                written = written or any(map(str.isalnum, word.text))  # a sign of an icon font is a picture
        if not written:
            bare.append(str(address)[:2000])
    return bare


_TWIN, _STRIP = 1.2, 8.0  # points
_EDGE = _TWIN + 0.01  # so near the end of a strip that a twin may stand in the next


def _without_doubles(words: list[Word]) -> list[Word]:
    """Bold faked by drawing twice, a shadow: the same word within a point of itself counts once, and is bold."""
    seen: dict[tuple[str, float], list[Word]] = {}  # by text and strip of the page: common words come often
    kept = []
    for word in words:
        text = word.text
        if len(text) > 1:
            strip = word.y // _STRIP
            below = word.y - _STRIP * strip
            place = text, strip
            level = seen.get(place)
            others = level or []
            if below < _EDGE:
                others = seen.get((text, strip - 1), []) + others
            elif below > _STRIP - _EDGE:
                others = others + seen.get((text, strip + 1), [])
            twin = _twin(others, word) if others else None
            if twin is not None:
                twin.bold = True
                continue
            if level is None:
                seen[place] = [word]
            else:
                level.append(word)
        kept.append(word)
    return kept


def _twin(others: Sequence[Word], word: Word) -> Word | None:
    x, y = word.x0, word.y
    for other in others:
        if -_TWIN <= other.y - y <= _TWIN and -_TWIN <= other.x0 - x <= _TWIN:
            return other
    return None
