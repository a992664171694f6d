"""The rows of the fault table: crash points, web, Redis, databases, model endpoint, disk, event stream."""

import os
import signal
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import uuid4

import httpx

from tests.faults.rows import feeding, row

CV = (
    "Ada Example\nada@example.org | +44 20 7946 0000 | London\n\nExperience\nSoftware Engineer, Example Ltd\n"
    "Jan 2019 - Mar 2023\n- Responsible for building the billing service in Python\n"
    "- Helped with migration of 40 servers to Linux\n\nEducation\nBSc Computer Science, University of Example\n"
    "2015 - 2018\n\nSkills\nPython, Linux, SQL\n"
)


def post(world, key, text=CV, **fields):
    """POST until it is accepted; returns (answer, seconds of the last try, tries)."""
    for tries in range(1, 200):
        started = time.monotonic()
        try:
            answer = httpx.post(
                world.api + "questionnaires/", files={"resume": ("cv.txt", text)}, data={"llm": "off", **fields},
                headers={"Idempotency-Key": key}, timeout=20, trust_env=False,
            )  # fmt: skip
        except httpx.HTTPError:
            time.sleep(0.2)
            continue
        if answer.status_code == 202:
            return answer.json(), time.monotonic() - started, tries
        assert answer.status_code >= 500, answer.text
        time.sleep(0.2)
    raise AssertionError("never accepted")


# ---------------------------------------------------------------- crash points


ENGINE_POINTS = (
    "after-claim", "in-step", "artifact-written", "before-step-commit", "after-step-commit", "before-final-commit",
    "after-final-commit",
)  # fmt: skip
WEB_POINTS = ("upload-renamed", "before-accept-commit", "after-accept-commit", "between-commit-and-hint")


@row("SIGKILL at each named crash point of a worker, in both kinds", full=3, reduced=1)
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
                world.kill_group(kind)
                world.children.pop(kind).process.wait()
        world.kill_group(other)
        world.children.pop(other).process.wait()
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
            key = uuid4().hex
            first, _, _ = post(world, key, CV + point)
            world.sleep(0.5)
            again, _, _ = post(world, key, CV + point)
            assert first["run"]["id"] == again["run"]["id"]
            accepted += 1
            crashed += len(list(marks.iterdir()))
            world.kill_group("web")
            world.children.pop("web").process.wait()
    world.drain(120)
    assert CVQuestionnaire.objects.count() == accepted
    assert crashed == accepted, (crashed, accepted)
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


# ---------------------------------------------------------------- Redis


def recovers(world, seconds=20):
    """Seconds until a run that is submitted now is through."""
    from core.models import Run

    pk = world.load.submit(world.ledger)
    return world.wait_until(lambda: Run.objects.get(pk=pk).state == "succeeded", seconds)


USUAL = 8


def usual_post(world):
    """Seconds of the slowest of some submissions while all is well and the workers are at it."""
    post(world, uuid4().hex, CV + "warm")
    return max(post(world, uuid4().hex, CV + f"usual{i}")[1] for i in range(USUAL - 1))


@row("Redis killed and emptied, under load", full=50, reduced=8)
def redis_killed(world, n):
    from core.models import Run

    world.start("cpu", "io", "beat")
    thread = feeding(world, n * 15, 0.15)
    longest = 0.0
    for _ in range(n):
        world.sleep(world.random.uniform(0.5, 3))
        world.kill_group("valkey")
    while thread.is_alive():
        world.sleep(0.2)
    world.drain(120)
    longest = recovers(world)
    return {"kills": n, "recovers_s": round(longest, 1), **world.check(Run.objects.count())}


@row("Redis down while requests arrive, then back", full=180, reduced=15)
def redis_down(world, n):
    world.start("cpu", "io", "beat", "web")
    idle = usual_post(world)
    world.redis_proxy.set("refuse")
    slowest, accepted, started = 0.0, USUAL, time.monotonic()
    while time.monotonic() - started < n:
        _, seconds, tries = post(world, f"k{accepted}", CV + str(accepted))
        assert tries == 1
        slowest, accepted = max(slowest, seconds), accepted + 1
        world.sleep(max(0.5, n / 25))
    world.redis_proxy.set("good")
    back = recovers(world, 40)
    world.drain(240)
    assert slowest - idle < 0.5, (idle, slowest)
    return {
        "slowest_post_s": round(slowest, 2), "usual_post_s": round(idle, 2), "recovers_s": round(back, 1),
        **world.check(accepted + 1),
    }  # fmt: skip


@row("Redis hangs (SIGSTOP), is half-open, is a black hole, resets, truncates", full=60, reduced=8)
def redis_hangs(world, n):
    from core.models import Run

    world.start("cpu", "io", "beat", "web")
    idle = usual_post(world)
    recovered, slowest = {}, 0.0
    faults = ["sigstop", "halfopen", "blackhole", "reset", "truncate"]
    for name in faults:
        if name == "sigstop":
            world.signal("valkey", signal.SIGSTOP)
        else:
            world.redis_proxy.set(name)
        world.submit(5)
        until = time.monotonic() + n
        while time.monotonic() < until:
            _, seconds, tries = post(world, uuid4().hex, CV + name)
            assert tries == 1
            slowest = max(slowest, seconds)
            world.sleep(n / 4)
        if name == "sigstop":
            world.signal("valkey", signal.SIGCONT)
        else:
            world.redis_proxy.set("good")
        recovered[name] = round(recovers(world, 45), 1)
        world.drain(200)
    figures = world.check(Run.objects.count())
    assert max(recovered.values()) < 20, recovered
    assert slowest - idle < 0.5, (idle, slowest)
    return {
        "slowest_post_s": round(slowest, 2),
        "usual_post_s": round(idle, 2),
        **{f"{k}_recovers_s": v for k, v in recovered.items()},
        **figures,
    }


@row("Redis: FLUSHALL, out of memory, READONLY, ACL revoked", full=10, reduced=2)
def redis_refuses(world, n):
    from core.models import Run

    world.start("cpu", "io", "beat", "web")
    idle, slowest, recovered = usual_post(world), 0.0, {}
    admin = world.redis()
    faults = {
        "flushall": (["FLUSHALL"], ["PING"]),
        "oom": (["CONFIG", "SET", "maxmemory", "1"], ["CONFIG", "SET", "maxmemory", "64mb"]),
        "readonly": (["REPLICAOF", "127.0.0.1", "1"], ["REPLICAOF", "NO", "ONE"]),
        "acl": (["ACL", "SETUSER", "cvimprover", "off"], ["ACL", "SETUSER", "cvimprover", "on"]),
    }
    for _ in range(n):
        for name, (begin, end) in faults.items():
            world.submit(10)
            world.sleep(0.5)
            admin.execute_command(*begin)
            if name == "acl":
                admin.execute_command("CLIENT", "KILL", "USER", "cvimprover")
            slowest = max(slowest, post(world, uuid4().hex, CV + name)[1])
            world.sleep(3)
            admin.execute_command(*end)
            recovered[name] = max(recovered.get(name, 0), round(recovers(world, 45), 1))
            world.drain(120)
    assert max(recovered.values()) < 20, recovered
    assert slowest - idle < 0.5, (idle, slowest)
    told = {f"{k}_recovers_s": v for k, v in recovered.items()}
    return {"slowest_post_s": round(slowest, 2), **told, **world.check(Run.objects.count())}


# ---------------------------------------------------------------- databases


def postgres_again(world):
    """Immediate stop (no clean-up, as in a crash), then start."""
    data = str(world.folder / "pg")
    pid = int((world.folder / "pg" / "postmaster.pid").read_text().splitlines()[0])
    os.kill(pid, signal.SIGQUIT)
    deadline = time.monotonic() + 20
    while (world.folder / "pg" / "postmaster.pid").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    world.sleep(world.random.uniform(0, 2))
    world.pg.ensure_postgres_running()
    assert data


@row("PostgreSQL stopped at once, under load", full=20, reduced=4, database="postgres")
def postgres_stopped(world, n):
    from django.db import connection

    from core.models import Run

    world.start("cpu", "io", "beat")
    thread = feeding(world, n * 25, 0.15)
    for _ in range(n):
        world.sleep(world.random.uniform(1, 3))
        postgres_again(world)
    while thread.is_alive():
        world.sleep(0.2)
    connection.close()
    world.drain(240)
    return {"stops": n, **world.check(Run.objects.count())}


@row(
    "the network to PostgreSQL is cut, under load; a worker's clock is off by ten minutes",
    full=30,
    reduced=8,
    database="postgres",
    LEASE_SECONDS="12",
    HEARTBEAT_SECONDS="3",
)
def postgres_cut(world, n):
    from django.db import connection

    from core.models import Run

    world.start("cpu", "io", "beat")
    world.start("cpu2", FAULTS_CLOCK="600")
    accepted = 0
    for mode in ("blackhole", "reset"):
        accepted += len(world.submit(20, seconds=0.3))
        world.sleep(1.5)
        connection.close()
        world.database_proxy.set(mode)
        time.sleep(n)
        world.database_proxy.set("good")
        world.drain(240)
    return world.check(accepted or Run.objects.count())


@row(
    "a worker is frozen past its lease and thawed, on PostgreSQL",
    full=3,
    reduced=1,
    database="postgres",
    LEASE_SECONDS="6",
    HEARTBEAT_SECONDS="2",
)
def zombie_thawed_on_postgres(world, n):
    from tests.faults.rows import zombie_thawed

    return zombie_thawed(world, n)


@row(
    "a worker is frozen in the middle of a write, on PostgreSQL: its session is ended after 10 s, others go on",
    full=4,
    reduced=2,
    database="postgres",
    STEP_SECONDS="5",
    LEASE_SECONDS="6",
    HEARTBEAT_SECONDS="2",
)
def frozen_in_a_write_on_postgres(world, n):
    from tests.faults.rows import frozen_in_a_write

    return frozen_in_a_write(world, n)


@row("SQLite is busy: another process holds the write lock", full=20, reduced=4)
def sqlite_busy(world, n):
    import sqlite3

    from core.models import Run

    world.start("cpu", "io", "beat")
    thread = feeding(world, n * 10, 0.3)
    link = sqlite3.connect(world.folder / "data" / "cvimprover.sqlite3", isolation_level=None, timeout=30)
    for turn in range(n):
        world.sleep(1)
        link.execute("BEGIN IMMEDIATE")
        time.sleep(25 if turn == 0 else world.random.uniform(1, 6))
        link.execute("COMMIT")
    while thread.is_alive():
        world.sleep(0.2)
    world.drain(240)
    return {"times": n, **world.check(Run.objects.count())}


# ---------------------------------------------------------------- outside


class Endpoint(BaseHTTPRequestHandler):
    """An OpenAI-compatible endpoint that fails as `mode` says."""

    mode, calls = "good", 0

    def do_POST(self):
        Endpoint.calls += 1
        mode = Endpoint.mode
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        assert body
        if mode == "hang":
            time.sleep(30)
        if mode in ("429", "500"):
            self.send_response(int(mode))
            self.end_headers()
            return
        text = b'{"id":"1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"{\\"rewrites\\":[]}"}}]}'
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(text)))
        self.end_headers()
        if mode == "truncate":
            self.wfile.write(text[:40])
            self.connection.close()
        elif mode == "drip":
            for byte in text:
                self.wfile.write(bytes([byte]))
                time.sleep(0.3)
        else:
            self.wfile.write(text)

    def log_message(self, *_):
        pass


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


ENDPOINT_PORT = free_port()
MODES = ("refuse", "429", "500", "hang", "drip", "truncate", "gone")


def endpoint_up():
    server = ThreadingHTTPServer(("127.0.0.1", ENDPOINT_PORT), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@row(
    "the model endpoint refuses, answers 429 and 500, hangs, drips, truncates, is gone for minutes",
    full=40,
    reduced=5,
    LLM_BASE_URL=f"http://127.0.0.1:{ENDPOINT_PORT}/v1",
    LLM_MODEL="m",
    LLM_TIMEOUT="3",
)
def model_endpoint(world, n):
    """In each mode for `n` seconds after its breaker opened; gone for five times as long."""
    from django.db.models.functions import Now

    from core.models import Breaker, Run

    world.start("cpu", "io", "beat", "web")
    server, resumed, calls, accepted = endpoint_up(), {}, {}, 0
    for mode in MODES if n >= 40 else world.random.sample(MODES, 3):
        Endpoint.mode, Endpoint.calls = mode, 0
        if mode in ("refuse", "gone"):
            server.shutdown()
            server.server_close()
        for number in range(3):
            post(world, uuid4().hex, CV + mode + str(number), llm="auto")
            accepted += 1
        world.wait_until(lambda: Breaker.objects.filter(open_until__gt=Now()).exists(), 120)
        calls[mode] = max(Endpoint.calls, *Breaker.objects.values_list("failures", flat=True), 0)
        world.sleep(n * (5 if mode == "gone" else 1))
        Endpoint.mode = "good"
        if mode in ("refuse", "gone"):
            server = endpoint_up()
        started = time.monotonic()
        world.drain(120)
        resumed[mode] = round(time.monotonic() - started, 1)
    assert not Run.objects.exclude(crashes=0, losses=0, errors=0).exists()
    figures = world.check(accepted)
    assert max(calls.values()) <= 10, calls
    assert max(resumed.values()) < 30, (resumed, calls)
    return {
        **{f"{k}_opens_after_calls": v for k, v in calls.items()},
        **{f"{k}_resumes_s": v for k, v in resumed.items()},
        **figures,
    }


@row("the store becomes read-only, then not", full=3, reduced=1)
def store_read_only(world, n):
    from core.models import Run, StoredFile

    files = world.folder / "data" / "files"
    files.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", str(files)]
    if subprocess.run(mount, check=False).returncode:
        return {"skipped": "mounting needs root", **world.check(0)}
    try:
        world.start("cpu", "io", "beat", "web")
        accepted = 0
        for turn in range(n):
            keys = world.submit(5, seconds=0.5)
            done, _, _ = post(world, uuid4().hex, CV + f"before {turn}")
            world.wait_until(lambda done=done: Run.objects.get(pk=done["run"]["id"]).state == "succeeded", 60)
            subprocess.run(["mount", "-o", "remount,ro", str(files)], check=True)
            keys += world.submit(5)
            answer = httpx.post(
                world.api + "questionnaires/", files={"resume": ("cv.txt", CV + f"refused {turn}")},
                trust_env=False, timeout=20,
            )  # fmt: skip
            assert answer.status_code == 503 and "store" in answer.json()["detail"], answer.text
            world.wait_until(
                lambda keys=keys: Run.objects.filter(pk__in=keys[5:], reason_code="disk").count() == 5, 60
            )
            told = set(Run.objects.filter(reason_code="disk").values_list("reason", flat=True))
            assert all("can't be written" in reason for reason in told), told
            assert served(world, done) > 0  # what is stored is still served, and whole
            subprocess.run(["mount", "-o", "remount,rw", str(files)], check=True)
            world.drain(90)
            accepted += 11
        figures = {"files": StoredFile.objects.count(), **world.check(accepted)}
    finally:
        world.stop()
        subprocess.run(["umount", str(files)], check=False)
    return figures


def served(world, accepted):
    """How many artifacts of this submission can be fetched; each must be as long as it says."""
    api = httpx.Client(base_url=world.api, trust_env=False, timeout=30)
    links = [item["id"] for item in api.get(f"questionnaires/{accepted['id']}/result/").json()["artifacts"]]
    for link in links:
        answer = api.get(f"artifacts/{link}/")
        assert answer.status_code == 200 and len(answer.content) == int(answer.headers["content-length"])
    return len(links)


@row("the disk is full, then not", full=3, reduced=1)
def disk_full(world, n):
    from core.models import Run

    files = world.folder / "data" / "files"
    files.mkdir(parents=True, exist_ok=True)
    mounted = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(files)], check=False
        ).returncode
        == 0
    )
    if not mounted:
        return {"skipped": "mounting a small disk needs root", **world.check(0)}
    try:
        world.start("cpu", "io", "beat", "web")
        accepted = 0
        for turn in range(n):
            filler = files / "filler"
            with filler.open("wb", buffering=0) as file:
                while True:
                    try:
                        file.write(b"x" * 4096)
                    except OSError:
                        break
            answer = httpx.post(
                world.api + "questionnaires/",
                files={"resume": ("cv.txt", CV * 3 + str(turn))},
                trust_env=False,
                timeout=20,
            )
            assert answer.status_code == 503, answer.status_code
            keys = world.submit(5)
            accepted += 5
            world.wait_until(
                lambda keys=keys: Run.objects.filter(pk__in=keys, reason_code="disk").count() == 5, 60
            )
            filler.unlink()
            world.drain(90)
        figures = world.check(accepted)
        assert figures["swept"] == 0
    finally:
        world.stop()
        subprocess.run(["umount", str(files)], check=False)
    return figures


@row("the event stream is dropped at random", full=1000, reduced=60)
def stream_dropped(world, n):
    from core.models import Run
    from core.selectors import local_owner

    world.start("cpu", "io", "beat", "web")
    drops = accepted = 0
    while drops < n:
        pk = world.load.submit(world.ledger, owner=local_owner().username, says=60, seconds=0.3)
        accepted, last, seen, final = accepted + 1, 0, [], False
        while not final:
            world.tend()
            budget = world.random.uniform(0.02, 0.5)
            started = time.monotonic()
            try:
                with httpx.stream(
                    "GET",
                    world.api + f"runs/{pk}/events/",
                    headers={"Last-Event-ID": str(last)},
                    timeout=20,
                    trust_env=False,
                ) as answer:
                    assert answer.status_code in (200, 204)
                    final = answer.status_code == 204
                    for line in answer.iter_lines():
                        if line.startswith("id: "):
                            last = int(line[4:])
                            seen.append(last)
                        if time.monotonic() - started > budget:
                            break
            except httpx.HTTPError:
                pass
            drops += 1
        assert seen == list(range(1, Run.objects.get(pk=pk).last_seq + 1)), seen
    world.drain(60)
    return {"drops": drops, "streams": accepted, **world.check(accepted)}
