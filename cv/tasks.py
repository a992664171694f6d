"""The queue for CVs, in both directions: starting runs and doing them."""

from collections.abc import Iterable, Mapping
from typing import Any

from celery import Task, shared_task
from django.db import transaction

from core.models import Run, User
from core.services import Accepted
from core.tasks import do_run, hint_soon
from cv import services
from cv.models import CVQuestionnaire, Question, Suggestion, Version


def start_generate_cv(owner: User, request: services.Request, *, key: str = "") -> Accepted:
    """Store a questionnaire with its files and queue its first Run; hint after commit.

    `object_id` of the answer is the questionnaire's, `run` its Run; `key` is the Idempotency-Key.
    Raises InputRefused, WrongUsage, core.models.Image.DoesNotExist (nothing is stored then), runs.QueueFull,
    core.services.KeyReused, OSError when the store can't be written.
    """
    accepted = services.create_questionnaire(owner, request, key=key)
    hint_soon()
    return accepted


def start_new_run(
    questionnaire: CVQuestionnaire,
    *,
    version: Version | None = None,
    from_step: str = "",
    changes: Mapping[str, Any] | None = None,
) -> Run:
    """Run a known CV again, from the step that the change touches; see services.start_again."""
    run = services.start_again(questionnaire, version=version, from_step=from_step, changes=changes)
    hint_soon()
    return run


def start_correction(version: Version, patch: Mapping[str, Any]) -> tuple[Version, Run]:
    """A new Version from a JSON merge patch, and the Run that takes it up, or neither. Raises WrongUsage, runs.QueueFull."""
    with transaction.atomic():
        corrected = services.correct_version(version, patch)
        return corrected, start_new_run(corrected.questionnaire, version=corrected)


def start_decision(
    suggestion: Suggestion, decision: str, text: str = "", *, confirmed: bool = False
) -> tuple[Version, Run]:
    """Accept, reject, edit or undo (`pending`) a suggestion, and run with the outcome; both or neither.

    `confirmed` is the person's "I confirm this is true" to a wording of their own that the CV does not support.
    Raises WrongUsage, services.NotGrounded (such a wording, not confirmed), services.Conflict, runs.QueueFull.
    """
    with transaction.atomic():
        version = services.decide(suggestion, decision, text, confirmed=confirmed)
        return version, start_new_run(version.questionnaire, version=version)


def start_answer(question: Question, text: str) -> Run:
    """Keep the answer to a question, and run again from improving, with it as Evidence; see services.answer_question."""
    run = services.answer_question(question, text)
    hint_soon()
    return run


def start_decisions(suggestions: Iterable[Suggestion], decision: str) -> Run | None:
    """The same decision about several suggestions of one CV, and one run with the outcome; None for none."""
    several = list(suggestions)
    if not several:
        return None
    with transaction.atomic():
        version = services.decide_all(several, decision)
        return start_new_run(version.questionnaire, version=version)


def start_undo(questionnaire: CVQuestionnaire, *, redo: bool = False) -> Run:
    """Take the last decision back, or with `redo` the last undo. Raises WrongUsage, services.Conflict."""
    with transaction.atomic():
        _row, version = services.redo(questionnaire) if redo else services.undo(questionnaire)
        return start_new_run(version.questionnaire, version=version)


def start_tailoring(questionnaire: CVQuestionnaire, posting: str) -> tuple[CVQuestionnaire, Run]:
    """A copy for another posting, and its Run; see services.tailor."""
    copy, run = services.tailor(questionnaire, posting)
    hint_soon()
    return copy, run


@shared_task(bind=True, name=services.CV_TASK)
def generate_cv_task(self: Task, *, run_id: str, **_later: Any) -> None:
    """Do what is left of a CV run that this kind of worker can do."""
    do_run(self, run_id, services.CV_PLAN)
