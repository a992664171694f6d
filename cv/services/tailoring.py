"""The same resume for another posting: a copy of its own, so that what was sent stays as it was sent."""

from dataclasses import replace

from django.db import transaction

from core import runs
from core.models import Run, RunFile, StoredFile
from core.runs import NewRun
from cv.models import CVQuestionnaire, SourcePage
from cv.services.intake import CV_TASK, endpoint_of, options_of
from cv.services.reruns import answers_of, decisions_of, state_before
from resumelib import pipeline
from resumelib.errors import WrongUsage

FIRST = "match"
_OWN = ("posting", "run", "copied_from", "stage", "company", "letter_text")  # everything else is taken over


def tailor(questionnaire: CVQuestionnaire, posting: str) -> tuple[CVQuestionnaire, Run]:
    """A copy held against `posting`, and its Run, which goes on from what was read and corrected already.

    Decisions and answers are taken over. Raises WrongUsage when nothing was read yet, runs.QueueFull.
    """
    if not posting.strip():
        raise WrongUsage("Give the text of the posting.")
    runs.admit(questionnaire.owner)
    with transaction.atomic():
        state = state_before(questionnaire, FIRST)
        copy = _copy(questionnaire, posting)
        options = replace(
            options_of(copy),
            answers=answers_of(questionnaire),
            decisions=decisions_of(questionnaire),
        )
        run = runs.create(
            questionnaire.owner,
            NewRun(
                CV_TASK,
                copy.pk,
                pipeline.encode_state(replace(state, options=options)),
                first_step=FIRST,
                endpoint=endpoint_of(copy),
                files=_files(questionnaire),
            ),
        )
        copy.run = run
        copy.save(update_fields=["run"])
    return copy, run


def _copy(questionnaire: CVQuestionnaire, posting: str) -> CVQuestionnaire:
    taken = {
        field.attname: getattr(questionnaire, field.attname)
        for field in CVQuestionnaire._meta.concrete_fields
        if field.name not in _OWN and not field.primary_key and field.name != "created_at"
    }
    copy = CVQuestionnaire.objects.create(**taken, posting=posting, copied_from=questionnaire)
    SourcePage.objects.bulk_create(
        SourcePage(
            questionnaire=copy,
            position=page.position,
            file_id=page.file_id,
            name=page.name,
            image_id=page.image_id,
        )
        for page in SourcePage.objects.filter(questionnaire=questionnaire)
    )
    return copy


def _files(questionnaire: CVQuestionnaire) -> list[StoredFile]:
    mine = Run.objects.filter(subject_id=questionnaire.pk, owner_id=questionnaire.owner_id)
    return list(
        StoredFile.objects.filter(pk__in=RunFile.objects.filter(run__in=mine).values("file")).distinct()
    )


def set_stage(questionnaire: CVQuestionnaire, stage: str) -> None:
    """Where this copy stands with its employer. Raises WrongUsage."""
    if stage not in CVQuestionnaire.Stage.values:
        raise WrongUsage("The stage is draft, sent, interview, offer or refusal.")
    CVQuestionnaire.objects.filter(pk=questionnaire.pk).update(stage=stage)
