"""Better wording without one invented fact: rules, a language model where there is one, and the gate both pass."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from resumelib.improvement.applying import apply_suggestions
from resumelib.improvement.grounding import ground_suggestion
from resumelib.llm import LanguageModel, ModelUnderWay
from resumelib.model.document import Parsed
from resumelib.model.finding import Review
from resumelib.model.letter import Letter, LetterWish
from resumelib.model.match import Match
from resumelib.model.posting import Posting
from resumelib.model.region import Region
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Answer, Improvement, Rewording, Suggestion


def improve_resume(
    resume: Resume,
    *,
    review: Review,
    match: Match | None = None,
    answers: tuple[Answer, ...] = (),
    region: Region,
    today: date,
    language_model: LanguageModel | None = None,
    letter: LetterWish | None = None,
    say: Callable[[str], None] = lambda _: None,
    on_suggestion: Callable[[Suggestion], None] = lambda _: None,
) -> Improvement:
    """Everything worth proposing; nothing is applied. Never raises for what a language model does or fails to do.

    `letter` is what a cover letter is wanted for: its sentences are then reworded by the model too, at the same time.
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
        letter=letter,
        say=say,
        on_suggestion=on_suggestion,
    )


def ask_early(resume: Resume, *, answers: tuple[Answer, ...], language_model: LanguageModel) -> ModelUnderWay:
    """`language_model` with the entries' requests under way, to be given to `improve_resume` later; `stop` it always.

    For a resume without a posting: what a posting asks for goes into the requests.
    """
    from resumelib.improvement.early import EarlyModel
    from resumelib.improvement.lexicon import in_its_language

    early = EarlyModel(language_model)
    early.ask(in_its_language(resume), answers)
    return early


def report_instructions(review: Review, parsed: Parsed, posting: Posting | None) -> Review:
    """The review with a finding at each place of the CV and the posting that speaks to a machine (check P13).

    The score stays as it is: it is the review's own.
    """
    from resumelib.improvement.injection import added_findings, instructions_found

    found = instructions_found(parsed.resume, parsed.hidden, posting)
    return replace(review, findings=added_findings(review.findings, found))


def write_letter(
    resume: Resume,
    *,
    wish: LetterWish,
    region: Region,
    today: date,
    rewordings: tuple[Rewording, ...] = (),
) -> Letter:
    """A cover letter from the resume's facts alone, every sentence of it through the gate.

    `rewordings` are a model's, from `improve_resume`; one that does not hold for the resume as it now is, is not used.
    """
    from resumelib.improvement.letter import compose_letter

    return compose_letter(
        resume,
        wish=wish,
        region=region,
        today=today,
        rewordings=rewordings,
    )


__all__ = [
    "apply_suggestions",
    "ask_early",
    "ground_suggestion",
    "improve_resume",
    "report_instructions",
    "write_letter",
]
