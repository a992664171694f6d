"""Files, places and streams that aren't what a command hopes for: one sentence that says what to do, nothing half-written."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cvimprover.cli import main
from cvimprover.cli.files import write_all
from cvimprover.supervisor import tree
from resumelib.errors import WrongUsage

EXAMPLE = Path(__file__).parents[2] / "examples" / "nora-brandt.pdf"
COMMAND = [sys.executable, "-m", "cvimprover"]
RESUME = {"basics": {"name": "Ruth Ackerley"}, "work": [{"name": "Hillside Clinic", "position": "Nurse"}]}


@pytest.fixture
def resume(tmp_path):
    path = tmp_path / "resume.json"
    path.write_text(json.dumps(RESUME), encoding="utf-8")
    return path


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What a shell makes of the line; `cvimprover` in it is the command."""
    script = line.replace("cvimprover", " ".join(COMMAND)).replace("EXAMPLE", str(EXAMPLE))
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60
    )  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse", "loop"],
        ["improve", "loop", "-o", "x.pdf"],
        ["render", "loop", "-o", "x.pdf"],
        ["submit", "loop"],
        ["parse", ""],
        ["improve", "resume.json", "--posting", ""],
        ["render", "resume.json", "-o", ""],
        ["parse", "."],
        ["up", "--data", "resume.json", "--port", "0"],
        ["up", "--data", "", "--port", "0"],
        ["submit", "resume.json", "--server", "nonsense"],
        ["submit", "resume.json", "--server", "http://[::1"],
        ["demo", "resume.json", "--out", "x.txt"],
    ],
    ids=" ".join,
)
def test_a_name_that_leads_nowhere_is_told_in_one_sentence(arguments, resume, monkeypatch, capsys):
    monkeypatch.chdir(resume.parent)
    Path("loop").symlink_to("loop")

    assert main(arguments) == 2

    said = capsys.readouterr().err
    assert said.startswith("cvimprover: ") and said.count("\n") == 1
    assert "went wrong" not in said
    assert sorted(path.name for path in resume.parent.iterdir()) == ["loop", "resume.json"]


@pytest.mark.parametrize(
    "arguments", [["--port", "99999"], ["--port", "-1"], ["--workers", "-1"], ["--port", "²"]]
)
def test_a_port_is_a_port(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["up", *arguments])
    assert stop.value.code == 2
    assert "is not a number from 0 to" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ["[" * 50_000, '{"a": ["b"]}', '{"a": {"b": 1}}', "[[1]]", "5"], ids=lambda text: text[:9]
)
def test_answers_of_another_form_are_refused(text, resume, capsys):
    answers = resume.with_name("answers.json")
    answers.write_text(text, encoding="utf-8")

    assert main(["improve", str(resume), "--answers", str(answers)]) == 2
    assert "<question id>" in capsys.readouterr().err


def test_half_a_character_in_a_resume_is_refused_before_a_file_is_made(resume, capsys):
    resume.write_text(r'{"basics": {"name": "\ud800"}, "work": []}', encoding="utf-8")
    out = resume.with_name("out.txt")

    assert main(["render", str(resume), "-o", str(out)]) == 3
    assert "half a character" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("bad", ["folder", "file/x.txt"])
def test_where_one_file_cannot_be_written_none_is_and_nothing_is_left_behind(tmp_path, bad):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("kept", encoding="utf-8")

    with pytest.raises(WrongUsage) as refusal:
        write_all({str(tmp_path / "good.txt"): b"good", str(tmp_path / bad): b"bad"})

    assert bad in refusal.value.sentence and "Name another place." in refusal.value.sentence
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_a_full_disk_leaves_no_part_of_a_file(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(WrongUsage) as refusal:
        write_all({str(tmp_path / "x.txt"): b"x"})

    assert "Free some space" in refusal.value.sentence
    assert not list(tmp_path.iterdir())


def test_a_server_does_not_start_on_a_full_disk(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(tree, "LEAST_ROOM", 1 << 62)
    assert main(["up", "--port", "0", "--data", str(tmp_path / "data")]) == 2
    assert "is full. Free some space" in capsys.readouterr().err


@pytest.mark.parametrize(
    "line",
    [
        "cvimprover --help | true",
        "cvimprover improve --help | true",
        "cvimprover themes | head -c 1",
        "cvimprover text EXAMPLE | head -1",
        "cvimprover review EXAMPLE --json | true",
        "cvimprover text EXAMPLE >&-",
        "cvimprover text EXAMPLE 2>&- >out",
        "cvimprover improve EXAMPLE -o out.txt 2>/dev/full",
        "cvimprover render resume.json -o out.txt <&- >&- 2>&-",
    ],
)
def test_a_stream_nobody_reads_is_no_trouble(line, resume):
    done = shell(line + "; exit ${PIPESTATUS[0]}", resume.parent)
    told = [said for said in done.stderr.splitlines() if " % " not in said]
    assert (done.returncode, told) == (0, []), done.stderr
    assert "out" not in line or any(path.stat().st_size for path in resume.parent.glob("out*"))


@pytest.mark.parametrize("line", ["cvimprover --help", "cvimprover themes", "cvimprover text EXAMPLE"])
def test_an_output_that_is_full_is_told_in_one_sentence(line, tmp_path):
    done = shell(line + " >/dev/full", tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "No space left on device" in done.stderr


@pytest.mark.parametrize("arguments", [["text", "-"], ["improve", "-", "-o", "out.pdf"]], ids=lambda a: a[0])
def test_ctrl_c_stops_with_a_word_and_nothing_written(arguments, tmp_path):
    process = subprocess.Popen(
        [*COMMAND, *arguments], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}, text=True,
    )  # fmt: skip
    time.sleep(2)  # it waits for its standard input by then
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)

    assert process.returncode == 130
    assert err.strip() == "cvimprover: stopped." and out == ""
    assert not list(tmp_path.iterdir())
