"""PDF with a text layer: bytes to positioned lines, by pdf-oxide's runs and our own geometry."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from resumelib.errors import DamagedInput, EncryptedInput, NothingReadable, TooLarge
from resumelib.model.document import HiddenText
from resumelib.parsing.assemble import lines_of_rows, lines_of_sideways
from resumelib.parsing.hidden import has_inkless_mode, off_page_text, set_apart
from resumelib.parsing.layout import layout_of
from resumelib.parsing.legible import is_illegible
from resumelib.parsing.lines import Extracted, Line
from resumelib.parsing.media import NeedsRecognition
from resumelib.parsing.numbered import attach_numbers
from resumelib.parsing.pdf_boxes import DEFAULT, Box, only_box
from resumelib.parsing.pdf_library import pdf_oxide
from resumelib.parsing.pdf_page import Page, read_page
from resumelib.parsing.pdf_photo import has_photo, is_scan
from resumelib.parsing.reading_order import OrderedPage, order_page
from resumelib.parsing.running import running_lines
from resumelib.parsing.words import attach_bullets, attach_drawn_bullets, drop_icons

MEDIA_TYPE = "application/pdf"
MAX_PAGES = 60
OUTLINED = 60  # shapes on a page: it may be text turned into curves
FEW_CHARACTERS = 100  # a page: below it, a picture of a page may be what is to be read
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")  # the dictionary of a stream, so never packed away
_SCAN = "This PDF has no text in it: it is probably a scan. Please give its pages as pictures."


def extract_pdf(data: bytes) -> Extracted:
    """Raises EncryptedInput, DamagedInput, TooLarge or NothingReadable."""
    document = _open(data)
    count = _page_count(document)
    # What leaves no ink: a text mode, or a layer that is switched off. A plain look at the bytes makes a suspicion.
    inkless = has_inkless_mode(data) or b"/OCProperties" in data
    pictured = bool(_PICTURE.search(data))
    pages: list[Page] = []
    hidden: list[HiddenText] = []
    with _told():
        inherited = only_box(data) if count and document.page_media_box(0) == DEFAULT else None
    for number in range(count):
        page = _read(document, number, pictured, inherited)
        hidden += set_apart(page, data, inkless)
        hidden += off_page_text(document, page)
        pages.append(page)
    lines, ordered = _lines(pages)
    written = sum(len(line.text) for line in lines)
    if lines and written < FEW_CHARACTERS * count and pages[0].images and is_scan(data):
        raise NeedsRecognition(_SCAN)
    if not lines:
        if pictured or any(len(page.shapes) > OUTLINED for page in pages):
            raise NeedsRecognition(_SCAN)
        raise NothingReadable("There is nothing on the pages of this PDF. Please export it again.")
    if is_illegible("\n".join(line.text for line in lines)):
        raise NeedsRecognition(_SCAN)
    apart = running_lines(lines, pages)
    kept = tuple(line for index, line in enumerate(lines) if index not in apart)
    running = tuple(lines[index] for index in sorted(apart))
    rows = [[row.fragments[0].words[0] for row in page.rows] for page in ordered]
    photo = any(page.images for page in pages[:1]) and has_photo(data)
    layout = layout_of(pages, [page.columns for page in ordered], kept, running, rows, photo)
    return Extracted(kept, MEDIA_TYPE, tuple(hidden), layout, asides=running, links=tuple(pages[0].links))


def _lines(pages: list[Page]) -> tuple[list[Line], list[OrderedPage]]:
    lines: list[Line] = []
    ordered: list[OrderedPage] = []
    gutters: tuple[float, ...] = ()
    for page in pages:
        words = drop_icons(page.words)
        attach_drawn_bullets(words, page.shapes)
        arranged = order_page(attach_numbers(attach_bullets(words)), gutters)
        gutters = arranged.gutters or gutters
        ordered.append(arranged)
        lines += lines_of_rows(arranged.rows, page.number)
        lines += lines_of_sideways(page.sideways, page.number)
    return lines, ordered


_ENCRYPTED = "This PDF is protected by a password. Please save it without one and try again."
_DAMAGED = "This file says it is a PDF, but it can't be opened as one. Please export it again."


def check_password(data: bytes) -> None:
    """Raises EncryptedInput or DamagedInput."""
    _open(data)


def _open(data: bytes) -> Any:
    with _told():
        document = pdf_oxide().PdfDocument.from_bytes(data)
        document.page_count()
    if b"/Encrypt" in data and not document.authenticate(""):
        raise EncryptedInput(_ENCRYPTED)
    return document


@contextmanager
def _told() -> Iterator[None]:
    """What the library raises, as a refusal."""
    try:
        yield
    except (RuntimeError, ValueError, OSError) as error:
        raise _refusal(error) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # Rust's panics derive from BaseException
            raise
        raise DamagedInput(_DAMAGED) from None


def _refusal(error: Exception) -> EncryptedInput | DamagedInput:
    said = str(error).lower()
    if "encrypt" in said or "password" in said:
        return EncryptedInput(_ENCRYPTED)
    return DamagedInput(_DAMAGED)


def _page_count(document: Any) -> int:
    count = int(document.page_count())
    if count > MAX_PAGES:
        raise TooLarge(f"This PDF has {count} pages; a CV of up to {MAX_PAGES} is read.")
    return count


def _read(document: Any, number: int, pictured: bool, inherited: Box | None) -> Page:
    with _told():
        return read_page(document, number, pictured=pictured, inherited=inherited)


def preload() -> None:
    """Loads the library ahead of the first document."""
    pdf_oxide()
