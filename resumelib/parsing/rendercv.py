"""RenderCV's YAML (and JSON) to JSON Resume: entries are told apart by the keys they have, sections by their titles."""

import re
from collections.abc import Mapping
from typing import Any

from resumelib.errors import DamagedInput, NotAResume, TooLarge
from resumelib.parsing.media import YAML
from resumelib.parsing.plain import decoded
from resumelib.parsing.structured import Structured, check_size

MAX_ALIASES = 50
MAX_NESTING = 40

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_PROFILE_HOSTS = {
    "linkedin": "https://linkedin.com/in/",
    "github": "https://github.com/",
    "gitlab": "https://gitlab.com/",
    "instagram": "https://instagram.com/",
    "orcid": "https://orcid.org/",
    "x": "https://x.com/",
    "twitter": "https://x.com/",
}
_TITLES = (  # a stem of the title -> section, for entries that their keys leave open
    ("summary", "summary"), ("about", "summary"), ("profile", "summary"), ("perfil", "summary"), ("profil", "summary"),
    ("resumen", "summary"), ("résumé", "summary"), ("volunt", "volunteer"), ("bénévol", "volunteer"), ("ehrenamt", "volunteer"),
    ("language", "languages"), ("sprachen", "languages"), ("langue", "languages"), ("idioma", "languages"), ("lingue", "languages"),
    ("certif", "certificates"), ("zertifikat", "certificates"), ("licen", "certificates"), ("award", "awards"), ("honor", "awards"),
    ("premio", "awards"), ("prix", "awards"), ("auszeichnung", "awards"), ("publi", "publications"), ("veröffentlich", "publications"),
    ("interest", "interests"), ("hobb", "interests"), ("intérêt", "interests"), ("intereses", "interests"), ("reference", "references"),
    ("referenz", "references"), ("project", "projects"), ("projekt", "projects"), ("projet", "projects"), ("proyecto", "projects"),
    ("experience", "work"), ("experiencia", "work"), ("expérience", "work"), ("erfahrung", "work"), ("employment", "work"),
    ("education", "education"), ("ausbildung", "education"), ("formation", "education"), ("formación", "education"),
    ("skill", "skills"), ("technolog", "skills"), ("kenntnisse", "skills"), ("compétence", "skills"), ("habilidad", "skills"),
)  # fmt: skip


def read_yaml(data: bytes) -> Structured:
    """Raises DamagedInput, TooLarge, or NotAResume for YAML that is no RenderCV document."""
    value = _load(decoded(data))
    cv = value.get("cv") if isinstance(value, Mapping) else None
    if isinstance(value, Mapping) and not isinstance(cv, Mapping):
        from resumelib.model.jsonresume import looks_like_json_resume

        if looks_like_json_resume(value):
            return Structured(value, YAML, value)
    if not isinstance(cv, Mapping):
        raise NotAResume("This YAML file is no CV that RenderCV or JSON Resume would know.")
    return Structured(json_resume_of(cv), YAML, cv)


def _load(text: str) -> Any:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar stays the text it is
    aliases = depth = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            aliases += isinstance(event, yaml.AliasEvent)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if aliases > MAX_ALIASES or depth > MAX_NESTING:
                raise TooLarge(
                    "This YAML file refers to itself or nests more than a CV would; it is not read."
                )
        value = yaml.load(text, Loader=loader)  # noqa: S506 - the base loader builds texts, lists and mappings only
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise DamagedInput("This YAML file is not well-formed. Please check its indentation.") from error
    check_size(value)
    return value


def json_resume_of(cv: Mapping[str, Any]) -> dict[str, Any]:
    """RenderCV's `cv` mapping as JSON Resume; sections that fit nowhere become custom ones."""
    out: dict[str, Any] = {"basics": _basics(cv)}
    custom: list[dict[str, Any]] = []
    order: list[dict[str, str]] = []
    sections = cv.get("sections")
    for title, entries in sections.items() if isinstance(sections, Mapping) else ():
        shown = _shown(str(title))
        entries = entries if isinstance(entries, list) else [entries]
        kind = _kind(shown, entries)
        made = [_entry(kind, entry) for entry in entries]
        if kind == "summary":
            out["basics"]["summary"] = " ".join(
                filter(None, [out["basics"].get("summary", ""), *map(_line, entries)])
            )
        elif kind == "custom":
            custom.append(
                {"id": f"custom{len(custom) + 1}", "title": shown, "entries": [e for e in made if e]}
            )
        else:
            out.setdefault(kind, []).extend(e for e in made if e)
        order.append({"kind": kind, "title": shown, "custom": custom[-1]["id"] if kind == "custom" else ""})
    out["meta"] = {"cvimprover": {"custom": custom, "sections": order}}
    return out


def _basics(cv: Mapping[str, Any]) -> dict[str, Any]:
    emails, phones = _many(cv.get("email")), _many(cv.get("phone"))
    profiles = []
    for network in cv.get("social_networks") or ():
        if isinstance(network, Mapping):
            name, user = _text(network.get("network")), _text(network.get("username"))
            host = _PROFILE_HOSTS.get(name.lower(), "")
            profiles.append({"network": name, "username": user, "url": host + user if host else ""})
    place = _text(cv.get("location"))
    return {
        "name": _text(cv.get("name")),
        "label": _text(cv.get("headline") or cv.get("label")),
        "email": emails[0] if emails else "",
        "phone": (phones[0] if phones else "").removeprefix("tel:"),
        "url": _text(cv.get("website")),
        "location": {"city": place} if place else {},
        "profiles": profiles,
    }


def _many(value: Any) -> list[str]:
    return [_text(item) for item in value] if isinstance(value, list) else [_text(value)] if value else []


def _text(value: Any) -> str:
    """A scalar without Markdown's marks."""
    if isinstance(value, Mapping | list) or value is None:
        return ""
    text = _LINK.sub(r"\1", str(value))
    text = re.sub(r"\*{1,3}([^*]+)\*{1,3}", r"\1", text)
    return " ".join(text.split()) if text != "null" else ""


def _shown(title: str) -> str:
    words = title.replace("_", " ").strip()
    return words if any(c.isupper() for c in words) else words.capitalize()


def _kind(title: str, entries: list[Any]) -> str:
    """By the keys of the entries, then by the title."""
    named = next((kind for stem, kind in _TITLES if stem in title.lower()), "")
    keys = {key for entry in entries if isinstance(entry, Mapping) for key in entry}
    if "institution" in keys:
        return "education"
    if "company" in keys or "position" in keys:
        return "volunteer" if named == "volunteer" else "work"
    if "authors" in keys or "doi" in keys:
        return "publications"
    if "label" in keys and "details" in keys:
        return named if named in ("languages", "interests", "certificates", "awards") else "skills"
    if not keys:
        return (
            named
            if named in ("summary", "interests", "languages", "awards", "certificates", "skills")
            else "custom"
        )
    if keys & {"bullet", "number", "reversed_number"}:
        return named if named in ("awards", "certificates", "interests", "skills", "languages") else "custom"
    return (
        named
        if named and named not in ("summary", "skills", "work", "education")
        else "projects"
        if not named
        else "custom"
    )


def _line(entry: Any) -> str:
    if isinstance(entry, Mapping):
        return " ".join(_text(value) for value in entry.values() if not isinstance(value, list | Mapping))
    return _text(entry)


def _dates(entry: Mapping[str, Any], start: str = "startDate", end: str = "endDate") -> dict[str, str]:
    single = _text(entry.get("date"))
    first, last = _text(entry.get("start_date")), _text(entry.get("end_date"))
    if first and not last and not single:
        last = "present"
    return {start: first, end: last or single}


def _entry(kind: str, entry: Any) -> dict[str, Any]:
    """One RenderCV entry as an entry of the JSON Resume section `kind`."""
    line = _line(entry)
    if not isinstance(entry, Mapping):
        entry = {}
    name = _text(entry.get("name") or entry.get("title")) or (line if not entry.get("label") else "")
    highlights = [_text(item) for item in entry.get("highlights") or () if _text(item)]
    summary, url = _text(entry.get("summary")), _text(entry.get("url"))
    label, details = _text(entry.get("label")), _text(entry.get("details"))
    place = _text(entry.get("location"))
    common = {"summary": summary, "url": url, "highlights": highlights, **_dates(entry)}
    if kind in ("work", "volunteer"):
        employer = _text(entry.get("company")) or name
        key = "organization" if kind == "volunteer" else "name"
        return {key: employer, "position": _text(entry.get("position")), "location": place, **common}
    if kind == "education":
        return {
            "institution": _text(entry.get("institution")), "area": _text(entry.get("area")),
            "studyType": _text(entry.get("degree")), "courses": highlights, "location": place, **common,
        }  # fmt: skip
    if kind == "projects":
        return {"name": name, "description": summary, "url": url, "highlights": highlights, **_dates(entry)}
    if kind == "skills":
        return {"name": label or line, "keywords": _listed(details)}
    if kind == "references":
        return {"name": name, "reference": summary}
    if kind == "custom":
        told = {"title": name if entry else "", "text": summary if entry else line}
        return {**told, "subtitle": place, "highlights": highlights, **_dates(entry)}
    return _small_entry(kind, entry, line, name)


def _small_entry(kind: str, entry: Mapping[str, Any], line: str, name: str) -> dict[str, Any]:
    """Languages, interests, publications, certificates and awards."""
    label, details, place = (_text(entry.get(key)) for key in ("label", "details", "location"))
    url, date = _text(entry.get("url")), _text(entry.get("date"))
    summary = " ".join(
        [_text(entry.get("summary")), *(_text(item) for item in entry.get("highlights") or ())]
    ).strip()
    if kind == "languages":
        parts = re.split(r"\s*[:(–-]\s*", line.rstrip(")"), maxsplit=1)
        return {"language": label or parts[0], "fluency": details or (parts[1] if len(parts) > 1 else "")}
    if kind == "interests":
        return {"name": label or line, "keywords": _listed(details)}
    if kind == "publications":
        authors = ", ".join(_text(author) for author in entry.get("authors") or ())
        where = {"publisher": _text(entry.get("journal")), "url": url or _text(entry.get("doi"))}
        return {"name": name, "releaseDate": date, "summary": authors or summary, **where}
    if kind == "certificates":
        return {"name": label or name, "issuer": details or place, "date": date, "url": url}
    return {"title": label or name, "awarder": details or place, "date": date, "summary": summary}


def _listed(text: str) -> list[str]:
    """`a, b (c, d), e` at the commas outside brackets."""
    parts = re.split(r"[,;]\s*(?![^()]*\))", text.rstrip("."))
    return [part.strip() for part in parts if part.strip()]
