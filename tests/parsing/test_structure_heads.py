"""The name and the title at the top of a page, and what is neither."""

import pytest

from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, pdf


def head_of(text: str) -> tuple[str, str]:
    basics = structure_resume(extract(f"{text}\n\nlena@example.org\n".encode(), "resume.md")).resume.basics
    return basics.name, basics.label


@pytest.mark.parametrize(
    "first", ["Curriculum Vitae Lena Fox", "Lebenslauf Lena Fox", "Curriculum Vitae – Lena Fox"]
)
def test_the_kind_of_document_is_no_part_of_the_name(first: str) -> None:
    assert head_of(f"# {first}\n\nMiller")[0] == "Lena Fox"


@pytest.mark.parametrize("line", ["64x64", "- Work Experience", "06"])
def test_a_size_a_number_and_a_list_of_sections_are_no_title(line: str) -> None:
    assert head_of(f"# Lena Fox\n\n{line}\n\nSoftware Engineer")[1] == "Software Engineer"


def test_a_word_under_a_name_that_left_no_room_before_the_date_belongs_to_the_name() -> None:
    puts = [
        Put(60, 60, "Lena Fox", size=16),
        Put(60, 76, "lena@example.org"),
        Put(60, 110, "Education", 14, True),
    ]
    for y, last in ((140, "Knots"), (200, "")):
        puts += [
            Put(60, y, "Knots by hand", bold=True),
            Put(132, y, "at Royal Academy of Fine Linen", color="#606d76"),
            Put(295, y, "Oct 2015 - Oct 2016" if last else "Oct 2012 - Oct 2013"),
            *([Put(60, y + 13.5, last, color="#606d76")] if last else []),
        ]
    first, second = structure_resume(extract(pdf(puts), "resume.pdf")).resume.education
    assert first.institution == "Royal Academy of Fine Linen Knots"
    assert second.institution == "Royal Academy of Fine Linen"
