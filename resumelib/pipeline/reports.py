"""What came out, as plain data."""

from typing import Any

import msgspec

from resumelib.model.letter import Letter
from resumelib.pipeline.asked import need
from resumelib.pipeline.state import State


def outcome(state: State) -> dict[str, Any]:
    """The fields of `improve --json`; what a step has not made yet is empty. Scores are of the content, 0 to 100."""
    from resumelib.model.jsonresume import to_json_resume

    parsed, comparison, made = need(state.parsed), state.comparison, state.improvement
    return {
        "before": to_json_resume(parsed.resume),
        "after": to_json_resume(state.resume or parsed.resume),
        "suggestions": [msgspec.to_builtins(suggestion) for suggestion in made.suggestions],
        "questions": [msgspec.to_builtins(question) for question in made.questions],
        "blocked": [msgspec.to_builtins(blocked) for blocked in made.blocked],
        "notes": list(made.notes),
        "files": [
            {
                "format": artifact.format,
                "pages": artifact.pages,
                "facts_found": artifact.verification.checked if artifact.verification else 0,
                "notes": list(artifact.notes),
            }
            for artifact in state.artifacts
        ],
        "findings": [msgspec.to_builtins(finding) for finding in state.review.findings]
        if state.review
        else [],
        "letter": letter_report(state.letter) if state.letter else None,
        "score_before": comparison.content_before if comparison else None,
        "score_after": comparison.content_after if comparison else None,
    }


def letter_report(letter: Letter) -> dict[str, Any]:
    """`text` as plain text, and its parts, each sentence with its evidence and provenance."""
    return {"text": letter.text, **msgspec.to_builtins(letter)}


def review_report(state: State) -> dict[str, Any]:
    """The fields of `review --json`."""
    review = need(state.review)
    return {
        "score": review.score.total,
        "score_version": review.score.version,
        "parts": [msgspec.to_builtins(part) for part in review.score.parts],
        "capped_by": review.score.capped_by,
        "findings": [msgspec.to_builtins(finding) for finding in review.findings],
        "not_assessed": list(review.not_assessed),
    }


def match_report(state: State) -> dict[str, Any]:
    """The fields of `match --json`."""
    match = need(state.match)
    return {
        "requirements": [
            {
                "term": item.requirement.term,
                "kind": item.requirement.kind,
                "required": item.requirement.required,
                "bucket": item.bucket,
                "evidence": [msgspec.to_builtins(evidence) for evidence in item.evidence],
                "knockout": item.requirement.knockout,
                "note": item.note,
            }
            for item in match.requirements
        ],
        "coverage": match.coverage,
        "notes": list(match.notes),
    }
