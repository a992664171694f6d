"""The shipped tables are those the word lists give."""

import pytest

from benchmarks.compile_lexicon import FOLDER, build
from resumelib.improvement.lexicon import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_tables_are_fresh(language: str) -> None:
    assert build(language) == (FOLDER / f"{language}.json").read_bytes(), "run benchmarks/compile_lexicon.py"


def test_the_reference_of_rules_is_fresh() -> None:
    from benchmarks.document_rules import TARGET, text

    assert TARGET.read_text(encoding="utf-8") == text(), "run benchmarks/document_rules.py"
