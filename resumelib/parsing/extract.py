"""Which extractor reads a document: judged by its bytes, its name only where they can't tell."""

from resumelib.parsing.lines import Extracted
from resumelib.parsing.media import DOCX, media_type_of


def extract(data: bytes, name: str = "") -> Extracted:
    """Positioned lines in reading order. Raises InputRefused."""
    media_type = media_type_of(data, name)
    if media_type == "application/pdf":
        from resumelib.parsing.pdf import extract_pdf

        return extract_pdf(data)
    if media_type == "text/html":
        from resumelib.parsing.html import extract_html

        return extract_html(data)
    if media_type == "text/markdown":
        from resumelib.parsing.markdown import extract_markdown

        return extract_markdown(data)
    if media_type == DOCX:
        from resumelib.parsing.docx import extract_docx

        return extract_docx(data)
    from resumelib.parsing.plain import extract_plain

    return extract_plain(data)
