"""Reading what the command was given, and writing what it made: all or nothing, never over the input."""

import errno
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from cvimprover.cli.streams import tell
from resumelib.errors import EmptyInput, InputRefused, TooLarge, WrongUsage
from resumelib.model.document import SourceDocument

# Read no further than this; the parser's own limit is lower and says so in its own words.
MAX_BYTES = 64 * 1024 * 1024
_FULL = (errno.ENOSPC, errno.EDQUOT)
IMAGE_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif"}


def read_document(path: str, what: str = "CV") -> SourceDocument:
    """The file's bytes; `-` is standard input; `what` it should hold is named when it is refused.

    Raises WrongUsage when there is no such file, InputRefused by size.
    """
    if path == "-":
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        name = ""
    else:
        data, name = _read(Path(path)), Path(path).name
    if not data:
        raise EmptyInput(f"{path} is empty. Choose the file that holds the {what}.")
    if len(data) > MAX_BYTES:
        raise TooLarge(
            f"{path} is larger than {MAX_BYTES // 1024 // 1024} MB. Export the {what} without large pictures and try again."
        )
    return SourceDocument(data, name)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise WrongUsage(f"There is no file {path}. Check its name.") from None
    except IsADirectoryError:
        raise WrongUsage(f"{path} is a folder. Name the files in it.") from None
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise WrongUsage(
            f"{path} can't be opened ({reason}). Check its rights, or name another file."
        ) from None


def read_text(path: str, what: str) -> str:
    """A posting or answers file as text; PDF, DOCX and HTML postings are read by the parser."""
    document = read_document(path, what)
    if document.data[:4] in (b"%PDF", b"PK\x03\x04") or document.data.lstrip()[:1] == b"<":
        from resumelib.parsing import extract_text

        return extract_text(document)
    try:
        return document.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = document.data.decode("cp1252", errors="replace")
        if "\x00" in text:
            raise InputRefused(f"{path} is not text. Give the {what} as text, HTML, PDF or DOCX.") from None
        return text


def portrait(path: str) -> bytes:
    """The photo made fit for a page: upright, cropped around the face, without its metadata. Raises InputRefused."""
    from resumelib.rendering import prepare_portrait

    return prepare_portrait(read_document(path, "portrait").data)


def is_image(path: str) -> bool:
    return Path(path).suffix.lower() in IMAGE_SUFFIXES


def stems(paths: Iterable[str]) -> dict[str, str]:
    """Each input with the stem of its output. Two inputs with one stem are refused: one would overwrite the other."""
    seen: dict[str, str] = {}
    for path in paths:
        stem = "stdin" if path == "-" else Path(path).stem
        if stem in seen:
            raise WrongUsage(
                f"{seen[stem]} and {path} would both be written to “{stem}”. Rename one, or run them apart."
            )
        seen[stem] = path
    return {path: stem for stem, path in seen.items()}


def refuse_overwriting(outputs: Iterable[str], inputs: Iterable[str]) -> None:
    """The uploaded file is never changed, so an output may not be one of the inputs."""
    given = {os.path.realpath(path) for path in inputs if path != "-"}
    for output in outputs:
        if os.path.realpath(output) in given:
            raise WrongUsage(
                f"{output} is the input. Give the result another name, so that the original stays."
            )


def write_all(contents: Mapping[str, bytes]) -> None:
    """Write all files or none: each beside its place first, then by rename. A folder that is missing is made.

    Raises WrongUsage; then nothing is left behind.
    """
    beside: dict[str, Path] = {}
    path = ""
    try:
        for path, data in contents.items():
            if Path(path).is_dir():
                raise IsADirectoryError(errno.EISDIR, path)
            beside[path] = _write_beside(Path(path), data)
        for path, temporary in beside.items():
            temporary.replace(path)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        wish = (
            "Free some space there, or name another place." if error.errno in _FULL else "Name another place."
        )
        raise WrongUsage(f"{path} can't be written ({reason}). {wish}") from None
    finally:
        for temporary in beside.values():
            temporary.unlink(missing_ok=True)


def _write_beside(target: Path, data: bytes) -> Path:
    """A new file with the data in the folder of `target`. Raises OSError, and leaves nothing then."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".cvimprover-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def each_document(
    paths: list[str], out: str | None, suffix: str, convert: Callable[[SourceDocument], str]
) -> int:
    """Convert every file in one process; a refused file is named and the others go on. Returns the exit code.

    `convert` takes a SourceDocument and returns text. Without `out`, results go to standard output.
    """
    names, refused = stems(paths), False
    for path in paths:
        try:
            text = convert(read_document(path))
        except InputRefused as error:
            refused = True
            where = "" if error.sentence.startswith(path) else f"{path}: "
            tell(f"cvimprover: {where}{error.sentence}")
            continue
        if out is None:
            sys.stdout.write(text if text.endswith("\n") else text + "\n")
        else:
            write_all({str(Path(out) / f"{names[path]}{suffix}"): text.encode()})
    return 3 if refused else 0
