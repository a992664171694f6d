"""Titles of works that need more than one line, beside dates or under those who published them."""

from collections.abc import Sequence

from resumelib.model.resume import Publication
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, pdf

HEAD = [
    Put(60, 60, "Dagny Lindqvist", 22, bold=True),
    Put(60, 80, "dagny@example.org | Borås"),
    Put(60, 120, "Publications", 16, bold=True),
]


def read(*drawn: Put) -> Sequence[Publication]:
    return structure_resume(extract(pdf([*HEAD, *drawn]), "resume.pdf")).resume.publications


def test_a_title_in_bold_that_wraps_beside_its_date_is_one() -> None:
    found = read(
        Put(60, 145, "On the Looms of the Stable Valley", 11, bold=True),
        Put(480, 145, "May 1995"),
        Put(60, 158, "and its Weavers", 11, bold=True),
        Put(60, 175, "Northern Loom Society of the Valley and its Keepers, Weavers, Dyers and Millers"),
        Put(60, 215, "Mills of the Long North and Towns", 11, bold=True),
        Put(480, 215, "June 1993"),
        Put(60, 228, "of the Coast", 11, bold=True),
        Put(60, 245, "Weaving Today"),
    )

    assert [one.name for one in found] == [
        "On the Looms of the Stable Valley and its Weavers",
        "Mills of the Long North and Towns of the Coast",
    ]


def test_a_month_over_its_year_in_a_narrow_column_is_the_date_of_the_title_beside_it() -> None:
    found = read(
        Put(60, 145, "On the Looms of the Stable Valley", 11, bold=True),
        Put(480, 145, "Jan"),
        Put(476, 158, "2025"),
        Put(60, 171, "and its Weavers", 11, bold=True),
        Put(60, 188, "Northern Loom Society"),
    )

    assert [(one.name, one.date and (one.date.year, one.date.month)) for one in found] == [
        ("On the Looms of the Stable Valley and its Weavers", (2025, 1))
    ]


def test_a_long_title_under_the_one_who_published_it_is_its_name() -> None:
    found = read(
        Put(60, 145, "2025"),
        Put(60, 160, "Published in Weaving Today"),
        Put(60, 176, "When we want to know the looms of the north: on what the", 12),
        Put(60, 190, "weavers of the valley had to tell of them.", 12),
        Put(60, 230, "2024"),
        Put(60, 245, "Published in Northern Looms"),
        Put(60, 261, "The total of all mills.", 12),
    )

    assert [(one.name, one.publisher) for one in found] == [
        (
            "When we want to know the looms of the north: on what the weavers of the valley had to tell of them.",
            "Weaving Today",
        ),
        ("The total of all mills.", "Northern Looms"),
    ]


def test_a_year_within_the_number_of_a_paper_begins_no_entry() -> None:
    found = read(
        *(
            put
            for n, title in enumerate(("On the looms of the valley", "Mills of the long north"))
            for put in (
                Put(60, 145 + 60 * n, title, bold=True),
                Put(480, 145 + 60 * n, f"{2024 - n}"),
                Put(60, 158 + 60 * n, "Dagny Lindqvist"),
                Put(60, 171 + 60 * n, f"doi.org/10.1136/tc-2022-05765{n} (Loom Control)"),
            )
        )
    )

    assert [one.name for one in found] == ["On the looms of the valley", "Mills of the long north"]


def test_a_word_that_only_leads_to_an_address_begins_no_entry_among_others() -> None:
    titles = ["On the looms of the valley", "Mills of the long north", "The quays of Borås"]
    lines = [part for n, title in enumerate(titles) for part in ("Link", title, str(2024 - n))]
    text = "# Dagny Lindqvist\n\ndagny@example.org\n\n## Publications\n\n" + "\n\n".join(lines)

    found = structure_resume(extract(text.encode(), "cv.md")).resume.publications

    assert [one.name for one in found][-3:] == titles
