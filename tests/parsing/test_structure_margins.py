"""What stands in a margin of its own, beside or under what it belongs to."""

from msgspec.structs import replace
from reportlab.pdfbase.pdfmetrics import stringWidth

from resumelib.parsing.extract import extract
from resumelib.parsing.lines import Extracted, Line, Piece
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, pdf


def line(text: str, x: float, y: float, column: int, *, size: float = 9.0, bold: bool = False) -> Line:
    wide = x + 0.5 * size * len(text)
    piece = Piece(text, x0=x, x1=wide, size=size, bold=bold)
    return Line((piece,), y0=y, y1=y + size, column=column, gap=0.5)


def test_what_begins_a_little_above_its_title_in_the_margin_stands_under_that_title() -> None:
    margin = [line("Skills", 11, 118, 0, size=10.5), line("Experience", 11, 161, 0, size=10.5)]
    body = [
        line("Weaving: Damask, Twill, Satin", 111, 112, 1),
        line("Dyeing: Madder, Woad", 111, 124, 1),
        line("Fernhill Mills Inc.", 111, 155, 1, size=10.5),
        line("Mar 2017 - Oct 2019", 450, 155, 1),
        line("Weaver", 111, 170, 1),
        line("Wove damask by the yard for the hotels of the coast and for two theaters.", 111, 182, 1),
        line("Brightwater Market Ltd.", 111, 205, 1, size=10.5),
        line("Nov 2019 - Present", 450, 205, 1),
        line("Dyer", 111, 220, 1),
        line("Dyed the yarn of nine farms with what grows along the river.", 111, 232, 1),
    ]
    head = [line("Dagny Lindqvist", 11, 20, 0, size=18), line("dagny@example.org", 339, 20, 1)]

    found = structure_resume(Extracted((head[0], *margin, head[1], *body), "application/pdf")).resume

    assert [post.name for post in found.work] == ["Fernhill Mills Inc.", "Brightwater Market Ltd."]
    assert [group.name for group in found.skills] == ["Weaving", "Dyeing"]


def test_a_name_too_long_for_its_column_is_read_apart_from_the_date_it_is_drawn_over() -> None:
    def letters(x: float, text: str, size: float, *, bold: bool) -> list[Put]:
        font = "Helvetica-Bold" if bold else "Helvetica"
        places = [x + stringWidth(text[:n], font, size) for n in range(len(text))]
        return [
            Put(at, 120, letter, size, bold=bold)
            for at, letter in zip(places, text, strict=True)
            if letter != " "
        ]

    found = extract(
        pdf(
            [
                Put(50, 60, "Dagny Lindqvist", 24),
                *letters(50, "Weaving Laboratory", 13, bold=True),
                *letters(140, "2019-02 – 2021-05", 10, bold=False),
                Put(50, 140, "Wove damask by the yard."),
            ]
        ),
        "resume.pdf",
    )

    assert isinstance(found, Extracted)
    assert [piece.text for piece in found.lines[1].pieces] == ["Weaving Laboratory", "2019-02 – 2021-05"]


def test_a_degree_that_breaks_before_of_is_whole_and_a_duration_begins_no_entry() -> None:
    head = [
        line("Dagny Lindqvist", 55, 20, 0, size=22),
        line("dagny@example.org", 55, 50, 0),
        line("EDUCATION", 47, 100, 0, size=16),
    ]

    def study(y: float, lines: tuple[str, ...], dates: str, span: str) -> list[Line]:
        size = 12.0
        left = [line(text, 55, y + 13 * n, 0, size=size) for n, text in enumerate(lines[:-1])]
        school = line(lines[-1], 55, y + 13 * len(lines) + 10, 0, size=size)
        return [*left, line(dates, 477, y, 1, size=size), line(span, 510, y + 14, 1, size=size), school]

    found = structure_resume(
        Extracted(
            (
                *head,
                *study(
                    140,
                    ("Pattern Design of Hand Looms, Certificate", "of Completion", "Loom Up"),
                    "2016 - 2017",
                    "a year",
                ),
                *study(
                    220,
                    ("Weaving, Berufslehre", "Nordisches Weiterbildungszentrum Borås"),
                    "2012 - 2016",
                    "4 years",
                ),
            ),
            "application/pdf",
        )
    ).resume

    assert [(d.institution, d.dates.as_written) for d in found.education] == [
        ("Loom Up", "2016 - 2017"),
        ("Nordisches Weiterbildungszentrum Borås", "2012 - 2016"),
    ]
    assert found.education[0].study_type == "Certificate of Completion"


def test_a_title_in_the_margin_may_break_into_three_lines_with_a_hyphen() -> None:
    items = [Put(43, 60, "Dagny Lindqvist", 16, bold=True)]
    rows = [("AUSBILDUNG", "Kunstgewerbeschule Borås"), ("PROJEKTE", "Wandteppich"), ("SPRACHEN", "Deutsch")]
    for number, (title, text) in enumerate(rows):
        items += [Put(43, 100 + 70 * number, title, bold=True), Put(130, 100 + 70 * number, text, 11)]
    for number, part in enumerate(("BERUFLICHER", "WERDE-", "GANG")):
        items.append(Put(43, 320 + 12 * number, part, bold=True))
    items += [
        Put(130, 320, "Fernhill GmbH", 11, bold=True),
        Put(539, 320, "August 2021 – August 2025", 11, right=True),
        Put(130, 352, "Weberin", 11),
        Put(143, 366, "• Wob Damast für die Hotels der Küste und für zwei Theater.", 11),
    ]

    read = structure_resume(extract(pdf(items), "resume.pdf")).resume

    assert [section.title for section in read.sections if section.kind == "work"] == ["BERUFLICHER"]
    assert [post.name for post in read.work] == ["Fernhill GmbH"]


def test_a_name_in_bold_that_breaks_after_its_comma_goes_on_in_the_next_line() -> None:
    name = line("Faculty of Weaving and Lace Student Society,", 55, 140, 0, size=12, bold=True)
    dates = line("Jan 2016 - Jan 2019", 480, 140, 0)
    lines = (
        line("Dagny Lindqvist", 55, 20, 0, size=22),
        line("dagny@example.org", 55, 50, 0),
        line("Volunteer", 47, 100, 0, size=16),
        replace(name, pieces=(*name.pieces, *dates.pieces)),
        line("University of Northmoor", 55, 156, 0, size=12, bold=True),
        line("Secretary", 55, 172, 0, bold=True),
        line(
            "Kept the books of the house and wrote to all its friends in the towns along the coast, north and south.",
            55,
            190,
            0,
        ),
        line("Printed a calendar of its patterns.", 55, 202, 0),
    )
    found = structure_resume(Extracted(lines, "application/pdf")).resume

    assert [post.name for post in found.volunteer] == [
        "Faculty of Weaving and Lace Student Society, University of Northmoor"
    ]


def test_titles_in_the_margin_of_a_page_that_begins_with_the_end_of_an_entry_go_to_their_texts() -> None:
    body = [
        line("Damask, Twill, Satin", 216, 135, 1, size=18),
        line("Madder, Woad", 216, 173, 1, size=18),
        line("Choirs", 224, 461, 1),
        line("Ferries", 224, 500, 1),
    ]
    margin = [
        *(line(f"Course on the looms of the north, part {n}", 58, 30 + 15 * n, 0) for n in (1, 2, 3, 4)),
        line("Skills", 71, 150, 0, size=21, bold=True),
        line("Interests", 71, 470, 0, size=21, bold=True),
    ]
    first = [
        line("Dagny Lindqvist", 11, 20, 0, size=22),
        line("dagny@example.org", 11, 50, 0),
        line("Education", 11, 700, 0, size=21, bold=True),
        line("Textile School", 58, 740, 0),
    ]
    second = [replace(one, page=1) for one in (*margin, *body)]

    found = structure_resume(Extracted((*first, *second), "application/pdf")).resume

    assert [skill.name for skill in found.skills] == ["Damask", "Twill", "Satin", "Madder", "Woad"]
    assert [interest.name for interest in found.interests] == ["Choirs", "Ferries"]


def test_a_title_in_capitals_that_runs_into_smaller_text_of_its_own_font_ends_there() -> None:
    wide = stringWidth("COMPETENCES", "Helvetica", 21)
    drawn = [
        Put(60, 60, "Dagny Lindqvist", 26),
        Put(60, 80, "dagny@example.org"),
        Put(60, 120, "EDUCATION", 21),
        Put(60 + wide - 4, 120, "Textile School", 18),
        Put(60, 320, "COMPETENCES", 21),
        Put(60 + wide - 4, 320, "Looms", 18),
        Put(60 + wide + 10, 340, "Damask, Twill"),
    ]

    text = extract(pdf(drawn), "resume.pdf").text

    assert "COMPETENCESLooms" not in text
