"""The queue, in both directions: starting image runs and doing them, hints, and the small state in Redis."""

import logging
import os
import queue
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from billiard import current_process
from celery import Task, current_app, shared_task
from django.conf import settings
from django.db import connection, transaction

from core import events, runs, selectors, services
from core.models import Run, User

log = logging.getLogger(__name__)
CELERY_STATES = {
    "running": "STARTED",
    "succeeded": "SUCCESS",
}  # others are shown by their own name in capitals


# ---------------------------------------------------------------- starting


def start_process_image(
    owner: User, *, data: bytes, name: str = "", purpose: str = "scan", key: str = ""
) -> services.Accepted:
    """Store a picture and queue the Run that reads it. `object_id` of the answer is the Image's.

    `key` is the Idempotency-Key. Raises InputRefused (nothing is stored then), runs.QueueFull, services.KeyReused,
    OSError when the store can't be written.
    """
    accepted = services.create_image(owner, data=data, name=name, purpose=purpose, key=key)
    hint_soon()
    return accepted


def retry_run(run: Run) -> bool:
    """Queue a failed run again, from the step that failed. False when it hasn't failed."""
    moved = runs.retry(run.pk)
    hint_soon()
    return moved


def cancel_run(run: Run) -> bool:
    """End a run that isn't over. False when it was."""
    moved = runs.cancel(run.pk)
    store_state(run.pk, "cancelled") if moved else None
    hint_soon()
    return moved


# ---------------------------------------------------------------- doing


@shared_task(bind=True, name=services.IMAGE_TASK)
def process_image_task(self: Task, *, run_id: str, **_later: Any) -> None:
    """Do what is left of an image run: orient, rectify, read, structure; or the portrait of a photo."""
    do_run(self, run_id, services.IMAGE_PLAN)


def do_run(task: Task, run_id: str, plan: runs.Plan) -> None:
    """Claim the run and work on it with `plan`; harmless when the message is old, early or repeated."""
    request = task.request
    resource = (request.delivery_info or {}).get("routing_key") or "cpu"
    state = runs.work_on(
        run_id,
        plan,
        resource=resource,
        node=request.hostname or "",
        message=request.id or "",
        may_exit=current_process()._name != "MainProcess",
        on_claim=lambda: store_state(run_id, "running"),
    )
    if state:
        store_state(run_id, state)
    hint_soon()
    _herald.settle(0.5)  # this process may be replaced after a task


# ---------------------------------------------------------------- hints and states, beside the work


def publish_hints(database: AbstractContextManager[object] | None = None) -> int:
    """Send a message for each run that is next. Returns how many were sent; raises what the broker raises.

    `database` is entered for the moments the database is used, never while Redis is spoken to.
    """
    database = database or nullcontext()
    with database:
        hints = runs.next_hints()
    if hints:
        runs.crash_point("between-commit-and-hint")
    for position, hint in enumerate(hints):
        try:
            # ignore_result here too: otherwise the publisher subscribes to the result, and hangs on a dead backend
            current_app.send_task(
                hint.task, kwargs={"run_id": str(hint.run_id)}, queue=hint.resource, ignore_result=True
            )
        except Exception:  # whatever a broker raises, which differs by transport; it is raised again
            with database:
                for late in hints[position:]:
                    runs.unsent(late)
            raise
    return len(hints)


def redis_is_the_same(known: bool) -> bool:
    """Whether Redis answers and still holds our mark; sets it where it doesn't. Raises what redis raises.

    `known` False: it did not answer the last time. When it isn't the same, all hints are forgotten and sent again.
    """
    mark = f"{settings.REDIS_PREFIX}mark"
    emptied = bool(selectors.wakeups().set(mark, "1", nx=True))
    if emptied or not known:
        runs.forget_hints()
    return not emptied


class _Herald:
    """One daemon thread that speaks to Redis, so that nobody waits for it. What it can't say, the beat says later."""

    def __init__(self) -> None:
        self.begin_anew()
        os.register_at_fork(after_in_child=self.begin_anew)  # a lock may have been held at that moment

    def begin_anew(self) -> None:
        self._todo: queue.Queue[Callable[[], object]] = queue.Queue(maxsize=200)
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._hint_waits = threading.Event()

    def hint(self) -> None:
        if not self._hint_waits.is_set():
            self._hint_waits.set()
            self.do(self._publish)

    def do(self, call: Callable[[], object]) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._live, daemon=True, name="herald")
                self._thread.start()
        try:
            self._todo.put_nowait(call)
        except queue.Full:
            self._hint_waits.clear()

    def settle(self, seconds: float) -> None:
        """Wait, at most so long, until everything asked so far is said."""
        said = threading.Event()
        self.do(said.set)
        said.wait(seconds)

    def _publish(self) -> None:
        self._hint_waits.clear()
        publish_hints()

    def _live(self) -> None:
        while True:
            call = self._todo.get()
            try:
                call()
            except Exception as error:  # noqa: BLE001 - the thread must outlive any broker's error: the rows are the truth
                log.info("Redis was not told: %s", type(error).__name__)
            finally:
                connection.close()


_herald = _Herald()


def _wake_readers(run_id: object) -> None:
    _herald.do(lambda: selectors.wakeups().publish(events.channel(run_id), "1"))


events.wakers.append(_wake_readers)


def hint_soon() -> None:
    """Publish hints when the current transaction is committed, in another thread. Never blocks, never fails."""
    transaction.on_commit(_herald.hint)


def store_state(run_id: object, state: str) -> None:
    """Leave `{"run", "state"}` in the result backend under the run's id for an hour; best effort, no CV text."""

    def store() -> None:
        result = {"run": str(run_id), "state": state}
        current_app.backend.store_result(str(run_id), result, CELERY_STATES.get(state, state.upper()))

    _herald.do(store)
