"""A small client of the HTTP API, for `submit` and `demo`."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx

from resumelib.errors import InputRefused, ServiceUnreachable, WrongUsage
from resumelib.model.document import SourceDocument
from resumelib.pipeline import StepEvent

FINAL = ("succeeded", "failed", "cancelled")
POLL_SECONDS = 1.0


class Client:
    """Speaks to one server. Raises ServiceUnreachable when it doesn't answer, InputRefused when it declines."""

    def __init__(self, server: str, token: str = "") -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._server = server.rstrip("/")
        try:
            address = httpx.URL(f"{self._server}/api/v1/")
            self._http = httpx.Client(base_url=address, headers=headers, timeout=30, trust_env=False)
        except (httpx.InvalidURL, UnicodeEncodeError):
            address = httpx.URL("")
        if address.scheme not in ("http", "https") or not address.host:
            raise WrongUsage(f"“{server}” is not an address. Give one like http://127.0.0.1:8000.")

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def upload_image(self, document: SourceDocument, purpose: str) -> str:
        """The new Image's id; its text is read meanwhile."""
        answer = self._send(
            "POST",
            "images/",
            files={"file": (document.name or "image", document.data)},
            data={"purpose": purpose},
        )
        return str(answer.json()["id"])

    def submit(self, document: SourceDocument | None, fields: dict[str, Any], key: str) -> dict[str, Any]:
        """Start one improvement; returns the questionnaire with its run. The same `key` gives the same run."""
        files = {"resume": (document.name or "cv", document.data)} if document else None
        return dict(
            self._send(
                "POST", "questionnaires/", files=files, data=fields, headers={"Idempotency-Key": key}
            ).json()
        )

    def follow(self, run: str, on_event: Callable[[StepEvent], None]) -> dict[str, Any]:
        """Show every step as it happens, by event stream or by asking again; returns the finished run."""
        while True:
            for event in self._events(run):
                on_event(event)
            answer = dict(self._send("GET", f"runs/{run}/").json())
            if answer["state"] in FINAL:
                return answer
            time.sleep(POLL_SECONDS)

    def result(self, questionnaire: str) -> dict[str, Any]:
        return dict(self._send("GET", f"questionnaires/{questionnaire}/result/").json())

    def artifact(self, id_: str) -> bytes:
        return self._send("GET", f"artifacts/{id_}/").content

    def cancel(self, run: str) -> None:
        self._send("POST", f"runs/{run}/cancel/")

    def _events(self, run: str) -> Iterator[StepEvent]:
        """The stream's steps; ends quietly when the connection does, and goes on after the last one seen."""
        headers = {"Accept": "text/event-stream", "Last-Event-ID": str(getattr(self, "_last_seen", 0))}
        try:
            with self._http.stream(
                "GET", f"runs/{run}/events/", headers=headers, timeout=httpx.Timeout(30, read=60)
            ) as answer:
                if answer.status_code != 200:
                    return
                yield from self._read_events(answer.iter_lines())
        except httpx.TransportError:
            return

    def _read_events(self, lines: Iterator[str]) -> Iterator[StepEvent]:
        kind = ""
        for line in lines:
            name, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if name == "id" and value.isdigit():
                self._last_seen = int(value)
            elif name == "event":
                kind = value
            elif name == "data" and kind in ("began", "said", "ended"):
                data = json.loads(value)
                yield StepEvent(data["step"], kind, data.get("percent", 0), data.get("text", ""))  # type: ignore[arg-type]
            elif name == "data" and kind == "state" and json.loads(value).get("state") in FINAL:
                return

    def _send(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        try:
            answer = self._http.request(method, path, **arguments)
        except httpx.TransportError:
            raise ServiceUnreachable(
                f"No CVImprover answers at {self._server}. Start one with: cvimprover up"
            ) from None
        if answer.status_code < 400:
            return answer
        sentence = _sentence(answer)
        if answer.status_code in (401, 403, 404):
            raise WrongUsage(sentence)
        if answer.status_code < 500 and answer.status_code != 429:
            raise InputRefused(sentence)
        raise ServiceUnreachable(sentence)


def _sentence(answer: httpx.Response) -> str:
    """The problem's own words (RFC 9457)."""
    try:
        problem = answer.json()
    except ValueError:
        problem = {}
    return str(problem.get("detail") or problem.get("title") or f"The server answered {answer.status_code}.")
