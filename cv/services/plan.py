"""The CV pipeline as the run engine knows it, and its effects."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec
from django.db.models import Max

from core.models import Image, ModelCall, Run, StoredFile
from core.runs import Hands, PlanStep
from cv.models import Artifact, CVQuestionnaire, Outcome, Question, Suggestion, Version
from cv.services.language_model import GuardedModel, endpoint_fingerprint
from resumelib import pipeline
from resumelib.errors import NothingReadable
from resumelib.model.jsonresume import to_json_resume
from resumelib.pipeline import Context, Source, State, StepEvent

STEP_NAMES = tuple(step.name for step in pipeline.STEPS)


class CVPlan:
    """Implements runs.Plan over `pipeline.STEPS`."""

    version = str(pipeline.STATE_VERSION)

    def steps_for(self, run: Run) -> Sequence[PlanStep]:
        """A step that waits for a model goes to the other kind of worker; without a model none does."""
        return [PlanStep(step.name, step.resource if run.endpoint else "cpu") for step in pipeline.STEPS]

    def percent(self, step: str, *, ended: bool) -> int:
        return pipeline.percent_done(step, ended=ended)

    def run_step(self, step: str, state: bytes, hands: Hands) -> bytes:
        if step == STEP_NAMES[0]:
            known = _with_images(pipeline.first_state(state), hands.run)
        else:
            known = pipeline.decode_state(state)
        if known.options.photo.startswith("image:"):
            known = _with_photo(known, hands.run)
        context = Context(
            files=hands,
            today=hands.run.created_at.date(),
            language_model=self._model(hands) if hands.run.endpoint else None,
            advise=True,
        )
        chosen = next(known_step for known_step in pipeline.STEPS if known_step.name == step)

        def on_event(event: StepEvent) -> None:
            if event.what == "said":
                hands.say(event.text)

        return pipeline.encode_state(pipeline.run_step(chosen, known, context, on_event))

    def _model(self, hands: Hands) -> GuardedModel | None:
        if (
            hands.run.endpoint != endpoint_fingerprint()
        ):  # the settings changed meanwhile: don't send it elsewhere
            return None
        return GuardedModel(hands)

    def finish(self, run: Run, state: bytes) -> None:
        known = pipeline.decode_state(state)
        questionnaire = CVQuestionnaire.objects.select_for_update().filter(pk=run.subject_id).first()
        if questionnaire is None:
            return  # deleted meanwhile
        version = _write_versions(questionnaire, run, known)
        _write_suggestions(questionnaire, run, known)
        _write_artifacts(questionnaire, run, known, version)
        Outcome.objects.create(run=run, questionnaire=questionnaire, data=outcome_data(known))
        ModelCall.objects.filter(run=run).delete()


def _with_images(state: State, run: Run) -> State:
    """Sources that are pictures still being read when the run was made are named `image:<id>` until now."""
    sources = []
    for source in state.sources:
        if source.digest.startswith("image:"):
            image = Image.objects.select_related("original", "reading").get(
                pk=source.digest.removeprefix("image:"), owner_id=run.owner_id
            )
            if image.reading is None:
                raise NothingReadable(
                    "One of the pictures could not be read. Send it again, sharper or in another format."
                )
            source = Source(image.original.digest, image.name, image.reading.digest)
        sources.append(source)
    return replace(state, sources=tuple(sources))


def _with_photo(state: State, run: Run) -> State:
    """The portrait made of the photo; without one, where the photo is gone or could not be read."""
    known = Image.objects.filter(pk=state.options.photo.removeprefix("image:"), owner_id=run.owner_id)
    photo = known.select_related("rendition").first()
    digest = photo.rendition.digest if photo and photo.rendition else ""
    return replace(state, options=replace(state.options, photo=digest))


def _write_versions(questionnaire: CVQuestionnaire, run: Run, state: State) -> Version:
    """What was read (once for each reading) and what came out of improving it."""
    assert state.parsed is not None
    before = to_json_resume(state.parsed.resume)
    parent = questionnaire.versions.filter(before_improving=True).order_by("-number").first()
    if parent is None or parent.resume != before:
        parent = add_version(
            questionnaire, Version.Kind.READ, before, parent=None, run=run, before_improving=True
        )
    after = to_json_resume(state.resume or state.parsed.resume)
    current = current_version(questionnaire)
    if current is not None and current.resume == after:
        return current
    return add_version(questionnaire, Version.Kind.IMPROVED, after, parent=parent, run=run)


def current_version(questionnaire: CVQuestionnaire) -> Version | None:
    """The newest state of the improved resume."""
    return questionnaire.versions.filter(before_improving=False).order_by("-number").first()


def add_version(
    questionnaire: CVQuestionnaire,
    kind: str,
    resume: dict[str, Any],
    *,
    parent: Version | None,
    run: Run | None = None,
    before_improving: bool = False,
) -> Version:
    """The next version. The questionnaire's row must be locked by the caller's transaction."""
    last = questionnaire.versions.aggregate(last=Max("number"))["last"] or 0
    return Version.objects.create(
        questionnaire=questionnaire,
        number=last + 1,
        kind=kind,
        parent=parent,
        run=run,
        resume=resume,
        before_improving=before_improving,
    )


def _write_suggestions(questionnaire: CVQuestionnaire, run: Run, state: State) -> None:
    made = state.improvement
    earlier = _earlier_decisions(questionnaire)
    Suggestion.objects.bulk_create(
        Suggestion(
            questionnaire=questionnaire,
            run=run,
            position=position,
            key=item.id,
            target=item.target,
            path=item.path,
            kind=item.kind,
            before=item.before,
            after=item.after,
            reason=item.reason,
            applicability=str(item.applicability),
            provenance=msgspec.to_builtins(item.provenance),
            evidence=msgspec.to_builtins(item.evidence),
            applied=item.applied,
            **earlier.get((item.target, item.before, item.after), {}),
        )
        for position, item in enumerate(made.suggestions)
    )
    Question.objects.bulk_create(
        Question(
            questionnaire=questionnaire, run=run, position=position,
            key=item.id, target=item.target, path=item.path, text=item.text, hint=item.hint,
        )
        for position, item in enumerate(made.questions)
    )  # fmt: skip


def _earlier_decisions(questionnaire: CVQuestionnaire) -> dict[tuple[str, str, str], dict[str, Any]]:
    """What the person decided about the same edit in an earlier run stays decided."""
    known = questionnaire.suggestions
    if (
        questionnaire.copied_from and not known.exists()
    ):  # a copy starts with what was decided in the original
        known = questionnaire.copied_from.suggestions
    decided = known.exclude(decision=Suggestion.Decision.PENDING).order_by("run__created_at")
    return {
        (item.target, item.before, item.after): {
            "decision": item.decision,
            "edited_text": item.edited_text,
            "confirmed": item.confirmed,
        }
        for item in decided
    }


def _write_artifacts(questionnaire: CVQuestionnaire, run: Run, state: State, version: Version) -> None:
    documents = [(Artifact.Document.RESUME, made) for made in state.artifacts]
    documents += [(Artifact.Document.LETTER, made) for made in state.letter_artifacts]
    for document, made in documents:
        file = StoredFile.objects.get(owner_id=run.owner_id, digest=made.digest)
        Artifact.objects.create(
            questionnaire=questionnaire,
            run=run,
            version=version,
            file=file,
            document=document,
            format=made.format,
            media_type=made.media_type,
            pages=made.pages,
            notes=list(made.notes),
            verified=made.verification.checked if made.verification else 0,
        )


def outcome_data(state: State) -> dict[str, Any]:
    """What is shown besides versions, suggestions, questions and artifacts."""
    parsed = state.parsed
    assert parsed is not None
    shown = pipeline.outcome(state)
    data: dict[str, Any] = {
        "score_before": shown["score_before"],
        "score_after": shown["score_after"],
        "blocked": shown["blocked"],
        "notes": shown["notes"],
        "letter": shown["letter"],
        "before": shown["before"],
        "after": shown["after"],
        "review": pipeline.review_report(state) if state.review else None,
        "review_after": msgspec.to_builtins(state.review_after),
        "comparison": msgspec.to_builtins(state.comparison),
        "match": pipeline.match_report(state) if state.match else None,
        "leftover": msgspec.to_builtins(parsed.leftover),
        "hidden": msgspec.to_builtins(parsed.hidden),
        "warnings": list(parsed.warnings),
        "read_by": parsed.read_by,
        "media_type": parsed.media_type,
        "confidence": {key: field.confidence for key, field in parsed.evidence.items()},
    }
    return data


CV_PLAN = CVPlan()
