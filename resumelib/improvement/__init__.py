"""Better wording without one invented fact: rules, a language model where there is one, and the gate both pass."""

from collections.abc import Callable
from datetime import date

from resumelib.improvement.applying import apply_suggestions
from resumelib.improvement.grounding import ground_suggestion
from resumelib.llm import LanguageModel
from resumelib.model.finding import Review
from resumelib.model.letter import Letter
from resumelib.model.match import Match
from resumelib.model.posting import Posting
from resumelib.model.region import Region
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Answer, Improvement, Suggestion


def improve_resume(
    resume: Resume,
    *,
    review: Review,
    match: Match | None = None,
    answers: tuple[Answer, ...] = (),
    region: Region,
    today: date,
    language_model: LanguageModel | None = None,
    say: Callable[[str], None] = lambda _: None,
    on_suggestion: Callable[[Suggestion], None] = lambda _: None,
) -> Improvement:
    """Everything worth proposing; nothing is applied. Never raises for what a language model does or fails to do.

    `say` takes one sentence as things happen, `on_suggestion` every suggestion as it passes the gate.
    """
    from resumelib.improvement.improving import improve

    return improve(
        resume,
        review=review,
        match=match,
        answers=answers,
        region=region,
        today=today,
        language_model=language_model,
        say=say,
        on_suggestion=on_suggestion,
    )


def write_letter(
    resume: Resume,
    *,
    posting: Posting | None = None,
    match: Match | None = None,
    position: str = "",
    company: str = "",
    region: Region,
    today: date,
    language_model: LanguageModel | None = None,
) -> Letter:
    """A cover letter from the resume's facts alone; `position` and `company` are what the person applies for.

    Never raises for what a language model does or fails to do: its sentences pass the gate or are not used.
    """
    from resumelib.improvement.letter import compose_letter

    return compose_letter(
        resume,
        posting=posting,
        match=match,
        position=position,
        company=company,
        region=region,
        today=today,
        language_model=language_model,
    )


__all__ = ["apply_suggestions", "ground_suggestion", "improve_resume", "write_letter"]
