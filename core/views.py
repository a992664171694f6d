"""The JSON API of images and runs. Each view translates in, makes one call, translates out."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from core import selectors, services, tasks
from core.http import Problem, attachment, event_stream
from core.models import Image, Run
from core.serializers import ImageSerializer, ImageUploadSerializer, ProblemSerializer, RunSerializer

IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key", str, OpenApiParameter.HEADER, description="The same key again gives the same run."
)
REFUSALS = {400: ProblemSerializer, 413: ProblemSerializer, 415: ProblemSerializer, 429: ProblemSerializer}


def accepted(body: dict[str, Any], run: Run) -> Response:
    """202 with the run's address."""
    return Response(
        body, status=202, headers={"Location": f"/api/v1/runs/{run.pk}/", "Cache-Control": "no-store"}
    )


def uploaded(file: Any) -> bytes:
    """The bytes of an uploaded file, refused by its size before they are read into memory."""
    services.check_length(file.size)
    return bytes(file.read())


def key_of(request: Request) -> str:
    return str(request.headers.get("Idempotency-Key", ""))


def form_of(serializer: type[Any], request: Request) -> Any:
    """The request's body as the serializer understands it. Raises Problem, ValidationError."""
    if not isinstance(request.data, dict):
        raise Problem("invalid", "Send a JSON object.")
    form = serializer(data=request.data)
    form.is_valid(raise_exception=True)
    return form


class ImageViewSet(mixins.RetrieveModelMixin, viewsets.GenericViewSet[Image]):
    """Pictures: scans to be read, portraits for the CV."""

    serializer_class = ImageSerializer
    queryset = Image.objects.none()
    lookup_value_converter = "uuid"

    def get_object(self) -> Image:
        return selectors.image_of(self.request.user, self.kwargs["pk"])  # type: ignore[arg-type]

    @extend_schema(
        request={"multipart/form-data": ImageUploadSerializer},
        responses={202: ImageSerializer, **REFUSALS},
        parameters=[IDEMPOTENCY_KEY],
    )
    def create(self, request: Request) -> Response:
        """Store the picture and enqueue `core.tasks.process_image_task`; answers at once."""
        form = form_of(ImageUploadSerializer, request)
        file = form.validated_data["file"]
        try:
            done = tasks.start_process_image(
                request.user,  # type: ignore[arg-type]
                data=uploaded(file),
                name=file.name,
                purpose=form.validated_data["purpose"],
                key=key_of(request),
            )
        except services.KeyReused:
            raise Problem("key-reused", "Use a new Idempotency-Key for a new request.") from None
        image = selectors.image_of(request.user, done.object_id)  # type: ignore[arg-type]
        return accepted(dict(ImageSerializer(image).data), done.run)

    def destroy(self, request: Request, pk: UUID) -> Response:
        """Delete it for good."""
        services.delete_image(self.get_object())
        return Response(status=204)

    @extend_schema(
        responses={(200, "image/jpeg"): OpenApiTypes.BINARY},
        parameters=[OpenApiParameter("page", int, description="This page as it was read, from 1.")],
    )
    @action(detail=True)
    def rendition(self, request: Request, pk: UUID) -> HttpResponse:
        """The upright picture without metadata, or with `page` a page as it was read: upright, level, alone."""
        image, page = self.get_object(), request.query_params.get("page", "0")
        if not page.isdecimal() or len(page) > 3:
            raise Problem("invalid", "`page` is a number from 1.")
        if image.rendition is None:
            raise Problem("wrong-state", "This picture has not been worked on yet; see its run.")
        picture = selectors.image_picture(image, int(page))
        if picture is None:
            raise Problem("not-found", "This picture has no such page.")
        return attachment(services.read_file(picture), "image/jpeg", "image.jpg")


class RunViewSet(mixins.RetrieveModelMixin, viewsets.GenericViewSet[Run]):
    """Runs: state, steps, cancel, retry. Their events are a stream: see `events/`."""

    serializer_class = RunSerializer
    queryset = Run.objects.none()
    lookup_value_converter = "uuid"

    def get_object(self) -> Run:
        return selectors.run_of(self.request.user, self.kwargs["pk"])  # type: ignore[arg-type]

    @extend_schema(request=None, responses={200: RunSerializer, 409: ProblemSerializer})
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: UUID) -> Response:
        """End it within seconds, whatever it is doing."""
        run = self.get_object()
        if not tasks.cancel_run(run) and selectors.run_of(run.owner, run.pk).state != Run.State.CANCELLED:
            raise Problem("wrong-state", "This run is over already.")
        return Response(RunSerializer(self.get_object()).data)

    @extend_schema(request=None, responses={202: RunSerializer, 409: ProblemSerializer})
    @action(detail=True, methods=["post"])
    def retry(self, request: Request, pk: UUID) -> Response:
        """Queue a failed run again, from the step that failed."""
        run = self.get_object()
        if not tasks.retry_run(run):
            raise Problem("wrong-state", "Only a failed run can be retried.")
        return accepted(dict(RunSerializer(self.get_object()).data), run)


def live(request: HttpRequest) -> HttpResponse:
    """The process is up."""
    return JsonResponse({"live": True})


def ready(request: HttpRequest) -> HttpResponse:
    """Database, Redis, storage and workers answer; 503 with what doesn't."""
    parts = selectors.readiness()
    return JsonResponse({"ready": all(parts.values()), **parts}, status=200 if all(parts.values()) else 503)


async def run_events(request: HttpRequest, run_id: UUID) -> HttpResponseBase:
    """`text/event-stream` of a run: every event once, in order, from after `Last-Event-ID` on."""
    return await event_stream(request, run_id)
