"""Documents that no browser prints: Word, OpenDocument, RTF, plain text, Markdown, HTML, reportlab, Typst."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from make_documents import contact_lines, language_lines, skill_lines, small_sections, span, tabular, title

Json = dict[str, Any]


def word_tables(p: Json, out: Path, name: str, _: Path) -> None:
    """A Word form: dates in the left cell of a table, everything else in the right one."""
    import docx

    document, b = docx.Document(), p["basics"]
    document.add_paragraph().add_run(b["name"]).font.size = docx.shared.Pt(22)
    document.add_paragraph(b["label"])
    document.add_paragraph(" | ".join(contact_lines(p)))
    document.add_heading(title(p, "summary"), 1)
    document.add_paragraph(b["summary"])
    document.add_heading(title(p, "work"), 1)
    table = document.add_table(0, 2)
    for w in p["work"]:
        left, right = table.add_row().cells
        left.text = span(p, w, "mm/yyyy")
        right.text = w["position"]
        right.add_paragraph(f"{w['name']}, {w['location']}")
        for highlight in w["highlights"]:
            right.add_paragraph(highlight, style="List Bullet")
    document.add_heading(title(p, "education"), 1)
    table = document.add_table(0, 2)
    for s in p["education"]:
        left, right = table.add_row().cells
        left.text = span(p, s, "mm/yyyy")
        right.text = f"{s['studyType']} {s['area']}"
        right.add_paragraph(s["institution"])
    document.add_heading(title(p, "skills"), 1)
    for line in skill_lines(p):
        document.add_paragraph(line)
    document.add_heading(title(p, "languages"), 1)
    for line in language_lines(p, "{}: {}"):
        document.add_paragraph(line)
    for heading, lines in small_sections(p):
        document.add_heading(heading, 1)
        for line in lines:
            document.add_paragraph(line)
    document.save(out / f"{name}.docx")


def word_tabs(p: Json, target: Path) -> None:
    """No styles at all: bold capitals as titles, right tabs for dates, typed bullets."""
    import docx
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm, Pt

    document, b = docx.Document(), p["basics"]

    def line(
        text: str, *, bold: bool = False, size: float = 10.5, right: str = "", italic: bool = False
    ) -> None:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.size = bold, italic, Pt(size)
        if right:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(15.2), WD_TAB_ALIGNMENT.RIGHT)
            paragraph.add_run("\t" + right).font.size = Pt(size)

    line(b["name"], bold=True, size=18)
    line(b["label"], italic=True)
    line(" / ".join(contact_lines(p)), size=9)
    line(b["summary"])
    line(title(p, "work").upper(), bold=True)
    for w in p["work"]:
        line(f"{w['name']}, {w['location']}", bold=True, right=span(p, w))
        line(w["position"], italic=True)
        for highlight in w["highlights"]:
            line(f"- {highlight}")
    line(title(p, "education").upper(), bold=True)
    for s in p["education"]:
        line(s["institution"], bold=True, right=span(p, s))
        line(f"{s['studyType']}, {s['area']}", italic=True)
    line(title(p, "skills").upper(), bold=True)
    for text in skill_lines(p):
        line(text)
    line(title(p, "languages").upper(), bold=True)
    line(", ".join(language_lines(p)))
    for heading, lines in small_sections(p):
        line(heading.upper(), bold=True)
        for text in lines:
            line(text)
    document.save(target)


def word_plain(p: Json, out: Path, name: str, _: Path) -> None:
    word_tabs(p, out / f"{name}.docx")


def office(kind: str) -> Callable[[Json, Path, str, Path], None]:
    """The same Word file, saved by LibreOffice as another format."""

    def make(p: Json, out: Path, name: str, folder: Path) -> None:
        source = folder / f"{name}.docx"
        word_tabs(p, source)
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind, "--outdir", str(out), str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip

    return make


def plain_text(p: Json, out: Path, name: str, _: Path) -> None:
    b = p["basics"]
    lines = [b["name"].upper(), b["label"], "", *contact_lines(p), ""]

    def section(text: str) -> None:
        lines.extend(["", text.upper(), "-" * len(text)])

    section(title(p, "summary"))
    words, row = b["summary"].split(), ""
    for word in words:
        if len(row) + len(word) > 70:
            lines.append(row.strip())
            row = ""
        row += f" {word}"
    lines.append(row.strip())
    section(title(p, "work"))
    for w in p["work"]:
        lines.extend(
            [
                "",
                f"{w['position']}, {w['name']}, {w['location']}",
                span(p, w),
                *(f"* {h}" for h in w["highlights"]),
            ]
        )
    section(title(p, "education"))
    for s in p["education"]:
        lines.extend(["", f"{s['studyType']} {s['area']}", s["institution"], span(p, s)])
    section(title(p, "skills"))
    lines.extend(skill_lines(p))
    section(title(p, "languages"))
    lines.extend(language_lines(p, "{} - {}"))
    for heading, texts in small_sections(p):
        section(heading)
        lines.extend(f"* {text}" for text in texts)
    (out / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def markdown(p: Json, out: Path, name: str, _: Path) -> None:
    b = p["basics"]
    lines = [
        f"# {b['name']}",
        f"**{b['label']}**",
        "",
        *(f"- {x}" for x in contact_lines(p)),
        "",
        b["summary"],
        "",
        f"## {title(p, 'work')}",
    ]
    for w in p["work"]:
        lines.extend(
            [
                "",
                f"### {w['position']}, {w['name']}",
                f"*{span(p, w)}*, {w['location']}",
                "",
                *(f"- {h}" for h in w["highlights"]),
            ]
        )
    lines.extend(["", f"## {title(p, 'education')}"])
    for s in p["education"]:
        lines.extend(["", f"### {s['institution']}", f"{s['studyType']} in {s['area']} ({span(p, s)})"])
    lines.extend(
        [
            "",
            f"## {title(p, 'projects')}",
            *(f"- **{x['name']}**: {x['description']}" for x in p.get("projects", [])),
        ]
    )
    lines.extend(
        [
            "",
            f"## {title(p, 'skills')}",
            *(f"- **{g['name']}**: {', '.join(g['keywords'])}" for g in p["skills"]),
        ]
    )
    lines.extend(["", f"## {title(p, 'languages')}", ", ".join(language_lines(p))])
    (out / f"{name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def web_page(p: Json, out: Path, name: str, _: Path) -> None:
    (out / f"{name}.html").write_text(tabular(p), encoding="utf-8")


def drawn(p: Json, out: Path, name: str, _: Path) -> None:
    """reportlab: text drawn at fixed places, sidebar after the main column in the file."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen import canvas

    c, b = canvas.Canvas(str(out / f"{name}.pdf"), pagesize=(595, 842), invariant=1), p["basics"]
    y = 790.0

    def put(text: str, x: float, font: str, size: float, width: float = 330) -> None:
        nonlocal y
        for part in simpleSplit(text, font, size, width):
            c.setFont(font, size)
            c.drawString(x, y, part)
            y -= size * 1.3

    put(b["name"], 210, "Helvetica-Bold", 22)
    put(b["label"], 210, "Helvetica", 13)
    y -= 10
    put(b["summary"], 210, "Helvetica", 9.5)
    for key in ("work", "education"):
        y -= 12
        put(title(p, key), 210, "Helvetica-Bold", 13)
        for entry in p[key]:
            y -= 4
            c.setFont("Helvetica", 8.5)
            c.drawRightString(555, y, span(p, entry, "mm/yyyy"))
            put(
                entry.get("position") or f"{entry['studyType']} {entry['area']}",
                210,
                "Helvetica-Bold",
                10,
                250,
            )
            put(entry.get("name") or entry["institution"], 210, "Helvetica-Oblique", 10)
            for highlight in entry.get("highlights", []):
                c.drawString(212, y, "•")
                put(highlight, 222, "Helvetica", 9.5, 320)
    y = 700.0
    for heading, lines in (
        (title(p, "contact"), contact_lines(p)),
        (title(p, "skills"), [k for g in p["skills"] for k in g.get("keywords", [g["name"]])]),
        (title(p, "languages"), language_lines(p)),
        *small_sections(p),
    ):
        put(heading, 40, "Helvetica-Bold", 12, 150)
        for text in lines:
            put(text, 40, "Helvetica", 9, 150)
        y -= 10
    c.save()


def typeset(p: Json, out: Path, name: str, _: Path) -> None:
    """Typst, by hand: dates in the left margin, titles across the page."""
    import typst

    b = p["basics"]

    def q(text: str) -> str:
        return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    lines = [
        '#set page(paper: "a4", margin: 16mm)',
        "#set text(size: 10pt)",
        f'#text(20pt, weight: "bold")[{q(b["name"])}]',
        f"\\ {q(b['label'])} \\ {q(' · '.join(contact_lines(p)))}",
        f"== {q(title(p, 'summary'))}",
        q(b["summary"]),
    ]
    lines.append(f"== {q(title(p, 'work'))}")
    for w in p["work"]:
        items = " ".join(f"\n- {q(h)}" for h in w["highlights"])
        lines.append(
            f"#grid(columns: (3.2cm, 1fr), gutter: 6pt, [{q(span(p, w, 'mm/yyyy', '–'))}], [*{q(w['position'])}*, {q(w['name'])}, {q(w['location'])}\n{items}\n])"
        )
    lines.append(f"== {q(title(p, 'education'))}")
    for s in p["education"]:
        lines.append(
            f"#grid(columns: (3.2cm, 1fr), gutter: 6pt, [{q(span(p, s, 'mm/yyyy', '–'))}], [*{q(s['studyType'])}*, {q(s['area'])} \\ {q(s['institution'])}])"
        )
    lines.append(f"== {q(title(p, 'skills'))}")
    lines.extend(f"{q(x)} \\" for x in skill_lines(p))
    lines.append(f"== {q(title(p, 'languages'))}")
    lines.append(q(", ".join(language_lines(p))))
    for heading, texts in small_sections(p):
        lines.append(f"== {q(heading)}")
        lines.extend(f"- {q(text)}" for text in texts)
    (out / f"{name}.pdf").write_bytes(typst.compile("\n".join(lines).encode()))


FORMATS: list[tuple[str, str, Callable[[Json, Path, str, Path], None], Json]] = [
    ("word_tables", "engineer", word_tables, {}),
    ("word_plain", "nurse", word_plain, {"drop": ("volunteer",)}),
    ("office_pdf", "sales", office("pdf"), {}),
    ("office_odt", "chef", office("odt"), {}),
    ("office_rtf", "teacher", office("rtf"), {"drop": ("projects",)}),
    ("plain_text", "chef", plain_text, {}),
    ("plain_text_fr", "sales", plain_text, {}),
    ("markdown", "developer", markdown, {"drop": ("awards",)}),
    ("web_page", "engineer", web_page, {"label": False}),
    ("drawn", "nurse", drawn, {"drop": ("volunteer",), "place": False}),
    ("typeset", "teacher", typeset, {"drop": ("projects",)}),
    ("typeset_de", "engineer", typeset, {}),
]
