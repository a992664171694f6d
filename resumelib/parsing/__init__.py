"""The door of parsing: documents in, text or a structured resume out.

`extract_text` gives the text as a person would read it; `parse_resume` gives a Parsed; `read_image` reads a picture.
Every refusal is an InputRefused with a sentence for the person. Documents are opened in the sandbox, never here;
`warm_up` starts it in the background, for callers that know a document is coming.
"""

from typing import Any

import msgspec

from resumelib import sandbox
from resumelib.errors import DamagedInput, EmptyInput, TooLarge, WrongUsage
from resumelib.model.document import ImageReading, Parsed, SourceDocument

__all__ = ["extract_text", "parse_resume", "read_image", "warm_up"]

MAX_BYTES_TOGETHER = 100 * sandbox.MIB
_WORK = "resumelib.parsing.work"
_PRELOAD = (
    _WORK,
    "resumelib.parsing.pdf",
    "pdf_oxide",
    "resumelib.parsing.structure",
    "resumelib.parsing.docx",
    "resumelib.parsing.html",
    "lxml.html",
    "resumelib.parsing.odt",
    "resumelib.parsing.rtf",
    "resumelib.parsing.markdown",
    "resumelib.parsing.rendercv",
    "resumelib.parsing.linkedin",
)
_DOCUMENT = sandbox.Limits()
_PICTURE = sandbox.Limits(
    seconds=180, cpu_seconds=300, memory=4096 * sandbox.MIB, descriptors=256, threads=True
)


def warm_up() -> None:
    """Starts the sandbox in the background and returns at once."""
    sandbox.start(_PRELOAD)


def extract_text(document: SourceDocument) -> str:
    """The document's visible text, line by line in reading order. Raises InputRefused."""
    text: str = _call("text", (document,), str)
    return text


def parse_resume(*documents: SourceDocument) -> Parsed:
    """One resume from one document, or from several that are its pages in order. Raises InputRefused."""
    parsed: Parsed = _call("parse", documents, Parsed)
    return parsed


def read_image(document: SourceDocument) -> ImageReading:
    """What optical character recognition sees on a picture. Raises InputRefused."""
    reading: ImageReading = _call("image", (document,), ImageReading)
    return reading


def _call(verb: str, documents: tuple[SourceDocument, ...], kind: Any) -> Any:
    """Bounds that need no parser, then the sandbox; its answer is decoded against the type, never trusted."""
    if not documents:
        raise WrongUsage("Give at least one file.")
    if not any(document.data for document in documents):
        raise EmptyInput("The file is empty.")
    if sum(len(document.data) for document in documents) > MAX_BYTES_TOGETHER:
        raise TooLarge("The file is far larger than any CV. Please export it again with smaller pictures.")
    payload = msgspec.msgpack.encode([(document.data, document.name) for document in documents])
    run = sandbox.sandbox(_PRELOAD).call
    try:
        answer = run(f"{_WORK}:{verb}", payload, _DOCUMENT)
        if (
            not answer
        ):  # a picture: text recognition needs more memory, threads and time than any other reader gets
            answer = run(f"{_WORK}:{verb}_scan", payload, _PICTURE)
        return msgspec.json.decode(answer, type=kind)
    except sandbox.Killed as killed:
        raise _sentence(killed) from killed
    except msgspec.ValidationError as error:
        raise DamagedInput(_STOPPED) from error


_STOPPED = (
    "This file made its reader stop, so nothing was taken from it. "
    "Please export it again, or give it in another format (PDF, DOCX or plain text)."
)


def _sentence(killed: sandbox.Killed) -> DamagedInput | TooLarge:
    if killed.reason == "time":
        return TooLarge(
            "Reading this file took too long and was stopped. Please give a shorter or simpler one."
        )
    if killed.reason in ("memory", "size"):
        return TooLarge(
            "This file unpacks to more than is read. Please export it again with smaller pictures."
        )
    return DamagedInput(_STOPPED)
