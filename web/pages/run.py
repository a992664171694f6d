"""A run while it works: its stages, what was found so far, cancel, and a way out when it failed."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core import selectors as ground
from core.models import Run, RunEvent
from core.tasks import cancel_run, retry_run
from cv import selectors, services
from cv.services import STEP_NAMES

STAGES = {
    "orient": gettext_lazy("Set the picture upright"),
    "rectify": gettext_lazy("Find the page and straighten it"),
    "read": gettext_lazy("Read the text"),
    "structure": gettext_lazy("Put the lines in order"),
    "portrait": gettext_lazy("Make the portrait"),
    "parse": gettext_lazy("Read the CV"),
    "review": gettext_lazy("Review it"),
    "match": gettext_lazy("Hold it against the posting"),
    "improve": gettext_lazy("Improve the wording"),
    "apply": gettext_lazy("Apply what keeps every fact"),
    "review-again": gettext_lazy("Review again"),
    "render": gettext_lazy("Lay out the pages"),
    "verify": gettext_lazy("Check the files"),
}
REFUSED = (  # the same file would be refused again
    "encrypted-input",
    "damaged-input",
    "nothing-readable",
    "not-a-resume",
    "too-large",
    "unsupported-input",
    "empty-input",
)
BACK = {"export": "look", "letter": "letter"}  # pages that ask for runs of their own, and what they tell then
OVER = ("succeeded", "failed", "cancelled")


@require_safe
@never_cache
def show(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The run. A finished one leads on to its result."""
    run = run_or_404(request, run_id)
    if run.state == "succeeded" and "stay" not in request.GET:
        return HttpResponseRedirect(_done_url(request, run))
    return render(request, "web/run.html", {"run": shown(request, run)})


@require_safe
@never_cache
def live(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The live part alone."""
    return render(request, "web/_run_live.html", {"run": shown(request, run_or_404(request, run_id))})


@require_POST
def cancel(request: HttpRequest, run_id: UUID) -> HttpResponse:
    cancel_run(run_or_404(request, run_id))
    return HttpResponseRedirect(reverse("web:run", args=[run_id]), status=303)


@require_POST
def retry(request: HttpRequest, run_id: UUID) -> HttpResponse:
    retry_run(run_or_404(request, run_id))
    return HttpResponseRedirect(reverse("web:run", args=[run_id]), status=303)


def run_or_404(request: HttpRequest, run_id: UUID) -> Run:
    try:
        return ground.run_of(request.user, run_id)
    except Run.DoesNotExist as error:
        raise Http404 from error


def shown(request: HttpRequest, run: Run) -> dict[str, Any]:
    """What the template needs of a run. At most eight queries."""
    events = ground.events_after(run.pk, 0)
    took = {step["name"]: step["milliseconds"] for step in ground.run_steps(run)}
    waits = selectors.pictures_of(run)
    stages = [*_picture_stages(waits), *(_stage(name, run, events, took) for name in STEP_NAMES)]
    questionnaire = selectors.questionnaire_of(request.user, run.subject_id)
    found = services.found_so_far(run)
    return {
        "state": run.state,
        "over": run.state in OVER,
        "title": _title(run),
        "sentence": _sentence(run, stages),
        "reason": run.reason,
        "way_out": _way_out(run),
        "name": questionnaire.name or _("Your pictures"),
        "percent": run.percent,
        "last_seq": run.last_seq,
        "stages": stages
        if run.state not in ("failed", "cancelled")
        else [
            stage for stage in stages if stage["state"] != "waiting"
        ],  # what will not come is not announced
        "found": found,
        "findings": [] if found else services.findings_so_far(run),
        "has_posting": bool(questionnaire.posting),
        "cancelling": bool(run.cancel_asked_at),
        "paste_url": reverse("web:start") + "?paste=1#id_resume_text" if run.reason_code in REFUSED else "",
        "can_retry": run.state == "failed" and run.reason_code not in REFUSED,
        "events_url": f"/api/v1/runs/{run.pk}/events/",
        "live_url": reverse("web:run-live", args=[run.pk])
        + (f"?to={request.GET['to']}" if request.GET.get("to") in BACK else ""),
        "cancel_url": reverse("web:run-cancel", args=[run.pk]),
        "retry_url": reverse("web:run-retry", args=[run.pk]),
        "done_url": _done_url(request, run) if run.state in ("queued", "running", "succeeded") else "",
        "check_url": reverse("web:check", args=[run.subject_id]) if "parse" in took else "",
    }


def _done_url(request: HttpRequest, run: Run) -> str:
    """Back to the page that asked for the run."""
    asked = request.GET.get("to", "")
    if asked in BACK:
        return reverse(f"web:{asked}", args=[run.subject_id]) + f"?told={BACK[asked]}"
    return reverse("web:resume", args=[run.subject_id])


def _stage(name: str, run: Run, events: list[RunEvent], took: dict[str, int]) -> dict[str, Any]:
    said = [event.data["text"] for event in events if event.kind == "said" and event.data.get("step") == name]
    state, lasted = "waiting", ""
    if name in took:
        state, lasted = "done", seconds(took[name] / 1000)
    elif run.state == "running" and run.step == name:
        began = [event.at for event in events if event.kind == "began" and event.data.get("step") == name]
        state, lasted = "running", seconds((timezone.now() - began[-1]).total_seconds()) if began else ""
    elif run.state == "failed" and run.step == name:
        state = "failed"
    words = {"done": _("done"), "running": _("at work"), "failed": _("failed"), "waiting": _("to come")}
    return {
        "title": STAGES.get(name, name),
        "state": state,
        "state_words": words[state],
        "took": lasted,
        "said": said[-3:],
    }


def _picture_stages(waits: list[Run]) -> list[dict[str, Any]]:
    if not waits:
        return []
    done = sum(1 for run in waits if run.state in OVER)
    failed = any(run.state in ("failed", "cancelled") for run in waits)
    state = "failed" if failed else "done" if done == len(waits) else "running"
    words = {"done": _("done"), "running": _("at work"), "failed": _("failed")}
    sentence = ngettext("%(done)d of %(all)d picture read.", "%(done)d of %(all)d pictures read.", len(waits))
    return [
        {
            "title": STAGES["read"],
            "state": state,
            "state_words": words[state],
            "took": "",
            "said": [sentence % {"done": done, "all": len(waits)}],
        }
    ]


def seconds(value: float) -> str:
    """A span as a person reads it."""
    if value < 60:
        from django.utils.formats import number_format

        return _("%(seconds)s s") % {"seconds": number_format(max(value, 0.0), 1)}
    return _("%(minutes)d min %(seconds)d s") % {"minutes": int(value // 60), "seconds": int(value % 60)}


def _title(run: Run) -> str:
    return {
        "queued": _("Improving your resume"),
        "running": _("Improving your resume"),
        "succeeded": _("Your resume is ready"),
        "failed": _("This did not work"),
        "cancelled": _("Cancelled"),
    }[run.state]


def _sentence(run: Run, stages: list[dict[str, Any]]) -> str:
    if run.state == "queued":
        if run.reason:
            return run.reason
        if stages and stages[0]["state"] == "running":
            return str(stages[0]["title"])
        return _("Waiting for its turn.")
    done = sum(1 for stage in stages if stage["state"] == "done")
    if run.state == "running":
        waiting = next((stage["title"] for stage in stages if stage["state"] == "waiting"), "")
        now = next((stage["title"] for stage in stages if stage["state"] == "running"), waiting)
        return _("Stage %(now)d of %(all)d: %(title)s") % {
            "now": min(done + 1, len(stages)),
            "all": len(stages),
            "title": now,
        }
    if not done:
        return ""
    return _("%(done)d of %(all)d stages done.") % {"done": done, "all": len(stages)}


def _way_out(run: Run) -> str:
    """What a person can do about a failure, by its stable code."""
    ways = {
        "encrypted-input": _("Save a copy without the password and bring that one."),
        "damaged-input": _("Open it in the program that made it, save it again, and bring the new file."),
        "nothing-readable": _("Take a sharper photo in better light, or paste the text instead."),
        "not-a-resume": _("If it is one, paste its text: then every line counts."),
        "too-large": _("Bring a file with fewer pages or smaller pictures."),
        "unsupported-input": _("Save it as PDF or Word, or paste the text."),
        "delivery-blocked": _("Try another look; what was read and improved is kept."),
    }
    return ways.get(run.reason_code, _("Trying again goes on at the stage that failed."))
