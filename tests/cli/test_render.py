"""`cvimprover render` as a person uses it: how many pages, in which formats, and what was decided."""

import json

import pytest

from cvimprover.cli import main
from resumelib.model.jsonresume import to_json_resume
from resumelib.rendering.pdf import count_pages
from tests.rendering.people import ALICE

LINES = 8  # more than a page in the academic look, as it is set by itself


@pytest.fixture
def resume(tmp_path):
    data = to_json_resume(ALICE)
    data["work"][0]["highlights"] = [f"Deed number {n} that was done with care" for n in range(LINES)]
    path = tmp_path / "resume.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_pages_asks_for_a_tighter_page_and_the_notes_say_how_it_went(resume, tmp_path, capsys):
    loose, tight = tmp_path / "loose.pdf", tmp_path / "tight.pdf"

    assert main(["render", str(resume), "-o", str(loose), "--theme", "academic", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["render", str(resume), "-o", str(tight), "--theme", "academic", "--pages", "1"]) == 0

    assert count_pages(loose.read_bytes()) == 2
    assert count_pages(tight.read_bytes()) == 1
    assert "To fit on one page" in capsys.readouterr().err


def test_rendercvs_file_is_one_of_the_formats_and_another_suffix_is_refused_by_name(resume, tmp_path, capsys):
    assert main(["render", str(resume), "-o", str(tmp_path / "cv.yaml")]) == 0
    assert (tmp_path / "cv.yaml").read_text(encoding="utf-8").startswith("cv:")

    assert main(["render", str(resume), "-o", str(tmp_path / "cv.bmp")]) == 2
    assert "pdf, docx, html, md, txt, json, yaml" in capsys.readouterr().err
