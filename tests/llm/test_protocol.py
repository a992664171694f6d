"""Faults of the protocol, one by one, over a real socket: each ends in time, with its exact cause, and leaks nothing."""

import shutil
import socket
import ssl
import subprocess
import time

import pytest

from resumelib.errors import LanguageModelError
from resumelib.llm import diagnose
from resumelib.llm.breaker import Breaker, breaker_for
from resumelib.llm.client import EndpointModel
from resumelib.llm.fake_endpoint import FakeEndpoint

ASK = {
    "system": "s",
    "user": 'Data: {"highlights": [{"id": "h1", "text": "Baked bread and rolls for the market every week"}]}',
    "schema": {"type": "object"},
}
GOOD = {"rewrites": [{"id": "h1", "text": "Baked bread and rolls for the market every week"}]}


def client(endpoint: FakeEndpoint, **more: int) -> EndpointModel:
    return EndpointModel(endpoint.url, "secret-key", "fake", **more)


def cause_of(endpoint: FakeEndpoint, timeout: float = 1.5, **more: int) -> str:
    with pytest.raises(LanguageModelError) as caught:
        client(endpoint, **more).complete(**ASK, timeout=timeout)
    return caught.value.cause


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        ("429-date", "rate-limited"),
        ("model-error-in-200", "unknown-model"),
        ("slow-headers", "timeout"),
        ("gzip-bomb", "bad-answer"),
        ("cut-stream", "bad-answer"),
        ("empty-answer", "bad-answer"),
        ("redirect", "unreachable"),
        ("declined", "bad-answer"),
        ("too-long", "bad-answer"),
        ("key-in-400", "refused-key"),
        ("model-in-400", "unknown-model"),
        ("402", "rate-limited"),
        ("no-such-page", "unreachable"),
    ],
)
def test_a_lasting_fault_ends_in_time_with_its_cause(fault: str, cause: str) -> None:
    with FakeEndpoint(fault=fault, elsewhere="http://127.0.0.1:9/v1") as endpoint:
        began = time.monotonic()
        assert cause_of(endpoint, retries=0) == cause
        assert time.monotonic() - began < 4


@pytest.mark.parametrize("fault", ["wrong-type", "streamed"])
def test_an_answer_in_an_odd_wrapping_is_understood(fault: str) -> None:
    with FakeEndpoint(fault=fault) as endpoint:
        assert client(endpoint).complete(**ASK, timeout=5) == GOOD


def test_a_refusal_costs_the_endpoint_no_rung_of_the_ladder() -> None:
    with FakeEndpoint(fault="refusal", times=4) as endpoint:
        model = client(endpoint, retries=0)
        with pytest.raises(LanguageModelError):
            model.complete(**ASK, timeout=5)
        assert model.mode == "schema"
    with FakeEndpoint(fault="declined", times=1) as endpoint:
        with pytest.raises(LanguageModelError):
            client(endpoint, retries=0).complete(**ASK, timeout=5)
        assert len(endpoint.bodies) == 1, "asking in another form is no help against a refusal"


def test_a_model_without_schema_support_is_no_unknown_model() -> None:
    with FakeEndpoint(fault="schema-and-model-in-400") as endpoint:
        model = client(endpoint)
        assert model.complete(**ASK, timeout=5) == GOOD and model.mode == "json"


def test_a_model_that_takes_no_temperature_is_asked_without_one() -> None:
    with FakeEndpoint(fault="no-temperature") as endpoint:
        model = client(endpoint, retries=0)
        assert model.complete(**ASK, timeout=5) == GOOD
        assert model.mode == "schema" and "temperature" not in endpoint.bodies[-1]


def test_after_its_rest_one_request_tries_and_the_others_wait_for_its_end() -> None:
    breaker = Breaker(threshold=2, rest=0.05)
    breaker.failed("server")
    breaker.failed("server")
    with pytest.raises(LanguageModelError):
        breaker.check()
    time.sleep(0.06)
    breaker.check()
    with pytest.raises(LanguageModelError):
        breaker.check()
    breaker.succeeded()
    breaker.check()


def test_the_one_try_after_the_rest_may_climb_down_the_ladder() -> None:
    """Else an endpoint without structured output would never be spoken to again once it had been away."""
    with FakeEndpoint(fault="no-schema") as endpoint:
        breaker = breaker_for(endpoint.url)
        for _ in range(6):
            breaker.failed("server")
        breaker._open_until = 0.0  # its rest is over
        model = EndpointModel(endpoint.url, "key", "fake", retries=0)
        assert model.complete(**ASK, timeout=5) == GOOD and model.mode == "json"


def test_an_endpoint_that_answers_badly_after_its_rest_is_asked_again_at_once() -> None:
    with FakeEndpoint(fault="429", times=1) as endpoint:
        breaker = breaker_for(endpoint.url)
        for _ in range(6):
            breaker.failed("server")
        breaker._open_until = 0.0
        assert EndpointModel(endpoint.url, "key", "fake", retries=1).complete(**ASK, timeout=9) == GOOD


@pytest.mark.parametrize(
    ("fault", "cause", "words"),
    [
        ("401", "refused-key", "LLM_API_KEY"),
        ("key-in-400", "refused-key", "LLM_API_KEY"),
        ("model-in-400", "unknown-model", "LLM_MODEL"),
        ("no-such-page", "unreachable", "usually ends in /v1"),
        ("not-json", "bad-answer", "LLM_BASE_URL"),
        ("declined", "bad-answer", "declined"),
        ("too-long", "bad-answer", "cut off"),
        ("truncated", "unreachable", "broke off"),
        ("402", "rate-limited", "quota"),
        ("500", "server", "its log"),
        ("slow-drip", "too-slow", "too slow"),
        ("refusal", "bad-answer", "JSON"),
    ],
)
def test_the_doctor_s_sentence_says_what_to_do(fault: str, cause: str, words: str) -> None:
    with FakeEndpoint(fault=fault) as endpoint:
        found = diagnose(endpoint.url, timeout=1.5)
    assert (found.ok, found.cause) == (False, cause) and words in found.sentence


def test_it_waits_as_long_as_the_endpoint_asks_by_an_http_date() -> None:
    with FakeEndpoint(fault="429-date", times=1) as endpoint:
        began = time.monotonic()
        assert client(endpoint).complete(**ASK, timeout=10) == GOOD
        assert len(endpoint.bodies) == 2
        assert time.monotonic() - began < 8


def test_it_gives_up_at_once_when_the_wait_would_outlast_its_time() -> None:
    class Later(FakeEndpoint):
        pass

    with Later(fault="429-date") as endpoint:
        began = time.monotonic()
        assert cause_of(endpoint, timeout=0.3) in ("rate-limited", "timeout")
        assert time.monotonic() - began < 2


def test_the_key_goes_to_no_other_address() -> None:
    with FakeEndpoint() as other, FakeEndpoint(fault="redirect", elsewhere=other.url) as endpoint:
        assert cause_of(endpoint, retries=0) == "unreachable"
        assert endpoint.headers[0]["Authorization"] == "Bearer secret-key"
        assert other.bodies == []
        found = diagnose(endpoint.url, "secret-key", timeout=2)
        assert "redirects" in found.sentence and "LLM_BASE_URL" in found.sentence


def test_an_error_names_neither_the_key_nor_what_was_sent() -> None:
    with FakeEndpoint(fault="500") as endpoint, pytest.raises(LanguageModelError) as caught:
        client(endpoint, retries=0).complete(**ASK, timeout=2)
    told = f"{caught.value} {caught.value.sentence} {caught.value.__cause__}"
    assert "secret-key" not in told and "Baked" not in told


def test_a_connection_is_used_again_and_one_that_went_away_is_made_anew() -> None:
    with FakeEndpoint() as endpoint:
        model = client(endpoint)
        for _ in range(3):
            assert model.complete(**ASK, timeout=5) == GOOD
        idle = model._transport._idle
        assert len(idle) == 1
        idle[0].sock.shutdown(socket.SHUT_RDWR)
        assert model.complete(**ASK, timeout=5) == GOOD


def test_the_address_may_hold_a_path_and_a_query() -> None:
    with FakeEndpoint() as endpoint:
        model = EndpointModel(f"{endpoint.url}/deployments/one?api-version=2", "k", "fake")
        assert model.complete(**ASK, timeout=5) == GOOD


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl makes the certificate")
    folder = tmp_path_factory.mktemp("tls")
    key, pem = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-keyout", str(key), "-out", str(pem)],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key)
    return context


def test_a_certificate_nobody_vouches_for_is_refused_before_anything_is_sent(
    certificate: ssl.SSLContext,
) -> None:
    with FakeEndpoint(tls=certificate) as endpoint:
        assert cause_of(endpoint, retries=0) == "tls"
        assert endpoint.bodies == []
        assert diagnose(endpoint.url, "secret-key", timeout=3).cause == "tls"
