"""Pictures decoded within bounds: upright by their EXIF orientation, shrunk while they are read, stripped after."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from resumelib.imaging.bounds import LIMITS, Limits, PictureFacts, check_size, inspect_picture
from resumelib.imaging.opening import opened

if TYPE_CHECKING:
    from PIL import Image


def open_pages(
    data: bytes,
    *,
    longest_side: int,
    limits: Limits = LIMITS,
    facts: PictureFacts | None = None,
    only: int | None = None,
) -> Iterator["Image.Image"]:
    """Each page as an upright Pillow image, mode L or RGB, longest side about `longest_side` pixels or less.

    JPEGs are shrunk by their decoder, by powers of two and never below `longest_side`; then everything is resized.
    `facts` spares a second look at a picture that was inspected; `only` gives one page (from 0). Raises what `inspect_picture` raises, and DamagedInput when the pixels don't follow.
    """
    facts = facts or inspect_picture(data, limits)
    with opened(data, facts.media_type) as image:
        for page in range(facts.frames) if only is None else range(only, min(only + 1, facts.frames)):
            if facts.media_type == "image/tiff":
                image.seek(page)
                # a later page has its own size, which the first page's check didn't see
                check_size(*image.size, facts.media_type, limits)
            yield _upright(image, longest_side)


def _upright(image: "Image.Image", longest_side: int) -> "Image.Image":
    from PIL import Image

    width, height = image.size
    scale = min(1.0, longest_side / max(width, height))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if image.format in {"JPEG", "MPO"}:  # in the picture's own aspect ratio, else the decoder shrinks less
        image.draft("L" if image.mode == "L" else "RGB", size)
    page = _flat(image)
    if page.size != size:
        page = page.resize(
            size, Image.Resampling.BILINEAR if scale > 0.5 else Image.Resampling.BOX, reducing_gap=2
        )
    turn = _turns().get(image.getexif().get(0x0112, 1))
    return page if turn is None else page.transpose(turn)


def _turns() -> "dict[int, Image.Transpose]":
    """EXIF's orientation (tag 274) to the operation that sets the picture upright."""
    from PIL import Image

    way = Image.Transpose
    return {
        2: way.FLIP_LEFT_RIGHT,
        3: way.ROTATE_180,
        4: way.FLIP_TOP_BOTTOM,
        5: way.TRANSPOSE,
        6: way.ROTATE_270,
        7: way.TRANSVERSE,
        8: way.ROTATE_90,
    }


def _flat(image: "Image.Image") -> "Image.Image":
    """Mode L or RGB on white: transparency is paper, 16-bit grey is grey."""
    from PIL import Image

    if image.mode in {"L", "RGB"}:
        image.load()
        return image.copy()
    if image.mode == "1":
        return image.convert("L")
    if image.mode.startswith(("I", "F")):
        low, high = image.getextrema()
        span = max(float(high) - float(low), 1.0)  # type: ignore[arg-type]
        return image.point(lambda value: value * (255 / span) - float(low) * 255 / span).convert("L")  # type: ignore[arg-type]
    if "A" in image.mode or "transparency" in image.info:
        rgba = image.convert("RGBA")
        paper = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(paper, rgba).convert("RGB")
    return image.convert("RGB")


def encode_jpeg(image: "Image.Image", quality: int = 85) -> bytes:
    """Pixels only: a fresh image carries no tags into the file."""
    from PIL import Image

    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    out = BytesIO()
    clean.save(out, "JPEG", quality=quality)
    return out.getvalue()
