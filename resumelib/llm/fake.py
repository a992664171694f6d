"""A LanguageModel for tests and trials: answers by a function, keeps what it was asked, fails when told to."""

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from resumelib.errors import LanguageModelError


@dataclass(frozen=True, slots=True)
class Asked:
    system: str
    user: str
    timeout: float


class FakeLanguageModel:
    """`rewrite` maps a highlight's text to its new text; `faults` are raised first, one a call, None meaning none."""

    def __init__(
        self,
        rewrite: Callable[[str], str] = lambda text: text,
        *,
        answer: Callable[[str], dict[str, Any]] | None = None,
        faults: Sequence[str | None] = (),
        name: str = "fake",
    ) -> None:
        self._rewrite, self._answer, self._faults = rewrite, answer, list(faults)
        self._name = name
        self._lock = threading.Lock()
        self.asked: list[Asked] = []

    @property
    def name(self) -> str:
        return self._name

    def complete(self, *, system: str, user: str, schema: dict[str, Any], timeout: float) -> dict[str, Any]:
        with self._lock:
            self.asked.append(Asked(system, user, timeout))
            fault = self._faults.pop(0) if self._faults else None
        if fault:
            raise LanguageModelError(f"The fake was told to fail ({fault}).", cause=fault)
        if self._answer:
            return self._answer(user)
        highlights = highlights_in(user)
        return {"rewrites": [{"id": h["id"], "text": self._rewrite(h["text"])} for h in highlights]}


def highlights_in(user: str) -> list[dict[str, str]]:
    """The highlights of a rewrite request: the JSON object its user message ends with."""
    start = user.rfind('{"highlights"')
    found = json.loads(user[start:])["highlights"] if start >= 0 else []
    return list(found)
