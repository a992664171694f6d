"""Pictures and image-only PDFs to text, page by page: prepared, read, then one Extracted for the structuring half."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from resumelib.errors import NothingReadable
from resumelib.imaging import count_sheets, open_sheets
from resumelib.model.document import (
    Box,
    ImageReading,
    Layout,
    PageLayout,
    PagePicture,
    SourceDocument,
    TextBlock,
)
from resumelib.parsing.lines import Extracted, Line
from resumelib.parsing.ocr.dots import with_dots, with_rings
from resumelib.parsing.ocr.engine import DEFAULT, Tuning, cut, detect, preload_models, recognize_carefully
from resumelib.parsing.ocr.icons import with_networks
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
_LEVEL_ENOUGH = 0.15  # degrees: 8 pixels across a page at 270 dpi
_JPEG_QUALITY = 92
_SURE = 0.5  # strips read with less confidence are ornaments, folds and wood grain


def preload() -> None:
    """Loads the models (0.4 s, 120 MB): the sandbox's warm parent does it once for all its children."""
    preload_models(DEFAULT)


def prepare_page(document: SourceDocument, number: int, tuning: Tuning = DEFAULT) -> PagePicture:
    """Page `number` (from 0) of a picture or a PDF, out of its photograph, upright and level. Raises InputRefused's children."""
    for sheet in open_sheets(document.data, longest_side=READ_SIDE, only=number):
        return _leveled(np.asarray(sheet.convert("RGB")), tuning)
    raise NothingReadable(f"The picture has no page {number + 1}.")


def read_page(page: PagePicture, tuning: Tuning = DEFAULT, *, number: int = 0) -> ImageReading:
    """What stands on the strips of a prepared page. `number` goes into its blocks."""
    image = cv2.cvtColor(
        cv2.imdecode(np.frombuffer(page.data, np.uint8), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB
    )
    quads = [np.array(strip, np.float32).reshape(4, 2) for strip in page.strips]
    even = even_light(image)
    readings = recognize_carefully([cut(image, quad) for quad in quads], tuning)
    placed = [
        PlacedStrip(measure(cut(even, quad), reading), quad, reading.confidence)
        for quad, reading in zip(quads, readings, strict=True)
        if reading.text.strip() and reading.confidence > _SURE
    ]
    found = with_networks(with_dots(with_rings(split_bullets(words_of_strips(placed))), even))
    words = tuple(replace(word, page=number) for word in found)
    blocks = tuple(_block(line, points_per_pixel(words)) for line in lines_of_words(words, number))
    return ImageReading(blocks, page.width, page.height, page.rotation, page.skew, words)


def read_pages(document: SourceDocument, tuning: Tuning = DEFAULT) -> Iterator[ImageReading]:
    """One reading per page, lazily. Takes JPEG, PNG, WebP, TIFF, HEIC (with the extra) and PDF."""
    for number in range(count_sheets(document.data)):
        yield read_page(prepare_page(document, number, tuning), tuning, number=number)


def extract_readings(readings: Sequence[ImageReading], media_type: str = "image/jpeg") -> Extracted:
    """Readings made earlier, in page order, in the shape every extractor returns; a page without text stays a page. Raises NothingReadable."""
    lines: list[Line] = []
    pages: list[PageLayout] = []
    for number, reading in enumerate(readings):
        lines += lines_of_words(reading.words, number)
        scale = points_per_pixel(reading.words)
        pages.append(PageLayout(round(reading.width * scale), round(reading.height * scale)))
    if not lines:
        raise NothingReadable(
            "No text could be read in the picture: is it sharp, and does it show the whole page?"
        )
    return Extracted(tuple(lines), media_type, layout=Layout(pages=tuple(pages)), read_by="ocr")


def _leveled(picture: Any, tuning: Tuning) -> PagePicture:
    """One RGB array, any way up. Tilts too small to see are left alone: every turn costs sharpness."""
    image, turn, quads = upright(_sheet_of(picture, tuning), tuning)
    tilt = slope(quads)
    if abs(tilt) > _LEVEL_ENOUGH:
        image, quads = _turned_by(image, quads, tilt)
    height, width = image.shape[:2]
    _, data = cv2.imencode(
        ".jpg", cv2.cvtColor(image, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY]
    )
    strips = tuple(tuple(round(float(value), 1) for value in quad.ravel()) for quad in quads)
    return PagePicture(data.tobytes(), width, height, turn, tilt, strips)


def _turned_by(image: Any, quads: Sequence[Any], degrees: float) -> tuple[Any, list[Any]]:
    """On a sheet large enough that no corner is lost; what comes in from outside is white."""
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = (round(width * cosine + height * sine), round(width * sine + height * cosine))
    matrix[:, 2] += (np.array(size) - (width, height)) / 2
    turned = cv2.warpAffine(
        image,
        matrix,
        size,
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(255, 255, 255),
    )
    return turned, [(quad @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32) for quad in quads]


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
