"""The states of a Run and the only edges between them.

::

                  ┌─────────── retry, lapse, other resource, drain ───────────┐
                  ▼                                                           │
    create → queued ──────────────── claim ───────────────→ running ──────────┤
                │  ▲                                           │              │
                │  └── retry by the person ── failed ←─────────┤              │
                └──────────→ cancelled ←───────────────────────┤              │
                                           succeeded ←─────────┘

Every change is one conditional UPDATE that must change one row.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from core import events
from core.models import Run

QUEUED, RUNNING = Run.State.QUEUED, Run.State.RUNNING
SUCCEEDED, FAILED, CANCELLED = Run.State.SUCCEEDED, Run.State.FAILED, Run.State.CANCELLED
FINAL = frozenset({SUCCEEDED, FAILED, CANCELLED})
EDGES = frozenset(
    {
        (QUEUED, RUNNING),
        (QUEUED, CANCELLED),
        (RUNNING, QUEUED),
        (RUNNING, SUCCEEDED),
        (RUNNING, FAILED),
        (RUNNING, CANCELLED),
        (FAILED, QUEUED),
    }
)
NO_LEASE: dict[str, Any] = {"lease_token": None, "lease_until": None, "lease_node": "", "lease_message": ""}


def move(
    run_id: UUID,
    sources: Iterable[Run.State],
    target: Run.State,
    *,
    where: Q = Q(),  # noqa: B008 - immutable
    event: dict[str, Any] | None = None,
    **changes: Any,
) -> bool:
    """Move the run from one of `sources` to `target` if `where` still holds; tell it as an event.

    False when another was faster. Leaving `running` always gives up the lease.
    """
    sources = list(sources)
    for source in sources:
        if (source, target) not in EDGES:
            raise AssertionError(f"no edge from {source} to {target}")
    if target != RUNNING:
        changes = {**NO_LEASE, **changes}
    with transaction.atomic():
        changed = Run.objects.filter(where, pk=run_id, state__in=sources).update(state=target, **changes)
        if changed != 1:
            return False
        events.append(run_id, [("state", {"state": str(target), **(event or {})})])
    return True


def count(name: str) -> None:
    """Add one to a Tally."""
    from core.models import Tally

    if not Tally.objects.filter(pk=name).update(count=F("count") + 1):
        Tally.objects.get_or_create(pk=name)
        Tally.objects.filter(pk=name).update(count=F("count") + 1)
