"""Reads one small document of its own, so that word lists and patterns are ready when somebody's arrives.

The warm parent reads it as text and as a PDF (pdf-oxide starts no thread for one page: a fork would lose it), each
waiting child as a PDF once more, for the memory that it writes to.
"""

from collections.abc import Iterator

from resumelib.errors import ResumeError

_SAMPLE = """Ada Example
ada@example.com | +1 206 555 0100 | Springfield

Experience
Example Works, Engineer, Springfield          January 2019 - present
- Led the move of 40 services to a new platform
- Cut costs by 12%

Education
University of Example, BSc in Physics, 2014 - 2018

Skills
Databases: PostgreSQL, Redis

Languages
English (native), German (B2)
"""


_FEW = 7  # lines with a header and a position: more would write to hardly any other memory


def preload() -> None:
    """Never fails: what can't be warmed is loaded by the child that needs it."""
    from resumelib.parsing import work
    from resumelib.parsing.pdf import extract_pdf
    from resumelib.parsing.plain import extract_plain

    try:
        work.warmed(extract_plain(_SAMPLE.encode()))
        extract_pdf(_sheet(_SAMPLE.splitlines()))
    except (ResumeError, ImportError):
        return


_FACES = b"<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>/F2<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>>>"


def rehearse() -> Iterator[None]:
    """In a child that waits for a document: the memory that reading writes to becomes its own beforehand, in steps.

    Without it, a page of a CV costs two thousand page faults.
    """
    from resumelib.parsing import work
    from resumelib.parsing.pdf import extract_pdf

    yield
    try:
        found = extract_pdf(_sheet(_SAMPLE.splitlines()[:_FEW]))
        yield
        work.warmed(found)
    except (ResumeError, ImportError):
        return


def _sheet(lines: list[str]) -> bytes:
    """The lines as a PDF of one page. It has no table of its objects, which readers do without."""
    drawn = "".join(
        f"BT /F{1 if ' ' in line else 2} 10 Tf 50 {780 - 16 * number} Td ({line.replace('(', '').replace(')', '')}) Tj ET\n"
        for number, line in enumerate(lines)
    ).encode()
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font",
            _FACES,
            b">>>>endobj\n",
            b"4 0 obj<</Length %d>>stream\n" % len(drawn),
            drawn,
            b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        )
    )
