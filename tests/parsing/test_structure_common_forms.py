"""Forms that the entries of one section share, so that one entry alone need not tell which of its lines is what."""

import pytest

from resumelib.model.document import Parsed
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, pdf


def read(text: str, name: str = "resume.txt") -> Parsed:
    return structure_resume(extract(text.encode(), name))


HEAD = "Dagny Lindqvist\ndagny@example.org | +46 70 555 01 23\n\n"


def test_the_bullet_after_the_date_of_every_employer_is_the_position() -> None:
    found = read(
        "# Dagny Lindqvist\n\ndagny@example.org\n\n## Experience\n\n### Brightwater\n\n- May 2019 - Present\n"
        "- Warps and wefts\n- Wove 40 metres of damask a week\n\n### Fernhill\n\n- March 2015 - April 2019\n"
        "- Loom care\n- Kept eleven looms running\n",
        "resume.md",
    ).resume.work

    assert [(p.name, p.position) for p in found] == [
        ("Brightwater", "Warps and wefts"),
        ("Fernhill", "Loom care"),
    ]
    assert [h.text for p in found for h in p.highlights] == [
        "Wove 40 metres of damask a week",
        "Kept eleven looms running",
    ]


def test_the_bullet_after_a_date_is_a_deed_where_the_line_above_names_the_position() -> None:
    found = read(
        "# Dagny Lindqvist\n\ndagny@example.org\n\n## Experience\n\n### Weaver\n\n- May 2019 - Present\n- Wove damask\n\n"
        "### Sales Assistant\n\n- March 2015 - April 2019\n- Sold linen\n",
        "resume.md",
    ).resume.work

    assert [h.text for p in found for h in p.highlights] == ["Wove damask", "Sold linen"]


def test_the_bullet_after_a_date_is_the_position_although_one_employer_sounds_like_one() -> None:
    posts = [
        ("Brightwater", "Weaver"),
        ("Self-employed Consultant Dagny", "Loom Engineer"),
        ("Fernhill", "Sales Assistant"),
    ]
    text = "".join(
        f"### {employer}\n\n- May {year} - June {year + 1}\n- {title}\n- Wove 40 metres of damask a week\n\n"
        for year, (employer, title) in zip((2019, 2017, 2015), posts, strict=True)
    )

    found = read(
        f"# Dagny Lindqvist\n\ndagny@example.org\n\n## Experience\n\n{text}", "resume.md"
    ).resume.work

    assert [(p.name, p.position) for p in found] == posts


def test_a_position_among_indented_bullets_of_one_edge_stands_in_the_head() -> None:
    items = [Put(62, 60, "Dagny Lindqvist", 16), Put(62, 100, "Experience", 14, bold=True)]
    for number, (name, title) in enumerate([("Brightwater", "Weaver"), ("Fernhill", "Loom Engineer")]):
        y, year = 130 + 110 * number, 2019 - 2 * number
        items.append(Put(62, y, name, bold=True))
        texts = [f"May {year} - June {year + 1}", title, "Wove 40 metres of damask", "Kept the old looms"]
        items += [Put(87, y + 20 + 14 * line, f"• {text}") for line, text in enumerate(texts)]

    found = structure_resume(extract(pdf(items), "resume.pdf")).resume.work

    assert [(p.name, p.position) for p in found] == [("Brightwater", "Weaver"), ("Fernhill", "Loom Engineer")]


def test_the_dash_in_every_degree_parts_it_from_its_school() -> None:
    found = read(
        f"{HEAD}EDUCATION\n\nMaster, Textile Design - Brightwell College\n\n2015 - 2017\n\n"
        "BSc (Hons), Zoology - Lakeshore\n\n2012 - 2015\n\nEvening classes, Accounting - Fernhill\n\n2010 - 2011\n"
    ).resume.education

    assert [(d.study_type, d.area, d.institution) for d in found] == [
        ("Master", "Textile Design", "Brightwell College"),
        ("BSc (Hons)", "Zoology", "Lakeshore"),
        ("Evening classes", "Accounting", "Fernhill"),
    ]


def test_a_long_line_above_a_lone_date_names_an_entry_where_the_others_do() -> None:
    long = "Bachelor of Arts, International Studies with a Concentration in Textile History and the Trade of the Northern Ports of the Baltic - Brightwell University"
    found = read(
        f"{HEAD}EDUCATION\n\nMaster, Textile Design - Lakeshore College\n\n2015 - 2017\n\n{long}\n\n2012 - 2015\n\n"
        "Associate of Arts, Weaving - Fernhill College\n\n2010 - 2012\n"
    ).resume.education

    assert [d.institution for d in found] == [
        "Lakeshore College",
        "Brightwell University",
        "Fernhill College",
    ]


def test_a_degree_on_a_line_of_its_own_is_no_second_line_of_what_was_studied() -> None:
    found = structure_resume(
        extract(
            pdf(
                [
                    *[
                        Put(60, 60 + 12 * n, text)
                        for n, text in enumerate(["Dagny Lindqvist", "dagny@example.org"])
                    ],
                    Put(60, 110, "Education", size=14, bold=True),
                    Put(60, 130, "2015 - 2017", bold=True),
                    Put(60, 143, "Brightwell University"),
                    Put(
                        60,
                        156,
                        "Department of Textile Design and Engineering (with a minor in Business Administration)",
                    ),
                    Put(60, 169, "Master of Arts"),
                    Put(60, 195, "2010 - 2012", bold=True),
                    Put(60, 208, "Lakeshore University"),
                    Put(60, 221, "Ingeniería de Sistemas"),
                    Put(60, 234, "Bachiller"),
                ]
            ),
            "resume.pdf",
        )
    ).resume.education

    assert [(d.institution, d.study_type) for d in found] == [
        ("Brightwell University", "Master of Arts"),
        ("Lakeshore University", "Bachiller"),
    ]


def test_a_page_of_short_lines_is_as_wide_as_the_others() -> None:
    long = (
        "Wove damask and linen for the houses of the north, and taught eleven apprentices at the great loom."
    )
    puts = [
        Put(60, 60, "Dagny Lindqvist", size=20),
        Put(60, 80, "dagny@example.org"),
        Put(60, 110, "Experience", size=14, bold=True),
        Put(60, 130, "Senior Weaver, Fernhill Mills Inc.", bold=True),
        Put(60, 143, "2017 - 2020"),
        *[Put(60, 160 + 13 * n, long) for n in range(4)],
        Put(60, 60, "Education", size=14, bold=True, page=1),
        Put(60, 80, "2015 - 2017", page=1),
        Put(60, 98, "Brightwell School of Textiles", page=1),
        Put(60, 116, "Weaving and Dyeing in History", page=1),
        Put(60, 134, "Evening classes", page=1),
    ]
    degree = structure_resume(extract(pdf(puts), "resume.pdf")).resume.education[0]

    assert degree.institution == "Brightwell School of Textiles"


@pytest.mark.parametrize(("when", "start"), [("2018", 2018), ("until 2018", None)])
def test_a_job_dated_once_began_and_ended_then(when: str, start: int | None) -> None:
    text = f"# Lena Fox\n\nlena@example.org\n\n## Experience\n\n### Research Assistant, Hillside Clinic GmbH\n\n{when}\n\n- Kept the samples\n"
    (job,) = structure_resume(extract(text.encode(), "resume.md")).resume.work
    assert job.dates.end is not None and job.dates.end.year == 2018
    assert (job.dates.start and job.dates.start.year) == start


def test_in_a_web_page_a_date_at_the_edge_of_a_block_belongs_to_what_follows() -> None:
    def block(when: str, school: str, degree: str) -> str:
        date = f"<div><p>{when}</p></div>" if when else "<div>Education</div>"
        return (
            f"<section><div>{date}<div><p>{school}</p><p>{degree}: <i>Textiles</i></p></div></div></section>"
        )

    blocks = [
        block("", "Hillside University", "PhD"),
        block("2014-09 to 2017-08", "Hillside University", "MSc"),
        block("2007-09 to 2011-04", "University of Lowfield", "BSc"),
    ]
    page = f"<html><body><h1>Dagny Lindqvist</h1><p>dagny@example.org</p>{''.join(blocks)}</body></html>"

    found = read(page, "resume.html").resume.education
    assert [(d.study_type, d.dates.start and d.dates.start.year) for d in found] == [
        ("PhD", None),
        ("MSc", 2014),
        ("BSc", 2007),
    ]
