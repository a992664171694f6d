"""The labelled sets: every fabricated rewrite is blocked, nine honest ones in ten pass."""

import json
from pathlib import Path

import pytest

from resumelib.improvement.grounding import check_wording

FOLDER = Path(__file__).with_name("labelled")
ROWS = [
    json.loads(line)
    for path in sorted(FOLDER.glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]


def reasons(row: dict[str, str]) -> list[str]:
    return check_wording(
        row["before"], row["after"], row["language"], heading=row["employer"], title=row["title"]
    )[0]


def test_every_check_and_language_has_its_rows() -> None:
    assert len(ROWS) >= 400
    assert {row["language"] for row in ROWS} == {"en", "de", "fr", "es"}
    assert {row["check"] for row in ROWS} >= {f"T{n:02d}" for n in range(1, 16)}


def test_every_fabricated_rewrite_is_blocked() -> None:
    assert [row["id"] for row in ROWS if row["check"] and not reasons(row)] == []


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_honest_rewrites_pass(language: str) -> None:
    honest = [row for row in ROWS if not row["check"] and row["language"] == language]
    passed = sum(not reasons(row) for row in honest)
    assert passed / len(honest) >= 0.9
