"""What the files of each format are made of, read by tools that had no part in making them."""

import io
import json
import re
import zipfile
from dataclasses import replace

import pypdf
import pytest
import yaml
from PIL import Image

from resumelib.errors import UnsupportedInput, WrongUsage
from resumelib.model.jsonresume import from_json_resume
from resumelib.model.region import resolve_region
from resumelib.model.resume import Profile, Resume
from resumelib.rendering import list_themes, preview_page, render_resume, verify_artifact

from .people import ALICE

THEMES = [theme.name for theme in list_themes()]
US, DE, GB, EU = (resolve_region(code) for code in ("US", "DE", "GB", "EU"))


def portrait() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (300, 400), "#8899aa").save(buffer, "JPEG")
    return buffer.getvalue()


def _structure(data: bytes) -> list[str]:
    """The types of the structure tree's elements, in reading order."""
    found: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
        if isinstance(node, pypdf.generic.ArrayObject):
            for child in node:
                walk(child)
        elif isinstance(node, pypdf.generic.DictionaryObject):
            if "/S" in node:
                found.append(str(node["/S"]))
            walk(node.get("/K"))

    walk(pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"])
    return found


def test_there_are_eight_themes_with_the_default_first():
    assert len(THEMES) == 8
    assert THEMES[0] == "classic"
    assert all(theme.title and theme.description.endswith(".") for theme in list_themes())


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_makes_an_accessible_pdf_that_passes_its_check(theme):
    import pdf_oxide

    made = render_resume(ALICE, format="pdf", theme=theme, region=DE, photo=portrait())
    reader = pypdf.PdfReader(io.BytesIO(made.data))
    kinds = _structure(made.data)

    assert verify_artifact(ALICE, made.data, format="pdf", region=DE).missing == ()
    assert pdf_oxide.PdfDocument.from_bytes(made.data).validate_pdf_ua()["valid"]
    assert reader.metadata.title == ALICE.basics.name
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made.data
    assert kinds.count("/H1") >= 6
    assert kinds.count("/Figure") == 1
    assert {"/L", "/LI", "/LBody", "/Link"} <= set(kinds)
    assert made.pages == len(reader.pages)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("drop", ["everything", "work", "contacts", "dates"])
def test_every_theme_does_without_what_is_missing(theme, drop):
    resume = {
        "everything": Resume(basics=replace(Resume().basics, name="Bo Li"), language="en"),
        "work": replace(ALICE, work=(), skills=(), languages=()),
        "contacts": replace(ALICE, basics=replace(Resume().basics, name="Bo Li")),
        "dates": replace(
            ALICE, work=tuple(replace(p, dates=Resume().work or p.dates.__class__()) for p in ALICE.work)
        ),
    }[drop]

    made = render_resume(resume, format="pdf", theme=theme, region=US)

    assert made.pages >= 1
    assert verify_artifact(resume, made.data, format="pdf", region=US).missing == ()


@pytest.mark.parametrize("format", ["pdf", "docx", "html", "md", "txt", "json", "yaml"])
def test_the_same_resume_gives_the_same_bytes(format):
    first, second = (render_resume(ALICE, format=format, region=GB).data for _ in range(2))

    assert first == second


def test_pages_after_the_first_carry_name_and_number():
    long = replace(ALICE, work=ALICE.work * 12)

    made = render_resume(long, format="pdf", region=GB)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.data)).pages]

    assert made.pages >= 3
    assert f"1 / {made.pages}" not in pages[0]
    assert all(
        "Alice Brandt-Okafor" in text and f"{n} / {made.pages}" in text
        for n, text in enumerate(pages, 1)
        if n > 1
    )


def test_no_section_heading_is_left_alone_at_the_foot_of_a_page():
    titles = {
        "Experience",
        "Education",
        "Projects",
        "Skills",
        "Languages",
        "Certificates",
        "Awards",
        "Publications",
    }
    for extra in range(4, 14, 2):
        made = render_resume(replace(ALICE, work=ALICE.work * extra), format="pdf", region=GB)
        pages = pypdf.PdfReader(io.BytesIO(made.data)).pages
        assert len(pages) > 1
        for page in pages[:-1]:
            body = [line for line in page.extract_text().splitlines() if line.strip() and " / " not in line]
            assert body[-1].strip() not in titles


def test_the_word_file_has_real_headings_lists_links_and_fields_and_no_tables():
    data = render_resume(ALICE, format="docx", region=GB, theme="modern").data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
        footer = "".join(archive.read(n).decode() for n in archive.namelist() if "footer" in n)

    assert document.count('w:pStyle w:val="Heading1"') >= 10
    assert document.count('w:pStyle w:val="Heading2"') >= 4
    assert document.count('w:pStyle w:val="ListBullet"') == 5
    assert "w:hyperlink" in document
    assert "<w:tbl>" not in document
    assert "w:txbxContent" not in document
    assert "NUMPAGES" in footer


def test_the_json_is_a_valid_json_resume_and_reads_back_equal():
    data = json.loads(render_resume(ALICE, format="json", region=US).data)

    assert from_json_resume(data) == ALICE


def test_the_rendercv_file_has_entries_of_one_kind_in_every_section():
    cv = yaml.safe_load(render_resume(ALICE, format="yaml", region=GB).data)["cv"]

    assert cv["name"] == ALICE.basics.name
    assert cv["sections"]["Experience"][0]["company"] == "Harbor & Vale Ltd"
    assert cv["sections"]["Experience"][0]["end_date"] == "present"
    assert cv["sections"]["Education"][0]["institution"] == "University of Hull"
    for entries in cv["sections"].values():
        assert len({type(entry) for entry in entries}) == 1


def test_an_unknown_theme_or_format_is_told_what_there_is():
    with pytest.raises(WrongUsage, match="classic"):
        render_resume(ALICE, format="pdf", theme="../../etc", region=GB)
    with pytest.raises(WrongUsage, match="docx"):
        render_resume(ALICE, format="exe", region=GB)


def test_a_preview_is_one_page_of_the_asked_width():
    picture = Image.open(io.BytesIO(preview_page(ALICE, region=US, page=99, width=400)))

    assert picture.format == "PNG"
    assert abs(picture.width - 400) <= 1
    assert abs(picture.height / picture.width - 11 / 8.5) < 0.01


@pytest.mark.parametrize(("region", "shown"), [(US, False), (GB, False), (DE, True), (EU, True)])
@pytest.mark.parametrize("format", ["pdf", "docx", "html"])
def test_photo_and_personal_data_follow_the_region_and_the_notes_say_so(region, shown, format):
    made = render_resume(ALICE, format=format, region=region, photo=portrait())
    marks = {"pdf": rb"/Subtype\s*/Image", "docx": rb"word/media/", "html": rb"<img "}

    assert bool(re.search(marks[format], made.data)) is shown
    assert any("photo" in note.lower() for note in made.notes)
    assert any("Date of birth" in note for note in made.notes) is not shown


@pytest.mark.parametrize(
    "photo", [b"GIF89a", b"\xff\xd8\xff broken", b"\x89PNG\r\n\x1a\n" + b"0" * 3_000_000]
)
def test_a_photo_that_can_not_be_printed_is_refused_with_a_sentence(photo):
    with pytest.raises(UnsupportedInput, match="photo"):
        render_resume(ALICE, format="pdf", region=DE, photo=photo)


def test_fitting_tightens_before_it_gives_up_and_never_cuts():
    two = replace(ALICE, work=ALICE.work + ALICE.work[:1])
    many = replace(ALICE, work=ALICE.work * 14)

    tight = render_resume(two, format="pdf", region=GB, fit_pages=1)
    hopeless = render_resume(many, format="pdf", region=GB, fit_pages=1)

    assert tight.pages == 1
    assert any("spacing was reduced" in note for note in tight.notes)
    assert hopeless.pages > 1
    assert any("Nothing was cut" in note and "Head of Operations" in note for note in hopeless.notes)
    assert verify_artifact(many, hopeless.data, format="pdf", region=GB).passed


def test_the_notes_say_when_there_are_more_pages_than_usual():
    made = render_resume(replace(ALICE, work=ALICE.work * 14), format="pdf", region=GB)
    academic = render_resume(replace(ALICE, work=ALICE.work * 14), format="pdf", theme="academic", region=GB)

    assert any("at most 2 pages are usual" in note for note in made.notes)
    assert not any("are usual" in note for note in academic.notes)


def test_a_word_file_keeps_dates_and_telephone_numbers_on_one_line() -> None:
    long = replace(
        ALICE.work[0], position="Senior Programme Manager, Cross-border Logistics and Customs Work"
    )
    texts = word_paragraphs(replace(ALICE, work=(long, *ALICE.work[1:])), "classic")

    assert not any("\t" in text for text in texts if text.startswith("Senior Programme"))
    assert any("Mar\u00a02021\u00a0–\u00a0Present" in text for text in texts)
    assert any("+44\u00a020\u00a07946\u00a00958" in text for text in texts)


def test_a_word_file_leads_with_what_its_theme_leads_with() -> None:
    texts = word_paragraphs(ALICE, "academic")

    assert texts.index("Publications") < texts.index("Experience")


@pytest.mark.parametrize("url", ["https://", "http://www.", "https://www./"])
def test_an_address_of_which_nothing_is_left_leaves_no_separator(url: str) -> None:
    bare = replace(ALICE, basics=replace(ALICE.basics, url=url, profiles=()))

    contacts = next(text for text in word_paragraphs(bare, "classic") if "@" in text)
    markdown = render_resume(bare, format="md", theme="classic", region=GB).data.decode()

    assert contacts == contacts.rstrip("|\u00a0 ")
    assert not any(line.rstrip().endswith("·") or "[]" in line for line in markdown.splitlines())


@pytest.mark.parametrize(("language", "marked"), [("ar", True), ("en", False)])
def test_a_word_file_runs_from_right_to_left_where_its_language_does(language: str, marked: bool) -> None:
    made = render_resume(replace(ALICE, language=language), format="docx", theme="modern", region=GB)
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert (b"<w:bidi/>" in archive.read("word/styles.xml")) == marked
        bold = (
            b"<w:b/><w:bCs/>" in archive.read("word/document.xml"),
            b"<w:b/>" in archive.read("word/document.xml"),
        )
        assert bold == (marked, True)  # the letters of these languages have properties of their own


def word_paragraphs(resume: Resume, theme: str) -> list[str]:
    import docx

    made = render_resume(resume, format="docx", theme=theme, region=GB)
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(made.data)).paragraphs]


def test_no_line_of_contacts_in_a_word_file_ends_in_a_sign_between_two():
    profiles = (
        Profile("LinkedIn", "alicebo", "https://www.linkedin.com/in/alice-brandt-okafor"),
        Profile("GitHub", "alicebo", "https://github.com/alice-brandt-okafor"),
    )
    resume = replace(ALICE, basics=replace(ALICE.basics, profiles=profiles))
    contacts = next(text for text in word_paragraphs(resume, "classic") if "alice@example.org" in text)
    lines = contacts.split("\n")
    assert len(lines) > 1
    assert not any(line.rstrip().endswith("|") or line.startswith("|") for line in lines)
    assert sum(len(line.split("|")) for line in lines) == len(contacts.replace("\n", "|").split("|"))
