"""The whole way, with nothing replaced: real web process, real Valkey, real workers, real files.

One `cvimprover up` serves all tests here; what kills a part of it must leave it working.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import httpx
import psutil
import pytest

from tests.plain_cv import CV


class Server:
    def __init__(self, folder: Path):
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cvimprover", "up", "--port", "0", "--data", str(folder), "--workers", "1"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "cvimprover.settings", "LLM_BASE_URL": "", "REDIS_URL": ""},
        )  # fmt: skip
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            if "works once" in line:
                break
        assert "ready at" in self.said, self.said
        self.address = re.search(r"ready at (\S+)", self.said)[1]
        self.link = re.search(r"(http\S+/open/\S+)", self.said)[1]
        self.api = httpx.Client(base_url=f"{self.address}/api/v1/", timeout=30, trust_env=False)

    def submit(self, text=CV, **fields):
        headers = {"Idempotency-Key": fields.pop("key")} if "key" in fields else {}
        return self.api.post(
            "questionnaires/",
            files={"resume": ("ada.txt", text)},
            data={"llm": "off", **fields},
            headers=headers,
        )

    def wait(self, run, seconds=60):
        deadline = time.monotonic() + seconds
        while (found := self.api.get(f"runs/{run}/").json())["state"] in ("queued", "running"):
            assert time.monotonic() < deadline, found
            time.sleep(0.1)
        return found

    def events(self, run, after=0):
        found = []
        with self.api.stream("GET", f"runs/{run}/events/", headers={"Last-Event-ID": str(after)}) as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            for line in answer.iter_lines():
                if line.startswith("id: "):
                    found.append(int(line[4:]))
        return found

    def processes(self, name):
        """The children of that name; one that ends while we look is none of them."""
        found = []
        for child in psutil.Process(self.process.pid).children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                if name in " ".join(child.cmdline()):
                    found.append(child)
        return found

    def redis_url(self):
        return next(
            process.environ()["REDIS_URL"]
            for process in self.processes("celery")
            if "REDIS_URL" in process.environ()
        )


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("journey"))
    yield server
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(40) == 0


def test_a_cv_goes_all_the_way_and_its_state_is_in_redis(server):
    answer = server.submit(position="Software Engineer", key="journey-1")
    assert answer.status_code == 202
    run = answer.json()["run"]["id"]
    assert answer.headers["location"] == f"/api/v1/runs/{run}/"

    seen = server.events(run)
    done = server.wait(run)
    assert done["state"] == "succeeded", done["reason"]
    assert seen == list(range(1, done["last_seq"] + 1))

    result = server.api.get(f"questionnaires/{answer.json()['id']}/result/").json()
    assert result["before"]["basics"]["name"] == "Ada Example"
    assert result["suggestions"]
    files = {item["format"]: item for item in result["artifacts"]}
    pdf = server.api.get(server.address + files["pdf"]["url"])
    assert pdf.content.startswith(b"%PDF-") and len(pdf.content) == files["pdf"]["size"]
    assert pdf.headers["content-disposition"].startswith("attachment")
    assert pdf.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in pdf.headers["content-security-policy"]

    assert stored_state(server, run) == {"run": run, "state": "succeeded"}


def stored_state(server, run):
    """As an outsider reads it: `AsyncResult(run_id)` of the Celery application."""
    code = (
        "import django, json, sys; django.setup()\n"
        "from celery.result import AsyncResult\nfrom cvimprover.celery import app\n"
        "found = AsyncResult(sys.argv[1], app=app)\n"
        "print(json.dumps([found.state, found.result]))"
    )
    environment = {
        **os.environ, "REDIS_URL": server.redis_url(), "DATA_DIR": str(server.folder),
        "DJANGO_SETTINGS_MODULE": "cvimprover.settings", "REDIS_PREFIX": "cvimprover:",
    }  # fmt: skip
    told = subprocess.run(
        [sys.executable, "-c", code, run], env=environment, capture_output=True, text=True, check=True
    )
    state, result = json.loads(told.stdout)
    assert state == "SUCCESS"
    return result


def test_the_same_key_gives_the_same_run_and_another_body_is_refused(server):
    first, again = server.submit(key="same"), server.submit(key="same")
    assert again.status_code == 202
    assert first.json()["run"]["id"] == again.json()["run"]["id"]
    other = server.submit(CV + "More", key="same")
    assert other.status_code == 422
    assert other.headers["content-type"] == "application/problem+json"


def test_a_stream_that_broke_off_goes_on_after_the_last_event(server):
    run = server.submit().json()["run"]["id"]
    last = server.wait(run)["last_seq"]
    assert server.events(run, after=3) == list(range(4, last + 1))
    assert server.api.get(f"runs/{run}/events/", headers={"Last-Event-ID": str(last)}).status_code == 204


def test_workers_killed_in_the_middle_neither_lose_nor_double_a_run(server):
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda n: server.submit(CV + f"\n{n}"), range(6)))
    runs = [answer.json()["run"]["id"] for answer in answers]
    for _ in range(3):
        time.sleep(0.7)
        for process in server.processes("cpu@"):
            with suppress(psutil.NoSuchProcess):
                process.kill()
    for answer, run in zip(answers, runs, strict=True):
        found = server.wait(run, 90)
        assert found["state"] == "succeeded", found
        assert server.events(run) == list(range(1, found["last_seq"] + 1))
        result = server.api.get(f"questionnaires/{answer.json()['id']}/result/").json()
        formats = [item["format"] for item in result["artifacts"]]
        assert len(formats) == len(set(formats)) and {"pdf", "docx", "json"} <= set(formats)
        assert len([version for version in result["versions"] if version["kind"] == "improved"]) == 1


def test_redis_killed_while_requests_arrive_loses_nothing(server):
    [valkey] = server.processes("valkey-server")
    valkey.kill()
    started = time.monotonic()
    answer = server.submit(CV + "\nRedis")
    assert answer.status_code == 202
    assert time.monotonic() - started < 2
    assert server.wait(answer.json()["run"]["id"], 40)["state"] == "succeeded"


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("cv.pdf", b"", 400),
        ("cv.pdf", b"\x00" * 2000, 400),
        ("cv.pdf", os.urandom(4000), 415),
        ("cv.pdf", b"%PDF-1.7\n" + b"x" * 60_000_000, 413),
        ("cv.pdf", b"<!doctype html><html><body><p>Ada Example, engineer</p></body></html>" * 9, 415),
        ("cv.exe", b"MZ\x90\x00" + b"\x00\x01" * 3000, 415),
    ],
)
def test_what_can_be_seen_at_once_is_refused_and_nothing_is_stored(server, name, data, status):
    files = {path for path in (server.folder / "files").rglob("*") if path.is_file()}
    answer = server.api.post("questionnaires/", files={"resume": (name, data)})
    assert answer.status_code == status, answer.text
    assert answer.json()["detail"].count(" ") > 4
    assert {path for path in (server.folder / "files").rglob("*") if path.is_file()} == files


def test_strangers_stay_out(server):
    def get(**headers):
        return httpx.get(f"{server.address}/api/v1/health/live", headers=headers, trust_env=False)

    assert get().status_code == 200
    assert get(Host="evil.example").status_code == 400
    assert get(Origin="https://evil.example").status_code == 403
    assert get(Origin="null").status_code == 403
    assert get(**{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert get(Origin=server.address).status_code == 200


def test_pages_open_by_the_link_once(server):
    with httpx.Client(base_url=server.address, trust_env=False) as browser:
        assert browser.get("/").status_code == 403
        assert browser.get(server.link).status_code == 302
        assert browser.get("/").status_code != 403
    with httpx.Client(base_url=server.address, trust_env=False) as other:
        assert other.get(server.link).status_code == 403
