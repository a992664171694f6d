"""A real model on this machine, small and bad: the run ends well, and nothing it makes up is in any file.

Needs the packages of `make local-model` (196 MB); left out where they are not installed.
"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from resumelib.llm import client_from_settings, diagnose
from resumelib.model.document import SourceDocument
from resumelib.model.fields import iter_fields
from resumelib.pipeline import Context, MemoryStore, Options, improve_document
from tests.llm import local_model

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(not local_model.available(), reason="make local-model installs the model"),
]
CV = """Nora Brandt
nora.brandt@example.org | Berlin

Experience
Ward Nurse, Hillside Clinic
Jan 2020 - Mar 2024
- Was responsible for helping train 12 new nurses in wound care
- Kept the medicine stock of two wards

Care Worker, Rosewood Home
Feb 2016 - Dec 2019
- Was involved in planning the shifts of 9 colleagues

Education
Bachelor of Nursing, Halden College
2012 - 2015
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    command = [sys.executable, "-m", "tests.llm.local_model"]
    server = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert server.stdout and server.stdin
    try:
        yield server.stdout.readline().strip() + "/v1"
    finally:
        server.stdin.close()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()


def test_the_doctor_says_that_it_works(address: str) -> None:
    assert diagnose(address, timeout=60).ok


def test_nothing_a_real_model_makes_up_is_in_any_file(address: str) -> None:
    files = MemoryStore()
    options = Options(formats=("txt", "json", "md"), accept="all", letter=("txt",))
    model = client_from_settings(address, "", "smollm2", timeout=90)
    state = improve_document(
        [SourceDocument(CV.encode(), "cv.txt")], options, Context(files, date(2026, 1, 15), model)
    )
    assert state.parsed and state.resume
    known = " ".join(f.text for f in iter_fields(state.parsed.resume)).casefold()
    for field in iter_fields(state.resume):
        assert set(re.findall(r"\d+", field.text)) <= set(re.findall(r"\d+", known)), field
        names = re.findall(r"(?<=\w )[A-Z][a-z]{3,}", field.text)
        assert [n for n in names if n.casefold() not in known] == [], field
    for artifact in (*state.artifacts, *state.letter_artifacts):
        text = files.get(artifact.digest).decode()
        for blocked in state.improvement.blocked:
            if blocked.provenance.kind == "model":
                assert blocked.after not in text and json.dumps(blocked.after)[1:-1] not in text
    assert any("smollm2" in note for note in state.improvement.notes)


def test_a_model_that_is_too_slow_costs_its_time_and_no_more(address: str) -> None:
    files = MemoryStore()
    model = client_from_settings(address, "", "smollm2", timeout=0.2, retries=0)
    began = time.monotonic()
    state = improve_document(
        [SourceDocument(CV.encode(), "cv.txt")],
        Options(formats=("txt",)),
        Context(files, date(2026, 1, 15), model),
    )
    assert time.monotonic() - began < 30
    assert state.artifacts
    assert any("too long" in note for note in state.improvement.notes)
