"""A real server tree, a real Chromium. Left out, with the reason, only where there is no Chromium."""

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.browser.model_server import ModelServer

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "nora-brandt.pdf"
PATIENCE = 180_000  # milliseconds: machines are busy; tests wait for states, and what is measured is measured elsewhere
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.system)
            if CHROMIUM is None:
                item.add_marker(
                    pytest.mark.skip(reason="no Chromium on this machine (Debian: apt install chromium)")
                )


@dataclass
class Server:
    """`cvimprover up` on a free port with a data folder of its own; may be stopped and started again on both."""

    data: Path
    environment: dict[str, str] = field(default_factory=dict)
    port: int = 0
    address: str = ""
    link: str = ""
    process: subprocess.Popen | None = None

    def start(self) -> None:
        environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if not name.startswith(("REDIS_", "LLM_", "DATA_", "DJANGO_"))
            },
            **self.environment,
        }
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "cvimprover",
                "up",
                "--port",
                str(self.port),
                "--data",
                str(self.data),
                "--workers",
                "1",
            ],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        lines = _lines(self.process)
        said = []
        while not self.link or self.process.poll() is not None:
            line = lines.get(timeout=90)
            assert line is not None, "the server ended: " + "".join(said)
            said.append(line)
            if "/open/" in line:
                self.link = line[line.index("http") :].strip()
        self.address = self.link.split("/open/")[0]
        self.port = int(self.address.rsplit(":", 1)[1])

    def stop(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(40)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.link = ""


def _lines(process) -> "queue.Queue[str | None]":
    """What it prints, read all the time so that it never blocks."""
    lines: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        for line in process.stdout:
            lines.put(line)
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    return lines


@pytest.fixture(scope="session")
def model_server() -> Iterator[ModelServer]:
    with ModelServer() as server:
        yield server


@pytest.fixture(scope="session")
def server(tmp_path_factory, model_server) -> Iterator[Server]:
    running = Server(
        tmp_path_factory.mktemp("data"),
        {"LLM_BASE_URL": model_server.address, "LLM_MODEL": "stand-in", "LLM_API_KEY": "none"},
    )
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def cookies(browser, server):
    """The opening link works once; what it gives is shared by all contexts."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.link)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def new_page(browser, server, cookies):
    """Pages of a fresh browser; what a page complains about fails the test."""
    contexts, problems = [], []

    def make(**options):
        context = browser.new_context(
            **{
                "base_url": server.address,
                "storage_state": cookies,
                "viewport": {"width": 1280, "height": 900},
                **options,
            }
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on(
            "console",
            lambda message: (
                problems.append(f"{page.url}: {message.text} {message.location}")
                if message.type == "error"
                else None
            ),
        )
        page.problems = problems
        return page

    yield make
    for context in contexts:
        context.close()
    assert not problems, "\n".join(problems)


@pytest.fixture
def page(new_page):
    return new_page()


def wait_for_result(page, seconds: float = 240) -> str:
    """From a run's page to the result it leads to; its address without what was told."""
    page.wait_for_url("**/resumes/*/*", timeout=seconds * 1000)
    return page.url.split("?")[0].split("#")[0]


@pytest.fixture(scope="session")
def example(browser, server, cookies) -> str:
    """The address of the example, improved once for all tests that only look."""
    context = browser.new_context(base_url=server.address, storage_state=cookies)
    page = context.new_page()
    page.goto("/")
    page.click("button[value=example]")
    address = wait_for_result(page)
    context.close()
    return address
