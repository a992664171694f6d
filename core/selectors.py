"""Every read of files, images and runs on a user's behalf: all scoped to the owner."""

from collections.abc import Callable
from functools import cache
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError
from django.db.models import QuerySet
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from core import runs, storage
from core.models import Image, Run, RunEvent, StoredFile, User

LOCAL_OWNER = "local"


def local_owner() -> User:
    """The one automatic user of an installation without accounts."""
    user, _ = User.objects.get_or_create(username=LOCAL_OWNER)
    return user


def run_of(owner: User, run_id: UUID) -> Run:
    """Raises Run.DoesNotExist, also for somebody else's."""
    return Run.objects.defer("start_state").get(pk=run_id, owner=owner)


def runs_about(owner: User, subject_id: UUID) -> QuerySet[Run]:
    """All runs of one questionnaire or image, oldest first."""
    return Run.objects.filter(owner=owner, subject_id=subject_id).defer("start_state").order_by("created_at")


def events_after(run_id: UUID, seq: int, limit: int = 500) -> list[RunEvent]:
    """Events of a run that is known to be the reader's, numbered above `seq`, in order."""
    return list(RunEvent.objects.filter(run_id=run_id, seq__gt=seq).order_by("seq")[:limit])


def run_exists(run_id: UUID) -> bool:
    return Run.objects.filter(pk=run_id).exists()


def run_steps(run: Run) -> list[dict[str, object]]:
    """The finished steps of a run: name, milliseconds, ended_at. Not their States."""
    return list(run.steps.order_by("position").values("name", "milliseconds", "ended_at"))


def image_of(owner: User, image_id: UUID) -> Image:
    """Raises Image.DoesNotExist, also for somebody else's."""
    images = Image.objects.select_related("run", "original", "rendition").prefetch_related("pages__picture")
    return images.get(pk=image_id, owner=owner)


def image_picture(image: Image, page: int = 0) -> StoredFile | None:
    """The upright picture, or page `page` (from 1) as it was read; None where there is none (yet)."""
    if not page:
        return image.rendition
    return next((one.picture for one in image.pages.all() if one.number == page), None)  # type: ignore[attr-defined, unused-ignore]


def readiness() -> dict[str, bool]:
    """Whether database, Redis, storage and both kinds of worker answer; each asked for at most two seconds."""
    return {
        "database": _answers(lambda: Run.objects.exists() or True),
        "redis": _answers(lambda: wakeups().ping()),
        "storage": _answers(storage.writable),
        "workers": _answers(lambda: runs.slots("cpu") > 0 and runs.slots("io") > 0),
    }


def _answers(ask: Callable[[], object]) -> bool:
    try:
        return bool(ask())
    except (DatabaseError, RedisError, OSError):
        return False


@cache
def wakeups() -> Redis:
    """The connection for pub/sub wake-ups and the health check: short timeouts, no retries."""
    return Redis.from_url(
        settings.REDIS_CLIENT_URL, socket_timeout=2, socket_connect_timeout=1, retry=Retry(NoBackoff(), 0)
    )
