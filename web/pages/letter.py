"""The cover letter: as it will be sent, to be written anew in one's own words, and what its sentences rest on."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.runs import QueueFull
from cv.models import CVQuestionnaire
from cv.tasks import start_new_run
from web.forms import CompanyForm, LetterForm
from web.pages.export import by_format
from web.pages.shown import open_workspace, to_run_when_unfinished

TEXTS = ("subject", "greeting", "body", "closing")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def show(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """Sent: `letter` is `write`, `save` (the person's words), `restore` (the composed ones) or `drop`."""
    space = open_workspace(request, resume_id, here="letter")
    unfinished = to_run_when_unfinished(space)
    if unfinished:
        return unfinished
    made = (space.result or {}).get("letter")
    known = {"company": space.questionnaire.company, **(_texts(made) if made else {})}
    kind = LetterForm if made else CompanyForm
    form = kind(request.POST if request.method == "POST" else None, initial=known)
    deed = request.POST.get("letter", "")
    if request.method == "POST" and (deed in ("drop", "restore") or form.is_valid()):
        given = form.cleaned_data if form.is_valid() else {}
        try:
            return _off_with(space.questionnaire, _changes(space.questionnaire, deed, given, known))
        except QueueFull as error:
            form.add_error(None, error.sentence)
    context = {
        **space.context,
        "form": form,
        "letter": made and {**made, "files": by_format(made["artifacts"])},
    }
    return render(request, "web/letter.html", context, status=400 if form.errors else 200)


def _texts(made: dict[str, Any]) -> dict[str, str]:
    """The letter as it stands, in the form's fields."""
    body = "\n\n".join(" ".join(sentence["text"] for sentence in item) for item in made["paragraphs"])
    return {**{name: made[name] for name in TEXTS if name != "body"}, "body": body}


def _changes(
    questionnaire: CVQuestionnaire, deed: str, given: dict[str, Any], known: dict[str, str]
) -> dict[str, Any]:
    """What is new, for the run that sets it."""
    if deed == "drop":
        return {"letter": False} if questionnaire.letter else {}
    if deed == "restore":
        return {"letter_text": {}} if questionnaire.letter_text else {}
    changes: dict[str, Any] = {} if questionnaire.letter else {"letter": True}
    if given["company"] != questionnaire.company:
        changes["company"] = given["company"]
    if any(given[name].split() != known[name].split() for name in TEXTS if name in given):
        changes["letter_text"] = {name: given[name].replace("\r\n", "\n") for name in TEXTS}
    return changes


def _off_with(questionnaire: CVQuestionnaire, changes: dict[str, Any]) -> HttpResponse:
    if not changes:
        address = reverse("web:letter", args=[questionnaire.pk]) + "?told=unchanged"
    else:
        run = start_new_run(questionnaire, changes=changes)
        address = reverse("web:run", args=[run.pk]) + "?to=letter"
    return HttpResponseRedirect(address, status=303)
