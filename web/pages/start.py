"""Where a CV comes in: files, photos or text, the posting, the questionnaire; or the example."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.models import User
from core.runs import QueueFull
from core.services import Accepted, KeyReused
from core.tasks import start_process_image
from cv import selectors, services
from cv.tasks import start_generate_cv
from resumelib.errors import ResumeError
from resumelib.model.document import SourceDocument
from web.forms import StartForm, is_picture
from web.pages.run import seconds
from web.pages.shown import rows

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXAMPLE = "nora-brandt.pdf"
ANSWERS = (
    "position",
    "industry",
    "experience_level",
    "company_size",
    "location",
    "application_timeline",
    "region",
)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The form; sent, it answers 303 to the run's page at once."""
    if request.method != "POST":
        return _form(request, StartForm(), status=200)
    if request.POST.get("go") == "example":
        return _accept(request, None)
    form = StartForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form, status=400)
    return _accept(request, form)


def _accept(request: HttpRequest, form: StartForm | None) -> HttpResponse:
    owner, key = request.user, request.POST.get("once", "")[:64]
    try:
        wanted = _example(request) if form is None else _request(owner, form.cleaned_data)
        accepted = _once(owner, wanted, key and f"page-{key}")
    except ResumeError as error:
        form = form or StartForm()
        form.is_valid()
        form.add_error("files" if form.is_bound else None, error.sentence)
        return _form(request, form, status=400)
    except QueueFull as error:
        return _form(request, form or StartForm(), status=429, refusal=error.sentence)
    except OSError:
        sentence = _("The files can’t be stored now; the disk may be full. Try again later.")
        return _form(request, form or StartForm(), status=503, refusal=sentence)
    return HttpResponseRedirect(reverse("web:run", args=[accepted.run.pk]), status=303)


def _once(owner: User, wanted: services.Request, key: str) -> Accepted:
    """A form sent twice starts one run; a form changed and sent again starts another."""
    try:
        return start_generate_cv(owner, wanted, key=key)
    except KeyReused:
        return start_generate_cv(owner, wanted)


def _example(request: HttpRequest) -> services.Request:
    posting = request.POST.get("posting", "").strip()
    return services.Request(
        documents=[SourceDocument((EXAMPLES / EXAMPLE).read_bytes(), EXAMPLE)],
        posting=posting or (EXAMPLES / "posting.txt").read_text(encoding="utf-8"),
    )


def _request(owner: User, given: dict[str, Any]) -> services.Request:
    files: Sequence[UploadedFile] = given.get("files") or []
    pictures = [file for file in files if is_picture(file)]
    documents = [SourceDocument(file.read(), file.name or "") for file in files if not is_picture(file)]
    text = (given.get("resume_text") or "").strip()
    if text and not files:
        documents = [SourceDocument(text.encode(), "cv.json" if _is_json(text) else "cv.txt")]
    images = [
        start_process_image(owner, data=file.read(), name=file.name or "").object_id for file in pictures
    ]
    photo = given.get("photo")
    return services.Request(
        documents=documents,
        images=images,
        photo=start_process_image(owner, data=photo.read(), name=photo.name, purpose="photo").object_id
        if photo
        else None,
        posting=_posting(given),
        llm="off" if given.get("llm") == "off" else "auto",
        **{name: given.get(name) or "" for name in ANSWERS},
    )


def _posting(given: dict[str, Any]) -> str:
    text = (given.get("posting") or "").strip()
    file = given.get("posting_file")
    if text or not file:
        return text
    return services.posting_text(SourceDocument(file.read(), file.name or ""))


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _form(request: HttpRequest, form: StartForm, *, status: int, refusal: str = "") -> HttpResponse:
    took = selectors.last_took(request.user)
    touched = form.is_bound and any(form[name].value() for name in (*ANSWERS, "photo"))
    context = {
        "form": form,
        "here": "start",
        "most": settings.ENV.max_upload_mb,
        "once": uuid4().hex,
        "questions_open": touched,
        "refusal": refusal,
        "took": seconds(took) if took is not None else "",
        "recent": rows(selectors.listing(request.user, most=3)),
    }
    return render(request, "web/start.html", context, status=status)
