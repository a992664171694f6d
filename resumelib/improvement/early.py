"""The entries' requests, sent as soon as the resume is read: they are answered while it is being reviewed."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from resumelib.improvement.prompts import load_prompt
from resumelib.improvement.requests import AT_ONCE, ENTRY_SECONDS, SCHEMA, messages_for
from resumelib.llm import LanguageModel, Usage
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Answer


@dataclass(slots=True)
class EarlyModel:
    """A LanguageModel that has some answers under way: who asks for one of them waits for it, and asks nothing twice."""

    model: LanguageModel
    _pool: ThreadPoolExecutor = field(init=False)
    _asked: dict[tuple[str, str], Future[dict[str, Any]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="early")

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def usage(self) -> Usage | None:
        return getattr(self.model, "usage", None)

    def ask(self, resume: Resume, answers: Sequence[Answer]) -> None:
        """Sends what improving this resume without a posting will ask."""
        system = load_prompt("rewrite").text
        for user in messages_for(resume, answers):
            self._asked[system, user] = self._pool.submit(
                self.model.complete, system=system, user=user, schema=SCHEMA, timeout=ENTRY_SECONDS
            )

    def complete(self, *, system: str, user: str, schema: dict[str, Any], timeout: float) -> dict[str, Any]:
        """As LanguageModel says; an answer under way keeps the time limit it was asked with."""
        under_way = self._asked.pop((system, user), None)
        if under_way is not None:
            return under_way.result()
        return self.model.complete(system=system, user=user, schema=schema, timeout=timeout)

    def stop(self) -> None:
        """Nothing more is sent; what is under way is left to end by itself."""
        self._pool.shutdown(wait=False, cancel_futures=True)
