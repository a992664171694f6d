"""Hold a Resume against the catalogue of checks: Findings, and a Score that explains itself."""

from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from resumelib.model.document import Parsed
from resumelib.model.finding import Comparison, Finding, Review, Severity
from resumelib.model.match import Match
from resumelib.model.posting import Posting
from resumelib.model.region import Region
from resumelib.model.resume import Resume
from resumelib.review.check import Check, Hit
from resumelib.review.notes import notes_for
from resumelib.review.registry import all_checks
from resumelib.review.score import CONTENT, LAYOUT, compute_score, with_gains
from resumelib.review.subject import Subject, with_dates_read

__all__ = ["compare_resumes", "review_resume"]

_ORDER = {severity: rank for rank, severity in enumerate(Severity)}
_EXCERPT = 160


class Extras(TypedDict, total=False):
    """What else may be known: the questionnaire's answers as in the HTTP contract, the posting, the file itself."""

    experience_level: str
    posting_given: bool
    position: str
    industry: str
    company_size: str
    location: str
    application_timeline: str
    posting: Posting | None
    match: Match | None
    file_name: str
    file_size: int  # bytes


def review_resume(
    resume: Resume, *, parsed: Parsed | None, today: date, region: Region, **extras: Unpack[Extras]
) -> Review:
    """All findings, worst first, with the score. `parsed` None means: the structured Resume alone is reviewed.

    An answer that is empty or left out changes nothing. Deterministic: same arguments, same Review.
    """
    subject = Subject(with_dates_read(resume), parsed, today, region, **extras)
    checks = all_checks()
    findings: list[Finding] = []
    assessed: list[str] = []
    for check in checks:
        found = _run(check, subject) if check.applies(subject) else None
        if found is not None:
            assessed.append(check.id)
            findings += found
    findings.sort(key=lambda f: (_ORDER[f.severity], f.id))
    return Review(
        score=compute_score(checks, assessed, findings),
        findings=with_gains(checks, assessed, findings),
        assessed=tuple(assessed),
        not_assessed=tuple(check.id for check in checks if check.id not in set(assessed)),
        notes=notes_for(subject),
    )


def _run(check: Check, subject: Subject) -> list[Finding] | None:
    """The check's findings, or None when it could not decide."""
    found = []
    for outcome in check.run(subject):
        if not isinstance(outcome, Hit):
            return None
        found.append(
            Finding(
                check.id,
                outcome.severity or check.severity,
                outcome.path,
                outcome.message,
                _shortened(outcome.excerpt),
                outcome.fix or check.fix,
            )
        )
    return found


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _EXCERPT else flat[: _EXCERPT - 1].rstrip() + "…"


def compare_resumes(before: Review, after: Review) -> Comparison:
    """Both scored anew over the checks assessed in both, content and layout apart.

    Layout figures are None where either side had no pages to look at.
    """
    checks = all_checks()
    shared = set(before.assessed) & set(after.assessed)
    layout = any("layout" in check.needs and check.id in shared for check in checks)
    first, second = _only(before, shared), _only(after, shared)
    left = [_key(finding) for finding in second.findings]
    mended = []
    for finding in first.findings:
        if _key(finding) in left:
            left.remove(_key(finding))
        else:
            mended.append(finding)
    return Comparison(
        content_before=compute_score(checks, shared, first.findings, CONTENT).total,
        content_after=compute_score(checks, shared, second.findings, CONTENT).total,
        layout_before=compute_score(checks, shared, first.findings, LAYOUT).total if layout else None,
        layout_after=compute_score(checks, shared, second.findings, LAYOUT).total if layout else None,
        mended=tuple(mended),
        remaining=second.findings,
    )


def _only(review: Review, ids: set[str]) -> Review:
    return replace(review, findings=tuple(f for f in review.findings if f.id in ids))


def _key(finding: Finding) -> tuple[str, str]:
    return finding.id, finding.path
