"""Which reader takes a document: judged by its bytes (`media`). Each reader is imported when it is used."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from msgspec import structs

from resumelib.errors import NothingReadable, TooLarge
from resumelib.parsing import media
from resumelib.parsing.aside import without_machine_talk
from resumelib.parsing.lines import Extracted, Line
from resumelib.parsing.structured import Structured

MAX_TEXT_BYTES = 8 * 1024 * 1024  # a web page may carry its pictures within
MAX_LINES = 6_000
MAX_LINE = 2_500  # characters; longer ones are cut
_TOO_LONG = "This document is far longer than a CV; it is not read. Please give the CV itself."

_READERS = {
    media.PDF: "pdf:extract_pdf",
    media.DOCX: "docx:extract_docx",
    media.ODT: "odt:extract_odt",
    media.RTF: "rtf:extract_rtf",
    media.HTML: "html:extract_html",
    media.MARKDOWN: "markdown:extract_markdown",
    media.PLAIN: "plain:extract_plain",
    media.JSON: "json_file:read_json",
    media.YAML: "rendercv:read_yaml",
    media.LINKEDIN: "linkedin:read_linkedin",
}


def extract(data: bytes, name: str = "") -> Extracted | Structured:
    """Positioned lines in reading order, or the data a structured format holds. Raises InputRefused."""
    media_type = media.media_type_of(data, name)
    if media_type.startswith("text/") and len(data) > MAX_TEXT_BYTES:
        raise TooLarge(_TOO_LONG)
    if media_type not in _READERS:
        raise media.NeedsRecognition("This is a picture: its text has to be recognized first.")
    found = reader_of(media_type)(data)
    if isinstance(found, Structured):
        return found
    if not found.lines:
        raise NothingReadable("There is no readable text in this document.")
    if max([len(line.text) for line in found.lines]) > MAX_LINE:
        found = replace(found, lines=tuple(part for line in found.lines for part in _cut(line)))
    if len(found.lines) > MAX_LINES:
        raise TooLarge(_TOO_LONG)
    return without_machine_talk(found)


def _cut(line: Line) -> list[Line]:
    """A line of unusual length as several of one block, so that no pattern ever meets more than a page of text."""
    if len(line.text) <= MAX_LINE:
        return [line]
    parts = []
    for piece in line.pieces:
        text = piece.text
        while text:
            end = len(text) if len(text) <= MAX_LINE else text.rfind(" ", 1, MAX_LINE)
            end = end if end > 0 else MAX_LINE
            parts.append(
                structs.replace(
                    line, pieces=(structs.replace(piece, text=text[:end].strip()),), bullet="", gap=0.0
                )
            )
            text = text[end:].strip()
    return [structs.replace(parts[0], bullet=line.bullet, gap=line.gap), *parts[1:]]


def reader_of(media_type: str) -> Callable[[bytes], Extracted | Structured]:
    module, _, function = _READERS[media_type].partition(":")
    reader: Callable[[bytes], Extracted | Structured] = getattr(
        import_module(f"resumelib.parsing.{module}"), function
    )
    return reader
