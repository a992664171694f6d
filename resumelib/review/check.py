"""What a Check is: one decorated function with everything a person needs to know about it.

A check yields Hits (where it speaks and what it says) or NOT_ASSESSED once (it could not be decided here).
Adding one needs no edit elsewhere: see docs/how-to/add-a-check.md.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from resumelib.model.finding import Severity
from resumelib.review.subject import Subject

Part = Literal["parseability", "structure", "impact", "language", "layout"]
Need = Literal["text", "layout", "posting", "match", "position", "questionnaire", "sections"]

FATAL, ERROR, WARNING, INFORMATION = Severity.FATAL, Severity.ERROR, Severity.WARNING, Severity.INFORMATION


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a check speaks. `severity` only where it differs from the check's own."""

    path: str
    message: str
    excerpt: str = ""
    severity: Severity | None = None
    fix: str = ""


class _NotAssessed:
    def __repr__(self) -> str:
        return "NOT_ASSESSED"


NOT_ASSESSED = _NotAssessed()
Outcome = Hit | _NotAssessed
Run = Callable[[Subject], Iterable[Outcome]]


@dataclass(frozen=True, slots=True)
class Check:
    """`full_at` is the number of findings at which the check's whole weight is lost; empty tuples mean "all"."""

    id: str
    title: str
    rationale: str
    severity: Severity
    part: Part
    source: str
    fix: str
    example: str
    run: Run
    languages: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    full_at: int = 4
    scored: bool = True

    def applies(self, subject: Subject) -> bool:
        """Whether language, region, level and what is at hand let this check decide anything."""
        return (
            (not self.languages or subject.language in self.languages)
            and (not self.regions or subject.region.code in self.regions)
            and (not self.levels or subject.level in self.levels)
            and all(subject.has(need) for need in self.needs)
        )


_REGISTRY: dict[str, Check] = {}


def check(
    id: str,
    *,
    title: str,
    rationale: str,
    severity: Severity,
    part: Part,
    source: str,
    fix: str,
    example: str,
    languages: tuple[str, ...] = (),
    regions: tuple[str, ...] = (),
    levels: tuple[str, ...] = (),
    needs: tuple[Need, ...] = (),
    full_at: int = 4,
    scored: bool = True,
) -> Callable[[Run], Run]:
    """Register the function below as the Check of this id; a second one of the same id is a bug."""

    def register(run: Run) -> Run:
        assert id not in _REGISTRY, f"two checks are called {id}"
        _REGISTRY[id] = Check(
            id, title, rationale, severity, part, source, fix, example, run, languages, regions, levels, needs, full_at, scored
        )  # fmt: skip
        return run

    return register


def registered() -> dict[str, Check]:
    """What was registered so far; `resumelib.review.registry.all_checks` loads everything first."""
    return _REGISTRY
