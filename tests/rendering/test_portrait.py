"""Portraits: the face stays in the frame, and nothing but its pixels leaves."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFilter

from resumelib.errors import InputRefused, TooLarge, UnsupportedInput
from resumelib.rendering import prepare_portrait
from resumelib.rendering.portrait import HEIGHT, WIDTH, find_face

SKIN = (225, 185, 160)


def drawn_face(size: tuple[int, int], at: tuple[int, int], radius: int) -> Image.Image:
    """A drawn person before a wall: enough light and shade for the cascade."""
    image = Image.new("RGB", size, (120, 140, 160))
    draw = ImageDraw.Draw(image)
    cx, cy = at

    def spot(x: float, y: float, wide: float, high: float, color: tuple[int, int, int]) -> None:
        left, top, right, bottom = (
            cx + (x - wide) * radius,
            cy + (y - high) * radius,
            cx + (x + wide) * radius,
            cy + (y + high) * radius,
        )
        draw.ellipse((left, top, right, bottom), fill=color)

    draw.rectangle((cx - 1.8 * radius, cy + 1.7 * radius, cx + 1.8 * radius, size[1]), fill=(40, 50, 90))
    spot(0, -0.2, 1.05, 1.35, (60, 40, 30))
    draw.rectangle(
        (cx - 0.35 * radius, cy + 0.9 * radius, cx + 0.35 * radius, cy + 1.9 * radius), fill=(190, 150, 125)
    )
    spot(0, 0, 0.85, 1.15, SKIN)
    for side in (-0.38, 0.38):
        spot(side, -0.2, 0.24, 0.13, (120, 85, 70))
        spot(side, -0.18, 0.17, 0.08, (245, 240, 235))
        spot(side, -0.18, 0.08, 0.08, (40, 25, 20))
        spot(side, -0.42, 0.26, 0.06, (70, 45, 35))
    spot(0, 0.15, 0.1, 0.3, (240, 205, 180))
    spot(0, 0.38, 0.18, 0.06, (165, 115, 95))
    spot(0, 0.68, 0.32, 0.1, (150, 70, 70))
    return image.filter(ImageFilter.GaussianBlur(radius / 30))


def jpeg(image: Image.Image, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=92, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize("at", [(450, 420), (1500, 500), (1000, 900)])
def test_the_face_stays_in_the_frame_wherever_it_was(at: tuple[int, int]) -> None:
    portrait = opened(prepare_portrait(jpeg(drawn_face((2000, 1500), at, 190))))
    face = find_face(portrait)
    assert face is not None
    left, top, wide, high = face
    assert left >= 0 and top >= 0 and left + wide <= portrait.width and top + high <= portrait.height
    assert wide > portrait.width / 3


def test_a_photo_that_lies_on_its_side_is_set_upright_by_its_exif() -> None:
    lying = drawn_face((1200, 1600), (600, 700), 260).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[274] = 6
    portrait = opened(prepare_portrait(jpeg(lying, exif=exif)))
    assert portrait.height > portrait.width
    assert find_face(portrait) is not None


def test_a_picture_without_a_face_is_cropped_plainly_in_the_passport_shape() -> None:
    portrait = opened(prepare_portrait(jpeg(Image.new("RGB", (2000, 1200), (90, 120, 60)))))
    assert portrait.size == (WIDTH, HEIGHT)


def test_a_small_photo_is_not_enlarged() -> None:
    assert opened(prepare_portrait(jpeg(Image.new("L", (200, 260), 120)))).height <= 260


def test_no_metadata_survives() -> None:
    exif = Image.Exif()
    exif[271], exif[315] = "Secret Phone", "Ada Example"
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    full = jpeg(
        Image.new("RGB", (800, 900), (90, 120, 60)),
        exif=exif,
        icc_profile=b"profile " * 40,
        comment=b"at home",
    )
    assert b"Secret Phone" in full and b"at home" in full
    clean = prepare_portrait(full)
    for word in (b"Secret", b"Ada", b"profile", b"home", b"Exif", b"ICC_PROFILE"):
        assert word not in clean


def test_the_same_photo_gives_the_same_portrait() -> None:
    photo = jpeg(drawn_face((900, 1100), (450, 500), 200))
    assert prepare_portrait(photo) == prepare_portrait(photo)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (jpeg(Image.new("L", (60, 80))), InputRefused),
        (b"GIF89a" + bytes(40), UnsupportedInput),
        (bytes(40_000_001), TooLarge),
    ],
)
def test_what_is_no_portrait_is_refused_with_a_sentence(data: bytes, error: type[InputRefused]) -> None:
    with pytest.raises(error) as caught:
        prepare_portrait(data)
    assert caught.value.sentence.endswith(".")
