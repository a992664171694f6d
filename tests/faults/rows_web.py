"""Rows of the fault table: crash points of workers and of uploads, web killed in mid-request."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from tests.faults.posting import CV, post
from tests.faults.rows import row

ENGINE_POINTS = (
    "after-claim", "in-step", "artifact-written", "before-step-commit", "after-step-commit", "before-final-commit",
    "after-final-commit",
)  # fmt: skip
WEB_POINTS = ("upload-renamed", "before-accept-commit", "after-accept-commit", "between-commit-and-hint")


@row("SIGKILL at each named crash point of a worker, in both kinds", full=3, reduced=1, takes=240)
def crash_points_of_workers(world, n):
    from core.runs.points import NAMES

    assert set(NAMES) == {*ENGINE_POINTS, *WEB_POINTS}
    world.start("beat")
    accepted, hit = 0, set()
    crashed = 0
    for kind in ("cpu", "io"):
        other = "io" if kind == "cpu" else "cpu"
        world.start(other)
        for point in ENGINE_POINTS:
            for _ in range(n):
                marks = world.folder / uuid4().hex
                marks.mkdir()
                world.start(kind, CVIMPROVER_CRASH_POINT=f"{point}={marks}")
                accepted += len(world.submit(2)) + len(world.submit(1, only=kind))
                world.drain(60)
                crashed += len(list(marks.iterdir()))
                hit |= {(kind, point)} if list(marks.iterdir()) else set()
                world.end(kind)
        world.end(other)
    assert len(hit) == 2 * len(ENGINE_POINTS) and crashed == n * len(hit), (crashed, sorted(hit))
    figures = world.check(accepted)
    done = [tuple(line.split()[:2]) for line in world.ledger.read_text().splitlines()]
    return {
        "points": len(hit),
        "crashed": crashed,
        "steps_repeated": len(done) - len(set(done)),
        **figures,
    }


@row("SIGKILL at each named crash point of an upload; the same Idempotency-Key again", full=5, reduced=1)
def crash_points_of_uploads(world, n):
    from core.models import Run
    from cv.models import CVQuestionnaire

    world.start("cpu", "io", "beat")
    crashed = accepted = 0
    for point in WEB_POINTS:
        for _ in range(n):
            marks = world.folder / uuid4().hex
            marks.mkdir()
            world.start("web", CVIMPROVER_CRASH_POINT=f"{point}={marks}")
            while not list(marks.iterdir()):  # a worker or the beat may have sent the hint first
                key = uuid4().hex
                first, _, _ = post(world, key, CV + point)
                world.sleep(0.5)
                again, _, _ = post(world, key, CV + point)
                assert first["run"]["id"] == again["run"]["id"]
                accepted += 1
            crashed += len(list(marks.iterdir()))
            world.end("web")
    world.drain(120)
    assert CVQuestionnaire.objects.count() == accepted
    assert crashed == n * len(WEB_POINTS), (crashed, accepted)
    assert Run.objects.exclude(state="succeeded").count() == 0
    return {"crashed": crashed, **world.check(accepted)}


@row("SIGKILL of web in mid-request; the same Idempotency-Key again", full=100, reduced=10)
def web_killed(world, n):
    from core import runs
    from core.models import Run
    from cv.models import CVQuestionnaire

    world.start("beat", "web")
    answers, over = {}, threading.Event()

    def submit():
        while not over.is_set():
            key = uuid4().hex
            answers[key] = [post(world, key, CV + key)[0]["run"]["id"] for _ in range(2)]

    with ThreadPoolExecutor(3) as pool:
        futures = [pool.submit(submit) for _ in range(3)]
        for _ in range(n):
            world.wait_until(lambda: world.get("health/live") == 200, 60)
            world.sleep(world.random.uniform(0, 0.4))
            world.kill_group("web")
            if Run.objects.filter(state="queued").count() > 15:  # only the first are worked on
                for pk in Run.objects.filter(state="queued").order_by("created_at")[10:].values_list("pk"):
                    runs.cancel(pk[0])
        over.set()
        while not all(future.done() for future in futures):
            world.sleep(0.2)
        [future.result() for future in futures]
    assert all(first == second for first, second in answers.values())
    assert CVQuestionnaire.objects.count() == Run.objects.count() == len(answers)
    world.start("cpu", "io")
    world.drain(120)
    return {"kills": n, "submitted_twice": len(answers), **world.check(len(answers))}
