"""`cvimprover parse`."""

import json
from argparse import ArgumentParser, Namespace

from cvimprover.cli.files import each_document
from cvimprover.cli.streams import tell
from resumelib.errors import WrongUsage
from resumelib.model.document import SourceDocument

HELP = "Read a CV and print it as JSON Resume v1.0.0."
EXAMPLES = (
    "cvimprover parse cv.pdf",
    "cvimprover parse cv.docx | jq .basics",
    "cvimprover parse cvs/*.pdf --out parsed/",
)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a CV of any kind; - for standard input")
    parser.add_argument(
        "--out", metavar="DIR", help="write DIR/<stem>.json for each file; needed for more than one"
    )


def run(arguments: Namespace) -> int:
    from resumelib.parsing import warm_up

    warm_up()
    if len(arguments.files) > 1 and arguments.out is None:
        raise WrongUsage("For more than one file, name a folder for the results: --out DIR.")
    return each_document(arguments.files, arguments.out, ".json", _parse)


def _parse(document: SourceDocument) -> str:
    from resumelib.model.jsonresume import to_json_resume
    from resumelib.parsing import parse_resume

    parsed = parse_resume(document)
    for warning in parsed.warnings:
        tell(f"{document.name or '-'}: {warning}")
    return json.dumps(to_json_resume(parsed.resume), ensure_ascii=False, indent=2) + "\n"
