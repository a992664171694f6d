"""What a picture claims to be, read from its header alone, and whether that is more than we decode.

Everything here happens before a single pixel is decoded: a decompression bomb costs its header.
"""

import re
import struct
from dataclasses import dataclass

from resumelib.errors import DamagedInput, EmptyInput, TooLarge, UnsupportedInput
from resumelib.imaging.opening import opened

READ_TYPES = "JPEG, PNG, WebP, TIFF or HEIC"


@dataclass(frozen=True, slots=True)
class Limits:
    """`draft_pixels` is the bound where the decoder can shrink while it reads (JPEG), `pixels` where it can't.

    250 megapixels is above every phone's camera; 72 megapixels is an A3 page scanned at 600 dpi.
    """

    data_bytes: int = 40_000_000
    pixels: int = 72_000_000
    draft_pixels: int = 250_000_000
    dimension: int = 30_000
    frames: int = 30


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """The header's own words: stored size before any turn, and the number of pages."""

    media_type: str
    width: int
    height: int
    frames: int = 1


_OTHER_TYPES = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop"),
    (b"\x00\x00\x01\x00", "ICO"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
)
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


def picture_type(data: bytes) -> str:
    """The media type by the first bytes, or "" when they are no picture we read. Names and headers are not asked."""
    head = data[:32]
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:4] in {b"II*\x00", b"MM\x00*"}:
        return "image/tiff"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        return "image/heic"
    return ""


def inspect_picture(data: bytes, limits: Limits = LIMITS) -> PictureFacts:
    """Check bytes, type, size and pages without decoding.

    Raises EmptyInput, TooLarge, UnsupportedInput (not a picture we read, or two files in one) or DamagedInput.
    """
    if not data:
        raise EmptyInput("The picture is empty: nothing was received.")
    if len(data) > limits.data_bytes:
        raise TooLarge(
            f"The picture has {len(data) // 1_000_000} MB, more than the {limits.data_bytes // 1_000_000} MB that are read."
        )
    kind = picture_type(data)
    if not kind:
        raise UnsupportedInput(_unsupported_sentence(data))
    _refuse_two_files_in_one(data, kind)
    width, height, frames = _header_size(data, kind, limits)
    check_size(width, height, kind, limits)
    if kind != "image/tiff" and kind != "image/jpeg" and frames > 1:
        raise UnsupportedInput("This is a moving picture: send the page as one still picture.")
    return PictureFacts(kind, width, height, frames if kind == "image/tiff" else 1)


def _unsupported_sentence(data: bytes) -> str:
    for magic, name in _OTHER_TYPES:
        if data.startswith(magic):
            return f"{name} pictures are not read: send {READ_TYPES}."
    return f"This is not a picture that can be read: send {READ_TYPES}."


def check_size(width: int, height: int, kind: str, limits: Limits = LIMITS) -> None:
    """Raises DamagedInput for no size, TooLarge for more pixels than are decoded."""
    if width < 1 or height < 1:
        raise DamagedInput("The picture says that it has no width or no height.")
    allowed = limits.draft_pixels if kind == "image/jpeg" else limits.pixels
    if width > limits.dimension or height > limits.dimension or width * height > allowed:
        raise TooLarge(
            f"The picture measures {width:,} × {height:,} pixels, more than is read: "
            "scan it at 300 dpi or send a smaller picture."
        )


def _header_size(data: bytes, kind: str, limits: Limits) -> tuple[int, int, int]:
    if kind == "image/png":  # Pillow would walk all chunks up to the pixels first
        if data[12:16] != b"IHDR" or len(data) < 33:
            raise DamagedInput("The PNG picture is damaged: it does not begin with its size.")
        width, height = struct.unpack(">II", data[16:24])
        check_size(width, height, kind, limits)
    frames = len(tiff_directories(data, limits)) if kind == "image/tiff" else 1
    with opened(data, kind) as image:
        width, height = image.size
        if kind in {"image/webp", "image/png", "image/heic"}:
            frames = getattr(image, "n_frames", 1) if kind != "image/heic" else 1
        return width, height, frames


def tiff_directories(data: bytes, limits: Limits = LIMITS) -> list[int]:
    """The offsets of a TIFF's pages; a chain that comes back to itself, or leaves the file, is damaged."""
    order = "<" if data[:2] == b"II" else ">"
    seen: list[int] = []
    try:
        (offset,) = struct.unpack_from(order + "I", data, 4)
        while offset:
            if offset in seen:
                raise DamagedInput("The TIFF file is damaged: its list of pages points back at itself.")
            seen.append(offset)
            if len(seen) > limits.frames:
                raise TooLarge(f"The TIFF file has more than the {limits.frames} pages that are read.")
            (entries,) = struct.unpack_from(order + "H", data, offset)
            (offset,) = struct.unpack_from(order + "I", data, offset + 2 + 12 * entries)
    except struct.error as error:
        raise DamagedInput("The TIFF file is damaged: its list of pages leaves the file.") from error
    if not seen:
        raise DamagedInput("The TIFF file is damaged: it has no page.")
    return seen


# spelled out by case: with a plain first character the search runs at the speed of memory
_MARKUP = re.compile(
    rb"<(?:[sS][cC][rR][iI][pP][tT]|[hH][tT][mM][lL]|![dD][oO][cC][tT][yY][pP][eE] [hH]|\?[pP][hH][pP]|%@ ?[pP][aA][gG][eE])"
)


def _refuse_two_files_in_one(data: bytes, kind: str) -> None:
    """A picture that is also an archive, a PDF or a page of markup would be judged differently by the next program.

    Phones append films and previews to their JPEGs, so bytes after the picture alone are no reason.
    """
    other = ""
    if b"%PDF-" in data[:1024] or b"%PDF-" in data[_picture_end(data, kind) :]:
        other = "a PDF"
    elif data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000)) >= 0 and b"PK\x01\x02" in data:
        other = "an archive"
    elif _MARKUP.search(data):
        other = "a web page or a program"
    if other:
        raise UnsupportedInput(f"The file is a picture and {other} at once: send the picture alone.")


def _picture_end(data: bytes, kind: str) -> int:
    """Where the picture's own data ends, as far as that can be told cheaply."""
    if kind == "image/png":
        end = data.rfind(b"IEND")
        return end + 8 if end >= 0 else len(data)
    if kind == "image/jpeg":
        end = data.find(b"\xff\xd9", len(data) // 64)
        return end + 2 if end >= 0 else len(data)
    if kind == "image/webp":
        return 8 + int.from_bytes(data[4:8], "little")
    return len(data)
