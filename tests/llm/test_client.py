"""The client of an endpoint: bounded, patient where it helps, and exact about what went wrong."""

import time

import pytest

from resumelib.errors import LanguageModelError
from resumelib.llm import client_from_settings, diagnose
from resumelib.llm.client import EndpointModel
from resumelib.llm.fake_endpoint import FakeEndpoint

ASK = {
    "system": "s",
    "user": 'Data: {"highlights": [{"id": "h1", "text": "Baked bread"}]}',
    "schema": {"type": "object"},
}
GOOD = {"rewrites": [{"id": "h1", "text": "Baked bread"}]}


def client(endpoint: FakeEndpoint, **more: int) -> EndpointModel:
    return EndpointModel(endpoint.url, "key", "fake", **more)


def test_it_answers_with_parsed_json_and_counts_tokens() -> None:
    with FakeEndpoint() as endpoint:
        model = client(endpoint)
        assert model.complete(**ASK, timeout=5) == GOOD
        assert (model.usage.requests, model.usage.prompt_tokens) == (1, 100)
        assert endpoint.bodies[0]["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize(("fault", "mode"), [("no-schema", "json"), ("no-json-mode", "text")])
def test_it_climbs_down_the_ladder_once_and_remembers(fault: str, mode: str) -> None:
    with FakeEndpoint(fault=fault) as endpoint:
        model = client(endpoint)
        assert model.complete(**ASK, timeout=5) == GOOD
        assert model.mode == mode
        asked = len(endpoint.bodies)
        model.complete(**ASK, timeout=5)
        assert len(endpoint.bodies) == asked + 1


@pytest.mark.parametrize("fault", ["429", "500", "error-in-200"])
def test_it_tries_again_after_a_passing_fault(fault: str) -> None:
    with FakeEndpoint(fault=fault, times=1) as endpoint:
        model = client(endpoint)
        assert model.complete(**ASK, timeout=8) == GOOD
        assert model.usage.retries == 1


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        ("401", "refused-key"),
        ("unknown-model", "unknown-model"),
        ("429", "rate-limited"),
        ("500", "server"),
        ("error-in-200", "server"),
        ("broken-json", "bad-answer"),
        ("refusal", "bad-answer"),
        ("truncated", "unreachable"),
        ("disconnect", "unreachable"),
        ("not-json", "bad-answer"),
        ("huge", "bad-answer"),
        ("slow-drip", "timeout"),
        ("hang", "timeout"),
    ],
)
def test_it_names_the_cause_of_a_lasting_fault_in_time(fault: str, cause: str) -> None:
    with FakeEndpoint(fault=fault) as endpoint:
        began = time.monotonic()
        with pytest.raises(LanguageModelError) as caught:
            client(endpoint, retries=1).complete(**ASK, timeout=1.5)
        assert caught.value.cause == cause
        assert time.monotonic() - began < 3


def test_it_leaves_a_failing_endpoint_alone() -> None:
    with FakeEndpoint(fault="401") as endpoint:
        model = client(endpoint, retries=0)
        for _ in range(10):
            with pytest.raises(LanguageModelError):
                model.complete(**ASK, timeout=1)
        assert len(endpoint.bodies) == 6


def test_nothing_configured_is_no_client() -> None:
    assert client_from_settings("  ") is None


def test_the_doctor_names_what_is_wrong() -> None:
    assert diagnose("http://127.0.0.1:9/v1", timeout=2).cause == "unreachable"
    assert diagnose("not an address", timeout=2).cause == "unreachable"
    for fault, cause in (("401", "refused-key"), ("unknown-model", "unknown-model"), ("hang", "too-slow")):
        with FakeEndpoint(fault=fault) as endpoint:
            found = diagnose(endpoint.url, timeout=1)
            assert (found.ok, found.cause) == (False, cause)
    with FakeEndpoint(fault="no-schema") as endpoint:
        found = diagnose(endpoint.url, timeout=5)
        assert (found.ok, found.cause, found.mode) == (True, "no-schema", "json")
    with FakeEndpoint() as endpoint:
        assert diagnose(endpoint.url, timeout=5).ok


def test_the_doctor_sees_an_untrusted_certificate() -> None:
    with FakeEndpoint() as endpoint:
        found = diagnose(endpoint.url.replace("http://", "https://"), timeout=3)
        assert found.cause == "tls"
