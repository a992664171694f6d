"""What several pages show of a resume: its head with the tabs, its pages, its row in a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cv import selectors, services
from cv.models import CVQuestionnaire, Version
from resumelib.model.region import resolve_region

FORMATS = {
    "pdf": gettext_lazy("PDF"),
    "docx": gettext_lazy("Word"),
    "html": gettext_lazy("Web page"),
    "md": gettext_lazy("Markdown"),
    "txt": gettext_lazy("Plain text"),
    "json": gettext_lazy("JSON Resume"),
    "yaml": gettext_lazy("RenderCV"),
}
STAGES = {
    "draft": gettext_lazy("draft"),
    "sent": gettext_lazy("sent"),
    "interview": gettext_lazy("interview"),
    "offer": gettext_lazy("offer"),
    "refusal": gettext_lazy("refusal"),
}
NOTICES = {
    "corrected": (
        "good",
        "check",
        gettext_lazy("Your corrections are in. The resume was made anew from them."),
    ),
    "answered": ("good", "check", gettext_lazy("Thank you. The line was looked at again with your answer.")),
    "accepted": ("good", "check", gettext_lazy("Everything safe is in your resume.")),
    "restored": ("good", "check", gettext_lazy("That version is the current one again.")),
    "deleted": ("", "info", gettext_lazy("It is gone for good.")),
    "unchanged": ("", "info", gettext_lazy("Nothing was changed.")),
    "look": ("good", "check", gettext_lazy("Laid out anew.")),
    "letter": ("good", "check", gettext_lazy("The letter is set anew.")),
}


def notices(request: HttpRequest) -> list[dict[str, Any]]:
    """What the step before wants to tell, named in the address so that nothing is kept on the server."""
    found = NOTICES.get(request.GET.get("told", ""))
    return [{"kind": found[0], "icon": found[1], "text": found[2]}] if found else []


def rows(resumes: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows of a list of resumes, with their addresses."""
    return [
        {
            **row,
            "title": row.get("person") or row.get("file_name") or _("Unread resume"),
            "url": reverse("web:resume", args=[row["id"]]),
            "score": round(row["score_after"]) if row.get("score_after") is not None else "",
            "tailor_url": reverse("web:match", args=[row["id"]]) + "#tailor",
            "stage_url": reverse("web:stage", args=[row["id"]]),
            "stages": [(value, title, value == row.get("stage")) for value, title in STAGES.items()],
            "delete_url": reverse("web:delete", args=[row["id"]]),
        }
        for row in resumes
    ]


# ---------------------------------------------------------------- the frame of a resume's pages


@dataclass(frozen=True)
class Workspace:
    """A resume opened for its owner: its row, its latest result (None before the first), and the shared context."""

    questionnaire: CVQuestionnaire
    result: dict[str, Any] | None
    version: Version | None
    context: dict[str, Any]


def open_workspace(request: HttpRequest, resume_id: UUID, *, here: str) -> Workspace:
    """Raises Http404, also for somebody else's."""
    try:
        questionnaire = selectors.questionnaire_of(request.user, resume_id)
    except CVQuestionnaire.DoesNotExist as error:
        raise Http404 from error
    result = selectors.result_of(questionnaire)
    version = services.current_version(questionnaire) if result else None
    context: dict[str, Any] = {"here": here, "notices": notices(request)}
    if result is not None:
        context |= {
            "resume": head(questionnaire, result),
            "tabs": tabs(questionnaire, result, here),
            "downloads": downloads(result),
            "preview": pages(questionnaire, result, version),
        }
    return Workspace(questionnaire, result, version, context)


def to_run_when_unfinished(space: Workspace) -> HttpResponse | None:
    """Where there is no result yet, the run that makes it says more."""
    if space.result is not None:
        return None
    if space.questionnaire.run_id is None:
        raise Http404
    return HttpResponseRedirect(reverse("web:run", args=[space.questionnaire.run_id]))


def head(questionnaire: CVQuestionnaire, result: Mapping[str, Any]) -> dict[str, Any]:
    basics = result["after"].get("basics") or {}
    run = questionnaire.run
    busy = run is not None and run.state in ("queued", "running")
    return {
        "id": str(questionnaire.pk),
        "name": basics.get("name") or questionnaire.name or _("Your resume"),
        "label": basics.get("label") or "",
        "file_name": questionnaire.name,
        "language": ((result["after"].get("meta") or {}).get("cvimprover") or {}).get("language") or "",
        "posting_title": posting_title(questionnaire.posting),
        "busy_url": reverse("web:run", args=[run.pk]) if busy else "",
        "failed": run.reason if run is not None and run.state == "failed" else "",
        "failed_url": reverse("web:run", args=[run.pk]) if run is not None else "",
        "events_url": f"/api/v1/runs/{run.pk}/events/" if busy else "",
    }


def posting_title(posting: str) -> str:
    return next((line.strip() for line in posting.splitlines() if line.strip()), "")[:80]


def tabs(questionnaire: CVQuestionnaire, result: Mapping[str, Any], here: str) -> list[dict[str, Any]]:
    match = result.get("match")
    open_findings = (result.get("comparison") or {}).get("remaining") or ()
    shown = [
        (
            "resume",
            _("Suggestions"),
            len([item for item in result["suggestions"] if item["before"] != item["after"]]),
        ),
        ("review", _("Review"), len(open_findings)),
        ("match", _("Match"), f"{round(100 * match['coverage'])} %" if match else ""),
        ("check", _("What was read"), ""),
        ("export", _("Look and files"), ""),
        ("letter", _("Cover letter"), ""),
        ("versions", _("Versions"), len(result["versions"])),
    ]
    return [
        {
            "title": title,
            "count": count,
            "here": name == here,
            "url": reverse(f"web:{name}", args=[questionnaire.pk]),
        }
        for name, title, count in shown
    ]


def downloads(result: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The two files most people want; the others are on the page of looks and files."""
    files = {item["format"]: item for item in result["artifacts"]}
    titles = {"pdf": _("Download PDF"), "docx": _("Word")}
    return [
        {"url": reverse("web:download", args=[files[name]["id"]]), "title": title, "format": name}
        for name, title in titles.items()
        if name in files
    ]


def pages(
    questionnaire: CVQuestionnaire, result: Mapping[str, Any], version: Version | None
) -> dict[str, Any]:
    """The pages of the newest version in the chosen look, as pictures made when they are asked for."""
    region = resolve_region(questionnaire.region, questionnaire.location)
    pdf = next((item for item in result["artifacts"] if item["format"] == "pdf"), None)
    count = max(1, pdf["pages"] if pdf else 1)
    theme = questionnaire.theme or "classic"
    stamp = f"region={questionnaire.region}&fit={questionnaire.fit_pages or ''}&photo={questionnaire.photo_id or ''}"
    return {
        "stamp": stamp,  # all that the pictures depend on, beside version, page and theme
        "pages": [
            {
                "number": number,
                "url": reverse("web:page", args=[version.pk, number]) + f"?theme={theme}&{stamp}",
            }
            for number in range(1, count + 1)
        ]
        if version
        else [],
        "shape": region.paper,
        "theme_title": theme.capitalize(),
        "region_name": _(region.name) if region.code else "",
        "export_url": reverse("web:export", args=[questionnaire.pk]),
    }
