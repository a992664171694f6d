"""Pictures: judged by their bytes, bounded before decoding, upright and clean after."""

import struct
import sys
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from resumelib.errors import DamagedInput, EmptyInput, InputRefused, TooLarge, UnsupportedInput
from resumelib.imaging import inspect_picture, make_rendition, open_pages

LEFT_TOP = (200, 30, 30)


def picture(width: int = 60, height: int = 40) -> Image.Image:
    """Grey with a red corner at the top left, so that every turn shows."""
    image = Image.new("RGB", (width, height), (220, 220, 220))
    image.paste(LEFT_TOP, (0, 0, width // 3, height // 3))
    return image


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png_of_size(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def is_red(pixel: tuple[int, int, int]) -> bool:
    return pixel[0] > 150 and pixel[1] < 90


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_it_knows_a_picture_by_its_bytes(kind: str) -> None:
    facts = inspect_picture(encoded(picture(), kind))
    assert (facts.media_type, facts.width, facts.height) == (f"image/{kind.lower()}", 60, 40)


def test_it_reads_every_page_of_a_tiff() -> None:
    data = encoded(picture(), "TIFF", save_all=True, append_images=[picture(30, 50)])
    assert inspect_picture(data).frames == 2
    assert [page.size for page in open_pages(data, longest_side=100)] == [(60, 40), (30, 50)]


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(1, (0, 0)), (2, (1, 0)), (3, (1, 1)), (4, (0, 1)), (5, (0, 0)), (6, (1, 0)), (7, (1, 1)), (8, (0, 1))],
)
def test_it_turns_a_picture_by_its_exif_orientation(orientation: int, corner: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[274] = orientation
    page = next(open_pages(encoded(picture(), "JPEG", exif=exif, quality=95), longest_side=1000))
    assert page.size == ((60, 40) if orientation < 5 else (40, 60))
    at = (corner[0] * (page.width - 1), corner[1] * (page.height - 1))
    assert is_red(page.getpixel((abs(at[0] - 3), abs(at[1] - 3))))


def test_a_rendition_carries_no_metadata() -> None:
    exif = Image.Exif()
    exif[271], exif[306] = "Secret Phone", "2026:01:02 03:04:05"
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)  # GPS latitude
    exif.get_ifd(0x8769)[37510] = b"a private comment"
    full = encoded(
        picture(),
        "JPEG",
        exif=exif,
        icc_profile=b"profile " * 40,
        xmp=b"<x:xmpmeta>here</x:xmpmeta>",
        comment=b"note",
    )
    assert b"Secret Phone" in full
    clean = make_rendition(full, longest_side=50)
    with Image.open(BytesIO(clean)) as image:
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert max(image.size) == 50
    for word in (b"Secret", b"xmpmeta", b"profile", b"note", b"private"):
        assert word not in clean


def test_a_rendition_of_a_png_with_text_and_transparency_is_plain_on_white() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Ada Example")
    clean = make_rendition(encoded(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG", pnginfo=notes))
    with Image.open(BytesIO(clean)) as image:
        assert image.getpixel((10, 10)) == (255, 255, 255)
    assert b"Ada" not in clean


def test_it_reads_sixteen_bit_and_bilevel_scans() -> None:
    deep = Image.new("I;16", (30, 20), 60_000)
    bilevel = Image.new("1", (30, 20), 1)
    for image in (deep, bilevel):
        (page,) = open_pages(encoded(image, "PNG" if image is deep else "TIFF"), longest_side=100)
        assert page.mode == "L"


@pytest.mark.parametrize(
    "data", [png_of_size(50_000, 50_000), png_of_size(29_000, 29_000), png_of_size(1, 40_000)]
)
def test_it_refuses_a_picture_that_would_unfold_too_far(data: bytes) -> None:
    assert len(data) < 2000
    with pytest.raises(TooLarge, match="pixels"):
        inspect_picture(data)


def test_it_refuses_a_gif_of_ten_thousand_frames() -> None:
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    data = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6) + frame * 10_000 + b";"
    with pytest.raises(UnsupportedInput, match="GIF"):
        inspect_picture(data)


def test_it_refuses_a_moving_webp() -> None:
    data = encoded(picture(), "WEBP", save_all=True, append_images=[picture().rotate(90)], duration=10)
    with pytest.raises(UnsupportedInput, match="moving"):
        inspect_picture(data)


def test_it_refuses_a_tiff_that_points_at_itself() -> None:
    data = bytearray(encoded(picture(), "TIFF"))
    (first,) = struct.unpack_from("<I", data, 4)
    (entries,) = struct.unpack_from("<H", data, first)
    struct.pack_into("<I", data, first + 2 + 12 * entries, first)
    with pytest.raises(DamagedInput, match="itself"):
        inspect_picture(bytes(data))


def test_it_refuses_a_tiff_of_too_many_pages() -> None:
    data = encoded(picture(8, 8), "TIFF", save_all=True, append_images=[picture(8, 8)] * 40)
    with pytest.raises(TooLarge, match="pages"):
        inspect_picture(data)


@pytest.mark.parametrize(
    "tail",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04" + bytes(30) + b"PK\x01\x02" + bytes(42) + b"PK\x05\x06" + bytes(18),
        b"<script>alert(1)</script>",
        b"<?php echo 1; ?>",
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_it_refuses_two_files_in_one(kind: str, tail: bytes) -> None:
    with pytest.raises(UnsupportedInput, match="at once"):
        inspect_picture(encoded(picture(), kind) + tail)


@pytest.mark.parametrize("chance", [b"<%@", b"<!d", b"PK\x05\x06", b"<?p"])
def test_a_few_bytes_by_chance_make_no_second_file_of_a_photo(chance: bytes) -> None:
    """Compressed data of a few megabytes holds every run of three bytes, and many of four."""
    assert inspect_picture(encoded(picture(), "JPEG") + b"\x00" * 9 + chance + b"\x07" * 9)


def test_it_keeps_a_photo_with_a_film_behind_it() -> None:
    film = b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 20
    assert inspect_picture(encoded(picture(), "JPEG") + film).width == 60


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyInput),
        (b"MZ\x90\x00 a program", UnsupportedInput),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", UnsupportedInput),
        (b"\xff\xd8\xff\xe0 not really", DamagedInput),
        (b"II*\x00\xff\xff\xff\x7f", DamagedInput),
        (bytes(40_000_001), TooLarge),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(data: bytes, error: type[InputRefused]) -> None:
    with pytest.raises(error) as caught:
        inspect_picture(data)
    assert caught.value.sentence.endswith(".")


def test_a_picture_cut_short_is_refused() -> None:
    data = encoded(Image.effect_noise((300, 300), 90), "JPEG")
    with pytest.raises(DamagedInput):
        list(open_pages(data[: len(data) // 2], longest_side=300))


@given(st.sampled_from(["JPEG", "PNG", "WEBP", "TIFF"]), st.data())
def test_broken_bytes_are_refused_and_never_crash(kind: str, draw: st.DataObject) -> None:
    data = bytearray(encoded(picture(16, 12), kind))
    for _ in range(draw.draw(st.integers(1, 6))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    try:
        pages = list(open_pages(bytes(data), longest_side=16))
    except InputRefused as refused:
        assert refused.sentence
    else:
        assert all(max(page.size) <= 16 for page in pages)


def heic(image: Image.Image, **options: object) -> bytes:
    """As a phone makes it, encoded by the extra's own library."""
    import pillow_heif

    out = BytesIO()
    pillow_heif.from_pillow(image).save(out, **options)
    return out.getvalue()


def test_a_heic_picture_is_shown_upright_and_without_its_metadata() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    exif[0x0112] = 6  # to be shown a quarter turn clockwise
    data = heic(picture(600, 400), exif=exif.tobytes(), quality=95)
    facts = inspect_picture(data)
    assert facts.media_type == "image/heic" and b"taken at home" in data

    clean = make_rendition(data, longest_side=600)
    shown = Image.open(BytesIO(clean))
    assert shown.size == (400, 600), "stored lying, shown standing"
    assert b"taken at home" not in clean and not shown.getexif()
    red = shown.getpixel((390, 10))
    assert isinstance(red, tuple) and red[0] > 150 > red[1], "what was at the top left is at the top right"


def test_a_heic_picture_is_decoded_in_the_sandbox_too() -> None:
    from resumelib.parsing import make_rendition as in_the_sandbox

    assert in_the_sandbox(heic(picture(300, 200)), longest_side=100).startswith(b"\xff\xd8")


def test_heic_without_its_extra_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    data = heic(picture())
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(UnsupportedInput, match=r"cvimprover\[heic\]"):
        inspect_picture(data)


@pytest.mark.parametrize("cut", [24, 60, 300])
def test_a_damaged_heic_picture_is_refused_with_a_sentence(cut: int) -> None:
    with pytest.raises(InputRefused):
        list(open_pages(heic(picture(300, 200))[:cut], longest_side=100))
