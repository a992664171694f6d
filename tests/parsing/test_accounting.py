"""Every character of the source is in a field, a label, the leftover or the hidden text: counted, none lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resumelib.parsing.extract import extract
from resumelib.parsing.lines import Extracted, Line
from resumelib.parsing.structure import structure_resume
from tests.parsing.accounting import (
    account,
    extraction,
    letters,
    letters_of_source,
    not_as_written,
    unexplained,
)
from tests.parsing.drawn import Put, column, pdf
from tests.parsing.measure import parse_document
from tests.parsing.strategies import lines

DOCUMENTS = Path(__file__).parent / "documents"
FILES = sorted(path for path in DOCUMENTS.iterdir() if path.suffix != ".json")
every_document = pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)


@every_document
def test_it_reads_the_letters_that_another_library_reads(file: Path) -> None:
    found = extract(file.read_bytes(), file.name)
    source = letters_of_source(file)

    assert isinstance(found, Extracted)
    assert sum(source.values()) > 300
    assert extraction(found, source) == ({}, {})


@every_document
def test_it_finds_a_home_for_every_letter(file: Path) -> None:
    parsed = parse_document(file)
    its = account(parsed)

    assert its.lost == ""
    assert its.fields + its.labels + its.leftover + its.separators == sum(
        not c.isspace() for c in parsed.text
    )
    assert its.fields > 0.75 * sum(not c.isspace() for c in parsed.text)
    assert not_as_written(parsed) == []
    assert unexplained(parsed) == []


def test_little_is_left_over() -> None:
    accounts = {file.name: account(parse_document(file)) for file in FILES}
    shares = {name: its.leftover / (its.fields + its.labels + its.leftover) for name, its in accounts.items()}

    assert max(shares.values()) <= 0.11
    assert sum(shares.values()) / len(shares) <= 0.01


@settings(max_examples=30, deadline=None)
@given(st.lists(lines, max_size=25))
def test_no_letter_of_any_lines_is_lost(drawn: list[Line]) -> None:
    parsed = structure_resume(Extracted(tuple(drawn), "application/pdf"))

    assert account(parsed).lost == ""
    assert not_as_written(parsed) == []


def test_the_account_sees_what_is_lost() -> None:
    parsed = parse_document(DOCUMENTS / "sidebar_left.pdf")
    evidence = dict(parsed.evidence)
    gone = evidence.pop("basics.name")

    assert account(replace(parsed, evidence=evidence)).lost == "".join(gone.as_written.split())
    assert account(replace(parsed, labels=())).lost
    assert unexplained(replace(parsed, labels=(replace(parsed.labels[0], text="Quillon Labs of Elsewhere"),)))


def test_the_account_sees_a_field_with_other_letters() -> None:
    parsed = parse_document(DOCUMENTS / "sidebar_left.pdf")
    other = replace(parsed.resume, basics=replace(parsed.resume.basics, name="Somebody Else", email=""))

    assert [text.split(" ")[0] for text in not_as_written(replace(parsed, resume=other))] == [
        "basics.name:",
        "basics.email",
    ]


def test_the_account_of_extraction_sees_a_lost_line() -> None:
    file = DOCUMENTS / "sidebar_left.pdf"
    found = extract(file.read_bytes(), file.name)
    assert isinstance(found, Extracted)

    missing, surplus = extraction(replace(found, lines=found.lines[1:]), letters_of_source(file))

    assert missing == letters(found.lines[0].text) and not surplus


def test_page_numbers_and_running_lines_are_left_over_not_lost() -> None:
    pages = [
        item
        for page in range(3)
        for item in (
            Put(60, 40, "Mira Solano - Resume", page=page),
            *column(
                60,
                90 + page,
                ["#Experience", "Harbor Analytics, Engineer, 2019 - 2023", "Moved forty services"],
                page=page,
            ),
            Put(300, 820, f"{page + 1}", page=page),
        )
    ]
    parsed = structure_resume(extract(pdf(pages), "cv.pdf"))

    assert account(parsed).lost == ""
