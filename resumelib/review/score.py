"""The score: five parts, each worn down by the findings of its checks. Published in docs/reference/score.md.

A part keeps `out_of x product of (1 - weight x extent)` over its assessed checks, where the weight follows from the
severity and the extent is the number of findings over the check's `full_at`, at most 1. Same findings, same number.
Source of the five parts and their sizes: checks.md C10 (a comparison of open scores); the formula is ours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import log, prod

from resumelib.model.finding import Finding, Score, ScorePart, Severity
from resumelib.review.check import Check, Part

VERSION = "1"
PARTS: Mapping[Part, float] = {
    "parseability": 20.0,
    "structure": 15.0,
    "impact": 30.0,
    "language": 20.0,
    "layout": 15.0,
}
CONTENT: tuple[Part, ...] = ("structure", "impact", "language")
LAYOUT: tuple[Part, ...] = ("parseability", "layout")
WEIGHTS = {Severity.FATAL: 0.9, Severity.ERROR: 0.35, Severity.WARNING: 0.18, Severity.INFORMATION: 0.06}
FATAL_CAP = 30.0


def compute_score(
    checks: Sequence[Check],
    assessed: Iterable[str],
    findings: Iterable[Finding],
    parts: Iterable[Part] = PARTS,
) -> Score:
    """0 to 100 over the parts in which anything was assessed; a fatal finding caps it at FATAL_CAP."""
    asked = set(parts)
    part_of = {check.id: check.part for check in checks}
    decided, found = set(assessed), tuple(f for f in findings if part_of.get(f.id) in asked)
    made = [
        part
        for name in PARTS
        if name in asked
        and (part := _part(name, [c for c in checks if c.part == name and c.scored], decided, found))
    ]
    out_of = sum(part.out_of for part in made)
    total = 100 * sum(part.points for part in made) / out_of if out_of else 0.0
    fatal = next((finding.id for finding in found if finding.severity is Severity.FATAL), "")
    return Score(round(min(total, FATAL_CAP) if fatal else total, 1), VERSION, tuple(made), fatal)


def _part(
    name: Part, checks: Sequence[Check], decided: set[str], findings: Sequence[Finding]
) -> ScorePart | None:
    mine = [check for check in checks if check.id in decided]
    if not mine:
        return None
    kept = {check.id: keeps(check, [f for f in findings if f.id == check.id]) for check in mine}
    out_of = PARTS[name]
    points = out_of * prod(kept.values())
    lost, scale = out_of - points, sum(-log(k) for k in kept.values())
    losses = tuple((id_, round(lost * -log(k) / scale, 2)) for id_, k in kept.items() if k < 1)
    return ScorePart(name, round(points, 2), out_of, round(len(mine) / len(checks), 3), losses)


def keeps(check: Check, findings: Sequence[Finding]) -> float:
    """The share of its part that a check leaves standing, given its findings."""
    worn = sum(WEIGHTS[finding.severity] for finding in findings) / check.full_at
    worst = max((WEIGHTS[finding.severity] for finding in findings), default=0.0)
    return 1 - min(worn, worst)


def with_gains(
    checks: Sequence[Check], assessed: Sequence[str], findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Each finding with the points that mending it alone would win, other findings as they are."""
    total = compute_score(checks, assessed, findings).total
    by_kind: dict[tuple[str, Severity], float] = {}
    out = []
    for index, finding in enumerate(findings):
        key = (finding.id, finding.severity)
        if key not in by_kind:
            rest = [*findings[:index], *findings[index + 1 :]]
            by_kind[key] = round(compute_score(checks, assessed, rest).total - total, 1)
        out.append(replace(finding, gain=by_kind[key]))
    return tuple(out)
