"""Proposed edits, what supports them, and what was held back."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Applicability(StrEnum):
    SAFE = "safe"  # facts unchanged
    CONFIRM = "confirm"  # the person must say it is true
    QUESTION = "question"  # a fact is missing: ask
    ADVICE = "advice"  # no edit


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who proposed it: `rule` with a rule id, `model` with a name and the prompt's hash, or `person`."""

    kind: str
    name: str
    prompt_hash: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What supports a statement: a field of the resume by id and path, or an answer (`source` = "answer")."""

    source: str  # "resume" or "answer"
    path: str
    excerpt: str
    field_id: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed edit. `target` is a field id (stable), `path` its address in JSON Resume.

    `kind` "text" replaces one text. The others edit a list, `items` being the new list and `before` and `after`
    its readable form: "order" (`target` a section's name, "sections" or `<entry id>.highlights`; items are ids),
    "keywords" (`target` `<skill id>.keywords`; items are texts), "split" (a highlight becomes several; items are texts),
    "groups" (`target` "skills": a flat list gets groups; an item is a group's name and its keywords, parted by tabs).
    """

    id: str
    target: str
    path: str
    before: str
    after: str
    reason: str
    applicability: Applicability
    provenance: Provenance
    evidence: tuple[Evidence, ...] = ()
    applied: bool = False
    kind: Literal["text", "order", "keywords", "split", "groups"] = "text"
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A missing fact, asked for and never filled. `target` is the highlight it would strengthen."""

    id: str
    target: str
    path: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person said to a Question; it becomes Evidence for that highlight, exactly as given."""

    question: str
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """A proposal the fact gate refused. `reasons` are sentences that begin with the check's id: "T01: …"."""

    path: str
    before: str
    after: str
    reasons: tuple[str, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Grounding:
    """The fact gate's verdict on one proposal. `reasons` as in Blocked; `doubts` make it "confirm"."""

    passed: bool
    applicability: Applicability
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewording:
    """A letter's sentence in a model's words: `before` as the built-in engine put it, `field_ids` what it rests on."""

    before: str
    after: str
    field_ids: tuple[str, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Improvement:
    """All that improving proposes. Nothing in it is applied yet. `notes` are sentences for the person.

    `rewordings` are a model's for the cover letter, where one was asked for; each passed the gate.
    """

    suggestions: tuple[Suggestion, ...] = ()
    questions: tuple[Question, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    notes: tuple[str, ...] = ()
    rewordings: tuple[Rewording, ...] = ()
