"""A resume held against a posting, and the copy tailored for another one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cv.tasks import start_tailoring
from web.forms import TailorForm
from web.pages import scoring
from web.pages.shown import open_workspace, to_run_when_unfinished


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def match(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """Three buckets with their evidence; sent, the form holds the resume against another posting."""
    space = open_workspace(request, resume_id, here="match")
    unfinished = to_run_when_unfinished(space)
    if unfinished:
        return unfinished
    form = TailorForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        _copy, run = start_tailoring(space.questionnaire, form.cleaned_data["posting"])
        return HttpResponseRedirect(reverse("web:run", args=[run.pk]), status=303)
    result = space.result or {}
    context = {
        **space.context,
        "match": scoring.match(result.get("match"), space.context["resume"]["posting_title"]),
        "form": form,
        "urls": {"tailor": reverse("web:match", args=[resume_id])},
    }
    return render(request, "web/match.html", context, status=400 if form.errors else 200)
