"""The beat scheduler's subclass: its tick brings back lost runs and sends hints, straight on the database.

It has no schedule of Celery's own, so it needs no Redis to go on; several beats are harmless (a lease row).
"""

import logging
import threading
import time
from typing import Any
from uuid import uuid4

from celery.beat import Scheduler
from django.db import DatabaseError, InterfaceError, connection

from core import runs, services, tasks
from cv.services import expire

log = logging.getLogger(__name__)
TICK_SECONDS = 1.0
HOUSEKEEPING_SECONDS = 3600.0


class RunScheduler(Scheduler):
    """`celery -A cvimprover beat -S cvimprover.scheduler.RunScheduler`"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._holder = uuid4()
        self._publisher: threading.Thread | None = None
        self._redis_answered = True
        self._swept_at = time.monotonic() - HOUSEKEEPING_SECONDS + 60

    def setup_schedule(self) -> None:
        """Nothing: all that is due is in the database."""

    def tick(self, *_args: Any, **_kwargs: Any) -> float:
        try:
            if runs.may_tick(self._holder):
                runs.reap()
                self._publish()
                self._housekeeping()
        except (DatabaseError, InterfaceError) as error:
            log.warning("the database did not answer: %s", type(error).__name__)
            connection.close()
        return TICK_SECONDS

    def _publish(self) -> None:
        """In a thread: a Redis that hangs must not stop the reaping."""
        if self._publisher is None or not self._publisher.is_alive():
            self._publisher = threading.Thread(target=self._publish_now, daemon=True, name="publisher")
            self._publisher.start()

    def _housekeeping(self) -> None:
        if time.monotonic() - self._swept_at > HOUSEKEEPING_SECONDS:
            self._swept_at = time.monotonic()
            services.sweep_orphans()
            services.forget_old_submissions()
            expire()

    def _publish_now(self) -> None:
        try:
            tasks.redis_is_the_same(self._redis_answered)
            self._redis_answered = True
            tasks.publish_hints()
        except Exception as error:  # noqa: BLE001 - what a broker raises differs by transport; the next tick tries again; the rows are the truth
            self._redis_answered = False
            log.info("no hints sent: %s", type(error).__name__)
        finally:
            connection.close()
