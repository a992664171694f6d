"""Makes `documents/`: CVs of fictitious people in many layouts, by tools that are not ours.

Run by hand (`python tests/parsing/make_documents.py`); needs Chromium, LibreOffice, python-docx, reportlab, typst.
The files are committed, so that tests need none of them.

Not made here, but once by hand, from fictitious people too: `boxes_es`, `narrow_sidebar_it`, `tall_sidebar` and
`two_title_looks_de` (JSON Resume themes printed by Chromium), `dense` and `hints_nl` (RenderCV 2.2),
`word_sidebar_it` (python-docx) and `office_table_fr` (python-docx, then LibreOffice).
"""

import copy
import html
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from people import PEOPLE

OUT = Path(__file__).parent / "documents"
Json = dict[str, Any]

TITLES = {
    "en": "Profile|Experience|Education|Skills|Languages|Certifications|Awards|Volunteering|Projects|Interests|Publications|Contact",
    "de": "Profil|Berufserfahrung|Ausbildung|Kenntnisse|Sprachen|Zertifikate|Auszeichnungen|Ehrenamt|Projekte|Interessen|Publikationen|Kontakt",
    "fr": "Profil|Expérience professionnelle|Formation|Compétences|Langues|Certifications|Distinctions|Bénévolat|Projets|Centres d'intérêt|Publications|Contact",
    "es": "Perfil|Experiencia laboral|Formación académica|Competencias|Idiomas|Certificados|Premios|Voluntariado|Proyectos|Intereses|Publicaciones|Contacto",
    "it": "Profilo|Esperienza lavorativa|Istruzione e formazione|Competenze|Lingue|Certificati|Premi|Volontariato|Progetti|Interessi|Pubblicazioni|Contatti",
    "pl": "Profil zawodowy|Doświadczenie zawodowe|Wykształcenie|Umiejętności|Języki obce|Certyfikaty|Nagrody|Wolontariat|Projekty|Zainteresowania|Publikacje|Kontakt",
}
KEYS = [
    "summary",
    "work",
    "education",
    "skills",
    "languages",
    "certificates",
    "awards",
    "volunteer",
    "projects",
    "interests",
    "publications",
    "contact",
]
NOW = {"en": "Present", "de": "heute", "fr": "aujourd'hui", "es": "actualidad", "it": "oggi", "pl": "obecnie"}
MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janv. févr. mars avril mai juin juil. août sept. oct. nov. déc.",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pl": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
}


def title(p: Json, key: str) -> str:
    return TITLES[p["lang"]].split("|")[KEYS.index(key)]


def when(p: Json, date: str, style: str) -> str:
    if not date:
        return NOW[p["lang"]]
    year, _, month = date.partition("-")
    if not month or style == "year":
        return year
    if style == "mm/yyyy":
        return f"{month}/{year}"
    if style == "mm.yyyy":
        return f"{month}.{year}"
    return f"{MONTHS[p['lang']].split()[int(month) - 1]} {year}"


def span(p: Json, entry: Json, style: str = "month", dash: str = " – ") -> str:
    return f"{when(p, entry['startDate'], style)}{dash}{when(p, entry.get('endDate', ''), style)}"


def e(text: str) -> str:
    return html.escape(text)


def bullets(entry: Json) -> str:
    return "<ul>" + "".join(f"<li>{e(h)}</li>" for h in entry.get("highlights", [])) + "</ul>"


def skill_lines(p: Json) -> list[str]:
    grouped = [f"{g['name']}: {', '.join(g['keywords'])}" for g in p["skills"] if g.get("keywords")]
    return grouped or [", ".join(g["name"] for g in p["skills"])]


def language_lines(p: Json, form: str = "{} ({})") -> list[str]:
    return [form.format(x["language"], x["fluency"]) for x in p["languages"]]


def small_sections(p: Json) -> list[tuple[str, list[str]]]:
    """The shorter sections of a person as titles and lines."""
    out = []
    for key, lines in (
        ("certificates", [f"{c['name']}, {c['issuer']}" for c in p.get("certificates", [])]),
        ("awards", [f"{a['title']}, {a['awarder']} ({a['date']})" for a in p.get("awards", [])]),
        (
            "publications",
            [f"{x['name']}, {x['publisher']}, {x['releaseDate']}" for x in p.get("publications", [])],
        ),
        ("interests", [", ".join(i["name"] for i in p.get("interests", []))] if p.get("interests") else []),
    ):
        if lines:
            out.append((title(p, key), lines))
    return out


def contact_lines(p: Json) -> list[str]:
    b = p["basics"]
    urls = [x["url"].removeprefix("https://").removeprefix("www.") for x in b.get("profiles", [])]
    return [b["location"]["city"], b["phone"], b["email"], *([b["url"]] if b.get("url") else []), *urls]


def page(css: str, body: str) -> str:
    return f"<!doctype html><meta charset=utf-8><style>@page{{size:A4;margin:14mm}}body{{margin:0;font:10pt/1.35 'DejaVu Sans',sans-serif}}ul{{margin:2pt 0;padding-left:14pt}}h1,h2,h3,p{{margin:0}}{css}</style><body>{body}"


# ---------------------------------------------------------------- HTML layouts, printed by Chromium


def sidebar(p: Json, side: str) -> str:
    b = p["basics"]
    bar = f"<h2>{title(p, 'contact')}</h2>" + "".join(f"<p>{e(x)}</p>" for x in contact_lines(p))
    bar += f"<h2>{title(p, 'skills')}</h2>" + "".join(
        f"<p>{e(k)}</p>" for g in p["skills"] for k in g.get("keywords", [g["name"]])
    )
    bar += f"<h2>{title(p, 'languages')}</h2>" + "".join(
        f"<p>{e(x)}</p>" for x in language_lines(p, "{} – {}")
    )
    main = f"<h1>{e(b['name'])}</h1><p class=l>{e(b['label'])}</p><h2>{title(p, 'summary')}</h2><p>{e(b['summary'])}</p><h2>{title(p, 'work')}</h2>"
    for w in p["work"]:
        main += f"<h3>{e(w['position'])}</h3><p class=o>{e(w['name'])} | {e(w['location'])}</p><p class=d>{span(p, w)}</p>{bullets(w)}"
    main += f"<h2>{title(p, 'education')}</h2>"
    for s in p["education"]:
        main += f"<h3>{e(s['studyType'])}, {e(s['area'])}</h3><p class=o>{e(s['institution'])}</p><p class=d>{span(p, s)}</p>"
    for name, lines in small_sections(p):
        main += f"<h2>{name}</h2>" + "".join(f"<p>{e(x)}</p>" for x in lines)
    order = (
        f"<aside>{bar}</aside><main>{main}</main>"
        if side == "left"
        else f"<main>{main}</main><aside>{bar}</aside>"
    )
    return page(
        "body{display:flex;gap:8mm}aside{width:48mm;background:#243447;color:#fff;padding:5mm;font-size:8.5pt}main{flex:1}h2{font-size:12pt;margin:8pt 0 3pt}h3{font-size:10pt;margin-top:5pt}.d{color:#777;font-size:8.5pt}h1{font-size:24pt}.l{font-size:13pt;color:#555}",
        order,
    )


def tabular(p: Json, style: str = "mm/yyyy") -> str:
    """The German tabular Lebenslauf: dates left, everything else right."""
    b = p["basics"]
    rows = f"<h1>Lebenslauf</h1><table><tr><td>Name:<td>{e(b['name'])}<tr><td>Anschrift:<td>{e(b['location']['city'])}<tr><td>Telefon:<td>{e(b['phone'])}<tr><td>E-Mail:<td>{e(b['email'])}</table>"
    rows += f"<h2>{title(p, 'summary')}</h2><p>{e(b['summary'])}</p><h2>{title(p, 'work')}</h2><table>"
    for w in p["work"]:
        rows += f"<tr><td class=d>{span(p, w, style)}<td><b>{e(w['position'])}</b><br>{e(w['name'])}, {e(w['location'])}{bullets(w)}"
    rows += f"</table><h2>{title(p, 'education')}</h2><table>"
    for s in p["education"]:
        rows += f"<tr><td class=d>{span(p, s, style)}<td><b>{e(s['institution'])}</b><br>{e(s['studyType'])} {e(s['area'])}"
    rows += f"</table><h2>{title(p, 'skills')}</h2><table>" + "".join(
        f"<tr><td class=d>{e(g['name'])}<td>{e(', '.join(g.get('keywords', [])))}" for g in p["skills"]
    )
    rows += (
        f"</table><h2>{title(p, 'languages')}</h2><table>"
        + "".join(f"<tr><td class=d>{e(x['language'])}<td>{e(x['fluency'])}" for x in p["languages"])
        + "</table>"
    )
    for name, lines in small_sections(p):
        rows += f"<h2>{name}</h2>" + "".join(f"<p>{e(x)}</p>" for x in lines)
    return page(
        "table{width:100%;border-spacing:0}td{vertical-align:top;padding:3pt 0}td:first-child{width:42mm}h2{font-size:12pt;border-bottom:1px solid #333;margin-top:9pt}h1{font-size:20pt}",
        rows,
    )


def europass(p: Json) -> str:
    """Titles in a narrow left column, content right of them."""
    b = p["basics"]

    def row(left: str, right: str) -> str:
        return f"<tr><th>{left}<td>{right}"

    rows = row(e("Curriculum Vitae" if p["lang"] != "fr" else "CV"), f"<span class=n>{e(b['name'])}</span>")
    rows += row("", "<br>".join(e(x) for x in contact_lines(p)))
    rows += row(title(p, "summary").upper(), e(b["summary"])) + row(title(p, "work").upper(), "")
    for w in p["work"]:
        rows += row(
            f"<span class=d>{span(p, w)}</span>",
            f"<b>{e(w['position'])}</b><br>{e(w['name'])}, {e(w['location'])}{bullets(w)}",
        )
    rows += row(title(p, "education").upper(), "")
    for s in p["education"]:
        rows += row(
            f"<span class=d>{span(p, s)}</span>",
            f"<b>{e(s['studyType'])} – {e(s['area'])}</b><br>{e(s['institution'])}",
        )
    rows += row(title(p, "skills").upper(), "<br>".join(e(x) for x in skill_lines(p)))
    rows += row(title(p, "languages").upper(), "<br>".join(e(x) for x in language_lines(p, "{}: {}")))
    for name, lines in small_sections(p):
        rows += row(name.upper(), "<br>".join(e(x) for x in lines))
    return page(
        "table{border-spacing:6mm 2mm;width:100%}th{width:46mm;text-align:right;color:#0e4194;font-weight:normal;vertical-align:top}td{vertical-align:top}.n{font-size:16pt}.d{color:#444}",
        f"<table>{rows}</table>",
    )


def linkedin(p: Json) -> str:
    """The look of a profile saved as PDF from a professional network."""
    b = p["basics"]
    bar = f"<h4>{title(p, 'contact')}</h4><p>{e(b['phone'])}</p><p>{e(b['email'])}</p>" + "".join(
        f"<p>{e(x['url'].removeprefix('https://'))} ({e(x['network'])})</p>" for x in b.get("profiles", [])
    )
    bar += "<h4>Top Skills</h4>" + "".join(
        f"<p>{e(k)}</p>" for g in p["skills"] for k in g.get("keywords", [g["name"]])
    )
    bar += "<h4>Languages</h4>" + "".join(f"<p>{e(x)}</p>" for x in language_lines(p))
    if p.get("certificates"):
        bar += "<h4>Certifications</h4>" + "".join(f"<p>{e(x['name'])}</p>" for x in p["certificates"])
    main = f"<h1>{e(b['name'])}</h1><p>{e(b['label'])}</p><p class=g>{e(b['location']['city'])}</p><h2>Summary</h2><p>{e(b['summary'])}</p><h2>Experience</h2>"
    for w in p["work"]:
        years = int((w.get("endDate") or "2026-11")[:4]) - int(w["startDate"][:4])
        main += (
            f"<p class=c>{e(w['name'])}</p><p class=t>{e(w['position'])}</p><p class=s>{span(p, w)} ({years} years)</p><p class=g>{e(w['location'])}</p>"
            + "".join(f"<p>{e(h)}</p>" for h in w["highlights"])
        )
    main += "<h2>Education</h2>"
    for s in p["education"]:
        main += f"<p class=c>{e(s['institution'])}</p><p>{e(s['studyType'])}, {e(s['area'])} · ({span(p, s, 'year')})</p>"
    return page(
        "body{display:flex;gap:8mm}aside{width:45mm;background:#293e49;color:#e1e5e8;padding:5mm;font-size:8pt}main{flex:1}h4{font-size:10pt;margin:9pt 0 3pt;color:#fff;font-weight:normal}h1{font-size:22pt;font-weight:normal}h2{font-size:13pt;margin:10pt 0 4pt;font-weight:normal;border-top:1px solid #ccc}.c{font-size:11pt;margin-top:8pt}.t{font-size:10.5pt}.s{font-size:9pt}.g{color:#888;font-size:9pt}",
        f"<aside>{bar}</aside><main>{main}</main>",
    )


def centered(p: Json) -> str:
    """Name in capitals, letter-spaced titles, company left and date right on one line."""
    b = p["basics"]
    out = f"<h1>{e(b['name'].upper())}</h1><p class=m>{e(b['label'])}</p><p class=m>{e('  •  '.join(contact_lines(p)))}</p><h2>{title(p, 'summary')}</h2><p>{e(b['summary'])}</p><h2>{title(p, 'work')}</h2>"
    for w in p["work"]:
        out += f"<div class=r><b>{e(w['name'])}</b><span>{span(p, w, 'month', ' - ')}</span></div><div class=r><i>{e(w['position'])}</i><span>{e(w['location'])}</span></div>{bullets(w)}"
    out += f"<h2>{title(p, 'education')}</h2>"
    for s in p["education"]:
        out += f"<div class=r><b>{e(s['institution'])}</b><span>{span(p, s, 'month', ' - ')}</span></div><p><i>{e(s['studyType'])} in {e(s['area'])}</i></p>"
    out += f"<h2>{title(p, 'skills')}</h2>" + "".join(f"<p>{e(x)}</p>" for x in skill_lines(p))
    out += f"<h2>{title(p, 'languages')}</h2><p>{e(', '.join(language_lines(p)))}</p>"
    for name, lines in small_sections(p):
        out += f"<h2>{name}</h2>" + "".join(f"<p>{e(x)}</p>" for x in lines)
    return page(
        "h1,.m{text-align:center}h1{letter-spacing:3pt;font-size:20pt}h2{letter-spacing:5pt;text-transform:uppercase;font-size:10pt;text-align:center;border-bottom:1px solid #999;margin:10pt 0 4pt;font-weight:normal}.r{display:flex;justify-content:space-between;margin-top:4pt}body{font-family:'DejaVu Serif',serif;font-size:9.5pt}",
        out,
    )


def sentence(p: Json) -> str:
    """ "Position at Company", dates below, paragraphs without bullets, skills as chips."""
    b = p["basics"]
    at = {"en": "at", "de": "bei", "fr": "chez", "es": "en", "it": "presso", "pl": "–"}[p["lang"]]
    out = (
        f"<div class=h><div><h1>{e(b['name'])}</h1><p>{e(b['label'])}</p></div><div class=k>"
        + "<br>".join(e(x) for x in contact_lines(p))
        + f"</div></div><p>{e(b['summary'])}</p><h2>{title(p, 'work')}</h2>"
    )
    for w in p["work"]:
        out += (
            f"<p class=t>{e(w['position'])} {at} {e(w['name'])}</p><p class=d>{span(p, w)} · {e(w['location'])}</p>"
            + "".join(f"<p>{e(h)}.</p>" for h in w["highlights"])
        )
    out += f"<h2>{title(p, 'education')}</h2>"
    for s in p["education"]:
        out += f"<p class=t>{e(s['studyType'])} · {e(s['area'])}</p><p class=d>{e(s['institution'])}, {span(p, s, 'year')}</p>"
    out += (
        f"<h2>{title(p, 'skills')}</h2><div>"
        + "".join(f"<span class=c>{e(k)}</span>" for g in p["skills"] for k in g.get("keywords", [g["name"]]))
        + "</div>"
    )
    out += f"<h2>{title(p, 'languages')}</h2>" + "".join(
        f"<p>{e(x)}</p>" for x in language_lines(p, "{} · {}")
    )
    for name, lines in small_sections(p):
        out += f"<h2>{name}</h2>" + "".join(f"<p>{e(x)}</p>" for x in lines)
    return page(
        ".h{display:flex;justify-content:space-between}.k{text-align:right;font-size:8.5pt}h1{font-size:22pt;font-weight:300}h2{color:#b0413e;font-size:13pt;margin:10pt 0 3pt}.t{font-weight:bold;margin-top:6pt}.d{font-size:8.5pt;color:#777}.c{display:inline-block;background:#eee;padding:1pt 6pt;margin:2pt 6pt 2pt 0;border-radius:3pt}",
        out,
    )


def two_columns(p: Json) -> str:
    """Work left, everything else right, both of equal width; name across the page."""
    b = p["basics"]
    left = f"<h2>{title(p, 'work')}</h2>"
    for w in p["work"]:
        left += f"<p class=d>{span(p, w, 'mm.yyyy', ' - ')}</p><p class=t>{e(w['name'])}</p><p>{e(w['position'])}</p>{bullets(w)}"
    right = f"<h2>{title(p, 'education')}</h2>"
    for s in p["education"]:
        right += f"<p class=d>{span(p, s, 'mm.yyyy', ' - ')}</p><p class=t>{e(s['institution'])}</p><p>{e(s['studyType'])} {e(s['area'])}</p>"
    right += f"<h2>{title(p, 'skills')}</h2>" + "".join(f"<p>{e(x)}</p>" for x in skill_lines(p))
    right += f"<h2>{title(p, 'languages')}</h2>" + "".join(
        f"<div class=r><span>{e(x['language'])}</span><span>{e(x['fluency'])}</span></div>"
        for x in p["languages"]
    )
    for name, lines in small_sections(p):
        right += f"<h2>{name}</h2><ul>" + "".join(f"<li>{e(x)}</li>" for x in lines) + "</ul>"
    head = f"<h1>{e(b['name'])}</h1><p class=s>{e(b['label'])}</p><p>{e(' | '.join(contact_lines(p)))}</p><p class=z>{e(b['summary'])}</p>"
    return page(
        ".w{display:flex;gap:10mm}.w>div{flex:1;width:50%}h1{font-size:26pt;color:#14532d}.s{font-size:14pt}.z{margin-top:6pt}h2{background:#14532d;color:#fff;padding:1pt 5pt;font-size:11pt;margin-top:8pt}.t{font-weight:bold}.d{color:#14532d;font-size:8.5pt;margin-top:5pt}.r{display:flex;justify-content:space-between}",
        f"{head}<div class=w><div>{left}</div><div>{right}</div></div>",
    )


def grouped(p: Json) -> str:
    """Several positions under one employer, written once."""
    b = p["basics"]
    out = f"<h1>{e(b['name'])}</h1><p>{e(b['label'])}</p><p>{e(' · '.join(contact_lines(p)))}</p><h2>{title(p, 'summary')}</h2><p>{e(b['summary'])}</p><h2>{title(p, 'work')}</h2>"
    last = ""
    for w in p["work"]:
        if w["name"] != last:
            out += f"<p class=c>{e(w['name'])}, {e(w['location'])}</p>"
        last = w["name"]
        out += f"<div class=r><b>{e(w['position'])}</b><span>{span(p, w)}</span></div>{bullets(w)}"
    out += f"<h2>{title(p, 'education')}</h2>"
    for s in p["education"]:
        out += f"<div class=r><b>{e(s['studyType'])}, {e(s['area'])}</b><span>{span(p, s, 'year')}</span></div><p>{e(s['institution'])}</p>"
    if p.get("projects"):
        out += f"<h2>{title(p, 'projects')}</h2>" + "".join(
            f"<p><b>{e(x['name'])}</b> – {e(x['description'])}</p>" for x in p["projects"]
        )
    out += f"<h2>{title(p, 'skills')}</h2>" + "".join(f"<p>{e(x)}</p>" for x in skill_lines(p))
    out += f"<h2>{title(p, 'languages')}</h2><p>{e('; '.join(language_lines(p)))}</p>"
    return page(
        "h1{font-size:22pt}h2{font-size:11pt;text-transform:uppercase;border-bottom:1.5px solid #000;margin:9pt 0 3pt}.c{font-size:11pt;margin-top:5pt;text-decoration:underline}.r{display:flex;justify-content:space-between}",
        out,
    )


# ---------------------------------------------------------------- truth


def truth_of(
    p: Json,
    drop: tuple[str, ...] = (),
    *,
    precision: str = "month",
    school: str = "month",
    label: bool = True,
    place: bool = True,
    url: bool = True,
) -> Json:
    out = {key: value for key, value in copy.deepcopy(p).items() if key not in ("lang", *drop)}
    if not place:
        for entry in out["work"]:
            del entry["location"]
    if not url:
        del out["basics"]["url"]
    if not label:
        del out["basics"]["label"]
    for key, style in (("work", precision), ("education", school), ("volunteer", precision)):
        for entry in out.get(key, []):
            for field in ("startDate", "endDate"):
                if style == "year" and entry.get(field):
                    entry[field] = entry[field][:4]
    return out


def main() -> None:
    from document_formats import FORMATS  # Word, text, reportlab, Typst

    OUT.mkdir(exist_ok=True)
    pages: list[tuple[str, str, Callable[[Json], str], Json]] = [
        ("sidebar_left", "nurse", lambda p: sidebar(p, "left"), {"drop": ("volunteer",)}),
        ("sidebar_right", "sales", lambda p: sidebar(p, "right"), {}),
        ("tabular", "engineer", tabular, {"label": False}),
        ("europass", "teacher", europass, {"drop": ("projects",), "label": False}),
        ("europass_it", "chef", europass, {"label": False}),
        ("linkedin", "developer", linkedin, {"drop": ("projects", "awards"), "school": "year", "url": False}),
        ("centered", "nurse", centered, {"drop": ("volunteer",)}),
        ("centered_pl", "accountant", centered, {}),
        ("sentence", "developer", sentence, {"drop": ("projects",), "school": "year"}),
        ("sentence_de", "engineer", sentence, {"school": "year"}),
        ("two_columns", "sales", two_columns, {"place": False}),
        ("two_columns_es", "teacher", two_columns, {"drop": ("projects",), "place": False}),
        ("grouped", "developer", grouped, {"drop": ("awards",), "school": "year"}),
        ("tabular_pl", "accountant", lambda p: tabular(p, "mm.yyyy"), {"label": False}),
    ]
    with tempfile.TemporaryDirectory() as folder:
        for name, who, layout, truth in pages:
            source = Path(folder) / f"{name}.html"
            source.write_text(layout(PEOPLE[who]), encoding="utf-8")
            print_page(source, OUT / f"{name}.pdf")
            write_truth(name, truth_of(PEOPLE[who], **truth))
        for name, who, make, truth in FORMATS:
            make(PEOPLE[who], OUT, name, Path(folder))
            write_truth(name, truth_of(PEOPLE[who], **truth))


def print_page(source: Path, target: Path) -> None:
    browser = shutil.which("chromium") or "chromium"
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}", str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


def write_truth(name: str, truth: Json) -> None:
    (OUT / f"{name}.json").write_text(
        json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
