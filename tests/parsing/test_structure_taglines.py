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
