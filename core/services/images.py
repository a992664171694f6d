"""Images: taken in with their Run, and deleted for good."""

import json
from uuid import UUID

from django.db import transaction

from core import runs
from core.models import Image, Run, User
from core.runs import NewRun
from core.services.files import Accepted, accept_once, check_size, drop_unused_files, fingerprint, put_file

IMAGE_TASK = "core.tasks.process_image_task"


def create_image(owner: User, *, data: bytes, name: str, purpose: str, key: str = "") -> Accepted:
    """Check and store a picture, and queue the Run that reads it.

    Raises InputRefused before anything is stored, OSError when the store can't be written.
    """
    from resumelib.imaging import inspect_picture

    check_size(data)
    facts = inspect_picture(data)

    def make() -> tuple[UUID, Run]:
        original = put_file(owner, data, facts.media_type)
        image = Image.objects.create(owner=owner, purpose=purpose, name=name[:255], original=original)
        start = {"original": original.digest, "purpose": purpose, "name": name}
        run = runs.create(owner, NewRun(IMAGE_TASK, image.pk, json.dumps(start).encode(), files=[original]))
        Image.objects.filter(pk=image.pk).update(run=run)
        return image.pk, run

    return accept_once(owner, key, fingerprint("image", data, purpose), make, data=[data])


def delete_image(image: Image) -> None:
    """For good: rows, runs and bytes."""
    owner, mine = image.owner, Run.objects.filter(subject_id=image.pk, owner_id=image.owner_id)
    for run_id in list(mine.values_list("pk", flat=True)):
        runs.cancel(run_id)
    with transaction.atomic():
        image.delete()
        mine.delete()
    drop_unused_files(owner)
