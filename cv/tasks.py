"""The queue for CVs, in both directions: starting runs and doing them."""

from typing import Any

from celery import Task, shared_task

from core.models import User
from core.services import Accepted
from core.tasks import do_run, hint_soon
from cv import services


def start_generate_cv(owner: User, request: services.Request, *, key: str = "") -> Accepted:
    """Store a questionnaire with its files and queue its first Run; hint after commit.

    `object_id` of the answer is the questionnaire's, `run` its Run; `key` is the Idempotency-Key.
    Raises InputRefused, WrongUsage, core.models.Image.DoesNotExist (nothing is stored then), runs.QueueFull,
    core.services.KeyReused, OSError when the store can't be written.
    """
    accepted = services.create_questionnaire(owner, request, key=key)
    hint_soon()
    return accepted


@shared_task(bind=True, name=services.CV_TASK)
def generate_cv_task(self: Task, *, run_id: str, **_later: Any) -> None:
    """Do what is left of a CV run that this kind of worker can do."""
    do_run(self, run_id, services.CV_PLAN)
