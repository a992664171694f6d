"""The steps in order, and folding them over documents. Each imports its package when it runs: a command pays only for what it uses."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from resumelib.errors import WrongUsage
from resumelib.llm import ModelUnderWay
from resumelib.model.document import PageRead, ReadPages, SourceDocument
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Applicability, Grounding, Suggestion
from resumelib.pipeline.asked import answers_of, file_arguments, need, region_of, review_arguments
from resumelib.pipeline.files import letter_wish, render, verify
from resumelib.pipeline.state import (
    Context,
    Options,
    Source,
    State,
    Step,
    StepEvent,
    resume_hash,
)
from resumelib.text.counting import counted
from resumelib.text.remembered import forget


def _parse(state: State, context: Context) -> State:
    from resumelib.parsing import parse_resume

    kept = [_kept(source, context) for source in state.sources]
    pages = [picture for earlier in kept for picture in earlier.pictures]

    def on_page(page: PageRead) -> None:
        pages.append(context.files.put(page.picture.data))
        sure = f"{page.reading.confidence:.0%}"
        context.say(f"Page {page.number} of {page.count} read from its picture, confidence {sure}.")

    documents = [
        SourceDocument(context.files.get(source.digest), source.name, earlier.readings)
        for source, earlier in zip(state.sources, kept, strict=True)
    ]
    parsed = parse_resume(*documents, on_page=on_page)
    found = parsed.resume
    context.say(
        f"Read: positions {len(found.work)}, degrees {len(found.education)}, skill groups {len(found.skills)}."
    )
    return replace(state, parsed=parsed, pages=tuple(pages))


def _kept(source: Source, context: Context) -> ReadPages:
    """What was read of the source's pages before."""
    kept = context.files.get(source.reading) if source.reading else b""
    return msgspec.json.decode(kept, type=ReadPages) if kept else ReadPages((), ())


def _review(state: State, context: Context) -> State:
    from resumelib.review import review_resume

    parsed = need(state.parsed)
    more = review_arguments(state) | file_arguments(state, context)
    review = review_resume(parsed.resume, parsed=parsed, today=context.today, **more)
    context.say(f"{counted(len(review.findings), 'finding')}, score {review.score.total:.0f} of 100.")
    return replace(state, review=review)


def _match(state: State, context: Context) -> State:
    from resumelib.matching import match_posting, read_posting

    if not state.options.posting.strip():
        return state
    posting = read_posting(state.options.posting)
    match = match_posting(posting, need(state.parsed).resume, today=context.today)
    gaps = sum(1 for item in match.requirements if item.bucket == "gap")
    context.say(_requirements_told(len(match.requirements), gaps))
    return _reviewed_with(replace(state, posting=posting, match=match), context)


def _requirements_told(count: int, gaps: int) -> str:
    if count == 1:
        return "1 requirement, not found in the CV." if gaps else "1 requirement, found in the CV."
    return f"{count} requirements, {gaps} of them not found in the CV."


def _reviewed_with(state: State, context: Context) -> State:
    """The review again, now that the posting can be held against the resume (checks J01 to J11)."""
    from resumelib.review import review_resume

    more = review_arguments(state) | file_arguments(state, context)
    parsed = need(state.parsed)
    return replace(state, review=review_resume(parsed.resume, parsed=parsed, today=context.today, **more))


def _improve(state: State, context: Context) -> State:
    from resumelib.improvement import improve_resume, report_instructions

    state = replace(state, review=report_instructions(need(state.review), need(state.parsed), state.posting))
    improvement = improve_resume(
        need(state.parsed).resume,
        review=need(state.review),
        match=state.match,
        answers=answers_of(state),
        region=region_of(state),
        today=context.today,
        language_model=context.language_model if state.options.llm == "auto" else None,
        letter=letter_wish(state) if state.options.letter else None,
        say=context.say,
    )
    suggestions = counted(len(improvement.suggestions), "suggestion")
    context.say(f"{suggestions}, {counted(len(improvement.questions), 'question')}.")
    return replace(state, improvement=improvement)


def _apply(state: State, context: Context) -> State:
    resume, suggestions = apply_decided(state)
    applied = sum(1 for suggestion in suggestions if suggestion.applied)
    context.say("One suggestion applied." if applied == 1 else f"{applied} suggestions applied.")
    improvement = replace(state.improvement, suggestions=suggestions)
    return replace(state, improvement=improvement, resume=resume, gated_hash=resume_hash(resume))


def apply_decided(state: State) -> tuple[Resume, tuple[Suggestion, ...]]:
    """The resume with what is to be applied, and the suggestions with `applied` set.

    What the person decided holds; the rest goes by `options.accept`, and gives way where both edit one text.
    """
    from resumelib.improvement import apply_suggestions

    accepted = (
        {Applicability.SAFE}
        if state.options.accept == "safe"
        else {Applicability.SAFE, Applicability.CONFIRM}
    )
    decided = {key: (what, text) for key, what, text in state.options.decisions}
    made = state.improvement.suggestions
    mine = {s.id for s in made if decided.get(s.id, ("rejected",))[0] != "rejected"}
    taken = {s.target for s in made if s.id in mine}
    chosen = [
        s.id
        for s in made
        if s.id in mine or (s.id not in decided and s.applicability in accepted and s.target not in taken)
    ]
    worded = tuple(
        replace(s, after=decided[s.id][1]) if decided.get(s.id, ("",))[0] == "edited" else s for s in made
    )
    resume, applied_ones = apply_suggestions(need(state.parsed).resume, worded, chosen)
    return resume, tuple(replace(s, after=own.after) for s, own in zip(applied_ones, made, strict=True))


def ground_edit(state: State, target: str, suggested: str, text: str) -> Grounding:
    """The fact gate's verdict on a wording of the person's own for a text of the resume as it was read.

    Where the resume has no such text yet (a summary), `suggested` stands in for it: it was put together from its facts.
    """
    from resumelib.improvement import ground_suggestion

    resume = need(state.parsed).resume
    if target == "basics.summary" and not resume.basics.summary:
        resume = replace(resume, basics=replace(resume.basics, summary=suggested))
    return ground_suggestion(resume, target=target, after=text, answers=answers_of(state))


def _review_again(state: State, context: Context) -> State:
    from resumelib.review import compare_resumes, review_resume

    # Both without the page: what only the page shows (text that found no field) can't be told of the new wording.
    before, after = (
        review_resume(resume, parsed=None, today=context.today, **review_arguments(state))
        for resume in (need(state.parsed).resume, _as_printed(need(state.resume)))
    )
    comparison = compare_resumes(before, after)
    context.say(
        f"Content score {comparison.content_before:.0f} before, {comparison.content_after:.0f} after."
    )
    return replace(state, review_after=after, comparison=comparison)


_DATED = ("work", "volunteer", "education", "projects")


def _as_printed(resume: Resume) -> Resume:
    """Our files set every date that could be read in one style: how each was written is no longer seen."""

    def printed(entry: Any) -> Any:
        dates = entry.dates
        return (
            entry if dates.start is dates.end is None else replace(entry, dates=replace(dates, as_written=""))
        )

    changed: dict[str, Any] = {name: tuple(map(printed, getattr(resume, name))) for name in _DATED}
    return replace(resume, **changed)


STEPS: tuple[Step, ...] = (
    Step("parse", _parse),
    Step("review", _review),
    Step("match", _match),
    Step("improve", _improve, resource="io"),
    Step("apply", _apply),
    Step("review-again", _review_again),
    Step("render", render),
    Step("verify", verify),
)


def percent_done(step_name: str, *, ended: bool) -> int:
    """0 to 100: the step's position in STEPS, the only source of progress figures."""
    names = [step.name for step in STEPS]
    return round(100 * (names.index(step_name) + (1 if ended else 0)) / len(names))


def run_step(step: Step, state: State, context: Context, on_event: Callable[[StepEvent], None]) -> State:
    """One step with its events wrapped around it, for a process that lives on: it remembers no text of the document."""
    try:
        return _run_step(step, state, context, on_event)
    finally:
        forget()


def _run_step(step: Step, state: State, context: Context, on_event: Callable[[StepEvent], None]) -> State:
    def say(text: str) -> None:
        on_event(StepEvent(step.name, "said", percent_done(step.name, ended=False), text))

    on_event(StepEvent(step.name, "began", percent_done(step.name, ended=False)))
    state = step.run(state, replace(context, say=say))
    on_event(StepEvent(step.name, "ended", percent_done(step.name, ended=True)))
    return state


def improve_document(
    documents: Sequence[SourceDocument],
    options: Options,
    context: Context,
    *,
    until: str = "verify",
    on_event: Callable[[StepEvent], None] = lambda _: None,
) -> State:
    """Fold the steps up to and including `until` over the document(s), in this process.

    Raises InputRefused when it can't be read, DeliveryBlocked when a rendered file fails its check.
    """
    if not documents:
        raise WrongUsage("Give at least one file.")
    state = State(tuple(Source(context.files.put(d.data), d.name) for d in documents), options)
    early: ModelUnderWay | None = None
    try:
        for step in STEPS:
            state = _run_step(step, state, context, on_event)
            if step.name == until:
                break
            if step.name == "parse" and until not in ("review", "match"):
                early = _asked_early(state, context)
                context = replace(context, language_model=early or context.language_model)
    finally:
        forget()
        if early is not None:
            early.stop()
    return state


def _asked_early(state: State, context: Context) -> ModelUnderWay | None:
    """The model with its requests sent, so that it answers while the resume is reviewed; here only, where one process
    does every step, and without a posting, whose words go into the requests."""
    model = context.language_model if state.options.llm == "auto" else None
    if model is None or state.options.posting.strip():
        return None
    from resumelib.improvement import ask_early

    return ask_early(need(state.parsed).resume, answers=answers_of(state), language_model=model)
