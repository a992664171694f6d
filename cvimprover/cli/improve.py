"""`cvimprover improve`: the whole pipeline in process."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resumelib.errors import DeliveryBlocked, WrongUsage
from resumelib.text.counting import counted

if TYPE_CHECKING:  # loaded when the command runs, after the sandbox has begun to start
    from resumelib.model.document import SourceDocument
    from resumelib.pipeline import ArtifactRef, MemoryStore, State

HELP = "Read a CV, review it, improve its wording without inventing a fact, and write the new document."
EXAMPLES = (
    "cvimprover improve cv.pdf",
    "cvimprover improve cv.pdf -o better.pdf -o better.docx --region DE",
    "cvimprover improve cv.docx --posting posting.txt -o tailored.pdf --json report.json",
    "cvimprover improve page1.jpg page2.jpg -o cv.pdf",
    "cvimprover improve cv.pdf --posting posting.txt --company 'Fjord Hospital' -o cv-new.pdf --letter letter.pdf",
)


def add_arguments(parser: ArgumentParser) -> None:
    from cvimprover.cli.options import add_improve_options

    add_improve_options(parser)
    parser.add_argument(
        "--json",
        metavar="FILE",
        help="write before, after, suggestions, questions and scores as JSON; - for standard output",
    )
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")


def run(arguments: Namespace) -> int:
    from resumelib.parsing import warm_up

    warm_up()
    from cvimprover.cli.files import refuse_overwriting, write_all
    from cvimprover.cli.options import check_names, letter_formats, output_formats
    from resumelib.pipeline import outcome

    formats = output_formats(arguments.outputs)
    letters = letter_formats(arguments.letters, arguments.outputs)
    check_names(arguments)
    report_path = [arguments.json] if arguments.json not in (None, "-") else []
    refuse_overwriting([*formats, *letters, *report_path], arguments.files)
    if arguments.json in {**formats, **letters}:
        raise WrongUsage(f"{arguments.json} is named twice, as a document and as the report.")
    documents = read_pages(arguments.files)
    state, files = _improve(documents, arguments, _each(formats), _each(letters))
    contents = _contents(state.artifacts, formats, files)
    contents |= _contents(state.letter_artifacts, letters, files)
    report = json.dumps(outcome(state), ensure_ascii=False, indent=2) + "\n" if arguments.json else ""
    if arguments.json and arguments.json != "-":
        contents[arguments.json] = report.encode()
    write_all(contents)
    if arguments.json == "-":
        sys.stdout.write(report)
    elif not formats:
        sys.stdout.write(summary(state))
    return 0


def _each(formats: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(formats.values()))


def _contents(
    artifacts: tuple[ArtifactRef, ...], formats: dict[str, str], files: MemoryStore
) -> dict[str, bytes]:
    """Each path with its bytes. Raises DeliveryBlocked for a letter's file that did not pass its check."""
    made = {artifact.format: files.get(artifact.digest) for artifact in artifacts}
    lost = [path for path, format_ in formats.items() if format_ not in made]
    if lost:
        raise DeliveryBlocked(f"{lost[0]} did not pass its own check, so it is not delivered.")
    return {path: made[format_] for path, format_ in formats.items()}


def read_pages(paths: list[str]) -> list[SourceDocument]:
    """One CV: a single file, or several pictures in page order."""
    from cvimprover.cli.files import is_image, read_document

    if len(paths) > 1 and not all(is_image(path) for path in paths):
        raise WrongUsage("Give one CV at a time; only pictures may be several, as the pages of one CV.")
    return [read_document(path) for path in paths]


def _improve(
    documents: list[SourceDocument],
    arguments: Namespace,
    formats: tuple[str, ...],
    letter: tuple[str, ...] = (),
) -> tuple[State, MemoryStore]:
    from datetime import UTC, datetime

    from cvimprover.cli.ahead import load_ahead, load_while_it_answers
    from cvimprover.cli.files import portrait, read_text
    from cvimprover.cli.options import read_answers
    from cvimprover.cli.progress import Progress
    from resumelib.pipeline import Context, MemoryStore, Options, improve_document

    files = MemoryStore()
    today = datetime.now(UTC).date()
    options = Options(
        posting=read_text(arguments.posting, "posting") if arguments.posting else "",
        photo=files.put(portrait(arguments.photo)) if arguments.photo else "",
        formats=formats,
        letter=letter,
        answers=tuple(read_answers(arguments.answers)),
        **{name: getattr(arguments, name) for name in _PLAIN},
    )
    model = language_model(arguments.llm)
    load_ahead(model)
    context = Context(files, today, model, advise=bool(arguments.json))
    progress = Progress(quiet=arguments.quiet)
    try:
        heard = load_while_it_answers(progress) if model else progress
        state = improve_document(documents, options, context, on_event=heard)
    except BaseException:
        progress.close()
        raise
    return state, files


_PLAIN = (
    "position", "company", "industry", "experience_level", "company_size", "location", "application_timeline",
    "region", "theme", "fit_pages", "accept", "llm",
)  # fmt: skip


def language_model(llm: str) -> Any:
    """The configured endpoint's client, or None: off, or none configured."""
    if llm == "off":
        return None
    from cvimprover.env import read_settings

    settings = read_settings()
    if not settings.llm_base_url:
        return None
    from resumelib.llm import client_from_settings

    return client_from_settings(
        settings.llm_base_url, settings.llm_api_key, settings.llm_model, timeout=settings.llm_timeout
    )


def summary(state: State) -> str:
    """What was found and what would change, for a person at a terminal."""
    from resumelib.model.fields import iter_fields
    from resumelib.pipeline import outcome

    result = outcome(state)
    applied = [s for s in result["suggestions"] if s["applied"]]
    lines = [f"Content score {result['score_before']:.0f} → {result['score_after']:.0f} of 100.", ""]
    lines += (
        [f"{counted(len(applied), 'improvement')} applied:"] if applied else ["Nothing to improve safely."]
    )
    for suggestion in applied:
        lines += [
            f"  {suggestion['path']}: {suggestion['reason']}",
            f"    - {suggestion['before']}",
            f"    + {suggestion['after']}",
        ]
    open_ = [s for s in result["suggestions"] if not s["applied"] and s["applicability"] == "confirm"]
    if open_:
        lines += ["", _to_confirm(len(open_))]
        lines += [f"  {s['path']}: {s['before']}\n    + {s['after']}" for s in open_]
    if result["questions"]:
        lines += ["", _to_answer(len(result["questions"]))]
        about = {field.id: field.text for field in iter_fields(state.resume)} if state.resume else {}
        for question in result["questions"]:
            lines += [f"  {question['id']}: {question['text']}"]
            lines += [f"    {about[question['target']]}"] if question["target"] in about else []
    lines += ["", "Write the new document with -o, for example: -o " + _example_name(state)]
    return "\n".join(lines) + "\n"


def _to_confirm(count: int) -> str:
    if count == 1:
        return "1 needs your confirmation (--accept all applies it):"
    return f"{count} need your confirmation (--accept all applies them):"


def _to_answer(count: int) -> str:
    your = "your answer" if count == 1 else "your answers"
    return f"{counted(count, 'question')} (--answers FILE takes {your}):"


def _example_name(state: State) -> str:
    stem = Path(state.sources[0].name).stem if state.sources and state.sources[0].name else "cv"
    return f"{stem}-improved.pdf"
