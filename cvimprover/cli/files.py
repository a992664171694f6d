"""Reading what the command was given, and writing what it made: all or nothing, never over the input."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from resumelib.errors import EmptyInput, InputRefused, TooLarge, WrongUsage
from resumelib.model.document import SourceDocument

# Read no further than this; the parser's own limit is lower and says so in its own words.
MAX_BYTES = 64 * 1024 * 1024
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
        raise WrongUsage(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise WrongUsage(f"{path} is a folder. Name the files in it.") from None
    except OSError as error:
        raise WrongUsage(f"{path} can't be opened ({os.strerror(error.errno or 0)}).") from None


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
    given = {Path(path).resolve() for path in inputs if path != "-"}
    for output in outputs:
        if Path(output).resolve() in given:
            raise WrongUsage(
                f"{output} is the input. Give the result another name, so that the original stays."
            )


def write_all(contents: Mapping[str, bytes]) -> None:
    """Write each file by rename, after all of them are known; a folder that is missing is made."""
    for path, data in contents.items():
        target = Path(path)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            umask = os.umask(0)
            os.umask(umask)
            Path(temporary).chmod(0o666 & ~umask)
            Path(temporary).replace(target)
        except OSError as error:
            raise WrongUsage(f"{path} can't be written ({os.strerror(error.errno or 0)}).") from None


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
            print(f"cvimprover: {where}{error.sentence}", file=sys.stderr)
            continue
        if out is None:
            sys.stdout.write(text if text.endswith("\n") else text + "\n")
        else:
            write_all({str(Path(out) / f"{names[path]}{suffix}"): text.encode()})
    return 3 if refused else 0
