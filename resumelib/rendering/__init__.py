"""From a Resume to files people are proud to send, each checked by an independent reader before delivery."""

from pathlib import Path

from resumelib.model.artifact import RenderedFile, Theme, Verification
from resumelib.model.letter import Letter
from resumelib.model.region import Region
from resumelib.model.resume import Resume

__all__ = [
    "FORMATS",
    "list_themes",
    "note_on_reading",
    "prepare_portrait",
    "preview_page",
    "render_letter",
    "render_resume",
    "use_fonts",
    "verify_artifact",
    "verify_letter",
]

FORMATS = ("pdf", "docx", "html", "md", "txt", "json", "yaml")


def render_resume(
    resume: Resume,
    *,
    format: str,
    theme: str = "classic",
    region: Region,
    photo: bytes | None = None,
    fit_pages: int | None = None,
) -> RenderedFile:
    """One file. `photo` is a prepared portrait; it is printed only where the region allows it.

    `fit_pages` tries spacing, then size, to reach that many pages; it never cuts, and the notes say how it went.
    Raises WrongUsage for an unknown format or theme.
    """
    from resumelib.rendering.produce import produce

    return produce(resume, format=format, theme=theme, region=region, photo=photo, fit_pages=fit_pages)


def preview_page(
    resume: Resume,
    *,
    theme: str = "classic",
    region: Region,
    photo: bytes | None = None,
    fit_pages: int | None = None,
    page: int = 1,
    width: int = 800,
) -> bytes:
    """One page as PNG, `width` pixels wide; the last page where there are fewer than `page`."""
    from resumelib.rendering.produce import picture

    return picture(
        resume, theme=theme, region=region, photo=photo, fit_pages=fit_pages, page=page, width=width
    )


def verify_artifact(resume: Resume, data: bytes, *, format: str, region: Region) -> Verification:
    """Whether an independent extractor reads every fact of the region's view out of the file, intact and in order."""
    from resumelib.rendering import check

    return check.verify_artifact(resume, data, format=format, region=region)


def render_letter(letter: Letter, *, format: str, theme: str = "classic", region: Region) -> RenderedFile:
    """A cover letter as pdf, docx or txt, in the look of the resume. Raises WrongUsage for another format or theme."""
    from resumelib.rendering import letter as letters

    return letters.render(letter, format=format, theme=theme, region=region)


def verify_letter(letter: Letter, data: bytes, *, format: str, region: Region) -> Verification:
    """Whether an independent extractor reads every line of the letter out of the file, its paragraphs in order."""
    from resumelib.rendering import letter as letters

    return letters.verify(letter, data, format=format, region=region)


def note_on_reading(resume: Resume, read: Resume) -> str:
    """One sentence on what another reading of our file takes for something else; empty when it agrees."""
    from resumelib.rendering.readback import note_on, read_differently

    return note_on(read_differently(resume, read))


def list_themes() -> tuple[Theme, ...]:
    """Every theme there is, the default first."""
    from resumelib.rendering import themes

    return themes.list_themes()


def use_fonts(folder: Path) -> None:
    """The fonts in `folder` and below stand in for what the themes' own lack; for PDFs made after this call."""
    from resumelib.rendering import themes, typesetter

    themes.use_fonts(folder)
    typesetter.forget_compilers()


def prepare_portrait(data: bytes) -> bytes:
    """A photo of any size and turn as a small upright portrait, ready for `render_resume`. Decoded in the sandbox.

    Raises InputRefused.
    """
    from resumelib import sandbox
    from resumelib.errors import DamagedInput

    limits = sandbox.Limits(memory=3072 * sandbox.MIB, descriptors=256)
    module = "resumelib.rendering.portrait"
    try:
        return sandbox.sandbox().call(f"{module}:prepare_portrait", data, limits, (module,))
    except sandbox.Killed as killed:
        raise DamagedInput(
            "This photo made its reader stop. Please send it as a JPEG of ordinary size."
        ) from killed
