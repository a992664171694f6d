"""Every read of CVs on a user's behalf: all scoped to the owner. DoesNotExist also for somebody else's."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from core.models import Run, User
from cv.models import Answer, Artifact, CVQuestionnaire, Outcome, Question, Suggestion, Version


def questionnaires_of(owner: User) -> QuerySet[CVQuestionnaire]:
    """Newest first."""
    return CVQuestionnaire.objects.filter(owner=owner).select_related("run").order_by("-created_at")


def questionnaire_of(owner: User, questionnaire_id: UUID) -> CVQuestionnaire:
    return CVQuestionnaire.objects.select_related("run", "owner").get(pk=questionnaire_id, owner=owner)


def version_of(owner: User, version_id: UUID) -> Version:
    return Version.objects.select_related("questionnaire__owner", "questionnaire__photo__rendition").get(
        pk=version_id, questionnaire__owner=owner
    )


def suggestion_of(owner: User, suggestion_id: UUID) -> Suggestion:
    return Suggestion.objects.select_related("questionnaire__owner").get(
        pk=suggestion_id, questionnaire__owner=owner
    )


def suggestions_like(questionnaire: CVQuestionnaire, wanted: Mapping[str, Any]) -> list[Suggestion]:
    """Suggestions of the latest result that can be decided: by `suggestions` (ids), `applicability`, `made_by`, `rule`, `kind`."""
    run = last_finished_run(questionnaire)
    found = questionnaire.suggestions.filter(run=run, applicability__in=("safe", "confirm"))  # type: ignore[attr-defined]
    if "suggestions" in wanted:
        found = found.filter(pk__in=wanted["suggestions"])
    for name, column in (("applicability",) * 2, ("kind",) * 2, ("made_by", "provenance__kind")):
        if name in wanted:
            found = found.filter(**{column: wanted[name]})
    rule = wanted.get("rule")
    return [item for item in found if not rule or rule in item.provenance.get("name", "").split("+")]


def question_of(owner: User, question_id: UUID) -> Question:
    return Question.objects.select_related("questionnaire__owner").get(
        pk=question_id, questionnaire__owner=owner
    )


def artifact_of(owner: User, artifact_id: UUID) -> Artifact:
    return Artifact.objects.select_related("file", "questionnaire").get(
        pk=artifact_id, questionnaire__owner=owner
    )


def last_finished_run(questionnaire: CVQuestionnaire) -> Run | None:
    """The latest run that succeeded: the one whose result is shown."""
    outcome = _last_outcome(questionnaire)
    return outcome.run if outcome else None


def _last_outcome(questionnaire: CVQuestionnaire) -> Outcome | None:
    return (
        Outcome.objects.filter(questionnaire=questionnaire, run__state=Run.State.SUCCEEDED)
        .select_related("run")
        .defer("run__start_state")
        .order_by("-run__created_at")
        .first()
    )


def result_of(questionnaire: CVQuestionnaire) -> dict[str, Any] | None:
    """The latest finished result: the fields of `improve --json` and more. None before the first run succeeded.

    Six queries, however many suggestions, questions, files and versions.
    """
    outcome = _last_outcome(questionnaire)
    if outcome is None:
        return None
    run = outcome.run
    made = list(run.artifacts.select_related("file").order_by("pk"))  # type: ignore[attr-defined]
    return {
        "questionnaire": str(questionnaire.pk),
        "run": str(run.pk),
        "current_run": str(questionnaire.run_id) if questionnaire.run_id else None,
        **outcome.data,
        "findings": (outcome.data.get("review") or {}).get("findings", []),
        "suggestions": [suggestion_data(item) for item in run.suggestions.all()],  # type: ignore[attr-defined]
        "questions": [question_data(item) for item in run.questions.prefetch_related("answers")],  # type: ignore[attr-defined]
        "artifacts": [artifact_data(item) for item in made if item.document == Artifact.Document.RESUME],
        "letter": _letter_data(outcome.data.get("letter"), made),
        "versions": [
            {"id": str(v.pk), "number": v.number, "kind": v.kind, "run": str(v.run_id) if v.run_id else None}
            for v in questionnaire.versions.defer("resume")
        ],
    }


def _letter_data(letter: dict[str, Any] | None, made: list[Artifact]) -> dict[str, Any] | None:
    """The cover letter's texts and files: None where none was wanted."""
    if letter is None:
        return None
    files = [artifact_data(item) for item in made if item.document == Artifact.Document.LETTER]
    return {**letter, "artifacts": files}


def suggestion_data(item: Suggestion) -> dict[str, Any]:
    return {
        "id": str(item.pk),
        "key": item.key,
        "target": item.target,
        "path": item.path,
        "kind": item.kind,
        "before": item.before,
        "after": item.after,
        "reason": item.reason,
        "applicability": item.applicability,
        "applied": item.applied,
        "decision": item.decision,
        "edited_text": item.edited_text,
        "confirmed": item.confirmed,
        "provenance": item.provenance,
        "evidence": item.evidence,
    }


def question_data(item: Question) -> dict[str, Any]:
    answers = sorted(item.answers.all(), key=lambda answer: answer.pk)
    return {
        "id": str(item.pk),
        "key": item.key,
        "path": item.path,
        "text": item.text,
        "hint": item.hint,
        "answer": answers[-1].text if answers else None,
    }


def artifact_data(item: Artifact) -> dict[str, Any]:
    return {
        "id": str(item.pk),
        "document": item.document,
        "format": item.format,
        "media_type": item.media_type,
        "pages": item.pages,
        "size": item.file.size,
        "sha256": item.file.digest,
        "notes": item.notes,
        "verified": item.verified,
        "url": f"/api/v1/artifacts/{item.pk}/",
    }


def answered_questions(questionnaire: CVQuestionnaire) -> list[dict[str, Any]]:
    """What the person was asked and said, the last word on each; also where it is not asked any more. One query."""
    given = (
        Answer.objects.filter(question__questionnaire=questionnaire).select_related("question").order_by("pk")
    )
    latest = {answer.question.key: (answer.question, answer.text) for answer in given}
    return [
        {
            "id": str(question.pk),
            "key": question.key,
            "path": question.path,
            "text": question.text,
            "hint": question.hint,
            "answer": text,
        }
        for question, text in latest.values()
    ]


# ---------------------------------------------------------------- lists


def listing(owner: User, *, search: str = "", most: int = 100) -> list[dict[str, Any]]:
    """Rows for a list of resumes, newest first: id, file name, person, posting's title, state, score. Two queries."""
    found = questionnaires_of(owner)
    if search.strip():
        found = found.filter(
            Q(name__icontains=search)
            | Q(posting__icontains=search)
            | Q(outcomes__data__before__basics__name__icontains=search)
        ).distinct()
    rows = list(found[:most])
    latest = {
        outcome["questionnaire_id"]: outcome
        for outcome in Outcome.objects.filter(questionnaire__in=rows)
        .order_by("run__created_at")
        .values("questionnaire_id", "data__before__basics__name", "data__score_before", "data__score_after")
    }
    return [_row(item, latest.get(item.pk, {})) for item in rows]


def _row(item: CVQuestionnaire, outcome: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": item.pk,
        "file_name": item.name,
        "person": outcome.get("data__before__basics__name") or "",
        "posting_title": next((line.strip() for line in item.posting.splitlines() if line.strip()), "")[:80],
        "created_at": item.created_at,
        "stage": item.stage,
        "is_copy": item.copied_from_id is not None,
        "state": item.run.state if item.run else "",
        "run_id": item.run_id,
        "has_result": bool(outcome),
        "score_before": outcome.get("data__score_before"),
        "score_after": outcome.get("data__score_after"),
    }


def last_took(owner: User) -> float | None:
    """Seconds from handing in to the result, of the owner's latest whole run; None before the first. One query."""
    run = (
        Run.objects.filter(
            owner=owner, task="cv.tasks.generate_cv_task", state=Run.State.SUCCEEDED, first_step=""
        )
        .order_by("-created_at")
        .only("created_at", "finished_at")
        .first()
    )
    return (run.finished_at - run.created_at).total_seconds() if run and run.finished_at else None


def pictures_of(run: Run) -> list[Run]:
    """The runs that read the pictures this run waits for, in order. One query."""
    return [wait.on for wait in run.waits_on.select_related("on").defer("on__start_state")]  # type: ignore[attr-defined]
