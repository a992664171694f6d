"""The JSON API of CVs. Each view translates in, makes one call, translates out."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from core.http import JSONBody, Problem, attachment
from core.models import Run, User
from core.selectors import image_of, run_of
from core.serializers import ProblemSerializer, RunSerializer
from core.services import KeyReused, read_file
from core.views import IDEMPOTENCY_KEY, REFUSALS, accepted, form_of, key_of, uploaded
from cv import selectors, services, tasks
from cv.models import Artifact, CVQuestionnaire, Question, Suggestion, Version
from cv.serializers import (
    AnswerSerializer,
    DecisionSerializer,
    DecisionsSerializer,
    NewRunSerializer,
    QuestionnaireSerializer,
    QuestionnaireUploadSerializer,
    ResultSerializer,
    VersionSerializer,
)


def owner_of(request: Request) -> User:
    assert isinstance(request.user, User)
    return request.user


class MergePatchParser(JSONBody):
    media_type = "application/merge-patch+json"


class CVQuestionnaireViewSet(
    mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[CVQuestionnaire]
):
    """CVs handed in, with the answers that go with them."""

    serializer_class = QuestionnaireSerializer
    queryset = CVQuestionnaire.objects.none()
    lookup_value_converter = "uuid"

    def get_queryset(self) -> QuerySet[CVQuestionnaire]:
        if getattr(self, "swagger_fake_view", False):
            return self.queryset
        return selectors.questionnaires_of(owner_of(self.request))

    def get_object(self) -> CVQuestionnaire:
        return selectors.questionnaire_of(owner_of(self.request), self.kwargs["pk"])

    @extend_schema(
        request={
            "multipart/form-data": QuestionnaireUploadSerializer,
            "application/json": QuestionnaireUploadSerializer,
        },
        responses={202: QuestionnaireSerializer, **REFUSALS, 422: ProblemSerializer},
        parameters=[IDEMPOTENCY_KEY],
    )
    def create(self, request: Request) -> Response:
        """Store the CV and enqueue `cv.tasks.generate_cv_task`; answers at once, `Location` is the run."""
        form = form_of(QuestionnaireUploadSerializer, request)
        resume = form.validated_data.get("resume")
        asked = form.to_request(uploaded(resume) if resume is not None else None)
        try:
            done = tasks.start_generate_cv(owner_of(request), asked, key=key_of(request))
        except KeyReused:
            raise Problem("key-reused", "Use a new Idempotency-Key for a new request.") from None
        questionnaire = selectors.questionnaire_of(owner_of(request), done.object_id)
        return accepted(dict(QuestionnaireSerializer(questionnaire).data), done.run)

    def destroy(self, request: Request, pk: UUID) -> Response:
        """Delete the CV and everything made from it, for good."""
        services.delete_questionnaire(self.get_object())
        return Response(status=204)

    @extend_schema(responses={200: ResultSerializer, 409: ProblemSerializer})
    @action(detail=True)
    def result(self, request: Request, pk: UUID) -> Response:
        """The latest finished result: before, after, findings, match, suggestions, questions, artifacts."""
        questionnaire = self.get_object()
        result = selectors.result_of(questionnaire)
        if result is None:
            state = questionnaire.run.state if questionnaire.run else "gone"
            raise Problem("wrong-state", f"There is no result yet: its run is {state}.", state=state)
        return Response(result)

    @extend_schema(
        request=NewRunSerializer,
        responses={202: RunSerializer, 400: ProblemSerializer, 429: ProblemSerializer},
    )
    @action(detail=True, methods=["post"])
    def runs(self, request: Request, pk: UUID) -> Response:
        """A new run, from the step that the change touches."""
        given = form_of(NewRunSerializer, request).validated_data
        questionnaire = self.get_object()
        version = selectors.version_of(owner_of(request), given["version"]) if given.get("version") else None
        if version is not None and version.questionnaire_id != questionnaire.pk:
            raise Version.DoesNotExist
        changes = {
            name: given[name]
            for name in ("theme", "region", "posting", "fit_pages", "company")
            if name in given
        }
        if given.get("letter") is not None:
            changes["letter"] = given["letter"]
        if "letter_text" in given:
            changes["letter_text"] = dict(given["letter_text"] or {})
        if "photo" in given:
            photo = image_of(owner_of(request), given["photo"]) if given["photo"] else None
            changes["photo_id"] = photo.pk if photo else None
        run = tasks.start_new_run(
            questionnaire, version=version, from_step=given["from_step"], changes=changes
        )
        return accepted(dict(RunSerializer(run_of(owner_of(request), run.pk)).data), run)

    @extend_schema(
        request=DecisionsSerializer,
        responses={202: RunSerializer, 409: ProblemSerializer, 429: ProblemSerializer},
    )
    @action(detail=True, methods=["post"])
    def decisions(self, request: Request, pk: UUID) -> Response:
        """Accept, reject or undo (`pending`) all suggestions of a kind: one new version, and a run that takes it up."""
        given = form_of(DecisionsSerializer, request).validated_data
        chosen = selectors.suggestions_like(self.get_object(), given)
        try:
            run = tasks.start_decisions(chosen, given["decision"])
        except services.Conflict as conflict:
            raise Problem("wrong-state", conflict.sentence) from None
        if run is None:
            raise Problem("wrong-state", "The latest result has no such suggestion.")
        return accepted(dict(RunSerializer(run_of(owner_of(request), run.pk)).data), run)


class VersionViewSet(mixins.RetrieveModelMixin, viewsets.GenericViewSet[Version]):
    """States of a resume, append-only."""

    serializer_class = VersionSerializer
    queryset = Version.objects.none()
    lookup_value_converter = "uuid"
    parser_classes = [JSONBody, MergePatchParser]

    def get_object(self) -> Version:
        return selectors.version_of(owner_of(self.request), self.kwargs["pk"])

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One version as JSON Resume; its `ETag` is what a correction names in `If-Match`."""
        version = self.get_object()
        return Response(VersionSerializer(version).data, headers={"ETag": _etag(version)})

    @extend_schema(
        request={"application/merge-patch+json": OpenApiTypes.OBJECT},
        responses={201: VersionSerializer, 412: ProblemSerializer, 428: ProblemSerializer},
        parameters=[OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, required=True)],
    )
    def partial_update(self, request: Request, pk: UUID) -> Response:
        """Correct it: a JSON merge patch makes a new version, and a run that takes it up (`Location`)."""
        version = self.get_object()
        wanted = request.headers.get("If-Match")
        if not wanted:
            raise Problem(
                "precondition-required",
                "Send the version's ETag as If-Match, so that nothing is overwritten.",
            )
        newest = services.newest_like(version)
        if wanted != "*" and (
            _etag(version) not in [tag.strip() for tag in wanted.split(",")] or newest.pk != version.pk
        ):
            raise Problem(
                "precondition-failed",
                "There is a newer version; read it and correct that one.",
                newest=str(newest.pk),
            )
        corrected, run = tasks.start_correction(version, request.data)
        headers = {"Location": f"/api/v1/runs/{run.pk}/", "ETag": _etag(corrected)}
        return Response(VersionSerializer(corrected).data, status=201, headers=headers)


def _etag(version: Version) -> str:
    return f'"{version.pk.hex}"'


class SuggestionViewSet(viewsets.GenericViewSet[Suggestion]):
    """Proposed edits, decided one by one."""

    queryset = Suggestion.objects.none()
    serializer_class = DecisionSerializer
    lookup_value_converter = "uuid"

    @extend_schema(request=DecisionSerializer, responses={200: OpenApiTypes.OBJECT, 409: ProblemSerializer})
    def partial_update(self, request: Request, pk: UUID) -> Response:
        """Accept, reject, edit or undo (`pending`): makes a new version and a run that takes it up."""
        given = form_of(DecisionSerializer, request).validated_data
        suggestion = selectors.suggestion_of(owner_of(request), pk)
        try:
            version, run = tasks.start_decision(
                suggestion, given["decision"], given["text"], confirmed=given["confirmed"]
            )
        except services.NotGrounded as refused:
            raise Problem("not-grounded", refused.sentence, reasons=list(refused.reasons)) from None
        except services.Conflict as conflict:
            raise Problem("wrong-state", conflict.sentence) from None
        suggestion.refresh_from_db()
        body = {**selectors.suggestion_data(suggestion), "version": str(version.pk), "run": str(run.pk)}
        return Response(body, headers={"Location": f"/api/v1/runs/{run.pk}/"})


class QuestionViewSet(viewsets.GenericViewSet[Question]):
    """Facts that are missing."""

    queryset = Question.objects.none()
    serializer_class = AnswerSerializer
    lookup_value_converter = "uuid"

    @extend_schema(request=AnswerSerializer, responses={202: RunSerializer, 400: ProblemSerializer})
    @action(detail=True, methods=["post"])
    def answer(self, request: Request, pk: UUID) -> Response:
        """Give the missing fact: it becomes Evidence, and a run improves with it."""
        given = form_of(AnswerSerializer, request).validated_data
        run: Run = tasks.start_answer(selectors.question_of(owner_of(request), pk), given["text"])
        return accepted(dict(RunSerializer(run_of(owner_of(request), run.pk)).data), run)


class ArtifactViewSet(viewsets.GenericViewSet[Artifact]):
    """Files we made."""

    queryset = Artifact.objects.none()
    lookup_value_converter = "uuid"

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def retrieve(self, request: Request, pk: UUID) -> HttpResponse:
        """The file, always as an attachment."""
        artifact = selectors.artifact_of(owner_of(request), pk)
        name = "letter" if artifact.document == Artifact.Document.LETTER else "cv"
        return attachment(read_file(artifact.file), artifact.media_type, f"{name}.{artifact.format}")
