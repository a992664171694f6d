"""The reference pages say what the code does."""

import importlib.util
from pathlib import Path

import pytest

from resumelib.review.registry import all_checks

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pages():
    spec = importlib.util.spec_from_file_location("compile_docs", ROOT / "benchmarks" / "compile_docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_checks_is_fresh(pages):
    assert (ROOT / "docs/reference/checks.md").read_text(encoding="utf-8") == pages.checks_page(), (
        "run benchmarks/compile_docs.py"
    )


def test_the_page_of_the_score_is_fresh(pages):
    assert (ROOT / "docs/reference/score.md").read_text(encoding="utf-8") == pages.score_page(), (
        "run benchmarks/compile_docs.py"
    )


def test_every_check_tells_why_how_and_from_where():
    for check in all_checks():
        assert all((check.title, check.rationale, check.example, check.fix, check.source)), check.id


def test_every_id_of_the_catalogue_is_decided_somewhere(pages):
    ranges = {"P": 24, "K": 13, "S": 14, "D": 15, "B": 31, "L": 9, "N": 3, "J": 11}
    catalogue = {f"{letter}{n:02d}" for letter, last in ranges.items() for n in range(1, last + 1)}

    assert {check.id for check in all_checks()} | set(pages.ELSEWHERE) == catalogue
