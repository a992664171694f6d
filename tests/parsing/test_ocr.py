"""Pictures of pages are read whichever way they lie, in order, with places and confidences."""

from io import BytesIO

import msgspec
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from resumelib.errors import InputRefused, NothingReadable
from resumelib.model.document import Box, ImageReading, SourceDocument, TextBlock
from resumelib.parsing.lines import Extracted
from resumelib.parsing.ocr import extract_readings, prepare_page, read_page
from resumelib.parsing.ocr.letters import set_right
from resumelib.parsing.ocr.sheet import find_sheet, flatten

LINES = (
    "Imani Fairweather",
    "imani@example.org",
    "Experience",
    "Warehouse planner at Bramble Toys",
    "Cut late deliveries by 18% with Python and SQL",
    "Education",
    "University of Leeds, 2004 - 2008",
)


def page() -> Image.Image:
    """A small page: a large name, two headings, a bullet drawn as a dot."""
    image = Image.new("RGB", (1000, 560), "white")
    draw = ImageDraw.Draw(image)
    for number, text in enumerate(LINES):
        size = 52 if number == 0 else 34 if text in {"Experience", "Education"} else 28
        draw.text(
            (110 if number == 4 else 70, 30 + 72 * number),
            text,
            fill=(20, 20, 20),
            font=ImageFont.load_default(size),
        )
    draw.ellipse((78, 336, 88, 346), fill=(20, 20, 20))
    return image


def source(image: Image.Image, kind: str = "PNG", **options: object) -> SourceDocument:
    out = BytesIO()
    image.save(out, kind, **options)
    return SourceDocument(out.getvalue())


@pytest.fixture(scope="session")
def reading() -> ImageReading:
    """The page lying on its side, as a phone without a sense of direction leaves it."""
    return read_page(prepare_page(source(page().transpose(Image.Transpose.ROTATE_90)), 0))


def test_it_reads_a_page_that_lies_on_its_side(reading: ImageReading) -> None:
    assert reading.rotation == 90
    assert reading.text.splitlines() == list(LINES)


def test_a_page_that_lies_on_its_side_and_leans_is_set_upright_and_level() -> None:
    """A long line that stands and leans a little has both its left corners at one end."""
    sheet = Image.new("RGB", (1100, 400), "white")
    long_line = "Planned the deliveries of nine warehouses and their drivers from week to week"
    for number in range(4):
        ImageDraw.Draw(sheet).text(
            (60, 60 + 80 * number), long_line, "black", font=ImageFont.load_default(26)
        )
    leaning = sheet.rotate(87, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)
    found = prepare_page(source(leaning), 0)
    assert found.rotation == 90 and abs(abs(found.skew) - 3) < 0.5


def test_every_line_has_a_place_and_a_confidence(reading: ImageReading) -> None:
    tops = [block.box.y0 for block in reading.blocks if block.box]
    assert tops == sorted(tops) and len(tops) == len(LINES)
    assert all(0.8 < block.confidence <= 1 for block in reading.blocks)
    name = reading.blocks[0]
    assert name.box is not None and abs(name.box.x0 - 70) < 8 and name.size > 1.5 * reading.blocks[1].size


def test_a_dot_before_a_line_is_its_bullet(reading: ImageReading) -> None:
    lines = extract_readings([reading]).lines
    assert [line.text for line in lines if line.bullet] == [LINES[4]]


def test_a_reading_is_plain_data_that_can_be_kept(reading: ImageReading) -> None:
    assert msgspec.json.decode(msgspec.json.encode(reading), type=ImageReading) == reading


def test_readings_made_earlier_become_one_document_in_page_order(reading: ImageReading) -> None:
    found: Extracted = extract_readings([reading, reading])
    assert found.read_by == "ocr"
    assert [line.page for line in found.lines] == [0] * len(LINES) + [1] * len(LINES)
    assert all(piece.confidence > 0.8 for line in found.lines for piece in line.pieces)


def test_a_picture_without_text_is_refused_with_a_sentence() -> None:
    with pytest.raises(NothingReadable, match="sharp"):
        extract_readings([read_page(prepare_page(source(Image.new("L", (300, 200), 240)), 0))])


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe0broken", b"GIF89a", b"%PDF-1.7 broken"])
def test_what_cannot_be_read_is_refused_before_any_model_is_loaded(data: bytes) -> None:
    with pytest.raises(InputRefused):
        prepare_page(SourceDocument(data), 0)


def test_words_of_one_line_stay_in_one_line_and_columns_apart() -> None:
    def word(text: str, x: float, y: float) -> TextBlock:
        return TextBlock(text, box=Box(x, y, x + 14 * len(text), y + 24), size=25, confidence=0.9)

    left = [
        word(w, 50 + 100 * n, 100 + 40 * row) for row in range(6) for n, w in enumerate(("Skill", f"no{row}"))
    ]
    right = [
        word(w, 600 + 110 * n, 100 + 40 * row)
        for row in range(6)
        for n, w in enumerate(("worked", "for", f"firm{row}", "daily"))
    ]
    text = extract_readings([ImageReading((), 1200, 800, words=tuple(left + right))]).text.splitlines()
    assert "worked for firm3 daily" in text or any(line.endswith("worked for firm3 daily") for line in text)
    assert sum(line.count("firm") for line in text) == 6


def test_the_sheet_is_found_on_a_table_and_set_straight() -> None:
    table = np.full((700, 900, 3), (90, 60, 40), np.uint8)
    corners = np.array([[150, 80], [720, 110], [760, 640], [110, 600]], np.float32)
    import cv2

    cv2.fillConvexPoly(table, corners.astype(np.int32), (240, 238, 230))
    found = find_sheet(table)
    assert found is not None and np.abs(found - corners).max() < 12
    assert flatten(table, found)[5:-5, 5:-5].min() > 200


def test_a_colored_sidebar_is_no_table_under_a_sheet() -> None:
    picture = np.full((1000, 700, 3), 250, np.uint8)
    picture[:, :200] = (30, 50, 90)
    assert find_sheet(picture) is None


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("APl design", "API design"),
        ("KPls", "KPIs"),
        ("Python, Al and Bl", "Python, AI and BI"),
        ("Al Engineer", "AI Engineer"),
        ("Al finalizar el curso", "Al finalizar el curso"),
        ("El equipo, Il team", "El equipo, Il team"),
        ("NeurlPS", "NeurIPS"),
        ("lmplemented", "Implemented"),
        ("PostgreSQI", "PostgreSQL"),
        ("1o0k users", "100k users"),
        ("All Alice lost Lille", "All Alice lost Lille"),
        ("clinical trial", "clinical trial"),
    ],
)
def test_letters_that_look_alike_are_told_apart_by_their_neighbors(seen: str, meant: str) -> None:
    assert set_right(seen) == meant
