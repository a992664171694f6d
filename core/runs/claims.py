"""Who may work on a Run: claim, heartbeat, and every write that a claim allows.

Each function is one conditional UPDATE (with its event in the same transaction). All but `claim` carry the token of
the claim; when it is no longer the run's, they change nothing and say so.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from core import events
from core.models import Run, RunFile, RunStep, RunWait, StoredFile, WorkerNode
from core.runs.clock import after, now
from core.runs.points import crash_point
from core.runs.states import CANCELLED, FAILED, FINAL, QUEUED, RUNNING, SUCCEEDED, count, move

MAX_CRASHES = 3
MAX_LOSSES = 8
MAX_ERRORS = 3
OPEN_WAITS = RunWait.objects.filter(run=OuterRef("pk")).exclude(on__state__in=FINAL)


@dataclass(frozen=True, slots=True)
class Claim:
    """A right to work on `run`, until the lease lapses. `resource` is the kind of worker that holds it."""

    run: Run
    token: UUID
    resource: str
    node: str


def claim(run_id: UUID, *, resource: str, node: str = "", message: str = "") -> Claim | None:
    """Take a queued run. None when somebody else has it, or it isn't due, or it needs the other kind of worker."""
    token = uuid4()
    taken = move(
        run_id,
        [QUEUED],
        RUNNING,
        where=Q(run_after__lte=now(), resource=resource) & ~Q(Exists(OPEN_WAITS)),
        event={"resource": resource},
        lease_token=token,
        lease_until=after(settings.ENV.lease_seconds),
        lease_node=node,
        lease_message=message,
        attempt=F("attempt") + 1,
        started_at=Coalesce(F("started_at"), now()),
        hinted_at=None,
        reason="",
        reason_code="",
    )
    if not taken:
        return None
    crash_point("after-claim")
    run = Run.objects.select_related("owner").filter(pk=run_id, lease_token=token).first()
    return Claim(run, token, resource, node) if run else None


@dataclass(frozen=True, slots=True)
class Pulse:
    """What a heartbeat brings back."""

    alive: bool
    draining: bool


def feel(claim: Claim) -> Pulse:
    """Look, without writing, whether the claim still holds and whether its worker is asked to stop."""
    alive = Run.objects.filter(pk=claim.run.pk, lease_token=claim.token).exists()
    draining = bool(claim.node) and WorkerNode.objects.filter(pk=claim.node, draining=True).exists()
    return Pulse(alive, draining)


def beat(claim: Claim) -> bool:
    """Renew the lease. False when it is lost."""
    renewed = Run.objects.filter(pk=claim.run.pk, lease_token=claim.token).update(
        lease_until=after(settings.ENV.lease_seconds)
    )
    return renewed == 1


def begin_step(claim: Claim, step: str, percent: int) -> bool:
    return _note(claim, [("began", {"step": step, "percent": percent})], step=step, percent=percent)


def tell(claim: Claim, step: str, texts: Sequence[str]) -> bool:
    """Append what a step said."""
    return _note(claim, [("said", {"step": step, "text": text[:300]}) for text in texts])


def _note(claim: Claim, entries: Sequence[events.Entry], **changes: Any) -> bool:
    with transaction.atomic():
        mine = Run.objects.filter(pk=claim.run.pk, lease_token=claim.token)
        if mine.update(lease_until=after(settings.ENV.lease_seconds), **changes) != 1:
            return fenced()
        events.append(claim.run.pk, entries)
    return True


@dataclass(frozen=True, slots=True)
class StepResult:
    """A finished step, ready to be committed. `files` are (digest, size) that it stored."""

    name: str
    position: int
    input_hash: str
    output: bytes
    milliseconds: int
    percent: int
    said: Sequence[str] = ()
    files: Sequence[tuple[str, int]] = ()


def commit_step(claim: Claim, result: StepResult) -> bool:
    """Store the State with the step's row. From then on the step is never repeated."""
    crash_point("before-step-commit")
    with transaction.atomic():
        mine = Run.objects.filter(pk=claim.run.pk, lease_token=claim.token)
        if (
            mine.update(
                percent=result.percent,
                waits=0,
                waiting_since=None,
                lease_until=after(settings.ENV.lease_seconds),
            )
            != 1
        ):
            return fenced()
        RunStep.objects.filter(run=claim.run, name=result.name).delete()
        RunStep.objects.create(
            run=claim.run,
            name=result.name,
            position=result.position,
            input_hash=result.input_hash,
            output=zlib.compress(result.output, 1),
            began_at=now() - timedelta(milliseconds=result.milliseconds),
            ended_at=now(),
            milliseconds=result.milliseconds,
        )
        keep_files(claim.run, result.files)
        said = [("said", {"step": result.name, "text": text[:300]}) for text in result.said]
        ended = {"step": result.name, "percent": result.percent, "milliseconds": result.milliseconds}
        events.append(claim.run.pk, [*said, ("ended", ended)])
    crash_point("after-step-commit")
    return True


def keep_files(run: Run, files: Sequence[tuple[str, int]]) -> None:
    """The run needs these (digest, size): they stay as long as it does. Three queries, however many files."""
    sizes = dict(files)
    if not sizes:
        return
    StoredFile.objects.bulk_create(
        [StoredFile(owner_id=run.owner_id, digest=digest, size=size) for digest, size in sizes.items()],
        ignore_conflicts=True,
    )
    known = StoredFile.objects.filter(owner_id=run.owner_id, digest__in=sizes)
    RunFile.objects.bulk_create([RunFile(run=run, file=file) for file in known], ignore_conflicts=True)


def held(claim: Claim) -> Q:
    return Q(lease_token=claim.token)


def succeed(claim: Claim) -> bool:
    """The final edge. Call it in the transaction that writes the effects, first."""
    return (
        move(
            claim.run.pk,
            [RUNNING],
            SUCCEEDED,
            where=held(claim),
            finished_at=now(),
            percent=100,
            waiting_since=None,
        )
        or fenced()
    )


def fail(claim: Claim, sentence: str, code: str) -> bool:
    return (
        move(
            claim.run.pk,
            [RUNNING],
            FAILED,
            where=held(claim),
            event={"reason": sentence, "code": code},
            finished_at=now(),
            reason=sentence[:500],
            reason_code=code,
        )
        or fenced()
    )


def hand_on(claim: Claim, resource: str) -> bool:
    """Back to the queue for the other kind of worker, or, with its own resource, because this worker is draining."""
    return move(
        claim.run.pk, [RUNNING], QUEUED, where=held(claim), event={"resource": resource},
        resource=resource, run_after=now(), hinted_at=None,
    ) or fenced()  # fmt: skip


def put_back(claim: Claim, sentence: str, code: str, seconds: float, **changes: Any) -> bool:
    """Back to the queue with a reason, not before `seconds` have passed."""
    return (
        move(
            claim.run.pk,
            [RUNNING],
            QUEUED,
            where=held(claim),
            event={"reason": sentence, "code": code},
            run_after=after(seconds),
            hinted_at=None,
            reason=sentence[:500],
            reason_code=code,
            **changes,
        )
        or fenced()
    )


def fenced() -> bool:
    """A write of an attempt whose claim is over was refused. Counted, because it must be visible."""
    count("fenced-writes")
    return False


def cancel(run_id: UUID) -> bool:
    """End a run that isn't over. Whoever works on it finds its claim gone within a second and stops.

    False when it was over already.
    """
    return move(
        run_id, [QUEUED, RUNNING], CANCELLED,
        cancel_asked_at=now(), finished_at=now(), reason="Cancelled.", reason_code="cancelled",
    )  # fmt: skip


def retry(run_id: UUID) -> bool:
    """Queue a failed run again; it goes on at the step that failed. False when it hasn't failed."""
    return move(
        run_id, [FAILED], QUEUED,
        event={"retry": True}, run_after=now(), hinted_at=None, finished_at=None,
        crashes=0, losses=0, errors=0, waits=0, waiting_since=None, reason="", reason_code="",
    )  # fmt: skip
