"""The workspace: the resume as it will look beside the suggestions, and the deeds on them."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.runs import QueueFull
from cv import selectors, services
from cv.models import Question, Suggestion
from cv.tasks import start_answer, start_decision, start_decisions, start_undo
from resumelib.errors import WrongUsage
from web.forms import AnswerForm, DecisionForm
from web.pages import scoring
from web.pages.grouping import Refusal, decided, groups, suggestion
from web.pages.shown import Workspace, open_workspace, to_run_when_unfinished
from web.pages.versions import leaves


@require_safe
@never_cache
def show(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """The workspace of a resume; before its first result, the run that makes it."""
    space = open_workspace(request, resume_id, here="resume")
    return to_run_when_unfinished(space) or render(request, "web/result.html", _context(space))


@require_safe
@never_cache
def fresh(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """The parts that change when a run ends: the score, the counts, the pages."""
    space = open_workspace(request, resume_id, here="resume")
    return render(request, "web/_fresh.html", _summary(space))


@require_safe
@never_cache
def review(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """The score with its parts, what is still open, what was mended, the years as a picture."""
    space = open_workspace(request, resume_id, here="review")
    if space.result is None:
        return HttpResponseRedirect(reverse("web:resume", args=[resume_id]))
    today = timezone.localdate()
    context = {
        **space.context,
        "score": scoring.score(space.result),
        "findings": scoring.findings(space.result),
        "timeline": scoring.timeline(space.result["before"], today.year + (today.month - 1) / 12),
        "notes": space.result.get("notes") or [],
    }
    return render(request, "web/review.html", context)


@require_POST
def decide(request: HttpRequest, suggestion_id: UUID) -> HttpResponse:
    """Accept, reject, edit or undo one suggestion. With htmx the card and what depends on it come back, else 303."""
    try:
        item = selectors.suggestion_of(request.user, suggestion_id)
    except Suggestion.DoesNotExist as error:
        raise Http404 from error
    refusal = _decide(item, DecisionForm(request.POST))
    live = getattr(request, "htmx", False)
    if not live and refusal is None:
        return HttpResponseRedirect(
            f"{reverse('web:resume', args=[item.questionnaire_id])}#s-{item.pk}", status=303
        )
    item.refresh_from_db()
    space = open_workspace(request, item.questionnaire_id, here="resume")
    if not live:
        context = _context(space, {str(item.pk): refusal} if refusal else None)
        return render(request, "web/result.html", context, status=409)
    card = suggestion(selectors.suggestion_data(item), refusal)
    return render(request, "web/_decided.html", {**_summary(space), "suggestion": card})


def _decide(item: Suggestion, form: DecisionForm) -> Refusal | None:
    """Take the decision; why not, where it could not be taken."""
    if not form.is_valid():
        return Refusal(_("Nothing was changed."))
    decision, text = form.cleaned_data["decision"], form.cleaned_data["text"].strip()
    confirmed = decision == "confirmed"
    try:
        start_decision(item, "edited" if confirmed else decision, text, confirmed=confirmed)
    except services.NotGrounded as error:
        return Refusal(error.sentence, error.reasons, text)
    except (WrongUsage, services.Conflict, QueueFull) as error:
        return Refusal(error.sentence, typed=text)
    return None


@require_POST
def accept_safe(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """Put every safe suggestion that was rejected back in."""
    space = open_workspace(request, resume_id, here="resume")
    left_out = [
        selectors.suggestion_of(request.user, UUID(item["id"]))
        for item in (space.result or {}).get("suggestions", ())
        if item["applicability"] == "safe" and decided(item) != "accepted"
    ]
    start_decisions(left_out, "accepted")
    return HttpResponseRedirect(reverse("web:resume", args=[resume_id]) + "?told=accepted", status=303)


@require_POST
def undo(request: HttpRequest, resume_id: UUID, what: str) -> HttpResponse:
    """Take the last decision back (`undo`), or the last undo (`redo`)."""
    space = open_workspace(request, resume_id, here="resume")
    told = ""
    try:
        start_undo(space.questionnaire, redo=what == "redo")
    except (WrongUsage, services.Conflict):
        told = "?told=unchanged"
    return HttpResponseRedirect(reverse("web:resume", args=[resume_id]) + told, status=303)


@require_POST
def answer(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Keep the missing fact; the wording is looked at again with it."""
    try:
        question = selectors.question_of(request.user, question_id)
    except Question.DoesNotExist as error:
        raise Http404 from error
    form = AnswerForm(request.POST)
    if form.is_valid():
        run = start_answer(question, form.cleaned_data["text"])
        return HttpResponseRedirect(reverse("web:run", args=[run.pk]), status=303)
    return HttpResponseRedirect(
        f"{reverse('web:resume', args=[question.questionnaire_id])}#q-{question.pk}", status=303
    )


def _context(space: Workspace, refusals: dict[str, Refusal] | None = None) -> dict[str, Any]:
    """All of the workspace."""
    result, summary = space.result or {}, _summary(space)
    lines = leaves(result["before"])
    answered = selectors.answered_questions(space.questionnaire)
    return {
        **summary,
        "groups": groups(_edits(result), summary["questions"], result["before"], refusals),
        "answered": [_question(item, lines) for item in answered],
        "blocked": result.get("blocked") or [],
    }


def _summary(space: Workspace) -> dict[str, Any]:
    """What a decision changes besides its own card: score, counts, undo and redo, the pages."""
    result = space.result or {}
    done, undone = services.undo_and_redo(space.questionnaire)
    mine = [space.questionnaire.pk]
    lines = leaves(result["before"])
    return {
        **space.context,
        "questions": [_question(item, lines) for item in result["questions"] if not item["answer"]],
        "score": scoring.score(result),
        "counts": counts(_edits(result)),
        "urls": {
            "accept_safe": reverse("web:accept-safe", args=mine),
            "fresh": reverse("web:fresh", args=mine),
            "places": reverse("web:places", args=mine),
            "undo": reverse("web:undo", args=[*mine, "undo"]) if done else "",
            "redo": reverse("web:undo", args=[*mine, "redo"]) if undone else "",
        },
    }


def _edits(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for item in result["suggestions"] if item["before"] != item["after"]]


def counts(suggestions: list[dict[str, Any]]) -> dict[str, int]:
    """How many are in the resume, how many wait for a decision, and how many safe ones were left out."""
    states = [(decided(item), item["applicability"]) for item in suggestions]
    return {
        "applied": sum(1 for state, _kind in states if state in ("accepted", "edited")),
        "open": sum(1 for state, kind in states if state == "pending" and kind == "confirm"),
        "safe_open": sum(1 for state, kind in states if state in ("pending", "rejected") and kind == "safe"),
        "all": len(states),
    }


def _question(item: dict[str, Any], lines: dict[str, str]) -> dict[str, Any]:
    return {
        **item,
        "answer": item["answer"] or "",
        "line": lines.get(item["path"], ""),
        "url": reverse("web:question", args=[item["id"]]),
    }
