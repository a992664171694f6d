"""Inside the sandbox: one page of a PDF as a JPEG picture, so that a person can compare it with what was read."""

from io import BytesIO

import msgspec

WIDTH_MOST = 1600
QUALITY = 80


def page(payload: bytes) -> bytes:
    """msgpack (data, page from 1, width in pixels) in; a JPEG out, empty where there is no such page."""
    import pypdfium2

    data, number, width = msgspec.msgpack.decode(payload, type=tuple[bytes, int, int])
    with pypdfium2.PdfDocument(data) as document:
        if not 1 <= number <= len(document):
            return b""
        sheet = document[number - 1]
        scale = min(width, WIDTH_MOST) / max(sheet.get_width(), 1.0)
        tall = max(
            1.0, sheet.get_height() * scale / (2 * WIDTH_MOST)
        )  # a page as long as a scroll stays a picture
        out = BytesIO()
        sheet.render(scale=scale / tall).to_pil().convert("RGB").save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def sizes(payload: bytes) -> bytes:
    """A PDF in; the width and height of each page in points out, as JSON."""
    import pypdfium2

    with pypdfium2.PdfDocument(payload) as document:
        return msgspec.json.encode([document.get_page_size(number) for number in range(len(document))])


def rendition(payload: bytes) -> bytes:
    """msgpack (data, longest side in pixels) in; an upright JPEG without metadata out. Raises InputRefused."""
    from resumelib.imaging import make_rendition

    data, longest_side = msgspec.msgpack.decode(payload, type=tuple[bytes, int])
    return make_rendition(data, longest_side=longest_side)
