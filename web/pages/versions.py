"""What changed from one version to the next, field by field."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from cv.models import CVQuestionnaire, Version
from web.pages.grouping import entry_titles, field_title

KINDS = {
    "read": gettext_lazy("As read"),
    "improved": gettext_lazy("Improved"),
    "corrected": gettext_lazy("Corrected by you"),
}


def version_rows(questionnaire: CVQuestionnaire, current: Version | None) -> list[dict[str, Any]]:
    """Newest first; the texts that differ from the parent's. One query."""
    known = {version.pk: version for version in questionnaire.versions.all()}
    return [_row(version, known.get(version.parent_id), current) for version in reversed(known.values())]


def _row(version: Version, parent: Version | None, current: Version | None) -> dict[str, Any]:
    before, after = leaves(parent.resume if parent else {}), leaves(version.resume)
    paths = [path for path in {**before, **after} if before.get(path) != after.get(path)] if parent else []
    return {
        "number": version.number,
        "title": KINDS.get(version.kind, version.kind),
        "created_at": version.created_at,
        "is_current": current is not None and version.pk == current.pk,
        "parent_number": parent.number if parent else None,
        "restore_url": "" if version.before_improving else reverse("web:restore", args=[version.pk]),
        "changes": [
            {
                "place": " · ".join(
                    part for part in (entry_titles(version.resume, path)[0], field_title(path)) if part
                ),
                "before": before.get(path, ""),
                "after": after.get(path, ""),
            }
            for path in paths
        ],
    }


def leaves(resume: Mapping[str, Any]) -> dict[str, str]:
    """Every text of a JSON Resume by its path, without our own notes in `meta`."""
    return dict(
        _leaves({name: value for name, value in resume.items() if name not in ("meta", "$schema")}, "")
    )


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{index}]")
    elif value not in (None, ""):
        yield path, str(value)
