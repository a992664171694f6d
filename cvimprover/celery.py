"""The Celery application: configured from Django's settings; Redis is broker and result backend.

Workers announce themselves in the database, so that hints are kept few and what a lost worker held comes back.
"""

import logging
import os
import threading
from typing import Any

import kombu
from celery import Celery, signals
from celery.app.amqp import AMQP
from celery.exceptions import TimeLimitExceeded, WorkerLostError

from cvimprover.env import variable
from cvimprover.supervisor.death import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cvimprover.settings")  # noqa: TID251
log = logging.getLogger(__name__)


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
    """This worker's row: announced when it is ready, renewed every few seconds, marked when it drains."""

    SECONDS = 5.0

    def __init__(self, name: str, resource: str, slots: int) -> None:
        self.name, self.resource, self.slots = name, resource, slots
        self._draining = threading.Event()
        self._announced = False
        threading.Thread(target=self._live, daemon=True, name="node").start()

    def drain(self) -> None:
        self._draining.set()

    def _live(self) -> None:
        while True:
            self._say()
            if self._draining.wait(self.SECONDS):
                self._say()
                return

    def _say(self) -> None:
        from core import runs

        draining = self._draining.is_set()

        def write() -> None:
            if self._announced or draining:
                runs.still_here(self.name, draining=draining)
            else:
                runs.announce(self.name, self.resource, self.slots)
                self._announced = True

        _beside_the_pool(write)


def _beside_the_pool(write: Any) -> None:
    """A short write of the worker's main process: no fork meanwhile, and no connection left open after it."""
    from django.db import DatabaseError, InterfaceError, connection

    with _database:
        try:
            write()
        except (DatabaseError, InterfaceError) as error:
            log.warning("the database did not answer: %s", type(error).__name__)
        finally:
            connection.close()


_node: _Node | None = None


@signals.worker_ready.connect
def _announce(sender: Any, **_: Any) -> None:
    global _node
    queues = set(sender.app.amqp.queues.consume_from)
    resource = queues.pop() if len(queues) == 1 else "any"
    _node = _Node(sender.hostname, resource, sender.controller.concurrency)


@signals.worker_shutting_down.connect
def _drain(**_: Any) -> None:
    if _node is not None:
        _node.drain()


@signals.task_failure.connect
def _child_died(
    sender: Any = None, task_id: str = "", exception: Any = None, kwargs: Any = None, **_: Any
) -> None:
    """Runs in the worker's main process when a pool child died or was stopped; requeues its run at once."""
    if not isinstance(exception, WorkerLostError | TimeLimitExceeded) or not (kwargs or {}).get("run_id"):
        return
    from core import runs, tasks

    why = "it took too long" if isinstance(exception, TimeLimitExceeded) else "the process that read it died"
    _beside_the_pool(lambda: runs.crashed(kwargs["run_id"], why=why, message=task_id))
    tasks.hint_soon()


@signals.worker_process_init.connect
def _in_a_child(**_: Any) -> None:
    if variable("CVIMPROVER_SUPERVISED"):
        die_with_parent()
