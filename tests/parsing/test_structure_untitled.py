"""Entries under no title, and headers that come late in reading order."""

import pytest

from resumelib.model.resume import Resume
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, pdf

HEADER = "<h1>Dagny Lindqvist</h1><p>dagny@example.org / +46 70 555 01 23</p>"
SCHOOL = "<h2>Education</h2><p>Borås Weaving School, 2010 - 2013</p><p>Bachelor of Textile Design</p>"


def read(body: str) -> Resume:
    return structure_resume(extract(f"<html><body>{body}</body></html>".encode(), "resume.html")).resume


def test_entries_right_under_the_contact_lines_are_work_where_nothing_is_titled_so() -> None:
    found = read(
        f"{HEADER}<p><b>Weaver - Fernhill Mills</b> Gothenburg, 2015-03 - Present</p>"
        "<p>Wove damask by the yard for the theaters of the town and mended their curtains.</p>"
        f"<p><b>Dyer - Blue Yarn Ltd.</b> Malmö, 2013-09 - 2015-02</p>{SCHOOL}"
    )

    assert [(job.name, job.position) for job in found.work] == [
        ("Fernhill Mills", "Weaver"),
        ("Blue Yarn Ltd.", "Dyer"),
    ]
    assert found.basics.email == "dagny@example.org"
    assert found.basics.summary == ""


@pytest.mark.parametrize(
    "line",
    ["Weaver of damask, in the trade since 2013", "Available: 03/2020 - 09/2020", "Part-time 2015 - 2019"],
)
def test_a_line_under_the_name_is_no_entry_where_work_has_its_title(line: str) -> None:
    found = read(
        f"{HEADER}<p>{line}</p><h2>Experience</h2><p>Weaver, Fernhill Mills Inc., 2015 - 2019</p>{SCHOOL}"
    )

    assert len(found.work) == 1


def test_schools_under_the_name_are_no_work() -> None:
    found = read(f"{HEADER}<p>Borås Weaving School, Bachelor, 2010 - 2013</p><h2>Skills</h2><p>Weaving</p>")

    assert not found.work


def test_a_name_that_comes_again_over_its_contact_lines_takes_them_out_of_the_side_columns_last_section() -> (
    None
):
    """As converters write a page with a side column: the document's title, the column, then the page itself."""
    found = read(
        "<h1>Dagny Lindqvist</h1><h2>Languages</h2><p>Swedish: native</p><p>German: fluent</p>"
        "<p><b>Dagny LINDQVIST</b></p><p>dagny@example.org</p><p>+46 70 555 01 23</p>"
        "<h2>Experience</h2><p>Weaver, Fernhill Mills Inc., 2015 - 2019</p>"
    )

    assert (found.basics.email, found.basics.phone) == ("dagny@example.org", "+46 70 555 01 23")
    assert [(item.language, item.fluency) for item in found.languages] == [
        ("Swedish", "native"),
        ("German", "fluent"),
    ]


def test_a_duration_that_lost_its_number_is_no_employer() -> None:
    found = read(
        f"{HEADER}<h2>Work</h2><p>2015 - 2019</p><p>years 3 months</p><p><b>Weaver</b></p><p>Fernhill Mills Inc.</p>"
        "<p>2012 - 2014</p><p>years</p><p><b>Dyer</b></p><p>Blue Yarn Ltd.</p>"
    )

    assert [(job.name, job.position, job.dates.as_written) for job in found.work] == [
        ("Fernhill Mills Inc.", "Weaver", "2015 - 2019"),
        ("Blue Yarn Ltd.", "Dyer", "2012 - 2014"),
    ]


@pytest.mark.parametrize("leads", [True, False])
def test_dates_with_their_durations_belong_to_what_follows_them_or_to_what_they_end(leads: bool) -> None:
    text = (
        "<p>Wove damask by the yard for the theaters of the town and mended their curtains every spring.</p>"
    )
    jobs = [
        ("Fernhill Mills Inc.", "Weaver", "2015 - 2019"),
        ("Blue Yarn Ltd.", "Dyer", "2012 - 2014"),
        ("Salt Company", "Clerk", "2009 - 2011"),
    ]
    body = ""
    for employer, title, dates in jobs:
        when, what = f"<p>{dates}</p><p>years</p>", f"<p><b>{title}</b></p><p>{employer}</p>{text}"
        body += when + what if leads else what + when
    found = read(f"{HEADER}<h2>Work</h2>{body}{SCHOOL}")

    assert [(job.name, job.position, job.dates.as_written) for job in found.work] == jobs


def test_ranges_of_dates_alone_in_the_middle_of_a_page_are_no_column() -> None:
    items, y = [Put(50, 60, "Mira Solano"), Put(50, 90, "Experience", bold=True)], 90.0
    for employer, title, dates in [
        ("Harbor Works", "Engineer", "2017 - 2019"),
        ("Salt Company", "Clerk", "2014 - 2016"),
        ("Eastfell Hospital", "Porter", "2011 - 2013"),
    ]:
        items += [
            Put(250, y + 24, dates),
            Put(50, y + 38, "years"),
            Put(50, y + 58, title, bold=True),
            Put(50, y + 76, employer),
        ]
        y += 76
    found = structure_resume(extract(pdf(items), "resume.pdf")).resume

    assert [(job.name, job.position, job.dates.as_written) for job in found.work] == [
        ("Harbor Works", "Engineer", "2017 - 2019"),
        ("Salt Company", "Clerk", "2014 - 2016"),
        ("Eastfell Hospital", "Porter", "2011 - 2013"),
    ]


def test_groups_of_skills_with_titles_of_their_own_are_skills_where_no_section_is_titled_so() -> None:
    groups = {
        "Looms": ["Jacquard loom setup", "Warping mill", "Dobby", "Repair of heddles and reeds", "Cleaning"],
        "Dyeing": ["Indigo", "Madder root", "Fastness to light and washing", "Weld", "Vat care"],
        "Office": ["Ordering of yarn", "Stock lists", "Letters", "Bills and dunning", "Travel plans"],
    }
    puts, y = [Put(50, 60, "Mira Solano", size=20), Put(50, 80, "mira@example.com")], 100.0
    sections = {
        "Experience": ["Engineer, Salt Company, 2014 - 2016"],
        "Education": ["Weaving School, Bachelor, 2010 - 2013"],
        "Languages": ["Swedish: native"],
        "Interests": ["Choir"],
        **groups,
    }
    for title, texts in sections.items():
        puts.append(Put(50, y + 20, title, bold=True, size=13, color="#224488"))
        puts += [Put(50, y + 40 + 13 * at, text) for at, text in enumerate(texts)]
        y += 40 + 13 * len(texts)
    found = structure_resume(extract(pdf(puts), "resume.pdf")).resume

    names = {item for group in found.skills for item in (group.name, *group.keywords)}
    assert names >= {*groups, "Indigo", "Letters"}


def test_user_names_that_lead_to_an_address_make_a_short_section_the_contact() -> None:
    found = read(
        "<h1>Dagny Lindqvist</h1><h2>About</h2><p>Las Vegas Nevada US</p>"
        "<p><a href='https://github.com/dagnyweaves'>dagnyweaves</a></p>"
        "<p><a href='https://www.linkedin.com/in/d-lindqvist'>d-lindqvist</a></p>"
        "<h2>Experience</h2><p>Weaver, Fernhill Mills Inc., 2015 - 2019</p>"
    )

    assert {profile.username for profile in found.basics.profiles} == {"dagnyweaves", "d-lindqvist"}
    assert (found.basics.location.city, found.basics.location.country_code) == ("Las Vegas", "US")
    assert found.basics.summary == ""


def test_a_footer_whose_first_row_begins_with_a_dash_is_how_to_reach_the_person() -> None:
    items = [
        Put(50, 60, "Mira Solano"),
        Put(50, 90, "Experience", bold=True),
        Put(50, 110, "Engineer, Salt Company, 2014 - 2016"),
    ]
    items += [Put(250, 780, "– Porto"), Put(240, 792, "mira@example.com"), Put(250, 804, "+1 206 555 0142")]
    found = structure_resume(extract(pdf(items), "resume.pdf")).resume

    assert (found.basics.email, found.basics.phone) == ("mira@example.com", "+1 206 555 0142")


def test_lines_that_end_the_page_are_how_to_reach_the_person_where_the_header_says_nothing() -> None:
    found = read(
        f"<h1>Dagny Lindqvist</h1>{SCHOOL}<h2>Languages</h2><p>Swedish: native</p><p>dagny@example.org</p><p>+46 70 555 01 23</p>"
    )

    assert (found.basics.email, found.basics.phone) == ("dagny@example.org", "+46 70 555 01 23")
    assert [(item.language, item.fluency) for item in found.languages] == [("Swedish", "native")]


def test_an_entry_whose_name_looks_like_the_titles_is_no_section_where_the_first_one_does_too() -> None:
    puts = [
        Put(50, 60, "Mira Solano", size=20),
        Put(50, 80, "mira@example.com"),
        Put(50, 110, "Work", size=14),
    ]
    y = 130.0
    for name, title, dates in [
        ("Harbor Works Ltd.", "Engineer", "2017 - 2019"),
        ("Salt Company", "Clerk", "2014 - 2016"),
    ]:
        puts += [Put(50, y, name, size=14), Put(50, y + 16, title, bold=True), Put(50, y + 30, dates)]
        y += 60
    puts += [Put(50, y, "Education", size=14), Put(50, y + 16, "Weaving School, Bachelor, 2010 - 2013")]
    puts += [Put(50, y + 40, "Languages", size=14), Put(50, y + 56, "Swedish: native")]
    found = structure_resume(extract(pdf(puts), "resume.pdf")).resume

    assert [job.name for job in found.work] == ["Harbor Works Ltd.", "Salt Company"]
