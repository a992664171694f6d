"""Each format gives the lines a person would see, with what the format itself says about them."""

import pytest

from resumelib.parsing.extract import extract
from resumelib.parsing.lines import Extracted, Line
from resumelib.parsing.structured import Structured, parsed_of, readable
from tests.parsing import made


def lines_of(data: bytes, name: str) -> list[Line]:
    found = extract(data, name)
    assert isinstance(found, Extracted)
    return list(found.lines)


def line(lines: list[Line], start: str) -> Line:
    return next(item for item in lines if item.text.startswith(start))


@pytest.mark.parametrize(("name", "data"), [p for p in made.documents() if p[0].split(".")[1] in ("pdf", "docx", "odt", "rtf", "html", "md", "txt")])  # fmt: skip
def test_every_flowing_format_gives_name_contact_and_highlights_in_order(name, data):
    found = extract(data, name)
    assert isinstance(found, Extracted)
    text = found.text
    places = [text.casefold().find(part.casefold()) for part in ("Mira Solano", "mira.solano@example.com", "Experience", "Harbor Analytics", "forty", "cost")]  # fmt: skip
    assert -1 not in places and places == sorted(places)
    assert "secret" not in text and "white words" not in text


@pytest.mark.parametrize(("name", "reasons"), [("cv.docx", {"vanish"}), ("cv.odt", {"vanish"}), ("cv.rtf", {"vanish", "white-on-white"}), ("cv.html", {"invisible-mode", "white-on-white"})])  # fmt: skip
def test_hidden_text_of_flowing_formats_is_set_apart(name, reasons):
    found = extract(dict(made.documents())[name], name)
    assert isinstance(found, Extracted)
    assert {hidden.reason for hidden in found.hidden} == reasons


def test_word_headings_lists_tables_and_looks():
    lines = lines_of(made.word(), "cv.docx")
    assert line(lines, "Experience").heading == 1
    assert line(lines, "Mira").pieces[0].bold and line(lines, "Mira").pieces[0].size == 20
    assert all(line(lines, text).bullet for text in made.HIGHLIGHTS)
    assert [piece.text for piece in line(lines, "2014").pieces] == [
        "2014",
        "University of Northmoor, BSc Physics",
    ]


def test_word_text_boxes_headers_and_links_are_read():
    box = "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    link = '<w:p><w:hyperlink r:id="r9"><w:r><w:t>my page</w:t></w:r></w:hyperlink></w:p>'
    rels = '<Relationships xmlns="x"><Relationship Id="r9" Type="t/hyperlink" Target="https://mira.example.org"/></Relationships>'
    head = f"<w:hdr {made.W}>{made.paragraph('Mira Solano, mira.solano@example.com')}</w:hdr>"
    data = made.zipped({
        "word/document.xml": f"<w:document {made.W}><w:body>{made.paragraph('Engineer')}{box}{link}</w:body></w:document>",
        "word/header1.xml": head, "word/header2.xml": head, "word/_rels/document.xml.rels": rels,
    })  # fmt: skip
    found = extract(data, "cv.docx")
    assert isinstance(found, Extracted)
    assert [item.text for item in found.lines] == [
        "Mira Solano, mira.solano@example.com",
        "Engineer",
        "In a box",
        "my page",
    ]
    assert found.lines[-1].pieces[0].link == "https://mira.example.org"
    assert found.layout.has_text_boxes and found.layout.contact_in_header


def test_word_text_in_both_branches_of_an_alternative_counts_once():
    inner = "<w:txbxContent><w:p><w:r><w:t>Once only</w:t></w:r></w:p></w:txbxContent>"
    run = f'<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r>'
    assert extract(made.docx(f"<w:p>{run}</w:p>"), "cv.docx").text == "Once only"


def test_a_layout_table_of_word_is_read_cell_by_cell():
    left = made.paragraph("Skills") + made.paragraph("Python")
    right = made.paragraph("Experience") + made.paragraph("Harbor")
    data = made.docx(f"<w:tbl><w:tr><w:tc>{left}</w:tc><w:tc>{right}</w:tc></w:tr></w:tbl>")
    assert [item.text for item in lines_of(data, "cv.docx")] == ["Skills", "Python", "Experience", "Harbor"]


def test_markdown_marks_are_read_not_shown():
    lines = lines_of(made.MARKDOWN.encode(), "cv.md")
    assert (line(lines, "Experience").heading, line(lines, "Education").heading) == (2, 2)
    assert line(lines, "mira").pieces[0].link == "mailto:mira.solano@example.com"
    assert [item.level for item in lines if item.bullet] == [0, 0, 1]
    assert line(lines, "2019").text == "2019 - 2023"
    assert [piece.text for piece in line(lines, "University").pieces] == ["University of Northmoor", "BSc"]
    assert not any(mark in item.text for item in lines for mark in "*#|[\\")


def test_lines_of_one_markdown_paragraph_share_a_block():
    lines = lines_of(made.MARKDOWN.encode(), "cv.md")
    assert line(lines, "Moved").block == line(lines, "to a new").block


def test_html_tables_lists_links_and_grounds():
    lines = lines_of(made.HTML.encode(), "cv.html")
    assert [piece.text for piece in line(lines, "2019").pieces] == ["2019 - 2023", "Harbor Analytics"]
    assert line(lines, "Moved").bullet == "•"
    assert line(lines, "my page").pieces[0].link == "https://mira.example.org"
    assert line(lines, "Seen words")


def test_rtf_accents_lists_tabs_and_links():
    lines = lines_of(made.RTF, "cv.rtf")
    assert (
        line(lines, "Moved").text == "Moved forty services to a café platform" and line(lines, "Moved").bullet
    )
    assert line(lines, "Halved").text == "Halved the cost —by half"
    assert [piece.text for piece in line(lines, "Harbor").pieces] == ["Harbor Analytics", "2019 – 2023"]
    assert line(lines, "my page").pieces[0].link == "https://mira.example.org"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_in_any_common_encoding(encoding):
    assert (
        lines_of("Zoë Müller\n• Café at Straße 5\n".encode(encoding), "cv.txt")[1].text == "Café at Straße 5"
    )


def test_wide_gaps_of_plain_text_part_pieces():
    assert [p.text for p in lines_of(b"Harbor Analytics          2019 - 2023", "cv.txt")[0].pieces] == ["Harbor Analytics", "2019 - 2023"]  # fmt: skip


@pytest.mark.parametrize("name", ["cv.json", "cv.yaml", "linkedin.zip"])
def test_structured_formats_become_the_same_person(name):
    found = extract(dict(made.documents())[name], name)
    assert isinstance(found, Structured)
    resume = parsed_of(found).resume
    assert (resume.basics.name, resume.basics.email) == ("Mira Solano", "mira.solano@example.com")
    first = resume.work[0]
    assert (first.name, first.position) == ("Harbor Analytics", "Lead Engineer")
    assert first.dates.start.iso == "2019-03" and first.highlights
    assert resume.education[0].institution == "University of Northmoor"
    assert "PostgreSQL" in readable(found.json_resume)


def test_what_no_field_takes_of_a_structured_format_is_left_over():
    source = {**made.RESUME, "shoeSize": "forty-one wide"}
    import json

    found = extract(json.dumps(source).encode(), "cv.json")
    assert isinstance(found, Structured)
    assert [item.text for item in parsed_of(found).leftover] == ["forty-one wide"]


def test_rendercv_sections_keep_their_kinds():
    found = extract(made.RENDERCV.encode(), "cv.yaml")
    assert isinstance(found, Structured)
    resume = parsed_of(found).resume
    assert resume.basics.summary == "Builds platforms that last."
    assert resume.work[0].dates.is_current
    assert resume.work[0].highlights[0].text == "Moved forty services to a new platform"
    assert resume.skills[0].keywords == ("PostgreSQL (tuning, upgrades)", "Redis")
    assert resume.languages[0].language == "Spanish"
    assert resume.custom[0].title == "Patents"


def test_linkedin_dates_and_primary_address():
    found = extract(made.linkedin(), "export.zip")
    assert isinstance(found, Structured)
    resume = parsed_of(found).resume
    assert resume.work[0].dates.end.iso == "2023-06" and resume.work[1].dates.is_current
    assert [item.text for item in resume.work[0].highlights] == ["Moved forty services", "Halved the cost"]
    assert resume.certificates[0].name == "Scrum Master"
