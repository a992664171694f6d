"""A JSON Resume as a form, and what was typed into it back into a JSON Resume. Nothing is dropped that was not deleted."""

import re
from collections.abc import Mapping
from copy import deepcopy
from itertools import pairwise
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from resumelib.text.formats import printed_word
from web.pages.grouping import SECTIONS, entry_titles, field_title, split_path
from web.pages.versions import leaves

DOUBT = 0.8  # below it a field is shown first, as doubtful
LONG = 70  # characters; longer texts get several lines
NEW_FIELDS = {  # what an added entry starts with
    "work": ("name", "position", "startDate", "endDate", "location"),
    "volunteer": ("organization", "position", "startDate", "endDate"),
    "education": ("institution", "area", "studyType", "startDate", "endDate"),
    "projects": ("name", "description", "url"),
    "skills": ("name",),
    "languages": ("language", "fluency"),
    "certificates": ("name", "issuer", "date"),
    "awards": ("title", "awarder", "date"),
    "publications": ("name", "publisher", "releaseDate", "url"),
    "interests": ("name",),
    "references": ("name", "reference"),
}
BASICS = ("name", "label", "email", "phone", "url", "summary")
LISTS = {
    "work": "highlights",
    "volunteer": "highlights",
    "education": "courses",
    "projects": "highlights",
    "skills": "keywords",
    "interests": "keywords",
}
_ADDED = {
    "otherEmails": "basics.other_emails",
    "otherPhones": "basics.other_phones",
}  # and where they were read
_OWN = ("personal", "custom", *_ADDED)
_STEP = re.compile(r"(\w+)|\[(\d+)\]")


def sections(resume: Mapping[str, Any], evidence: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The sections with their entries and fields. `evidence` is by path: id, confidence, as_written, boxes."""
    texts = leaves(with_own(resume))
    shown = [
        {
            "name": "basics",
            "title": SECTIONS["basics"],
            "entries": [_entry(resume, "basics", texts, evidence)],
        }
    ]
    for name, title in SECTIONS.items():
        entries = with_own(resume).get(name)
        if name == "basics" or (not entries and name not in NEW_FIELDS):
            continue
        rows = [_entry(resume, f"{name}[{index}]", texts, evidence) for index in range(len(entries or ()))]
        shown.append(
            {"name": name, "title": title, "entries": rows, "can_add": name in NEW_FIELDS, "empty": not rows}
        )
    return shown


def _entry(
    resume: Mapping[str, Any], path: str, texts: Mapping[str, str], evidence: Mapping[str, Any]
) -> dict[str, Any]:
    section, index, _rest = split_path(path)
    mine = [
        key
        for key in texts
        if key.startswith(f"{path}.") and not (section == "personal" and key.endswith(".kind"))
    ]
    if section == "basics":
        added = {key: _ADDED[key.partition("[")[0]] for key in texts if key.partition("[")[0] in _ADDED}
        mine += added
        evidence = {
            **evidence,
            **{key: evidence.get(way + key[key.index("[") :]) for key, way in added.items()},
        }
    title, detail = entry_titles(with_own(resume), path)
    if section == "personal":
        title, detail = personal_title(texts.get(f"{path}.kind", "")), ""
        evidence = {key: evidence.get(f"basics.{key}") for key in mine}
    elif section in ("skills", "languages", "interests"):
        title = texts.get(f"{path}.name") or texts.get(f"{path}.language") or title
    return {
        "path": path,
        "title": title if section != "basics" else "",
        "detail": detail,
        "number": (index or 0) + 1,
        "fields": [
            {
                **_field(key, texts[key], evidence.get(key)),
                **({"title": title} if section == "personal" else {}),
            }
            for key in mine
        ],
        "blank": [_field(key, "", None) for key in _blank(path, section, mine, texts)],
        "doubtful": any(_doubt(evidence.get(key)) for key in mine),
    }


def _blank(path: str, section: str, mine: list[str], texts: Mapping[str, str]) -> list[str]:
    """Fields that could be filled: those that are missing, and one more line of the entry's list."""
    wanted = BASICS if section == "basics" else NEW_FIELDS.get(section, ())
    blank = [f"{path}.{name}" for name in wanted if f"{path}.{name}" not in texts]
    extra = LISTS.get(section)
    if extra:
        blank.append(f"{path}.{extra}[{sum(key.startswith(f'{path}.{extra}[') for key in mine)}]")
    return blank


def personal_title(kind: str) -> str:
    """What a detail is called in the language of the page; what the CV called it where that is no kind we know."""
    return printed_word(get_language() or "en", f"personal-{kind}") or kind


def _field(path: str, value: str, seen: Any) -> dict[str, Any]:
    return {
        "path": path,
        "title": field_title(path),
        "value": value,
        "is_line": bool(value) and path.endswith("]"),  # of a list: it can be moved and taken out
        "is_first": path.endswith("[0]"),
        "long": len(value) > LONG
        or "highlights[" in path
        or path.endswith(("summary", "description", ".text")),
        "doubt": _doubt(seen),
        "percent": round(100 * seen.confidence) if seen else None,
        "as_written": seen.as_written if seen and seen.as_written.strip() != value.strip() else "",
        "field_id": seen.id if seen else "",
        "has_place": bool(seen and seen.boxes),
    }


def _doubt(seen: Any) -> bool:
    return bool(seen and seen.confidence < DOUBT)


# ---------------------------------------------------------------- back


def corrected(resume: Mapping[str, Any], typed: Mapping[str, str], deed: str = "") -> dict[str, Any]:
    """A new JSON Resume with the typed texts in their places; an emptied field is gone.

    `deed` is one of `up:<entry or line>`, `down:…`, `delete:…`, `add:<section>`, applied after the texts.
    """
    changed = with_own(deepcopy(dict(resume)))
    texts = leaves(changed)
    for path, text in typed.items():
        text = text.replace("\r\n", "\n").strip()
        if (
            text != texts.get(path, "") and split_path(path)[0] != "meta"
        ):  # ours; no field of the page leads there
            _set(changed, path, text)
    what, _colon, path = deed.partition(":")
    if what in ("up", "down", "delete"):
        _move(changed, path, what)
    elif what == "add" and path in NEW_FIELDS:
        changed.setdefault(path, []).append({NEW_FIELDS[path][0]: _("New entry")})
    if "personal" in changed:
        changed["personal"] = [detail for detail in changed["personal"] if detail.get("text")]
    return without_own(_pruned(changed))


def merge_patch(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """RFC 7396, one level deep: what makes `after` of `before`."""
    patch: dict[str, Any] = {name: value for name, value in after.items() if before.get(name) != value}
    for name, value in patch.items():
        if isinstance(value, dict) and isinstance(before.get(name), Mapping):
            patch[name] = merge_patch(before[name], value)
    return {**patch, **{name: None for name in before if name not in after}}


def with_own(resume: Mapping[str, Any]) -> dict[str, Any]:
    """What JSON Resume has no place for, kept in `meta` at rest, beside the other sections."""
    own = (resume.get("meta") or {}).get("cvimprover") or {}
    return {**resume, **{name: own[name] for name in _OWN if own.get(name)}}


def without_own(resume: dict[str, Any]) -> dict[str, Any]:
    meta = resume.get("meta") or {}
    before = meta.get("cvimprover") or {}
    own = {name: value for name, value in before.items() if name not in _OWN}
    own |= {name: resume[name] for name in _OWN if name in resume}
    rest = {name: value for name, value in resume.items() if name not in _OWN}
    return rest if own == before else {**rest, "meta": {**meta, "cvimprover": own}}


def _steps(path: str) -> list[str | int]:
    return [name or int(number) for name, number in _STEP.findall(path)]


def _set(resume: dict[str, Any], path: str, text: str) -> None:
    steps = _steps(path)
    if not steps:
        return
    here: Any = resume
    for step, following in pairwise(steps):
        here = _into(here, step, [] if isinstance(following, int) else {})
        if here is None:
            return
    last = steps[-1]
    if isinstance(here, dict) and isinstance(last, str):
        here[last] = text
    elif isinstance(here, list) and isinstance(last, int):
        here[last:] = [text, *here[last + 1 :]] if last < len(here) else [text]


def _into(here: Any, step: str | int, empty: Any) -> Any:
    if isinstance(here, dict) and isinstance(step, str):
        return here.setdefault(step, empty)
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return None


def _move(resume: dict[str, Any], path: str, what: str) -> None:
    """An entry (`work[1]`) or a line of one (`work[1].highlights[0]`) up, down or out of its list."""
    *way, index = _steps(path) or [""]
    entries: Any = resume
    for step in way:
        entries = _into(entries, step, [])
    if not isinstance(entries, list) or not isinstance(index, int) or index >= len(entries):
        return
    if what == "delete":
        del entries[index]
        return
    other = index - 1 if what == "up" else index + 1
    if 0 <= other < len(entries):
        entries[index], entries[other] = entries[other], entries[index]


def _pruned(value: Any) -> Any:
    """Without emptied texts, and without what holds nothing any more."""
    if isinstance(value, dict):
        kept = {name: _pruned(inner) for name, inner in value.items()}
        return {name: inner for name, inner in kept.items() if inner not in ("", None, {}, [])}
    if isinstance(value, list):
        return [inner for inner in map(_pruned, value) if inner not in ("", None, {}, [])]
    return value
