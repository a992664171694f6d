"""Files on disk: immutable, addressed by their content and owner, written by rename.

Nothing here knows the database; a file without a StoredFile row is an orphan and is swept.
"""

import os
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

from resumelib.errors import ResumeError


class FileGone(ResumeError):
    """Stored bytes that are no longer there, or no longer what they were. Trying again doesn't help."""

    code = "file-gone"

    def __init__(self) -> None:
        super().__init__("A file that this needs is no longer in the store, or is damaged. Send it again.")


def root() -> Path:
    return Path(settings.DATA_DIR) / "files"


def path_of(owner: UUID, digest: str) -> Path:
    """Where the bytes with this SHA-256 are, if they are there. Nothing of it comes from a file's name."""
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        raise ValueError("not a SHA-256")
    return root() / owner.hex / digest[:2] / digest


def write(owner: UUID, data: bytes) -> str:
    """Store `data` and return its SHA-256. After it returns, the bytes survive a power cut. Raises OSError."""
    digest = sha256(data).hexdigest()
    path = path_of(owner, digest)
    if path.exists() and path.stat().st_size == len(data):
        path.touch()  # young again: an orphan that is about to be used is not swept
        return digest
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.parent / f".{uuid4().hex}"
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        draft.replace(path)
    except BaseException:  # whatever it was, also a shutdown: no draft stays, and it is raised again
        draft.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    return digest


def read(owner: UUID, digest: str) -> bytes:
    """The bytes, checked against their address. Raises FileGone, OSError when the store itself can't be read."""
    try:
        data = path_of(owner, digest).read_bytes()
    except FileNotFoundError:
        if not root().is_dir():  # not mounted: that may pass
            raise
        raise FileGone from None
    if sha256(data).hexdigest() != digest:
        raise FileGone
    return data


def remove(owner: UUID, digest: str) -> None:
    path_of(owner, digest).unlink(missing_ok=True)


def writable() -> bool:
    """Whether a file can be written now."""
    probe = root() / f".probe-{uuid4().hex}"
    try:
        root().mkdir(mode=0o700, parents=True, exist_ok=True)
        probe.write_bytes(b"probe" * 1000)
        return probe.stat().st_size == 5000
    except OSError:
        return False
    finally:
        probe.unlink(missing_ok=True)


def walk(older_than_seconds: float) -> Iterator[tuple[UUID, str, Path]]:
    """Every stored file (owner, digest, path) that is older; drafts come with an empty digest."""
    limit = time.time() - older_than_seconds
    for owner_folder in root().glob("*"):
        try:
            owner = UUID(owner_folder.name)
        except ValueError:
            continue
        for path in owner_folder.glob("*/*"):
            try:
                old = path.stat().st_mtime < limit
            except FileNotFoundError:
                continue
            if old:
                yield owner, "" if path.name.startswith(".") else path.name, path


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
