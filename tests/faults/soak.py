"""The soak: one installation for hours, all faults at random under a small load, and the ledger after each stretch.

`make soak`. It prints a line for each stretch; memory, descriptors and tables must stay bounded.
"""

import contextlib
import logging
import sqlite3
import threading
import time
from uuid import uuid4

import httpx
import psutil

from tests.faults import rows_outside as outside
from tests.faults.posting import CV, post

TEXT = "soak: all of it at random under a small load, hour after hour"
SETTINGS = {
    "LEASE_SECONDS": "20", "HEARTBEAT_SECONDS": "5", "STEP_SECONDS": "15", "LLM_TIMEOUT": "3", "LLM_MODEL": "m",
    "LLM_BASE_URL": f"http://127.0.0.1:{outside.ENDPOINT_PORT}/v1",
}  # fmt: skip
STRETCH = 600.0  # seconds between two looks at the ledger
MOST_MB, MOST_DESCRIPTORS = 1000, 200  # of the whole tree; of one process
PROCESSES = ("cpu", "cpu2", "io", "beat", "beat2", "web")


class Soak:
    def __init__(self, world):
        self.world, self.dice = world, world.random
        self.keys, self.posts, self.done = [], 0, {}
        self.told, self.streamed, self.trouble = None, 0, []
        self.over = threading.Event()
        self.began = time.monotonic()

    # ------------------------------------------------------------ load

    def feed(self):
        from core.selectors import local_owner

        state = {"seconds": self.dice.uniform(0, 0.6)}
        if self.dice.random() < 0.03:
            state["poison"] = self.dice.choice(["segfault", "memory", "loop"])
        elif self.dice.random() < 0.3:
            state |= {"owner": local_owner().username, "says": 10}
        self.keys.append(self.world.load.submit(self.world.ledger, **state))
        if "says" in state:
            self.told = self.keys[-1]

    def send(self):
        llm = self.dice.choice(["off", "auto"])
        post(self.world, uuid4().hex, f"{CV}{uuid4().hex}\n", llm=llm)
        self.posts += 1

    def read_streams(self):
        """Follow a run's events with dropped connections; each event once, in order."""
        while not self.over.wait(self.dice.uniform(5, 20)):
            if self.told is None:
                continue
            address, last = f"{self.world.api}runs/{self.told}/events/", 0
            for _ in range(10):
                with contextlib.suppress(httpx.HTTPError):
                    last = self._read(address, last, time.monotonic() + self.dice.uniform(0.1, 2))

    def _read(self, address, last, until):
        with httpx.stream(
            "GET", address, headers={"Last-Event-ID": str(last)}, timeout=10, trust_env=False
        ) as told:
            for line in told.iter_lines() if told.status_code == 200 else ():
                if line.startswith("id: "):
                    if int(line[4:]) != last + 1:
                        self.trouble.append(f"{address}: {line[4:]} after {last}")
                    last, self.streamed = int(line[4:]), self.streamed + 1
                if time.monotonic() > until:
                    break
        return last

    # ------------------------------------------------------------ faults

    def fault(self):
        name = self.dice.choice(
            ["kill", "kill", "kill", "child", "child", "term", "valkey", "redis", "redis", "stop", "flush",
             "busy", "freeze", "replay", "cancel", "cancel", "model"]
        )  # fmt: skip
        getattr(self, f"_{name}")()
        self.done[name] = self.done.get(name, 0) + 1

    def _kill(self):
        self.world.kill_group(self.dice.choice(PROCESSES))

    def _child(self):
        if children := self.world.pool_children(self.dice.choice(["cpu", "cpu2"])):
            with contextlib.suppress(psutil.NoSuchProcess):
                self.dice.choice(children).kill()

    def _term(self):
        self.world.signal(self.dice.choice(["cpu", "cpu2", "io", "beat"]), 15)

    def _valkey(self):
        self.world.kill_group("valkey")

    def _redis(self):
        self.world.redis_proxy.set(
            self.dice.choice(["slow", "blackhole", "halfopen", "reset", "truncate", "refuse"])
        )
        self._for(self.dice.uniform(2, 15))
        self.world.redis_proxy.set("good")

    def _stop(self):
        self.world.signal("valkey", 19)
        self._for(self.dice.uniform(2, 15))
        self.world.signal("valkey", 18)

    def _flush(self):
        self.world.redis().flushall()

    def _busy(self):
        link = sqlite3.connect(
            self.world.folder / "data" / "cvimprover.sqlite3", isolation_level=None, timeout=30
        )
        link.execute("BEGIN IMMEDIATE")
        time.sleep(self.dice.uniform(1, 8))
        link.execute("COMMIT")
        link.close()

    def _freeze(self):
        frozen = self.world.freeze(self.dice.choice(["cpu", "cpu2"]))
        self._for(25)  # past its lease
        self.world.thaw(frozen)

    def _replay(self):
        from celery import current_app

        for pk in self.keys[-30:]:
            current_app.send_task(
                self.world.load.TASK, kwargs={"run_id": str(pk)}, queue=self.dice.choice(["cpu", "io"])
            )

    def _cancel(self):
        from core import runs
        from core.models import Run

        live = list(
            Run.objects.filter(state__in=["queued", "running"], task=self.world.load.TASK).values_list(
                "pk", flat=True
            )[:20]
        )
        for pk in live[:2]:
            runs.cancel(pk)

    def _model(self):
        outside.Endpoint.mode = self.dice.choice(["429", "500", "hang", "drip", "truncate"])
        self._for(self.dice.uniform(5, 20))
        outside.Endpoint.mode = "good"

    def _for(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._guarded(self.feed)
            self.world.sleep(min(4, max(0, until - time.monotonic())))

    def _guarded(self, call):
        """What a database that is busy or a Redis that is away refuses was not accepted, and is not counted."""
        from django.db import DatabaseError
        from kombu.exceptions import OperationalError
        from redis.exceptions import RedisError

        try:
            call()
        except (DatabaseError, OperationalError, RedisError, OSError):
            from django.db import connection

            connection.close()

    # ------------------------------------------------------------ stretches

    def stretch(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for _ in range(self.dice.randrange(2, 6)):
                self._guarded(self.feed)
                self.world.sleep(self.dice.uniform(2, 5))
            if self.dice.random() < 0.3:
                self._guarded(self.send)
            self._guarded(self.fault)

    def look(self):
        """The rule, and what must be bounded. Returns figures."""
        from core.models import Lease, RunEvent, RunStep, Tally, WorkerNode

        self.world.drain(240)
        self.world.wait_until(lambda: self.world.get("health/live") == 200, 60)
        figures = self.world.check(len(self.keys) + self.posts, failed_ok=True)
        megabytes, descriptors = self.tree()
        assert megabytes < MOST_MB, megabytes
        assert descriptors < MOST_DESCRIPTORS, descriptors
        assert WorkerNode.objects.count() <= len(PROCESSES) and Lease.objects.count() <= 2
        assert Tally.objects.count() <= 5 and RunStep.objects.count() <= 20 * (len(self.keys) + self.posts)
        assert not self.trouble, self.trouble[:3]
        accepted = len(self.keys) + self.posts
        return {
            "accepted": accepted, **figures, "faults": sum(self.done.values()), "events_read": self.streamed,
            "mb": megabytes, "most_descriptors": descriptors,
            "events_per_run": round(RunEvent.objects.count() / max(1, accepted), 1),
        }  # fmt: skip

    def tree(self):
        """Megabytes (proportional) of all our processes together, and the most descriptors of one."""
        total, most = 0, 0
        for child in self.world.children.values():
            if child.running:
                parent = psutil.Process(child.process.pid)
                for process in (parent, *parent.children(recursive=True)):
                    with contextlib.suppress(psutil.Error):
                        memory = process.memory_full_info()
                        total += getattr(memory, "pss", memory.uss)
                        most = max(most, process.num_fds())
        return round(total / 1e6), most


def soak(world, seconds):
    """Figures of the last look; AssertionError when a look finds something broken."""
    for name in ("httpx", "core.tasks"):
        logging.getLogger(name).setLevel(logging.WARNING)
    outside.endpoint_up()
    one = Soak(world)
    world.start(*PROCESSES)
    reader = threading.Thread(target=one.read_streams, daemon=True)
    reader.start()
    figures, began = {}, time.monotonic()
    while (left := seconds - (time.monotonic() - began)) > 30:
        one.stretch(min(STRETCH, max(10.0, left - 60)))
        figures = one.look()
        print(
            f"{time.strftime('%H:%M:%S')} {round((time.monotonic() - began) / 60)} min: {figures} {one.done}",
            flush=True,
        )
    one.over.set()
    return {"minutes": round((time.monotonic() - began) / 60), **figures}
