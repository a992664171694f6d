"""The upload as a picture, drawn by a process that may have gone meanwhile."""

import threading

from resumelib.model.document import SourceDocument
from resumelib.parsing import page_picture, page_sizes
from tests.web.conftest import EXAMPLE

DOCUMENT = SourceDocument(EXAMPLE.read_bytes(), "nora-brandt.pdf")


def test_a_page_is_drawn_and_measured():
    assert page_picture(DOCUMENT, 1, 400)[:3] == b"\xff\xd8\xff"
    assert page_picture(DOCUMENT, 2, 400) is None
    ((width, height),) = page_sizes(DOCUMENT)
    assert round(height / width, 2) == 1.42
    assert page_picture(SourceDocument(b"Alice Probst", "cv.txt"), 1, 400) is None


def test_it_is_drawn_also_when_the_thread_that_asked_first_has_ended():
    for _ in range(4):
        drawn = []
        thread = threading.Thread(target=lambda drawn=drawn: drawn.append(page_picture(DOCUMENT, 1, 200)))
        thread.start()
        thread.join()
        assert drawn[0]
    assert page_picture(DOCUMENT, 1, 200)


def test_a_damaged_file_has_no_picture():
    assert page_picture(SourceDocument(b"%PDF-1.7 nothing more", "cv.pdf"), 1, 400) is None
    assert page_sizes(SourceDocument(b"%PDF-1.7 nothing more", "cv.pdf")) == []
