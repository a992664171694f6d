"""The command as its caller sees it: exit codes, sentences, nothing half-written."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cvimprover.cli import COMMANDS, main

EXAMPLE = Path(__file__).parents[2] / "examples" / "nora-brandt.pdf"


def run(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cvimprover", *arguments]
    return subprocess.run(command, input=data, capture_output=True, check=False, timeout=60)


def test_it_lists_every_command_when_asked_for_help(capsys):
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_explains_itself_with_examples(name, capsys):
    with pytest.raises(SystemExit) as stop:
        main([name, "--help"])
    assert stop.value.code == 0
    assert "examples:" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["imprve"], ["--nonsense"]])
def test_it_says_what_commands_there_are_when_it_knows_none_of_that_name(arguments, capsys):
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert "improve" in captured.out + captured.err


def test_it_refuses_an_unknown_option_with_exit_code_two(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["improve", "cv.pdf", "--nonsense"])
    assert stop.value.code == 2


def test_it_names_a_file_that_is_not_there(tmp_path, capsys):
    assert main(["parse", str(tmp_path / "none.pdf")]) == 2
    assert "There is no file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.pdf"),
        (bytes(range(256)) * 40, "random.pdf"),
        (b"<!doctype html><html><body>Hello</body></html>", "page.pdf"),
        (b"%PDF-1.7\n" + b"0" * (60 * 1024 * 1024), "huge.pdf"),
    ],
    ids=["empty", "random", "html", "sixty-megabytes"],
)
@pytest.mark.parametrize("command", ["text", "parse", "review", "improve"])
def test_it_refuses_bad_input_with_one_sentence_and_writes_nothing(command, content, name, tmp_path, capfd):
    file = tmp_path / name
    file.write_bytes(content)
    out = ["-o", str(tmp_path / "out.pdf")] if command == "improve" else []

    code = main([command, str(file), *out])

    said = capfd.readouterr().err
    assert code == 3, said
    assert "Traceback" not in said
    assert said.strip().endswith(".")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_it_refuses_two_inputs_that_would_be_written_to_one_name(tmp_path, capsys):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "cv.txt").write_text("x")
    assert (
        main(
            ["parse", str(tmp_path / "a/cv.txt"), str(tmp_path / "b/cv.txt"), "--out", str(tmp_path / "out")]
        )
        == 2
    )
    assert not (tmp_path / "out").exists()


def test_it_goes_on_after_a_refused_file_and_ends_with_exit_code_three(tmp_path, capfd):
    empty = tmp_path / "empty.pdf"
    empty.touch()
    assert main(["parse", str(empty), str(EXAMPLE), "--out", str(tmp_path / "out")]) == 3
    assert capfd.readouterr().err.count("empty.pdf") == 1  # named once, with its folder or without
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["nora-brandt.json"]


def test_an_empty_posting_is_called_a_posting(tmp_path, capsys):
    empty = tmp_path / "posting.txt"
    empty.touch()
    assert main(["match", str(EXAMPLE), "--posting", str(empty)]) == 3
    assert "holds the posting." in capsys.readouterr().err


def test_it_never_writes_over_its_input(tmp_path, capsys):
    cv = tmp_path / "cv.pdf"
    cv.write_bytes(EXAMPLE.read_bytes())
    assert main(["improve", str(cv), "-o", str(cv)]) == 2
    assert cv.read_bytes() == EXAMPLE.read_bytes()


def test_it_refuses_an_output_format_it_does_not_know_before_it_reads_anything(tmp_path, capsys):
    assert main(["improve", str(tmp_path / "none.pdf"), "-o", "out.pages"]) == 2
    assert "suffix" in capsys.readouterr().err


def test_improving_loads_no_web_framework_no_queue_and_no_ocr_engine(tmp_path):
    out = tmp_path / "out.pdf"
    code = (
        "import sys; from cvimprover.cli import main\n"
        f"assert main(['improve', {str(EXAMPLE)!r}, '-o', {str(out)!r}, '--llm', 'off', '--quiet']) == 0\n"
        "heavy = {'django', 'celery', 'kombu', 'redis', 'rest_framework', 'rapidocr', 'onnxruntime', 'cv2', 'openai', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.strip() == "[]", done.stderr
    assert out.read_bytes().startswith(b"%PDF")


def test_a_letter_is_written_beside_the_document(tmp_path):
    letter, out = tmp_path / "letter.txt", tmp_path / "cv.txt"
    arguments = [
        "improve",
        str(EXAMPLE),
        "-o",
        str(out),
        "--letter",
        str(letter),
        "--company",
        "Fjord Hospital",
    ]
    assert main([*arguments, "--llm", "off", "--quiet"]) == 0
    text = letter.read_text()
    assert "Fjord Hospital" in text and "Nora Brandt" in text
    assert "Fjord Hospital" not in out.read_text()


def test_progress_names_every_file_that_was_made(tmp_path, capfd):
    outputs = [str(tmp_path / f"cv.{suffix}") for suffix in ("txt", "md", "html")]
    assert main(["improve", str(EXAMPLE), "--llm", "off", *(a for o in outputs for a in ("-o", o))]) == 0
    said = capfd.readouterr().err
    assert all(f"{format_} made." in said for format_ in ("txt", "md", "html"))


@pytest.mark.parametrize(
    "letters",
    [["letter.html"], ["cv.txt"], ["letter.pdf", "letter.pdf"]],
    ids=["unknown-format", "the-document-s-own-path", "twice"],
)
def test_a_letter_that_can_t_be_written_there_is_wrong_usage_and_nothing_is_written(
    letters, tmp_path, capsys
):
    wanted = [part for name in letters for part in ("--letter", str(tmp_path / name))]
    assert main(["improve", str(EXAMPLE), "-o", str(tmp_path / "cv.txt"), *wanted, "--llm", "off"]) == 2
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().err


def test_a_cv_in_which_nothing_was_changed_has_the_same_content_score_as_before(tmp_path):
    """A school whose degree stands in one line with it on the page is no new fault of the improved text."""
    cv = tmp_path / "cv.txt"
    cv.write_text(
        "Ada Example\nada@example.org\n\nEducation\n\nHillside College, Town    2010\n\nSkills\n\nWelding, Turning\n"
    )
    report = tmp_path / "report.json"
    assert (
        main(
            [
                "improve",
                str(cv),
                "-o",
                str(tmp_path / "out.txt"),
                "--json",
                str(report),
                "--llm",
                "off",
                "--quiet",
            ]
        )
        == 0
    )
    said = json.loads(report.read_text())
    assert [s for s in said["suggestions"] if s["applied"]] == []
    assert said["score_before"] == said["score_after"]


def test_one_improvement_is_told_as_one(tmp_path, capsys):
    resume = {
        "basics": {"name": "Ruth Ackerley"},
        "work": [{"name": "Hillside Clinic", "position": "Nurse", "highlights": ["Led  the night shift."]}],
    }
    (tmp_path / "cv.json").write_text(json.dumps(resume), encoding="utf-8")

    assert main(["improve", str(tmp_path / "cv.json"), "--llm", "off"]) == 0

    captured = capsys.readouterr()
    assert "1 improvement applied:" in captured.out
    assert "1 suggestion, " in captured.err


@pytest.mark.parametrize(
    "command",
    [["review"], ["improve"], ["submit"], ["render", "-o", "cv.pdf"]],
    ids=lambda command: command[0],
)
def test_it_refuses_a_country_there_is_not_before_it_reads_anything(command, tmp_path, capsys):
    assert main([*command, str(tmp_path / "none.json"), "--region", "XX"]) == 2
    said = capsys.readouterr().err
    assert "“XX” is not the code of a country" in said and " GB," in said
    assert said.count("\n") == 1


def test_questions_are_asked_with_the_line_they_are_about(tmp_path, capsys):
    assert main(["improve", str(EXAMPLE), "--llm", "off", "--quiet"]) == 0
    shown = capsys.readouterr().out
    asked = shown[shown.index("--answers FILE") :]
    assert (
        "  ask:part:work1.h4: Which part of this did you do yourself?\n    Helped train 9 new colleagues"
        in asked
    )


def test_an_improved_resume_can_be_written_for_rendercv(tmp_path):
    target = tmp_path / "cv.yaml"
    assert main(["improve", str(EXAMPLE), "--llm", "off", "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("cv:\n  name: Nora Brandt")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["improve"], "required: FILE"),
        (["match", "cv.pdf"], "required: --posting"),
        (["themes", "extra"], "unrecognized arguments: extra"),
        (["improve", "cv.pdf", "--pages", "99"], "invalid choice: 99"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_one_line_that_says_where_to_read_on(arguments, said, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    shown = capsys.readouterr().err
    assert stop.value.code == 2
    assert said in shown and shown.count("\n") == 1
    assert f"cvimprover {arguments[0]} --help" in shown
