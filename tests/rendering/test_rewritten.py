"""The same file, written anew by another tool, passes the same check and reads the same: nothing hangs on our marks."""

import io
import shutil
import subprocess

import pypdf
import pytest

from resumelib.model.document import SourceDocument
from resumelib.model.jsonresume import to_json_resume
from resumelib.model.region import resolve_region
from resumelib.parsing import parse_resume
from resumelib.rendering import list_themes, render_resume, verify_artifact

from .people import ALICE

GB = resolve_region("GB")
THEMES = [theme.name for theme in list_themes()]
needs = {tool: pytest.mark.skipif(not shutil.which(tool), reason=f"needs {tool}") for tool in ("qpdf", "soffice", "pdftotext")}  # fmt: skip


def read(data: bytes, name: str) -> dict[str, object]:
    return to_json_resume(parse_resume(SourceDocument(data, name)).resume)


def without_marks(data: bytes) -> bytes:
    """The pages alone, as pypdf writes them: no structure tree, no metadata, no producer of ours."""
    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        page.pop("/StructParents", None)
        writer.add_page(page)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("theme", THEMES)
def test_a_pdf_without_our_marks_passes_the_same_check(theme):
    bare = without_marks(render_resume(ALICE, format="pdf", theme=theme, region=GB).data)

    assert b"/StructTreeRoot" not in bare
    assert b"ypst" not in bare
    assert verify_artifact(ALICE, bare, format="pdf", region=GB).missing == ()


def test_a_pdf_without_our_marks_reads_the_same():
    made = render_resume(ALICE, format="pdf", region=GB).data

    assert read(without_marks(made), "r.pdf") == read(made, "r.pdf")


@needs["qpdf"]
def test_a_pdf_that_qpdf_rewrote_passes_the_same_check_and_reads_the_same(tmp_path):
    source, target = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(render_resume(ALICE, format="pdf", theme="sidebar", region=GB).data)
    subprocess.run(
        ["qpdf", "--linearize", "--object-streams=generate", "--normalize-content=y", source, target],
        check=False,  # 3: with warnings
        capture_output=True,
    )

    assert target.read_bytes() != source.read_bytes()
    assert verify_artifact(ALICE, target.read_bytes(), format="pdf", region=GB).missing == ()
    assert read(target.read_bytes(), "r.pdf") == read(source.read_bytes(), "r.pdf")


@needs["soffice"]
def test_a_word_file_that_libreoffice_rewrote_passes_the_same_check_and_reads_the_same(tmp_path):
    source, out = tmp_path / "a.docx", tmp_path / "out"
    source.write_bytes(render_resume(ALICE, format="docx", region=GB).data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", "docx", "--outdir", out, source],
        check=True,
        capture_output=True,
        timeout=120,
    )
    again = (out / "a.docx").read_bytes()

    assert verify_artifact(ALICE, again, format="docx", region=GB).missing == ()
    before, after = read(source.read_bytes(), "r.docx"), read(again, "r.docx")
    for result in (before, after):
        result.pop("references", None)  # each takes the running foot of the page for more of the last text
    assert after == before


@needs["pdftotext"]
@pytest.mark.parametrize("theme", THEMES)
def test_dates_stand_with_their_entries_in_pdftotext(theme, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(render_resume(ALICE, format="pdf", theme=theme, region=GB).data)
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    lines = [line for line in text.splitlines() if line.strip()]

    position = ALICE.work[0].position
    place = next(index for index, line in enumerate(lines) if position in line and index > 2)
    year = str(ALICE.work[0].dates.start.year)
    assert any(year in line for line in lines[max(0, place - 2) : place + 3])
