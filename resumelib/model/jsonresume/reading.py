"""JSON Resume of any version in use, read leniently."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from resumelib.model.resume import (
    Award,
    Basics,
    Certificate,
    CustomEntry,
    CustomSection,
    DateRange,
    Degree,
    Highlight,
    Interest,
    Location,
    PartialDate,
    PersonalDetail,
    Position,
    Profile,
    Project,
    Publication,
    Reference,
    Resume,
    Section,
    SectionKind,
    SkillGroup,
    SpokenLanguage,
)

_CURRENT = {"present", "current", "now", "today", "ongoing"}
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?$")

Json = Any  # what json.loads gives


def looks_like_json_resume(data: Json) -> bool:
    """A mapping with at least one of JSON Resume's own sections in it."""
    return isinstance(data, Mapping) and any(
        isinstance(data.get(key), Mapping | list)
        for key in ("basics", "work", "education", "skills", "projects")
    )


def from_json_resume(data: Mapping[str, Json]) -> Resume:
    """Never raises on content: a field of the wrong type is read as text or left empty."""
    own = _map(_map(data.get("meta")).get("cvimprover"))
    return Resume(
        basics=_basics_in(_map(data.get("basics")), own),
        work=tuple(_position_in(e, f"work{n}") for n, e in _entries(data, "work")),
        volunteer=tuple(_position_in(e, f"volunteer{n}") for n, e in _entries(data, "volunteer")),
        education=tuple(_degree_in(e, f"education{n}") for n, e in _entries(data, "education")),
        projects=tuple(_project_in(e, f"projects{n}") for n, e in _entries(data, "projects")),
        skills=tuple(_skills_in(e, f"skills{n}") for n, e in _entries(data, "skills")),
        languages=tuple(_language_in(e, f"languages{n}") for n, e in _entries(data, "languages", "language")),
        certificates=tuple(_certificate_in(e, f"certificates{n}") for n, e in _entries(data, "certificates")),
        awards=tuple(_award_in(e, f"awards{n}") for n, e in _entries(data, "awards", "title")),
        publications=tuple(_publication_in(e, f"publications{n}") for n, e in _entries(data, "publications")),
        interests=tuple(
            Interest(f"interests{n}", _str(e, "name"), _strs(e.get("keywords")))
            for n, e in _entries(data, "interests")
        ),
        references=tuple(
            Reference(f"references{n}", _str(e, "name"), _str(e, "reference"))
            for n, e in _entries(data, "references")
        ),
        custom=tuple(_custom_in(e, n) for n, e in _entries(own, "custom")),
        sections=tuple(
            Section(e["kind"], _str(e, "title"), _str(e, "custom"))
            for _, e in _entries(own, "sections")
            if e.get("kind") in _KINDS
        ),
        language=_str(own, "language"),
    )


_KINDS = frozenset(get_args(SectionKind))


def _map(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, Mapping) else {}


def _entries(
    data: Mapping[str, Json], key: str, text_key: str = "name"
) -> Iterable[tuple[int, Mapping[str, Json]]]:
    """Entries numbered from 1; a bare string counts as an entry with only its `text_key`."""
    items = data.get(key)
    items = items if isinstance(items, list) else [items] if isinstance(items, Mapping) else []
    kept = [
        {text_key: item} if isinstance(item, str) else item
        for item in items
        if isinstance(item, str | Mapping) and item
    ]
    return enumerate(kept, start=1)


def _str(data: Mapping[str, Json], *keys: str) -> str:
    for key in keys:
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return ""


def _strs(value: Json) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, list):
        return tuple(
            str(item).strip() for item in value if isinstance(item, str | int | float) and str(item).strip()
        )
    return ()


def read_date(text: str) -> PartialDate | None:
    """ISO 8601 in full or in part; anything else is None."""
    match = _ISO.match(text.strip())
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if (
        year is None
        or (month is not None and not 1 <= month <= 12)
        or (day is not None and not 1 <= day <= 31)
    ):
        return None
    return PartialDate(year, month, day)


def _date(data: Mapping[str, Json], *keys: str) -> PartialDate | None:
    return next((date for key in keys if (date := read_date(_str(data, key)))), None)


def _dates_in(data: Mapping[str, Json]) -> DateRange:
    start_text, end_text = _str(data, "startDate", "start_date"), _str(data, "endDate", "end_date")
    start, end = read_date(start_text), read_date(end_text)
    current = end_text.lower() in _CURRENT or (start is not None and not end_text)
    # kept as written where any of it is not ISO, so that nothing is lost and a review can say so
    odd = (start_text and start is None) or (end_text and end is None and not current)
    unread = " – ".join(text for text in (start_text, end_text) if text) if odd else ""
    return DateRange(start, end, current, unread)


def _highlights(value: Json, entry_id: str) -> tuple[Highlight, ...]:
    return tuple(Highlight(f"{entry_id}.h{n}", text) for n, text in enumerate(_strs(value), start=1))


def _basics_in(data: Mapping[str, Json], own: Mapping[str, Json]) -> Basics:
    place = data.get("location")
    location = (
        Location(as_written=place.strip())
        if isinstance(place, str)
        else Location(
            city=_str(_map(place), "city"),
            region=_str(_map(place), "region", "state"),
            country_code=_str(_map(place), "countryCode", "country"),
            postal_code=_str(_map(place), "postalCode"),
            address=_str(_map(place), "address"),
        )
    )
    profiles = data.get("profiles")
    return Basics(
        name=_str(data, "name"),
        label=_str(data, "label"),
        email=_str(data, "email"),
        phone=_str(data, "phone"),
        url=_str(data, "url", "website"),
        summary=_str(data, "summary"),
        location=location,
        profiles=tuple(
            Profile(_str(p, "network"), _str(p, "username"), _str(p, "url"))
            for p in (profiles if isinstance(profiles, list) else [])
            if isinstance(p, Mapping)
        ),
        other_emails=_strs(own.get("otherEmails")),
        other_phones=_strs(own.get("otherPhones")),
        personal=tuple(
            PersonalDetail(_str(e, "kind"), _str(e, "text")) for _, e in _entries(own, "personal")
        ),
    )


def _position_in(e: Mapping[str, Json], id_: str) -> Position:
    return Position(
        id=id_,
        name=_str(e, "name", "company", "organization", "employer"),
        position=_str(e, "position", "title"),
        location=_str(e, "location"),
        url=_str(e, "url", "website"),
        description=_str(e, "description"),
        summary=_str(e, "summary"),
        dates=_dates_in(e),
        highlights=_highlights(e.get("highlights"), id_),
    )


def _degree_in(e: Mapping[str, Json], id_: str) -> Degree:
    return Degree(
        id=id_,
        institution=_str(e, "institution", "school"),
        area=_str(e, "area"),
        study_type=_str(e, "studyType", "degree"),
        score=_str(e, "score", "gpa"),
        location=_str(e, "location"),
        url=_str(e, "url", "website"),
        summary=_str(e, "summary"),
        dates=_dates_in(e),
        courses=_strs(e.get("courses")),
        highlights=_highlights(e.get("highlights"), id_),
    )


def _project_in(e: Mapping[str, Json], id_: str) -> Project:
    return Project(
        id=id_,
        name=_str(e, "name", "title"),
        description=_str(e, "description", "summary"),
        entity=_str(e, "entity"),
        type=_str(e, "type"),
        url=_str(e, "url", "website"),
        roles=_strs(e.get("roles")),
        keywords=_strs(e.get("keywords")),
        dates=_dates_in(e),
        highlights=_highlights(e.get("highlights"), id_),
    )


def _skills_in(e: Mapping[str, Json], id_: str) -> SkillGroup:
    return SkillGroup(id_, _str(e, "name"), _str(e, "level"), _strs(e.get("keywords")))


def _language_in(e: Mapping[str, Json], id_: str) -> SpokenLanguage:
    return SpokenLanguage(id_, _str(e, "language", "name"), _str(e, "fluency", "level"))


def _certificate_in(e: Mapping[str, Json], id_: str) -> Certificate:
    date = _date(e, "date", "dateAsWritten")
    return Certificate(id_, _str(e, "name", "title"), _str(e, "issuer"), _str(e, "url"), date)


def _award_in(e: Mapping[str, Json], id_: str) -> Award:
    return Award(id_, _str(e, "title", "name"), _str(e, "awarder"), _str(e, "summary"), _date(e, "date"))


def _publication_in(e: Mapping[str, Json], id_: str) -> Publication:
    return Publication(
        id_,
        _str(e, "name", "title"),
        _str(e, "publisher"),
        _str(e, "url", "website"),
        _str(e, "summary"),
        _date(e, "releaseDate", "date"),
    )


def _custom_in(e: Mapping[str, Json], n: int) -> CustomSection:
    id_ = _str(e, "id") or f"custom{n}"
    return CustomSection(
        id=id_,
        title=_str(e, "title"),
        entries=tuple(
            CustomEntry(
                id=f"{id_}.e{m}",
                title=_str(x, "title"),
                subtitle=_str(x, "subtitle"),
                text=_str(x, "text"),
                dates=_dates_in(x),
                highlights=_highlights(x.get("highlights"), f"{id_}.e{m}"),
            )
            for m, x in _entries(e, "entries", "text")
        ),
    )
