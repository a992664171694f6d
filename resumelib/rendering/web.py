"""One self-contained HTML file: semantic, no script, nothing fetched, prints well."""

import base64
from collections.abc import Iterator
from functools import cache
from html import escape

from resumelib.model.region import Region
from resumelib.rendering.plain import group_name
from resumelib.rendering.themes import FOLDER, ThemeFolder
from resumelib.rendering.view import RIGHT_TO_LEFT, Detail, EntryView, ResumeView, SectionView

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write_html(view: ResumeView, theme: ThemeFolder, region: Region, photo: bytes | None) -> bytes:
    """UTF-8. The theme gives its accent color and its family of fonts; the reader's machine the fonts themselves."""
    title = escape(view.name or view.document)
    direction = ' dir="rtl"' if view.language in RIGHT_TO_LEFT else ""
    head = (
        f'<!doctype html>\n<html lang="{escape(view.language)}"{direction}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_css(theme, region.paper)}</style>\n</head>\n<body>\n<main>\n"
    )
    body = "\n".join((*_person(view, photo), *(line for s in view.sections for line in _section(s))))
    return f"{head}{body}\n</main>\n</body>\n</html>\n".encode()


@cache
def _css(theme: ThemeFolder, paper: str) -> str:
    css = (FOLDER / "page.css").read_text(encoding="utf-8")
    paper = "A4" if paper == "a4" else "letter"
    return f":root {{ --accent: #{theme.accent}; --font: {theme.web_font}; }}\n@page {{ size: {paper}; margin: 18mm; }}\n{css}"


def _person(view: ResumeView, photo: bytes | None) -> Iterator[str]:
    yield "<header>"
    if photo:
        kind = "png" if photo.startswith(b"\x89PNG") else "jpeg"
        data = base64.b64encode(photo).decode()
        yield f'<img src="data:image/{kind};base64,{data}" alt="{escape(view.name)}">'
    if view.name:
        yield f"<h1>{escape(view.name)}</h1>"
    if view.label:
        yield f'<p class="label">{escape(view.label)}</p>'
    if view.contacts:
        items = "".join(f"<li>{_link(c.text, c.url)}</li>" for c in view.contacts)
        yield f'<ul class="contact">{items}</ul>'
    if view.personal:
        yield f'<ul class="contact">{"".join(f"<li>{_detail(d)}</li>" for d in view.personal)}</ul>'
    yield "</header>"


def _link(text: str, url: str) -> str:
    return f'<a href="{escape(url)}" rel="noopener">{escape(text)}</a>' if url else escape(text)


def _detail(detail: Detail) -> str:
    return (
        f"<span>{escape(detail.label)}:</span> {escape(detail.text)}" if detail.label else escape(detail.text)
    )


def _section(section: SectionView) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(section.title)}</h2>"
    if section.style == "groups":
        yield "<ul class='groups'>"
        yield from (f"<li>{_group(entry)}</li>" for entry in section.entries)
        yield "</ul>"
    else:
        for entry in section.entries:
            yield from _entry(entry)
    yield "</section>"


def _group(entry: EntryView) -> str:
    name, words = escape(group_name(entry)), escape(", ".join(entry.text))
    return f"<strong>{name}:</strong> {words}" if name and words else name or words


def _entry(entry: EntryView) -> Iterator[str]:
    yield "<article>"
    dates = f" <span class='dates'>{escape(entry.dates)}</span>" if entry.dates else ""
    if entry.title:
        yield f"<h3><span>{_link(entry.title, entry.link)}</span>{dates}</h3>"
    elif dates:
        yield f"<p>{dates}</p>"
    below = (f"<em>{escape(entry.subtitle)}</em>" if entry.subtitle else "", escape(entry.place))
    if any(below):
        yield f"<p class='below'>{' · '.join(part for part in below if part)}</p>"
    yield from (f"<p>{escape(text)}</p>" for text in entry.text)
    if entry.highlights:
        yield f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in entry.highlights)}</ul>"
    yield from (f"<p>{_detail(detail)}</p>" for detail in entry.details)
    yield "</article>"
