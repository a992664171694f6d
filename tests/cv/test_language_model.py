"""The configured model as a step may use it: asked once, behind a breaker, never slept on."""

import pytest

from core import runs
from core.models import ModelCall, Run
from core.runs import HoldBack
from cv.services import language_model
from cv.services.language_model import GuardedModel
from resumelib.errors import LanguageModelError
from tests.core.tiny import new_run

pytestmark = pytest.mark.django_db(transaction=True)
CALL = {"system": "s", "user": "u", "schema": {}, "timeout": 1}


class Model:
    name = "m"

    def __init__(self):
        self.calls, self.trouble = 0, None

    def complete(self, **_):
        self.calls += 1
        if self.trouble:
            raise self.trouble
        return {"rewrites": []}


class Hands:
    def __init__(self, run):
        self.run = run

    def wait_for(self, call):
        return call()


@pytest.fixture
def model(monkeypatch):
    model = Model()
    monkeypatch.setattr(language_model, "configured_model", lambda: model)
    monkeypatch.setattr(language_model, "endpoint_fingerprint", lambda: "e1")
    return model


def failing(cause, retry_after=None):
    return LanguageModelError("It failed.", cause=cause, retry_after=retry_after)


def test_an_answer_is_not_asked_for_twice_by_the_same_run(model):
    run = new_run()
    assert GuardedModel(Hands(run)).complete(**CALL) == {"rewrites": []}
    assert GuardedModel(Hands(run)).complete(**CALL) == {"rewrites": []}
    assert model.calls == 1
    GuardedModel(Hands(new_run())).complete(**CALL)
    assert model.calls == 2


@pytest.mark.parametrize("cause", ["unreachable", "timeout", "rate-limited", "server"])
def test_what_passes_by_itself_holds_the_run_back(model, cause):
    model.trouble = failing(cause, 7)
    with pytest.raises(HoldBack) as held:
        GuardedModel(Hands(new_run())).complete(**CALL)
    assert held.value.seconds == 7
    assert ModelCall.objects.get().answer is None


@pytest.mark.parametrize("cause", ["refused-key", "unknown-model", "bad-answer"])
def test_what_does_not_pass_is_for_the_step(model, cause):
    model.trouble = failing(cause)
    with pytest.raises(LanguageModelError):
        GuardedModel(Hands(new_run())).complete(**CALL)


def test_the_breaker_opens_within_ten_calls_and_closes_with_the_first_good_one(model):
    model.trouble = failing("server")
    for _ in range(20):
        with pytest.raises(HoldBack):
            GuardedModel(Hands(new_run())).complete(**CALL)
    assert model.calls <= 10
    from core.models import Breaker
    from core.runs.clock import after

    Breaker.objects.update(open_until=after(-1))
    model.trouble = None
    GuardedModel(Hands(new_run())).complete(**CALL)
    assert not runs.endpoint_is_shut("e1")


def test_after_half_an_hour_the_step_goes_on_without_the_model(model):
    from core.runs.clock import after

    run = new_run()
    Run.objects.filter(pk=run.pk).update(waiting_since=after(-3600))
    model.trouble = failing("unreachable")
    with pytest.raises(LanguageModelError):
        GuardedModel(Hands(run)).complete(**CALL)
