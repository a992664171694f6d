"""A shipped fake of a whole endpoint: an OpenAI-compatible server on loopback that behaves, or misbehaves, as told.

For tests, benchmarks and trials without a model. Use it as a context manager; `url` is what LLM_BASE_URL wants.
"""

import gzip
import json
import ssl
import threading
import time
from collections.abc import Callable
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from resumelib.llm.fake import highlights_in

FAULTS = (
    "429", "429-date", "500", "401", "unknown-model", "no-schema", "no-json-mode", "broken-json", "truncated", "refusal",
    "error-in-200", "model-error-in-200", "slow-drip", "slow-headers", "hang", "not-json", "huge", "wrong-shape",
    "disconnect", "wrong-type", "redirect", "gzip-bomb", "streamed", "cut-stream", "empty-answer",
    "declined", "too-long", "no-temperature", "key-in-400", "model-in-400", "schema-and-model-in-400", "402", "no-such-page",
)  # fmt: skip
# How servers of several makers put it: (status, the form it is said of, message).
_TOLD = {
    "no-temperature": (400, "", "Unsupported value: 'temperature' does not support 0 with this model."),
    "key-in-400": (400, "", "API key not valid. Please pass a valid API key."),
    "model-in-400": (400, "", "Invalid model name passed in model=fake"),
    "schema-and-model-in-400": (400, "json_schema", "json_schema is not available for model fake"),
    "402": (402, "", "Insufficient balance"),
    "no-such-page": (404, "", "Not Found"),
}


class FakeEndpoint:
    """`rewrite` maps a highlight's text to its new text. `fault` names what goes wrong (see FAULTS), `times` how often.

    `elsewhere` is where "redirect" points to; `tls` makes it speak HTTPS. `bodies` and `headers` keep what was sent.
    `delay` is the seconds one answer takes, `at_once` how many are worked on at the same time.
    """

    def __init__(
        self,
        rewrite: Callable[[str], str] = lambda text: text,
        *,
        delay: float = 0.0,
        at_once: int = 64,
        fault: str = "",
        times: int = 1_000_000,
        elsewhere: str = "",
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.rewrite, self.delay, self.fault, self.times = rewrite, delay, fault, times
        self.slots = threading.Semaphore(at_once)
        self.lock = threading.Lock()
        self.elsewhere = elsewhere
        self.bomb = gzip.compress(b" " * 50_000_000) if fault == "gzip-bomb" else b""
        self._scheme = "https" if tls else "http"
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        endpoint = self

        class Handler(_Handler):
            owner = endpoint

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> "FakeEndpoint":
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        ).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def next_fault(self) -> str:
        with self.lock:
            if self.fault and self.times > 0:
                self.times -= 1
                return self.fault
        return ""

    def answer(self, body: dict[str, Any]) -> str:
        user = body["messages"][-1]["content"]
        highlights = highlights_in(user)
        if not highlights:
            return json.dumps({"ok": True})
        rewrites = [{"id": h["id"], "text": self.rewrite(h["text"])} for h in highlights]
        return json.dumps({"rewrites": rewrites}, ensure_ascii=False)


class _Handler(BaseHTTPRequestHandler):
    owner: FakeEndpoint
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))))
        with self.owner.lock:
            self.owner.bodies.append(body)
            self.owner.headers.append(dict(self.headers))
        fault = self.owner.next_fault()
        with self.owner.slots:
            time.sleep(self.owner.delay)
            try:
                self._respond(body, fault)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

    def _respond(self, body: dict[str, Any], fault: str) -> None:
        form = body.get("response_format", {}).get("type", "")
        told = _TOLD.get(fault)
        if told and (
            form == told[1]
            if fault == "schema-and-model-in-400"
            else "temperature" in body or fault != "no-temperature"
        ):
            self._send(told[0], {"error": {"message": told[2]}})
        elif fault in ("429", "429-date", "500", "401", "unknown-model"):
            self._refuse(fault)
        elif (fault == "no-schema" and form == "json_schema") or (fault == "no-json-mode" and form):
            self._send(400, {"error": {"message": "response_format is not supported"}})
        elif fault in ("slow-drip", "slow-headers", "hang", "truncated", "disconnect"):
            self._break_off(fault)
        elif fault == "error-in-200":
            self._send(200, {"error": {"message": "upstream overloaded"}})
        elif fault == "not-json":
            self._raw(200, b"<html>Bad gateway</html>")
        elif fault == "huge":
            self._raw(200, b" " * 3_000_000)
        elif fault == "model-error-in-200":
            self._send(200, {"error": {"code": 404, "message": "model not found"}})
        elif fault == "redirect":
            self._raw(307, b"", {"Location": self.owner.elsewhere})
        elif fault == "gzip-bomb":
            self._raw(200, self.owner.bomb, {"Content-Encoding": "gzip"})
        elif fault in ("streamed", "cut-stream"):
            self._stream(self.owner.answer(body), whole=fault == "streamed")
        elif fault == "wrong-type":
            self._raw(
                200,
                json.dumps(_completion(self.owner.answer(body), body)).encode(),
                {"Content-Type": "text/html"},
            )
        else:
            self._send(200, _completion(_content(fault, self.owner.answer(body)), body, fault))

    def _refuse(self, fault: str) -> None:
        if fault == "429":
            self._send(429, {"error": {"message": "slow down"}}, {"Retry-After": "0.1"})
        elif fault == "429-date":
            self._send(
                429,
                {"error": {"message": "slow down"}},
                {"Retry-After": formatdate(time.time() + 1, usegmt=True)},
            )
        elif fault == "unknown-model":
            self._send(404, {"error": {"message": "The model does not exist"}})
        else:
            self._send(int(fault), {"error": {"message": "no"}})

    def _break_off(self, fault: str) -> None:
        if fault == "hang":
            time.sleep(3.0)
        if fault == "slow-headers":
            for _ in range(600):
                self.wfile.write(b"X")
                self.wfile.flush()
                time.sleep(0.05)
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        if fault == "slow-drip":
            for _ in range(600):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)
        elif fault == "truncated":
            self.wfile.write(b'{"choices": [{"message": {"content": "{\\"rewr')
        self.close_connection = True

    def _stream(self, answer: str, *, whole: bool) -> None:
        """Server-sent events that nobody asked for, as some servers send; cut short in the middle where not `whole`."""
        pieces = [answer[n : n + 20] for n in range(0, len(answer), 20)]
        events = [{"choices": [{"delta": {"content": piece}}]} for piece in pieces]
        lines = [f"data: {json.dumps(event)}\n\n" for event in (events if whole else events[:1])]
        self._raw(200, "".join([*lines, "data: [DONE]\n\n" if whole else ""]).encode())

    def _send(self, status: int, data: dict[str, Any], headers: dict[str, str] | None = None) -> None:
        self._raw(status, json.dumps(data).encode(), headers)

    def _raw(self, status: int, raw: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)


def _content(fault: str, answer: str) -> Any:
    return {
        "broken-json": answer[: len(answer) // 2],
        "too-long": answer[: len(answer) // 2],
        "refusal": "I'm sorry, I can't help with that.",
        "empty-answer": "",
        "wrong-shape": '{"rewrites": {"id": 1}}',
    }.get(fault, answer)


def _completion(content: Any, body: dict[str, Any], fault: str = "") -> dict[str, Any]:
    message = {"role": "assistant", "content": content}
    if fault == "declined":
        message |= {"content": None, "refusal": "I can't help with that."}
    return {
        "id": "fake",
        "object": "chat.completion",
        "model": body.get("model", ""),
        "choices": [
            {"index": 0, "finish_reason": "length" if fault == "too-long" else "stop", "message": message}
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }
