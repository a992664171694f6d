"""The look, the country's customs, and the files."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.http import attachment
from core.services import read_file
from cv import selectors, services
from cv.models import Artifact, Version
from cv.tasks import start_new_run
from resumelib.errors import WrongUsage
from web.forms import region_choices
from web.pages.shown import FORMATS, open_workspace, to_run_when_unfinished


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def show(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """Theme gallery with this resume's own first page, region, and every file with the outcome of its check."""
    space = open_workspace(request, resume_id, here="export")
    unfinished = to_run_when_unfinished(space)
    if unfinished:
        return unfinished
    questionnaire = space.questionnaire
    if request.method == "POST":
        wanted = {"theme": request.POST.get("theme", ""), "region": request.POST.get("region", "")}
        known = {"theme": questionnaire.theme or "classic", "region": questionnaire.region}
        changes = {name: value for name, value in wanted.items() if value != known[name]}
        back = reverse("web:export", args=[resume_id])
        if not changes:
            return HttpResponseRedirect(back + "?told=unchanged", status=303)
        run = start_new_run(questionnaire, changes=changes)
        return HttpResponseRedirect(reverse("web:run", args=[run.pk]), status=303)
    result = space.result or {}
    context = {
        **space.context,
        "themes": [
            _theme(theme, space.version, questionnaire.theme or "classic") for theme in services.themes()
        ],
        "regions": [(code, name, code == questionnaire.region) for code, name in region_choices()],
        "files": [
            _file(item)
            for item in sorted(
                result["artifacts"],
                key=lambda item: list(FORMATS).index(item["format"]) if item["format"] in FORMATS else 99,
            )
        ],
    }
    return render(request, "web/export.html", context)


def _theme(theme: Any, version: Version | None, chosen: str) -> dict[str, Any]:
    return {
        "name": theme.name,
        "title": theme.title,
        "description": theme.description,
        "chosen": theme.name == chosen,
        "url": reverse("web:page", args=[version.pk, 1]) + f"?theme={theme.name}&width=420"
        if version
        else "",
    }


def _file(item: dict[str, Any]) -> dict[str, Any]:
    return {
        **item,
        "title": FORMATS.get(item["format"], item["format"].upper()),
        "url": reverse("web:download", args=[item["id"]]),
    }


@require_safe
def page(request: HttpRequest, version_id: UUID, number: int) -> HttpResponse:
    """One page of a version as PNG. A version never changes, so the browser may keep the picture."""
    try:
        version = selectors.version_of(request.user, version_id)
        width = min(1600, max(200, int(request.GET.get("width", "900"))))
        data = services.preview(version, theme=request.GET.get("theme", ""), page=number, width=width)
    except (Version.DoesNotExist, WrongUsage, ValueError) as error:
        raise Http404 from error
    answer = HttpResponse(data, content_type="image/png")
    answer.headers["Cache-Control"] = "private, max-age=86400"
    return answer


@require_safe
@never_cache
def download(request: HttpRequest, artifact_id: UUID) -> HttpResponse:
    """A file we made, under the person's name."""
    try:
        artifact = selectors.artifact_of(request.user, artifact_id)
    except Artifact.DoesNotExist as error:
        raise Http404 from error
    basics = (artifact.version.resume if artifact.version else {}).get("basics") or {}
    name = basics.get("name") or _("Resume")
    return attachment(read_file(artifact.file), artifact.media_type, f"{name}.{artifact.format}")
