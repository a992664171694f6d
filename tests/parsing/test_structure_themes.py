"""What pages printed from web themes do: narrow columns, wrapped names, titles too long for their column."""

from reportlab.pdfbase.pdfmetrics import stringWidth

from resumelib.model.document import SourceDocument
from resumelib.model.resume import Resume
from resumelib.parsing import parse_resume
from tests.parsing.drawn import Put, pdf

WORK = [
    Put(200, 300, "EXPERIENCE", 14, bold=True),
    Put(200, 325, "Harbour Lane Ltd", bold=True),
    Put(540, 325, "03/2019 - 04/2023", right=True),
    Put(200, 340, "Site Engineer"),
    Put(200, 355, "Surveyed the quay walls of nine berths and kept the drawings of them up to date."),
]


def _read(items: list[Put]) -> Resume:
    return parse_resume(SourceDocument(pdf(items), "cv.pdf")).resume


def test_addresses_that_a_narrow_column_broke_anywhere_are_made_whole_by_their_links() -> None:
    mail, site = "mailto:dora.winterbourne@example.org", "https://www.winterbourne.example.net"
    basics = _read(
        [
            Put(50, 60, "Dora Winterbourne", 24, bold=True),
            Put(50, 120, "CONTACT", 14, bold=True),
            Put(50, 150, "dora.winterbourne@exa", link=mail),
            Put(50, 162, "mple.org", link=mail),
            Put(50, 190, "www.winterbourne.exam", link=site),
            Put(50, 202, "ple.net", link=site),
            *WORK,
        ]
    ).basics

    assert (basics.email, basics.url) == ("dora.winterbourne@example.org", "www.winterbourne.example.net")


def test_the_title_stands_under_the_last_line_of_a_name_of_two_lines() -> None:
    basics = _read(
        [
            Put(200, 50, "Dora", 34),
            Put(200, 90, "Winterbourne", 34),
            Put(200, 130, "Quays and lamps", 28),
            Put(200, 170, "Engineer for lamps in the north", 11),
            *WORK,
        ]
    ).basics

    assert (basics.name, basics.label) == ("Dora Winterbourne", "Quays and lamps")


def test_short_lines_of_one_paragraph_in_the_head_are_the_summary() -> None:
    lines = [
        "Engineer with ten years of harbour works,",
        "from the first survey to the last bolt, who",
        "likes cold mornings and warm colleagues and",
        "writes reports that people read.",
    ]
    basics = _read(
        [
            Put(50, 60, "Dora Winterbourne", 24, bold=True),
            Put(50, 84, "Site Engineer", 12),
            *(Put(50, 120 + 14 * number, line) for number, line in enumerate(lines)),
            *WORK,
        ]
    ).basics

    assert basics.summary == " ".join(lines)


def test_a_title_that_runs_into_the_text_beside_it_is_a_title() -> None:
    width = stringWidth("EDUCATION", "Helvetica-Bold", 14) - 1
    resume = _read(
        [
            Put(50, 60, "Dora Winterbourne", 24, bold=True),
            Put(50, 80, "dora@example.org"),
            Put(50, 120, "WORK", 14, bold=True),
            Put(50 + width, 120, "Harbour Lane Ltd", 12),
            Put(540, 120, "03/2019 - 04/2023", right=True),
            Put(50 + width, 136, "Site Engineer", 12),
            Put(50, 180, "EDUCATION", 14, bold=True),
            Put(50 + width, 180, "University of Fairholm", 12),
            Put(540, 180, "2011 - 2015", right=True),
            Put(50 + width, 196, "Bachelor of Science in Civil Engineering", 12),
        ]
    )

    assert [degree.institution for degree in resume.education] == ["University of Fairholm"]
    assert [post.name for post in resume.work] == ["Harbour Lane Ltd"]


def test_heads_written_position_dash_employer_take_no_name_from_the_text_below() -> None:
    heads = [
        ("Trainer - self-employed", "04/2016 - 03/2019", "Courses for private people"),
        ("Teacher - Fairholm Grammar School", "08/2012 - 03/2016", "Mathematics and Geometry"),
        ("Engineer - Harbour Lane Ltd", "01/2010 - 07/2012", "Quay Walls"),
    ]
    items = [Put(50, 60, "Dora Winterbourne", 24, bold=True), Put(50, 80, "dora@example.org")]
    items.append(Put(50, 120, "EXPERIENCE", 14, bold=True))
    for number, (head, dates, text) in enumerate(heads):
        at = 145 + 60 * number
        items += [Put(50, at, head, 11, bold=True), Put(540, at, dates, right=True), Put(50, at + 16, text)]

    assert [(post.position, post.name) for post in _read(items).work] == [
        ("Trainer", "self-employed"),
        ("Teacher", "Fairholm Grammar School"),
        ("Engineer", "Harbour Lane Ltd"),
    ]


def test_a_dash_in_a_title_stays_where_the_publisher_stands_below() -> None:
    resume = _read(
        [
            Put(50, 60, "Dora Winterbourne", 24, bold=True),
            Put(50, 80, "dora@example.org"),
            Put(50, 120, "PUBLICATIONS", 14, bold=True),
            Put(50, 145, "Episode 12 - Quay Walls with Dora Winterbourne", 11, bold=True),
            Put(50, 161, "Harbour Radio"),
            Put(50, 177, "2022-05"),
            Put(50, 210, "CERTIFICATES", 14, bold=True),
            Put(50, 235, "Total Harbour - Harbour Pro Essentials", 11, bold=True),
            Put(50, 251, "Issued by Total Harbour"),
        ]
    )

    assert [text.name for text in resume.publications] == ["Episode 12 - Quay Walls with Dora Winterbourne"]
    assert [text.name for text in resume.certificates] == ["Total Harbour - Harbour Pro Essentials"]


def test_groups_of_skills_may_each_be_titled_like_a_section() -> None:
    groups = {
        "SKILLS": ["Drawing", "Surveying"],
        "MATERIALS": ["Timber", "Granite"],
        "MACHINES": ["Crane", "Dredger"],
    }
    items = [Put(50, 60, "Dora Winterbourne", 24, bold=True), Put(50, 80, "dora@example.org")]
    at = 120
    for title, names in groups.items():
        items.append(Put(50, at, title, 14, bold=True))
        items += [Put(50, at + 20 + 16 * number, name) for number, name in enumerate(names)]
        at += 80
    skills = _read([*items, *WORK]).skills

    found = {name for skill in skills for name in (skill.name, *skill.keywords)}
    assert {name for names in groups.values() for name in names} <= found


def test_a_head_that_looks_like_the_titles_is_no_title_where_the_first_head_looks_so_too() -> None:
    resume = _read(
        [
            Put(50, 50, "Dora Winterbourne", 26),
            Put(50, 100, "Work Experience", 18),
            Put(50, 130, "Harbour Lane Ltd.", 18),
            Put(50, 150, "Site Engineer", bold=True),
            Put(50, 164, "2019 - 2022"),
            Put(50, 184, "Built quay walls of granite, which no storm of these years has moved by an inch."),
            Put(50, 230, "Quillon Labs", 18),
            Put(50, 250, "Surveyor", bold=True),
            Put(50, 264, "2015 - 2019"),
            Put(50, 310, "Education", 18),
            Put(50, 340, "University of Northmoor", 18),
            Put(50, 360, "Hydraulics, BSc"),
            Put(50, 420, "Skills", 18),
            Put(50, 450, "Drawing"),
        ]
    )

    assert [job.name for job in resume.work] == ["Harbour Lane Ltd.", "Quillon Labs"]
    assert not resume.custom


def test_many_bold_names_of_skills_are_not_what_the_text_looks_like() -> None:
    names = ["Surveying of harbours", "Drawing of quay walls", "Timber constructions", "Granite", "Dredging"]
    resume = _read(
        [
            Put(50, 50, "Dora Winterbourne", 26, bold=True),
            Put(50, 100, "Skills", 22, bold=True),
            *[Put(50, 125 + 30 * n, name, 13, bold=True) for n, name in enumerate(names)],
            Put(50, 300, "Experience", 22, bold=True),
            Put(50, 325, "Harbour Lane Ltd", 15, bold=True),
            Put(540, 325, "2019 - 2023", 12, right=True),
            Put(50, 345, "Site Engineer", 13),
            Put(50, 400, "Languages", 13, bold=True),
            Put(330, 400, "Awards", 13, bold=True),
            Put(50, 425, "French", 12),
            Put(50, 442, "Polish", 12),
            Put(330, 425, "Engineer of the year", 12),
            Put(330, 439, "2021, Northmoor", 12),
            Put(330, 453, "For a quay wall of granite", 12),
        ]
    )

    assert [language.language for language in resume.languages] == ["French", "Polish"]
    assert resume.awards
