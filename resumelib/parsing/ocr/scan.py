"""Pictures and image-only PDFs to text: one reading per page, then one Extracted for the structuring half."""

from collections.abc import Iterator, Sequence
from typing import Any

import cv2
import numpy as np

from resumelib.errors import DamagedInput, EncryptedInput, NothingReadable, TooLarge
from resumelib.imaging import LIMITS, open_pages, picture_type
from resumelib.model.document import Box, ImageReading, Layout, PageLayout, SourceDocument, TextBlock
from resumelib.parsing.lines import Extracted, Line, Piece
from resumelib.parsing.ocr.engine import DEFAULT, Reading, Tuning, cut, recognize
from resumelib.parsing.ocr.turn import slope, upright

READ_SIDE = 3000  # longest side read, in pixels: 270 dpi on A4
_PDF_DPI = 200


def read_pages(document: SourceDocument, tuning: Tuning = DEFAULT) -> Iterator[ImageReading]:
    """One reading per page, lazily, so that a caller can stop between pages. About 2 s of one core per full page.

    Takes JPEG, PNG, WebP, TIFF, HEIC (with the extra) and PDF. Raises InputRefused's children before the first
    page for what can't be read.
    """
    for picture in _pictures(document):
        yield read_picture(picture, tuning)


def read_image(document: SourceDocument, tuning: Tuning = DEFAULT) -> ImageReading:
    """The first page's reading; see `read_pages`."""
    return next(read_pages(document, tuning))


def extract_scan(documents: Sequence[SourceDocument], tuning: Tuning = DEFAULT) -> Extracted:
    """Several pictures, or a scan of several pages, as one document in the order given."""
    kind = picture_type(documents[0].data) or "application/pdf"
    return extract_readings(
        [reading for one in documents for reading in read_pages(one, tuning)], media_type=kind
    )


def extract_readings(readings: Sequence[ImageReading], *, media_type: str = "image/jpeg") -> Extracted:
    """Readings made earlier, in page order, in the shape every extractor returns. Raises NothingReadable."""
    if not any(reading.blocks for reading in readings):
        raise NothingReadable(
            "No text could be read in the picture: is it sharp, and does it show the whole page?"
        )
    lines = [line for page, reading in enumerate(readings) for line in _lines(reading, page)]
    pages = tuple(PageLayout(width=r.width, height=r.height) for r in readings)
    return Extracted(tuple(lines), media_type, layout=Layout(pages=pages), read_by="ocr")


def _pictures(document: SourceDocument) -> Iterator[Any]:
    if document.data[:1024].lstrip().startswith(b"%PDF-"):
        yield from _raster(document.data)
        return
    for page in open_pages(document.data, longest_side=READ_SIDE):
        yield np.asarray(page.convert("RGB"))


def _raster(data: bytes) -> Iterator[Any]:
    """The PDF's pages as RGB arrays at about 200 dpi, within READ_SIDE pixels."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedInput(
                "The PDF asks for a password: save it without one and send it again."
            ) from error
        raise DamagedInput("The PDF is damaged: it can't be opened.") from error
    try:
        if len(pdf) > LIMITS.frames:
            raise TooLarge(
                f"The PDF has {len(pdf)} scanned pages, more than the {LIMITS.frames} that are read."
            )
        for page in pdf:
            scale = min(_PDF_DPI / 72, READ_SIDE / max(page.get_size()))
            yield page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3].copy()
    finally:
        pdf.close()


def read_picture(picture: Any, tuning: Tuning = DEFAULT) -> ImageReading:
    """One RGB array, any way up, to its strips of text in upright pixels."""
    image, turn, quads = upright(picture, tuning)
    tilt = slope(quads)
    readings = recognize([cut(image, quad) for quad in quads], tuning)
    height, width = image.shape[:2]
    level = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
    blocks = [
        _block(reading, quad @ level[:, :2].T + level[:, 2])
        for reading, quad in zip(readings, quads, strict=True)
        if reading.text.strip() and reading.confidence > 0.5
    ]
    return ImageReading(tuple(_in_order(blocks)), width, height, rotation=turn, skew=tilt)


def _block(reading: Reading, quad: Any) -> TextBlock:
    (x0, y0), (x1, y1) = quad.min(axis=0), quad.max(axis=0)
    box = Box(float(x0), float(y0), float(x1), float(y1))
    return TextBlock(
        reading.text.strip(), box=box, size=(box.y1 - box.y0) * 0.7, confidence=round(reading.confidence, 3)
    )


def _in_order(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Rows from the top, each from the left."""
    rows: list[list[TextBlock]] = []
    for block in sorted(blocks, key=lambda b: _middle(b)):
        if rows and abs(_middle(block) - _middle(rows[-1][0])) < 0.6 * block.size:
            rows[-1].append(block)
        else:
            rows.append([block])
    return [block for row in rows for block in sorted(row, key=lambda b: b.box.x0 if b.box else 0.0)]


def _middle(block: TextBlock) -> float:
    assert block.box is not None
    return (block.box.y0 + block.box.y1) / 2


def _lines(reading: ImageReading, page: int) -> list[Line]:
    lines: list[list[TextBlock]] = []
    for block in reading.blocks:
        if lines and abs(_middle(block) - _middle(lines[-1][0])) < 0.6 * block.size:
            lines[-1].append(block)
        else:
            lines.append([block])
    return [_line(row, page) for row in lines]


def _line(row: Sequence[TextBlock], page: int) -> Line:
    boxes = [block.box for block in row if block.box]
    pieces = tuple(
        Piece(block.text, block.box.x0, block.box.x1, size=block.size, confidence=block.confidence)
        for block in row
        if block.box
    )
    return Line(pieces, page=page, y0=min(b.y0 for b in boxes), y1=max(b.y1 for b in boxes))
