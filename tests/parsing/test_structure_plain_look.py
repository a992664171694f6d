"""Pages without bold type or wide gaps: only where things stand tells them apart."""

import pytest

from resumelib.model.resume import Resume
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, pdf

JOBS = [
    ("Harbor Works, Engineer", "January 2019 - present", ["Led the move of 40 services to a new platform", "Cut costs by 12% and taught four people how to do so"]),
    ("Eastfell Hospital, Clerk", "2017 - 2018", ["Answered the questions of two hundred patients each week"]),
    ("Salt Company, Assistant", "2015 - 2016", ["Drove the van"]),
]  # fmt: skip


def read(*items: Put) -> Resume:
    name = [Put(50, 60, "Mira Solano"), Put(50, 76, "mira@example.com | +1 206 555 0142")]
    return structure_resume(extract(pdf([*name, Put(50, 108, "Experience"), *items]), "resume.pdf")).resume


def lines(*items: Put) -> list[str]:
    return [line.text for line in extract(pdf([Put(50, 108, "Experience"), *items]), "resume.pdf").lines][1:]


def jobs(bullet: float, text: float) -> list[Put]:
    """One line right under the other, in one type: heads at 50 with their dates at the right edge."""
    items, y = [], 108.0
    for head, dates, highlights in JOBS:
        y += 16
        items += [Put(50, y, head), Put(555, y, dates, right=True)]
        for highlight in highlights:
            y += 16
            items += [Put(bullet, y, "•"), Put(text, y, highlight)]
    return items


@pytest.mark.parametrize(("bullet", "text"), [(50, 62), (60, 72), (50, 55)])
def test_a_head_left_of_the_bullets_text_begins_the_next_entry(bullet: float, text: float) -> None:
    """The last one: the bullet runs into its text."""
    found = read(*jobs(bullet, text))

    assert [(job.name, job.position) for job in found.work] == [
        tuple(head.split(", ")) for head, _, _ in JOBS
    ]
    assert [[h.text for h in job.highlights] for job in found.work] == [texts for _, _, texts in JOBS]


def test_a_head_that_begins_with_its_date_ends_the_bullet_above_it() -> None:
    items, y = [], 108.0
    for head, text in [
        ("sep. 2019-jun. 2022: Costurera, Telares Norte", "Preparación de los telares para cuarenta piezas al mes"),
        ("ene. 2016-ago. 2019: Tejedora, Hilados Sur", "Control de la calidad de los tejidos de lino y algodón"),
    ]:  # fmt: skip
        items += [Put(50, y + 16, head), Put(52, y + 32, "–"), Put(62, y + 32, text)]
        y += 32

    assert [job.dates.as_written for job in read(*items).work] == [
        "sep. 2019-jun. 2022",
        "ene. 2016-ago. 2019",
    ]


def test_ranges_of_dates_one_under_the_other_in_the_margin_are_labels_of_their_own() -> None:
    margin = [(124, "Feb 2019 - Present"), (149, "Aug 2018 - Feb 2019"), (161.5, "Dec 2016 - Aug 2018")]
    body = [
        (124, "Head Weaver"),
        (136.5, "Team of 45"),
        (149, "Dyer"),
        (161.5, "Apprentice"),
        (174, "Team of 30"),
    ]
    rest = [
        Put(164, 186.5, "Improved the dyeing of 300 pieces for a new museum", 9),
        Put(50, 220, "Certificates"),
    ]
    items = [Put(50, y, text, 9) for y, text in margin] + [Put(156, y, text, 9) for y, text in body]

    assert lines(*items, *rest)[:5] == [
        "Feb 2019 - Present Head Weaver",
        "Team of 45",
        "Aug 2018 - Feb 2019 Dyer",
        "Dec 2016 - Aug 2018 Apprentice",
        "Team of 30",
    ]


def test_a_few_dates_at_the_right_edge_are_notes_and_no_column() -> None:
    items = [
        Put(50, 124, "Worked on damask and linen for the museums of the county"),
        Put(50, 188, "First Aid at Work"),
        Put(555, 188, "Sep 2016", right=True),
        Put(50, 252, "Textile School, Diploma in Weaving"),
        Put(555, 236, "November 2009 - April 2010", right=True),
    ]

    assert lines(*items)[1:] == [
        "First Aid at Work Sep 2016",
        "November 2009 - April 2010",
        "Textile School, Diploma in Weaving",
    ]


def test_a_line_that_opens_with_a_range_of_dates_begins_an_entry_however_full_the_line_above_is() -> None:
    full = "2011-09 - 2013-04: Head Weaver of damask and linen, Fjord Textiles of the Northern County, Bergen"
    found = read(Put(50, 124, full), Put(50, 137, "2007-12 - 2011-08: Dyer, Harbor Works"))

    assert [job.dates.as_written for job in found.work] == ["2011-09 - 2013-04", "2007-12 - 2011-08"]


def test_a_range_that_is_broken_over_two_lines_begins_no_entry() -> None:
    full = "Head Weaver of damask and linen and wool, Fjord Textiles of the Northern County, Bergen (June"
    found = read(Put(50, 124, full), Put(50, 137, "2011 - April 2013)"))

    assert len(found.work) == 1


def test_dates_on_lines_of_their_own_and_beside_a_place_are_dates_of_entries_alike() -> None:
    heads = [
        ("Fjord Textiles — Weaver", "Dec 2021 - Present"),
        ("Harbor Works — Dyer", "Falhavbury - Dec 2018 - Feb 2021"),
        ("Salt Company — Spinner", "Oct 2016 - May 2018"),
    ]
    items, y = [], 108.0
    for head, dates in heads:
        items += [Put(50, y + 20, head, bold=True), Put(50, y + 33, dates)]
        items += [Put(50, y + 46, "•"), Put(60, y + 46, "Wove blankets for the hospitals of the county")]
        y += 46

    assert [job.dates.as_written for job in read(*items).work] == [
        "Dec 2021 - Present",
        "Dec 2018 - Feb 2021",
        "Oct 2016 - May 2018",
    ]


def test_a_bold_line_right_under_an_entrys_text_is_no_title_where_titles_have_space_above() -> None:
    def title(y: float, text: str) -> Put:
        return Put(50, y, text, bold=True)

    found = read(
        title(140, "Education"),
        Put(50, 154, "Textile School (June 2015 - May 2016)"),
        Put(50, 167, "Diploma in Weaving"),
        title(180, "Minor in Dyeing"),
        Put(50, 193, "Harbor College (May 2012 - June 2014)"),
        Put(50, 206, "Certificate in Spinning"),
        title(236, "Skills"),
        Put(50, 249, "Weaving, Dyeing"),
        title(279, "Languages"),
        Put(50, 292, "Norwegian, English"),
    )

    assert [degree.institution for degree in found.education] == ["Textile School", "Harbor College"]


@pytest.mark.parametrize(
    "line",
    [
        "Journalism – High School Diploma, Northmoor State University",
        "High School Diploma / Northmoor University, Bergen",
        "Journalism (High School Diploma), Northmoor University",
    ],
)
def test_words_of_schools_in_a_degrees_name_make_it_no_school(line: str) -> None:
    degree = read(Put(50, 140, "Education"), Put(50, 154, "2003 - 2005"), Put(50, 168, line)).education[0]

    assert degree.institution.startswith("Northmoor")
    assert degree.study_type == "High School Diploma"


def test_a_range_that_breaks_within_its_end_in_a_narrow_margin_is_one_range() -> None:
    found = read(
        Put(50, 124, "Sep 2016 to Mar"),
        Put(50, 135, "2018"),
        Put(136, 124, "Weaver, Fjord Textiles"),
        Put(136, 137, "Wove damask and linen for the museums of the county"),
        Put(50, 160, "Apr 2012 to Aug"),
        Put(50, 171, "2016"),
        Put(136, 160, "Dyer, Harbor Works"),
        Put(136, 173, "Kept the colors of three hundred pieces alike"),
    )

    assert [job.dates.as_written for job in found.work] == ["Sep 2016 to Mar 2018", "Apr 2012 to Aug 2016"]


def test_a_bold_head_in_small_letters_left_of_the_bullets_above_it_begins_the_next_entry() -> None:
    items, y = [], 108.0
    for title, rest in [
        ("engineer/writer,", "Harbor Works (2019 - present)"),
        ("clerk,", "Salt Company Inc. (2015 - 2016)"),
    ]:
        items += [Put(50, y + 16, title, bold=True), Put(135, y + 16, rest)]
        items += [
            Put(70, y + 32, "–"),
            Put(80, y + 32, "wrote the weekly letter to all of the harbors of the coast"),
        ]
        y += 32
    found = read(*items)

    assert [job.position for job in found.work] == ["engineer/writer", "clerk"]
