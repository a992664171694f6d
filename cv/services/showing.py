"""What pages show that only the domain can make: a preview of a page, the list of themes, what a region says of photos."""

from core.services import read_file
from cv.models import CVQuestionnaire, Version
from resumelib.model.artifact import Theme
from resumelib.model.jsonresume import from_json_resume
from resumelib.model.region import resolve_region


def preview(
    version: Version, *, theme: str = "", region: str | None = None, page: int = 1, width: int = 800
) -> bytes:
    """One page of a version as PNG, `width` pixels wide, as it would be printed now. Raises WrongUsage.

    `theme` and `region` stand in for those chosen; an empty region is the one of the place, else international.
    """
    from resumelib.rendering import preview_page

    questionnaire: CVQuestionnaire = version.questionnaire
    customs = resolve_region(questionnaire.region if region is None else region, questionnaire.location)
    return preview_page(
        from_json_resume(version.resume),
        theme=theme or questionnaire.theme or "classic",
        region=customs,
        photo=portrait(questionnaire) if customs.photo != "hide" else None,
        fit_pages=questionnaire.fit_pages,
        page=page,
        width=width,
    )


def portrait(questionnaire: CVQuestionnaire) -> bytes | None:
    """The photo as it is printed; None without one, and until it is prepared."""
    photo = questionnaire.photo
    return read_file(photo.rendition) if photo is not None and photo.rendition is not None else None


def themes() -> list[Theme]:
    from resumelib.rendering import list_themes

    return list(list_themes())
