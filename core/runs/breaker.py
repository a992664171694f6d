"""One breaker per model endpoint: while it is open, the runs that need it wait in the queue, not in a worker."""

from django.db.models import F, Q

from core.models import Breaker, Run
from core.runs.clock import after, now
from core.runs.states import QUEUED, RUNNING

OPENS_AFTER = 5  # failures in a row
OPEN_SECONDS = 15.0


def failed(endpoint: str, seconds: float = 0) -> None:
    """A call failed in a way that says the endpoint is ill. `seconds`: its own Retry-After."""
    Breaker.objects.get_or_create(pk=endpoint)
    Breaker.objects.filter(pk=endpoint).update(failures=F("failures") + 1)
    Breaker.objects.filter(pk=endpoint, failures__gte=OPENS_AFTER).update(
        open_until=after(min(max(seconds, OPEN_SECONDS), 300))
    )


def worked(endpoint: str) -> None:
    Breaker.objects.filter(pk=endpoint).exclude(failures=0, open_until=None).update(
        failures=0, open_until=None
    )


def is_open(endpoint: str) -> bool:
    return Breaker.objects.filter(pk=endpoint, open_until__gt=now()).exists()


def closed_to() -> list[str]:
    """Endpoints no run should be handed out for: the breaker is open, or one run is already trying it."""
    ill = Breaker.objects.filter(failures__gte=OPENS_AFTER)
    shut = set(ill.filter(open_until__gt=now()).values_list("pk", flat=True))
    trying = Run.objects.filter(
        Q(state=RUNNING) | Q(state=QUEUED, hinted_at__gt=after(-5)),
        resource="io",
        endpoint__in=ill.values("pk"),
    )
    return sorted(shut | set(trying.values_list("endpoint", flat=True)))
