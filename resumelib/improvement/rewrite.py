"""Wording by a language model: one entry a request, all at once, every answer through the fact gate as it comes.

The requests are on their way before anything else is done; the built-in engine works while they wait.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from typing import Any

from resumelib.errors import LanguageModelError
from resumelib.improvement.grounding import Gate
from resumelib.improvement.letter import letter_language
from resumelib.improvement.letter_model import (
    SHOWN,
    LetterRequest,
    far_longer,
    letter_request,
    passed_rewordings,
)
from resumelib.improvement.privacy import reveal
from resumelib.improvement.prompts import Prompt, load_prompt
from resumelib.improvement.requests import (
    AT_ONCE,
    ENTRY_SECONDS,
    SCHEMA,
    Request,
    requests_for,
    user_message,
)
from resumelib.llm import LanguageModel
from resumelib.model.fields import Field
from resumelib.model.letter import Sentence
from resumelib.model.match import Match
from resumelib.model.resume import Resume
from resumelib.model.suggestion import (
    Answer,
    Applicability,
    Blocked,
    Grounding,
    Provenance,
    Rewording,
    Suggestion,
)
from resumelib.text.counting import counted


@dataclass(slots=True)
class Rewritten:
    """What came of it. `failed` counts entries by the cause of their failure."""

    suggestions: list[Suggestion] = field(default_factory=list)
    blocked: list[Blocked] = field(default_factory=list)
    failed: dict[str, int] = field(default_factory=dict)
    entries: int = 0
    held_back: list[str] = field(default_factory=list)  # paths of texts that talk to a machine
    rewordings: tuple[Rewording, ...] = ()
    letter_failed: str = ""  # the cause


class Rewriting:
    """Requests under way. Make one as early as possible, `finish` it when nothing else is left to do, `stop` it always."""

    def __init__(
        self, resume: Resume, model: LanguageModel, *, match: Match | None, answers: Sequence[Answer]
    ) -> None:
        self.done = Rewritten()
        self._resume, self._model, self._prompt = resume, model, load_prompt("rewrite")
        self._pool = ThreadPoolExecutor(max_workers=AT_ONCE + 1, thread_name_prefix="rewrite")
        requests = requests_for(resume, match, answers, self.done.held_back)
        self._waiting = {self._send(self._prompt, request.user): request for request in requests}
        self._letter: LetterRequest | None = None
        self._letter_answer: Future[dict[str, Any]] | None = None
        self.done.entries = len(self._waiting)

    def send_letter(self, sentences: Sequence[Sentence]) -> None:
        """The letter's sentences, to be put better at the same time as the entries."""
        prompt = load_prompt("letter")
        self._letter = letter_request(
            self._resume, sentences, Provenance("model", self._model.name, prompt.hash)
        )
        if self._letter.hidden:
            self._letter_answer = self._send(prompt, user_message(self._letter.highlights))

    def _send(self, prompt: Prompt, user: str) -> Future[dict[str, Any]]:
        return self._pool.submit(
            self._model.complete, system=prompt.text, user=user, schema=SCHEMA, timeout=ENTRY_SECONDS
        )

    def finish(
        self, gate: Gate, *, say: Callable[[str], None], on_suggestion: Callable[[Suggestion], None]
    ) -> Rewritten:
        """Blocks until everything is answered or failed; `on_suggestion` hears of each as it passes the gate.

        Raises nothing of the model's.
        """
        provenance = Provenance("model", self._model.name, self._prompt.hash)
        for count, future in enumerate(as_completed(self._waiting), 1):
            passed = _take(future, self._waiting[future], gate, provenance, self.done)
            for suggestion in passed:
                on_suggestion(suggestion)
            say(f"Entry {count} of {self.done.entries} answered: {counted(len(passed), 'suggestion')}.")
        if self._letter and self._letter_answer:
            self._take_letter(self._letter, self._letter_answer)
        return self.done

    def _take_letter(self, request: LetterRequest, future: Future[dict[str, Any]]) -> None:
        try:
            answer = future.result()
        except LanguageModelError as error:
            self.done.letter_failed = error.cause
            return
        self.done.rewordings, blocked = passed_rewordings(
            request, dict(rewrites_in(answer)), letter_language(self._resume)
        )
        self.done.blocked += blocked

    def stop(self) -> None:
        """Nothing more is sent; what is under way is left to end by itself."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _take(
    future: Future[dict[str, Any]], request: Request, gate: Gate, provenance: Provenance, done: Rewritten
) -> list[Suggestion]:
    try:
        answer = future.result()
    except LanguageModelError as error:
        done.failed[error.cause] = done.failed.get(error.cause, 0) + 1
        return []
    passed, open_ = [], dict(request.fields)
    for id_, text in rewrites_in(answer):
        source = open_.pop(
            id_, None
        )  # the first answer to a highlight counts; others' ids are not of this request
        if source is None:
            continue
        after = reveal(text, request.used[id_]).strip()
        if not after or after == source.text:
            continue
        longer = far_longer(source.text, after)
        verdict = _refused(longer) if longer else gate.check(source.id, after)
        if verdict.passed:
            passed.append(_suggestion(source, after, verdict, provenance))
        else:
            done.blocked.append(Blocked(source.path, source.text, after[:SHOWN], verdict.reasons, provenance))
    done.suggestions += passed
    return passed


def _refused(reason: str) -> Grounding:
    return Grounding(False, Applicability.ADVICE, (reason,))


def _suggestion(source: Field, after: str, verdict: Grounding, provenance: Provenance) -> Suggestion:
    reason = " ".join(["Reworded by the language model; the facts are those of the source.", *verdict.doubts])
    return Suggestion(
        f"model:{source.id}", source.id, source.path, source.text, after,
        reason, verdict.applicability, provenance, verdict.evidence,
    )  # fmt: skip


def rewrites_in(answer: Any) -> Iterator[tuple[str, str]]:
    """The well-formed items of an answer, whatever else it holds."""
    items = answer.get("rewrites") if isinstance(answer, dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("id"), str) and isinstance(item.get("text"), str):
            yield item["id"], item["text"]
