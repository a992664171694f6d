"""`cvimprover submit`: the same as `improve`, through a running server."""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any
from uuid import uuid4

from cvimprover.cli.files import is_image, read_document, read_text, refuse_overwriting, write_all
from cvimprover.cli.options import (
    CHOICES,
    add_improve_options,
    check_region,
    letter_formats,
    output_formats,
    read_answers,
)
from resumelib.errors import InputRefused, ServiceUnreachable, WrongUsage

HELP = "Send a CV to a running server, watch the run live, and fetch the result."
EXAMPLES = (
    "cvimprover submit cv.pdf -o better.pdf",
    "cvimprover submit page1.jpg page2.jpg -o cv.pdf -o cv.docx",
    "cvimprover submit cv.pdf --server http://127.0.0.1:9000 --posting posting.txt --json report.json",
)
DEFAULT_SERVER = "http://127.0.0.1:8000"


def add_arguments(parser: ArgumentParser) -> None:
    add_improve_options(parser)
    parser.add_argument("--json", metavar="FILE", help="write the result as JSON; - for standard output")
    parser.add_argument("--server", default=DEFAULT_SERVER, metavar="URL", help=f"default {DEFAULT_SERVER}")
    parser.add_argument("--token", default="", metavar="T", help="for a server that asks for one")
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")


def run(arguments: Namespace) -> int:
    outputs = arguments.outputs or ([] if arguments.json else [default_output(arguments.files)])
    formats = output_formats(outputs)
    letters = letter_formats(arguments.letters, outputs)
    check_region(arguments.region)
    written = [*outputs, *letters, *([arguments.json] if arguments.json not in (None, "-") else [])]
    refuse_overwriting(written, arguments.files)
    if arguments.answers:
        read_answers(arguments.answers)
        raise WrongUsage(
            "Answers are given to a server on the run's page, or with: cvimprover improve --answers FILE."
        )
    result, files, _ = submit(arguments, tuple(dict.fromkeys(formats.values())) or ("json",))
    contents = {path: files[format_] for path, format_ in formats.items()}
    contents |= {path: files[f"letter.{format_}"] for path, format_ in letters.items()}
    report = json.dumps(result, ensure_ascii=False, indent=2) + "\n"
    if arguments.json and arguments.json != "-":
        contents[arguments.json] = report.encode()
    write_all(contents)
    if arguments.json == "-":
        sys.stdout.write(report)
    for path in (*formats, *letters):
        print(path, file=sys.stderr if arguments.json == "-" else sys.stdout)
    return 0


def default_output(paths: list[str]) -> str:
    stem = "cv" if paths[0] == "-" else Path(paths[0]).stem
    return f"{stem}-improved.pdf"


def submit(
    arguments: Namespace, formats: tuple[str, ...]
) -> tuple[dict[str, Any], dict[str, bytes], dict[str, float]]:
    """The result, the files by format (a letter's as `letter.pdf`), and each step's seconds. Ctrl-C asks the server to cancel the run."""
    from cvimprover.cli.client import Client
    from cvimprover.cli.progress import Progress

    if len(arguments.files) > 1 and not all(is_image(path) for path in arguments.files):
        raise WrongUsage("Give one CV at a time; only pictures may be several, as the pages of one CV.")
    documents = [read_document(path) for path in arguments.files]
    with Client(arguments.server, arguments.token) as client:
        fields = _fields(arguments)
        if arguments.photo:
            fields["photo"] = client.upload_image(read_document(arguments.photo), "photo")
        resume = documents[0]
        if is_image(arguments.files[0]):
            fields["image"], resume = [client.upload_image(document, "scan") for document in documents], None
        accepted = client.submit(resume, fields, key=str(uuid4()))
        run_id, progress = str(accepted["run"]["id"]), Progress(quiet=arguments.quiet)
        try:
            finished = client.follow(run_id, progress)
        except KeyboardInterrupt:
            client.cancel(run_id)
            raise
        if finished["state"] != "succeeded":
            progress.close()
            _raise_failure(finished)
        result = client.result(str(accepted["id"]))
        files = {a["format"]: client.artifact(a["id"]) for a in result["artifacts"] if a["format"] in formats}
        letter = result.get("letter") or {}
        files |= {f"letter.{a['format']}": client.artifact(a["id"]) for a in letter.get("artifacts", ())}
        return result, files, {step["name"]: step["milliseconds"] / 1000 for step in finished["steps"]}


def _fields(arguments: Namespace) -> dict[str, Any]:
    names = (
        "position",
        "company",
        "industry",
        "location",
        "region",
        "theme",
        "fit_pages",
        "llm",
        "accept",
        *CHOICES,
    )
    fields: dict[str, Any] = {name: getattr(arguments, name) for name in names if getattr(arguments, name)}
    if arguments.letters:
        fields["letter"] = True
    if arguments.answers:
        fields["answers"] = json.dumps(dict(read_answers(arguments.answers)))
    if arguments.posting:
        fields["posting"] = read_text(arguments.posting, "posting")
    return fields


def _raise_failure(run: dict[str, Any]) -> None:
    sentence = run.get("reason") or f"The run was {run['state']}."
    code = run.get("reason_code", "")
    if code in {kind.code for kind in _kinds(InputRefused)}:
        raise InputRefused(sentence)
    raise ServiceUnreachable(sentence)


def _kinds(kind: type[InputRefused]) -> list[type[InputRefused]]:
    return [kind, *(inner for sub in kind.__subclasses__() for inner in _kinds(sub))]
