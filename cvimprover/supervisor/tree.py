"""The processes of one installation: in which order they start, are watched and stop."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from types import FrameType
from typing import TextIO

import httpx

from cvimprover import secrets
from cvimprover.env import process_environment, read_settings
from cvimprover.supervisor import valkey
from cvimprover.supervisor.child import Child
from resumelib.errors import ServiceUnreachable, WrongUsage

READY_SECONDS = 120.0
LEAST_ROOM = 10_000_000  # bytes: the database and the logs of an installation that has done nothing yet
CRASH_LOOP = 4  # quick ends in a row before the first readiness, or reports after it
DRAIN_SECONDS = 20.0
IO_SLOTS = 8


@dataclass(slots=True)
class Tree:
    host: str
    port: int
    data_dir: Path
    children: list[Child]
    environment: dict[str, str]
    redis: valkey.Valkey | None
    lock: TextIO = field(repr=False)
    stop_asked: int = 0

    @classmethod
    def prepare(cls, host: str, port: int, data_dir: Path | None, workers: int) -> "Tree":
        """Check everything that can be checked before something starts."""
        settings = read_settings(process_environment(**({"DATA_DIR": str(data_dir)} if data_dir else {})))
        _only_loopback(host)
        secrets.prepare_folder(settings.data_dir)
        _refuse_full_disk(settings.data_dir)
        run_folder = settings.data_dir / "run"
        run_folder.mkdir(mode=0o700, exist_ok=True)
        lock = _lock(run_folder)
        port = _free_port(host, port)
        environment = process_environment(
            DATA_DIR=str(settings.data_dir),
            DJANGO_SETTINGS_MODULE="cvimprover.settings",
            CVIMPROVER_SUPERVISED="1",
            MALLOC_ARENA_MAX="2",
            PYTHONUNBUFFERED="1",
            OMP_NUM_THREADS="1",
        )
        bundled = None
        if not settings.redis_url:
            bundled = valkey.prepare(run_folder)
            environment |= {"REDIS_URL": bundled.url, "REDIS_PREFIX": valkey.PREFIX}
        tree = cls(host, port, settings.data_dir, [], environment, bundled, lock)
        tree._plan(workers or min(4, os.cpu_count() or 1))
        return tree

    def _plan(self, workers: int) -> None:
        python, logs = sys.executable, self.data_dir / "logs"
        celery = [python, "-m", "celery", "-A", "cvimprover"]
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "INFO"]
        node = secrets.kept_secret(self.data_dir / "instance")[:12]
        commands: list[tuple[str, list[str], float]] = [
            ("beat", [*celery, "beat", "-S", "cvimprover.scheduler.RunScheduler", "--pidfile="], 3),
            ("cpu", [*celery, "worker", "-Q", "cpu", "-P", "prefork", "-c", str(workers), "-n", f"cpu@{node}", *quiet], DRAIN_SECONDS),
            ("io", [*celery, "worker", "-Q", "io", "-P", "threads", "-c", str(IO_SLOTS), "-n", f"io@{node}", *quiet], DRAIN_SECONDS),
            ("web", [python, "-m", "cvimprover.supervisor.web", self.host, str(self.port)], 8),
        ]  # fmt: skip
        if self.redis:
            self.children.append(
                Child(
                    "valkey",
                    self.redis.command,
                    self.environment,
                    logs / "valkey.log",
                    5,
                    self.redis.configuration,
                )
            )
        for name, command, stop_seconds in commands:
            self.children.append(Child(name, command, self.environment, logs / f"{name}.log", stop_seconds))

    @property
    def address(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    # ------------------------------------------------------------ life

    def run(self) -> int:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        try:
            _say("Starting CVImprover …")
            self._start()
            if not self.stop_asked:
                token = secrets.make_opening_token(self.data_dir)
                print(f"CVImprover is ready at {self.address}", flush=True)  # for programs too
                _say(f"Open it in your browser (this link works once): {self.address}/open/{token}/")
                _say("Stop it with Ctrl-C.")
            while not self.stop_asked:
                time.sleep(0.2)
                self._tend()
        finally:
            self._stop()
        return 0

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self.stop_asked += 1
        if self.stop_asked == 2:
            _say("Stopping at once.")

    def _start(self) -> None:
        if self.redis:
            self.children[0].start()
            self._until(self.redis.answers, 10, "Valkey")
        migrate = subprocess.run(
            [sys.executable, "-m", "django", "migrate", "--no-input", "-v0"],
            env=self.environment, capture_output=True, text=True, start_new_session=True, check=False,
        )  # fmt: skip
        if migrate.returncode:
            last = (migrate.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise ServiceUnreachable(f"The database can't be prepared: {last[:300]}")
        for child in self.children[1 if self.redis else 0 :]:
            child.start()
        self._until(self._ready, READY_SECONDS, "CVImprover")

    def _until(self, good: "object", seconds: float, what: str) -> None:
        deadline = time.monotonic() + seconds
        assert callable(good)
        while not self.stop_asked and not good():
            self._tend(before_ready=True)
            if time.monotonic() > deadline:
                raise ServiceUnreachable(
                    f"{what} did not become ready in {seconds:.0f} seconds; see {self.data_dir / 'logs'}."
                )
            time.sleep(0.1)

    def _ready(self) -> bool:
        try:
            answer = httpx.get(f"{self.address}/api/v1/health/ready", timeout=3, trust_env=False)
        except httpx.HTTPError:
            return False
        return answer.status_code == 200

    def _tend(self, *, before_ready: bool = False) -> None:
        for child in self.children:
            if child.process is None and child.quick_ends == 0:
                continue  # not started yet
            said = child.tend()
            if not said:
                continue
            _say(said)
            if child.quick_ends >= CRASH_LOOP:
                words = child.last_words()
                if before_ready:
                    raise ServiceUnreachable(f"{child.name} does not start. It said last:\n{words}")
                _say(f"{child.name} keeps ending; its log is {child.log}. It said last:\n{words}")

    def _stop(self) -> None:
        """Take nothing new, let the workers put down what they hold, then take the queue away."""
        _say("Stopping …")
        order = ("web", "beat", "cpu io", "valkey")
        for names in order:
            group = [child for child in self.children if child.name in names.split()]
            for child in group:
                child.ask_to_stop()
            for child in group:
                self._await(child)
        self.lock.close()

    def _await(self, child: Child) -> None:
        deadline = time.monotonic() + child.stop_seconds
        while child.running and time.monotonic() < deadline and self.stop_asked < 2:
            time.sleep(0.05)
        child.wait_for_end(0)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _only_loopback(host: str) -> None:
    try:
        addresses = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except OSError:
        raise WrongUsage(f"The host {host} is not known.") from None
    if not all(ip_address(str(address).split("%")[0]).is_loopback for address in addresses):
        raise WrongUsage(
            "Until accounts exist, CVImprover listens on this machine only: use --host 127.0.0.1."
        )


def _refuse_full_disk(folder: Path) -> None:
    if shutil.disk_usage(folder).free < LEAST_ROOM:
        raise WrongUsage(
            f"The disk of the data folder {folder} is full. Free some space there, or set DATA_DIR to another place."
        )


def _free_port(host: str, port: int) -> int:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise WrongUsage(
                f"The port {port} is in use. Choose another with --port (make run PORT=9000), or 0 for a free one."
            ) from None
        return int(probe.getsockname()[1])


def _lock(run_folder: Path) -> TextIO:
    """Held as long as this process lives; the kernel lets go of it whatever ends the process."""
    lock = (run_folder / "lock").open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise WrongUsage(f"CVImprover is running already on the data folder {run_folder.parent}.") from None
    return lock
