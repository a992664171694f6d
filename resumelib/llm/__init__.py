"""The one door to a language model: a protocol, the client that speaks to an endpoint, and a shipped, typed fake."""

from dataclasses import dataclass
from typing import Any, Protocol


class LanguageModel(Protocol):
    """Anything that answers one request with JSON.

    `complete` sends `system` and `user` texts with the JSON schema of the wanted answer, and returns the parsed
    answer. It raises LanguageModelError, with its cause, for whatever goes wrong; retries and the
    schema → JSON mode → fenced text ladder are inside. `timeout` is in seconds and covers all of that.
    Several threads may call it at once.
    """

    @property
    def name(self) -> str: ...

    def complete(
        self, *, system: str, user: str, schema: dict[str, Any], timeout: float
    ) -> dict[str, Any]: ...


class ModelUnderWay(LanguageModel, Protocol):
    """A LanguageModel that was asked already; `stop` it when its answers are no longer wanted."""

    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Usage:
    """What a client has used so far. `cost` is what the endpoint itself reported, 0 where it reports none."""

    requests: int = 0
    retries: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`cause` is "" when all is well, else one of LanguageModelError's causes or "too-slow"; `sentence` says it."""

    ok: bool
    cause: str
    sentence: str
    seconds: float = 0.0
    mode: str = ""  # "schema", "json" or "text": the best form of answer this endpoint can give


def client_from_settings(
    base_url: str,
    api_key: str = "",
    model: str = "",
    *,
    retries: int = 3,
    timeout: float | None = None,
    breaker: bool = True,
) -> LanguageModel | None:
    """The client for any OpenAI-compatible endpoint; None when no `base_url` is configured. Connects to nothing yet.

    `timeout` is seconds for one answer, retries included; None leaves it to the caller of `complete`.
    `breaker` False where the caller has one of its own, as the workers do, which hold runs back together.
    """
    if not base_url.strip():
        return None
    from resumelib.llm.client import EndpointModel

    return EndpointModel(
        base_url.strip(), api_key.strip(), model.strip(), retries=retries, timeout=timeout, breaker=breaker
    )


def diagnose(base_url: str, api_key: str = "", model: str = "", *, timeout: float = 30.0) -> Diagnosis:
    """Asks the endpoint one tiny question and names what is wrong, if anything. Never raises for the endpoint's faults."""
    from resumelib.llm.diagnosis import run

    return run(base_url, api_key, model, timeout=timeout)


__all__ = ["Diagnosis", "LanguageModel", "Usage", "client_from_settings", "diagnose"]
