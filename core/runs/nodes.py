"""Workers announce themselves here, so that hints are kept few and a lost worker is noticed."""

from datetime import timedelta

from core.models import WorkerNode
from core.runs.clock import after, now
from core.runs.crashes import lapse

SEEN_WITHIN = timedelta(seconds=15)


def announce(name: str, resource: str, slots: int, *, age: float = 0) -> None:
    """A worker has started, `age` seconds ago. Whatever one of the same name held before that is free again."""
    WorkerNode.objects.update_or_create(
        name=name, defaults={"resource": resource, "slots": slots, "seen_at": now(), "draining": False}
    )
    lapse(node=name, age=age)


def still_here(name: str, *, draining: bool = False) -> None:
    WorkerNode.objects.filter(pk=name).update(seen_at=now(), draining=draining)


def gone(name: str) -> None:
    WorkerNode.objects.filter(pk=name).delete()


def slots(resource: str) -> int:
    """Of all live workers of this kind; a worker for `any` counts for each."""
    alive = WorkerNode.objects.filter(
        resource__in=[resource, "any"], draining=False, seen_at__gt=after(-SEEN_WITHIN.total_seconds())
    )
    return sum(alive.values_list("slots", flat=True))


def forget_old() -> None:
    WorkerNode.objects.filter(seen_at__lt=after(-3600)).delete()
