"""JSON shapes of images and runs, in and out. They double as the schema."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core import selectors
from core.models import Image, Run
from core.services import refuse_unstorable


class JSONValue(serializers.JSONField):
    """JSON inside a form, which comes as a text and is parsed here."""

    def to_internal_value(self, data: Any) -> Any:
        try:
            value = super().to_internal_value(data)
            refuse_unstorable(value)
        except (RecursionError, ValueError):
            self.fail("invalid")
        return value


class TextField(serializers.CharField):
    """A text and nothing else: 5 is not "5"."""

    default_error_messages = {"invalid": "Give a text."}

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return str(super().to_internal_value(data))


class OneOf(serializers.ChoiceField):
    """One of a few words; the refusal names them and does not repeat what was sent."""

    def __init__(self, choices: Any, **more: Any) -> None:
        super().__init__(choices, **more)
        self.error_messages["invalid_choice"] = f"Choose one of: {', '.join(map(str, self.choices))}."


class ProblemSerializer(serializers.Serializer[Any]):
    """RFC 9457; the `type`s are listed in docs/reference/api-errors.md."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="One sentence that says what to do.")
    errors = serializers.JSONField(required=False, help_text="Per field, for `invalid`.")


class StepSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    milliseconds = serializers.IntegerField()
    ended_at = serializers.DateTimeField()


class RunSerializer(serializers.ModelSerializer[Run]):
    steps = serializers.SerializerMethodField()
    url = serializers.SerializerMethodField()
    events = serializers.SerializerMethodField()

    class Meta:
        model = Run
        fields = [
            "id", "url", "events", "state", "step", "percent", "subject_id", "reason", "reason_code", "attempt",
            "created_at", "run_after", "started_at", "finished_at", "cancel_asked_at", "last_seq", "steps",
        ]  # fmt: skip

    @extend_schema_field(StepSerializer(many=True))
    def get_steps(self, run: Run) -> list[dict[str, object]]:
        return selectors.run_steps(run)

    def get_url(self, run: Run) -> str:
        return f"/api/v1/runs/{run.pk}/"

    def get_events(self, run: Run) -> str:
        return f"/api/v1/runs/{run.pk}/events/"


class ImageSerializer(serializers.ModelSerializer[Image]):
    run = RunSerializer(read_only=True)
    renditions = serializers.SerializerMethodField()

    class Meta:
        model = Image
        fields = [
            "id", "purpose", "name", "created_at", "run", "width", "height", "text", "lines", "confidence", "renditions",
        ]  # fmt: skip

    @extend_schema_field(serializers.ListField(child=serializers.DictField()))
    def get_renditions(self, image: Image) -> list[dict[str, object]]:
        """The upright picture (of a photo, the portrait), and each page as it was read: the boxes of `lines` are its pixels."""
        if image.rendition is None:
            return []
        url = f"/api/v1/images/{image.pk}/rendition/"
        upright = {"name": "upright", "media_type": "image/jpeg", "size": image.rendition.size, "url": url}
        pages = [
            {
                "name": f"page-{page.number}", "media_type": "image/jpeg", "size": page.picture.size,
                "url": f"{url}?page={page.number}", "width": page.width, "height": page.height,
            }
            for page in image.pages.all()  # type: ignore[attr-defined, unused-ignore]
        ]  # fmt: skip
        return [upright, *pages]


class ImageUploadSerializer(serializers.Serializer[Any]):
    file = serializers.FileField(allow_empty_file=True)
    purpose = OneOf(Image.Purpose.choices, default=Image.Purpose.SCAN)
