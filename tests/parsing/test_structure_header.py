"""What a header holds beside the person: a menu of the page's own titles, languages; small sections side by side."""

import pytest

from resumelib.model.document import Parsed, SourceDocument
from resumelib.parsing import parse_resume
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, column, pdf


def read(before: str, after: str) -> Parsed:
    html = (
        f"<html><body>{before}<h1>Dagny Lindqvist</h1>{after}<h2>Work Experience</h2>"
        "<p><b>Sales Assistant</b>, Fernhill Mills</p><p>2019 - 2023</p>"
        "<h2>Skills</h2><p>Weaving, Dyeing</p><h2>Education</h2><p>Textile School, BA in Weaving, 2014</p></body></html>"
    )
    return structure_resume(extract(html.encode(), "cv.html"))


def test_a_menu_of_the_pages_own_titles_is_no_part_of_the_header() -> None:
    menu = "<ul><li>Work Experience</li><li>Skills</li><li>Education</li></ul>"
    found = read(menu, "<p>dagny@example.org</p>")

    assert (found.resume.basics.name, found.resume.basics.label) == ("Dagny Lindqvist", "")
    assert [part.text for part in found.leftover if part.text == "Skills"] == ["Skills"]


@pytest.mark.parametrize("line", ["Swedish, English, Finnish", "Swedish | English | Finnish"])
def test_a_line_of_the_header_that_names_languages_tells_who_speaks_them(line: str) -> None:
    found = read("", f"<p>dagny@example.org</p><p>{line}</p>").resume.languages

    assert [language.language for language in found] == ["Swedish", "English", "Finnish"]


def test_titles_of_small_sections_side_by_side_are_titles() -> None:
    def title(y: float, text: str) -> Put:
        return Put(50, y, text, 20, bold=True)

    items = [
        Put(50, 60, "Dora Winterbourne", 24, bold=True),
        Put(50, 85, "dora.winterbourne@example.org"),
        title(120, "Experience"),
        Put(50, 145, "Site Engineer", 13, bold=True),
        Put(540, 145, "03/2019 - 04/2023", right=True),
        Put(50, 160, "Harbour Lane Ltd"),
        title(200, "Skills"),
        Put(50, 225, "Tides", 13, bold=True),
        Put(50, 240, "Charts"),
        Put(300, 225, "Lamps", 13, bold=True),
        Put(300, 240, "Wicks"),
        title(280, "Education"),
        Put(50, 305, "University of Northmoor", 13, bold=True),
        Put(50, 320, "BSc, Hydraulics, 2015"),
        Put(50, 360, "Languages", 13, bold=True),
        *column(
            50,
            380,
            ["French", "Native speaker", "", "Polish", "Proficient", "", "Spanish", "Basic"],
            leading=13,
        ),
        Put(300, 360, "Interests", 13, bold=True),
        *column(300, 380, ["Singing", "Rowing", "Graphic novels", "Lighthouses", "Cooking"], leading=17),
    ]
    resume = parse_resume(SourceDocument(pdf(items), "cv.pdf")).resume

    assert [language.language for language in resume.languages] == ["French", "Polish", "Spanish"]
    assert [interest.name for interest in resume.interests][:2] == ["Singing", "Rowing"]


def test_an_address_that_stands_only_below_the_last_section_is_the_persons() -> None:
    items = [
        Put(50, 60, "Dora Winterbourne", 24, bold=True),
        Put(50, 100, "Experience", 14, bold=True),
        Put(50, 120, "Site Engineer, Harbour Lane Ltd, 03/2019 - 04/2023"),
        Put(50, 150, "Languages", 14, bold=True),
        Put(50, 170, "French", bold=True),
        Put(50, 182, "Native"),
        Put(50, 202, "Northmoor"),
        Put(300, 202, "dora.winterbourne@example.org"),
        Put(300, 214, "+44 20 7946 0011"),
    ]
    resume = parse_resume(SourceDocument(pdf(items), "cv.pdf")).resume

    assert resume.basics.email == "dora.winterbourne@example.org"
    assert resume.basics.phone == "+44 20 7946 0011"
    assert [language.language for language in resume.languages] == ["French"]


def test_the_last_word_of_a_title_line_that_wraps_begins_no_section() -> None:
    items = [
        Put(50, 60, "Dora Winterbourne", 36, bold=True),
        Put(50, 100, "Engineer of quay walls with ten years of", 18),
        Put(50, 122, "experience", 18),
        Put(50, 170, "dora.winterbourne@example.org"),
        Put(50, 210, "Experience", 22, bold=True),
        Put(50, 235, "Site Engineer, Harbour Lane Ltd, 03/2019 - 04/2023"),
        Put(50, 270, "Skills", 22, bold=True),
        Put(50, 295, "Drawing"),
    ]
    resume = parse_resume(SourceDocument(pdf(items), "cv.pdf")).resume

    assert resume.basics.email == "dora.winterbourne@example.org"
    assert len(resume.work) == 1


@pytest.mark.parametrize("line", ["Download as PDF", "Print this page", "PDF herunterladen", "Descargar CV"])
def test_what_a_web_page_offers_to_do_with_it_is_no_title_of_the_person(line: str) -> None:
    assert read("", f"<p>{line}</p><p>dagny@example.org</p>").resume.basics.label == ""


@pytest.mark.parametrize(
    ("label", "head"),
    [
        (
            "Engineer of harbors and surveyor",
            (Put(60, 60, "Mira Solano - Engineer", 24), Put(60, 86, "of harbors and surveyor", 24)),
        ),
        (
            "Harbor Engineer",
            (Put(60, 60, "Mira Solano", 24), Put(330, 60, "Harbor", 18), Put(60, 84, "Engineer", 18)),
        ),
    ],
)
def test_a_title_that_begins_beside_the_name_goes_on_under_it(label: str, head: tuple[Put, ...]) -> None:
    rest = [
        Put(60, 110, "mira@example.com"),
        Put(60, 140, "Education", 14, bold=True),
        Put(60, 160, "Weaving School, BA, 2014"),
    ]
    found = structure_resume(extract(pdf([*head, *rest]), "resume.pdf")).resume.basics

    assert (found.name, found.label) == ("Mira Solano", label)
