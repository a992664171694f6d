"""CVs of fictitious people in many layouts, made by foreign tools: none may be read worse than it was.

The floors stand in `documents/floors.json`; raise them with `python tests/parsing/test_structure_documents.py`.
"""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from measure import measure, parse_document

from resumelib.model.jsonresume import to_json_resume

DOCUMENTS = Path(__file__).parent / "documents"
FLOORS = DOCUMENTS / "floors.json"
FILES = sorted(path for path in DOCUMENTS.iterdir() if path.suffix != ".json")
SLACK = 0.01


def score(file: Path) -> float:
    parsed = parse_document(file)
    return measure(
        to_json_resume(parsed.resume), json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_it_reads_every_layout_as_well_as_before(file: Path) -> None:
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))[file.name]

    assert score(file) >= floor - SLACK


def test_there_are_twenty_documents_or_more_and_each_has_a_floor() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))

    assert len(FILES) >= 20
    assert set(floors) == {file.name for file in FILES}
    assert sum(floors.values()) / len(floors) >= 0.92


def test_the_measure_sees_what_is_wrong() -> None:
    truth = json.loads((DOCUMENTS / "sidebar_left.json").read_text(encoding="utf-8"))
    swapped = json.loads(json.dumps(truth))
    for entry in swapped["work"]:
        entry["name"], entry["position"] = entry["position"], entry["name"]

    assert measure(truth, truth) == 1.0
    assert measure(swapped, truth) < 0.9
    assert measure({}, truth) == 0.0


def freeze() -> None:
    """Writes the floors: never lower than they were."""
    before = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    floors = {file.name: max(before.get(file.name, 0.0), round(score(file), 3)) for file in FILES}
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(floors, indent=1), sum(floors.values()) / len(floors))


if __name__ == "__main__":
    freeze()
