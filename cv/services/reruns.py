"""New runs of a CV that is known already, and the corrections, decisions and answers that ask for them."""

import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from core import runs
from core.models import Run, RunFile, RunStep, StoredFile
from core.runs import NewRun
from cv.models import Answer, CVQuestionnaire, Question, Suggestion, Version
from cv.services.intake import CV_TASK, endpoint_of, options_of
from cv.services.plan import STEP_NAMES, add_version
from resumelib import pipeline
from resumelib.errors import OutdatedState, WrongUsage
from resumelib.model.fields import field_texts
from resumelib.model.jsonresume import from_json_resume, misshapen, to_json_resume
from resumelib.pipeline import State

CHANGEABLE = ("theme", "region", "posting", "photo_id", "fit_pages", "letter", "company", "letter_text")
AGAIN = "review-again"


def start_again(
    questionnaire: CVQuestionnaire,
    *,
    version: Version | None = None,
    from_step: str = "",
    changes: Mapping[str, Any] | None = None,
) -> Run:
    """A new Run from the step that the change touches, on what earlier runs found out.

    `version`: the state of the resume to go on from (default: as the pipeline has it). `changes`: new `theme`,
    `region`, `posting`, `fit_pages` (None: as the theme has it) or `photo_id` (of an Image of the owner's, None to
    remove it), `letter`, `company` or `letter_text` (the texts of a LetterText by name, empty: as it is put together), kept with
    the questionnaire. A run of this CV that hasn't begun is replaced by it.
    Raises WrongUsage when no earlier run has come far enough, runs.QueueFull.
    """
    changes = {name: value for name, value in (changes or {}).items() if name in CHANGEABLE}
    first = from_step or _touched(version, changes, asks_model=bool(endpoint_of(questionnaire)))
    if first not in STEP_NAMES:
        raise WrongUsage("`from_step` is one of: " + ", ".join(STEP_NAMES) + ".")
    runs.admit(questionnaire.owner)
    with transaction.atomic():
        questionnaire = CVQuestionnaire.objects.select_for_update().get(pk=questionnaire.pk)
        for name, value in changes.items():
            setattr(questionnaire, name, value)
        questionnaire.save(update_fields=list(changes)) if changes else None
        first, state = _begun(questionnaire, version, first)
        answers = answers_of(questionnaire)
        state = replace(
            state,
            options=replace(
                options_of(questionnaire),
                answers=answers,
                decisions=decisions_of(questionnaire),
            ),
        )
        return _make_run(questionnaire, first, state)


def _begun(questionnaire: CVQuestionnaire, version: Version | None, first: str) -> tuple[str, State]:
    """The step to begin with and the State before it. What another version of the software found is found again."""
    try:
        return first, _with_version(state_before(questionnaire, first), version, first)
    except OutdatedState:
        if version is not None:
            raise
        return STEP_NAMES[0], state_before(questionnaire, STEP_NAMES[0])


def _touched(version: Version | None, changes: Mapping[str, Any], *, asks_model: bool) -> str:
    """The earliest step that the change touches."""
    if version is not None:
        return "review" if version.before_improving else AGAIN
    if "region" in changes:
        return "review"
    if "posting" in changes:
        return "match"
    if changes.get("letter") and asks_model:
        return "improve"  # the letter's sentences are put better there
    return "render" if changes else STEP_NAMES[0]


def _make_run(questionnaire: CVQuestionnaire, first: str, state: State) -> Run:
    mine = Run.objects.filter(subject_id=questionnaire.pk, owner_id=questionnaire.owner_id)
    for waiting in mine.filter(state=Run.State.QUEUED, attempt=0).exclude(first_step=""):
        runs.cancel(waiting.pk)
    files = StoredFile.objects.filter(pk__in=RunFile.objects.filter(run__in=mine).values("file")).distinct()
    run = runs.create(
        questionnaire.owner,
        NewRun(
            CV_TASK,
            questionnaire.pk,
            pipeline.encode_state(state),
            first_step="" if first == STEP_NAMES[0] else first,
            endpoint=endpoint_of(questionnaire),
            files=list(files),
            after=_photo_runs(questionnaire),
        ),
    )
    CVQuestionnaire.objects.filter(pk=questionnaire.pk).update(run=run)
    return run


def _photo_runs(questionnaire: CVQuestionnaire) -> list[Run]:
    """The run that still prepares the photo, if it does."""
    made_by = questionnaire.photo.run if questionnaire.photo else None
    return [made_by] if made_by is not None and made_by.state not in runs.FINAL else []


def state_before(questionnaire: CVQuestionnaire, step: str) -> State:
    """What the latest run that came so far knew before `step`. Two queries, however many runs.

    Raises WrongUsage, OutdatedState.
    """
    mine = Run.objects.filter(subject_id=questionnaire.pk, owner_id=questionnaire.owner_id)
    position = STEP_NAMES.index(step)
    began = mine.filter(first_step=step if position else "").order_by("-created_at").first()
    done = (
        RunStep.objects.filter(run__in=mine, name=STEP_NAMES[position - 1])
        .select_related("run")
        .defer("run__start_state")
        .order_by("-run__created_at")
        .first()
        if position
        else None
    )
    if done is not None and (began is None or done.run.created_at >= began.created_at):
        return pipeline.decode_state(zlib.decompress(bytes(done.output)))
    if began is not None:
        decode = pipeline.decode_state if position else pipeline.first_state
        return decode(zlib.decompress(bytes(began.start_state)))
    raise WrongUsage(
        f"No run of this CV has come as far as the step {step} yet; wait for it, or start from an earlier one."
    )


def _with_version(state: State, version: Version | None, first: str) -> State:
    if version is None:
        return state
    resume = from_json_resume(version.resume)
    if version.before_improving:
        if state.parsed is None:
            raise WrongUsage("This version can only be taken up from the step review.")
        return replace(state, parsed=replace(state.parsed, resume=resume))
    if STEP_NAMES.index(first) < STEP_NAMES.index(AGAIN):
        raise WrongUsage(f"This version is improved already: start from {AGAIN} or later.")
    texts = field_texts(resume)
    suggestions = tuple(
        replace(item, applied=item.target in texts and texts[item.target].text != item.before)
        for item in state.improvement.suggestions
    )
    improvement = replace(state.improvement, suggestions=suggestions)
    return replace(state, resume=resume, gated_hash=pipeline.resume_hash(resume), improvement=improvement)


def answers_of(questionnaire: CVQuestionnaire) -> tuple[tuple[str, str], ...]:
    """The last answer to each question, by the question's own key."""
    given: dict[str, str] = {}
    for answer in (
        Answer.objects.filter(question__questionnaire=questionnaire).select_related("question").order_by("pk")
    ):
        given[answer.question.key] = answer.text
    return tuple(given.items())


def decisions_of(questionnaire: CVQuestionnaire) -> tuple[tuple[str, str, str], ...]:
    """What the person decided, by the suggestion's own key, so that no later run undoes it."""
    decided = questionnaire.suggestions.exclude(decision=Suggestion.Decision.PENDING).order_by(
        "run__created_at"
    )
    return tuple({item.key: (item.key, item.decision, item.edited_text) for item in decided}.values())


# ---------------------------------------------------------------- what a person does to a result


def newest_like(version: Version) -> Version:
    """The newest version of the same side (before or after improving)."""
    same = version.questionnaire.versions.filter(before_improving=version.before_improving)
    return same.order_by("-number").first() or version


def correct_version(version: Version, patch: Mapping[str, Any]) -> Version:
    """A new Version: `version` with a JSON merge patch (RFC 7396) over its JSON Resume. Raises WrongUsage."""
    merged = _merge(version.resume, patch)
    if not isinstance(merged, dict):
        raise WrongUsage("The patch must be a JSON object.")
    wrong = misshapen(merged)
    if wrong:
        raise WrongUsage(f"The patch can't be taken: in a JSON Resume, {wrong}.")
    resume = to_json_resume(from_json_resume(merged))
    with transaction.atomic():
        questionnaire = CVQuestionnaire.objects.select_for_update().get(pk=version.questionnaire_id)
        return add_version(
            questionnaire,
            Version.Kind.CORRECTED,
            resume,
            parent=version,
            before_improving=version.before_improving,
        )


def _merge(target: Any, patch: Any) -> Any:
    if not isinstance(patch, Mapping):
        return patch
    merged = dict(target) if isinstance(target, Mapping) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = _merge(merged.get(name), value)
    return merged


def answer_question(question: Question, text: str) -> Run:
    """Keep what the person said, exactly as given, as Evidence from then on; the Run that improves with it.

    The same answer sent again, as a double click does, is answered with the same Run.
    Raises WrongUsage, runs.QueueFull (nothing is kept then).
    """
    if not text.strip():
        raise WrongUsage("An answer can't be empty; leave the question open instead.")
    if len(text) > 2000:
        raise WrongUsage("An answer has at most 2000 characters.")
    with transaction.atomic():
        questionnaire = CVQuestionnaire.objects.select_for_update().get(pk=question.questionnaire_id)
        if dict(answers_of(questionnaire)).get(question.key) == text:
            known = _run_with(questionnaire, question.key, text)
            if known is not None:
                return known
        else:
            Answer.objects.create(question=question, text=text)
        return start_again(questionnaire, from_step="improve")


def _run_with(questionnaire: CVQuestionnaire, key: str, text: str) -> Run | None:
    """The newest Run that improves, where it has this answer and did not come to grief."""
    upto = STEP_NAMES[: STEP_NAMES.index("improve") + 1]
    mine = Run.objects.filter(subject_id=questionnaire.pk, owner_id=questionnaire.owner_id)
    run = mine.filter(first_step__in=["", *upto]).order_by("-created_at").first()
    if run is None or run.state in (Run.State.FAILED, Run.State.CANCELLED):
        return None
    decode = pipeline.decode_state if run.first_step else pipeline.first_state
    try:
        state = decode(zlib.decompress(bytes(run.start_state)))
    except OutdatedState:
        return None
    return run if (key, text) in state.options.answers else None
