"""Rows of the fault table: hints, cancel, restarts, fairness."""

import signal
import time

from tests.faults.rows import feeding, row


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


@row("rolling SIGTERM restarts under running runs", full=10, reduced=2, takes=170)
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
