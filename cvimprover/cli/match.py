"""`cvimprover match`."""

import json
import sys
from argparse import ArgumentParser, Namespace

from cvimprover.cli.files import read_document, read_text

HELP = "Hold a CV against a job posting: what is listed, what is only shown in the text, and what is a gap."
EXAMPLES = (
    "cvimprover match cv.pdf --posting posting.txt",
    "cvimprover match cv.json --posting posting.html --json",
)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a CV of any kind; - for standard input")
    parser.add_argument(
        "--posting", required=True, metavar="FILE", help="the job posting: text, HTML, PDF or DOCX"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: Namespace) -> int:
    from cvimprover.cli.steps import run_until
    from resumelib.errors import EmptyInput
    from resumelib.pipeline import Options, match_report

    posting = read_text(arguments.posting, "posting")
    if not posting.strip():
        raise EmptyInput(f"{arguments.posting} has no text in it. Give the posting as text.")
    state = run_until("match", [read_document(arguments.file)], Options(posting=posting))
    report = match_report(state)
    sys.stdout.write(
        json.dumps(report, ensure_ascii=False, indent=2) + "\n" if arguments.json else _readable(report)
    )
    return 0


_TITLES = {"gap": "Not found in the CV", "shown": "Shown in the text, but not listed", "listed": "Listed"}


def _readable(report: dict) -> str:  # type: ignore[type-arg]
    lines = [
        f"{report['coverage'] * 100:.0f} % of what the posting asks for is covered (required counts double)."
    ]
    for bucket, title in _TITLES.items():
        found = [r for r in report["requirements"] if r["bucket"] == bucket]
        if found:
            lines += ["", f"{title} ({len(found)})"]
        for requirement in found:
            wish = "required" if requirement["required"] else "preferred"
            lines.append(f"  {requirement['term']} ({requirement['kind']}, {wish})")
            lines += [f"      “{evidence['excerpt']}”" for evidence in requirement["evidence"][:1]]
    lines += [f"\n{note}" for note in report["notes"]]
    return "\n".join(lines) + "\n"
