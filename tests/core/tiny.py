"""A tiny kind of Run for tests of the engine: three steps that count how often they were done."""

import json
from collections import Counter
from uuid import uuid4

from core import runs
from core.models import Run, User
from core.runs import NewRun, PlanStep


class TinyPlan:
    """Steps `one` (cpu), `two` (io), `three` (cpu). `trouble` maps a step to an exception raised once for each entry."""

    version = "1"

    def __init__(self, **trouble):
        self.done = Counter()
        self.finished = []
        self.trouble = {step: list(errors) for step, errors in trouble.items()}
        self.during = {}

    def steps_for(self, run):
        return [PlanStep("one"), PlanStep("two", "io"), PlanStep("three")]

    def percent(self, step, *, ended):
        return {"one": 0, "two": 33, "three": 67}[step] + 33 * ended

    def run_step(self, step, state, hands):
        if step in self.during:
            self.during[step](hands)
        if self.trouble.get(step):
            raise self.trouble[step].pop(0)
        self.done[step] += 1
        hands.say(f"{step} said")
        return json.dumps([*json.loads(state), step]).encode()

    def finish(self, run, state):
        self.finished.append(json.loads(state))


def new_run(owner=None, **changes):
    owner = owner or User.objects.get_or_create(username="alice")[0]
    return runs.create(owner, NewRun("tests.tiny", uuid4(), b"[]", **changes))


def work(run, plan, resource="cpu", **more):
    """One attempt, due or not."""
    Run.objects.filter(pk=run.pk, state="queued").update(run_after=run.created_at)
    return runs.work_on(run.pk, plan, resource=resource, **more)
