"""Please check: what was read, beside the page it was read from; corrected, it makes a new version and a run."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cv import selectors, services
from cv.models import CVQuestionnaire
from cv.services import ReadField, Reading
from cv.tasks import start_correction
from web.pages.resume_form import DOUBT, corrected, merge_patch, sections
from web.pages.shown import open_workspace, to_run_when_unfinished

_PREFIX = "f:"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def show(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """Possible as soon as the parse step is done, also while the rest goes on."""
    space = open_workspace(request, resume_id, here="check")
    reading = services.reading_of(space.questionnaire)
    version = services.read_version(space.questionnaire) if reading else None
    if reading is None or version is None:
        return to_run_when_unfinished(space) or HttpResponseRedirect(reverse("web:resume", args=[resume_id]))
    if request.method == "POST":
        typed = {
            name.removeprefix(_PREFIX): text
            for name, text in request.POST.items()
            if name.startswith(_PREFIX)
        }
        deed = request.POST.get("deed", "")
        patch = merge_patch(version.resume, corrected(version.resume, typed, deed))
        if not patch:
            return HttpResponseRedirect(
                reverse("web:check", args=[resume_id]) + "?told=unchanged", status=303
            )
        _version, run = start_correction(version, patch)
        if deed:
            return HttpResponseRedirect(reverse("web:check", args=[resume_id]) + _anchor(deed), status=303)
        return HttpResponseRedirect(reverse("web:run", args=[run.pk]), status=303)
    evidence = {field.path: field for field in reading.fields}
    context = {
        **space.context,
        "resume": space.context.get("resume")
        or {"name": space.questionnaire.name, "file_name": space.questionnaire.name},
        "sections": sections(version.resume, evidence),
        "corrected": version.kind == "corrected",
        "doubts": sum(1 for field in reading.fields if field.confidence < DOUBT),
        "source_pages": _pages(resume_id, reading, request.GET.get("field", "")),
        "source_text": _text(reading, request.GET.get("field", "")),
        "leftover": reading.leftover,
        "hidden": reading.hidden,
        "warnings": reading.warnings,
        "by_ocr": reading.read_by == "ocr",
    }
    return render(request, "web/check.html", context)


def _anchor(deed: str) -> str:
    section = deed.partition(":")[2].partition("[")[0]
    return f"#section-{section}" if section.isidentifier() else ""


def _pages(resume_id: UUID, reading: Reading, lit: str) -> list[dict[str, Any]]:
    shown = [
        {
            "number": number,
            "url": reverse("web:source-page", args=[resume_id, number]),
            "width": width,
            "height": height,
            "boxes": [
                _box(field, box, lit)
                for field in reading.fields
                for box in field.boxes
                if box[0] == number - 1
            ],
        }
        for number, (width, height) in enumerate(reading.pages, start=1)
        if width and height
    ]
    first = next((box for page in shown for box in page["boxes"] if box["lit"]), None)
    if first is not None:
        first["anchor"] = True
    return shown


def _box(field: ReadField, box: tuple[int, float, float, float, float], lit: str) -> dict[str, Any]:
    _page, x0, y0, x1, y1 = box
    return {
        "field": field.id,
        "x": round(x0, 1),
        "y": round(y0, 1),
        "width": round(x1 - x0, 1),
        "height": round(y1 - y0, 1),
        "doubt": field.confidence < DOUBT,
        "lit": _is_lit(field, lit),
    }


def _text(reading: Reading, lit: str) -> list[dict[str, Any]]:
    """The upload as text, where it has no pages to show: pieces in order, those that became a field with its id."""
    if any(width and height for width, height in reading.pages) or not reading.text.strip():
        return []
    shown: list[dict[str, Any]] = []
    reached = 0
    places = [(*place, field) for field in reading.fields for place in field.ranges]
    for start, end, field in sorted(places, key=lambda place: place[:2]):
        if start < reached or end <= start:
            continue  # one place may have become two fields: the first has it
        shown.append({"text": reading.text[reached:start]})
        shown.append({"text": reading.text[start:end], **_piece(field, lit)})
        reached = end
    shown.append({"text": reading.text[reached:]})
    first = next((piece for piece in shown if piece.get("lit")), None)
    if first is not None:
        first["anchor"] = True
    return [piece for piece in shown if piece["text"]]


def _piece(field: ReadField, lit: str) -> dict[str, Any]:
    return {"field": field.id, "doubt": field.confidence < DOUBT, "lit": _is_lit(field, lit)}


def _is_lit(field: ReadField, lit: str) -> bool:
    return bool(lit) and f"{field.id}.".startswith(f"{lit}.")


@require_safe
@never_cache
def places(request: HttpRequest, resume_id: UUID) -> HttpResponse:
    """The pages of the upload with the place of every field: what the workspace shows when evidence is pointed at."""
    try:
        questionnaire = selectors.questionnaire_of(request.user, resume_id)
    except CVQuestionnaire.DoesNotExist as error:
        raise Http404 from error
    reading = services.reading_of(questionnaire)
    shown = _pages(resume_id, reading, "") if reading else []
    text = _text(reading, "") if reading else []
    return render(request, "web/_source_pages.html", {"source_pages": shown, "source_text": text})


@require_safe
def source(request: HttpRequest, resume_id: UUID, number: int) -> HttpResponse:
    """One page of the upload as a picture."""
    try:
        questionnaire = selectors.questionnaire_of(request.user, resume_id)
    except CVQuestionnaire.DoesNotExist as error:
        raise Http404 from error
    data = services.source_page(questionnaire, number)
    if data is None:
        raise Http404
    answer = HttpResponse(data, content_type="image/png" if data[:4] == b"\x89PNG" else "image/jpeg")
    answer.headers["Cache-Control"] = "private, max-age=86400"
    return answer
