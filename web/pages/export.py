"""The look, the country's customs, the photo, the pages, and the files."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.http import attachment
from core.runs import QueueFull
from core.services import read_file
from core.tasks import start_process_image
from cv import selectors, services
from cv.models import Artifact, CVQuestionnaire, Version
from cv.tasks import start_new_run
from resumelib.errors import ResumeError, WrongUsage
from resumelib.model.region import REGIONS, resolve_region
from web.forms import LookForm
from web.pages.sentences import form_of
from web.pages.shown import FORMATS, Workspace, open_workspace, to_run_when_unfinished

_FIT = (
    "To fit on ",
    "To spare ",
    "It does not fit on ",
    "It has {pages} pages; at most ",
)  # forms of sentences


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def show(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """Theme gallery with this resume's own first page, the settings of the layout, and every file with its check."""
    space = open_workspace(request, resume_id, here="export")
    unfinished = to_run_when_unfinished(space)
    if unfinished:
        return unfinished
    if request.method == "POST":
        form = LookForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                return _lay_out(request, space.questionnaire, form.cleaned_data)
            except (ResumeError, QueueFull) as error:
                form.add_error("photo" if form.cleaned_data["photo"] else None, error.sentence)
        return render(request, "web/export.html", _context(space, form), status=400)
    return render(request, "web/export.html", _context(space, LookForm(initial=_known(space.questionnaire))))


def _known(questionnaire: CVQuestionnaire) -> dict[str, Any]:
    return {
        "theme": questionnaire.theme or "classic",
        "region": questionnaire.region,
        "fit_pages": questionnaire.fit_pages,
    }


def _lay_out(request: HttpRequest, questionnaire: CVQuestionnaire, given: dict[str, Any]) -> HttpResponse:
    """A run with what is new, or back where nothing is."""
    known = _known(questionnaire)
    changes = {name: given[name] for name in known if given[name] != known[name]}
    if given["photo"]:
        file = given["photo"]
        made = start_process_image(request.user, data=file.read(), name=file.name, purpose="photo")
        changes["photo_id"] = made.object_id
    elif given["remove_photo"] and questionnaire.photo_id:
        changes["photo_id"] = None
    return _off_with(questionnaire, changes)


def _off_with(questionnaire: CVQuestionnaire, changes: dict[str, Any]) -> HttpResponse:
    if not changes:
        address = reverse("web:export", args=[questionnaire.pk]) + "?told=unchanged"
    else:
        run = start_new_run(questionnaire, changes=changes)
        address = reverse("web:run", args=[run.pk]) + "?to=export"
    return HttpResponseRedirect(address, status=303)


def _context(space: Workspace, form: LookForm) -> dict[str, Any]:
    questionnaire, artifacts = space.questionnaire, (space.result or {})["artifacts"]
    region = resolve_region(questionnaire.region, questionnaire.location)
    chosen = str(form["theme"].value())
    pdf = next((item for item in artifacts if item["format"] == "pdf"), {"notes": ()})
    return {
        **space.context,
        "form": form,
        "themes": [_theme(theme, space, chosen) for theme in services.themes()],
        "regions": [
            (
                code,
                name,
                code == form["region"].value(),
                (REGIONS[code] if code else resolve_region("")).photo,
            )
            for code, name in form.fields["region"].choices
        ],
        "policy": region.photo,
        "photo_url": _photo_url(questionnaire),
        "fit_notes": [note for note in pdf["notes"] if form_of(note).startswith(_FIT)],
        "notes": [note for note in pdf["notes"] if not form_of(note).startswith(_FIT)],
        "files": by_format(artifacts),
    }


def _photo_url(questionnaire: CVQuestionnaire) -> str:
    if questionnaire.photo_id is None:
        return ""
    return reverse("web:photo", args=[questionnaire.pk]) + f"?of={questionnaire.photo_id}"


def by_format(artifacts: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Files ready for the template, those most people want first."""
    return [_file(item) for item in sorted(artifacts, key=_place)]


def _place(item: dict[str, Any]) -> int:
    known = list(FORMATS)
    return known.index(item["format"]) if item["format"] in known else len(known)


def _theme(theme: Any, space: Workspace, chosen: str) -> dict[str, Any]:
    version = space.version
    stamp = f"?theme={theme.name}&width=480&{space.context['preview']['stamp']}"
    return {
        "name": theme.name,
        "title": theme.title,
        "description": theme.description,
        "chosen": theme.name == chosen,
        "url": reverse("web:page", args=[version.pk, 1]) + stamp if version else "",
    }


def _file(item: dict[str, Any]) -> dict[str, Any]:
    return {
        **item,
        "title": FORMATS.get(item["format"], item["format"].upper()),
        "url": reverse("web:download", args=[item["id"]]),
    }


@require_safe
def page(request: HttpRequest, version_id: UUID, number: int) -> HttpResponse:
    """One page of a version as PNG. What it depends on is in the address, so the browser may keep the picture."""
    try:
        version = selectors.version_of(request.user, version_id)
        width = min(1600, max(200, int(request.GET.get("width", "900"))))
        region = request.GET.get("region")
        data = services.preview(
            version, theme=request.GET.get("theme", ""), region=region, page=number, width=width
        )
    except (Version.DoesNotExist, WrongUsage, ValueError) as error:
        raise Http404 from error
    return _picture(data)


@require_safe
def photo(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """The portrait as it is printed."""
    try:
        data = services.portrait(selectors.questionnaire_of(request.user, resume_id))
    except CVQuestionnaire.DoesNotExist as error:
        raise Http404 from error
    if data is None:
        raise Http404
    return _picture(data)


def _picture(data: bytes) -> HttpResponse:
    answer = HttpResponse(data, content_type="image/png" if data[:4] == b"\x89PNG" else "image/jpeg")
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
    if artifact.document == Artifact.Document.LETTER:
        name = f"{name} – {_('Cover letter')}"
    return attachment(read_file(artifact.file), artifact.media_type, f"{name}.{artifact.format}")
