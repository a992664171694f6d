"""Which runs are handed to the workers next.

The backlog stays in the database; only about as many hints as there are slots are under way. Next is the owner with
the fewest runs at work; of theirs, interactive before bulk, then the oldest.
"""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Case, Count, Exists, Min, Q, QuerySet, When

from core.models import Run
from core.runs import breaker, nodes
from core.runs.claims import OPEN_WAITS
from core.runs.clock import after, now
from core.runs.states import QUEUED, RUNNING

RESOURCES = ("cpu", "io")


@dataclass(frozen=True, slots=True)
class Hint:
    run_id: UUID
    task: str
    resource: str


def next_hints() -> list[Hint]:
    """Runs that should be hinted now, each marked as hinted by one conditional UPDATE. The caller sends them."""
    return [hint for resource in RESOURCES for hint in _for_resource(resource)]


def unsent(hint: Hint) -> None:
    """The message could not be sent: the run may be hinted again at once."""
    Run.objects.filter(pk=hint.run_id, state=QUEUED).update(hinted_at=None)


def forget_hints() -> int:
    """Redis was away or empty: what was sent before may be lost, so everything that waits may be hinted again."""
    return Run.objects.filter(state=QUEUED, hinted_at__isnull=False).update(hinted_at=None)


def _under_way() -> Q:
    return Q(hinted_at__gt=after(-settings.ENV.hint_seconds))


def _ready(resource: str) -> QuerySet[Run]:
    closed = breaker.closed_to()
    ready = Run.objects.filter(state=QUEUED, resource=resource, run_after__lte=now())
    ready = ready.filter(Q(hinted_at=None) | ~_under_way())
    if closed:
        ready = ready.exclude(endpoint__in=closed)
    return ready.filter(~Exists(OPEN_WAITS))


def _for_resource(resource: str) -> list[Hint]:
    slots = (
        nodes.slots(resource) or 2
    )  # none has announced itself yet: a plain `celery worker` may be listening
    at_work = Run.objects.filter(Q(state=RUNNING) | (Q(state=QUEUED) & _under_way()), resource=resource)
    free = slots + max(1, slots // 2) - at_work.count()
    if free <= 0:
        return []
    loads: Counter[UUID] = Counter(
        dict(at_work.values_list("owner").annotate(n=Count("pk")).values_list("owner", "n"))
    )
    waiting = list(
        _ready(resource).values_list("owner").annotate(bulk=Min(Case(When(bulk=True, then=1), default=0)), first=Min("created_at"))
        .values_list("owner", "bulk", "first")
    )  # fmt: skip
    hints: list[Hint] = []
    while waiting and len(hints) < free:
        waiting.sort(key=lambda row: (loads[row[0]], row[1], row[2]))
        owner = waiting[0][0]
        hint = _take(resource, owner) if loads[owner] < settings.ENV.runs_per_user else None
        if hint is None:
            waiting.pop(0)
            continue
        hints.append(hint)
        loads[owner] += 1
    return hints


def _take(resource: str, owner: UUID) -> Hint | None:
    for pk, task in (
        _ready(resource).filter(owner=owner).order_by("bulk", "created_at").values_list("pk", "task")[:3]
    ):
        stale = Q(hinted_at=None) | ~_under_way()
        if Run.objects.filter(stale, pk=pk, state=QUEUED).update(hinted_at=now()) == 1:
            return Hint(pk, task, resource)
    return None
