"""The rows of the fault table, here those of workers and beat. Each does its fault and checks the ledger.

A row is a function of (world, n): n is how often the fault happens, full or reduced.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

ROWS: dict[str, "Row"] = {}


@dataclass(frozen=True)
class Row:
    """`full` and `reduced`: how often. `takes`: seconds of the reduced form on two free cores, at most."""

    name: str
    text: str
    do: Callable[..., dict[str, Any]]
    full: int
    reduced: int
    database: str = "sqlite"
    takes: int = 130
    settings: dict[str, str] = field(default_factory=dict)


def row(text, *, full, reduced, database="sqlite", takes=130, **settings):
    def register(function):
        name = function.__name__.replace("_", "-")
        ROWS[name] = Row(name, text, function, full, reduced, database, takes, settings)
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


@row("SIGKILL of a whole worker group, under load", full=100, reduced=12)
def worker_groups_killed(world, n):
    """Each time one that has claimed a run since it was killed last.

    A run that stood beside eight kills is given up with that reason, like every run that may bring a machine down.
    """
    from core.models import Run

    world.start("cpu", "io", "beat")
    accepted, killed = 0, set()  # the claims that were killed

    def claims(name):
        mine = Run.objects.filter(state="running", lease_node=f"{name}@test").exclude(lease_token__in=killed)
        return set(mine.values_list("lease_token", flat=True))

    def fed(name):
        """Claims to kill; more work where there is too little for any to be had."""
        nonlocal accepted
        waiting = Run.objects.filter(state__in=["queued", "running"], resource=name).count()
        if waiting < 4:
            more = {"only": "io"} if name == "io" else {}
            accepted += len(world.submit(12 - waiting, seconds=0.2, **more))
        return claims(name)

    for _ in range(n):
        name = world.random.choice(["cpu", "io"])
        world.wait_until(lambda name=name: fed(name), 90)
        world.sleep(world.random.uniform(0, 0.2))
        killed |= claims(name)
        world.kill_group(name)
    took = world.drain(180)
    given_up = Run.objects.filter(state="failed")
    assert not given_up.exclude(reason_code="lost").exists(), given_up.values_list("reason_code", "reason")
    figures = world.check(accepted, failed_ok=True)
    return {"kills": n, "claims_killed": len(killed), "drained_s": round(took, 1), **figures}


@row("SIGKILL of single pool children, under load", full=200, reduced=30)
def pool_children_killed(world, n):
    """Each time one that has just begun a step, by the ledger; then a pause, so that some come through."""
    world.start("cpu", "io", "beat")
    accepted, kills = 0, 0

    def at_work():
        seen = {line.split()[2] for line in world.ledger.read_text().splitlines()[-2:]}
        return [child for child in world.pool_children() if str(child.pid) in seen]

    while kills < n:
        if world.unfinished() < 8:
            accepted += len(world.submit(8, seconds=0.3))
        world.wait_until(at_work, 60)
        for child in at_work()[:1]:
            child.kill()
            kills += 1
        world.sleep(world.random.uniform(0.2, 1.2))
    world.drain(120)
    return {"kills": kills, **world.check(accepted, failed_ok=True)}


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
    "poison runs (segfault, out of memory, endless loop, native endless loop) among good ones",
    full=3,
    reduced=1,
    takes=230,
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
