"""Pages as pictures, whatever holds them: a picture file, or a PDF drawn page by page."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from resumelib.errors import DamagedInput, EncryptedInput, TooLarge, UnsupportedInput
from resumelib.imaging.bounds import LIMITS, Limits, inspect_picture
from resumelib.imaging.decode import encode_jpeg, open_pages

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfDocument

PDF_DPI = 200


def is_pdf(data: bytes) -> bool:
    return data[:1024].lstrip().startswith(b"%PDF-")


def count_sheets(data: bytes, limits: Limits = LIMITS) -> int:
    """How many pages a picture or a PDF has. Raises as `open_sheets` does."""
    if not is_pdf(data):
        return inspect_picture(data, limits).frames
    with _opened(data, limits) as pdf:
        return len(pdf)


def open_sheets(
    data: bytes, *, longest_side: int, limits: Limits = LIMITS, only: int | None = None
) -> Iterator["Image.Image"]:
    """Each page as an upright picture within `longest_side` pixels, a PDF's at 200 dpi; `only` one of them (from 0).

    Raises as `open_pages` does, and EncryptedInput for a PDF with a password.
    """
    if is_pdf(data):
        return _drawn(data, longest_side, limits, only)
    return open_pages(data, longest_side=longest_side, limits=limits, only=only)


def make_rendition(data: bytes, *, longest_side: int = 1600, page: int = 0) -> bytes:
    """A JPEG of one page for showing: upright, within `longest_side` pixels, and without any metadata.

    Nothing of the original's tags, profiles, thumbnails or comments is written. Raises as `open_sheets` does.
    """
    for image in open_sheets(data, longest_side=longest_side, only=page):
        return encode_jpeg(image)
    raise UnsupportedInput(f"The picture has no page {page + 1}.")


@contextmanager
def _opened(data: bytes, limits: Limits) -> Iterator["PdfDocument"]:
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
        if len(pdf) > limits.frames:
            raise TooLarge(
                f"The PDF has {len(pdf)} scanned pages, more than the {limits.frames} that are read."
            )
        yield pdf
    finally:
        pdf.close()


def _drawn(data: bytes, longest_side: int, limits: Limits, only: int | None) -> Iterator["Image.Image"]:
    with _opened(data, limits) as pdf:
        for number in range(len(pdf)) if only is None else range(only, min(only + 1, len(pdf))):
            page = pdf[number]
            scale = min(PDF_DPI / 72, longest_side / max(*page.get_size(), 1.0))
            yield page.render(scale=scale).to_pil().convert("RGB")
