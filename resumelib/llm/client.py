"""The client of an OpenAI-compatible endpoint: one POST a request, bounded in time, retried with care."""

import json
import random
import re
import threading
import time
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import Any

from resumelib.errors import LanguageModelError
from resumelib.llm import Usage
from resumelib.llm.breaker import Breaker, breaker_for
from resumelib.llm.transport import Reply, Transport, fault

MODES = ("schema", "json", "text")
_LONGEST_WAIT = 120.0
REDIRECTED = "The address redirects to another one, and the key is not sent there. Set LLM_BASE_URL to the final address."
NOT_AN_ENDPOINT = "Something answers at this address, but not as a language model's endpoint does. Check LLM_BASE_URL (it usually ends in /v1)."
_REFUSED = "The language model declined to answer."
_CUT = "The language model's answer was cut off at its longest length. Use a model or a setting with longer answers."
_NO_FORM = re.compile(r"response_format|json_schema|json_object|schema|structured output|guided")
_NO_MODEL = re.compile(r"not (?:found|exist|available)|unknown|does not exist|invalid model|valid model|no such model|access model|model_not_found")  # fmt: skip
_NO_KEY = re.compile(r"(?:api|access)[ _-]?key|credential")
_FENCE = re.compile(r"```(?:json)?\s*(\{.*?\})\s*```", re.DOTALL)


class EndpointModel:
    """Thread-safe. `usage` counts what was spent so far."""

    def __init__(
        self,
        base_url: str,
        api_key: str,
        model: str,
        *,
        retries: int = 3,
        timeout: float | None = None,
        breaker: bool = True,
    ) -> None:
        self._timeout = timeout
        self._base_url = base_url.rstrip("/")
        self._model = model
        self._retries = retries
        self._lock = threading.Lock()
        self._transport = Transport(self._base_url, api_key)
        self._mode = 0
        self._steady = True  # whether a temperature is asked for
        self.usage = Usage()
        self._breaker: Breaker = breaker_for(self._base_url) if breaker else Breaker(threshold=1_000_000)

    @property
    def name(self) -> str:
        return self._model or "model"

    @property
    def mode(self) -> str:
        """The rung of the ladder this endpoint was found to stand on."""
        return MODES[self._mode]

    def warm_up(self) -> None:
        """Everything the first request would else wait for, short of connecting."""
        self._transport.warm_up()

    def complete(self, *, system: str, user: str, schema: dict[str, Any], timeout: float) -> dict[str, Any]:
        """One answer as JSON. Raises LanguageModelError; takes at most `timeout` seconds, waiting included.

        A time limit given to this client wins over the caller's: only whoever runs the endpoint knows how slow it is.
        """
        deadline = time.monotonic() + (self._timeout or timeout)
        attempt, mode = 0, self._mode
        self._breaker.check()
        while True:
            try:
                answer = self._once(system, user, schema, mode, deadline)
            except LanguageModelError as error:
                if error.cause == "no-schema" and mode < len(MODES) - 1:
                    mode += 1  # still the one try that a breaker may have granted
                    continue
                self._breaker.failed(error.cause)
                attempt += 1
                pause = self._pause(error, attempt)
                if pause is None or time.monotonic() + pause >= deadline:
                    raise
                self._count(retries=1)
                time.sleep(pause)
                self._breaker.check()
            else:
                self._breaker.succeeded()
                self._mode = max(self._mode, mode)  # what only a refusal led to is not remembered
                return answer

    def _pause(self, error: LanguageModelError, attempt: int) -> float | None:
        """Seconds to wait before the next attempt, with full jitter; None when trying again is no use."""
        if attempt > self._retries or error.cause not in (
            "rate-limited",
            "server",
            "unreachable",
            "bad-answer",
        ):
            return None
        if error.cause in ("unreachable", "bad-answer") and attempt > 1:
            return None
        if error.retry_after is not None:
            return error.retry_after + random.uniform(0, 0.25)  # noqa: S311 - jitter, not a secret
        return random.uniform(0.1, min(8.0, 0.5 * 2**attempt))  # noqa: S311

    def _once(
        self, system: str, user: str, schema: dict[str, Any], mode: int, deadline: float
    ) -> dict[str, Any]:
        body = self._body(system, user, schema, MODES[mode])
        self._count(requests=1)
        reply = self._transport.post("/chat/completions", body, deadline)
        if reply.status == 400 and self._steady and b"temperature" in reply.raw:
            self._steady = False  # reasoning models take none; the body is made anew
            return self._once(system, user, schema, mode, deadline)
        if reply.status != 200:
            raise _refusal(reply, mode)
        return self._parse(reply.raw, mode)

    def _body(self, system: str, user: str, schema: dict[str, Any], mode: str) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self._model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        }
        if self._steady:
            body["temperature"] = 0
        if mode == "schema":
            body["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "answer", "strict": True, "schema": schema},
            }
        elif mode == "json":
            body["response_format"] = {"type": "json_object"}
        return body

    def _parse(self, raw: bytes, mode: int) -> dict[str, Any]:
        try:
            data = _streamed(raw) if raw.lstrip()[:5] == b"data:" else json.loads(raw)
        except (ValueError, RecursionError, AttributeError, TypeError) as error:
            raise fault("bad-answer", NOT_AN_ENDPOINT) from error
        if not isinstance(data, dict):
            raise fault("bad-answer", NOT_AN_ENDPOINT)
        if data.get("error"):
            raise _error_in(data.get("error"), mode)
        self._spent(data.get("usage"))
        try:
            choice = data["choices"][0]
            content = choice["message"]["content"]
        except (KeyError, IndexError, TypeError) as error:
            raise fault("bad-answer", NOT_AN_ENDPOINT) from error
        answer = _json_in(content)
        if answer is None and (told := _why_none(choice)):
            raise fault("bad-answer", told)
        if answer is None:
            cause = (
                "no-schema"
                if mode < len(MODES) - 1 and isinstance(content, str) and content
                else "bad-answer"
            )
            raise fault(cause)
        return answer

    def _spent(self, usage: Any) -> None:
        if isinstance(usage, dict):
            tokens = [usage.get(k) for k in ("prompt_tokens", "completion_tokens")]
            counts = [t if isinstance(t, int) else 0 for t in tokens]
            cost = usage.get("cost")
            self._count(
                prompt_tokens=counts[0],
                completion_tokens=counts[1],
                cost=float(cost) if isinstance(cost, int | float) else 0.0,
            )

    def _count(self, **more: Any) -> None:
        with self._lock:
            self.usage = replace(self.usage, **{k: getattr(self.usage, k) + v for k, v in more.items()})


def _streamed(raw: bytes) -> dict[str, Any]:
    """The whole answer of a server that streams without being asked to: its pieces put together."""
    whole, usage = "", None
    for line in raw.decode("utf-8", "replace").splitlines():
        text = line.removeprefix("data:").strip()
        if not line.startswith("data:") or text == "[DONE]":
            continue
        piece = json.loads(text)
        if piece.get("error"):
            return {"error": piece["error"]}
        usage = piece.get("usage") or usage
        for choice in piece.get("choices") or ():
            said = choice.get("delta") or choice.get("message") or {}
            whole += str(said.get("content") or "")
    return {"choices": [{"message": {"content": whole}}], "usage": usage}


def _why_none(choice: dict[str, Any]) -> str:
    """What the endpoint itself says of an answer without JSON: asking for it in another form would be no help."""
    if choice.get("finish_reason") == "length":
        return _CUT
    refused = choice["message"].get("refusal") or choice.get("finish_reason") == "content_filter"
    return _REFUSED if refused else ""


def _error_in(error: Any, mode: int) -> LanguageModelError:
    """An error in the body of a 200: gateways do that. It is read as if its own status had come."""
    code = error.get("code") if isinstance(error, dict) else None
    status = code if isinstance(code, int) and 400 <= code < 600 else 500
    return _refusal(Reply(status, {}, json.dumps(error).encode()), mode)


def _json_in(content: Any) -> dict[str, Any] | None:
    """The JSON object in an answer: bare, fenced, or between other words."""
    if isinstance(content, dict):
        return content
    if not isinstance(content, str):
        return None
    fenced = _FENCE.search(content)
    start, end = content.find("{"), content.rfind("}")
    for candidate in (
        content,
        fenced.group(1) if fenced else "",
        content[start : end + 1] if start >= 0 else "",
    ):
        try:
            found = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return found
    return None


def _refusal(reply: Reply, mode: int) -> LanguageModelError:
    """What a status other than 200 means, and when the endpoint wants to be asked again."""
    text, status = reply.raw[:2000].decode("utf-8", "replace").casefold(), reply.status
    if 300 <= status < 400:
        return fault("unreachable", REDIRECTED)
    form, sentence = status in (400, 415, 422, 501) and mode < len(MODES) - 1, ""
    if status in (401, 403) or (status == 400 and _NO_KEY.search(text)):
        cause = "refused-key"
    elif status in (402, 429):  # 402: the account is empty
        cause = "rate-limited"
    elif form and _NO_FORM.search(text):
        cause = "no-schema"
    elif "model" in text and (status == 404 or _NO_MODEL.search(text)):
        cause = "unknown-model"
    elif status in (404, 405):
        cause, sentence = "unreachable", NOT_AN_ENDPOINT
    elif form:
        cause = "no-schema"
    elif status in (408, 504):
        cause = "timeout"
    else:
        cause = "server"
    return fault(cause, sentence, _retry_after(reply.headers.get("retry-after", "")))


def _retry_after(text: str) -> float | None:
    """Seconds, from seconds or from an HTTP date; at most two minutes."""
    try:
        return max(0.0, min(_LONGEST_WAIT, float(text)))
    except ValueError:
        pass
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, min(_LONGEST_WAIT, at.timestamp() - time.time()))
