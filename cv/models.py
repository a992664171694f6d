"""The product's nouns: the questionnaire somebody hands in, and what its runs make of it."""

import uuid

from django.db import models

from core.models import Image, Run, StoredFile, User


class CVQuestionnaire(models.Model):
    """One CV with the answers that go with it. The upload itself is never changed."""

    class Stage(models.TextChoices):
        """Where it stands with the employer it is for, as its owner notes it."""

        DRAFT = "draft"
        SENT = "sent"
        INTERVIEW = "interview"
        OFFER = "offer"
        REFUSAL = "refusal"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="questionnaires")
    name = models.CharField(max_length=255, blank=True)  # of the file as given; for people only
    position = models.CharField(max_length=200, blank=True)
    industry = models.CharField(max_length=200, blank=True)
    experience_level = models.CharField(max_length=10, blank=True)
    company_size = models.CharField(max_length=20, blank=True)
    location = models.CharField(max_length=200, blank=True)
    application_timeline = models.CharField(max_length=20, blank=True)
    posting = models.TextField(blank=True)
    theme = models.CharField(max_length=40, blank=True)
    region = models.CharField(max_length=2, blank=True)
    llm = models.CharField(max_length=4, default="auto")
    photo = models.ForeignKey(Image, null=True, on_delete=models.SET_NULL, related_name="+")
    fit_pages = models.PositiveSmallIntegerField(null=True)  # empty: as the theme has it
    letter = models.BooleanField(default=False)  # whether a cover letter is wanted too
    company = models.CharField(max_length=200, blank=True)  # whom the letter goes to
    letter_text = models.JSONField(default=dict, blank=True)  # a LetterText, where the person has one
    run = models.ForeignKey(Run, null=True, on_delete=models.SET_NULL, related_name="+")  # the latest
    copied_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="copies")
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.DRAFT)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "-created_at"], name="questionnaire_owner")]


class SourcePage(models.Model):
    """One uploaded file of a questionnaire, in page order."""

    questionnaire = models.ForeignKey(CVQuestionnaire, on_delete=models.CASCADE, related_name="sources")
    position = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="sources")
    name = models.CharField(max_length=255, blank=True)
    image = models.ForeignKey(Image, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "position"], name="one_source_per_page")
        ]


class Version(models.Model):
    """One state of the Resume. Append-only: a correction or a decision makes a new one."""

    class Kind(models.TextChoices):
        READ = "read"  # as parsed
        IMPROVED = "improved"  # with the suggestions that were applied
        CORRECTED = "corrected"  # edited by the person

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(CVQuestionnaire, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="children")
    run = models.ForeignKey(Run, null=True, on_delete=models.SET_NULL, related_name="versions")
    resume = models.JSONField()  # JSON Resume v1.0.0
    before_improving = models.BooleanField(
        default=False
    )  # a correction of what was read, not of what was improved
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "number"], name="one_version_per_number")
        ]


class Suggestion(models.Model):
    """A proposed edit as one run made it. `key` is the pipeline's own id, stable for the same text and rule."""

    class Decision(models.TextChoices):
        PENDING = "pending"
        ACCEPTED = "accepted"
        REJECTED = "rejected"
        EDITED = "edited"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(CVQuestionnaire, on_delete=models.CASCADE, related_name="suggestions")
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="suggestions")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=200)
    target = models.CharField(max_length=200)  # the field's id, stable
    path = models.CharField(max_length=200)  # its address in JSON Resume
    kind = models.CharField(max_length=10, default="text")  # text, order, keywords, split, groups
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    applicability = models.CharField(max_length=10)
    provenance = models.JSONField(default=dict)  # {"kind", "name", "prompt_hash"}
    evidence = models.JSONField(default=list)  # [{"source", "path", "excerpt", "field_id"}]
    applied = models.BooleanField(default=False)
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.PENDING)
    edited_text = models.TextField(blank=True)
    confirmed = models.BooleanField(default=False)  # the person said it is true, which the CV does not say

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["run", "key"], name="one_suggestion_per_key")]


class SuggestionDecision(models.Model):
    """Who decided what, when. Append-only; the Suggestion shows the last one."""

    class Move(models.TextChoices):
        UNDO = "undo"
        REDO = "redo"

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="decisions")
    decision = models.CharField(max_length=10)
    text = models.TextField(blank=True)
    confirmed = models.BooleanField(default=False)  # "I confirm this is true", said about `reasons`
    reasons = models.JSONField(default=list)  # what the fact gate had against the text
    move = models.CharField(
        max_length=4, choices=Move.choices, blank=True
    )  # how it came about, if not by itself
    at = models.DateTimeField(auto_now_add=True)


class Question(models.Model):
    """A fact that is missing, asked for and never filled."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(CVQuestionnaire, on_delete=models.CASCADE, related_name="questions")
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=200)
    target = models.CharField(max_length=200)
    path = models.CharField(max_length=200)
    text = models.TextField()
    hint = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["run", "key"], name="one_question_per_key")]


class Answer(models.Model):
    """What the person said, exactly as given: Evidence from then on. The last one to a question counts."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)


class Artifact(models.Model):
    """A file we made and checked: of the resume, or of the letter that goes with it."""

    class Document(models.TextChoices):
        RESUME = "resume"
        LETTER = "letter"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(CVQuestionnaire, on_delete=models.CASCADE, related_name="artifacts")
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="artifacts")
    version = models.ForeignKey(Version, null=True, on_delete=models.SET_NULL, related_name="artifacts")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="artifacts")
    document = models.CharField(max_length=10, choices=Document.choices, default=Document.RESUME)
    format = models.CharField(max_length=10)
    media_type = models.CharField(max_length=100)
    pages = models.PositiveSmallIntegerField(default=0)
    notes = models.JSONField(default=list)
    verified = models.PositiveIntegerField(default=0)  # facts an independent reader found again
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["run", "document", "format"], name="one_artifact_per_run_and_format"
            )
        ]


class Outcome(models.Model):
    """What a run found, besides versions, suggestions, questions and artifacts.

    `data`: {"review", "review_after", "comparison", "match", "posting", "blocked", "notes", "leftover", "hidden",
    "warnings", "read_by", "media_type", "confidence"}, each as the domain's nouns in JSON.
    """

    run = models.OneToOneField(Run, on_delete=models.CASCADE, primary_key=True, related_name="outcome")
    questionnaire = models.ForeignKey(CVQuestionnaire, on_delete=models.CASCADE, related_name="outcomes")
    data = models.JSONField()
