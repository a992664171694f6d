"""Rows of the fault table: frozen processes."""

import time
from uuid import uuid4

from tests.faults.rows import row


@row(
    "a worker is frozen past its lease and thawed: its writes are refused",
    full=3,
    reduced=1,
    LEASE_SECONDS="6",
    HEARTBEAT_SECONDS="2",
)
def zombie_thawed(world, n):
    """Frozen between two writes; what happens in the middle of one is the row after."""
    from core.models import Run

    world.start("cpu", "io", "beat", "cpu2")
    accepted = 0
    for _ in range(n):
        accepted += len(world.submit(4, seconds=1.0))
        world.wait_until(lambda: Run.objects.filter(state="running", lease_node="cpu@test").exists(), 30)
        frozen = world.freeze("cpu")
        held = set(Run.objects.filter(state="running", lease_node="cpu@test").values_list("pk", flat=True))
        world.wait_until(
            lambda held=held: (
                not Run.objects.filter(pk__in=held, state="running", lease_node="cpu@test").exists()
            ),
            30,
        )
        world.sleep(1)
        world.thaw(frozen)
        world.drain(90)
        world.sleep(3)
    figures = world.check(accepted)
    assert figures["reaped"] > 0 and figures["fenced"] > 0, figures
    return figures


@row(
    "a worker is frozen in the middle of a write: on SQLite all writes wait until it thaws or its parent ends it, and a request is told so",
    full=4,
    reduced=1,
    STEP_SECONDS="15",
    LEASE_SECONDS="6",
    HEARTBEAT_SECONDS="2",
)
def frozen_in_a_write(world, n):
    from core.models import Run

    world.start("io", "beat", "web", "cpu2")
    longest = 0.0
    for turn in range(n):
        marks = world.folder / uuid4().hex
        marks.mkdir()
        world.start("cpu", CVIMPROVER_CRASH_POINT=f"before-final-commit:stop={marks}")
        while not list(marks.iterdir()):
            world.submit(1)
            world.sleep(4)
        frozen = world.freeze("cpu", anywhere=True) if turn % 2 else []
        if world.database == "sqlite":
            status, sentence = world.refused()
            assert status == 503 and "database" in sentence, (status, sentence)
            world.sleep(10)
            world.thaw(frozen)  # else the parent ends its child at twice the step's limit and 30 s
        started = time.monotonic()
        world.wait_until(world.writable, 90)
        world.drain(90)
        longest = max(longest, time.monotonic() - started)
        world.thaw(frozen)
        world.sleep(3)
        world.end("cpu")
    world.drain(60)
    return {"goes_on_s": round(longest, 1), **world.check(Run.objects.count())}
