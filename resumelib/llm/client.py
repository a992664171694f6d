"""The client of an OpenAI-compatible endpoint: one POST a request, bounded in time, retried with care.

Written on httpx, not the openai SDK: that import alone costs 1.4 s, more than a whole improvement.
"""

import json
import random
import re
import threading
import time
from dataclasses import replace
from typing import Any

from resumelib.errors import LanguageModelError
from resumelib.llm import Usage
from resumelib.llm.breaker import Breaker, breaker_for

MODES = ("schema", "json", "text")
_LARGEST = 2_000_000  # bytes of an answer that are read at all
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
        self._api_key = api_key
        self._model = model
        self._retries = retries
        self._lock = threading.Lock()
        self._http: Any = None
        self._mode = 0
        self.usage = Usage()
        self._breaker: Breaker = breaker_for(self._base_url) if breaker else Breaker(threshold=1_000_000)

    @property
    def name(self) -> str:
        return self._model or "model"

    @property
    def mode(self) -> str:
        """The rung of the ladder this endpoint was found to stand on."""
        return MODES[self._mode]

    def complete(self, *, system: str, user: str, schema: dict[str, Any], timeout: float) -> dict[str, Any]:
        """One answer as JSON. Raises LanguageModelError; takes at most `timeout` seconds, waiting included.

        A time limit given to this client wins over the caller's: only whoever runs the endpoint knows how slow it is.
        """
        deadline = time.monotonic() + (self._timeout or timeout)
        attempt = 0
        while True:
            self._breaker.check()
            mode = self._mode
            try:
                answer = self._once(system, user, schema, mode, deadline)
            except LanguageModelError as error:
                if error.cause == "no-schema" and mode < len(MODES) - 1:
                    self._mode = max(self._mode, mode + 1)
                    continue
                self._breaker.failed(error.cause)
                attempt += 1
                pause = self._pause(error, attempt)
                if pause is None or time.monotonic() + pause >= deadline:
                    raise
                self._count(retries=1)
                time.sleep(pause)
            else:
                self._breaker.succeeded()
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
        status, headers, raw = self._post(body, deadline)
        if status != 200:
            raise _refusal(status, headers, raw, mode)
        return self._parse(raw, mode)

    def _body(self, system: str, user: str, schema: dict[str, Any], mode: str) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self._model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
            "temperature": 0,
        }
        if mode == "schema":
            body["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "answer", "strict": True, "schema": schema},
            }
        elif mode == "json":
            body["response_format"] = {"type": "json_object"}
        return body

    def _client(self) -> Any:
        with self._lock:
            if self._http is None:
                import httpx

                headers = {"Authorization": f"Bearer {self._api_key}"} if self._api_key else {}
                limits = httpx.Limits(max_connections=32, max_keepalive_connections=16)
                self._http = httpx.Client(headers=headers, limits=limits, follow_redirects=False)
        return self._http

    def _post(self, body: dict[str, Any], deadline: float) -> tuple[int, Any, bytes]:
        """Reads in pieces against the deadline, so that a slow drip ends too."""
        import httpx

        left = deadline - time.monotonic()
        if left <= 0:
            raise _timeout()
        url = f"{self._base_url}/chat/completions"
        limits = httpx.Timeout(left, connect=min(left, 10.0))
        try:
            with self._client().stream("POST", url, json=body, timeout=limits) as response:
                raw = b""
                for piece in response.iter_bytes():
                    raw += piece
                    if time.monotonic() > deadline:
                        raise _timeout()
                    if len(raw) > _LARGEST:
                        raise LanguageModelError(
                            "The language model's answer is far too long.", cause="bad-answer"
                        )
                return response.status_code, response.headers, raw
        except httpx.TimeoutException as error:
            cause = "unreachable" if isinstance(error, httpx.ConnectTimeout) else "timeout"
            raise LanguageModelError(_SENTENCES[cause], cause=cause) from error
        except (httpx.TransportError, httpx.InvalidURL) as error:
            cause = "tls" if _is_tls(error) else "unreachable"
            raise LanguageModelError(_SENTENCES[cause], cause=cause) from error

    def _parse(self, raw: bytes, mode: int) -> dict[str, Any]:
        try:
            data = json.loads(raw)
        except (ValueError, RecursionError) as error:
            raise _bad() from error
        if not isinstance(data, dict) or data.get("error"):
            raise LanguageModelError("The language model's endpoint answered with an error.", cause="server")
        self._spent(data.get("usage"))
        try:
            content = data["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError) as error:
            raise _bad() from error
        answer = _json_in(content)
        if answer is None:
            cause = (
                "no-schema"
                if mode < len(MODES) - 1 and isinstance(content, str) and content
                else "bad-answer"
            )
            raise LanguageModelError("The language model's answer was not in the asked form.", cause=cause)
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


_SENTENCES = {
    "unreachable": "The language model's address does not answer.",
    "tls": "The connection to the language model is not trusted (TLS certificate).",
    "timeout": "The language model took too long.",
    "refused-key": "The language model refused the key.",
    "unknown-model": "The endpoint does not know this model.",
    "rate-limited": "The language model asks to slow down.",
    "no-schema": "The endpoint does not support this form of answer.",
    "server": "The language model's endpoint has a fault of its own.",
    "bad-answer": "The language model's answer was not in the asked form.",
}


def _timeout() -> LanguageModelError:
    return LanguageModelError(_SENTENCES["timeout"], cause="timeout")


def _bad() -> LanguageModelError:
    return LanguageModelError(_SENTENCES["bad-answer"], cause="bad-answer")


def _is_tls(error: BaseException) -> bool:
    text = f"{error} {error.__cause__}".casefold()
    return "certificate" in text or "ssl" in text or "tls" in text


def _refusal(status: int, headers: Any, raw: bytes, mode: int) -> LanguageModelError:
    text = raw[:2000].decode("utf-8", "replace").casefold()
    if status in (401, 403):
        cause = "refused-key"
    elif status == 429:
        cause = "rate-limited"
    elif status == 404 or (
        "model" in text and re.search(r"not (?:found|exist|available)|unknown|does not exist", text)
    ):
        cause = "unknown-model" if "model" in text else "unreachable"
    elif status in (400, 415, 422, 501) and mode < len(MODES) - 1:
        cause = "no-schema"
    elif status in (408, 504):
        cause = "timeout"
    else:
        cause = "server"
    return LanguageModelError(_SENTENCES[cause], cause=cause, retry_after=_retry_after(headers))


def _retry_after(headers: Any) -> float | None:
    try:
        return max(0.0, min(120.0, float(headers.get("retry-after", ""))))
    except ValueError:
        return None
