"""Documents that already are data, as JSON Resume: what every reader of such a format returns, and what becomes of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from resumelib.errors import TooLarge
from resumelib.model.document import Layout, Leftover, Parsed
from resumelib.model.jsonresume import from_json_resume, to_json_resume

MAX_VALUES = 50_000
MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Structured:
    """A career as a JSON Resume mapping, and what it was read from."""

    json_resume: Mapping[str, Any]
    media_type: str
    source: Any  # the document's own values, to find what no field took


def parsed_of(document: Structured) -> Parsed:
    """The Resume, with every text that found no field in `leftover`."""
    resume = from_json_resume(document.json_resume)
    kept = " ".join(text for _, text in texts_in(to_json_resume(resume)))
    known = " ".join(kept.split())
    leftover = []
    for key, text in texts_in(document.source):
        flat = " ".join(text.split())
        if key not in _NOT_TEXT and flat and flat not in known and not _in_parts(flat, known):
            leftover.append(Leftover(flat))
    return Parsed(
        resume,
        text=readable(document.json_resume),
        leftover=tuple(leftover),
        media_type=document.media_type,
        read_by="structured",
        layout=Layout(has_photo=_names_a_picture(document.json_resume)),
    )


def _names_a_picture(resume: Mapping[str, Any]) -> bool:
    basics = resume.get("basics")
    return isinstance(basics, Mapping) and any(
        isinstance(basics.get(key), str) and basics[key].strip() for key in ("image", "picture", "photo")
    )


_NOT_TEXT = {
    "$schema",
    "canonical",
    "version",
    "lastModified",
    "theme",
    "image",
    "picture",
    "design",
    "locale",
}


def _in_parts(text: str, known: str) -> bool:
    """Texts that were split or unmarked on the way: every word of theirs is found."""
    return all(word.strip("*_[]()<>,;:.-–•") in known for word in text.split())


def texts_in(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text and number below, with the key it stands under."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from texts_in(inner, str(name))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner, key)
    elif isinstance(value, str):
        yield key, value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield key, str(value)


def check_size(value: Any) -> None:
    """Raises TooLarge when there are more values or levels than a career has."""
    level, seen = [value], 0
    for _ in range(MAX_DEPTH):
        below: list[Any] = []
        for item in level:
            below.extend(
                item.values() if isinstance(item, Mapping) else item if isinstance(item, list) else ()
            )
            if seen + len(below) > MAX_VALUES:
                raise TooLarge("This file holds far more values than a CV; it is not read.")
        seen += len(below)
        level = below
        if not level:
            return
    raise TooLarge("This file is nested too deeply to be a CV.")


def readable(resume: Mapping[str, Any]) -> str:
    """The values as lines a person can read, section by section, titles in capitals."""
    lines: list[str] = []
    for key, value in resume.items():
        if key.startswith("$") or key == "meta":
            continue
        if key != "basics" and value:
            lines += ["", key.upper()]
        for entry in value if isinstance(value, list) else [value]:
            lines += _entry_lines(entry)
    return "\n".join(lines).strip()


def _entry_lines(entry: Any) -> list[str]:
    if not isinstance(entry, Mapping):
        return [str(entry)] if isinstance(entry, str | int | float) else []
    lines = []
    for key, value in entry.items():
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            lines += [", ".join(value)] if key in ("keywords", "roles") else ["• " + item for item in value]
        elif isinstance(value, Mapping):
            lines.append(", ".join(text for _, text in texts_in(value)))
        elif isinstance(value, list):
            lines += [" ".join(text for _, text in texts_in(item)) for item in value]
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            lines.append(str(value))
    return [line for line in lines if line.strip()]
