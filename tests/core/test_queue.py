"""Who is next: between owners and kinds of work, what waits for what, and how much is taken on."""

from uuid import uuid4

import pytest

from core import runs, tasks
from core.models import ModelCall, Run, User, WorkerNode
from core.runs import breaker, dispatch, journal, nodes, ticking
from core.runs.clock import after
from tests.core.tiny import new_run

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nobody_else_hints():
    """What an earlier test left to the herald's thread is said before this one begins; it would hint this one's runs."""
    tasks._herald.settle(10)


def test_the_owner_with_the_fewest_runs_is_next_and_then_the_oldest():
    alice = User.objects.create(username="alice")
    many = [new_run(alice) for _ in range(5)]
    bob = new_run(User.objects.create(username="bob"))
    nodes.announce("cpu@here", "cpu", 2)

    first = [hint.run_id for hint in runs.next_hints()]
    assert first == [many[0].pk, bob.pk, many[1].pk]  # three for two slots
    assert runs.next_hints() == []


def test_interactive_runs_go_before_bulk():
    bulk, quick = new_run(bulk=True), new_run()
    nodes.announce("cpu@here", "cpu", 1)
    assert [hint.run_id for hint in runs.next_hints()] == [quick.pk, bulk.pk]


def test_a_hint_that_nobody_took_is_sent_again(settings):
    run = new_run()
    assert len(runs.next_hints()) == 1
    assert runs.next_hints() == []
    Run.objects.filter(pk=run.pk).update(hinted_at=after(-settings.ENV.hint_seconds - 1))
    assert len(runs.next_hints()) == 1


def test_a_run_waits_for_the_runs_it_needs():
    first = new_run()
    second = new_run(after=[first])
    assert [hint.run_id for hint in runs.next_hints()] == [first.pk]
    assert runs.claim(second.pk, resource="cpu") is None
    runs.cancel(first.pk)
    assert [hint.run_id for hint in runs.next_hints()] == [second.pk]


def test_one_user_may_not_have_more_at_work_than_the_cap(settings):
    from dataclasses import replace

    settings.ENV = replace(settings.ENV, runs_per_user=2)
    for _ in range(4):
        new_run()
    nodes.announce("cpu@here", "cpu", 8)
    assert len(runs.next_hints()) == 2


def test_the_breaker_opens_and_holds_runs_back_then_lets_one_try():
    for _ in range(breaker.OPENS_AFTER):
        runs.endpoint_failed("e1")
    assert runs.endpoint_is_shut("e1")
    ill = [new_run(resource="io", endpoint="e1") for _ in range(3)]
    well = new_run(resource="io", endpoint="e2")
    assert [hint.run_id for hint in dispatch.next_hints()] == [well.pk]

    breaker.Breaker.objects.update(open_until=after(-1))
    assert len([hint for hint in dispatch.next_hints() if hint.run_id in {run.pk for run in ill}]) == 1
    runs.endpoint_worked("e1")
    assert not runs.endpoint_is_shut("e1")


def test_too_many_waiting_runs_are_not_taken_on(settings):
    from dataclasses import replace

    settings.ENV = replace(settings.ENV, queue_per_user=2)
    run = new_run()
    runs.admit(run.owner)
    new_run()
    with pytest.raises(runs.QueueFull) as refused:
        runs.admit(run.owner)
    assert refused.value.seconds > 0
    runs.admit(User.objects.create(username="bob"))


def test_of_several_beats_one_ticks_and_another_takes_over(settings):
    from core.models import Lease

    one, two = uuid4(), uuid4()
    assert ticking.may_tick(one)
    assert not ticking.may_tick(two)
    assert ticking.may_tick(one)
    Lease.objects.update(until=after(-1))
    assert ticking.may_tick(two)
    assert not ticking.may_tick(one)


def test_a_model_call_is_remembered_across_attempts():
    run = new_run()
    assert journal.recall(run, "k") is None
    journal.asked(run, "k")
    assert journal.recall(run, "k") is None
    journal.answered(run, "k", {"rewrites": []})
    assert journal.recall(run, "k") == {"rewrites": []}
    assert ModelCall.objects.get().sent == 1


def test_slots_count_live_workers_only():
    nodes.announce("a", "cpu", 2)
    nodes.announce("b", "any", 3)
    nodes.announce("c", "io", 8)
    assert (nodes.slots("cpu"), nodes.slots("io")) == (5, 11)
    nodes.still_here("b", draining=True)
    WorkerNode.objects.filter(pk="a").update(seen_at=after(-60))
    assert (nodes.slots("cpu"), nodes.slots("io")) == (0, 8)
