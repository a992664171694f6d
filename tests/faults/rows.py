"""The rows of the fault table: workers, beat, hints, cancel. Each does its fault and checks the ledger.

A row is a function of (world, n): n is how often the fault happens, full or reduced.
"""

import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

ROWS: dict[str, "Row"] = {}


@dataclass(frozen=True)
class Row:
    name: str
    text: str
    do: Callable[..., dict[str, Any]]
    full: int
    reduced: int
    database: str = "sqlite"
    settings: dict[str, str] = field(default_factory=dict)


def row(text, *, full, reduced, database="sqlite", **settings):
    def register(function):
        name = function.__name__.replace("_", "-")
        ROWS[name] = Row(name, text, function, full, reduced, database, settings)
        return function

    return register


def feeding(world, total, pause, **state):
    """Submit `total` runs in the background, one every `pause` seconds; returns a thread to join."""

    def feed():
        from django.db import connection

        for _ in range(total):
            world._safe(lambda: world.load.submit(world.ledger, **state))
            time.sleep(pause)
        connection.close()

    thread = threading.Thread(target=feed, daemon=True)
    thread.start()
    return thread


def feed_during(world, fault, times, *, pause=1.0, more=0.12):
    """Do `fault()` so often while runs keep coming in; returns how many were accepted."""
    from core.models import Run

    total = int(times * pause / more) + 20
    thread = feeding(world, total, more)
    for _ in range(times):
        world.sleep(world.random.uniform(0.3, 1.7) * pause)
        fault()
    while thread.is_alive():
        world.sleep(0.2)
    return Run.objects.count()


@row("SIGKILL of a whole worker group, under load", full=100, reduced=12)
def worker_groups_killed(world, n):
    world.start("cpu", "io", "beat")
    accepted = feed_during(world, lambda: world.kill_group(world.random.choice(["cpu", "io"])), n, pause=1.5)
    took = world.drain(120)
    return {"kills": n, "drained_s": round(took, 1), **world.check(accepted)}


@row("SIGKILL of single pool children, under load", full=200, reduced=30)
def pool_children_killed(world, n):
    world.start("cpu", "io", "beat")
    killed = 0

    def kill():
        nonlocal killed
        if children := world.pool_children():
            world.random.choice(children).kill()
            killed += 1

    accepted = feed_during(world, kill, n, pause=0.5)
    world.drain(120)
    return {"kills": killed, **world.check(accepted, failed_ok=True)}


@row(
    "how soon a run goes on after its pool child was killed (2 s), after its worker came back (5 s)",
    full=10,
    reduced=3,
)
def requeue_times(world, n):
    from core.models import Run

    world.start("cpu", "io", "beat")
    child, group = [], []
    for _ in range(n):
        for times, kill in (
            (child, lambda: [p.kill() for p in world.pool_children()]),
            (group, lambda: world.kill_group("cpu")),
        ):
            pk = world.load.submit(world.ledger, seconds=1.5)
            world.wait_until(lambda pk=pk: Run.objects.get(pk=pk).state == "running", 30)
            token = Run.objects.get(pk=pk).lease_token
            world.sleep(0.3)
            kill()
            started = time.monotonic()
            if times is group:
                from core.models import WorkerNode

                seen = WorkerNode.objects.get(pk="cpu@test").seen_at
                world.wait_until(lambda seen=seen: WorkerNode.objects.get(pk="cpu@test").seen_at > seen, 60)
                started = time.monotonic()
            world.wait_until(lambda pk=pk, token=token: Run.objects.get(pk=pk).lease_token != token, 60)
            times.append(time.monotonic() - started)
            world.drain(60)
    assert max(child) < 2, child
    assert max(group) < 5, group
    return {"child_s": round(max(child), 2), "after_restart_s": round(max(group), 2), **world.check(2 * n)}


@row("a machine is lost: its runs go on elsewhere within 60 s", full=2, reduced=1)
def machine_lost(world, n):
    from core.models import Run

    world.start("cpu", "io", "beat", "cpu2")
    longest = 0.0
    for round_ in range(n):
        name = "cpu" if round_ % 2 else "cpu2"
        keys = world.submit(6, seconds=1.0)
        world.wait_until(
            lambda name=name: Run.objects.filter(state="running", lease_node=f"{name}@test").exists(), 30
        )
        held = set(
            Run.objects.filter(state="running", lease_node=f"{name}@test").values_list("pk", flat=True)
        )
        gone = world.children.pop(name)
        gone.kill_group()
        gone.process.wait()
        started = time.monotonic()
        world.wait_until(
            lambda held=held, name=name: (
                not Run.objects.filter(pk__in=held, lease_node=f"{name}@test").exists()
            ),
            70,
        )
        longest = max(longest, time.monotonic() - started)
        world.drain(90)
        assert keys
        world.start(name)
    assert longest < 60, longest
    return {"requeued_s": round(longest, 1), **world.check(6 * n)}


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
    from uuid import uuid4

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
        world.kill_group("cpu")
        world.children.pop("cpu").process.wait()
    world.drain(60)
    return {"goes_on_s": round(longest, 1), **world.check(Run.objects.count())}


@row(
    "poison runs (segfault, out of memory, endless loop, native endless loop) among good ones",
    full=3,
    reduced=1,
    STEP_SECONDS="6",
    LEASE_SECONDS="10",
    HEARTBEAT_SECONDS="3",
)
def poison_runs(world, n):
    from core.models import Run

    world.start("cpu", "io", "beat")
    kinds = ["segfault", "memory", "loop", "native-loop"]
    bad = [pk for kind in kinds for pk in world.submit(n, poison=kind)]
    good = world.submit(30 * n)
    world.drain(400)
    for pk in good:
        assert Run.objects.get(pk=pk).state == "succeeded", Run.objects.get(pk=pk).reason
    for pk in bad:
        run = Run.objects.get(pk=pk)
        assert run.state == "failed" and run.reason, (run.state, run.reason)
    return world.check(len(bad) + len(good), failed_ok=True)


@row("SIGKILL of beat, and three beats at once", full=100, reduced=10)
def beats(world, n):
    """The gap is the longest time in which the lease row of the tick did not change."""
    from django.db import connection

    from core.models import Lease, Run

    names = ["beat", "beat2", "beat3"]
    world.start("cpu", "io", *names)
    world.wait_until(lambda: all(world.says(name, "beat: Starting") for name in names), 60)
    gaps, over = [], threading.Event()

    def watch():
        last, changed = None, time.monotonic()
        while not over.wait(0.02):
            until = world._safe(lambda: Lease.objects.get(pk="ticker").until)
            if until and until != last:
                gaps.append(time.monotonic() - changed)
                last, changed = until, time.monotonic()
        connection.close()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    thread = feeding(world, 10 * n, 0.4)
    for _ in range(n):
        name = world.random.choice(names)
        before = world.says(name, "beat: Starting")
        world.kill_group(name)
        world.wait_until(lambda name=name, before=before: world.says(name, "beat: Starting") > before, 60)
        world.sleep(world.random.uniform(0.1, 1.0))
    over.set()
    watcher.join()
    while thread.is_alive():
        world.sleep(0.2)
    world.drain(60)
    assert max(gaps) < 3, sorted(gaps)[-5:]
    return {"kills": n, "longest_gap_s": round(max(gaps), 2), **world.check(Run.objects.count())}


@row("every hint delivered five times, and old hints replayed", full=200, reduced=40)
def hints_repeated(world, n):
    from celery import current_app

    from core import runs

    world.start("cpu", "io", "beat")
    keys = world.submit(n)
    for _ in range(5):
        for pk in keys:
            for resource in ("cpu", "io"):
                current_app.send_task(world.load.TASK, kwargs={"run_id": str(pk)}, queue=resource)
        world.sleep(1)
    world.drain(200)
    for pk in keys:  # long over
        current_app.send_task(world.load.TASK, kwargs={"run_id": str(pk)}, queue="cpu")
    world.sleep(3)
    figures = world.check(n)
    lines = [line.split()[:2] for line in world.ledger.read_text().splitlines()]
    assert len(lines) == len({tuple(line) for line in lines}) == 3 * n, "a step was done twice"
    assert runs is not None
    return {"messages": 11 * n, **figures}


@row("cancel in every state, and against the finish", full=1000, reduced=60)
def cancelled(world, n):
    """`n` times at about the finish, a quarter as often anywhere on the way."""
    from core import runs
    from core.models import Run

    world.start("cpu", "io", "beat")

    def at(pk):
        return Run.objects.values_list("state", "step").get(pk=pk)

    finish = []
    for turn in range(n + n // 4):
        pk = world.load.submit(world.ledger, seconds=0.02)
        if turn % 5 == 4:
            world.sleep(world.random.uniform(0, 1.0))
            runs.cancel(pk)
            continue
        deadline = time.monotonic() + 30
        while (seen := at(pk))[1] != "c" and seen[0] in ("queued", "running"):
            assert time.monotonic() < deadline
            time.sleep(0.004)
        time.sleep(world.random.uniform(0, 0.08))
        finish.append(runs.cancel(pk))
        world.tend()
    world.drain(60)
    assert 0.05 < sum(finish) / len(finish) < 0.95, (sum(finish), len(finish))
    longest = 0.0
    for _ in range(3):
        pk = world.load.submit(world.ledger, poison="long")
        world.wait_until(lambda pk=pk: Run.objects.get(pk=pk).step == "a", 30)
        before = {process.pid for process in world.pool_children()}
        runs.cancel(pk)
        longest = max(longest, world.wait_until(lambda before=before: not before <= world.pool_pids(), 10))
    assert longest < 2, longest
    counted = world.check(n + n // 4 + 3)
    return {"at_the_finish": n, "won_by_cancel": sum(finish), "stopped_s": round(longest, 2), **counted}


@row("rolling SIGTERM restarts under running runs", full=10, reduced=3)
def rolling_restarts(world, n):
    world.start("cpu", "io", "beat", "cpu2")
    from core.models import Run

    thread = feeding(world, 60 * n, 0.1, seconds=0.4)
    for _ in range(n):
        for name in ("cpu", "cpu2", "io"):
            world.sleep(1.0)
            world.signal(name, signal.SIGTERM)
            world.wait_until(lambda name=name: not world.children[name].running, 40, tend=False)
            world.start(name)
    while thread.is_alive():
        world.sleep(0.2)
    world.drain(240)
    figures = world.check(Run.objects.count())
    losses = sum(Run.objects.values_list("losses", flat=True))
    assert figures["crashes"] == 0 and losses == 0, (figures, losses)
    assert not Run.objects.exclude(errors=0).exists()
    return figures


@row("one user queues very many, ten others one each", full=10_000, reduced=400, QUEUE_PER_USER="20000")
def one_user_queues_many(world, n):
    from core.models import Run

    world.start("cpu", "io", "beat")

    def waits(owners):
        keys = []
        for owner in owners:
            keys.append(world.load.submit(world.ledger, owner=owner, seconds=0.1))
            world.sleep(0.6)
        world.wait_until(
            lambda: not Run.objects.filter(pk__in=keys, state__in=["queued", "running"]).exists(), 120
        )
        found = Run.objects.filter(pk__in=keys)
        return sorted((run.finished_at - run.created_at).total_seconds() for run in found)

    idle = waits([f"idle{i}" for i in range(10)])
    from core.models import User

    greedy = User.objects.get_or_create(username="greedy")[0]
    for _ in range(n):
        world.load.submit(world.ledger, owner=greedy.username, seconds=0.1)
    busy = waits([f"other{i}" for i in range(10)])
    left = Run.objects.filter(owner=greedy, state="queued").count()
    assert left > n / 4, "the backlog was gone too soon to mean anything"
    Run.objects.filter(owner=greedy, state="queued").delete()
    world.drain(60)
    assert busy[-1] <= 2 * idle[-1], (idle, busy)
    return {"idle_p95_s": round(idle[-1], 2), "busy_p95_s": round(busy[-1], 2), "backlog": n}
