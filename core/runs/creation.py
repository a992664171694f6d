"""New Runs, and the limits of what is taken on."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction

from core import events
from core.models import Run, RunWait, StoredFile, User
from core.runs.claims import keep_files
from core.runs.clock import now
from core.runs.states import QUEUED


class QueueFull(Exception):
    """Too many runs wait. `seconds`: when to try again."""

    def __init__(self, sentence: str, seconds: int) -> None:
        super().__init__(sentence)
        self.sentence, self.seconds = sentence, seconds


@dataclass(frozen=True, slots=True)
class NewRun:
    """What a Run begins with. `task` is the Celery task's name; `start_state` is what its first step is given."""

    task: str
    subject_id: UUID
    start_state: bytes
    first_step: str = ""
    resource: str = "cpu"
    endpoint: str = ""
    bulk: bool = False
    files: Sequence[StoredFile] = ()
    after: Sequence[Run] = ()


def admit(owner: User) -> None:
    """Raises QueueFull. A cheap look before an upload is stored; not a lock, so a few more may slip in."""
    waiting = Run.objects.filter(state=QUEUED)
    if waiting.filter(owner=owner).count() >= settings.ENV.queue_per_user:
        raise QueueFull("You have as many runs waiting as one person may. Try again when some are done.", 30)
    if waiting.count() >= settings.ENV.queue_total:
        raise QueueFull("The server has too much to do. Try again in a minute.", 60)


def create(owner: User, new: NewRun) -> Run:
    """A queued run with its first event. Call it in the transaction that stores what it works for."""
    with transaction.atomic():
        run = Run.objects.create(
            owner=owner,
            task=new.task,
            subject_id=new.subject_id,
            resource=new.resource,
            bulk=new.bulk,
            endpoint=new.endpoint,
            first_step=new.first_step,
            start_state=zlib.compress(new.start_state, 1),
            created_at=now(),
            run_after=now(),
        )
        keep_files(run, [(file.digest, file.size) for file in new.files])
        RunWait.objects.bulk_create(RunWait(run=run, on=earlier) for earlier in new.after)
        events.append(run.pk, [("state", {"state": str(QUEUED)})])
    return Run.objects.get(pk=run.pk)
