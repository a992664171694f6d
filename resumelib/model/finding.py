"""What a review says: Findings, and a Score that is always shown with its parts."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a Check speaks. `path` addresses the JSON Resume (`work[0].highlights[1]`), empty for the file."""

    id: str  # the check's id in the catalogue: "B04"
    severity: Severity
    path: str
    message: str
    excerpt: str = ""
    fix: str = ""
    gain: float = 0.0  # score points won by mending this one


@dataclass(frozen=True, slots=True)
class ScorePart:
    """`points` of `out_of`; `assessed` is the share of this part's checks that could be decided at all.

    `losses` says which check cost how many points; together they are `out_of - points`.
    """

    name: str
    points: float
    out_of: float
    assessed: float = 1.0
    losses: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """`total` is 0 to 100 over what was assessed. Never from a language model."""

    total: float
    version: str
    parts: tuple[ScorePart, ...] = ()
    capped_by: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """`assessed` and `not_assessed` are check ids: a silent check is not a passed one.

    `notes` say how the answers (position, level, region, …) changed what was checked and advised.
    """

    score: Score
    findings: tuple[Finding, ...] = ()
    assessed: tuple[str, ...] = ()
    not_assessed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two Reviews over what was assessed in both, content and layout apart."""

    content_before: float
    content_after: float
    layout_before: float | None
    layout_after: float | None
    mended: tuple[Finding, ...] = ()
    remaining: tuple[Finding, ...] = ()
