"""PDF with a text layer: bytes to positioned lines, by pdf-oxide's runs and our own geometry."""

from dataclasses import dataclass
from typing import Any

from resumelib.errors import DamagedInput, EncryptedInput, NothingReadable, TooLarge
from resumelib.model.document import HiddenText, Layout
from resumelib.parsing.assemble import lines_of_rows
from resumelib.parsing.lines import Extracted, Line
from resumelib.parsing.pdf_library import pdf_oxide
from resumelib.parsing.reading_order import order_page
from resumelib.parsing.words import Word, attach_bullets, drop_icons, words_of_spans

MEDIA_TYPE = "application/pdf"
MAX_PAGES = 60


@dataclass(frozen=True, slots=True)
class Page:
    """What one page gave: its size in points and its visible words."""

    width: float
    height: float
    words: list[Word]


def extract_pdf(data: bytes) -> Extracted:
    """Raises EncryptedInput, DamagedInput, TooLarge or NothingReadable."""
    document = _open(data)
    pages = [_page(document, number) for number in range(_page_count(document))]
    lines: list[Line] = []
    gutters: tuple[float, ...] = ()
    for number, page in enumerate(pages):
        words = attach_bullets(drop_icons(page.words))
        ordered = order_page(words, gutters)
        gutters = ordered.gutters or gutters
        lines.extend(lines_of_rows(ordered.rows, number))
    if not lines:
        raise NothingReadable(
            "This PDF has no text in it: it is probably a scan. Please give the pages as images."
        )
    hidden: tuple[HiddenText, ...] = ()
    return Extracted(tuple(lines), MEDIA_TYPE, hidden, Layout())


def _open(data: bytes) -> Any:
    try:
        document = pdf_oxide().PdfDocument.from_bytes(data)
        document.page_count()
    except (RuntimeError, ValueError, OSError) as error:
        if "ncrypt" in str(error) or "assword" in str(error):
            raise EncryptedInput(_ENCRYPTED) from error
        raise DamagedInput(
            "This file says it is a PDF, but it can't be opened as one. Please export it again."
        ) from error
    return document


_ENCRYPTED = "This PDF is protected by a password. Please save it without one and try again."


def _page_count(document: Any) -> int:
    count = int(document.page_count())
    if count > MAX_PAGES:
        raise TooLarge(f"This PDF has {count} pages; a CV of up to {MAX_PAGES} is read.")
    return count


def _page(document: Any, number: int) -> Page:
    x0, y0, x1, y1 = document.page_crop_box(number) or document.page_media_box(number)
    words = words_of_spans(document.extract_spans(number), y1)
    _link(words, document.get_annotations(number), y1)
    return Page(x1 - x0, y1 - y0, words)


def _link(words: list[Word], annotations: Any, page_top: float) -> None:
    """Notes the address of the link annotation whose box holds a word's middle."""
    for annotation in annotations:
        address = annotation.get("action_uri") if isinstance(annotation, dict) else annotation.action_uri
        rect = annotation.get("rect") if isinstance(annotation, dict) else annotation.rect
        if not address or not rect:
            continue
        left, right = min(rect[0], rect[2]), max(rect[0], rect[2])
        top, bottom = page_top - max(rect[1], rect[3]), page_top - min(rect[1], rect[3])
        for word in words:
            middle = (word.x0 + word.x1) / 2
            if left <= middle <= right and top <= word.y - 0.3 * word.size <= bottom:
                word.link = address


def preload() -> None:
    """Loads the library ahead of the first document."""
    pdf_oxide()
