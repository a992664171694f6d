"""Wording by a language model: one entry a request, all at once, every answer through the fact gate as it comes.

The requests are on their way before anything else is done; the built-in engine works while they wait.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from typing import Any

from resumelib.errors import LanguageModelError
from resumelib.improvement.engine import editable_fields, tense_of
from resumelib.improvement.grounding import Gate
from resumelib.improvement.injection import talks_to_machine
from resumelib.improvement.letter import letter_language
from resumelib.improvement.letter_model import (
    SHOWN,
    LetterRequest,
    far_longer,
    letter_request,
    passed_rewordings,
)
from resumelib.improvement.privacy import Veil, reveal, veil_of
from resumelib.improvement.prompts import Prompt, load_prompt
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

ENTRY_SECONDS = 120.0  # for one entry, retries and waiting included
AT_ONCE = 8
_SECTIONS = ("basics", "work", "volunteer", "projects")
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "rewrites": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"id": {"type": "string"}, "text": {"type": "string"}},
                "required": ["id", "text"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["rewrites"],
    "additionalProperties": False,
}


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


@dataclass(frozen=True, slots=True)
class _Request:
    user: str
    fields: dict[str, Field]
    used: dict[str, dict[str, str]]  # per highlight: token -> secret


class Rewriting:
    """Requests under way. Make one as early as possible, `finish` it when nothing else is left to do, `stop` it always."""

    def __init__(
        self, resume: Resume, model: LanguageModel, *, match: Match | None, answers: Sequence[Answer]
    ) -> None:
        self.done = Rewritten()
        self._resume, self._model, self._prompt = resume, model, load_prompt("rewrite")
        self._pool = ThreadPoolExecutor(max_workers=AT_ONCE + 1, thread_name_prefix="rewrite")
        requests = _requests(resume, match, answers, self.done)
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
            say(f"Entry {count} of {self.done.entries} answered: {len(passed)} suggestions.")
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
    future: Future[dict[str, Any]], request: _Request, gate: Gate, provenance: Provenance, done: Rewritten
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


# ---------------------------------------------------------------- the requests


def _requests(
    resume: Resume, match: Match | None, answers: Sequence[Answer], done: Rewritten
) -> Iterator[_Request]:
    veil = veil_of(resume)
    entries: dict[str, list[Field]] = {}
    for item in editable_fields(resume):
        if item.section not in _SECTIONS or len(item.text.split()) < 3:
            continue
        if talks_to_machine(item.text):
            done.held_back.append(item.path)
            continue
        entries.setdefault(item.entry, []).append(item)
    for entry, fields in _in_rounds(entries).items():
        yield _request(resume, entry, fields, veil, _terms(match), answers)


def _in_rounds(entries: dict[str, list[Field]]) -> dict[str, list[Field]]:
    """Where the summary alone would ask for another round of requests, it travels with the shortest entry."""
    summary = next((key for key, fields in entries.items() if fields[0].section == "basics"), "")
    if not summary or len(entries) % AT_ONCE != 1 or len(entries) == 1:
        return entries
    shortest = min(
        (key for key in entries if key != summary), key=lambda key: sum(len(f.text) for f in entries[key])
    )
    joined = {key: fields for key, fields in entries.items() if key != summary}
    return joined | {shortest: [*entries[shortest], *entries[summary]]}


def _request(
    resume: Resume, entry: str, fields: list[Field], veil: Veil, terms: list[str], answers: Sequence[Answer]
) -> _Request:
    highlights, used, facts = [], {}, []
    for item in fields:
        text, secrets = veil.hide(item.text)
        used[item.id] = dict(secrets)
        highlights.append({"id": item.id, "text": text})
        for answer in answers:
            if answer.target == item.id and not talks_to_machine(answer.text):
                said, used[item.id] = veil.hide(answer.text, used[item.id])
                facts.append(f"- {item.id}: {said}")
    tense = {"past": "This position is in the past.", "current": "This position is current."}
    lines = [tense.get(tense_of(resume, entry), "")]
    if facts:
        lines += ["Facts the person confirmed, each for its highlight only:", *facts]
    if terms:
        lines += ["Where the text already says the same, prefer these spellings:", ", ".join(terms)]
    return _Request(user_message(highlights, *lines), {f.id: f for f in fields}, used)


def user_message(highlights: list[dict[str, str]], *lines: str) -> str:
    """The message a rewrite request carries: what is known, then the highlights as one JSON object at its end."""
    body = json.dumps({"highlights": highlights}, ensure_ascii=False)
    return "\n".join([*filter(None, lines), "The highlights, as data:", body])


def _terms(match: Match | None) -> list[str]:
    """Only what the resume already shows: a gap is never put before the model."""
    if match is None:
        return []
    found = [c.requirement.term for c in match.requirements if c.bucket != "gap"]
    return [term for term in dict.fromkeys(found) if len(term) < 40 and not talks_to_machine(term)][:20]
