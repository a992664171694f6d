"""A stand-in for a language model, spoken to over HTTP: honest about the first line it is given, a liar about the rest."""

import json
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class ModelServer:
    """OpenAI-compatible as far as the client asks. Up to `delay` seconds pass before each answer: set to 0, all come at once."""

    def __init__(self) -> None:
        self.delay = 0.0
        self.calls = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.calls += 1
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.wait()
                self._send(_answer(body))

            def do_GET(self) -> None:
                self._send({"object": "list", "data": [{"id": "stand-in", "object": "model"}]})

            def _send(self, payload: dict) -> None:
                data = json.dumps(payload).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                with suppress(OSError):  # the caller was cancelled
                    self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._stop = threading.Event()
        self.address = f"http://127.0.0.1:{self._server.server_port}/v1"

    def wait(self) -> None:
        began = time.monotonic()
        while time.monotonic() - began < self.delay and not self._stop.wait(0.05):
            pass

    def __enter__(self) -> "ModelServer":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._server.shutdown()


def _answer(body: dict) -> dict:
    user = body["messages"][-1]["content"]
    given = json.loads(user[user.rindex('{"highlights"') :])["highlights"]
    rewrites = [
        {"id": item["id"], "text": _rewrite(item["text"], number)} for number, item in enumerate(given)
    ]
    message = {"role": "assistant", "content": json.dumps({"rewrites": rewrites})}
    return {
        "id": "answer",
        "object": "chat.completion",
        "created": 0,
        "model": "stand-in",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }


def _rewrite(text: str, number: int) -> str:
    if number == 0:
        return (
            text.replace("Worked on", "Moved")
            .replace("Was involved in", "Supported")
            .replace("I was responsible for planning", "Planned")
        )
    return text.rstrip(".") + ", saving 73% of all costs worldwide."
