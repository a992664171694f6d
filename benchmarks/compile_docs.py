"""Writes docs/reference/checks.md and docs/reference/score.md from the checks and the score's own tables."""

from pathlib import Path

from resumelib.review.check import Check
from resumelib.review.registry import all_checks
from resumelib.review.score import FATAL_CAP, PARTS, VERSION, WEIGHTS

DOCS = Path(__file__).parents[1] / "docs" / "reference"
GROUPS = {
    "P": "The file",
    "K": "Contact and identity",
    "S": "Sections and structure",
    "D": "Dates and timeline",
    "B": "Bullets and language",
    "L": "Skills",
    "N": "Length",
    "J": "The posting and the questionnaire",
}
ELSEWHERE = {
    "P03": "Encrypted, damaged or mistyped files are refused when they are read, with a sentence that says why; there is nothing to review then.",
    "P24": "Every file that is delivered is read back and compared with the facts in it by the verify step; a file that fails is not delivered.",
}
NEEDS = {
    "text": "a document, not data",
    "layout": "a file with pages and a text layer",
    "sections": "section titles",
    "posting": "a posting",
    "match": "a posting held against the resume",
    "position": "a position aimed at, from the questionnaire or the posting's title",
    "questionnaire": "company size or timeline from the questionnaire",
}


def checks_page() -> str:
    out = [
        "# Checks",
        "",
        "This page is written by `benchmarks/compile_docs.py` from the checks themselves; do not edit it.",
        "",
        f"There are {len(all_checks())} checks.",
        "A check that cannot be decided, because its language, its file or its question is missing, is “not assessed”: it costs and wins nothing.",
        "Word lists lie in `resumelib/text/wordlists`, each with its source.",
        "",
    ]
    for letter, title in GROUPS.items():
        out += [f"## {title}", ""]
        for check in all_checks():
            if check.id.startswith(letter):
                out += _entry(check)
    out += ["## Decided elsewhere", ""]
    out += [f"- **{id_}**: {reason}" for id_, reason in ELSEWHERE.items()]
    return "\n".join(out) + "\n"


def _entry(check: Check) -> list[str]:
    limits = [f"languages {', '.join(check.languages)}"] if check.languages else []
    limits += [f"regions {', '.join(check.regions)}"] if check.regions else []
    limits += [f"levels {', '.join(check.levels)}"] if check.levels else []
    limits += [f"needs {NEEDS[need]}" for need in check.needs]
    weight = (
        f"part {check.part}, all of its weight at {check.full_at} finding{'s' * (check.full_at > 1)}"
        if check.scored
        else "not scored"
    )
    return [
        f"### {check.id} {check.title}",
        "",
        f"{check.rationale}",
        "",
        f"- Severity: {check.severity.value}; {weight}",
        f"- Example: {check.example}",
        f"- Fix: {check.fix}",
        f"- Applies: {'; '.join(limits) or 'everywhere'}",
        f"- Source: {check.source}",
        "",
    ]


def score_page() -> str:
    out = [
        "# Score",
        "",
        "This page is written by `benchmarks/compile_docs.py` from the score's own tables; do not edit it.",
        "",
        f"Version {VERSION}.",
        "The score says how well common parsers and readers can use a resume, from 0 to 100.",
        "It is not the score of any applicant tracking system; those rarely publish one.",
        "No language model touches it: same findings, same number.",
        "",
        *_parts(),
        "",
        *_losses(),
        "",
        "## Before and after",
        "",
        "Two reviews are compared only over the checks assessed in both.",
        "Content (structure, impact, language) and layout (parseability, layout) are compared apart, so that re-rendering alone cannot look like better writing.",
    ]
    return "\n".join(out) + "\n"


def _parts() -> list[str]:
    checks = all_checks()
    return [
        "## Parts",
        "",
        "| part | points | scored checks |",
        "|---|---|---|",
        *(
            f"| {name} | {points:g} | {' '.join(c.id for c in checks if c.part == name and c.scored)} |"
            for name, points in PARTS.items()
        ),
    ]


def _losses() -> list[str]:
    return [
        "## How points are lost",
        "",
        "| severity | share of its part that one check can take |",
        "|---|---|",
        *[f"| {severity.value} | {weight:.0%} |" for severity, weight in WEIGHTS.items()],
        "",
        "A part keeps its points times the product of (1 − share × extent) over its assessed checks.",
        "The extent is the number of findings over the number at which a check's whole weight is lost (see each check), at most 1.",
        "A part in which nothing could be assessed is left out, and the rest is scaled to 100.",
        f"A fatal finding caps the score at {FATAL_CAP:g}.",
        "Each part lists which check cost how many points; each finding tells how many points mending it alone would win.",
        "Checks against a posting (J01 to J11) are reported and never scored.",
    ]


if __name__ == "__main__":
    (DOCS / "checks.md").write_text(checks_page(), encoding="utf-8")
    (DOCS / "score.md").write_text(score_page(), encoding="utf-8")
    print(f"{len(all_checks())} checks written")
