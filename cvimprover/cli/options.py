"""The options of `improve`, shared with `submit`, and how they become the pipeline's Options."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from resumelib.errors import WrongUsage

FORMATS = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".txt": "txt",
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
}
CHOICES = {
    "experience_level": ("0-2", "3-5", "6+"),
    "company_size": ("startup", "small", "medium", "enterprise"),
    "application_timeline": ("immediate", "1-3 months", "3-6 months", "6+ months"),
}


def add_improve_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a CV of any kind; several pictures are the pages of one CV; - for standard input",
    )
    _add_what_is_written(parser)
    _add_how_it_looks(parser)
    _add_what_is_improved(parser)
    _add_questionnaire(parser)


def _add_what_is_written(parser: ArgumentParser) -> None:
    several = "may be given several times"
    parser.add_argument(
        "-o", dest="outputs", action="append", default=[], metavar="OUT",
        help=f"where to write; the format is the suffix (pdf, docx, html, md, txt, json, or yaml for RenderCV); {several}",
    )  # fmt: skip
    parser.add_argument(
        "--letter", dest="letters", action="append", default=[], metavar="OUT",
        help=f"also write a cover letter there; the suffix is the format (pdf, docx, txt); {several}",
    )  # fmt: skip
    parser.add_argument("--company", default="", metavar="T", help="whom the cover letter is written to")


def _add_how_it_looks(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--region", default="", metavar="CODE",
        help="country applied in (US, GB, DE, …) or EU: paper, dates, photo, page limit",
    )  # fmt: skip
    parser.add_argument(
        "--theme", default="classic", metavar="NAME",
        help="the look (cvimprover themes lists them); default classic",
    )  # fmt: skip
    parser.add_argument(
        "--photo", metavar="FILE", help="a portrait, shown where the region and theme allow it"
    )
    add_pages(parser)


def add_pages(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--pages", dest="fit_pages", type=int, choices=range(1, 10), metavar="N",
        help="set PDFs tighter, then a little smaller, to fit on N pages; nothing is ever cut",
    )  # fmt: skip


def _add_what_is_improved(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--answers", metavar="FILE",
        help='JSON with your answers to questions asked before: {"<question id>": "<answer>"}',
    )  # fmt: skip
    parser.add_argument(
        "--llm", choices=("auto", "off"), default="auto",
        help="auto: the configured endpoint, if any; off: the built-in engine alone",
    )  # fmt: skip
    parser.add_argument(
        "--accept", choices=("safe", "all"), default="safe",
        help="all also applies what needs your confirmation; giving it is the confirmation",
    )  # fmt: skip


def _add_questionnaire(parser: ArgumentParser) -> None:
    """What the questionnaire asks: where, as what and when the person applies."""
    parser.add_argument(
        "--posting", metavar="FILE", help="the job posting to hold the CV against (text, HTML, PDF, DOCX)"
    )
    parser.add_argument("--position", default="", metavar="T", help="the position applied for")
    for name, values in CHOICES.items():
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, choices=values, default="", metavar="|".join(values))
    parser.add_argument("--industry", default="", metavar="T")
    parser.add_argument(
        "--location", default="", metavar="T",
        help="where the position is; names the region when --region does not",
    )  # fmt: skip


def output_formats(outputs: list[str]) -> dict[str, str]:
    """Each output path with its format. Raises WrongUsage for an unknown suffix or one path given twice."""
    formats: dict[str, str] = {}
    for path in outputs:
        suffix = Path(path).suffix.lower()
        if suffix not in FORMATS:
            names = ", ".join(dict.fromkeys(FORMATS.values()))
            raise WrongUsage(f"{path}: the suffix names the format; use one of {names}.")
        if path in formats:
            raise WrongUsage(f"{path} is given twice.")
        formats[path] = FORMATS[suffix]
    return formats


LETTER_FORMATS = {".pdf": "pdf", ".docx": "docx", ".txt": "txt"}


def letter_formats(letters: list[str], outputs: list[str]) -> dict[str, str]:
    """Each of the letter's paths with its format. Raises WrongUsage for another suffix or a path that is taken."""
    formats = {}
    for path in letters:
        suffix = Path(path).suffix.lower()
        if suffix not in LETTER_FORMATS:
            raise WrongUsage(f"{path}: a letter is written as pdf, docx or txt; the suffix says which.")
        if path in formats or path in outputs:
            raise WrongUsage(f"{path} is given twice.")
        formats[path] = LETTER_FORMATS[suffix]
    return formats


def check_names(arguments: Namespace) -> None:
    """Theme and region are checked before any work begins."""
    from resumelib.rendering import list_themes

    names = [theme.name for theme in list_themes()]
    if arguments.theme not in names:
        raise WrongUsage(f"There is no theme “{arguments.theme}”. Choose one of: {', '.join(names)}.")
    check_region(arguments.region)


def check_region(code: str) -> None:
    from resumelib.model.region import refuse_unknown

    refuse_unknown(code)


def read_answers(path: str | None) -> tuple[tuple[str, str], ...]:
    """(question id or path, answer) pairs from a JSON object, or from a list of {"question"|"id"|"path", "answer"|"text"}."""
    if path is None:
        return ()
    from cvimprover.cli.files import read_text

    try:
        data = json.loads(read_text(path, "answers"))
    except (ValueError, RecursionError):
        raise WrongUsage(f'{path} is not JSON. Write {{"<question id>": "<answer>"}}.') from None
    pairs = _answer_pairs(data)
    if pairs is None:
        raise WrongUsage(f'{path} holds no answers. Write {{"<question id>": "<answer>"}}.')
    return pairs


def _answer_pairs(data: Any) -> tuple[tuple[str, str], ...] | None:
    if isinstance(data, dict) and isinstance(data.get("answers"), list | dict):
        data = data["answers"]
    if isinstance(data, dict):
        if not all(isinstance(value, str | int | float) for value in data.values()):
            return None
        return tuple((str(key), str(value)) for key, value in data.items() if str(value).strip())
    if isinstance(data, list) and all(isinstance(item, dict) for item in data):
        pairs = [
            (
                item.get("question") or item.get("id") or item.get("path"),
                item.get("answer") or item.get("text"),
            )
            for item in data
        ]
        return tuple((str(key), str(value)) for key, value in pairs if key and value)
    return None
