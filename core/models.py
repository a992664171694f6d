"""The ground's nouns: who owns, which files, and the Runs that work on them.

Only `core.runs` writes Run, RunStep, RunEvent, RunWait, WorkerNode, Lease and Tally.
"""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person with documents here. Until accounts exist there is one, made by itself: the local owner."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)


class StoredFile(models.Model):
    """One immutable file of one owner, addressed by content. The bytes are in `core.storage`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="files")
    digest = models.CharField(max_length=64)  # SHA-256
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "digest"], name="one_file_per_content_and_owner")
        ]


class Run(models.Model):
    """One execution for one owner. This row is the single truth of its state, and the outbox of its hint."""

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        SUCCEEDED = "succeeded"
        FAILED = "failed"
        CANCELLED = "cancelled"

    class Resource(models.TextChoices):
        CPU = "cpu"
        IO = "io"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="runs")
    task = models.CharField(max_length=100)  # the Celery task that does it, by name
    subject_id = models.UUIDField()  # the Image or the CVQuestionnaire it works for
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    resource = models.CharField(max_length=3, choices=Resource.choices, default=Resource.CPU)
    bulk = models.BooleanField(default=False)  # interactive runs go before these
    endpoint = models.CharField(
        max_length=64, blank=True
    )  # fingerprint of the model endpoint it will call, if any
    step = models.CharField(max_length=40, blank=True)  # the step at work, or the last one
    percent = models.PositiveSmallIntegerField(default=0)
    first_step = models.CharField(max_length=40, blank=True)  # where a later run of the same CV begins
    start_state = models.BinaryField()  # what the first step is given, compressed
    created_at = models.DateTimeField()
    run_after = models.DateTimeField()
    hinted_at = models.DateTimeField(null=True)  # a message is under way since
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    attempt = models.PositiveIntegerField(default=0)  # claims so far
    lease_token = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    lease_node = models.CharField(max_length=200, blank=True)  # which worker
    lease_message = models.CharField(max_length=64, blank=True)  # which message it answered
    crashes = models.PositiveSmallIntegerField(default=0)  # its own process died under it
    losses = models.PositiveSmallIntegerField(default=0)  # the whole worker or machine went away
    errors = models.PositiveSmallIntegerField(default=0)  # unexpected exceptions
    waits = models.PositiveIntegerField(
        default=0
    )  # times it was held back for something outside (model, disk)
    waiting_since = models.DateTimeField(null=True)
    cancel_asked_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)  # one sentence for the person
    reason_code = models.CharField(max_length=40, blank=True)
    last_seq = models.PositiveIntegerField(default=0)  # of its events

    class Meta:
        indexes = [
            models.Index(fields=["state", "resource", "run_after"], name="run_queue"),
            models.Index(fields=["owner", "state", "created_at"], name="run_owner"),
            models.Index(fields=["subject_id"], name="run_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_lease_exactly_while_running",
                condition=models.Q(state="running", lease_token__isnull=False, lease_until__isnull=False)
                | (~models.Q(state="running") & models.Q(lease_token__isnull=True)),
            ),
            models.CheckConstraint(
                name="finished_exactly_when_final",
                condition=models.Q(state__in=["queued", "running"], finished_at__isnull=True)
                | models.Q(state__in=["succeeded", "failed", "cancelled"], finished_at__isnull=False),
            ),
        ]


class RunStep(models.Model):
    """A step that is done: its input's hash and its output. Written once, in the transaction that ends the step."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="steps")
    name = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    input_hash = models.CharField(max_length=64)
    output = models.BinaryField()  # the State after it, compressed
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField()  # by the worker's monotonic clock

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["run", "name"], name="one_row_per_step")]


class RunEvent(models.Model):
    """What happened, numbered without gaps from 1. `data` holds ids, counts and our own sentences, never CV text."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)  # state, began, said, ended
    data = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["run", "seq"], name="one_event_per_number")]


class RunWait(models.Model):
    """`run` starts when `on` is over, whatever its end."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="waits_on")
    on = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="waited_for_by")


class RunFile(models.Model):
    """A file that a Run made or uses, so that it isn't swept."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="runs")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "file"], name="one_row_per_run_and_file")]


class ModelCall(models.Model):
    """Journal of one call to a language model: written before it is sent and after it is answered."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="model_calls")
    key = models.CharField(max_length=64)  # hash of model, prompt and schema
    sent = models.PositiveSmallIntegerField(default=0)
    answer = models.JSONField(null=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "key"], name="one_row_per_call")]


class Breaker(models.Model):
    """One per model endpoint. While it is open, runs that need it are not handed out."""

    endpoint = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)  # in a row
    open_until = models.DateTimeField(null=True)


class WorkerNode(models.Model):
    """A worker process group that announces itself, so that hints can be kept few."""

    name = models.CharField(max_length=200, primary_key=True)
    resource = models.CharField(max_length=3)
    slots = models.PositiveSmallIntegerField()
    seen_at = models.DateTimeField()
    draining = models.BooleanField(default=False)


class Lease(models.Model):
    """Who does a thing that only one process should do at a time, and until when."""

    name = models.CharField(max_length=40, primary_key=True)
    holder = models.UUIDField()
    until = models.DateTimeField()


class Tally(models.Model):
    """A count of something that should be rare and must be visible: `fenced-writes`, `hints`, `reaped`."""

    name = models.CharField(max_length=40, primary_key=True)
    count = models.BigIntegerField(default=0)


class Submission(models.Model):
    """An Idempotency-Key and what it led to. The same key with another body is refused."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="submissions")
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    object_id = models.UUIDField()
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="one_submission_per_key")]


class Image(models.Model):
    """A picture that came in: a scanned page to be read, or a portrait. The renditions carry no metadata."""

    class Purpose(models.TextChoices):
        SCAN = "scan"
        PHOTO = "photo"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="images")
    purpose = models.CharField(max_length=5, choices=Purpose.choices)
    name = models.CharField(max_length=255, blank=True)
    original = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="images")
    rendition = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="renditions")
    reading = models.ForeignKey(
        StoredFile, null=True, on_delete=models.PROTECT, related_name="readings"
    )  # ReadPages
    run = models.ForeignKey(Run, null=True, on_delete=models.SET_NULL, related_name="+")
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True)
    lines = models.JSONField(
        default=list
    )  # [{"text", "confidence", "page", "box": [x0, y0, x1, y1]}], pixels of that ImagePage's picture
    confidence = models.FloatField(null=True)  # mean over characters, 0 to 1
    created_at = models.DateTimeField(auto_now_add=True)


class ImagePage(models.Model):
    """A page of a scan as it was read: cut out of its photograph, upright and level. Can be made again."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveSmallIntegerField()  # from 1
    picture = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="image_pages")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["image", "number"], name="one_picture_per_page")]
