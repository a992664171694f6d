"""What layouts of the world do: places no list knows, spans over several posts, languages among the skills."""

import io

import docx
import pytest

from resumelib.model.document import Parsed
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from resumelib.parsing.structure.places import split_location
from resumelib.text.headings import heading_kind


def read(text: str, name: str = "resume.md") -> Parsed:
    return structure_resume(extract(text.encode(), name))


HEAD = "# Oriane Kervella\n\noriane@example.org | +33 6 55 50 10 20\n\n"


def test_posts_under_a_span_of_their_own_share_its_employer() -> None:
    text = (
        "Oriane Kervella\noriane@example.org\n\nBERUFSERFAHRUNG\n\nKlinikum Hasetal gGmbH\n9 Jahre 3 Monate\n"
        "Stationsleitung\nOktober 2020 - heute (3 Jahre 9 Monate)\n\nKrankenpflegerin\n"
        "April 2015 - September 2020 (5 Jahre 6 Monate)\n"
    )

    work = read(text, "resume.txt").resume.work

    assert [(post.name, post.position) for post in work] == [
        ("Klinikum Hasetal gGmbH", "Stationsleitung"),
        ("Klinikum Hasetal gGmbH", "Krankenpflegerin"),
    ]


def test_languages_and_interests_leave_the_skills_that_hold_them() -> None:
    resume = read(
        HEAD + "## Skills\n\n- **Baking**: Rye, Spelt\n- **Languages**: French (native), Breton (B2)\n"
        "- **Interests**: Rowing, Chess\n"
    ).resume

    assert [group.name for group in resume.skills] == ["Baking"]
    assert [(tongue.language, tongue.fluency) for tongue in resume.languages] == [
        ("French", "native"),
        ("Breton", "B2"),
    ]
    assert [interest.name for interest in resume.interests] == ["Rowing", "Chess"]


def test_programming_languages_stay_skills() -> None:
    resume = read(HEAD + "## Skills\n\n- **Languages**: Python, Go\n- **Tools**: Git, Vim\n").resume

    assert [group.name for group in resume.skills] == ["Languages", "Tools"]
    assert not resume.languages


def test_markdown_that_begins_with_web_marks_is_read_as_markdown() -> None:
    resume = read(
        '<div id="resume">\n\n# Oriane Kervella\n\n<a href="mailto:oriane@example.org"\ntarget="_blank">oriane@example.org</a>\n\n'
        "## Experience\n\n### Baker\n\n#### Moulin Blanc | Jan 2019 - Present\n\n-   Baked rye\n\n</div>\n"
    ).resume

    assert resume.basics.name == "Oriane Kervella"
    assert [(post.name, post.position) for post in resume.work] == [("Moulin Blanc", "Baker")]


@pytest.mark.parametrize("written", ["2020-Jan - 2021-Dec", "2020/Jan - 2021/Dec"])
def test_a_year_may_stand_before_the_name_of_its_month(written: str) -> None:
    post = read(HEAD + f"## Experience\n\n### Baker, Moulin Blanc\n\n{written}\n\n- Baked rye\n").resume.work[
        0
    ]

    assert post.dates.start and post.dates.end
    assert (post.dates.start.month, post.dates.end.month) == (1, 12)


def test_a_table_may_hold_titles_left_texts_in_the_middle_and_dates_right() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Rosario Etxeberria").bold = True
    document.add_paragraph("rosario@example.es")
    table = document.add_table(0, 3)
    for title, lines, date in (
        (
            "Experiencia profesional",
            ("Asador Monte Ezkaba", "Jefa de cocina", "140 cubiertos"),
            "02/2019 – actualidad",
        ),
        ("", ("Hotel Balcón", "Cocinera", "Banquetes de 350 comensales"), "03/2014 – 01/2019"),
        ("Idiomas", ("Euskera (C1) · Francés (B1)",), ""),
    ):
        left, middle, right = table.add_row().cells
        left.paragraphs[0].add_run(title).bold = True
        middle.paragraphs[0].add_run(lines[0]).bold = title != "Idiomas"
        for line in lines[1:]:
            middle.add_paragraph(line)
        right.text = date
    data = io.BytesIO()
    document.save(data)

    resume = structure_resume(extract(data.getvalue(), "resume.docx")).resume

    assert [(post.name, post.position, post.dates.as_written) for post in resume.work] == [
        ("Asador Monte Ezkaba", "Jefa de cocina", "02/2019 – actualidad"),
        ("Hotel Balcón", "Cocinera", "03/2014 – 01/2019"),
    ]
    assert [tongue.language for tongue in resume.languages] == ["Euskera", "Francés"]


def test_a_range_of_dates_set_close_to_a_name_is_no_part_of_it() -> None:
    post = read(
        HEAD + "## Experience\n\n### Moulin Blanc SARL2009 - 2015\n\nBaker\n\n- Baked rye\n"
    ).resume.work[0]

    assert (post.name, post.dates.as_written) == ("Moulin Blanc SARL", "2009 - 2015")


@pytest.mark.parametrize(
    ("written", "city", "region", "postal_code"),
    [
        ("12 Main Street, Springfield, IL 62701", "Springfield", "IL", "62701"),
        ("Am Maxfeld 5\nNürnberg, Bayern 90409", "Nürnberg", "Bayern", "90409"),
        ("Lindenstraße 14, 49074 Osnabrück", "Osnabrück", "", "49074"),
        ("Paris 15, France", "Paris 15", "France", ""),
    ],
)
def test_a_city_is_told_from_street_region_and_code(
    written: str, city: str, region: str, postal_code: str
) -> None:
    place = split_location(written)

    assert (place.city, place.region, place.postal_code) == (city, region, postal_code)


def test_a_label_that_comes_in_every_post_of_plain_text_is_no_section() -> None:
    post = "{0}, {1}\n\nApril {2} - May {3}\n\nHIGHLIGHTS\n\n- Baked rye for {3} people\n\n"
    text = "Oriane Kervella\noriane@example.org\n\nWORK EXPERIENCE\n\n" + "".join(
        post.format(*of)
        for of in (("Head Baker", "Four Banal Ltd", 2018, 2021), ("Baker", "Levain Ltd", 2012, 2017))
    )

    work = read(text + "SKILLS\n\nRye\n\nLANGUAGES\n\nFrench\n", "resume.txt").resume.work

    assert [(post.position, len(post.highlights)) for post in work] == [("Head Baker", 1), ("Baker", 1)]


def test_a_title_with_a_dash_is_whole_where_its_giver_stands_apart() -> None:
    text = HEAD + (
        "## Publications\n\n**Episode 106 - Rye Bread with Oriane Kervella**\n\nbakers.example, May 2022\n\n"
        "## Certificates\n\n**Total Baking - Rye Essentials**\n\nBakers Guild, 2021\n"
    )

    resume = read(text).resume

    assert [p.name for p in resume.publications] == ["Episode 106 - Rye Bread with Oriane Kervella"]
    assert [c.name for c in resume.certificates] == ["Total Baking - Rye Essentials"]


def test_markdown_from_a_web_page_is_read_without_its_pictures_and_breaks() -> None:
    picture = "data:image/svg+xml;base64," + "QUJD" * 400
    text = (
        f'# Oriane Kervella\n\n-   <img\n    src="{picture}"\n    class="icon" /> oriane@example.org\n'
        f'-   <img\n    src="{picture}"\n    class="icon" /> [+33 6 55 50\n    10 20](tel:+33655501020)\n\n'
        "## Education\n\nSept 2011 - Sept\n2015\n\n**University of Brest**\n\nBA Musicology\n"
    )

    parsed = read(text)

    assert parsed.resume.basics.phone == "+33 6 55 50 10 20"
    assert "base64" not in parsed.resume.basics.label + "".join(span.text for span in parsed.leftover)
    end = parsed.resume.education[0].dates.end
    assert end is not None and (end.year, end.month) == (2015, 9)


def test_a_language_no_list_knows_is_one_where_its_level_follows() -> None:
    text = HEAD + "## Languages\n\n- French: native\n- Gallésien: basic\n- English: fluent\n"

    assert [tongue.language for tongue in read(text).resume.languages] == ["French", "Gallésien", "English"]


def test_tabs_inside_a_line_of_plain_text_are_borders_of_columns() -> None:
    resume = read(
        "Lena Fox\tlena@example.org\tBerlin\n\nExperience\n\n2019\t-\t2021\tCook\tBlue Inn\tBerlin\n"
        "2016\t-\t2018\tWaiter\tRed Inn\tBerlin\n",
        "resume.txt",
    ).resume

    assert (resume.basics.name, resume.basics.email) == ("Lena Fox", "lena@example.org")
    assert [(post.position, post.name, post.location) for post in resume.work] == [
        ("Cook", "Blue Inn", "Berlin"),
        ("Waiter", "Red Inn", "Berlin"),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("PERSONAL SUMMARY", "summary"),
        ("Wissenschaftliche Veröffentlichungen", "publications"),
        ("Engagement citoyen", "volunteer"),
        ("Educación continua", "certificates"),
        ("Progetti di ricerca", "projects"),
        ("Premiações", "awards"),
        ("Genoten opleidingen", "education"),
        ("Umiejętności informatyczne", "skills"),
    ],
)
def test_usual_titles_of_sections_are_known_in_every_language(title: str, kind: str) -> None:
    assert heading_kind(title) == kind


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("University of Illinois Urbana-\nChampaign", "University of Illinois Urbana-Champaign"),
        ("Bakery of Flour and\nWater", "Bakery of Flour and Water"),
    ],
)
def test_a_name_broken_after_a_hyphen_or_a_joining_word_is_one_name(lines: str, name: str) -> None:
    text = f"Lena Fox\nlena@example.org\n\nEDUCATION\n\nBSc in Biology\n{lines}\n2017 - 2019\n"

    degrees = read(text, "resume.txt").resume.education

    assert [(degree.institution, degree.area) for degree in degrees] == [(name, "Biology")]


def test_a_school_on_a_line_of_its_own_loses_the_word_before_it_and_a_numbered_school_is_no_degree() -> None:
    text = (
        "Lena Fox\nlena@example.org\n\nEDUCATION\n\nBSc in Biology\nat Lehigh University\n2012 - 2016\n\n"
        "Preparatoria 7\n2008 - 2012\n"
    )

    degrees = read(text, "resume.txt").resume.education

    assert [(degree.institution, degree.study_type) for degree in degrees] == [
        ("Lehigh University", "BSc"),
        ("Preparatoria 7", ""),
    ]
