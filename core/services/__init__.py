"""Every write of files and images: one function, one transaction. The Runs themselves are `core.runs`."""

from core.services.files import (
    Accepted,
    KeyReused,
    accept_once,
    check_length,
    check_size,
    drop_unused_files,
    fingerprint,
    forget_old_submissions,
    put_file,
    read_file,
    sweep_orphans,
)
from core.services.image_plan import IMAGE_PLAN
from core.services.images import IMAGE_TASK, create_image, delete_image
from core.services.storable import refuse_unstorable

__all__ = [
    "IMAGE_PLAN",
    "IMAGE_TASK",
    "Accepted",
    "KeyReused",
    "accept_once",
    "check_length",
    "check_size",
    "create_image",
    "delete_image",
    "drop_unused_files",
    "fingerprint",
    "forget_old_submissions",
    "put_file",
    "read_file",
    "refuse_unstorable",
    "sweep_orphans",
]
