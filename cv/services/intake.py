"""Taking in a questionnaire: checked before anything is stored, then stored with its first Run in one transaction."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core import runs
from core.models import Image, Run, StoredFile, User
from core.runs import NewRun
from core.services import (
    Accepted,
    accept_once,
    check_size,
    delete_image,
    drop_unused_files,
    fingerprint,
    put_file,
)
from cv.models import CVQuestionnaire, SourcePage
from cv.services.language_model import endpoint_fingerprint
from resumelib.errors import WrongUsage
from resumelib.model.document import SourceDocument
from resumelib.model.letter import LetterText
from resumelib.pipeline import Options, Source, State, encode_state

CV_TASK = "cv.tasks.generate_cv_task"
FORMATS = ("pdf", "docx", "html", "md", "txt", "json", "yaml")
LETTER_FORMATS = ("pdf", "docx", "txt")


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody hands in. Exactly one of `documents` and `images` is given.

    `documents` are the files as they came (text and JSON Resume are files too: `cv.txt`, `cv.json`);
    `images` are ids of the owner's Images, in page order; `photo` is the id of one.
    """

    documents: Sequence[SourceDocument] = ()
    images: Sequence[UUID] = ()
    photo: UUID | None = None
    letter: bool = False
    company: str = ""
    position: str = ""
    industry: str = ""
    experience_level: str = ""
    company_size: str = ""
    location: str = ""
    application_timeline: str = ""
    posting: str = ""
    theme: str = "classic"
    region: str = ""
    fit_pages: int | None = None
    llm: Literal["auto", "off"] = "auto"
    accept: Literal["safe", "all"] = "safe"
    answers: Sequence[tuple[str, str]] = ()
    formats: Sequence[str] = field(default=FORMATS)
    bulk: bool = False


def create_questionnaire(owner: User, request: Request, *, key: str = "") -> Accepted:
    """Check, store and queue. `object_id` of the answer is the questionnaire's.

    Raises InputRefused or WrongUsage before anything is stored, runs.QueueFull, core.services.KeyReused, OSError.
    """
    if bool(request.documents) == bool(request.images):
        raise WrongUsage("Give a CV, and in one way only: as a file, as images, as text or as JSON Resume.")
    for document in request.documents:
        check_document(document)
    images = [_image(owner, image_id) for image_id in request.images]
    photo = _image(owner, request.photo) if request.photo else None
    plain = {**asdict(request), "documents": [[d.name, d.digest] for d in request.documents]}

    def make() -> tuple[UUID, Run]:
        questionnaire = _store(owner, request, photo)
        files = _store_sources(owner, questionnaire, request, images)
        state = State(sources=_sources(request, images), options=options_of(questionnaire, request))
        waits = [image.run for image in (*images, *([photo] if photo else [])) if image.run]
        run = runs.create(
            owner,
            NewRun(
                CV_TASK,
                questionnaire.pk,
                encode_state(state),
                endpoint=endpoint_of(questionnaire),
                bulk=request.bulk,
                files=files,
                after=[earlier for earlier in waits if earlier.state not in runs.FINAL],
            ),
        )
        CVQuestionnaire.objects.filter(pk=questionnaire.pk).update(run=run)
        return questionnaire.pk, run

    data = [document.data for document in request.documents]
    return accept_once(owner, key, fingerprint("questionnaire", plain), make, data=data)


def check_document(document: SourceDocument) -> None:
    """What can be seen before acceptance: size, emptiness, type by the bytes, encryption. Raises InputRefused."""
    check_size(document.data)
    from resumelib.parsing import check_document as look

    look(document)


def endpoint_of(questionnaire: CVQuestionnaire) -> str:
    return endpoint_fingerprint() if questionnaire.llm == "auto" else ""


def options_of(questionnaire: CVQuestionnaire, request: Request | None = None) -> Options:
    """The pipeline's options as the questionnaire has them; `request` adds what isn't stored with it."""
    q = questionnaire
    return Options(
        posting=q.posting,
        position=q.position,
        industry=q.industry,
        experience_level=q.experience_level,
        company_size=q.company_size,
        location=q.location,
        application_timeline=q.application_timeline,
        region=q.region,
        theme=q.theme or "classic",
        formats=tuple(request.formats) if request else FORMATS,
        accept=request.accept if request else "safe",
        llm="off" if q.llm == "off" else "auto",
        photo=f"image:{q.photo_id}" if q.photo_id else "",
        letter=LETTER_FORMATS if q.letter else (),
        company=q.company,
        letter_text=LetterText(**q.letter_text) if q.letter_text else None,
        fit_pages=q.fit_pages,
        answers=tuple(request.answers) if request else (),
    )


def _image(owner: User, image_id: UUID) -> Image:
    return Image.objects.select_related("run", "original").get(pk=image_id, owner=owner)


def _store(owner: User, request: Request, photo: Image | None) -> CVQuestionnaire:
    return CVQuestionnaire.objects.create(
        owner=owner,
        name=request.documents[0].name[:255] if request.documents else "",
        position=request.position,
        industry=request.industry,
        experience_level=request.experience_level,
        company_size=request.company_size,
        location=request.location,
        application_timeline=request.application_timeline,
        posting=request.posting,
        theme=request.theme,
        region=request.region,
        fit_pages=request.fit_pages,
        llm=request.llm,
        photo=photo,
        letter=request.letter,
        company=request.company,
    )


def _store_sources(
    owner: User, questionnaire: CVQuestionnaire, request: Request, images: Sequence[Image]
) -> list[StoredFile]:
    pages: list[tuple[StoredFile, str, Image | None]] = [
        (put_file(owner, document.data), document.name, None) for document in request.documents
    ]
    pages += [(image.original, image.name, image) for image in images]
    for position, (file, name, image) in enumerate(pages):
        SourcePage.objects.create(
            questionnaire=questionnaire, position=position, file=file, name=name[:255], image=image
        )
    return [file for file, _, _ in pages]


def _sources(request: Request, images: Sequence[Image]) -> tuple[Source, ...]:
    if images:
        return tuple(Source(f"image:{image.pk}", image.name) for image in images)
    return tuple(Source(document.digest, document.name) for document in request.documents)


def delete_questionnaire(questionnaire: CVQuestionnaire) -> None:
    """For good: rows, runs, and every file that nothing else refers to."""
    owner = questionnaire.owner
    mine = Run.objects.filter(subject_id=questionnaire.pk, owner=owner)
    for run_id in list(mine.values_list("pk", flat=True)):
        runs.cancel(run_id)
    with transaction.atomic():
        questionnaire.delete()
        mine.delete()
    drop_unused_files(owner)


def expire() -> int:
    """Delete what is older than RETENTION_DAYS, for good. Returns how many CVs and images went."""
    days = settings.ENV.retention_days
    if not days:
        return 0
    limit = timezone.now() - timedelta(days=days)
    old = list(CVQuestionnaire.objects.filter(created_at__lt=limit).select_related("owner")[:500])
    for questionnaire in old:
        delete_questionnaire(questionnaire)
    pictures = list(Image.objects.filter(created_at__lt=limit).select_related("owner")[:500])
    for image in pictures:
        delete_image(image)
    return len(old) + len(pictures)
