"""Events of a Run: numbered without gaps, appended in the transaction of what they tell."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Now

from core.models import Run, RunEvent

Entry = tuple[str, dict[str, Any]]
wakers: list[
    Callable[[UUID], None]
] = []  # called after the commit; `core.tasks` adds the one that tells Redis


def channel(run_id: object) -> str:
    """The pub/sub channel that wakes the readers of a run."""
    return f"{settings.REDIS_PREFIX}run:{run_id}"


def append(run_id: UUID, entries: Sequence[Entry]) -> int:
    """Append (kind, data) entries and return the last number.

    Must run inside a transaction; the UPDATE of the Run row is what keeps the numbers gapless.
    """
    assert connection.in_atomic_block, "events belong to the transaction of what they tell"
    Run.objects.filter(pk=run_id).update(last_seq=F("last_seq") + len(entries))
    last: int = Run.objects.values_list("last_seq", flat=True).get(pk=run_id)
    first = last - len(entries) + 1
    RunEvent.objects.bulk_create(
        RunEvent(run_id=run_id, seq=first + index, kind=kind, data=data, at=Now())
        for index, (kind, data) in enumerate(entries)
    )
    transaction.on_commit(lambda: _wake(run_id))
    return last


def _wake(run_id: UUID) -> None:
    for waker in wakers:
        waker(run_id)
