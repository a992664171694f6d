"""One document of each readable type, of one fictitious person, made on the spot."""

import io
import json
import zipfile
from collections.abc import Iterator

from tests.parsing.drawn import Put, column, pdf

HIGHLIGHTS = ["Moved forty services to a new platform", "Halved the cost of running them"]
RESUME = {
    "basics": {"name": "Mira Solano", "label": "Engineer", "email": "mira.solano@example.com", "phone": "+1 206 555 0142"},
    "work": [
        {"name": "Harbor Analytics", "position": "Lead Engineer", "startDate": "2019-03", "endDate": "2023-06", "highlights": HIGHLIGHTS}
    ],
    "education": [{"institution": "University of Northmoor", "studyType": "BSc", "area": "Physics", "endDate": "2014"}],
    "skills": [{"name": "Databases", "keywords": ["PostgreSQL", "Redis"]}],
}  # fmt: skip
LINES = [
    "Mira Solano", "mira.solano@example.com", "+1 206 555 0142", "", "#Experience", "Harbor Analytics, Lead Engineer, 2019 - 2023",
    *HIGHLIGHTS, "", "#Education", "University of Northmoor, BSc Physics, 2014", "", "#Skills", "PostgreSQL, Redis",
]  # fmt: skip
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def zipped(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """`body` is the inside of w:body; other parts by name with `__` for `/` and a trailing `_xml` or `_rels`."""
    members = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    for name, text in parts.items():
        members[name.replace("__", "/").replace("_xml", ".xml").replace("_rels.", ".rels")] = text
    return zipped(members)


def paragraph(text: str, style: str = "", properties: str = "", run: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def odt(body: str, automatic: str = "") -> bytes:
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def linkedin() -> bytes:
    return zipped({
        "Profile.csv": "First Name,Last Name,Headline,Summary,Geo Location,Websites\nMira,Solano,Engineer,Builds platforms.,Seattle,[PORTFOLIO:https://mira.example.org]\n",
        "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\nold@example.com,Yes,No,\nmira.solano@example.com,Yes,Yes,\n",
        "PhoneNumbers.csv": "Extension,Number,Type\n,+1 206 555 0142,Mobile\n",
        "Positions.csv": 'Company Name,Title,Description,Location,Started On,Finished On\nHarbor Analytics,Lead Engineer,"Led a team.\n• Moved forty services\n• Halved the cost",Seattle,Mar 2019,Jun 2023\nQuillon Labs,Engineer,,,Jan 2024,\n',
        "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\nUniversity of Northmoor,2010,2014,,BSc Physics,Rowing\n",
        "Skills.csv": "Name\nPython\nPostgreSQL\n",
        "Languages.csv": "Name,Proficiency\nSpanish,Native or bilingual proficiency\n",
        "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number\nScrum Master,,Agile Board,May 2020,,AB-42\n",
    })  # fmt: skip


RENDERCV = """cv:
  name: Mira Solano
  location: Seattle
  email: mira.solano@example.com
  phone: tel:+1-206-555-0142
  social_networks:
    - network: GitHub
      username: mirasolano
  sections:
    summary:
      - Builds **platforms** that last.
    experience:
      - company: Harbor Analytics
        position: Lead Engineer
        start_date: 2019-03
        end_date: present
        highlights:
          - Moved [forty services](https://example.org) to a new platform
    education:
      - institution: University of Northmoor
        area: Physics
        degree: BSc
        end_date: 2014
    skills:
      - label: Databases
        details: PostgreSQL (tuning, upgrades), Redis
    languages:
      - label: Spanish
        details: Native
    patents:
      - Ice drill with a soft tip
"""
RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\colortbl;\red255\green255\blue255;}\b\fs32 Mira Solano\b0\fs20\par "
    rb"mira.solano@example.com\par \par\b Experience\b0\par Harbor Analytics\tab 2019 \endash  2023\par "
    rb"{\listtext\bullet\tab}Moved forty services to a caf\'e9 platform\par {\pntext\bullet\tab}Halved the cost \u8212?by half\par "
    rb'{\field{\*\fldinst{HYPERLINK "https://mira.example.org"}}{\fldrslt{my page}}}'
    rb"\par {\v secret words}{\cf1 white words}\par}"
)
MARKDOWN = (
    "# Mira Solano\n\n**Engineer** in Seattle  \n[mira.solano@example.com](mailto:mira.solano@example.com)\n\n## Experience\n\n"
    "### Harbor Analytics, *Lead Engineer*\n2019 \\- 2023\n\n- Moved forty services\n  to a new platform\n- Halved the cost\n  - by half\n\n"
    "Education\n---------\n\n| School | Degree |\n|--------|--------|\n| University of Northmoor | BSc |\n"
)
HTML = (
    "<!DOCTYPE html><html><head><title>CV</title><style>.gone{display:none}.x .dark{background:#123}</style></head><body>"
    "<h1>Mira Solano</h1><p class='gone'>secret words</p><p>mira.solano@example.com<br>+1 206 555 0142</p><h2>Experience</h2>"
    "<table><tr><td>2019 - 2023</td><td>Harbor Analytics</td></tr></table><ul><li>Moved <b>forty</b> services</li><li>Halved the cost</li></ul>"
    "<p style='color:#fff'>white words</p><div class='dark'><span style='color:white'>Seen words</span></div>"
    "<p><a href='https://mira.example.org'>my page</a></p></body></html>"
)


def word() -> bytes:
    title = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    body = paragraph("Mira Solano", run='<w:b/><w:sz w:val="40"/>') + paragraph("mira.solano@example.com")
    body += paragraph("Experience", "H1") + paragraph("Harbor Analytics, Lead Engineer, 2019 - 2023")
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body += "".join(paragraph(text, properties=listed) for text in HIGHLIGHTS)
    body += paragraph("Education", "H1")
    cells = "".join(f"<w:tc>{paragraph(t)}</w:tc>" for t in ("2014", "University of Northmoor, BSc Physics"))
    body += f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + paragraph("secret words", run="<w:vanish/>")
    return docx(body, word__styles_xml=f"<w:styles {W}>{title}</w:styles>")


def open_document() -> bytes:
    styles = '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold" fo:font-size="14pt"/></style:style>'
    styles += '<style:style style:name="V" style:family="text"><style:text-properties text:display="none"/></style:style>'
    body = '<text:p><text:span text:style-name="B">Mira Solano</text:span></text:p><text:p>mira.solano@example.com<text:tab/>Seattle</text:p>'
    body += '<text:h text:outline-level="1">Experience</text:h><text:p>Harbor Analytics, Lead Engineer, 2019 - 2023</text:p><text:list>'
    body += "".join(f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in HIGHLIGHTS)
    body += '</text:list><text:p><text:span text:style-name="V">secret words</text:span></text:p>'
    return odt(body, styles)


def documents() -> Iterator[tuple[str, bytes]]:
    """(file name, bytes), one of each type."""
    yield "cv.pdf", pdf([*column(60, 60, LINES), Put(545, 130, "Seattle", right=True)])
    yield "cv.docx", word()
    yield "cv.odt", open_document()
    yield "cv.rtf", RTF
    yield "cv.html", HTML.encode()
    yield "cv.md", MARKDOWN.encode()
    yield (
        "cv.txt",
        "\n".join(line.replace("#", "").upper() if "#" in line else line for line in LINES).encode(),
    )
    yield "cv.json", json.dumps(RESUME).encode()
    yield "cv.yaml", RENDERCV.encode()
    yield "linkedin.zip", linkedin()
