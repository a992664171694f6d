"""Every resume, its versions, and the end of one."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cv import selectors, services
from cv.models import CVQuestionnaire, Version
from cv.tasks import start_correction
from resumelib.errors import WrongUsage
from web.pages.shown import notices, open_workspace, rows, to_run_when_unfinished
from web.pages.versions import version_rows


@require_safe
@never_cache
def show(request: HttpRequest) -> HttpResponse:
    search = request.GET.get("q", "").strip()
    context = {
        "here": "history",
        "search": search,
        "resumes": rows(selectors.listing(request.user, search=search)),
        "notices": notices(request),
    }
    return render(request, "web/history.html", context)


@require_safe
@never_cache
def versions(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """Every state of the resume, with what changed from the one before."""
    space = open_workspace(request, resume_id, here="versions")
    unfinished = to_run_when_unfinished(space)
    if unfinished:
        return unfinished
    context = {**space.context, "versions": version_rows(space.questionnaire, space.version)}
    return render(request, "web/versions.html", context)


@require_POST
def restore(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """Go on from an older version: a new version like it, and a run from there."""
    try:
        version = selectors.version_of(request.user, version_id)
    except Version.DoesNotExist as error:
        raise Http404 from error
    _version, run = start_correction(version, {})
    return HttpResponseRedirect(reverse("web:run", args=[run.pk]), status=303)


@require_POST
def stage(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """Note where a copy stands with its employer."""
    try:
        services.set_stage(selectors.questionnaire_of(request.user, resume_id), request.POST.get("stage", ""))
    except (CVQuestionnaire.DoesNotExist, WrongUsage) as error:
        raise Http404 from error
    return HttpResponseRedirect(f"{reverse('web:history')}#r-{resume_id}", status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def delete(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """Asks once, then deletes for good."""
    try:
        questionnaire = selectors.questionnaire_of(request.user, resume_id)
    except CVQuestionnaire.DoesNotExist as error:
        raise Http404 from error
    if request.method == "POST":
        services.delete_questionnaire(questionnaire)
        return HttpResponseRedirect(reverse("web:history") + "?told=deleted", status=303)
    context = {
        "resume": {"title": questionnaire.name, "file_name": ""},
        "back_url": reverse("web:history"),
    }
    return render(request, "web/delete.html", context)
