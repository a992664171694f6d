"""The order of improving: the model is asked, the built-in engine works meanwhile, then the answers are taken in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from resumelib.improvement.applying import apply_suggestions
from resumelib.improvement.engine import edit_texts, near_duplicates
from resumelib.improvement.grounding import Gate
from resumelib.improvement.lexicon import LANGUAGES, in_its_language
from resumelib.improvement.questions import ask
from resumelib.improvement.structure import structural
from resumelib.llm import LanguageModel, Usage
from resumelib.model.finding import Review
from resumelib.model.letter import LetterWish, Sentence
from resumelib.model.match import Match
from resumelib.model.region import Region
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Answer, Applicability, Improvement, Suggestion
from resumelib.text.counting import counted

if TYPE_CHECKING:
    from resumelib.improvement.rewrite import Rewritten

_CAUSES = {
    "unreachable": "it could not be reached",
    "tls": "its certificate is not trusted",
    "refused-key": "it refused the key",
    "unknown-model": "the endpoint does not know this model",
    "timeout": "it took too long",
    "rate-limited": "it asked to slow down",
    "server": "it failed itself",
    "no-schema": "it could not answer in the asked form",
    "bad-answer": "its answer was not in the asked form",
}


def improve(
    resume: Resume,
    *,
    review: Review,
    match: Match | None,
    answers: tuple[Answer, ...],
    region: Region,
    today: date,
    language_model: LanguageModel | None,
    letter: LetterWish | None,
    say: Callable[[str], None],
    on_suggestion: Callable[[Suggestion], None],
) -> Improvement:
    """See `improve_resume`. The model's requests are sent first; the built-in engine works while they are answered."""
    resume = in_its_language(resume)
    if language_model is None:
        return _Improving(resume, review, match, answers, region, say, on_suggestion).own()
    from resumelib.improvement.rewrite import Rewriting

    rewriting = Rewriting(resume, language_model, match=match, answers=answers)
    try:
        improving = _Improving(resume, review, match, answers, region, say, on_suggestion)
        own = improving.own()
        if letter is not None:
            rewriting.send_letter(improving.letter_sentences(own, letter, today))
        done = rewriting.finish(improving.gate, say=say, on_suggestion=on_suggestion)
    finally:
        rewriting.stop()
    return replace(
        own,
        suggestions=merge(own.suggestions, done.suggestions),
        blocked=(*own.blocked, *done.blocked),
        notes=(*own.notes, *_notes(done, language_model)),
        rewordings=done.rewordings,
    )


@dataclass(slots=True)
class _Improving:
    """What the built-in engine does, and what it lends the model's answers: the gate."""

    resume: Resume
    review: Review
    match: Match | None
    answers: tuple[Answer, ...]
    region: Region
    say: Callable[[str], None]
    on_suggestion: Callable[[Suggestion], None]
    gate: Gate = field(init=False)

    def own(self) -> Improvement:
        resume, language = self.resume, self.resume.language or "en"
        self.gate = Gate(resume, answers=self.answers, language=language)
        notes: tuple[str, ...] = ()
        if language not in LANGUAGES:
            notes = (
                f"In this language ({language}) only spacing and typography are edited, not the wording.",
            )
        edited = edit_texts(
            resume, gate=self.gate, language=language, region=self.region, answers=self.answers
        )
        structure = structural(resume, match=self.match, language=language)
        suggestions = (*edited.suggestions, *structure, *near_duplicates(resume, language))
        for suggestion in suggestions:
            self.on_suggestion(suggestion)
        count = len(suggestions)
        self.say(
            "One edit by the built-in engine." if count == 1 else f"{count} edits by the built-in engine."
        )
        questions = ask(resume, review=self.review, answers=self.answers, language=language)
        return Improvement(suggestions, questions, edited.blocked, notes)

    def letter_sentences(self, own: Improvement, letter: LetterWish, today: date) -> list[Sentence]:
        """Of the resume as the safe edits leave it, since that is what the letter will be written from."""
        from resumelib.improvement.letter import draft

        safe = [s.id for s in own.suggestions if s.applicability is Applicability.SAFE]
        edited, _ = apply_suggestions(self.resume, own.suggestions, safe)
        return [sentence for paragraph in draft(edited, letter, self.region, today) for sentence in paragraph]


def _notes(done: "Rewritten", model: LanguageModel) -> list[str]:
    notes = [
        f"The language model did not help with {_of_entries(count, done.entries)}: {_CAUSES.get(cause, cause)}. "
        + ("The built-in engine did those." if count > 1 else "The built-in engine did that one.")
        for cause, count in sorted(done.failed.items())
    ]
    if done.letter_failed:
        cause = _CAUSES.get(done.letter_failed, done.letter_failed)
        notes.append(
            f"The language model did not help with the letter: {cause}. The built-in engine wrote it."
        )
    notes += [
        f"{path} reads like an instruction to a machine. It was not sent to the language model and not followed."
        for path in done.held_back
    ]
    usage = getattr(model, "usage", None)
    if isinstance(usage, Usage):
        spent = (
            f"{counted(usage.requests, 'request')}, {usage.prompt_tokens + usage.completion_tokens} tokens"
        )
        notes.append(
            f"Language model {model.name}: {spent}" + (f", cost {usage.cost:.4f}." if usage.cost else ".")
        )
    return notes


def _of_entries(count: int, all_: int) -> str:
    return f"{count} of {all_} entries" if all_ > 1 else "the one entry it was given"


def merge(own: Sequence[Suggestion], by_model: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """A model's safe wording replaces the rules' for that text; one to confirm stands after it, as the later choice."""
    order = {s.target: n for n, s in enumerate([*own, *by_model])}
    replaced = {s.target for s in by_model if s.applicability is Applicability.SAFE}
    kept = [s for s in own if s.target not in replaced or s.kind != "text"]
    return tuple(sorted([*kept, *by_model], key=lambda s: order[s.target]))
