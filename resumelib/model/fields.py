"""Every text of a Resume, addressed two ways: a stable field id, and its path in JSON Resume.

`work1.position` is a field id, `work[0].position` its path. Ids survive reordering, paths are for reading.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, Literal

from resumelib.model.resume import DateRange, Highlight, PartialDate, Resume

Role = Literal["name", "contact", "title", "prose", "highlight", "skill", "date", "other"]

# JSON Resume's spelling where it differs from ours.
JSON_NAMES = {"study_type": "studyType", "country_code": "countryCode", "postal_code": "postalCode"}

_NAMES = {"name", "institution", "entity", "awarder", "publisher", "issuer", "organization", "subtitle"}
_TITLES = {"position", "label", "study_type", "area", "title", "type", "roles"}
_PROSE = {"summary", "description", "text", "reference"}
_CONTACT = {"email", "phone", "url", "network", "username", "city", "region", "country_code", "postal_code", "address", "as_written", "location"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One text. `entry` is the id of the entry it belongs to ("basics" for the person's own)."""

    id: str
    path: str
    text: str
    role: Role
    section: str
    entry: str


def iter_fields(resume: Resume) -> Iterator[Field]:
    """Every non-empty text in reading order of the model; dates give one Field each, as ISO text."""
    yield from _walk(resume.basics, "basics", "basics", "basics", "basics")
    for section in fields(resume):
        if section.name in ("basics", "sections", "language"):
            continue
        for index, entry in enumerate(getattr(resume, section.name)):
            yield from _walk(entry, entry.id, f"{section.name}[{index}]", section.name, entry.id)


def _walk(noun: Any, id_: str, path: str, section: str, entry: str) -> Iterator[Field]:
    for name in _names(noun.__class__):
        value = getattr(noun, name)
        if value in ("", (), None):
            continue
        key = f"{path}.{JSON_NAMES.get(name, name)}"
        yield from _value(value, name, f"{id_}.{name}", key, section, entry)


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name != "id")


def _value(value: Any, name: str, id_: str, path: str, section: str, entry: str) -> Iterator[Field]:
    if isinstance(value, str):
        yield Field(id_, path, value, _role(name, section), section, entry)
    elif isinstance(value, DateRange):
        base_id, base_path = id_.rpartition(".")[0], path.rpartition(".")[0]
        for part, key in ((value.start, "startDate"), (value.end, "endDate")):
            if part:
                yield Field(f"{base_id}.{key}", f"{base_path}.{key}", part.iso, "date", section, entry)
    elif isinstance(value, PartialDate):
        yield Field(id_, path, value.iso, "date", section, entry)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, Highlight):
                yield Field(item.id, f"{path}[{index}]", item.text, "highlight", section, entry)
            elif isinstance(item, str):
                yield Field(f"{id_}.{index}", f"{path}[{index}]", item, _role(name, section), section, entry)
            else:
                inner = getattr(item, "id", "") or f"{id_}.{index}"
                yield from _walk(item, inner, f"{path}[{index}]", section, getattr(item, "id", entry))
    elif is_dataclass(value):
        yield from _walk(value, id_, path, section, entry)


def _role(name: str, section: str) -> Role:
    if section == "skills" or name == "keywords":
        return "skill"
    for names, role in ((_NAMES, "name"), (_TITLES, "title"), (_PROSE, "prose"), (_CONTACT, "contact")):
        if name in names:
            return role  # type: ignore[return-value]
    return "other"


def field_texts(resume: Resume) -> dict[str, Field]:
    return {field.id: field for field in iter_fields(resume)}


def replace_texts(resume: Resume, changes: dict[str, str]) -> Resume:
    """The same Resume with the named texts (by field id) replaced. Unknown ids raise KeyError, all named."""
    left = dict(changes)
    result = _rebuild(resume, "", left)
    if left:
        raise KeyError(f"no such field: {', '.join(sorted(left))}")
    return result  # type: ignore[no-any-return]


def _rebuild(noun: Any, id_: str, left: dict[str, str]) -> Any:
    if isinstance(noun, Highlight):
        return replace(noun, text=left.pop(noun.id)) if noun.id in left else noun
    if not is_dataclass(noun) or isinstance(noun, DateRange | PartialDate):
        return noun
    own = getattr(noun, "id", "") or id_
    changed = {}
    for field in fields(noun):
        value = getattr(noun, field.name)
        key = f"{own}.{field.name}" if own else field.name
        new = _rebuild_value(value, key, left)
        if new is not value:
            changed[field.name] = new
    return replace(noun, **changed) if changed else noun  # type: ignore[type-var]


def _rebuild_value(value: Any, key: str, left: dict[str, str]) -> Any:
    if isinstance(value, str):
        return left.pop(key, value)
    if isinstance(value, tuple):
        items = tuple(
            left.pop(f"{key}.{index}", item)
            if isinstance(item, str)
            else _rebuild(item, f"{key}.{index}", left)
            for index, item in enumerate(value)
        )
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    return _rebuild(value, key, left)
