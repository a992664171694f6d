"""The Celery application: configured from Django's settings; Redis is broker and result backend.

Workers announce themselves in the database, so that hints are kept few and what a lost worker held comes back.
"""

import logging
import os
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import kombu
from celery import Celery, signals
from celery.app.amqp import AMQP
from celery.exceptions import TimeLimitExceeded, WorkerLostError

from cvimprover.env import variable
from cvimprover.supervisor.death import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cvimprover.settings")  # noqa: TID251
log = logging.getLogger(__name__)
_BORN = time.monotonic()  # before this worker can have claimed anything


class _Connection(kombu.Connection):
    """Looks every second or two whether the broker is back; kombu's own pauses grow to half a minute."""

    def _ensure_connection(self, *args: Any, **kwargs: Any) -> Any:
        return super()._ensure_connection(
            *args, **{"interval_start": 0.5, "interval_step": 0.5, "interval_max": 2, **kwargs}
        )


class _Messaging(AMQP):
    Connection = _Connection
    BrokerConnection = _Connection


app = Celery("cvimprover", amqp=_Messaging)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.set_default()

# A child must never be forked while this process has the database open: SQLite's locks don't survive a fork.
_database = threading.RLock()
os.register_at_fork(
    before=_database.acquire, after_in_parent=_database.release, after_in_child=_database.release
)


class _Node:
    """This worker's row: announced when it is ready, renewed every few seconds, marked when it drains.

    It also ticks when no beat does, so that a worker alone brings back what is due.
    """

    SECONDS = 5.0

    def __init__(self, name: str, resource: str, slots: int) -> None:
        self.name, self.resource, self.slots = name, resource, slots
        self.draining = False
        self._announced = False
        self._holder = uuid4()
        self._soon = False
        self._died: deque[tuple[UUID, str, str]] = deque()
        threading.Thread(target=self._live, daemon=True, name="node").start()

    def soon(self) -> None:
        """Say it now: something has happened. No lock is taken, since a signal handler calls it."""
        self._soon = True

    def child_died(self, run_id: UUID, why: str, message: str) -> None:
        """Requeue this run, which answered that message; again and again until the database has taken it."""
        self._died.append((run_id, why, message))
        self.soon()

    def _live(self) -> None:
        while True:
            self._soon = False
            _guarded(self._bury)
            _guarded(self._say)
            if not self.draining:
                _guarded(self._tick)
            until = time.monotonic() + self.SECONDS
            while time.monotonic() < until and not self._soon:
                time.sleep(0.2)

    def _bury(self) -> None:
        from core import runs

        while self._died:
            run_id, why, message = self._died[0]
            with _beside_the_pool:
                runs.crashed(run_id, why=why, message=message)
            self._died.popleft()

    def _say(self) -> None:
        from core import runs

        with _beside_the_pool:
            if self._announced or self.draining:
                runs.still_here(self.name, draining=self.draining)
            else:
                runs.announce(self.name, self.resource, self.slots, age=time.monotonic() - _BORN)
                self._announced = True

    def _tick(self) -> None:
        from core import runs, tasks

        with _beside_the_pool:
            if runs.may_tick(self._holder):
                runs.reap()
        tasks.publish_hints(_beside_the_pool)


class _BesideThePool:
    """Around a short use of the database by a worker's main process: no fork meanwhile, and closed after it."""

    BUSY_SECONDS = 3  # what is noted here is noted again in seconds, and the pool can't fork while it waits

    def __enter__(self) -> None:
        _database.acquire()
        try:
            self._wait_but_shortly()
        except BaseException:  # whatever it was: the pool must be able to fork; it is raised again
            _database.release()
            raise

    def _wait_but_shortly(self) -> None:
        from django.db import connection

        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA busy_timeout = {self.BUSY_SECONDS * 1000}")

    def __exit__(self, *_: object) -> None:
        from django.db import connection

        try:
            connection.close()
        finally:
            _database.release()


_beside_the_pool = _BesideThePool()


def _guarded(call: Callable[[], None]) -> None:
    try:
        call()
    except Exception as error:  # noqa: BLE001 - transports differ in what they raise; a timer that raised would end, so it is logged and asked again
        log.warning("the worker's own notes: %s", type(error).__name__)


_node: _Node | None = None
CHILDREN_SECONDS = 1.0


def _look_after_children(consumer: Any) -> None:
    """Have the pool look every second which of its children died.

    It looks when a child closes its pipe, which is a moment before the child can be waited for: when that look comes
    too early, the next one of its own is five seconds later.
    """
    pool = getattr(consumer.pool, "_pool", None)
    if consumer.hub is not None and hasattr(pool, "maintain_pool"):
        consumer.hub.call_repeatedly(CHILDREN_SECONDS, pool.maintain_pool)


@signals.worker_ready.connect
def _announce(sender: Any, **_: Any) -> None:
    global _node
    _look_after_children(sender)
    queues = set(sender.app.amqp.queues.consume_from)
    resource = queues.pop() if len(queues) == 1 else "any"
    _node = _Node(sender.hostname, resource, sender.controller.concurrency)


@signals.worker_shutting_down.connect
def _drain(**_: Any) -> None:
    if _node is not None:
        _node.draining = True
        _node.soon()


@signals.task_failure.connect
def _child_died(
    sender: Any = None, task_id: str = "", exception: Any = None, kwargs: Any = None, **_: Any
) -> None:
    """Runs in the worker's main process when a pool child died or is to be stopped; its run is requeued at once."""
    if not isinstance(exception, WorkerLostError | TimeLimitExceeded) or not (kwargs or {}).get("run_id"):
        return
    if (
        _node is not None
    ):  # in its thread: this one is about to kill a child that may hold the database's lock
        why = (
            "it took too long"
            if isinstance(exception, TimeLimitExceeded)
            else "the process that read it died"
        )
        _node.child_died(UUID(str(kwargs["run_id"])), why, task_id)


@signals.worker_process_init.connect
def _in_a_child(**_: Any) -> None:
    if variable("CVIMPROVER_SUPERVISED"):
        die_with_parent()
