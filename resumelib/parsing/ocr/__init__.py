"""Scanned and photographed pages: private to parsing, whose door exports what others need.

A page goes through `prepare_page` (upright, level, out of its photograph) and `read_page`; `extract_readings` makes one
Extracted of what was read. OpenCV, numpy and onnxruntime are loaded by the first call, not by importing this door.
"""

from collections.abc import Sequence

from resumelib.model.document import ImageReading, PagePicture, SourceDocument
from resumelib.parsing.lines import Extracted


def prepare_page(document: SourceDocument, number: int) -> PagePicture:
    """Page `number` (from 0) of a picture or PDF, ready to be read. Raises InputRefused's children."""
    from resumelib.parsing.ocr import scan

    return scan.prepare_page(document, number)


def read_page(page: PagePicture, number: int = 0) -> ImageReading:
    """Its lines and words with boxes and confidences."""
    from resumelib.parsing.ocr import scan

    return scan.read_page(page, number=number)


def extract_readings(readings: Sequence[ImageReading], media_type: str = "image/jpeg") -> Extracted:
    """Readings in page order as one document; `read_by` is "ocr". Raises NothingReadable."""
    from resumelib.parsing.ocr import scan

    return scan.extract_readings(readings, media_type)


__all__ = ["extract_readings", "prepare_page", "read_page"]
