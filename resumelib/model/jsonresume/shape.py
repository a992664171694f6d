"""Whether what was sent as JSON Resume is one: reading is lenient and drops what it can't use, a correction must not."""

from collections.abc import Mapping
from typing import Any

_SECTIONS = (
    "work", "volunteer", "education", "projects", "skills", "languages", "certificates", "awards", "publications",
    "interests", "references",
)  # fmt: skip
_TEXTS = frozenset(("highlights", "keywords", "courses", "roles"))
_TEXT = frozenset((
    "name", "label", "email", "phone", "url", "website", "summary", "position", "company", "location", "description",
    "startDate", "endDate", "institution", "area", "studyType", "score", "gpa", "entity", "type", "level", "language",
    "fluency", "issuer", "date", "title", "awarder", "publisher", "releaseDate", "reference", "organization",
    "address", "postalCode", "city", "region", "countryCode", "network", "username",
))  # fmt: skip


def misshapen(data: Mapping[str, Any]) -> str:
    """What the first value of a wrong type ought to be, such as "`work` is a list of objects"; empty where all is right."""
    basics, meta = data.get("basics", {}), data.get("meta", {})
    if not isinstance(basics, Mapping):
        return "`basics` is an object"
    if not isinstance(meta, Mapping) or not isinstance(meta.get("cvimprover", {}), Mapping):
        return "`meta` is an object, and so is its `cvimprover`"
    return _in_basics(basics) or next(filter(None, (_in_section(data, name) for name in _SECTIONS)), "")


def _in_basics(basics: Mapping[str, Any]) -> str:
    place = basics.get("location", {})
    if isinstance(place, Mapping) and (wrong := _in_entry(place, "basics.location")):
        return wrong
    if not isinstance(place, Mapping | str):
        return "`basics.location` is an object or a text"
    rest = {name: value for name, value in basics.items() if name != "location"}
    return _in_entry(rest, "basics") or _in_section(basics, "profiles", "basics.")


def _in_section(data: Mapping[str, Any], name: str, above: str = "") -> str:
    entries = data.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        return f"`{above}{name}` is a list of objects"
    told = (_in_entry(entry, f"{above}{name}[{n}]") for n, entry in enumerate(entries))
    return next(filter(None, told), "")


def _in_entry(entry: Mapping[str, Any], path: str) -> str:
    for name, value in entry.items():
        if value is None:  # left out, as many programs write it
            continue
        if name in _TEXT and not _is_text(value):
            return f"`{path}.{name}` is a text"
        if name in _TEXTS and not (isinstance(value, list) and all(map(_is_text, value))):
            return f"`{path}.{name}` is a list of texts"
    return ""


def _is_text(value: Any) -> bool:
    """Numbers too: a year or a grade is often written as one, and is read as text."""
    return isinstance(value, str | int | float) and not isinstance(value, bool)
