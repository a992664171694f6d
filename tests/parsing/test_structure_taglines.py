"""Which lines under a name are its title, and which are a summary that has no title of its own."""

import pytest

from resumelib.model.resume import Basics
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, pdf

WORK = "## Experience\n\nMiller, Brightwell Mill, 2012 - 2016\n\n- Ground rye.\n"


def read(head: str, name: str = "cv.md") -> Basics:
    return structure_resume(extract(f"{head}\n\n{WORK}".encode(), name)).resume.basics


def drawn(*head: Put) -> Basics:
    work = [
        Put(60, 300, "Work Experience", 14, bold=True),
        Put(60, 320, "Miller, Brightwell Mill, 2012 - 2016"),
        *(
            Put(60, 336 + 14 * n, "Ground rye and spelt for the bakers of the whole valley.")
            for n in range(6)
        ),
    ]
    return structure_resume(extract(pdf([*head, *work]), "cv.pdf")).resume.basics


def test_lines_of_one_paragraph_are_the_summary() -> None:
    found = read(
        "# Lena Fox\n\n## Miller\n\nMiller who grinds rye and spelt for\nall the bakers of the long valley and\nhas done so "
        "since the mill was built.",
    )

    assert found.label == "Miller"
    assert found.summary.startswith("Miller who grinds") and found.summary.endswith("was built.")


def test_a_sentence_over_two_short_lines_is_the_summary() -> None:
    head = "# Lena Fox\n\n## Miller at Brightwell\n\nCalm and early riser with experience in grinding\nrye, spelt, and oats."

    assert read(head).label == "Miller at Brightwell"
    assert read(head).summary == "Calm and early riser with experience in grinding rye, spelt, and oats."


def test_a_title_in_two_large_lines_under_the_name_is_no_summary() -> None:
    found = drawn(
        Put(60, 60, "Lena Fox", 30),
        Put(60, 95, "Miller of many years with a passion for rye", 17),
        Put(60, 113, "and for the bakers of the long valley.", 17),
    )

    assert found.label.startswith("Miller of many years") and found.summary == ""


@pytest.mark.parametrize(
    "title", ["Miller and teacher of millers with more than 2 years of experience in rye"]
)
def test_a_long_title_set_as_a_heading_is_no_summary(title: str) -> None:
    found = read(
        f"# Lena Fox\n\nlena.fox@example.org\n\n## {title}\n\nCalm and early riser who grinds rye and spelt for them."
    )

    assert (found.label, found.summary) == (title, "Calm and early riser who grinds rye and spelt for them.")


def test_a_title_may_end_like_a_sentence_where_the_summary_stands_elsewhere() -> None:
    head = "# Lena Fox\n\n## Miller of many years with a passion for rye, spelt, oats and teaching.\n\n## Summary\n\nEarly riser."

    assert (read(head).label[:6], read(head).summary) == ("Miller", "Early riser.")


def test_the_line_that_is_left_after_the_title_is_the_summary() -> None:
    head = "# Lena Fox\n\n## Miller\n\nMiller and teacher from the valley"

    assert (read(head).label, read(head).summary) == ("Miller", "Miller and teacher from the valley")


def test_a_labelled_phone_number_of_many_groups_is_no_part_of_the_summary() -> None:
    found = read(
        "# Lena Fox\n\n## Profile\n\nEarly riser.\n\nPhone: +33 6 39 98 14 27\n\nEmail: lena.fox@example.org"
    )

    assert (found.summary, found.phone) == ("Early riser.", "+33 6 39 98 14 27")


def test_a_postal_address_that_ends_with_a_point_is_no_summary() -> None:
    found = read(
        "# Lena Fox\n\n## Contact\n\n2246 Larch St. NW, Unit 507, 20036 Washington, D.C.\n\n## Summary\n\nEarly riser."
    )

    assert found.location.postal_code == "20036"


def test_a_title_beside_the_name_goes_on_below_it() -> None:
    found = drawn(
        Put(60, 60, "Lena Fox", 24, bold=True, color="#3873b2"),
        Put(175, 60, "| Millwright", 24, color="#888888"),
        Put(60, 88, "and Teacher | Baker of Rye", 24, color="#888888"),
    )

    assert (found.name, found.label) == ("Lena Fox", "Millwright and Teacher | Baker of Rye")


def test_a_form_names_the_title() -> None:
    found = read("Name: Lena Fox\n\nTitle: Rye | Spelt | Oats\n\nE-mail: lena.fox@example.org", "cv.txt")

    assert (found.name, found.label) == ("Lena Fox", "Rye | Spelt | Oats")


def test_a_heading_after_the_address_is_no_title_of_the_person() -> None:
    found = read("# Lena Fox\n\nlena.fox@example.org\n\n### Backdrop\n\n#### Early riser\n\nRye and spelt")

    assert found.label == ""


def test_letters_and_digits_in_one_word_are_no_title() -> None:
    found = read("# Lena Fox\n\nlena.fox@example.org\n\n7Tbz21kAAAAJ")

    assert (found.label, found.profiles[0].network) == ("", "Google Scholar")


def test_a_family_name_in_another_color_and_a_degree_belong_to_the_name() -> None:
    two = [Put(60, 60, "Lena Maria", 36, color="#b9b9b9"), Put(60, 98, "Fox", 36, color="#737373")]
    degree = [Put(60, 60, "Lena R. Fox,", 36), Put(60, 98, "Ph.D.", 36)]

    assert drawn(*two).name == "Lena Maria Fox"
    assert drawn(*degree).name == "Lena R. Fox, Ph.D."
    assert read("# Currículum Lena Fox").name == "Lena Fox"


def test_the_title_stands_with_the_address_on_the_page_where_that_is() -> None:
    items = [
        Put(200, 60, "Lena Fox", 20),
        Put(60, 120, "Work Experience", 14, bold=True),
        *(
            Put(60, 140 + 14 * n, "Ground rye and spelt for the bakers of the whole valley.")
            for n in range(40)
        ),
        Put(60, 40, "Skills", 14, bold=True, page=1),
        Put(60, 60, "Rye, Spelt", page=1),
        Put(60, 100, "Contact", 14, bold=True, page=1),
        Put(60, 120, "lena.fox@example.org", page=1),
        Put(60, 134, "+46 70 555 01 23", page=1),
        Put(60, 160, "Early Riser", 12, bold=True, page=1),
    ]

    assert structure_resume(extract(pdf(items), "cv.pdf")).resume.basics.label == "Early Riser"
