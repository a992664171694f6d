"""Files by their content, and submissions that are accepted once."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from core import runs, storage
from core.models import Run, StoredFile, Submission, User
from core.runs import crash_point
from resumelib.errors import EmptyInput, TooLarge, WrongUsage

IMAGE_TASK = "core.tasks.process_image_task"
T = TypeVar("T")


class KeyReused(Exception):
    """The Idempotency-Key was used before, with another request."""


# ---------------------------------------------------------------- files


def check_size(data: bytes) -> None:
    """Raises EmptyInput or TooLarge."""
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyInput("The file is empty: nothing was received. Choose it again, or export it anew.")
    check_length(len(data))


def check_length(size: int) -> None:
    """Raises TooLarge."""
    if size > settings.MAX_UPLOAD_BYTES:
        raise TooLarge(
            f"The file has {size / 1e6:.0f} MB; up to {settings.ENV.max_upload_mb} MB are taken. "
            "Export it smaller, or without its pictures."
        )


def put_file(owner: User, data: bytes, media_type: str = "") -> StoredFile:
    """Bytes to disk by rename, then the row. The same content twice is one file."""
    digest = storage.write(owner.pk, data)
    crash_point("upload-renamed")
    file, _ = StoredFile.objects.get_or_create(
        owner=owner, digest=digest, defaults={"size": len(data), "media_type": media_type}
    )
    return file


def read_file(file: StoredFile) -> bytes:
    """Raises storage.FileGone when the bytes are gone or damaged, OSError when the store can't be read."""
    return storage.read(file.owner_id, file.digest)


def drop_unused_files(owner: User) -> int:
    """Delete the owner's files that nothing refers to any more. Returns how many."""
    unused = Q()
    for relation in StoredFile._meta.related_objects:
        unused &= Q(
            **{f"{relation.get_accessor_name() if relation.related_name else relation.name}__isnull": True}
        )
    dropped = 0
    for file in StoredFile.objects.filter(unused, owner=owner).distinct():
        with transaction.atomic():
            file.delete()
            path_owner, digest = file.owner_id, file.digest
            transaction.on_commit(lambda o=path_owner, d=digest: storage.remove(o, d))  # type: ignore[misc]
        dropped += 1
    return dropped


def sweep_orphans(older_than_seconds: float = 3600) -> int:
    """Remove stored bytes without a row: what was written by a step that never committed. Returns how many."""
    swept = 0
    for owner, digest, path in storage.walk(older_than_seconds):
        if not digest or not StoredFile.objects.filter(owner_id=owner, digest=digest).exists():
            path.unlink(missing_ok=True)
            swept += 1
    return swept


# ---------------------------------------------------------------- the same request twice


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a submission led to; `repeated` when it had been accepted before under the same key."""

    object_id: UUID
    run: Run
    repeated: bool = False


def accept_once(
    owner: User,
    key: str,
    fingerprint: str,
    make: Callable[[], tuple[UUID, Run]],
    *,
    data: Sequence[bytes] = (),
) -> Accepted:
    """Call `make` in one transaction with the note of its key, or give what the key led to before.

    `data` is what `make` will store: written before the transaction, which so holds the database for moments only.
    Raises KeyReused, and runs.QueueFull before anything is stored.
    """
    if len(key) > 200:
        raise WrongUsage("An Idempotency-Key has at most 200 characters.")
    if key and (known := _known(owner, key, fingerprint)):
        return known
    runs.admit(owner)
    for content in data:
        storage.write(owner.pk, content)
    try:
        with transaction.atomic():
            object_id, run = make()
            if key:
                Submission.objects.create(
                    owner=owner, key=key, fingerprint=fingerprint, object_id=object_id, run=run
                )
            crash_point("before-accept-commit")
    except IntegrityError:
        if key and (known := _known(owner, key, fingerprint)):  # the same request, at the same moment
            return known
        raise
    crash_point("after-accept-commit")
    return Accepted(object_id, run)


def _known(owner: User, key: str, fingerprint: str) -> Accepted | None:
    found = Submission.objects.select_related("run").filter(owner=owner, key=key).first()
    if found is None:
        return None
    if found.fingerprint != fingerprint:
        raise KeyReused
    return Accepted(found.object_id, found.run, repeated=True)


def forget_old_submissions(days: int = 7) -> int:
    """An Idempotency-Key is remembered for a week."""
    return Submission.objects.filter(created_at__lt=timezone.now() - timedelta(days=days)).delete()[0]


def fingerprint(*parts: Any) -> str:
    """Of a request: bytes by their hash, everything else by its JSON."""
    plain = [sha256(part).hexdigest() if isinstance(part, bytes) else part for part in parts]
    return sha256(json.dumps(plain, sort_keys=True, default=str).encode()).hexdigest()
