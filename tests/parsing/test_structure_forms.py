"""Forms in which the world writes entries: labels, legal names, citations, tables, tongues, tags."""

import io

import docx
import pytest

from resumelib.model.document import Parsed
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.labelled import labelled_fields
from resumelib.parsing.weights import heavier_fonts


def read(text: str) -> Parsed:
    return structure_resume(extract(text.encode(), "resume.txt"))


def head(section: str) -> Parsed:
    return read(f"Dagny Lindqvist\ndagny@example.org | +46 70 555 01 23\n\n{section}")


def test_it_reads_fields_that_say_what_they_are() -> None:
    found = head(
        "WORK EXPERIENCE\n\nPeriod: 07/2021 – Present\nEmployer: Fjällräv Textil AB\nPosition: Weaver\n"
        "City: Borås | Country: Sweden\nDuties:\n- Wove 40 metres of damask a week\n"
    ).resume.work[0]

    assert (found.name, found.position, found.location) == ("Fjällräv Textil AB", "Weaver", "Borås, Sweden")
    assert [highlight.text for highlight in found.highlights] == ["Wove 40 metres of damask a week"]


def test_it_takes_an_unknown_word_before_a_colon_for_no_label() -> None:
    assert labelled_fields(Bit("Outcome: 40 metres", 0, 18)) == []


@pytest.mark.parametrize(
    "employer", ["Grupo Textil Morales, S.A. de C.V.", "Konstrukcje Bród Sp. z o.o.", "Fernhill Mills, Inc."]
)
def test_it_keeps_a_legal_form_with_its_employer(employer: str) -> None:
    found = head(
        f"WORK EXPERIENCE\n\nSales Manager, {employer}\nJan 2019 - Present\n- Opened three markets\n\n"
        "Sales Assistant, Brightwater Market\nMar 2015 - Dec 2018\n- Ran the autumn fair\n"
    ).resume.work

    assert [position.name for position in found] == [employer, "Brightwater Market"]


def test_it_reads_title_venue_and_year_of_citations() -> None:
    found = head(
        "PUBLICATIONS\n\n- Lindqvist, D. (2022). Damask and its makers in the north. Journal of Woven Things, 12(1), 101-109.\n"
        "- Lindqvist, D. & Berg, A. (2020). What the loom remembers. Textile History, 4, 1-9.\n"
    ).resume.publications

    assert [(p.name, p.publisher, p.date.year if p.date else 0) for p in found] == [
        ("Damask and its makers in the north", "Journal of Woven Things", 2022),
        ("What the loom remembers", "Textile History", 2020),
    ]


def test_it_reads_a_mother_tongue_from_its_label() -> None:
    found = head("LANGUAGES\n\nMother tongue(s): Swedish\nOther language(s): English (C1), Finnish (A2)\n")

    assert [language.language for language in found.resume.languages] == ["Swedish", "English", "Finnish"]
    assert found.resume.languages[0].fluency == "Mother tongue(s)"


def test_it_reads_levels_in_brackets_apart_from_the_skill() -> None:
    skill = head("SKILLS\n\nJIRA (Expert), Business Intelligence (Advanced)\n").resume.skills[1]

    assert (skill.name, skill.level) == ("Business Intelligence", "Advanced")


def test_it_sets_a_word_footer_apart_that_says_only_the_name() -> None:
    document = docx.Document()
    for text in (
        "Dagny Lindqvist",
        "dagny@example.org",
        "REFERENCES",
        "Alva Berg",
        "Dagny made our mill calm.",
    ):
        document.add_paragraph(text)
    document.sections[0].footer.paragraphs[0].text = "Dagny Lindqvist\t2 / 2"
    data = io.BytesIO()
    document.save(data)

    lines = [line.text for line in extract(data.getvalue(), "resume.docx").lines]

    assert lines[-1] == "Dagny made our mill calm."


class _Span:
    def __init__(self, font: str, text: str, wide: float) -> None:
        self.font_name, self.text, self.font_size = font, text, 10.0
        self.char_widths = [5.0 * wide] * len(text)


def test_it_knows_the_heavier_cut_of_a_variable_font_by_its_wider_letters() -> None:
    spans = [_Span("AAAAAA+Inter", "plain text of the page", 1.0), _Span("BAAAAA+Inter", "Experience", 1.08)]

    assert heavier_fonts(spans) == {"BAAAAA+Inter"}
    assert heavier_fonts([spans[0], _Span("BAAAAA+Inter", "Experience", 1.0)]) == frozenset()


def test_a_web_page_whose_sidebar_is_written_first_still_begins_with_its_first_level_heading() -> None:
    page = (
        "<html><body><aside><h2>Skills</h2><p>Weaving, dyeing</p><h2>Languages</h2><p>Swedish, English</p></aside>"
        "<main><h1>Dagny Lindqvist</h1><p>dagny@example.org</p><h2>Work experience</h2>"
        "<h3>Weaver</h3><p>Fjällräv Textil AB</p><p>Jan 2019 – Present</p></main></body></html>"
    )
    found = structure_resume(extract(page.encode(), "resume.html")).resume

    assert (found.basics.name, found.basics.email) == ("Dagny Lindqvist", "dagny@example.org")
    assert [skill.name or skill.keywords for skill in found.skills] == ["Weaving", "dyeing"]
    assert found.work[0].name == "Fjällräv Textil AB"


def test_a_name_beside_a_date_goes_on_under_itself_where_its_line_was_full() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)

    def line(y: float, text: str, x: float = 60, bold: bool = False, size: float = 10) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        canvas.drawString(x, y, text)

    line(780, "Dagny Lindqvist", size=20)
    line(760, "dagny@example.org | +46 70 555 01 23")
    line(730, "Berufserfahrung", bold=True, size=13)
    jobs = [
        (
            "03/2017 – heute",
            "Projektleiterin Instandhaltung und",
            "Gebäudeautomation",
            "Westhoff GmbH, Paderborn",
        ),
        (
            "10/2012 – 02/2017",
            "Meisterin der Elektrotechnik und",
            "Gebäudetechnik",
            "Stadtwerke Lippstadt, Lippstadt",
        ),
    ]
    y = 710.0
    for when, first, second, employer in jobs:
        line(y, when)
        line(y, first, 330, bold=True)
        line(y - 13, second, 330, bold=True)
        line(y - 36, employer, 330)
        line(y - 56, "Verantwortlich für 46 Stationen.", 330)
        y -= 80
    canvas.save()
    found = structure_resume(extract(out.getvalue(), "resume.pdf")).resume.work

    assert [position.position for position in found] == [
        "Projektleiterin Instandhaltung und Gebäudeautomation",
        "Meisterin der Elektrotechnik und Gebäudetechnik",
    ]
