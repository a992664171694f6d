"""Pages as pictures, whatever holds them: a picture file, or a PDF drawn page by page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from resumelib.errors import DamagedInput, EncryptedInput, TooLarge, UnsupportedInput
from resumelib.imaging.bounds import LIMITS, Limits
from resumelib.imaging.decode import encode_jpeg, open_pages

if TYPE_CHECKING:
    from PIL import Image

PDF_DPI = 200


def is_pdf(data: bytes) -> bool:
    return data[:1024].lstrip().startswith(b"%PDF-")


def open_sheets(data: bytes, *, longest_side: int, limits: Limits = LIMITS) -> Iterator["Image.Image"]:
    """Each page as an upright picture within `longest_side` pixels; a PDF's at 200 dpi.

    Raises as `open_pages` does, and EncryptedInput for a PDF with a password.
    """
    return (
        _drawn(data, longest_side, limits)
        if is_pdf(data)
        else open_pages(data, longest_side=longest_side, limits=limits)
    )


def make_rendition(data: bytes, *, longest_side: int = 1600, page: int = 0) -> bytes:
    """A JPEG of one page for showing: upright, within `longest_side` pixels, and without any metadata.

    Nothing of the original's tags, profiles, thumbnails or comments is written. Raises as `open_sheets` does.
    """
    for number, image in enumerate(open_sheets(data, longest_side=longest_side)):
        if number == page:
            return encode_jpeg(image)
    raise UnsupportedInput(f"The picture has no page {page + 1}.")


def _drawn(data: bytes, longest_side: int, limits: Limits) -> Iterator["Image.Image"]:
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
        for page in pdf:
            scale = min(PDF_DPI / 72, longest_side / max(*page.get_size(), 1.0))
            yield page.render(scale=scale).to_pil().convert("RGB")
    finally:
        pdf.close()
