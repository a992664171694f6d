"""The sets that were written as a look at unseen texts: what passed the gate once is guarded from then on."""

import json
from pathlib import Path

from resumelib.improvement.grounding import check_wording

FOLDER = Path(__file__).with_name("unseen")
ROWS = [
    json.loads(line)
    for path in sorted(FOLDER.glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]


def passes(row: dict[str, str]) -> bool:
    return not check_wording(
        row["before"], row["after"], row["language"], heading=row["employer"], title=row["title"]
    )[0]


def test_no_fabricated_rewrite_passes() -> None:
    assert len(ROWS) > 700
    assert [row["id"] for row in ROWS if row["check"] and passes(row)] == []


def test_what_passed_once_of_the_honest_rewrites_passes() -> None:
    honest = [row for row in ROWS if not row["check"]]
    assert sum(map(passes, honest)) / len(honest) >= 0.87
