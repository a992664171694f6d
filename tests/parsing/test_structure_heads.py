"""The name and the title at the top of a page, and what is neither."""

import pytest

from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume


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
