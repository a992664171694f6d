"""Attempts that ended without a word: their process died, their worker is gone, their lease lapsed."""

from uuid import UUID

from django.conf import settings
from django.db.models import F, Q

from core.models import Run, WorkerNode
from core.runs.claims import MAX_CRASHES, MAX_LOSSES
from core.runs.clock import after, now
from core.runs.states import FAILED, QUEUED, RUNNING, count, move

MOST_DELAY_SECONDS = 60
ALIVE_SECONDS = 12.0  # a worker announces itself every five
_LOST = "The worker went away in the middle of this run, again and again."


def _crash_sentence(why: str) -> str:
    return f"This CV could not be worked on: {why}, {MAX_CRASHES} times."


def crashed(run_id: UUID, *, why: str, token: UUID | None = None, message: str | None = None) -> bool:
    """The process that worked on this run died, or had to be stopped. Requeued at once; failed the third time.

    Give the claim's `token` or the `message` it answered, so that a later claim isn't hit.
    """
    assert token or message
    mine = Q(lease_token=token) if token else Q(lease_message=message)
    return _back_or_failed(run_id, mine, "crashes", MAX_CRASHES, _crash_sentence(why), "crashed")


def lapse(node: str | None = None, *, age: float = 0) -> int:
    """Requeue the runs whose lease is over; with `node`, all that this worker held before it started anew.

    `age`: so many seconds ago. What it has claimed since has a lease that reaches further, and stays its own.
    """
    lost = Q(lease_until__lt=now())
    if node:
        lost = Q(lease_node=node, lease_until__lte=after(settings.ENV.lease_seconds - age))
    runs = list(Run.objects.filter(lost, state=RUNNING).values_list("pk", "lease_token", "lease_node")[:500])
    alive = set(
        WorkerNode.objects.filter(seen_at__gt=after(-ALIVE_SECONDS)).values_list("pk", flat=True)
        if not node
        else ()
    )
    moved = 0
    for pk, token, name in runs:
        mine = Q(lease_token=token) & lost
        if name in alive:  # the worker is well and this run's process says nothing: it hangs in native code
            moved += _back_or_failed(pk, mine, "crashes", MAX_CRASHES, _crash_sentence("it hung"), "crashed")
        else:
            moved += _back_or_failed(pk, mine, "losses", MAX_LOSSES, _LOST, "lost")
    for _ in range(moved):
        count("reaped")
    return moved


def _back_or_failed(run_id: UUID, where: Q, column: str, most: int, sentence: str, code: str) -> bool:
    last_one = Q(**{f"{column}__gte": most - 1})
    more = {column: F(column) + 1}
    if move(
        run_id, [RUNNING], FAILED, where=where & last_one,
        event={"reason": sentence, "code": code}, finished_at=now(), reason=sentence, reason_code=code, **more,
    ):  # fmt: skip
        return True
    # The more often a worker was lost under it, the longer it waits, so that runs that only stood beside part ways.
    times = Run.objects.filter(pk=run_id).values_list(column, flat=True).first() or 0
    delay = 0 if times == 0 else min(MOST_DELAY_SECONDS, 2 ** (times - 1))
    return move(
        run_id, [RUNNING], QUEUED, where=where & ~last_one,
        event={"code": code}, run_after=after(delay), hinted_at=None, **more,
    )  # fmt: skip
