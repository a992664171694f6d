"""The run engine, on a real database."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from core import runs, storage, tasks
from core.models import Run, RunEvent, Tally
from core.runs import HoldBack, claims, nodes, states, ticking
from core.runs.clock import after
from resumelib.errors import NotAResume, ServiceUnreachable
from tests.core.tiny import TinyPlan, new_run, work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nobody_else_hints():
    """What an earlier test left to the herald's thread is said before this one begins; it would hint this one's runs."""
    tasks._herald.settle(10)


def numbers(run):
    return list(RunEvent.objects.filter(run=run).order_by("seq").values_list("seq", flat=True))


def test_it_does_all_steps_and_hands_on_between_the_kinds_of_worker():
    run, plan = new_run(), TinyPlan()

    assert work(run, plan) == "queued"
    assert work(run, plan, "io") == "queued"
    assert work(run, plan) == "succeeded"

    assert plan.finished == [["one", "two", "three"]]
    assert plan.done == {"one": 1, "two": 1, "three": 1}
    run.refresh_from_db()
    assert (run.state, run.percent, run.lease_token) == ("succeeded", 100, None)


def test_its_events_are_numbered_without_gaps_and_tell_the_story():
    run, plan = new_run(), TinyPlan()
    for resource in ("cpu", "io", "cpu"):
        work(run, plan, resource)

    run.refresh_from_db()
    assert numbers(run) == list(range(1, run.last_seq + 1))
    kinds = [kind for kind in run.events.values_list("kind", flat=True) if kind != "said"]
    step = ["began", "ended"]
    assert kinds == ["state", "state", *step, "state", "state", *step, "state", "state", *step, "state"]


def test_a_worker_of_the_wrong_kind_gets_nothing():
    run = new_run()
    assert runs.claim(run.pk, resource="io") is None
    assert runs.claim(run.pk, resource="cpu") is not None


def test_only_one_of_many_claims_wins():
    run, won = new_run(), []

    def claim():
        won.append(runs.claim(run.pk, resource="cpu") is not None)
        connection.close()

    threads = [threading.Thread(target=claim) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 5 + [True]


def test_every_hint_delivered_five_times_does_each_step_once():
    run, plan = new_run(), TinyPlan()
    for _ in range(5):
        for resource in ("cpu", "io"):
            for _ in range(5):
                work(run, plan, resource)
    assert plan.done == {"one": 1, "two": 1, "three": 1}
    assert len(plan.finished) == 1


def test_a_refused_input_fails_in_its_own_words():
    run, plan = new_run(), TinyPlan(one=[NotAResume("This is a shopping list.")])
    assert work(run, plan) == "failed"
    run.refresh_from_db()
    assert (run.reason, run.reason_code) == ("This is a shopping list.", "not-a-resume")


def test_a_file_that_is_gone_from_the_store_ends_the_run_with_one_sentence():
    run, plan = new_run(), TinyPlan()
    plan.during["one"] = lambda hands: hands.get("0" * 64)
    storage.root().mkdir(parents=True, exist_ok=True)
    assert work(run, plan) == "failed"
    run.refresh_from_db()
    assert (run.reason_code, run.errors) == ("file-gone", 0)
    assert run.reason.endswith("Send it again.")


def test_what_another_version_did_is_done_again_from_the_first_state():
    run, plan = new_run(), TinyPlan()
    assert work(run, plan) == "queued"
    plan.version = "2"
    Run.objects.filter(pk=run.pk).update(resource="cpu")
    for resource in ("cpu", "io", "cpu"):
        work(run, plan, resource)
    assert plan.done == {"one": 2, "two": 1, "three": 1}
    assert plan.finished == [["one", "two", "three"]]


def test_a_surprise_is_tried_again_and_then_fails_without_its_text():
    run, plan = new_run(), TinyPlan(one=[ZeroDivisionError("secret detail")] * 3)
    assert [work(run, plan) for _ in range(3)] == ["queued", "queued", "failed"]
    run.refresh_from_db()
    assert run.errors == 2 and run.crashes == 0
    assert "our side" in run.reason and "secret" not in run.reason
    assert not RunEvent.objects.filter(run=run, data__icontains="secret").exists()


@pytest.mark.parametrize(
    "trouble",
    [
        HoldBack("Waiting for the model.", "model-unavailable"),
        ServiceUnreachable("It doesn't answer."),
        OSError(28, "No space left on device"),
        OSError(30, "Read-only file system"),
    ],
)
def test_what_is_missing_outside_holds_the_run_back_and_counts_nothing(trouble):
    run, plan = new_run(), TinyPlan(one=[trouble] * 6)
    assert [work(run, plan) for _ in range(6)] == ["queued"] * 6
    run.refresh_from_db()
    assert (run.crashes, run.losses, run.errors) == (0, 0, 0)
    assert run.reason and run.waiting_since
    assert work(run, plan) == "queued"  # handed on to io: the step is done
    run.refresh_from_db()
    assert run.waits == 0


def test_a_retry_goes_on_at_the_step_that_failed():
    run, plan = new_run(), TinyPlan(three=[NotAResume("No.")])
    for resource in ("cpu", "io", "cpu"):
        work(run, plan, resource)
    assert Run.objects.get(pk=run.pk).state == "failed"

    assert runs.retry(run.pk)
    assert work(run, plan) == "succeeded"
    assert plan.done == {"one": 1, "two": 1, "three": 1}


def test_cancelled_while_it_waits():
    run, plan = new_run(), TinyPlan()
    assert runs.cancel(run.pk)
    assert not runs.cancel(run.pk)
    assert work(run, plan) is None
    assert not plan.done


def test_cancelled_in_a_step_it_writes_nothing_more():
    run, plan = new_run(), TinyPlan()
    plan.during["one"] = lambda hands: runs.cancel(run.pk)
    assert work(run, plan) is None
    run.refresh_from_db()
    assert run.state == "cancelled"
    assert not run.steps.exists()
    assert Tally.objects.get(pk="fenced-writes").count > 0
    assert numbers(run) == list(range(1, run.last_seq + 1))


def test_a_cancelled_step_is_interrupted_within_two_seconds():
    import time

    run, plan = new_run(), TinyPlan()

    def endless(hands):
        threading.Thread(target=lambda: (runs.cancel(run.pk), connection.close())).start()
        while True:
            time.sleep(0.01)

    plan.during["one"] = endless
    started = time.monotonic()
    assert work(run, plan) is None
    assert time.monotonic() - started < 3


def test_a_stale_worker_can_write_nothing_of_any_kind():
    run = new_run()
    old = runs.claim(run.pk, resource="cpu")
    Run.objects.filter(pk=run.pk).update(lease_until=after(-1))
    assert runs.lapse() == 1
    Run.objects.filter(pk=run.pk).update(run_after=run.created_at)
    new = runs.claim(run.pk, resource="cpu")
    before = Run.objects.get(pk=run.pk)

    result = claims.StepResult("one", 0, "0" * 64, b"[]", 1, 33)
    assert not claims.beat(old)
    assert not claims.begin_step(old, "one", 0)
    assert not claims.tell(old, "one", ["x"])
    assert not claims.commit_step(old, result)
    assert not claims.succeed(old)
    assert not claims.fail(old, "x", "x")
    assert not claims.hand_on(old, "io")
    assert not claims.put_back(old, "x", "x", 0)
    assert not runs.crashed(run.pk, token=old.token, why="x")

    now = Run.objects.get(pk=run.pk)
    assert (now.state, now.last_seq, now.lease_token) == ("running", before.last_seq, new.token)
    assert claims.commit_step(new, result)


def test_a_lapsed_lease_counts_as_a_loss_not_as_a_crash():
    run = new_run()
    runs.claim(run.pk, resource="cpu")
    Run.objects.filter(pk=run.pk).update(lease_until=after(-1))
    assert runs.lapse() == 1
    run.refresh_from_db()
    assert (run.state, run.crashes, run.losses) == ("queued", 0, 1)


def test_a_lapsed_lease_of_a_worker_that_is_well_counts_as_a_crash():
    run = new_run()
    nodes.announce("cpu@here", "cpu", 2)
    runs.claim(run.pk, resource="cpu", node="cpu@here")
    Run.objects.filter(pk=run.pk).update(lease_until=after(-1))
    assert runs.lapse() == 1
    run.refresh_from_db()
    assert (run.state, run.crashes, run.losses) == ("queued", 1, 0)


def test_three_crashes_fail_it_with_the_reason():
    run = new_run()
    for _ in range(3):
        Run.objects.filter(pk=run.pk).update(run_after=run.created_at)
        claim = runs.claim(run.pk, resource="cpu", message=(message := uuid4().hex))
        assert claim
        assert not runs.crashed(run.pk, message="another", why="x")
        assert runs.crashed(run.pk, message=message, why="the process that read it died")
    run.refresh_from_db()
    assert (run.state, run.crashes, run.reason_code) == ("failed", 3, "crashed")
    assert "3 times" in run.reason


def test_what_a_restarted_worker_held_is_free_at_once():
    run = new_run()
    nodes.announce("cpu@here", "cpu", 2)
    runs.claim(run.pk, resource="cpu", node="cpu@here")
    nodes.announce("cpu@here", "cpu", 2)
    run.refresh_from_db()
    assert run.state == "queued"


def test_a_worker_that_announces_itself_late_keeps_what_it_claimed_before():
    run = new_run()
    claim = runs.claim(run.pk, resource="cpu", node="cpu@here")
    nodes.announce("cpu@here", "cpu", 2, age=5)
    run.refresh_from_db()
    assert (run.state, run.lease_token) == ("running", claim.token)


def test_a_draining_worker_puts_the_run_down_between_steps_without_a_count():
    run, plan = new_run(), TinyPlan()
    plan.steps_for = lambda run: [runs.PlanStep("one"), runs.PlanStep("three")]
    nodes.announce("cpu@here", "cpu", 2)

    def drain(hands):
        nodes.still_here("cpu@here", draining=True)
        hands.heart.draining = True  # what its next look finds

    plan.during["one"] = drain
    assert work(run, plan, node="cpu@here") == "queued"
    run.refresh_from_db()
    assert (run.crashes, run.losses, run.errors) == (0, 0, 0)
    assert plan.done == {"one": 1}


EDGE_MAKERS = {
    "claim": lambda run: runs.claim(run.pk, resource="cpu"),
    "cancel": lambda run: runs.cancel(run.pk),
    "retry": lambda run: runs.retry(run.pk),
    "crashed": lambda run: run.lease_token and runs.crashed(run.pk, token=run.lease_token, why="x"),
    "lapse": lambda run: (Run.objects.filter(pk=run.pk).update(lease_until=after(-1)), runs.lapse()),
    "succeed": lambda run: claims.succeed(claims.Claim(run, run.lease_token, "cpu", "")),
    "fail": lambda run: claims.fail(claims.Claim(run, run.lease_token, "cpu", ""), "x", "x"),
    "hand_on": lambda run: claims.hand_on(claims.Claim(run, run.lease_token, "cpu", ""), "io"),
    "put_back": lambda run: claims.put_back(claims.Claim(run, run.lease_token, "cpu", ""), "x", "x", 0),
    "reap": lambda run: ticking.reap(),
}


def in_state(state):
    run = new_run()
    if state != "queued":
        claim = runs.claim(run.pk, resource="cpu")
        {
            "running": lambda: 0,
            "succeeded": lambda: claims.succeed(claim),
            "failed": lambda: claims.fail(claim, "x", "x"),
            "cancelled": lambda: runs.cancel(run.pk),
        }[state]()
    return Run.objects.get(pk=run.pk)


def test_no_function_takes_an_edge_that_is_not_in_the_table():
    taken = set()
    for state in Run.State.values:
        for act in EDGE_MAKERS.values():
            run = in_state(state)
            act(run)
            after_ = Run.objects.get(pk=run.pk).state
            if after_ != state:
                taken.add((state, after_))
    assert taken == {(str(a), str(b)) for a, b in states.EDGES}


def test_a_move_outside_the_table_is_a_bug():
    with pytest.raises(AssertionError):
        states.move(new_run().pk, [states.SUCCEEDED], states.QUEUED)


# ---------------------------------------------------------------- who is next
