"""Every hostile file ends in a refusal or a reading, in time and in memory, and the file after it is read as ever."""

import contextlib
import re
import sys
import time
from pathlib import Path

import pytest

from resumelib import sandbox
from resumelib.errors import InputRefused
from resumelib.model.document import Parsed, SourceDocument
from resumelib.parsing import extract_text, parse_resume
from tests.parsing.drawn import column, pdf
from tests.security import bombs, hostile

GOOD = SourceDocument(
    pdf(column(60, 60, ["Mira Solano", "mira.solano@example.com", "#Work", "Harbor, Engineer 2019 - 2023"]))
)
LONGEST = 60.0  # seconds, on a busy machine; the sandbox stops a reader after 25


@pytest.mark.parametrize(
    ("name", "made"), [pytest.param(*pair, id=pair[0]) for pair in (*hostile.files(), *bombs.bombs())]
)
def test_a_hostile_file_is_refused_or_read_and_harms_nobody(name, made):
    data = made()
    began = time.monotonic()
    try:
        parsed = parse_resume(SourceDocument(data, name))
    except InputRefused as refused:
        assert refused.sentence.endswith(".")
        assert len(refused.sentence) < 400
    else:
        assert isinstance(parsed, Parsed)
        assert "root:" not in parsed.text
        assert "root:" not in str(parsed.leftover)
    assert time.monotonic() - began < LONGEST
    assert "Mira Solano" in extract_text(GOOD)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc tells a process's memory on Linux")
def test_none_of_them_leaves_anything_in_the_warm_parent():
    for made in (bombs.lying_size, lambda: bombs.one_page(content=b"0 0 m 9 9 l S " * 700_000)):
        with contextlib.suppress(InputRefused):
            parse_resume(SourceDocument(made()))
    status = Path(f"/proc/{sandbox.sandbox()._pid}/status").read_text()

    assert int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) < 150_000
