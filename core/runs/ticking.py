"""What must go on whatever else is down: done in the beat process, straight on the database."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from core.models import Lease
from core.runs.clock import after, now
from core.runs.crashes import lapse
from core.runs.nodes import forget_old

LEASE_SECONDS = 1.5  # and a tick every second: with a second beat a gap stays under three


def may_tick(holder: UUID, name: str = "ticker") -> bool:
    """Take or renew the lease row. Several beats are harmless: one of them ticks."""
    mine = Lease.objects.filter(Q(holder=holder) | Q(until__lt=now()), pk=name)
    if mine.update(holder=holder, until=after(LEASE_SECONDS)) == 1:
        return True
    if Lease.objects.filter(pk=name).exists():
        return False
    try:
        with transaction.atomic():
            Lease.objects.create(name=name, holder=holder, until=after(LEASE_SECONDS))
    except IntegrityError:
        return False
    return True


def reap() -> int:
    """Bring back the runs of workers that fell silent. Returns how many."""
    reaped = lapse()
    forget_old()
    return reaped
