"""One call makes one file: the view, the format's writer, the page count, and notes on what was decided."""

from resumelib.errors import WrongUsage
from resumelib.model.artifact import RenderedFile
from resumelib.model.region import Region
from resumelib.model.resume import Resume
from resumelib.rendering.compose import view_resume
from resumelib.rendering.view import ResumeView

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
    view, pages, notes = view_resume(resume, region), 0, ()
    if format == "pdf":
        data, pages, notes = _pdf(view, theme, region, photo, fit_pages)
    else:
        data = _unpaged(resume, view, format)
    return RenderedFile(format, MEDIA_TYPES[format], data, pages, notes)


def _pdf(
    view: ResumeView, theme: str, region: Region, photo: bytes | None, fit_pages: int | None
) -> tuple[bytes, int, tuple[str, ...]]:
    from resumelib.rendering.pdf import count_pages, look_for, typeset_pdf
    from resumelib.rendering.themes import load_theme

    folder = load_theme(theme)
    data = typeset_pdf(view, folder, look_for(folder, region, photo))
    return data, count_pages(data), ()


def _unpaged(resume: Resume, view: ResumeView, format: str) -> bytes:
    from resumelib.rendering.plain import write_markdown, write_text

    if format == "md":
        return write_markdown(view)
    if format == "txt":
        return write_text(view)
    if format == "json":
        import json

        from resumelib.model.jsonresume import to_json_resume

        return (json.dumps(to_json_resume(resume), ensure_ascii=False, indent=2) + "\n").encode()
    raise WrongUsage(f"The format {format} is not written yet.")


def picture(
    resume: Resume, *, theme: str, region: Region, photo: bytes | None, page: int, width: int
) -> bytes:
    """See `preview_page`."""
    from resumelib.rendering.pdf import look_for, typeset_pages
    from resumelib.rendering.themes import load_theme

    folder = load_theme(theme)
    points = 612 if region.paper == "us-letter" else 595.28
    pages = typeset_pages(
        view_resume(resume, region), folder, look_for(folder, region, photo), ppi=72 * width / points
    )
    return pages[min(max(page, 1), len(pages)) - 1]
