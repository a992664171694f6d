"""A person's photo made fit for a resume: upright, stripped of metadata, cropped so that the face stays in the frame.

The face is looked for with the frontal cascade that OpenCV's wheel carries; nothing is recognized or kept. Where no
face is found, the crop is plain: the full width or height, centered, a little above the middle.
"""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resumelib.errors import InputRefused, UnsupportedInput
from resumelib.imaging import encode_jpeg, inspect_picture, open_pages

if TYPE_CHECKING:
    from PIL import Image

WIDTH, HEIGHT = 560, 720  # pixels: 35 × 45 mm, the passport's shape, at 400 dpi
_FACE_SIDE = 280  # the cascade sees the picture this big
_SMALLEST = 96  # shorter sides are no portrait

# The cascade's box runs from the forehead to the chin. Head and shoulders take 2.3 of it, the face's middle at 45 %.
_FACES_HIGH = 2.3
_FACE_MIDDLE = 0.45

Rectangle = tuple[float, float, float, float]  # left, top, width, height in pixels


def prepare_portrait(data: bytes) -> bytes:
    """A JPEG of 560 × 720 pixels or less, never enlarged; about 0.1 s for 12 megapixels.

    Raises InputRefused's children with a sentence for what is no picture, too large or too small.
    """
    facts = inspect_picture(data)
    if min(facts.width, facts.height) < _SMALLEST:
        raise InputRefused(f"The photo measures {facts.width} × {facts.height} pixels: too small to print.")
    if facts.frames > 1:
        raise UnsupportedInput("The photo's file has several pages: send one picture.")
    longest, shortest = max(facts.width, facts.height), min(facts.width, facts.height)
    # so that the whole of the short side makes the whole of the portrait; the decoder itself shrinks to that
    image = next(
        open_pages(data, longest_side=min(3 * HEIGHT, -(-HEIGHT * longest // shortest)), facts=facts)
    )
    left, top, width, height = _frame(image.size, find_face(image))
    if height < 0.35 * HEIGHT and longest > max(image.size):
        image, scale = _closer(data, image.size, height)
        left, top, width, height = left * scale, top * scale, width * scale, height * scale
    box = (round(left), round(top), round(left + width), round(top + height))
    return encode_jpeg(_fitted(image.crop(box)), quality=88)


def _closer(data: bytes, size: tuple[int, int], height: float) -> tuple["Image.Image", float]:
    """The picture again with more pixels, for a face that is small in it, and how much larger it came."""
    image = next(open_pages(data, longest_side=min(4000, round(max(size) * HEIGHT / height))))
    return image, image.width / size[0]


def _fitted(crop: "Image.Image") -> "Image.Image":
    from PIL import Image

    if crop.height <= HEIGHT:
        return crop
    return crop.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _frame(size: tuple[int, int], face: Rectangle | None) -> Rectangle:
    """The crop in the passport's shape, within the picture, the face inside it wherever there is one."""
    width, height = size
    widest = min(float(width), height * WIDTH / HEIGHT)
    if face is None:
        across, high = widest, widest * HEIGHT / WIDTH
        return (width - across) / 2, (height - high) * 0.35, across, high
    x, y, w, h = face
    across = min(widest, max(h * _FACES_HIGH * WIDTH / HEIGHT, w * 1.4))
    high = across * HEIGHT / WIDTH
    left = min(max(0.0, x + w / 2 - across / 2), width - across)
    top = min(max(0.0, y + h / 2 - high * _FACE_MIDDLE), height - high)
    return left, top, across, high


def find_face(image: "Image.Image") -> Rectangle | None:
    """The largest frontal face's box in the picture's pixels, or None."""
    import numpy as np

    scale = _FACE_SIDE / max(image.size)
    small = image.convert("L").resize(
        (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    )
    least = max(24, min(small.size) // 8)
    faces = _cascade().detectMultiScale(
        np.asarray(small), scaleFactor=1.15, minNeighbors=4, minSize=(least, least)
    )
    if not len(faces):
        return None
    x, y, w, h = max(faces, key=lambda face: int(face[2]) * int(face[3]))
    return x / scale, y / scale, w / scale, h / scale


def preload() -> None:
    """Loads Pillow and the cascade once, in the sandbox's warm parent."""
    from PIL import Image

    Image.preinit()
    _cascade()


@lru_cache(maxsize=1)
def _cascade() -> Any:
    import cv2

    cv2.setNumThreads(1)  # the sandbox allows no more

    folder = Path(cv2.__file__).parent / "data"

    return cv2.CascadeClassifier(str(folder / "haarcascade_frontalface_alt2.xml"))
