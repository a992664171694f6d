"""The configured language model, as a step of a run may use it: journalled, behind a breaker, left when cancelled."""

import json
import threading
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import connection

from core import runs
from core.runs import Hands, HoldBack, journal
from resumelib.errors import LanguageModelError
from resumelib.llm import LanguageModel

# Failures that pass by themselves. The others (a refused key, an unknown model) are for the step to note.
PASSING = frozenset({"unreachable", "timeout", "rate-limited", "server"})
PATIENCE_SECONDS = 30 * 60.0  # then the run goes on with the built-in engine alone


def endpoint_fingerprint() -> str:
    """Which endpoint and model, without saying so; empty when none is configured."""
    env = settings.ENV
    return sha256(f"{env.llm_base_url} {env.llm_model}".encode()).hexdigest()[:32] if env.llm_base_url else ""


def configured_model() -> LanguageModel:
    from resumelib.llm import client_from_settings

    env = settings.ENV
    # No retries and no breaker inside: a worker doesn't sleep, it holds the run back; the breaker is the database's.
    model = client_from_settings(
        env.llm_base_url, env.llm_api_key, env.llm_model, retries=0, timeout=env.llm_timeout, breaker=False
    )
    assert model is not None
    return model


class GuardedModel:
    """Implements resumelib.llm.LanguageModel around the configured one."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._model = configured_model()
        self._endpoint = endpoint_fingerprint()
        self._thread = threading.get_ident()

    @property
    def name(self) -> str:
        return self._model.name

    def complete(self, *, system: str, user: str, schema: dict[str, Any], timeout: float) -> dict[str, Any]:
        """May be called from several threads at once; each leaves no connection behind. Raises HoldBack."""
        try:
            return self._complete(system, user, schema, timeout)
        finally:
            if threading.get_ident() != self._thread:
                connection.close()

    def _complete(self, system: str, user: str, schema: dict[str, Any], timeout: float) -> dict[str, Any]:
        run = self._hands.run
        key = sha256(json.dumps([self.name, system, user, schema], sort_keys=True).encode()).hexdigest()
        known = journal.recall(run, key)
        if known is not None:
            return known
        impatient = journal.has_waited(run, PATIENCE_SECONDS)
        if runs.endpoint_is_shut(self._endpoint) and not impatient:
            raise _held_back(5)
        journal.asked(run, key)
        try:
            answer = self._hands.wait_for(
                lambda: self._model.complete(system=system, user=user, schema=schema, timeout=timeout)
            )
        except LanguageModelError as error:
            if error.cause not in PASSING:
                raise
            runs.endpoint_failed(self._endpoint, error.retry_after or 0)
            if impatient:
                raise
            raise _held_back(error.retry_after or 0) from error
        journal.answered(run, key, answer)
        runs.endpoint_worked(self._endpoint)
        return answer


def _held_back(seconds: float) -> HoldBack:
    return HoldBack(
        "The language model doesn't answer; waiting for it.", "model-unavailable", min(seconds, 60)
    )
