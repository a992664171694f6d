"""One call makes one file: the view, the format's writer, the page count, and notes on what was decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from resumelib.errors import WrongUsage
from resumelib.model.artifact import RenderedFile
from resumelib.model.region import Region
from resumelib.model.resume import Resume
from resumelib.rendering.clean import check_photo
from resumelib.rendering.compose import view_resume
from resumelib.rendering.notes import pages_note, region_notes
from resumelib.rendering.view import ResumeView

if TYPE_CHECKING:  # what only some formats need is imported when they are made
    from resumelib.rendering.fit import Fitted
    from resumelib.rendering.pdf import Sheet
    from resumelib.rendering.themes import ThemeFolder

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "yaml": "application/yaml",
}


def produce(
    resume: Resume, *, format: str, theme: str, region: Region, photo: bytes | None, fit_pages: int | None
) -> RenderedFile:
    """See `render_resume`."""
    if format not in MEDIA_TYPES:
        raise WrongUsage(f"There is no format {format[:20]!r}. Choose one of: {', '.join(MEDIA_TYPES)}.")
    if photo:
        check_photo(photo)
    view = view_resume(resume, region, first=_leading(format, theme))
    photo_possible = format in ("pdf", "docx", "html")
    notes = tuple(
        region_notes(
            region,
            view,
            paged=format in ("pdf", "docx"),
            photo_given=photo is not None,
            photo_possible=photo_possible,
        )
    )
    if format == "pdf":
        made = _pdf(view, theme, region, photo, fit_pages)
        return replace(made, notes=notes + made.notes)
    data = _unpaged(resume, view, format, theme, region, photo if region.photo != "hide" else None)
    return RenderedFile(format, MEDIA_TYPES[format], data, 0, notes)


def _leading(format: str, theme: str) -> tuple[str, ...]:
    """The sections a theme leads with, in formats that have a look."""
    if format not in ("pdf", "docx", "html"):
        return ()
    from resumelib.rendering.themes import load_theme

    return load_theme(theme).first


def _pdf(
    view: ResumeView, theme: str, region: Region, photo: bytes | None, fit_pages: int | None
) -> RenderedFile:
    folder, _, made = _typeset(view, theme, region, photo, fit_pages)
    limit = tuple(pages_note(region, made.pages, limited=folder.limited))
    return RenderedFile("pdf", MEDIA_TYPES["pdf"], made.data, made.pages, made.notes + limit)


def _typeset(
    view: ResumeView, theme: str, region: Region, photo: bytes | None, fit_pages: int | None
) -> tuple[ThemeFolder, Sheet, Fitted]:
    from resumelib.rendering.fit import fit
    from resumelib.rendering.pdf import Sheet, look_for, typeset_pdf
    from resumelib.rendering.themes import load_theme

    folder = load_theme(theme)
    wanted = folder.fit_pages if fit_pages is None else fit_pages
    look, sheet = look_for(folder, region, photo), Sheet(view)
    return folder, sheet, fit(lambda tried: typeset_pdf(sheet, folder, tried), look, folder, view, wanted)


def _unpaged(
    resume: Resume, view: ResumeView, format: str, theme: str, region: Region, photo: bytes | None
) -> bytes:
    """Formats whose pages, if any, are made by the program that opens them."""
    from resumelib.rendering.plain import write_markdown, write_text
    from resumelib.rendering.themes import load_theme

    if format == "docx":
        from resumelib.rendering.word import write_docx

        return write_docx(view, load_theme(theme), region, photo)
    if format == "html":
        from resumelib.rendering.web import write_html

        return write_html(view, load_theme(theme), region, photo)
    if format == "yaml":
        from resumelib.rendering.rendercv import write_rendercv

        return write_rendercv(resume, view)
    if format == "json":
        return _json(resume)
    return write_markdown(view) if format == "md" else write_text(view)


def _json(resume: Resume) -> bytes:
    import json

    from resumelib.model.jsonresume import to_json_resume

    return (json.dumps(to_json_resume(resume), ensure_ascii=False, indent=2) + "\n").encode()


def picture(
    resume: Resume,
    *,
    theme: str,
    region: Region,
    photo: bytes | None,
    fit_pages: int | None,
    page: int,
    width: int,
) -> bytes:
    """See `preview_page`. The pages are those of the PDF: fitted first, then drawn."""
    from resumelib.rendering.pdf import PAPER_WIDTHS, typeset_pages

    view = view_resume(resume, region, first=_leading("pdf", theme))
    folder, sheet, made = _typeset(view, theme, region, photo, fit_pages)
    pages = typeset_pages(sheet, folder, made.look, ppi=72 * width / PAPER_WIDTHS[region.paper])
    return pages[min(max(page, 1), len(pages)) - 1]
