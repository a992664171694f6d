"""CVs as people write them themselves: in Word with a sidebar, in plain text, in Markdown."""

from resumelib.model.document import Parsed
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing import made


def read(text: str, name: str = "resume.txt") -> Parsed:
    return structure_resume(extract(text.encode(), name))


def test_the_name_beside_a_sidebar_of_word_is_found_though_the_sidebar_was_written_first() -> None:
    def said(text: str, size: int, run: str = "") -> str:
        return made.paragraph(text, run=f'{run}<w:sz w:val="{size}"/>')

    bold = "<w:b/>"
    left = said("CONTACT", 24, bold) + said("mira.solano@example.com", 18)
    left += said("INTERESTS", 24, bold) + said("Weaving", 18)
    right = said("Mira Solano", 48, bold) + said("Process Engineer", 26) + said("EXPERIENCE", 26, bold)
    right += said("Engineer, Harbor Mills, 2019 – 2022", 20)
    table = f"<w:tbl><w:tr><w:tc>{left}</w:tc><w:tc>{right}</w:tc></w:tr></w:tbl>"
    found = structure_resume(extract(made.docx(table), "cv.docx")).resume

    assert (found.basics.name, found.basics.label) == ("Mira Solano", "Process Engineer")
    assert [interest.name for interest in found.interests] == ["Weaving"]


def test_a_value_in_bold_in_a_cell_of_its_own_is_no_part_of_its_label() -> None:
    def row(label: str, value: str, run: str = "") -> str:
        cells = made.paragraph(label), made.paragraph(value, run=run)
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    rows = row("Name", "Mira Solano", "<w:b/>") + row("E-mail", "mira.solano@example.com")
    found = structure_resume(extract(made.docx(f"<w:tbl>{rows}</w:tbl>"), "cv.docx")).resume

    assert found.basics.name == "Mira Solano"


LONG = "Led a team of four weavers who turned damask of forty metres a week into curtains for the theaters of three towns, on time and under cost."


def test_lines_of_a_text_that_nobody_wrapped_are_paragraphs_of_their_own() -> None:
    found = read(
        f"Mira Solano\nmira.solano@example.com\n\nEXPERIENCE:\n\nHarbor Mills, Boston, MA - Weaver (Jan 2019 - Apr 2022)\n{LONG}\n\n"
        f"Fernhill Textiles, Lowell, MA - Apprentice Weaver (Dec 2016 - Dec 2018)\n{LONG}\n\n"
        "SKILLS:\n\nLooms and their care: Jacquard, dobby, rapier, shuttle\nDyes and finishing: indigo, madder\n"
    ).resume

    assert [(job.name, job.position, job.summary) for job in found.work] == [
        ("Harbor Mills", "Weaver", LONG),
        ("Fernhill Textiles", "Apprentice Weaver", LONG),
    ]
    assert [group.name for group in found.skills] == ["Looms and their care", "Dyes and finishing"]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    found = read(
        "Mira Solano\nmira.solano@example.com\n\nEXPERIENCE\n\nHarbor Mills, Weaver, Jan 2019 - Apr 2022\n\n"
        "Led a team of four weavers who turned damask of forty metres\na week into curtains for the theaters of three towns.\n"
    ).resume

    assert found.work[0].summary.startswith("Led a team") and found.work[0].summary.endswith("three towns.")


def test_the_row_that_names_the_columns_of_a_table_is_no_degree() -> None:
    found = read(
        "# Mira Solano\n\n## Education\n\n| Year | Degree | Institution |\n|---|---|---|\n"
        "| 2012 - 2016 | B.Sc. Textile Engineering | University of Lowell |\n| 2010 - 2012 | High School Diploma | Fernhill High School |\n",
        "resume.md",
    ).resume

    assert [degree.institution for degree in found.education] == [
        "University of Lowell",
        "Fernhill High School",
    ]


def test_a_bullet_after_one_with_a_label_is_none_of_its_skills() -> None:
    found = read("Mira Solano\n\nSKILLS\n\n- Looms: Jacquard, dobby\n- Time management\n- Teamwork\n").resume

    assert [(group.name, group.keywords) for group in found.skills] == [
        ("Looms", ("Jacquard", "dobby")),
        ("Time management", ()),
        ("Teamwork", ()),
    ]


def test_a_label_with_its_value_is_no_title_of_a_section() -> None:
    found = read(
        "MIRA SOLANO\n\nEDUCATION:\n\nUniversity of Lowell - Bachelor of Science (2012 - 2016)\nGPA: 3.9\n\n"
        "Fernhill College - Diploma in Weaving (2009 - 2011)\n\nSKILLS:\n\n- Weaving\n- Dyeing\n"
    ).resume

    assert [degree.institution for degree in found.education] == ["University of Lowell", "Fernhill College"]


def test_a_name_that_stands_twice_is_one_name() -> None:
    large = '<w:b/><w:sz w:val="36"/>'
    twice = made.paragraph("Mira Solano", run=large) + made.paragraph("Mira Solano", run=large)
    found = structure_resume(extract(made.docx(twice + made.paragraph("Weaver")), "cv.docx")).resume

    assert found.basics.name == "Mira Solano"


COLUMNS = """Mira Solano
mira.solano@example.com


EXPERIENCE
----------

03/2015 - 12/2016   Senior Weaver for the Curtains of Theaters, Harbor
                    Mills
                    Boston, MA
                    Turned damask of forty metres a week into curtains that
                    hang in the theaters of three towns.
                    - Kept the looms of two halls
                      running at night
                    - Trained apprentices

05/2014 - 03/2015   Weaver, Fernhill Textiles
                    Lowell, MA
                    Wove blankets and the covers of a hundred chairs.
"""


def test_lines_wrapped_beside_a_margin_of_dates_are_whole() -> None:
    first, second = read(COLUMNS).resume.work

    assert (first.name, first.location) == ("Harbor Mills", "Boston, MA")
    assert first.summary.endswith("curtains that hang in the theaters of three towns.")
    assert [highlight.text for highlight in first.highlights] == [
        "Kept the looms of two halls running at night",
        "Trained apprentices",
    ]
    assert (second.name, second.location) == ("Fernhill Textiles", "Lowell, MA")


def test_the_marks_of_headings_in_the_items_of_a_list_are_not_read() -> None:
    text = "# Mira Solano\n\n## Languages\n\n-   ###### English *(native)*\n\n-   ###### Urdu *(fluent)*\n"

    assert [(known.language, known.fluency) for known in read(text, "resume.md").resume.languages] == [
        ("English", "native"),
        ("Urdu", "fluent"),
    ]
