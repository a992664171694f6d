"""A cover letter's file: the same themes, fonts and colors as the resume it goes with, laid out as its language does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from resumelib.errors import WrongUsage
from resumelib.model.artifact import RenderedFile, Verification
from resumelib.model.letter import Letter
from resumelib.model.region import Region
from resumelib.rendering.letter_view import LetterView, view_letter
from resumelib.rendering.pdf import (
    Look,
    breakable,
    count_pages,
    look_for,
)
from resumelib.rendering.produce import MEDIA_TYPES
from resumelib.rendering.themes import ThemeFolder, load_theme
from resumelib.rendering.typesetter import compile_pdf

LETTER_FORMATS = ("pdf", "docx", "txt")
_LARGER = 0.7  # points: a letter has fewer words than a resume, and is read as prose
_TIGHTER = ((1.0, 0.0), (0.85, 0.0), (0.75, 0.6), (0.65, 1.2))  # (space, points off), until one page holds it


def render(letter: Letter, *, format: str, theme: str, region: Region) -> RenderedFile:
    """See `render_letter`."""
    if format not in LETTER_FORMATS:
        raise WrongUsage(f"A letter is made as {', '.join(LETTER_FORMATS)}, not as {format[:20]!r}.")
    folder, view = load_theme(theme), view_letter(letter, region)
    if format == "pdf":
        data = _pdf(view, folder, region)
        return RenderedFile("pdf", MEDIA_TYPES["pdf"], data, count_pages(data))
    if format == "docx":
        from resumelib.rendering.letter_word import write_letter_docx

        return RenderedFile("docx", MEDIA_TYPES["docx"], write_letter_docx(view, folder, region))
    return RenderedFile("txt", MEDIA_TYPES["txt"], _text(view))


def _text(view: LetterView) -> bytes:
    """UTF-8, one line a paragraph, as a form or a mail takes it."""
    head = "\n".join(filter(None, (view.name, *view.contacts)))
    order = [head, view.date_line, "\n".join(view.recipient), *_opening(view), *view.paragraphs]
    order += [f"{view.closing}\n{view.name}".strip(), view.enclosure]
    return ("\n\n".join(part for part in order if part) + "\n").encode()


def _opening(view: LetterView) -> tuple[str, str]:
    return (view.greeting, view.subject) if view.style == "gb" else (view.subject, view.greeting)


def _pdf(view: LetterView, theme: ThemeFolder, region: Region) -> bytes:
    """On one page if any of the tighter settings reaches that, else as it is."""
    look = look_for(theme, region, None)
    data = b""
    for space, off in _TIGHTER:
        tried = replace(look, space=space, size=look.size + _LARGER - off)
        data = compile_pdf(theme, "letter.typ", _data(view, tried))
        if count_pages(data) <= 1:
            return data
    return compile_pdf(theme, "letter.typ", _data(view, replace(look, size=look.size + _LARGER)))


def _data(view: LetterView, look: Look) -> dict[str, Any]:
    """In the shape that the themes' common part expects of a resume, so that the head is set by the same functions."""
    letter = msgspec.to_builtins(view)
    data: dict[str, Any] = {
        "name": view.name,
        "label": "",
        "document": view.subject,
        "language": view.language,
        "contacts": [{"kind": "", "text": text, "url": ""} for text in view.contacts],
        "personal": [],
        "sections": [],
        "letter": letter,
        "look": msgspec.to_builtins(look),
    }
    printable: dict[str, Any] = breakable(data)
    return printable


def verify(letter: Letter, data: bytes, *, format: str, region: Region) -> Verification:
    """See `verify_letter`."""
    from resumelib.rendering.letter_check import check_letter

    return check_letter(view_letter(letter, region), data, format)
