"""What the pictures of a PDF's first page tell: a portrait, or the scan of a page."""

from typing import Any

LEAST, MOST = 40.0, 240.0  # points


def has_photo(data: bytes) -> bool:
    """Asks pdfium for the pictures' boxes; False where it can't tell."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(data)
        page = document[0]
        height = page.get_height()
        return any(
            _portrait(item, height) for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=6)
        )
    except (pypdfium2.PdfiumError, ValueError, IndexError, MemoryError):
        return False


def is_scan(data: bytes) -> bool:
    """True where a picture covers most of the first page."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        page = pypdfium2.PdfDocument(data)[0]
        area = page.get_width() * page.get_height()
        boxes = [item.get_bounds() for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=6)]
    except (pypdfium2.PdfiumError, ValueError, IndexError, MemoryError):
        return False
    return any((x1 - x0) * (y1 - y0) > 0.5 * area for x0, y0, x1, y1 in boxes)


def _portrait(item: Any, height: float) -> bool:
    left, bottom, right, top = item.get_bounds()
    width, tall = right - left, top - bottom
    if not (LEAST <= width <= MOST and LEAST <= tall <= MOST):
        return False
    return bool(0.6 <= width / tall <= 1.25 and bottom > 0.45 * height)
