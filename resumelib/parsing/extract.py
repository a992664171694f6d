"""Which reader takes a document: judged by its bytes (`media`). Each reader is imported when it is used."""

from collections.abc import Callable
from importlib import import_module

from resumelib.errors import NothingReadable, TooLarge
from resumelib.parsing import media
from resumelib.parsing.aside import without_machine_talk
from resumelib.parsing.lines import Extracted
from resumelib.parsing.structured import Structured

MAX_TEXT_BYTES = 8 * 1024 * 1024  # a web page may carry its pictures within
MAX_LINES = 6_000
MAX_LINE = 20_000  # characters
_TOO_LONG = "This document is far longer than a CV; it is not read. Please give the CV itself."

_READERS = {
    media.PDF: "pdf:extract_pdf",
    media.DOCX: "docx:extract_docx",
    media.ODT: "odt:extract_odt",
    media.RTF: "rtf:extract_rtf",
    media.HTML: "html:extract_html",
    media.MARKDOWN: "markdown:extract_markdown",
    media.PLAIN: "plain:extract_plain",
    media.JSON: "structured:read_json",
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
    if len(found.lines) > MAX_LINES or any(len(line.text) > MAX_LINE for line in found.lines):
        raise TooLarge(_TOO_LONG)
    return without_machine_talk(found)


def reader_of(media_type: str) -> Callable[[bytes], Extracted | Structured]:
    module, _, function = _READERS[media_type].partition(":")
    reader: Callable[[bytes], Extracted | Structured] = getattr(
        import_module(f"resumelib.parsing.{module}"), function
    )
    return reader
