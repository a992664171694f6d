"""A Resume as a dict valid against JSON Resume v1.0.0."""

from collections.abc import Iterable
from typing import Any

from resumelib.model.resume import (
    Basics,
    Certificate,
    DateRange,
    Degree,
    Highlight,
    PartialDate,
    Position,
    Project,
    Resume,
)

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

Json = Any  # what json.loads gives


def to_json_resume(resume: Resume) -> dict[str, Json]:
    """A dict valid against JSON Resume v1.0.0, empty fields left out."""
    out = {
        "$schema": SCHEMA,
        "basics": _basics_out(resume.basics),
        "work": [_position_out(entry, "name") for entry in resume.work],
        "volunteer": [_position_out(entry, "organization") for entry in resume.volunteer],
        "education": [_degree_out(entry) for entry in resume.education],
        "awards": [
            _kept(title=e.title, date=_iso(e.date), awarder=e.awarder, summary=e.summary)
            for e in resume.awards
        ],
        "certificates": [_certificate_out(entry) for entry in resume.certificates],
        "publications": [
            _kept(name=e.name, publisher=e.publisher, releaseDate=_iso(e.date), url=e.url, summary=e.summary)
            for e in resume.publications
        ],
        "skills": [_kept(name=e.name, level=e.level, keywords=list(e.keywords)) for e in resume.skills],
        "languages": [_kept(language=e.language, fluency=e.fluency) for e in resume.languages],
        "interests": [_kept(name=e.name, keywords=list(e.keywords)) for e in resume.interests],
        "references": [_kept(name=e.name, reference=e.reference) for e in resume.references],
        "projects": [_project_out(entry) for entry in resume.projects],
        "meta": _meta_out(resume),
    }
    full = {
        key: [entry for entry in value if entry] if isinstance(value, list) else value
        for key, value in out.items()
    }
    return {key: value for key, value in full.items() if value}


def _kept(**values: Json) -> dict[str, Json]:
    return {key: value for key, value in values.items() if value not in ("", None, [], {})}


def _iso(date: PartialDate | None) -> str:
    return date.iso if date else ""


def _dates_out(dates: DateRange) -> dict[str, str]:
    return _kept(startDate=_iso(dates.start), endDate=_iso(dates.end))


def _basics_out(basics: Basics) -> dict[str, Json]:
    place = basics.location
    return _kept(
        name=basics.name,
        label=basics.label,
        email=basics.email,
        phone=basics.phone,
        url=basics.url,
        summary=basics.summary,
        location=_kept(
            address=place.address or ("" if place.city or place.region else place.as_written),
            postalCode=place.postal_code,
            city=place.city,
            region=place.region,
            countryCode=place.country_code,
        ),
        profiles=[
            _kept(network=p.network, username=p.username, url=p.url)
            for p in basics.profiles
            if p.network or p.username or p.url
        ],
    )


def _position_out(entry: Position, employer: str) -> dict[str, Json]:
    return _kept(
        **{employer: entry.name},
        position=entry.position,
        location=entry.location,
        url=entry.url,
        description=entry.description,
        **_dates_out(entry.dates),
        summary=entry.summary,
        highlights=_texts(entry.highlights),
    )


def _degree_out(entry: Degree) -> dict[str, Json]:
    return _kept(
        institution=entry.institution,
        area=entry.area,
        studyType=entry.study_type,
        location=entry.location,
        url=entry.url,
        **_dates_out(entry.dates),
        score=entry.score,
        summary=entry.summary,
        courses=list(entry.courses),
        highlights=_texts(entry.highlights),
    )


def _project_out(entry: Project) -> dict[str, Json]:
    return _kept(
        name=entry.name,
        description=entry.description,
        highlights=_texts(entry.highlights),
        keywords=list(entry.keywords),
        **_dates_out(entry.dates),
        url=entry.url,
        roles=list(entry.roles),
        entity=entry.entity,
        type=entry.type,
    )


def _certificate_out(entry: Certificate) -> dict[str, Json]:
    full = entry.date is not None and entry.date.day is not None
    return _kept(
        name=entry.name,
        date=_iso(entry.date) if full else "",
        dateAsWritten="" if full else _iso(entry.date),
        issuer=entry.issuer,
        url=entry.url,
    )


def _texts(highlights: Iterable[Highlight]) -> list[str]:
    return [highlight.text for highlight in highlights]


def _meta_out(resume: Resume) -> dict[str, Json]:
    own = _kept(
        language=resume.language,
        sections=[_kept(kind=s.kind, title=s.title, custom=s.custom_id) for s in resume.sections],
        custom=[
            _kept(
                id=section.id,
                title=section.title,
                entries=[
                    _kept(
                        title=e.title,
                        subtitle=e.subtitle,
                        text=e.text,
                        **_dates_out(e.dates),
                        highlights=_texts(e.highlights),
                    )
                    for e in section.entries
                ],
            )
            for section in resume.custom
        ],
        otherEmails=list(resume.basics.other_emails),
        otherPhones=list(resume.basics.other_phones),
        personal=[{"kind": detail.kind, "text": detail.text} for detail in resume.basics.personal],
    )
    return {"version": "v1.0.0", "cvimprover": own} if own else {"version": "v1.0.0"}
