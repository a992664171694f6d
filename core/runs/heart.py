"""The heart of one attempt: a thread that renews the lease, and stops the work when the claim is over."""

import contextlib
import ctypes
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

from core.runs import claims, crashes
from core.runs.claims import Claim
from core.runs.plan import LeaseLost

log = logging.getLogger(__name__)
LOOK_SECONDS = 1.0  # how soon a cancelled run stops, at the latest
DRAIN_SECONDS = 12.0  # how long a draining worker lets a step go on


class Heart:
    """Use as a context manager around the work. `draining` says that no further step should begin here.

    `may_exit` is for a pool's child: it ends its own process, the only sure way to stop native code.
    Elsewhere LeaseLost is raised in the working thread.
    """

    def __init__(self, claim: Claim, *, may_exit: bool) -> None:
        self.draining = False
        self._claim, self._may_exit = claim, may_exit
        self._worker = threading.get_ident()
        self._lost = False
        self._over = threading.Event()
        self._lock = threading.Lock()  # so that nothing is thrown at a thread that has left the work
        self._limit: float | None = None
        self._drain_from: float | None = None
        self._heard = time.monotonic()
        self._thread = threading.Thread(target=self._live, daemon=True, name="heart")

    def __enter__(self) -> "Heart":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.let_go()

    def let_go(self) -> None:
        """Before the write that gives up the claim by itself: from here on the work is not interrupted."""
        with self._lock:
            self._over.set()

    def check(self) -> None:
        """Raises LeaseLost when the claim is over."""
        if self._lost:
            raise LeaseLost

    def silent_for(self) -> float:
        """Seconds since the database last confirmed the claim."""
        return time.monotonic() - self._heard

    @contextmanager
    def step_limit(self, seconds: float | None) -> Iterator[None]:
        self._limit = time.monotonic() + seconds if seconds else None
        try:
            yield
        finally:
            self._limit = None

    # ------------------------------------------------------------ in the heart's own thread

    def _live(self) -> None:
        try:
            while not self._over.wait(min(LOOK_SECONDS, settings.ENV.heartbeat_seconds / 2)):
                if not self._pulse():
                    self._stop_the_work()
                    return
        finally:
            connection.close()

    def _pulse(self) -> bool:
        try:
            pulse = claims.feel(self._claim)
            if pulse.alive and self.silent_for() >= settings.ENV.heartbeat_seconds:
                pulse = claims.Pulse(claims.beat(self._claim), pulse.draining)
                if pulse.alive:
                    self._heard = time.monotonic()
            if self._over.is_set():
                return True
            if pulse.alive:
                return self._within_limits(pulse.draining)
        except (DatabaseError, InterfaceError):
            connection.close()
            return self.silent_for() < settings.ENV.lease_seconds
        with contextlib.suppress(DatabaseError, InterfaceError):
            claims.fenced()  # this attempt was cancelled, or is a zombie: made visible
        return False

    def _within_limits(self, draining: bool) -> bool:
        moment = time.monotonic()
        if draining and self._drain_from is None:
            self.draining, self._drain_from = True, moment
        if self._limit and moment > self._limit:
            crashes.crashed(self._claim.run.pk, token=self._claim.token, why="it took too long")
            return False
        if self._drain_from and moment > self._drain_from + DRAIN_SECONDS:
            claims.hand_on(self._claim, self._claim.resource)
            return False
        return True

    def _stop_the_work(self) -> None:
        with self._lock:
            if self._over.is_set():
                return
            self._lost = True
            if self._may_exit:
                log.info("run %s: the claim is over, ending this process", self._claim.run.pk)
                os._exit(78)
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                ctypes.c_ulong(self._worker), ctypes.py_object(LeaseLost)
            )
