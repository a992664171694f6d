"""What can't be read is refused with a sentence that says what it is and what to do."""

import io
import zipfile

import pytest

from cvimprover.env import read_settings
from resumelib import errors
from resumelib.model.document import SourceDocument
from resumelib.parsing import extract_text
from resumelib.parsing.extract import extract
from resumelib.parsing.media import MAX_BYTES, media_type_of
from tests.parsing.drawn import Put, pdf
from tests.security.hostile import paged, stream


def refusal(data: bytes, name: str = "") -> errors.InputRefused:
    with pytest.raises(errors.InputRefused) as caught:
        extract(data, name)
    assert caught.value.sentence.endswith(".")
    return caught.value


def zipped(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return buffer.getvalue()


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\x00" * 100])
def test_an_empty_file(data):
    assert isinstance(refusal(data), errors.EmptyInput)


def test_a_file_over_the_limit_says_both_sizes():
    refused = refusal(b"%PDF-1.7" + b"x" * MAX_BYTES)
    assert isinstance(refused, errors.TooLarge)
    assert "25 MB" in refused.sentence


def test_an_encrypted_pdf_asks_for_one_without_password():
    refused = refusal(pdf([Put(60, 60, "Secret")], encrypted="open sesame"))
    assert isinstance(refused, errors.EncryptedInput)
    assert "password" in refused.sentence


def test_random_bytes_named_pdf():
    refused = refusal(bytes((n * 7919) % 256 for n in range(4000)), "cv.pdf")
    assert isinstance(refused, errors.UnsupportedInput)
    assert "named .pdf" in refused.sentence


def test_a_web_page_named_pdf_says_so_and_what_to_do():
    refused = refusal(b"<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>", "cv.pdf")
    assert isinstance(refused, errors.UnsupportedInput)
    assert "web page" in refused.sentence and "download" in refused.sentence


def test_a_pdf_cut_short():
    data = pdf([Put(60, 60, "Mira Solano")])
    assert isinstance(refusal(data[:200]), errors.DamagedInput | errors.NothingReadable)


def test_a_pdf_without_text():
    assert isinstance(refusal(pdf([], rects=[(0, 60, 60, 200, 200, "#808080")])), errors.NothingReadable)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, ".docx"),
        (b"Rar!\x1a\x07\x01\x00 something", "archive"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "program"),
        (b"%!PS-Adobe-3.0\nshowpage", "PostScript"),
    ],
)
def test_a_kind_that_is_not_read_is_named(data, says):
    refused = refusal(data, "cv")
    assert isinstance(refused, errors.UnsupportedInput)
    assert says in refused.sentence


def test_a_spreadsheet_is_no_text_document():
    assert "spreadsheet" in refusal(zipped(xl__workbook_xml="<x/>")).sentence


def test_an_archive_of_something_else():
    assert isinstance(refusal(zipped(photo="x")), errors.UnsupportedInput)


def test_a_word_document_with_a_broken_part():
    assert isinstance(refusal(zipped(word__document_xml="<w:document><w:body>")), errors.DamagedInput)


def test_json_that_is_no_resume():
    assert isinstance(refusal(b'{"name": "left-pad", "version": "1.0.0"}', "package.json"), errors.NotAResume)


def test_json_that_is_broken():
    assert isinstance(refusal(b'{"basics": {"name": "Mira"', "cv.json"), errors.DamagedInput)


def test_yaml_that_is_no_resume():
    assert isinstance(refusal(b"services:\n  web:\n    image: nginx\n", "compose.yaml"), errors.NotAResume)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"Mira Solano\nEngineer", "cv.txt", "text/plain"),
        (b"# Mira Solano\n\n## Work\n", "cv", "text/markdown"),
        (b"# Mira Solano\n\n## Work\n", "cv.txt", "text/plain"),
        (b"<div>Mira</div>", "cv", "text/html"),
        (b"{\\rtf1 Mira}", "cv.doc", "application/rtf"),
        (b"junk before\n%PDF-1.4", "cv", "application/pdf"),
        (b"\xff\xfeM\x00i\x00r\x00a\x00", "cv.txt", "text/plain"),
        (b"cv:\n  name: Mira\n", "cv", "application/yaml"),
    ],
)
def test_the_bytes_decide_and_the_name_only_among_texts(data, name, kind):
    assert media_type_of(data, name) == kind


def test_a_pdf_over_which_the_library_panics():
    """Found by fuzzing: a panic of Rust is no Exception in Python. In the sandbox, for it spoils its process."""
    whole = paged(stream(b"BT /F1 12 Tf 60 700 Td (Mira Solano) Tj ET"))
    panics = SourceDocument(whole.replace(b"2 0 obj", b"2\xe30 obj"), "cv.pdf")
    with pytest.raises(errors.DamagedInput, match="This file says it is a PDF"):
        extract_text(panics)


def test_what_a_server_takes_by_default_is_read():
    assert read_settings({}).max_upload_mb * 1024 * 1024 <= MAX_BYTES
