"""Secrets that this installation makes for itself, and the folder that holds them."""

import os
import secrets
from hashlib import sha256
from pathlib import Path

from resumelib.errors import WrongUsage


def prepare_folder(folder: Path) -> None:
    """Make `folder` with mode 0700. Raises WrongUsage when it can't be used."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise WrongUsage(
            f"The data folder {folder} can't be made. Set DATA_DIR to one that can be written."
        ) from None
    if not os.access(folder, os.W_OK):
        raise WrongUsage(f"The data folder {folder} can't be written. Set DATA_DIR to one that can.")


def kept_secret(path: Path) -> str:
    """The secret in `path`, made with mode 0600 the first time; safe when several processes start at once."""
    if not path.exists():
        draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(descriptor)
        try:
            os.link(draft, path)  # fails when another process was first; its secret counts
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()


def make_opening_token(data_dir: Path) -> str:
    """A token that opens the pages once. Only its hash is kept; using it removes the file, so it works once."""
    token = secrets.token_urlsafe(24)
    folder = data_dir / "opening"
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / sha256(token.encode()).hexdigest()).touch(mode=0o600)
    return token


def use_opening_token(data_dir: Path, token: str) -> bool:
    """True exactly once for each token made."""
    try:
        (data_dir / "opening" / sha256(token.encode()).hexdigest()).unlink()
    except FileNotFoundError:
        return False
    return True
