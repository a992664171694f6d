"""What pages show that only the domain can make: a preview of a page, the list of themes."""

from cv.models import CVQuestionnaire, Version
from resumelib.model.artifact import Theme
from resumelib.model.jsonresume import from_json_resume
from resumelib.model.region import resolve_region


def preview(version: Version, *, theme: str = "", page: int = 1, width: int = 800) -> bytes:
    """One page of a version as PNG, `width` pixels wide. Raises WrongUsage for an unknown theme."""
    from resumelib.rendering import preview_page

    questionnaire: CVQuestionnaire = version.questionnaire
    return preview_page(
        from_json_resume(version.resume),
        theme=theme or questionnaire.theme or "classic",
        region=resolve_region(questionnaire.region, questionnaire.location),
        page=page,
        width=width,
    )


def themes() -> list[Theme]:
    from resumelib.rendering import list_themes

    return list(list_themes())
