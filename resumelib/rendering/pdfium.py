"""The visible text of a PDF by PDFium's C interface: half the import of its Python layer, which counts at a cold start."""

import ctypes
from collections.abc import Iterator
from threading import Lock

_one_at_a_time = Lock()  # PDFium is not thread-safe


def page_texts(data: bytes) -> list[str]:
    """The text of each page in PDFium's order; none for what it can't open as a PDF."""
    import pypdfium2_raw as pdfium

    with _one_at_a_time:
        pdfium.FPDF_InitLibrary()  # does nothing when it has been done
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            return []
        try:
            return list(_texts(document))
        finally:
            pdfium.FPDF_CloseDocument(document)


def _texts(document: object) -> Iterator[str]:
    import pypdfium2_raw as pdfium

    for index in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, index)
        text = pdfium.FPDFText_LoadPage(page)
        count = pdfium.FPDFText_CountChars(text)
        buffer = (ctypes.c_ushort * (count * 2 + 1))()
        written = pdfium.FPDFText_GetText(text, 0, count, buffer)
        yield bytes(buffer)[: max(written - 1, 0) * 2].decode("utf-16-le", errors="replace")
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
