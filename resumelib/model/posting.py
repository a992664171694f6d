"""The advertisement, read into what it asks for."""

from dataclasses import dataclass
from typing import Literal

from resumelib.model.document import Span

RequirementKind = Literal[
    "skill", "tool", "degree", "certificate", "licence", "language", "experience", "place", "permit", "other"
]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing the Posting asks for. `term` as the Posting writes it, `canonical` as the taxonomy does.

    `years` is asked for by an experience requirement, `level` by a language or degree.
    """

    term: str
    kind: RequirementKind
    required: bool
    canonical: str = ""
    span: Span | None = None
    years: float | None = None
    level: str = ""
    knockout: bool = False


@dataclass(frozen=True, slots=True)
class Posting:
    text: str
    title: str = ""
    language: str = ""
    requirements: tuple[Requirement, ...] = ()
    ignored: tuple[str, ...] = ()  # hidden text and instructions to a machine, reported and not followed
