"""The order of improving: the built-in engine, then the model, then what is left to ask."""

from collections.abc import Callable, Sequence
from datetime import date

from resumelib.improvement.engine import edit_texts, near_duplicates
from resumelib.improvement.grounding import Gate
from resumelib.improvement.lexicon import LANGUAGES
from resumelib.improvement.questions import ask
from resumelib.improvement.structure import structural
from resumelib.llm import LanguageModel, Usage
from resumelib.model.finding import Review
from resumelib.model.match import Match
from resumelib.model.region import Region
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Answer, Applicability, Blocked, Improvement, Suggestion

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
    say: Callable[[str], None],
    on_suggestion: Callable[[Suggestion], None],
) -> Improvement:
    language = resume.language or "en"
    gate = Gate(resume, answers=answers, language=language)
    notes = []
    if language not in LANGUAGES:
        notes.append(
            f"In this language ({language}) only spacing and typography are edited, not the wording."
        )
    edited = edit_texts(resume, gate=gate, language=language, region=region, answers=answers)
    structure = structural(resume, match=match, language=language)
    suggestions = (*edited.suggestions, *structure, *near_duplicates(resume, language))
    blocked = edited.blocked
    for suggestion in suggestions:
        on_suggestion(suggestion)
    say(f"{len(suggestions)} edits by the built-in engine.")
    if language_model is not None:
        by_model, refused, more = _with_model(
            resume, language_model, gate, match, answers, say, on_suggestion
        )
        suggestions, blocked, notes = merge(suggestions, by_model), blocked + refused, notes + more
    questions = ask(resume, review=review, answers=answers, language=language)
    return Improvement(suggestions, questions, blocked, tuple(notes))


def _with_model(
    resume: Resume,
    model: LanguageModel,
    gate: Gate,
    match: Match | None,
    answers: tuple[Answer, ...],
    say: Callable[[str], None],
    on_suggestion: Callable[[Suggestion], None],
) -> tuple[tuple[Suggestion, ...], tuple[Blocked, ...], list[str]]:
    from resumelib.improvement.rewrite import rewrite_entries

    done = rewrite_entries(
        resume, model, gate=gate, match=match, answers=answers, say=say, on_suggestion=on_suggestion
    )
    notes = [
        f"The language model did not help with {count} of {done.entries} entries: {_CAUSES.get(cause, cause)}. "
        "The built-in engine did those."
        for cause, count in sorted(done.failed.items())
    ]
    notes += [
        f"{path} reads like an instruction to a machine. It was not sent to the language model and not followed."
        for path in done.held_back
    ]
    usage = getattr(model, "usage", None)
    if isinstance(usage, Usage):
        spent = f"{usage.requests} requests, {usage.prompt_tokens + usage.completion_tokens} tokens"
        notes.append(
            f"Language model {model.name}: {spent}" + (f", cost {usage.cost:.4f}." if usage.cost else ".")
        )
    return tuple(done.suggestions), tuple(done.blocked), notes


def merge(own: Sequence[Suggestion], by_model: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """A model's safe wording replaces the rules' for that text; one to confirm stands after it, as the later choice."""
    order = {s.target: n for n, s in enumerate([*own, *by_model])}
    replaced = {s.target for s in by_model if s.applicability is Applicability.SAFE}
    kept = [s for s in own if s.target not in replaced or s.kind != "text"]
    return tuple(sorted([*kept, *by_model], key=lambda s: order[s.target]))
