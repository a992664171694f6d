"""What pages show of a run that only the domain's State knows: what was read and from where, what was found so far."""

import zlib
from dataclasses import dataclass
from typing import Any

import msgspec
from django.db import transaction

from core import storage
from core.models import Run, RunStep
from core.services import read_file
from cv.models import CVQuestionnaire, Version
from cv.services.plan import add_version
from resumelib import pipeline
from resumelib.errors import OutdatedState
from resumelib.model.document import Parsed, SourceDocument
from resumelib.model.fields import iter_fields
from resumelib.model.jsonresume import to_json_resume
from resumelib.pipeline import State

FOUND_SHOWN = 6


@dataclass(frozen=True, slots=True)
class ReadField:
    """One field as it was read. `boxes` are (page from 0, x0, y0, x1, y1) in the page's own units."""

    id: str
    path: str
    text: str
    as_written: str
    confidence: float
    boxes: tuple[tuple[int, float, float, float, float], ...]
    ranges: tuple[tuple[int, int], ...] = ()  # characters of the Reading's text


@dataclass(frozen=True, slots=True)
class Reading:
    """What the parse step read. `pages` are (width, height) in the units of the boxes."""

    fields: tuple[ReadField, ...]
    pages: tuple[tuple[float, float], ...]
    leftover: tuple[str, ...]
    hidden: tuple[tuple[str, str], ...]  # text, reason
    warnings: tuple[str, ...]
    read_by: str
    text: str = ""  # of the whole upload, as it was read


def found_so_far(run: Run, most: int = FOUND_SHOWN) -> list[dict[str, Any]]:
    """The first suggestions of a run as soon as its improve step is done: before, after, reason. One query."""
    row = run.steps.filter(name="improve").first()  # type: ignore[attr-defined, unused-ignore]
    if row is None:
        return []
    state = _stored(row.output)
    made = state.improvement.suggestions if state else ()
    return [
        {"before": item.before, "after": item.after, "reason": item.reason}
        for item in made
        if item.after != item.before
    ][:most]


def findings_so_far(run: Run, most: int = FOUND_SHOWN) -> list[dict[str, Any]]:
    """The first findings of a run as soon as its review step is done. One query."""
    row = run.steps.filter(name="review").first()  # type: ignore[attr-defined, unused-ignore]
    state = _stored(row.output) if row else None
    review = state.review if state else None
    return [msgspec.to_builtins(item) for item in review.findings[:most]] if review else []


def parsed_of(questionnaire: CVQuestionnaire) -> Parsed | None:
    """What the latest run that parsed read, or a copy's run began with; None before. At most two queries."""
    state = _read_state(questionnaire)
    return state.parsed if state else None


def _read_state(questionnaire: CVQuestionnaire) -> State | None:
    mine = Run.objects.filter(subject_id=questionnaire.pk, owner_id=questionnaire.owner_id)
    row = RunStep.objects.filter(run__in=mine, name="parse").order_by("-run__created_at").first()
    if row is not None:
        return _stored(row.output)
    began = mine.exclude(first_step="").order_by("-created_at").first()
    return _stored(began.start_state) if began else None


def _stored(data: bytes) -> State | None:
    """None where another version of the software wrote it: it is shown again when a new run has read the CV."""
    try:
        return pipeline.decode_state(zlib.decompress(bytes(data)))
    except OutdatedState:
        return None


def reading_of(questionnaire: CVQuestionnaire) -> Reading | None:
    """The fields with where each stands on the source's pages; None before the parse step is done."""
    parsed = parsed_of(questionnaire)
    if parsed is None:
        return None
    fields = []
    for field in iter_fields(parsed.resume):
        seen = parsed.evidence.get(field.id)
        boxes = tuple(
            (span.page, span.box.x0, span.box.y0, span.box.x1, span.box.y1)
            for span in (seen.spans if seen else ())
            if span.box is not None
        )
        fields.append(
            ReadField(
                field.id,
                field.path,
                field.text,
                seen.as_written if seen else "",
                seen.confidence if seen else 1.0,
                boxes,
                tuple((span.start, span.end) for span in (seen.spans if seen else ())),
            )
        )
    return Reading(
        tuple(fields),
        _pages(questionnaire, parsed),
        tuple(item.text for item in parsed.leftover),
        tuple((item.text, item.reason) for item in parsed.hidden),
        parsed.warnings,
        parsed.read_by,
        parsed.text,
    )


def _pages(questionnaire: CVQuestionnaire, parsed: Parsed) -> tuple[tuple[float, float], ...]:
    """Sizes of the pages that `source_page` can show, in the units of the boxes."""
    if parsed.read_by == "ocr":
        return tuple((page.width, page.height) for page in parsed.layout.pages)
    from resumelib.parsing import page_sizes

    found: list[tuple[float, float]] = []
    for source in questionnaire.sources.select_related("file"):  # type: ignore[attr-defined, unused-ignore]
        found += page_sizes(SourceDocument(read_file(source.file), source.name))
    return tuple(found)


def source_page(questionnaire: CVQuestionnaire, number: int, width: int = 900) -> bytes | None:
    """Page `number` (from 1) of the upload as JPEG; None where the format has no pages to show."""
    from resumelib.parsing import page_picture

    state = _read_state(questionnaire)
    if state and state.pages:  # pictures: as they were read, so that the boxes fit
        known = 1 <= number <= len(state.pages)
        return storage.read(questionnaire.owner_id, state.pages[number - 1]) if known else None
    source = questionnaire.sources.select_related("file").first()  # type: ignore[attr-defined, unused-ignore]
    return (
        page_picture(SourceDocument(read_file(source.file), source.name), number, width) if source else None
    )


def posting_text(document: SourceDocument) -> str:
    """The text of an uploaded posting. Raises InputRefused."""
    from resumelib.parsing import extract_text

    return extract_text(document)


def read_version(questionnaire: CVQuestionnaire) -> Version | None:
    """The newest state of what was read, corrections included; made from the parse step where no run is through yet."""
    known = questionnaire.versions.filter(before_improving=True).order_by("-number").first()  # type: ignore[attr-defined, unused-ignore]
    if known is not None:
        return known
    parsed = parsed_of(questionnaire)
    if parsed is None:
        return None
    with transaction.atomic():
        questionnaire = CVQuestionnaire.objects.select_for_update().get(pk=questionnaire.pk)
        return add_version(
            questionnaire,
            Version.Kind.READ,
            to_json_resume(parsed.resume),
            parent=None,
            before_improving=True,
        )
