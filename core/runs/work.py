"""One attempt at a Run: claim it, do the steps that are left, commit each, and end in words."""

import errno
import logging
import random
import threading
import time
import traceback
import zlib
from collections.abc import Callable
from hashlib import sha256
from uuid import UUID, uuid4

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connection, transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from core import storage
from core.models import Run
from core.runs import claims
from core.runs.claims import MAX_ERRORS, Claim, StepResult
from core.runs.clock import after, now
from core.runs.heart import Heart
from core.runs.plan import HoldBack, LeaseLost, Plan, PlanStep, T
from core.runs.points import crash_point
from resumelib.errors import ResumeError, ServiceUnreachable

log = logging.getLogger(__name__)
GIVE_UP_SECONDS = 24 * 3600.0
_DISK = {
    errno.ENOSPC: "The disk is full",
    errno.EDQUOT: "The disk quota is used up",
    errno.EROFS: "The store can't be written",
}


def work_on(
    run_id: UUID,
    plan: Plan,
    *,
    resource: str,
    node: str = "",
    message: str = "",
    may_exit: bool = False,
    on_claim: Callable[[], None] = lambda: None,
) -> str | None:
    """Do what is left of the run that this kind of worker can do. Returns its state after, None if it wasn't ours.

    `may_exit`: this is a process of its own that may end itself when its claim is lost in the middle of a step.
    """
    taken = claims.claim(run_id, resource=resource, node=node, message=message)
    if taken is None:
        return None
    on_claim()
    try:
        with Heart(taken, may_exit=may_exit) as heart:
            return _Attempt(taken, plan, heart).go()
    except LeaseLost:
        log.info("run %s: the claim is over, stopped", run_id)
        if not connection.in_atomic_block:
            connection.close()  # it may have been interrupted in the middle of a statement
        return None


class _Attempt:
    """Implements plan.Hands."""

    def __init__(self, claim: Claim, plan: Plan, heart: Heart) -> None:
        self.claim, self.plan, self.heart = claim, plan, heart
        self.run: Run = claim.run
        self.steps = plan.steps_for(claim.run)
        self._step = ""
        self._said: list[str] = []
        self._said_at = 0.0
        self._files: list[tuple[str, int]] = []

    # ------------------------------------------------------------ what a step may do

    def say(self, text: str) -> None:
        self._said.append(text)
        if time.monotonic() - self._said_at > 0.4:
            said, self._said, self._said_at = self._said, [], time.monotonic()
            self._keep(lambda: claims.tell(self.claim, self._step, said))

    def get(self, digest: str) -> bytes:
        return storage.read(self.run.owner_id, digest)

    def put(self, data: bytes) -> str:
        digest = storage.write(self.run.owner_id, data)
        self._files.append((digest, len(data)))
        crash_point("artifact-written")
        return digest

    def wait_for(self, call: Callable[[], T]) -> T:
        box: list[T] = []
        trouble: list[BaseException] = []

        def target() -> None:
            try:
                box.append(call())
            except BaseException as error:  # noqa: BLE001 - whatever it is, the waiting thread raises it again
                trouble.append(error)

        thread = threading.Thread(target=target, daemon=True, name="waiting")
        thread.start()
        while thread.is_alive():
            thread.join(0.25)
            self.heart.check()
        if trouble:
            raise trouble[0]
        return box[0]

    # ------------------------------------------------------------ the attempt

    def go(self) -> str | None:
        try:
            return self._go()
        except ResumeError as error:
            return self._end_in_words(error)
        except HoldBack as error:
            return self._hold_back(error.sentence, error.code, error.seconds)
        except (DatabaseError, InterfaceError) as error:
            # The truth can't be told now; the lease lapses and another attempt goes on from the last commit.
            log.warning("run %s: the database did not answer: %s", self.run.pk, type(error).__name__)
            connection.close()
            return None
        except OSError as error:
            if error.errno in _DISK:
                return self._hold_back(f"{_DISK[error.errno]}; waiting for room.", "disk", 5)
            return self._surprise(error)
        except Exception as error:  # noqa: BLE001 - the one place where a Run records its failure
            return self._surprise(error)

    def _go(self) -> str | None:
        state = zlib.decompress(bytes(self.run.start_state))
        done = {step.name: step for step in self.run.steps.all()}
        for position, step in enumerate(self.steps):
            if self._before_first(position):
                continue
            digest = sha256(f"{self.plan.version}\0{step.name}\0".encode() + state).hexdigest()
            row = done.get(step.name)
            if row and row.input_hash == digest:
                state = zlib.decompress(bytes(row.output))
                continue
            if step.resource != self.claim.resource or self.heart.draining:
                self._keep(lambda step=step: claims.hand_on(self.claim, step.resource), last=True)  # type: ignore[misc]
                return Run.State.QUEUED
            state = self._one_step(position, step, digest, state)
        return self._finish(state)

    def _before_first(self, position: int) -> bool:
        names = [step.name for step in self.steps]
        return bool(self.run.first_step) and position < names.index(self.run.first_step)

    def _one_step(self, position: int, step: PlanStep, digest: str, state: bytes) -> bytes:
        self._step, self._said, self._files, self._said_at = step.name, [], [], time.monotonic()
        began = self.plan.percent(step.name, ended=False)
        self._keep(lambda: claims.begin_step(self.claim, step.name, began))
        started = time.monotonic()
        with self.heart.step_limit(settings.ENV.step_seconds if step.resource == "cpu" else None):
            crash_point("in-step")
            output = self.plan.run_step(step.name, state, self)
        result = StepResult(
            name=step.name,
            position=position,
            input_hash=digest,
            output=output,
            milliseconds=round((time.monotonic() - started) * 1000),
            percent=self.plan.percent(step.name, ended=True),
            said=self._said,
            files=self._files,
        )
        self._keep(lambda: claims.commit_step(self.claim, result))
        return output

    def _finish(self, state: bytes) -> str:
        def write() -> bool:
            with transaction.atomic():
                if not claims.succeed(self.claim):
                    return False
                self.plan.finish(self.run, state)
                crash_point("before-final-commit")
            return True

        self._keep(write, last=True)
        crash_point("after-final-commit")
        return Run.State.SUCCEEDED

    def _keep(self, write: Callable[[], bool], *, last: bool = False) -> None:
        """Do a write of this claim; try again while the database is away and the lease lasts.

        Safe to repeat: each write is one transaction, conditional on the token; a commit whose answer was lost is
        either repeated with the same content or refused because it took effect.
        """
        if last:
            self.heart.let_go()
        pause = 0.2
        while True:
            self.heart.check()
            try:
                if not write():
                    raise LeaseLost
                return
            except (DatabaseError, InterfaceError):
                if self.heart.silent_for() > settings.ENV.lease_seconds:
                    raise
                connection.close()
                time.sleep(pause)
                pause = min(pause * 2, 2)
                close_old_connections()

    # ------------------------------------------------------------ ends other than success

    def _end_in_words(self, error: ResumeError) -> str:
        if isinstance(error, ServiceUnreachable):
            return self._hold_back(error.sentence, error.code, getattr(error, "retry_after", None) or 0)
        self._keep(lambda: claims.fail(self.claim, error.sentence, error.code), last=True)
        return Run.State.FAILED

    def _hold_back(self, sentence: str, code: str, seconds: float) -> str:
        if Run.objects.filter(pk=self.run.pk, waiting_since__lt=after(-GIVE_UP_SECONDS)).exists():
            sentence = f"Gave up after a day. {sentence}"
            self._keep(lambda: claims.fail(self.claim, sentence, code), last=True)
            return Run.State.FAILED
        since = Coalesce(F("waiting_since"), now())
        waits = self.run.waits + 1
        delay = max(seconds, full_jitter(waits, base=2, most=20))
        self._keep(
            lambda: claims.put_back(self.claim, sentence, code, delay, waits=waits, waiting_since=since)
        )
        return Run.State.QUEUED

    def _surprise(self, error: BaseException) -> str:
        reference = uuid4().hex[:8]
        where = "".join(traceback.format_tb(error.__traceback__))  # not its text, which may be the CV's
        kind = type(error).__name__
        log.error("run %s, step %s, reference %s: %s at\n%s", self.run.pk, self._step, reference, kind, where)
        errors = self.run.errors + 1
        if errors >= MAX_ERRORS:
            sentence = (
                f"Something went wrong on our side (reference {reference}). Please report it, or try again."
            )
            self._keep(lambda: claims.fail(self.claim, sentence, "internal"), last=True)
            return Run.State.FAILED
        sentence = f"Something went wrong on our side (reference {reference}); trying again."
        delay = full_jitter(errors, base=1, most=20)
        self._keep(lambda: claims.put_back(self.claim, sentence, "internal", delay, errors=errors), last=True)
        return Run.State.QUEUED


def full_jitter(times: int, *, base: float, most: float) -> float:
    """Seconds to wait before the next try: anywhere up to base · 2^times."""
    return random.uniform(0, min(most, base * 2**times))  # noqa: S311 - no secret
