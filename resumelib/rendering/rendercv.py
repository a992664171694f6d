"""RenderCV's YAML, for people who go on with that tool. Its schema: docs.rendercv.com, version 2."""

from typing import Any

from resumelib.model.resume import DateRange, Resume
from resumelib.rendering.clean import link_target, printable
from resumelib.rendering.plain import group_name
from resumelib.rendering.view import EntryView, ResumeView, SectionView

# The networks RenderCV knows; any other would stop it.
_NETWORKS = ("LinkedIn", "GitHub", "GitLab", "IMDB", "Instagram", "ORCID", "Mastodon", "StackOverflow",
             "ResearchGate", "YouTube", "Google Scholar", "Telegram", "WhatsApp", "Leetcode", "X")  # fmt: skip


def write_rendercv(resume: Resume, view: ResumeView) -> bytes:
    """UTF-8 YAML. Section titles are the view's; dates stay ISO, for RenderCV formats them itself."""
    import yaml

    basics = resume.basics
    place = next((c.text for c in view.contacts if c.kind == "location"), "")
    person = {
        "name": view.name,
        "headline": view.label,
        "location": place,
        "email": printable(basics.email),
        "phone": printable(basics.phone) if basics.phone.strip().startswith("+") else "",
        "website": link_target(basics.url),
        "social_networks": _networks(resume),
        "sections": {section.title: _entries(resume, section) for section in view.sections},
    }
    kept = {key: value for key, value in person.items() if value}
    text = yaml.safe_dump(
        {"cv": kept, "design": {"theme": "classic"}}, allow_unicode=True, sort_keys=False, width=1000
    )
    return str(text).encode()


def _networks(resume: Resume) -> list[dict[str, str]]:
    known = {name.casefold(): name for name in _NETWORKS}
    return [
        {"network": known[profile.network.casefold()], "username": printable(profile.username)}
        for profile in resume.basics.profiles
        if profile.network.casefold() in known and printable(profile.username)
    ]


def _entries(resume: Resume, section: SectionView) -> list[Any]:
    """All of one kind, as RenderCV asks: texts, one-line, experience, education or normal entries."""
    if section.style == "text":
        return [text for entry in section.entries for text in entry.text]
    if section.style == "groups":
        return [_one_line(entry) for entry in section.entries]
    entries = [_normal(entry, resume) for entry in section.entries]
    if section.kind in ("work", "volunteer") and all(e.title and e.subtitle for e in section.entries):
        return [
            _renamed(e, company=v.subtitle, position=v.title)
            for e, v in zip(entries, section.entries, strict=True)
        ]
    degrees = [resume.education[_index(v)] for v in section.entries] if section.kind == "education" else []
    if degrees and all(d.institution and (d.area or d.study_type) for d in degrees):
        return [
            _renamed(
                e,
                institution=printable(d.institution),
                area=printable(d.area or d.study_type),
                **({"degree": printable(d.study_type)} if d.area and d.study_type else {}),
            )
            for e, d in zip(entries, degrees, strict=True)
        ]
    return entries


def _one_line(entry: EntryView) -> dict[str, str]:
    if entry.text:
        return {"label": group_name(entry) or "–", "details": ", ".join(entry.text)}
    return {"label": entry.title, "details": entry.subtitle or "–"}


def _index(entry: EntryView) -> int:
    return int(entry.path.rpartition("[")[2].rstrip("]"))


def _renamed(entry: dict[str, Any], **named: str) -> dict[str, Any]:
    return named | {key: value for key, value in entry.items() if key != "name"}


def _normal(entry: EntryView, resume: Resume) -> dict[str, Any]:
    name = ", ".join(part for part in (entry.title, entry.subtitle) if part) or "–"
    details = [f"{d.label}: {d.text}" if d.label else d.text for d in entry.details]
    made = {
        "name": name,
        "location": entry.place,
        **_dates(entry, resume),
        "summary": "\n".join(entry.text),
        "highlights": [*entry.highlights, *details],
    }
    return {key: value for key, value in made.items() if value}


def _dates(entry: EntryView, resume: Resume) -> dict[str, str]:
    kind, _, rest = entry.path.partition("[")
    nouns = getattr(resume, kind, ())
    noun = nouns[_index(entry)] if rest and nouns else None
    dates = getattr(noun, "dates", None)
    if isinstance(dates, DateRange) and dates.start and (dates.end or dates.is_current):
        return {
            "start_date": dates.start.iso,
            "end_date": dates.end.iso if dates.end and not dates.is_current else "present",
        }
    return {"date": entry.dates} if entry.dates else {}
