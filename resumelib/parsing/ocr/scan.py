"""Pictures and image-only PDFs to text: one reading per page, then one Extracted for the structuring half."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from resumelib.errors import NothingReadable
from resumelib.imaging import open_sheets, picture_type
from resumelib.model.document import Box, ImageReading, Layout, PageLayout, SourceDocument, TextBlock
from resumelib.parsing.lines import Extracted, Line
from resumelib.parsing.ocr.dots import with_dots
from resumelib.parsing.ocr.engine import DEFAULT, Tuning, cut, detect, preload_models, recognize_carefully
from resumelib.parsing.ocr.layout import (
    PlacedStrip,
    lines_of_words,
    points_per_pixel,
    split_bullets,
    words_of_strips,
)
from resumelib.parsing.ocr.sheet import even_light, find_sheet, flatten, lies_within
from resumelib.parsing.ocr.strips import measure
from resumelib.parsing.ocr.turn import slope, upright

READ_SIDE = 3000  # longest side read, in pixels: 270 dpi on A4
_GLANCE = 640  # longest side for a first look at where text is at all
_SURE = 0.5  # strips read with less confidence are ornaments, folds and wood grain


def preload() -> None:
    """Loads the models (0.4 s, 120 MB): the sandbox's warm parent does it once for all its children."""
    preload_models(DEFAULT)


def read_pages(document: SourceDocument, tuning: Tuning = DEFAULT) -> Iterator[ImageReading]:
    """One reading per page, lazily, so that a caller can stop between pages.

    Takes JPEG, PNG, WebP, TIFF, HEIC (with the extra) and PDF. Raises InputRefused's children.
    """
    for number, sheet in enumerate(open_sheets(document.data, longest_side=READ_SIDE)):
        yield read_picture(np.asarray(sheet.convert("RGB")), tuning, page=number)


def read_image(document: SourceDocument, tuning: Tuning = DEFAULT) -> ImageReading:
    """All pages as one reading, its blocks numbered by page; size, turn and tilt are the first page's."""
    readings = list(read_pages(document, tuning))
    blocks = tuple(block for reading in readings for block in reading.blocks)
    words = tuple(word for reading in readings for word in reading.words)
    return replace(readings[0], blocks=blocks, words=words)


def extract_scan(documents: Sequence[SourceDocument], tuning: Tuning = DEFAULT) -> Extracted:
    """Several pictures, or a scan of several pages, as one document in the order given."""
    kind = picture_type(documents[0].data) or "application/pdf"
    return extract_readings([reading for one in documents for reading in read_pages(one, tuning)], kind)


def extract_readings(readings: Sequence[ImageReading], media_type: str = "image/jpeg") -> Extracted:
    """Readings made earlier, in page order, in the shape every extractor returns. Raises NothingReadable."""
    lines: list[Line] = []
    pages: list[PageLayout] = []
    for reading in readings:
        for words in _by_page(reading.words):
            lines += lines_of_words(words, len(pages))
            scale = points_per_pixel(words)
            pages.append(PageLayout(round(reading.width * scale), round(reading.height * scale)))
    if not lines:
        raise NothingReadable(
            "No text could be read in the picture: is it sharp, and does it show the whole page?"
        )
    return Extracted(tuple(lines), media_type, layout=Layout(pages=tuple(pages)), read_by="ocr")


def _by_page(words: Sequence[TextBlock]) -> list[list[TextBlock]]:
    last = max((word.page for word in words), default=-1)
    return [[word for word in words if word.page == page] for page in range(last + 1)]


def read_picture(picture: Any, tuning: Tuning = DEFAULT, *, page: int = 0) -> ImageReading:
    """One RGB array, any way up, to its text; places are pixels of the picture set upright and level."""
    image, turn, quads = upright(_sheet_of(picture, tuning), tuning)
    tilt = slope(quads)
    readings = recognize_carefully([cut(image, quad) for quad in quads], tuning)
    even = even_light(image)
    height, width = image.shape[:2]
    level = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
    placed = [
        PlacedStrip(
            measure(cut(even, quad), reading), quad @ level[:, :2].T + level[:, 2], reading.confidence
        )
        for quad, reading in zip(quads, readings, strict=True)
        if reading.text.strip() and reading.confidence > _SURE
    ]
    words = [
        replace(word, page=page) for word in with_dots(split_bullets(words_of_strips(placed)), even, level)
    ]
    blocks = tuple(_block(line, points_per_pixel(words)) for line in lines_of_words(words, page))
    return ImageReading(blocks, width, height, rotation=turn, skew=tilt, words=tuple(words))


def _sheet_of(picture: Any, tuning: Tuning) -> Any:
    """The sheet alone, flat, where the picture shows one on another ground and all text stands on it."""
    quad = find_sheet(picture)
    if quad is None or not lies_within(quad, detect(picture, replace(tuning, detect_side=_GLANCE))):
        return picture
    return flatten(picture, quad)


def _block(line: Line, scale: float) -> TextBlock:
    """A line in the picture's pixels again."""
    first, last = line.pieces[0], line.pieces[-1]
    box = Box(first.x0 / scale, line.y0 / scale, last.x1 / scale, line.y1 / scale)
    sure = sum(piece.confidence * len(piece.text) for piece in line.pieces)
    letters = sum(len(piece.text) for piece in line.pieces)
    return TextBlock(
        line.text,
        page=line.page,
        box=box,
        size=first.size / scale,
        bold=all(piece.bold for piece in line.pieces),
        confidence=round(sure / max(letters, 1), 3),
    )
