"""Forms: labels set flush right at the left of the page, each with its value beside it."""

from resumelib.model.resume import Resume
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from resumelib.parsing.structure.lexicon import label_kind
from tests.parsing.drawn import Put, pdf

Row = tuple[str, str]


def drawn(rows: list[Row], page: int = 0, top: float = 60) -> list[Put]:
    """A label and its value to a row; a value without label goes on close below, one that begins with "-" is a bullet."""
    items, y = [], top
    for label, value in rows:
        title = label.startswith("#")
        y += 40 if title else 14 if label else 12
        if label:
            items.append(
                Put(170, y, label.lstrip("#"), 12 if title else 10, bold=title, right=True, page=page)
            )
        if value:
            items.append(Put(216 if value.startswith("-") else 194, y, value.replace("- ", "– "), page=page))
    return items


HEAD: list[Row] = [
    ("#Personal information", ""),
    ("Surname(s) / First name(s)", "Lindqvist Dagny"),
    ("Address(es)", "Borås, Sweden"),
    ("E-mail(s)", "dagny@example.org"),
    ("Desired employment", "Weaver and teacher of weaving"),
]
POSTS: list[Row] = [
    ("#Work experience", ""),
    ("Dates", "January 2019 – March 2022"),
    ("Occupation or position held", "Weaver"),
    ("Main activities and", "- Wove 40 metres of damask a week on a loom that she had built herself"),
    ("", "from the timber of an old barn"),
    ("Name and address of employer", "Fjällräv Textil, Nordgatan 4, Borås"),
    ("Dates", "May 2015 – December 2018"),
    ("Occupation or position held", "Apprentice"),
    ("Main activities", "Learnt to dye wool with plants that grow around the village, and to spin"),
    ("", "it on the old wheel"),
    ("Name and address of employer", "Spinnrock Väveri, Visby"),
]


def read(rows: list[Row], *more: Put) -> Resume:
    return structure_resume(extract(pdf([*drawn(rows), *more]), "resume.pdf")).resume


def test_it_reads_a_form_whose_employer_stands_after_the_activities() -> None:
    posts = read([*HEAD, *POSTS]).work

    assert [(p.name, p.position, p.location) for p in posts] == [
        ("Fjällräv Textil", "Weaver", "Nordgatan 4, Borås"),
        ("Spinnrock Väveri", "Apprentice", "Visby"),
    ]
    assert posts[1].summary.endswith("and to spin it on the old wheel")


def test_it_takes_the_employment_a_form_asks_for_as_the_title() -> None:
    basics = read([*HEAD, *POSTS]).basics

    assert (basics.name, basics.label) == ("Lindqvist Dagny", "Weaver and teacher of weaving")


def test_it_knows_labels_that_leave_number_and_order_open() -> None:
    assert [label_kind(text) for text in ("Nom(s) / Prénom(s)", "Teléfono(s)", "Salary(s)")] == [
        "name",
        "phone",
        "",
    ]


def test_a_footer_that_counts_the_pages_is_never_text() -> None:
    footers = [Put(40, 815, f"Page {page + 1} - The life of a weaver", 8, page=page) for page in range(2)]
    more = drawn([("#Skills", ""), ("Fibres", "wool, flax, silk"), ("Looms", "treadle, jacquard")], page=1)
    found = read([*HEAD, *POSTS], *footers, *more)

    assert "life of a weaver" not in str(found)


SCHOOLS: list[Row] = [
    ("#Éducation et formation", ""),
    ("Dates", "septembre 2011 – juin 2014"),
    ("Intitulé du diplôme", "Tissage, Brevet de technicien"),
    ("Établissement d’enseignement", "École Zénaïde"),
    ("Dates", "2009 – 2011"),
    ("Intitulé du diplôme", "Teinture, Certificat"),
    ("Établissement d’enseignement", "Lycée des Teinturiers"),
]


def test_it_reads_labels_with_a_curly_apostrophe_that_end_close_to_their_values() -> None:
    schools = read([*HEAD, *POSTS, *SCHOOLS]).education

    assert [school.institution for school in schools] == ["École Zénaïde", "Lycée des Teinturiers"]
    assert [school.dates.end.year for school in schools if school.dates.end] == [2014, 2011]


def test_a_label_of_two_lines_may_have_a_value_of_one() -> None:
    names = ["Loomworks College", "Damask Institute", "Indigo School", "Sericulture Academy"]
    items = [Put(170, 40, "Education", 12, bold=True, right=True, page=1)]
    for number, name in enumerate(names):
        y = 60 + 70 * number
        items += drawn([("Dates", f"{2010 + number} – {2011 + number}")], page=1, top=y)
        items += drawn([("Title of qualification awarded", "Diploma in Weaving")], page=1, top=y + 14)
        items += drawn([("Name and type of organisation", name)], page=1, top=y + 28)
        items.append(Put(170, y + 54, "providing education and training", right=True, page=1))

    schools = read([*HEAD, *POSTS], *items).education

    assert [school.institution for school in schools] == names
