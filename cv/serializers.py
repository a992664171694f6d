"""JSON shapes of CVs, in and out. They double as the schema."""

import json
from typing import Any

from rest_framework import serializers

from core.serializers import JSONValue, OneOf, RunSerializer, TextField
from cv.models import CVQuestionnaire, Version
from cv.services import Request, themes
from resumelib.errors import WrongUsage
from resumelib.model.document import SourceDocument
from resumelib.model.region import refuse_unknown

EXPERIENCE = ("0-2", "3-5", "6+")
COMPANY = ("startup", "small", "medium", "enterprise")
TIMELINE = ("immediate", "1-3 months", "3-6 months", "6+ months")
DECISIONS = ("accepted", "rejected", "edited", "pending")


class QuestionnaireSerializer(serializers.ModelSerializer[CVQuestionnaire]):
    run = RunSerializer(read_only=True)
    result = serializers.SerializerMethodField()

    class Meta:
        model = CVQuestionnaire
        fields = [
            "id", "name", "created_at", "position", "industry", "experience_level", "company_size", "location",
            "application_timeline", "posting", "theme", "region", "llm", "photo", "letter", "company", "run", "result",
        ]  # fmt: skip

    def get_result(self, questionnaire: CVQuestionnaire) -> str:
        return f"/api/v1/questionnaires/{questionnaire.pk}/result/"


def _check_theme(name: str) -> str:
    """Refused before anything is stored; empty is the default."""
    names = [theme.name for theme in themes()]
    if name and name not in names:
        raise serializers.ValidationError(f"There is no such theme. Choose one of: {', '.join(names)}.")
    return name


def _check_region(code: str) -> str:
    try:
        refuse_unknown(code)
    except WrongUsage as error:
        raise serializers.ValidationError(error.sentence) from None
    return code.upper()


class Text(TextField):
    def __init__(self, length: int) -> None:
        super().__init__(max_length=length, required=False, allow_blank=True, default="")


class QuestionnaireUploadSerializer(serializers.Serializer[Any]):
    """The CV in exactly one of `resume`, `image`, `resume_text` and `resume_json`; all else is optional."""

    resume = serializers.FileField(required=False, allow_empty_file=True)
    image = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=20)
    resume_text = TextField(required=False, max_length=400_000, trim_whitespace=False)
    resume_json = JSONValue(required=False)
    photo = serializers.UUIDField(required=False, allow_null=True)
    position = Text(200)
    industry = Text(200)
    experience_level = OneOf(EXPERIENCE, required=False, allow_blank=True, default="")
    company_size = OneOf(COMPANY, required=False, allow_blank=True, default="")
    location = Text(200)
    application_timeline = OneOf(TIMELINE, required=False, allow_blank=True, default="")
    posting = Text(60_000)
    theme = Text(40)
    region = TextField(required=False, allow_blank=True, max_length=40, default="")
    fit_pages = serializers.IntegerField(
        required=False,
        allow_null=True,
        default=None,
        min_value=0,
        max_value=9,
        help_text="null: as the theme has it",
    )
    llm = OneOf(("auto", "off"), required=False, default="auto")
    accept = OneOf(("safe", "all"), required=False, default="safe")
    letter = serializers.BooleanField(
        required=False, default=False, help_text="Also write a cover letter (pdf, docx, txt)."
    )
    company = TextField(
        max_length=200, required=False, allow_blank=True, default="", help_text="Whom the letter goes to."
    )
    answers = JSONValue(required=False, help_text="{question key or path: what to say}")

    def validate_theme(self, given: str) -> str:
        return _check_theme(given)

    def validate_region(self, given: str) -> str:
        return _check_region(given)

    def validate_resume_json(self, given: Any) -> dict[str, Any]:
        if not isinstance(given, dict):
            raise serializers.ValidationError("Give a JSON Resume: an object with basics, work and so on.")
        return given

    def validate_answers(self, given: Any) -> list[tuple[str, str]]:
        if not isinstance(given, dict) or not all(isinstance(text, str) for text in given.values()):
            raise serializers.ValidationError("An object of question and answer.")
        return [(str(key), text) for key, text in given.items()]

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        ways = [
            name
            for name in ("resume", "image", "resume_text", "resume_json")
            if given.get(name) not in (None, "", [])
        ]
        if len(ways) != 1 and not (len(ways) == 0 and "resume" in given):
            raise serializers.ValidationError(
                "Give the CV in exactly one way: resume, image, resume_text or resume_json."
            )
        return given

    def to_request(self, file: bytes | None) -> Request:
        """The service's request; `file` holds the bytes of `resume`."""
        given = dict(self.validated_data)
        documents = []
        if file is not None:
            documents = [SourceDocument(file, given["resume"].name)]
        elif given.get("resume_text"):
            documents = [SourceDocument(given["resume_text"].encode(), "cv.txt")]
        elif given.get("resume_json"):
            documents = [
                SourceDocument(json.dumps(given["resume_json"], ensure_ascii=False).encode(), "cv.json")
            ]
        plain = {name: given[name] for name in (
            "position", "industry", "experience_level", "company_size", "location", "application_timeline",
            "posting", "llm", "accept",
        )}  # fmt: skip
        return Request(
            documents=documents,
            images=given.get("image") or (),
            photo=given.get("photo"),
            theme=given["theme"] or "classic",
            region=given["region"],
            fit_pages=given["fit_pages"],
            answers=tuple(given.get("answers") or ()),
            letter=given["letter"],
            company=given["company"],
            **plain,
        )


class LetterTextSerializer(serializers.Serializer[Any]):
    subject = TextField(allow_blank=True, max_length=300)
    greeting = TextField(allow_blank=True, max_length=200)
    body = TextField(max_length=12_000, help_text="Each line that isn't empty is a paragraph.")
    closing = TextField(allow_blank=True, max_length=200)


class NewRunSerializer(serializers.Serializer[Any]):
    version = serializers.UUIDField(required=False, allow_null=True)
    from_step = TextField(required=False, allow_blank=True, max_length=40, default="")
    theme = TextField(required=False, max_length=40)
    region = TextField(required=False, allow_blank=True, max_length=40)
    posting = TextField(required=False, allow_blank=True, max_length=60_000)
    letter = serializers.BooleanField(
        required=False, allow_null=True, help_text="Whether a cover letter is wanted too."
    )
    company = TextField(required=False, allow_blank=True, max_length=200)
    letter_text = LetterTextSerializer(
        required=False,
        allow_null=True,
        help_text="The letter in your own words; null: as it is put together.",
    )
    photo = serializers.UUIDField(required=False, allow_null=True, help_text="An Image's id; null removes it")
    fit_pages = serializers.IntegerField(
        required=False, allow_null=True, min_value=0, max_value=9, help_text="null: as the theme has it"
    )

    def validate_theme(self, given: str) -> str:
        return _check_theme(given)

    def validate_region(self, given: str) -> str:
        return _check_region(given)


class VersionSerializer(serializers.ModelSerializer[Version]):
    class Meta:
        model = Version
        fields = [
            "id",
            "questionnaire",
            "number",
            "kind",
            "parent",
            "run",
            "before_improving",
            "created_at",
            "resume",
        ]


class DecisionSerializer(serializers.Serializer[Any]):
    decision = OneOf(DECISIONS)
    text = TextField(required=False, allow_blank=True, max_length=4000, default="")
    confirmed = serializers.BooleanField(
        required=False,
        default=False,
        help_text="I confirm this is true: for a `text` the CV does not support.",
    )


class DecisionsSerializer(serializers.Serializer[Any]):
    """Which suggestions of the latest result: those of `suggestions`, or all of a kind; every filter given must hold."""

    decision = OneOf(("accepted", "rejected", "pending"))
    suggestions = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=500)
    applicability = OneOf(("safe", "confirm"), required=False)
    made_by = OneOf(("rule", "model"), required=False)
    rule = TextField(required=False, max_length=60, help_text="One rule of the built-in engine.")
    kind = OneOf(("text", "order", "keywords", "split", "groups"), required=False)

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        if set(given) == {"decision"}:
            raise serializers.ValidationError(
                "Say which suggestions: suggestions, applicability, made_by, rule or kind."
            )
        return given


class AnswerSerializer(serializers.Serializer[Any]):
    text = TextField(max_length=2000, trim_whitespace=False)


class ResultSerializer(serializers.Serializer[Any]):
    """The fields of `cvimprover improve --json`, and more."""

    questionnaire = serializers.UUIDField()
    run = serializers.UUIDField()
    current_run = serializers.UUIDField(allow_null=True)
    before = serializers.DictField(help_text="JSON Resume, as read.")
    after = serializers.DictField(help_text="JSON Resume, improved.")
    score_before = serializers.FloatField(allow_null=True)
    score_after = serializers.FloatField(allow_null=True)
    findings = serializers.ListField(child=serializers.DictField())
    review = serializers.DictField(allow_null=True)
    review_after = serializers.DictField(allow_null=True)
    comparison = serializers.DictField(allow_null=True)
    match = serializers.DictField(allow_null=True)
    suggestions = serializers.ListField(child=serializers.DictField())
    questions = serializers.ListField(child=serializers.DictField())
    blocked = serializers.ListField(child=serializers.DictField())
    artifacts = serializers.ListField(child=serializers.DictField())
    letter = serializers.DictField(
        allow_null=True,
        help_text="The cover letter: its texts, evidence and files; null where none was wanted.",
    )
    versions = serializers.ListField(child=serializers.DictField())
