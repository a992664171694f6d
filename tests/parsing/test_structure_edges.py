"""Columns set flush right, dates stacked in a margin: what belongs together is told by edges and white space."""

from resumelib.model.document import SourceDocument
from resumelib.model.resume import PartialDate, Resume
from resumelib.parsing import parse_resume
from tests.parsing.drawn import Put, pdf

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
