"""Pillow with one decoder allowed and its errors turned into ours."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from resumelib.errors import DamagedInput, UnsupportedInput

if TYPE_CHECKING:
    from PIL import Image

# Our own limits are checked first; this one only keeps Pillow from objecting to what they allow.
_PILLOW_PIXELS = 250_000_000

_PILLOW_NAMES = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
    "image/tiff": "TIFF",
    "image/heic": "HEIF",
}


@contextmanager
def opened(data: bytes, kind: str) -> Iterator["Image.Image"]:
    """Pillow's view of the bytes with only the decoder of `kind` allowed; its errors become ours."""
    from PIL import Image, UnidentifiedImageError

    if kind == "image/heic":
        _register_heic()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            Image.MAX_IMAGE_PIXELS = _PILLOW_PIXELS
            with Image.open(BytesIO(data), formats=[_PILLOW_NAMES[kind]]) as image:
                yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise DamagedInput("The picture unfolds to more than its header says.") from error
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        IndexError,
        KeyError,
    ) as error:
        raise DamagedInput("The picture is damaged: it can't be opened as what it claims to be.") from error


def _register_heic() -> None:
    try:
        from pillow_heif import register_heif_opener
    except ImportError as error:
        raise UnsupportedInput(
            "HEIC pictures need the extra 'heic' (pip install 'cvimprover[heic]'): send a JPEG or install it."
        ) from error
    register_heif_opener(thumbnails=False)
