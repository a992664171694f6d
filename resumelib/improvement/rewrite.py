"""Wording by a language model: one entry a request, all at once, every answer through the fact gate as it comes."""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from typing import Any

from resumelib.errors import LanguageModelError
from resumelib.improvement.engine import editable_fields, tense_of
from resumelib.improvement.grounding import Gate
from resumelib.improvement.injection import talks_to_machine
from resumelib.improvement.privacy import Veil, reveal, veil_of
from resumelib.improvement.prompts import load_prompt
from resumelib.llm import LanguageModel
from resumelib.model.fields import Field
from resumelib.model.match import Match
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Answer, Blocked, Provenance, Suggestion

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


@dataclass(frozen=True, slots=True)
class _Request:
    user: str
    fields: dict[str, Field]
    used: dict[str, dict[str, str]]  # per highlight: token -> secret


def rewrite_entries(
    resume: Resume,
    model: LanguageModel,
    *,
    gate: Gate,
    match: Match | None,
    answers: Sequence[Answer],
    say: Callable[[str], None],
    on_suggestion: Callable[[Suggestion], None],
) -> Rewritten:
    """Blocks until every entry is answered or failed; `on_suggestion` hears of each as it passes. Raises nothing of the model's."""
    done = Rewritten()
    prompt = load_prompt("rewrite")
    requests = list(_requests(resume, match, answers, done))
    done.entries = len(requests)
    if not requests:
        return done
    provenance = Provenance("model", model.name, prompt.hash)
    pool = ThreadPoolExecutor(max_workers=min(AT_ONCE, len(requests)), thread_name_prefix="rewrite")
    try:
        waiting = {
            pool.submit(
                model.complete, system=prompt.text, user=r.user, schema=SCHEMA, timeout=ENTRY_SECONDS
            ): r
            for r in requests
        }
        for count, future in enumerate(as_completed(waiting), 1):
            passed = _take(future, waiting[future], gate, provenance, done)
            for suggestion in passed:
                on_suggestion(suggestion)
            say(f"Entry {count} of {len(requests)} answered: {len(passed)} suggestions.")
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return done


def _take(
    future: Future[dict[str, Any]], request: _Request, gate: Gate, provenance: Provenance, done: Rewritten
) -> list[Suggestion]:
    try:
        answer = future.result()
    except LanguageModelError as error:
        done.failed[error.cause] = done.failed.get(error.cause, 0) + 1
        return []
    passed = []
    for id_, text in rewrites_in(answer):
        source = request.fields.pop(id_, None)
        if source is None:
            continue
        after = reveal(text, request.used[id_]).strip()
        if not after or after == source.text:
            continue
        verdict = gate.check(source.id, after)
        if not verdict.passed:
            done.blocked.append(Blocked(source.path, source.text, after, verdict.reasons, provenance))
            continue
        reason = " ".join(
            ["Reworded by the language model; the facts are those of the source.", *verdict.doubts]
        )
        passed.append(
            Suggestion(
                f"model:{source.id}", source.id, source.path, source.text, after,
                reason, verdict.applicability, provenance, verdict.evidence,
            )
        )  # fmt: skip
    done.suggestions += passed
    return passed


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
    for entry, fields in entries.items():
        yield _request(resume, entry, fields, veil, _terms(match), answers)


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
                said, more = veil.hide(answer.text)
                used[item.id].update(more)
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
