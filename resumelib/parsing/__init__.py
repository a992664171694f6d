"""The door of parsing: documents in, text or a structured resume out.

`extract_text` gives the text as a person would read it; `parse_resume` gives a Parsed; `read_image` reads a picture.
Every refusal is an InputRefused with a sentence for the person.
"""

from resumelib.model.document import ImageReading, Parsed, SourceDocument
from resumelib.parsing.lines import Extracted

__all__ = ["extract_text", "parse_resume", "read_image"]


def extract_text(document: SourceDocument) -> str:
    """The document's visible text, line by line in reading order. Raises InputRefused."""
    return _extract(document).text


def parse_resume(*documents: SourceDocument) -> Parsed:
    """One resume from one document, or from several that are its pages in order. Raises InputRefused."""
    from resumelib.parsing.structure import structure_resume

    return structure_resume(_extract(documents[0]))


def read_image(document: SourceDocument) -> ImageReading:
    """What optical character recognition sees on a picture. Raises InputRefused."""
    from resumelib.parsing.ocr import read_image as read

    return read(document)


def _extract(document: SourceDocument) -> Extracted:
    from resumelib.parsing.extract import extract

    return extract(document.data, document.name)
