"""Sections as they stand on a drawn page: what the entries of one section tell about each other."""

from reportlab.pdfbase.pdfmetrics import stringWidth

from resumelib.model.resume import Resume
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, pdf


def read(lines: list[tuple[str, str]], *more: Put, leading: float = 13) -> Resume:
    """Lines under a name and an address; the first of each pair is `#` a title, `b` bold, `g` after a gap."""
    drawn = [Put(60, 60, "Dagny Lindqvist", 20, bold=True), Put(60, 80, "dagny@example.org | Borås")]
    y = 100.0
    for kind, text in lines:
        y += leading * (2 if "#" in kind else 1.7 if "g" in kind else 1)
        drawn.append(Put(60, y, text, 13 if "#" in kind else 10, bold="#" in kind or "b" in kind))
    return structure_resume(extract(pdf([*drawn, *more]), "resume.pdf")).resume


def test_a_running_line_of_name_and_page_on_the_last_page_is_no_entry() -> None:
    last = [
        Put(60, 60, "Skills", 13, bold=True, page=1),
        Put(60, 80, "Weaving, Dyeing, Spinning", page=1),
        Put(60, 815, "Dagny Lindqvist", 8, page=1),
        Put(500, 815, "2 / 2", 8, page=1),
    ]
    found = read([("#", "Work Experience"), ("b", "Weaver"), ("", "Fjällräv AB, Jan 2019 – Mar 2022")], *last)

    assert [skill.name for skill in found.skills] == ["Weaving", "Dyeing", "Spinning"]


def test_a_language_of_two_words_goes_on_over_the_end_of_its_line() -> None:
    found = read(
        [
            ("#", "Languages"),
            (
                "",
                "Swedish (native), English (fluent), German (basic), French (basic), Finnish (basic), Mandarin",
            ),
            ("", "Chinese (basic)"),
        ]
    )

    assert [language.language for language in found.languages][-2:] == ["Finnish", "Mandarin Chinese"]


def test_names_that_read_like_text_are_told_by_the_white_space_of_all_entries() -> None:
    courses = [
        ("weaving for advanced beginners", "Textile School · May 2019"),
        ("working with the Jacquard loom and its cards", "Textile School · June 2018"),
        ("dyeing with plants of the north and of the south, second level", "Fjällräv College · March 2017"),
    ]
    summary = "Weaver of damask and linen with twelve years at the loom, six of them as the head of a studio."
    lines = [("#", "Summary"), ("", summary), ("#", "Education")]
    for name, school in courses:
        lines += [("g", name), ("", school)]
    found = read(lines)

    assert [degree.institution for degree in found.education] == [
        "Textile School",
        "Textile School",
        "Fjällräv College",
    ]
    assert [degree.dates.end.year for degree in found.education if degree.dates.end] == [2019, 2018, 2017]


def test_the_year_in_the_name_of_a_conference_is_not_the_date_beside_it() -> None:
    found = read(
        [
            ("#", "Publications"),
            ("b", "Damask and its makers in the north"),
            ("", "Textile History 2019 · Jul 2020"),
            ("bg", "What the loom remembers via its cards"),
            ("", "Woven Things 2016, Spotlight · May 2017"),
        ]
    ).publications

    assert [(p.name, p.publisher) for p in found] == [
        ("Damask and its makers in the north", "Textile History 2019"),
        ("What the loom remembers via its cards", "Woven Things 2016, Spotlight"),
    ]
    assert [p.date.year for p in found if p.date] == [2020, 2017]


def test_equal_dates_one_under_the_other_beside_names_in_bold_are_rows() -> None:
    names = ["Jacquard weaving", "Natural dyeing", "Loom repair"]
    places = [(148 + 22 * number, name) for number, name in enumerate(names)]
    drawn = [Put(60, y, "Jan 2018") for y, _ in places]
    beside = [Put(160, y, name, bold=True) for y, name in places]
    title = Put(60, 126, "Certificates", 13, bold=True)
    found = read([], title, *beside, *drawn)

    assert [certificate.name for certificate in found.certificates] == names


def test_a_line_that_ends_in_a_place_is_no_text_although_it_is_full() -> None:
    found = read(
        [
            ("#", "Work Experience"),
            ("b", "Head of weaving"),
            ("", "Jan 2019 – Mar 2022"),
            (
                "",
                "Institute for the Advanced Study of Textiles and Looms, Fjällräv University · Gothenburg, Sweden",
            ),
            (
                "",
                "Taught the weaving of damask and linen to forty students of three years and led the studio.",
            ),
        ]
    ).work[0]

    assert found.name == "Institute for the Advanced Study of Textiles and Looms, Fjällräv University"
    assert found.location == "Gothenburg, Sweden"


def test_courses_behind_their_label_are_never_the_school() -> None:
    found = read(
        [
            ("#", "Education"),
            ("b", "Online, Books · Weaving"),
            ("", "Self-taught · Jan 2013 – Jan 2019"),
            ("", "Courses: Khan Academy, Loom Academy"),
        ]
    ).education[0]

    assert (found.institution, found.study_type, found.area) == ("Self-taught", "Online, Books", "Weaving")
    assert found.courses == ("Khan Academy", "Loom Academy")


def test_a_degree_and_its_field_alone_name_no_school() -> None:
    found = read([("#", "Education"), ("b", "BS · Data Science · Sep 2008 – Dec 2012")]).education[0]

    assert (found.institution, found.study_type, found.area) == ("", "BS", "Data Science")


def test_titles_of_skills_that_wrap_in_a_narrow_column_are_whole() -> None:
    drawn = [
        Put(60, 126, "Skills", 13, bold=True),
        Put(60, 148, "Design of cloth and of", bold=True),
        Put(60, 160, "patterns (Expert):", bold=True),
        Put(148, 160, "Damask,"),
        Put(60, 172, "Linen, Wool"),
        Put(60, 192, "Machines:", bold=True),
        Put(60, 204, "Jacquard loom, Warper"),
    ]
    skills = read([], *drawn).skills

    assert [(skill.name, skill.level, skill.keywords) for skill in skills] == [
        ("Design of cloth and of patterns", "Expert", ("Damask", "Linen", "Wool")),
        ("Machines", "", ("Jacquard loom", "Warper")),
    ]


def test_the_second_line_of_a_certificate_gives_its_issuer_where_all_have_one() -> None:
    lines = [
        ("#", "Certificates"),
        ("b", "Certified Weaver Damask - Professional"),
        ("", "Guild of Weavers · Apr 2023"),
        ("bg", "Certified Dyer"),
        ("", "Guild of Dyers · Nov 2022"),
    ]

    assert [(c.name, c.issuer) for c in read(lines).certificates] == [
        ("Certified Weaver Damask - Professional", "Guild of Weavers"),
        ("Certified Dyer", "Guild of Dyers"),
    ]


def test_what_a_project_was_made_with_is_no_project_of_its_own() -> None:
    found = read(
        [
            ("#", "Projects"),
            ("b", "Damask archive"),
            ("", "An open collection of four hundred patterns"),
            ("b", "Technologies: Django, Postgres"),
            ("bg", "Loom simulator"),
            ("", "Shows a cloth before it is woven"),
            ("b", "Technologies: Rust"),
        ]
    ).projects

    assert [(project.name, project.keywords) for project in found] == [
        ("Damask archive", ("Django", "Postgres")),
        ("Loom simulator", ("Rust",)),
    ]


def test_the_name_alone_far_below_the_last_page_is_no_entry() -> None:
    last = [
        Put(60, 60, "Interests", 13, bold=True, page=1),
        Put(60, 80, "Weaving, Dyeing", page=1),
        Put(60, 815, "Dagny Lindqvist", 8, page=1),
    ]
    found = read([("#", "Work Experience"), ("b", "Weaver"), ("", "Fjällräv AB, Jan 2019 – Mar 2022")], *last)

    assert [interest.name for interest in found.interests] == ["Weaving", "Dyeing"]


def test_tags_set_little_further_apart_than_words_are_skills_of_their_own() -> None:
    def tags(y: float, *texts: str) -> list[Put]:
        drawn, x = [], 60.0
        for text in texts:
            drawn.append(Put(x, y, text))
            x += stringWidth(text, "Helvetica", 10) + 6.1
        return drawn

    rows = tags(160, "Hand Weaving", "Dyeing", "Spinning") + tags(178, "Felting", "Lace Making")
    found = read([("#", "Skills")], *rows)

    assert [skill.name for skill in found.skills] == [
        "Hand Weaving",
        "Dyeing",
        "Spinning",
        "Felting",
        "Lace Making",
    ]


def test_names_that_a_pictogram_stands_before_begin_projects_as_the_first_does_without_one() -> None:
    text = "An atlas of the ports of the north, with the tides of every week of the year."
    found = read(
        [
            ("#", "Projects"),
            ("b", "Tidebook"),
            ("g", text),
            ("gb", "• Gullwing"),
            ("g", text),
            ("gb", "• Loomnet"),
            ("g", text),
        ]
    )

    assert [project.name for project in found.projects] == ["Tidebook", "Gullwing", "Loomnet"]
