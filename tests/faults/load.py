"""The load: a kind of Run whose every effect can be counted from outside, with poison on request.

Steps `a` (cpu), `b` (io), `c` (cpu, stores a file); all of them on one kind of worker where it says `only`. Finishing inserts one line into a table without any constraint,
so that a doubled effect shows. Workers take it with `celery -A cvimprover worker -I tests.faults.load`.
"""

import ctypes
import json
import os
import signal
import time
import zlib
from pathlib import Path
from uuid import uuid4

from celery import shared_task
from django.db import connection

from core import runs
from core.models import User
from core.runs import NewRun, PlanStep
from core.tasks import do_run

if os.environ.get("FAULTS_CLOCK"):  # this worker's clock is wrong by so many seconds
    from datetime import timedelta

    from django.utils import timezone

    _off, _time, _now = float(os.environ["FAULTS_CLOCK"]), time.time, timezone.now
    time.time = lambda: _time() + _off
    timezone.now = lambda: _now() + timedelta(seconds=_off)

TASK = "tests.faults.load_task"


class LoadPlan:
    version = "1"

    def steps_for(self, run):
        only = json.loads(zlib.decompress(bytes(run.start_state))).get("only")
        return [PlanStep("a", only or "cpu"), PlanStep("b", only or "io"), PlanStep("c", only or "cpu")]

    def percent(self, step, *, ended):
        return {"a": 0, "b": 33, "c": 67}[step] + 33 * ended

    def run_step(self, step, state, hands):
        known = json.loads(state)
        note(known["ledger"], hands.run.pk, step)
        if step == known.get("poison_step", "a"):
            poison(known.get("poison", ""), hands)
        for number in range(known.get("says", 0)):
            hands.say(f"{step} {number}")
            time.sleep(0.02)
        time.sleep(known.get("seconds", 0.05))
        if step == "c":
            known["file"] = hands.put(str(hands.run.pk).encode() * 50)
        hands.say(f"{step} done")
        return json.dumps({**known, "done": [*known.get("done", []), step]}).encode()

    def finish(self, run, state):
        assert json.loads(state)["done"] == ["a", "b", "c"]
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO faults_effect (run) VALUES (%s)", [run.pk.hex])


def note(ledger, run_id, what):
    """One line outside of every transaction; O_APPEND keeps lines whole."""
    with Path(ledger).open("ab", buffering=0) as file:
        file.write(f"{run_id} {what} {os.getpid()} {time.time():.3f}\n".encode())


def poison(kind, hands):
    if kind == "segfault":
        ctypes.string_at(0)
    elif kind == "memory":
        os.kill(os.getpid(), signal.SIGKILL)  # what the kernel does when memory is out
    elif kind == "loop":
        while True:
            pass
    elif kind == "native-loop":
        ctypes.PyDLL(None).sleep(10_000)  # holds the interpreter: no thread of ours runs any more
    elif kind == "long":
        time.sleep(600)


@shared_task(bind=True, name=TASK)
def load_task(self, *, run_id, **_later):
    do_run(self, run_id, LoadPlan())


def make_table():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS faults_effect (run VARCHAR(40))")


def effects():
    with connection.cursor() as cursor:
        cursor.execute("SELECT run FROM faults_effect")
        return [row[0] for row in cursor.fetchall()]


def submit(ledger, owner="alice", *, bulk=False, **state):
    owner = User.objects.get_or_create(username=owner)[0]
    start = json.dumps({"ledger": str(ledger), **state}).encode()
    resource = state.get("only") or "cpu"
    return runs.create(owner, NewRun(TASK, uuid4(), start, bulk=bulk, resource=resource)).pk
