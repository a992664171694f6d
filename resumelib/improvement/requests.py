"""What a language model is asked: one request an entry, with every name and contact hidden."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from resumelib.improvement.injection import talks_to_machine
from resumelib.improvement.privacy import Veil, veil_of
from resumelib.improvement.texts import editable_fields, tense_of
from resumelib.model.fields import Field
from resumelib.model.match import Match
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Answer

ENTRY_SECONDS = 120.0  # for one entry, retries and waiting included
AT_ONCE = 8
SECTIONS = ("basics", "work", "volunteer", "projects")
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


@dataclass(frozen=True, slots=True)
class Request:
    user: str
    fields: dict[str, Field]
    used: dict[str, dict[str, str]]  # per highlight: token -> secret


def requests_for(
    resume: Resume, match: Match | None, answers: Sequence[Answer], held_back: list[str]
) -> Iterator[Request]:
    """One an entry. Paths of texts that talk to a machine go into `held_back`; they are not sent."""
    veil = veil_of(resume)
    entries: dict[str, list[Field]] = {}
    for item in editable_fields(resume):
        if item.section not in SECTIONS or len(item.text.split()) < 3:
            continue
        if talks_to_machine(item.text):
            held_back.append(item.path)
            continue
        entries.setdefault(item.entry, []).append(item)
    terms = [term for term in _terms(match) if veil.hide(term)[0] == term]
    for entry, fields in _in_rounds(entries).items():
        yield _request(resume, entry, fields, veil, terms, answers)


def messages_for(resume: Resume, answers: Sequence[Answer]) -> list[str]:
    """The user messages of the requests that rewriting without a posting sends."""
    return [request.user for request in requests_for(resume, None, answers, [])]


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
) -> Request:
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
    return Request(user_message(highlights, *lines), {f.id: f for f in fields}, used)


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
