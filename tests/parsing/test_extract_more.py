"""What documents hold beside plain paragraphs: forms, layers, pictures over text, changes, notes, diagrams, controls."""

import io
import json
import subprocess
import zlib
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from resumelib.parsing.extract import extract
from resumelib.parsing.lines import Extracted
from resumelib.parsing.pdf_boxes import only_box
from resumelib.parsing.structure import structure_resume
from resumelib.parsing.structured import Structured, parsed_of
from tests.parsing import made
from tests.security.hostile import pdf as raw_pdf
from tests.security.hostile import stream

DOCUMENTS = Path(__file__).parent / "documents"
NAME = "<w:p><w:r><w:t>Mira Solano</w:t></w:r></w:p>"


def read(data: bytes, name: str) -> Extracted:
    found = extract(data, name)
    assert isinstance(found, Extracted)
    return found


def drawn(draw) -> Extracted:
    """A PDF with a name, an address and what `draw` puts on its canvas."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 780, "Mira Solano")
    canvas.drawString(60, 760, "mira.solano@example.com")
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return read(buffer.getvalue(), "cv.pdf")


PICTURE = ImageReader(Image.new("RGB", (200, 40), (30, 90, 160)))


def test_the_value_of_a_form_field_is_read_where_it_stands() -> None:
    def form(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Phone:")
        canvas.acroForm.textfield(name="phone", value="+1 206 555 0142", x=110, y=695, width=200, height=18)

    assert "Phone: +1 206 555 0142" in drawn(form).text


def test_text_under_a_picture_is_hidden_and_text_on_it_is_not() -> None:
    def under(canvas: Canvas) -> None:
        canvas.drawString(70, 600, "Covered words")
        canvas.drawImage(PICTURE, 60, 590, 250, 40)

    def over(canvas: Canvas) -> None:
        canvas.drawImage(PICTURE, 60, 590, 250, 40)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(70, 600, "Words on a picture")

    assert [(item.reason, item.text) for item in drawn(under).hidden] == [("covered", "Covered words")]
    assert "Covered" not in drawn(under).text
    assert "Words on a picture" in drawn(over).text and not drawn(over).hidden


def test_a_layer_that_is_switched_off_is_hidden() -> None:
    page = (
        b"BT /F1 12 Tf 60 780 Td (Mira Solano) Tj ET /OC /L1 BDC BT /F1 12 Tf 60 700 Td (Layer that is off) Tj ET EMC "
        b"/OC /L2 BDC BT /F1 12 Tf 60 660 Td (Layer that is on) Tj ET EMC"
    )
    data = raw_pdf([
        b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [6 0 R] /ON [7 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> /Properties << /L1 6 0 R /L2 7 0 R >> >> >>",
        stream(page), b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /OCG /Name (Off) >>", b"<< /Type /OCG /Name (On) >>",
    ])  # fmt: skip
    found = read(data, "cv.pdf")

    assert [item.text for item in found.hidden] == ["Layer that is off"]
    assert "Layer that is on" in found.text and "off" not in found.text


def test_word_changes_count_as_accepted() -> None:
    body = (
        '<w:p><w:del w:id="1"><w:r><w:delText>Deleted</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>Inserted</w:t></w:r></w:ins></w:p>'
        '<w:p><w:moveFrom w:id="3"><w:r><w:t>Moved from</w:t></w:r></w:moveFrom>'
        '<w:moveTo w:id="4"><w:r><w:t>Moved to</w:t></w:r></w:moveTo></w:p>'
    )
    assert read(made.docx(NAME + body), "cv.docx").text == "Mira Solano\nInserted\nMoved to"


def test_word_footnotes_are_read_and_comments_are_not() -> None:
    parts = {
        "word__comments_xml": f'<w:comments {made.W}><w:comment w:id="0">{made.paragraph("A comment")}</w:comment></w:comments>',
        "word__footnotes_xml": f'<w:footnotes {made.W}><w:footnote w:id="2">{made.paragraph("A footnote")}</w:footnote></w:footnotes>',
    }
    assert read(made.docx(NAME, **parts), "cv.docx").text == "Mira Solano\nA footnote"


def test_word_content_controls_and_diagrams_are_read_once() -> None:
    body = f"<w:sdt><w:sdtContent>{NAME}</w:sdtContent></w:sdt><w:p><w:sdt><w:sdtContent><w:r><w:t>Engineer</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    points = "".join(
        f"<d:pt><d:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></d:t></d:pt>" for text in ("Python", "Redis")
    )
    diagram = f'<d:dataModel xmlns:d="d" xmlns:a="{main}"><d:ptLst>{points}</d:ptLst></d:dataModel>'
    found = read(made.docx(body, word__diagrams__data1_xml=diagram), "cv.docx")

    assert found.text == "Mira Solano\nEngineer\nPython\nRedis"


def test_open_document_frames_tables_and_notes_are_read_and_comments_and_deletions_are_not() -> None:
    cells = "".join(
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"
        for text in ("2019", "Harbor Analytics")
    )
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A footnote</text:p></text:note-body></text:note>"
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        f"<text:p>Mira Solano<office:annotation><text:p>A comment</text:p></office:annotation>{note}</text:p>"
        "<text:p><draw:frame><draw:text-box><text:p>In a frame</text:p></draw:text-box></draw:frame></text:p>"
        f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    )
    assert read(made.odt(body), "cv.odt").text == "Mira Solano\nIn a frame\n2019 Harbor Analytics\nA footnote"


def test_rtf_tables_and_notes_are_read_and_comments_and_deletions_are_not() -> None:
    row = rb"\trowd\cellx2000\cellx6000\intbl 2019\cell Harbor Analytics\cell\row\pard "
    rest = rb"{\*\annotation A comment}Led a team{\footnote of five}{\deleted Gone}{\ul0 and won}\par}"
    found = read(rb"{\rtf1\ansi Mira Solano\par" + row + rest, "cv.rtf")

    assert [line.text for line in found.lines] == [
        "Mira Solano",
        "2019 Harbor Analytics",
        "Led a team of five and won",
    ]
    assert [piece.text for piece in found.lines[1].pieces] == ["2019", "Harbor Analytics"]


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "visibility:hidden",
        "opacity:0",
        "font-size:0",
        "position:absolute;left:-9999px",
        "text-indent:-9999px",
    ],
)
def test_what_a_web_page_does_not_show_is_hidden(style: str) -> None:
    found = read(
        f"<html><body><p>Mira Solano</p><p style='{style}'>Trick</p></body></html>".encode(), "cv.html"
    )

    assert found.text == "Mira Solano" and [item.text for item in found.hidden] == ["Trick"]


def test_what_only_a_screen_reader_skips_is_seen() -> None:
    page = b"<html><body><p>Mira Solano</p><p aria-hidden='true'>Seen</p><template>Not a part</template></body></html>"

    assert read(page, "cv.html").text == "Mira Solano\nSeen"


def test_markdown_front_matter_tables_and_fences() -> None:
    text = "---\nname: Mira Solano\n---\n# Mira Solano\n\n| Year | Employer |\n|:---|---:|\n| 2019 | Harbor |\n\n```text\nPython\n```\n<!-- a comment -->\n"
    found = read(text.encode(), "cv.md")

    assert [line.text for line in found.lines] == [
        "name: Mira Solano",
        "Mira Solano",
        "Year Employer",
        "2019 Harbor",
        "Python",
    ]


@pytest.mark.parametrize(
    "resume",
    [
        {"basics": {"name": "Mira Solano", "location": None, "profiles": None}, "work": None, "skills": None},
        {"basics": {"name": "Mira Solano", "location": "Seattle", "profiles": {"network": "GitHub"}}, "work": {"name": "Harbor"}},
        {"basics": {"name": "Mira Solano"}, "skills": ["Python", {"name": "SQL", "keywords": "a, b"}, None], "languages": "German"},
        {"basics": {"name": "Mira Solano"}, "work": [{"company": "Harbor", "position": 5, "website": [], "highlights": "one"}, 7]},
        {"basics": {"name": "Mira Solano"}, "education": [None, "MIT", {"institution": "MIT", "courses": {"a": 1}}], "hobbies": [{"name": "Rowing"}]},
    ],
)  # fmt: skip
def test_json_resume_of_any_version_and_shape_keeps_every_text(resume: object) -> None:
    found = extract(json.dumps(resume).encode(), "cv.json")
    assert isinstance(found, Structured)
    parsed = parsed_of(found)

    assert parsed.resume.basics.name == "Mira Solano"
    kept = str(parsed.resume) + str(parsed.leftover)
    for word in ("Seattle", "GitHub", "Harbor", "Python", "SQL", "German", "one", "MIT", "Rowing"):
        assert (f'"{word}"' in json.dumps(resume)) <= (word in kept), word


# ---------------------------------------------------------------- the same file, written again by other tools


@pytest.mark.parametrize(
    "options", [["--linearize"], ["--object-streams=generate", "--recompress-flate"], ["--qdf"]]
)
@pytest.mark.parametrize("name", ["sidebar_left.pdf", "typeset.pdf"])
def test_a_pdf_rewritten_by_qpdf_reads_the_same(name: str, options: list[str], tmp_path: Path) -> None:
    try:
        subprocess.run(["qpdf", *options, DOCUMENTS / name, tmp_path / name], check=True, timeout=60)
    except FileNotFoundError:
        pytest.skip("qpdf is not installed")
    before, after = (read(path.read_bytes(), name) for path in (DOCUMENTS / name, tmp_path / name))

    assert after.lines == before.lines
    assert structure_resume(after).resume == structure_resume(before).resume


def test_a_word_document_rewritten_by_libreoffice_reads_the_same(tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        tmp_path,
        DOCUMENTS / "word_plain.docx",
    ]
    try:
        subprocess.run(command, check=True, timeout=120, capture_output=True)
    except FileNotFoundError:
        pytest.skip("LibreOffice is not installed")
    before, after = (
        read((folder / "word_plain.docx").read_bytes(), "cv.docx") for folder in (DOCUMENTS, tmp_path)
    )

    assert after.text == before.text
    assert structure_resume(after).resume == structure_resume(before).resume


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_that_inherits_its_size_keeps_its_first_line(packed: bool) -> None:
    def top(canvas: Canvas) -> None:
        canvas.drawString(60, 815, "Bookbinder")

    data = _inheriting(top, packed)

    assert read(data, "cv.pdf").lines[0].text == "Bookbinder"
    assert not read(data, "cv.pdf").hidden


def _inheriting(draw, packed: bool) -> bytes:
    """A PDF of A4 whose size stands at the tree of pages, in plain or in a packed object."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 780, "Mira Solano")
    draw(canvas)
    canvas.showPage()
    canvas.save()
    data = buffer.getvalue()
    box = b"/MediaBox [ 0 0 595 842 ]"
    assert box in data
    if not packed:  # behind the end, so that no offset in the file changes
        return data.replace(box, b" " * len(box)) + b"\n%" + box
    objects = zlib.compress(b"1 0 << /Type /Pages /MediaBox [0 0 595 842] >>")
    packing = b"\n9 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\n" + objects + b"\nendstream endobj"
    return data.replace(box, b" " * len(box)) + packing


def test_a_file_of_packed_objects_without_end_is_looked_through_no_further_than_it_is_worth() -> None:
    assert only_box(b"/ObjStm stream\nx" * 200_000) is None
