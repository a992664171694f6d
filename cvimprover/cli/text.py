"""`cvimprover text`."""

from argparse import ArgumentParser, Namespace

from cvimprover.cli.files import each_document

HELP = (
    "Print the text of a CV as a person would read it, in reading order; pictures and scans are read by OCR."
)
EXAMPLES = ("cvimprover text cv.pdf", "cvimprover text scans/*.jpg --out texts/")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="PDF, DOCX, ODT, RTF, HTML, Markdown, text, JSON Resume or a picture; - for standard input",
    )
    parser.add_argument("--out", metavar="DIR", help="write DIR/<stem>.txt for each file instead of printing")


def run(arguments: Namespace) -> int:
    from resumelib.parsing import warm_up

    warm_up()
    from resumelib.parsing import extract_text

    return each_document(arguments.files, arguments.out, ".txt", extract_text)
