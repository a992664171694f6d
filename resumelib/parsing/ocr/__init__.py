"""Scanned and photographed pages: private to parsing, whose door exports these.

`read_pages` and `read_image` give an ImageReading per page; `extract_scan` and `extract_readings` an Extracted.
"""

from collections.abc import Iterator, Sequence

from resumelib.model.document import ImageReading, SourceDocument
from resumelib.parsing.lines import Extracted

# OpenCV, numpy and onnxruntime are loaded by the first call, not by importing this door.


def read_image(document: SourceDocument) -> ImageReading:
    """The first page's lines with boxes and confidences; raises InputRefused's children."""
    from resumelib.parsing.ocr import scan

    return scan.read_image(document)


def read_pages(document: SourceDocument) -> Iterator[ImageReading]:
    """One reading per page, lazily: stop between pages by not asking for the next."""
    from resumelib.parsing.ocr import scan

    return scan.read_pages(document)


def extract_scan(documents: SourceDocument | Sequence[SourceDocument]) -> Extracted:
    """One or several pictures (or an image-only PDF) as one document, in the order given; `read_by` is "ocr"."""
    from resumelib.parsing.ocr import scan

    return scan.extract_scan([documents] if isinstance(documents, SourceDocument) else documents)


def extract_readings(readings: Sequence[ImageReading]) -> Extracted:
    """The same from readings made earlier, in page order, without reading the pictures again."""
    from resumelib.parsing.ocr import scan

    return scan.extract_readings(readings)


__all__ = ["extract_readings", "extract_scan", "read_image", "read_pages"]
