"""Columns set flush right, dates stacked in a margin: what belongs together is told by edges and white space."""

from resumelib.model.document import SourceDocument
from resumelib.model.resume import PartialDate, Resume
from resumelib.parsing import parse_resume
from tests.parsing.drawn import Put, column, pdf

HEAD = [
    Put(50, 60, "Dora Winterbourne", 24, bold=True),
    Put(50, 85, "dora.winterbourne@example.org"),
    Put(50, 120, "EXPERIENCE", 14, bold=True),
]


def _read(items: list[Put]) -> Resume:
    return parse_resume(SourceDocument(pdf(items), "cv.pdf")).resume


def _post(y: float, text: str) -> list[Put]:
    return [
        Put(50, y, "Site Engineer", bold=True),
        Put(390, y, text, right=True),
        Put(50, y + 14, "Harbour Lane Ltd"),
        Put(60, y + 28, "Surveyed the quay walls of nine berths and kept the drawings of them."),
    ]


def test_lines_of_a_column_set_flush_right_are_joined_and_cut_at_white_space() -> None:
    right = [
        (150, "Bachelor of Science, Hydraulic"),
        (160, "Engineering and Quays"),
        (174, "University of the Northmoor"),
        (200, "Master of Science, Lamps of the"),
        (210, "North"),
        (224, "Winter Institute of"),
        (234, "Technology"),
    ]
    found = _read(
        [
            *HEAD,
            *_post(145, "03/2019 - 04/2023"),
            *_post(215, "03/2015 - 02/2019"),
            *_post(285, "03/2011 - 02/2015"),
            Put(560, 120, "EDUCATION", 14, bold=True, right=True),
            *(Put(560, y, text, 8, right=True) for y, text in right),
        ]
    ).education

    assert [(degree.study_type, degree.area, degree.institution) for degree in found] == [
        ("Bachelor of Science", "Hydraulic Engineering and Quays", "University of the Northmoor"),
        ("Master of Science", "Lamps of the North", "Winter Institute of Technology"),
    ]


def _stack(y: float, *lines: str) -> list[Put]:
    return [Put(500 - 3 * len(line), y + 17 * n, line) for n, line in enumerate(lines)]


def test_dates_stacked_in_a_margin_with_a_dash_between_are_one_range_of_the_head_beside_them() -> None:
    def post(y: float, name: str) -> list[Put]:
        return [
            Put(50, y, f"Site Engineer, {name}", bold=True),
            Put(60, y + 20, "Surveyed the quay walls of nine berths and kept the drawings"),
            Put(60, y + 34, "of them up to date, winter and summer, with two boats."),
            Put(60, y + 48, "Wrote the reports."),
        ]

    work = _read(
        [
            *HEAD,
            *post(145, "Harbour Lane Ltd"),
            *_stack(140, "June 2014", "—", "September 2015", "15 months"),
            *post(235, "Quay Works Ltd"),
            *_stack(229, "May 2012", "—", "July 2013", "14 months"),
        ]
    ).work

    assert [(post.name, post.dates.start, post.dates.end) for post in work] == [
        ("Harbour Lane Ltd", PartialDate(2014, 6), PartialDate(2015, 9)),
        ("Quay Works Ltd", PartialDate(2012, 5), PartialDate(2013, 7)),
    ]


def _large_post(y: float, lines: list[str], position: str, dates: str) -> list[Put]:
    return [
        *(Put(216, y + 19 * n, line, 17) for n, line in enumerate(lines)),
        Put(216, y + 66, position, 14),
        Put(216, y + 84, dates, 11),
        Put(216, y + 102, "Surveyed the quay walls of nine berths, winter and summer, and kept"),
        Put(216, y + 114, "the drawings of them up to date."),
    ]


def test_names_in_larger_letters_than_the_text_are_names_over_several_lines() -> None:
    first = [
        "Center for Research in Lamps & the Harbours",
        "(CRLH) - Winter Institute of Technology of",
        "Northmoor",
    ]
    second = [
        "Northmoor University Center for the Nautical",
        "Lights and Quays - Northmoor University and",
        "College",
    ]
    work = _read(
        [
            Put(216, 60, "Dora Winterbourne", 24),
            Put(216, 90, "dora.winterbourne@example.org"),
            Put(50, 130, "WORK", 20),
            *_large_post(130, first, "Research Associate", "2019 - 2023"),
            *_large_post(270, second, "Research Assistant", "2015 - 2018"),
        ]
    ).work

    assert [post.dates.start for post in work] == [PartialDate(2019), PartialDate(2015)]


def test_a_title_of_two_lines_may_reach_to_the_text_beside_it() -> None:
    resume = _read(
        [
            Put(216, 60, "Dora Winterbourne", 24),
            Put(216, 90, "dora.winterbourne@example.org"),
            Put(216, 110, "Engineer with ten years of harbour works and lamps."),
            Put(74, 145, "EXPÉRIENCE", 20),
            Put(74, 171, "PROFESSIONNELLE", 20),
            *_large_post(144, ["Institut des lampes du nord et", "des quais"], "Ingénieure", "2019 - 2023"),
            Put(74, 285, "FORMATION", 20),
            Put(216, 285, "Université de Northmoor", 17),
            Put(216, 305, "Master, Génie civil", 14),
            Put(216, 320, "2015 - 2018", 11),
        ]
    )

    assert [(post.name, post.position) for post in resume.work] == [
        ("Institut des lampes du nord et des quais", "Ingénieure")
    ]


def test_a_last_date_above_two_columns_stays_beside_its_entry() -> None:
    left = ["#Languages", "French", "Polish", "Spanish", "Danish", "Dutch", "Swedish"]
    right = ["#Interests", "Singing", "Rowing", "Lighthouses", "Cooking", "Graphic novels", "Cold mornings"]
    found = _read(
        [
            *HEAD,
            Put(50, 145, "Site Engineer, Harbour Lane Ltd", bold=True),
            Put(540, 145, "03/2019 - 04/2023", right=True),
            Put(
                60,
                160,
                "Surveyed the quay walls of nine berths and kept the drawings of them up to date, every winter.",
            ),
            Put(50, 200, "EDUCATION", 14, bold=True),
            Put(50, 225, "Winter Institute of Technology", bold=True),
            Put(540, 225, "2013 - 2015", right=True),
            Put(
                50,
                240,
                "Master of Science in Hydraulic Engineering and in the Care of Quays, Locks and Lamps",
            ),
            Put(50, 260, "University of Northmoor", bold=True),
            Put(540, 260, "2009 - 2012", right=True),
            Put(50, 275, "Bachelor of Science in Hydraulics"),
            *column(50, 310, left, leading=17),
            *column(330, 310, right, leading=17),
        ]
    ).education

    assert [degree.dates.start for degree in found] == [PartialDate(2013), PartialDate(2009)]
