"""A field's confidence says how likely it is right: wrong ones are less sure than right ones, doubt has its reasons."""

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import mean

import pytest
from msgspec import structs

from benchmarks.confidence import HARMS, Case, area_under_curve, harmed, of_lines
from resumelib.parsing.extract import extract
from resumelib.parsing.lines import Extracted
from resumelib.parsing.structure import structure_resume
from resumelib.parsing.structure.confidence import KINDS, LEAST, MOST, _weights

DOCUMENTS = Path(__file__).parent / "documents"
FILES = ("sidebar_left.pdf", "tabular.pdf", "europass_it.pdf", "word_plain.docx", "plain_text_fr.txt", "sentence_de.pdf", "office_pdf.pdf")  # fmt: skip


@cache
def lines_of(name: str) -> Extracted:
    found = extract((DOCUMENTS / name).read_bytes(), name)
    assert isinstance(found, Extracted)
    return found


@cache
def judged(harm: str = "") -> tuple[Case, ...]:
    """Every field of our documents, right or wrong by their truth, as read or with a worse extraction."""
    cases: list[Case] = []
    for name in FILES:
        truth = json.loads((DOCUMENTS / name).with_suffix(".json").read_text(encoding="utf-8"))
        found = harmed(lines_of(name), harm) if harm else lines_of(name)
        cases += of_lines(found, truth, "own", name)
    return tuple(cases)


def sure(cases: Iterable[Case], *, right: bool) -> float:
    return mean(case.confidence for case in cases if case.right is right)


def test_wrong_fields_of_our_documents_are_less_sure_than_right_ones() -> None:
    """Over all readings, bad ones too: as they are, next to none of their fields is wrong."""
    cases = [case for harm in ("", *HARMS) for case in judged(harm)]

    assert sum(not case.right for case in cases) > 50
    assert sure(cases, right=False) < sure(cases, right=True) - 0.2
    assert area_under_curve(judged()) > 0.9


@pytest.mark.parametrize("harm", HARMS)
def test_what_a_bad_layout_makes_wrong_is_less_sure(harm: str) -> None:
    cases = judged(harm)

    if any(not case.right for case in cases):
        assert sure(cases, right=False) < sure(cases, right=True) - 0.05


def test_nearly_all_of_a_clean_document_is_sure() -> None:
    doubted = [case for case in judged() if case.right and case.confidence < 0.8]

    assert len(doubted) < 0.02 * len(judged())


def test_confidence_takes_many_values_within_its_bounds() -> None:
    values = {case.confidence for harm in ("", *HARMS) for case in judged(harm)}

    assert len(values) > 30
    assert min(values) >= LEAST and max(values) <= MOST


def test_letters_that_recognition_doubts_make_a_field_doubtful() -> None:
    clear = replace(lines_of("sidebar_left.pdf"), read_by="ocr")
    name = next(
        n for n, line in enumerate(clear.lines) if line.text == structure_resume(clear).resume.basics.name
    )
    pieces = tuple(structs.replace(piece, confidence=0.6) for piece in clear.lines[name].pieces)
    lines = (*clear.lines[:name], structs.replace(clear.lines[name], pieces=pieces), *clear.lines[name + 1 :])

    before, after = structure_resume(clear), structure_resume(replace(clear, lines=lines))

    assert after.evidence["basics.name"].confidence <= 0.6 < 0.8 < before.evidence["basics.name"].confidence
    assert after.evidence["basics.email"] == before.evidence["basics.email"]


def test_every_kind_of_field_has_a_weight_of_its_own() -> None:
    assert set(_weights()) == KINDS
    assert [kind for kind in KINDS if not _weights()[kind][""]] == []
