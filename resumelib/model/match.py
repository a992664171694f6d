"""A Resume held against a Posting."""

from dataclasses import dataclass
from typing import Literal

from resumelib.model.posting import Requirement
from resumelib.model.suggestion import Evidence

Bucket = Literal["listed", "shown", "gap"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One Requirement and where the Resume answers it; `gap` has no evidence."""

    requirement: Requirement
    bucket: Bucket
    evidence: tuple[Evidence, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """`coverage` is the weighted share answered, 0 to 1 (required counts double)."""

    requirements: tuple[Coverage, ...] = ()
    coverage: float = 0.0
    notes: tuple[str, ...] = ()
