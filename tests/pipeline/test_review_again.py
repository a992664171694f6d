"""What the second review says of the document that is handed out."""

from datetime import date

from resumelib.model.document import SourceDocument
from resumelib.pipeline import Context, MemoryStore, Options, improve_document

CV = """Ottilie Farrow
ottilie.farrow@example.com | Bristol

Experience
Software Engineer, Larkspur Travel, Sept. 2018 - Present
- Rebuilt the booking engine that 120 hotels use every day of the year.

Junior Developer, Foxglove Digital, 06/2015 – 08/2018
- Built websites for 15 clients of the agency in Cardiff and Newport.
"""


def test_dates_that_our_files_set_in_one_style_are_no_longer_held_against_the_resume():
    state = improve_document(
        [SourceDocument(CV.encode(), "cv.txt")],
        Options(),
        Context(MemoryStore(), date(2026, 1, 15)),
        until="review-again",
    )
    styles = {"D05", "D13"}  # formats of dates, dashes between them
    assert styles <= {finding.id for finding in state.review.findings}
    assert styles <= {finding.id for finding in state.comparison.mended}
    assert not styles & {finding.id for finding in state.comparison.remaining}
