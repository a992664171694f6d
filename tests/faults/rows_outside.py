"""Rows of the fault table: model endpoint, store, disk, event stream."""

import socket
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import uuid4

import httpx

from tests.faults.posting import CV, post
from tests.faults.rows import row


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
    server.handle_error = lambda *_: None  # a client that has gone away
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@row(
    "the model endpoint refuses, answers 429 and 500, hangs, drips, truncates, is gone for minutes",
    full=40,
    reduced=5,
    takes=160,
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
