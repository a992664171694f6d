"""The order of improving: the built-in engine, then the model, then what is left to ask."""

from collections.abc import Callable
from datetime import date

from resumelib.improvement.engine import edit_texts
from resumelib.improvement.lexicon import LANGUAGES
from resumelib.improvement.questions import ask
from resumelib.llm import LanguageModel
from resumelib.model.finding import Review
from resumelib.model.match import Match
from resumelib.model.region import Region
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Answer, Improvement, Suggestion


def improve(
    resume: Resume,
    *,
    review: Review,
    match: Match | None,
    answers: tuple[Answer, ...],
    region: Region,
    today: date,
    language_model: LanguageModel | None,
    say: Callable[[str], None],
    on_suggestion: Callable[[Suggestion], None],
) -> Improvement:
    language = resume.language
    notes = []
    if language and language not in LANGUAGES:
        notes.append(
            f"In this language ({language}) only spacing and typography are edited, not the wording."
        )
    edited = edit_texts(resume, language=language or "en", region=region)
    for suggestion in edited.suggestions:
        on_suggestion(suggestion)
    say(f"{len(edited.suggestions)} edits by the built-in engine.")
    questions = ask(resume, review=review, answers=answers, language=language or "en")
    return Improvement(edited.suggestions, questions, edited.blocked, tuple(notes))
