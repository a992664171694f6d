"""Which extractor reads a document: judged by its bytes."""

from resumelib.errors import EmptyInput
from resumelib.parsing.lines import Extracted


def extract(data: bytes, name: str = "") -> Extracted:
    """Positioned lines in reading order. Raises InputRefused."""
    if not data.strip():
        raise EmptyInput("The file is empty.")
    if b"%PDF-" in data[:1024]:
        from resumelib.parsing.pdf import extract_pdf

        return extract_pdf(data)
    from resumelib.parsing.plain import extract_plain

    return extract_plain(data)
