"""Suggestions as a person meets them: grouped by section and entry, in the order of the resume."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SECTIONS = {
    "basics": gettext_lazy("About you"),
    "personal": gettext_lazy("Personal data"),
    "work": gettext_lazy("Work"),
    "volunteer": gettext_lazy("Volunteering"),
    "education": gettext_lazy("Education"),
    "projects": gettext_lazy("Projects"),
    "skills": gettext_lazy("Skills"),
    "languages": gettext_lazy("Languages"),
    "certificates": gettext_lazy("Certificates"),
    "awards": gettext_lazy("Awards"),
    "publications": gettext_lazy("Publications"),
    "interests": gettext_lazy("Interests"),
    "references": gettext_lazy("References"),
    "custom": gettext_lazy("More"),
}
FIELDS = {
    "highlights": gettext_lazy("Line"),
    "summary": gettext_lazy("Summary"),
    "description": gettext_lazy("Description"),
    "label": gettext_lazy("Headline"),
    "name": gettext_lazy("Name"),
    "position": gettext_lazy("Title"),
    "startDate": gettext_lazy("Start"),
    "endDate": gettext_lazy("End"),
    "keywords": gettext_lazy("Skill"),
    "location": gettext_lazy("Place"),
    "institution": gettext_lazy("School"),
    "studyType": gettext_lazy("Degree"),
    "area": gettext_lazy("Field of study"),
    "fluency": gettext_lazy("Level"),
    "email": gettext_lazy("E-mail"),
    "phone": gettext_lazy("Phone"),
    "url": gettext_lazy("Web address"),
    "score": gettext_lazy("Grade"),
    "courses": gettext_lazy("Course"),
    "language": gettext_lazy("Language"),
    "issuer": gettext_lazy("Issuer"),
    "date": gettext_lazy("Date"),
    "title": gettext_lazy("Title"),
    "level": gettext_lazy("Level"),
    "network": gettext_lazy("Network"),
    "username": gettext_lazy("User name"),
    "city": gettext_lazy("City"),
    "region": gettext_lazy("Region"),
    "countryCode": gettext_lazy("Country"),
    "postalCode": gettext_lazy("Postal code"),
    "address": gettext_lazy("Address"),
    "awarder": gettext_lazy("Awarded by"),
    "publisher": gettext_lazy("Publisher"),
    "reference": gettext_lazy("Reference"),
    "roles": gettext_lazy("Role"),
    "entity": gettext_lazy("Organization"),
    "type": gettext_lazy("Kind"),
    "personal": gettext_lazy("Personal data"),
    "text": gettext_lazy("Text"),
}
FIELDS |= {
    "organization": FIELDS["entity"],
    "releaseDate": FIELDS["date"],
    "dateAsWritten": FIELDS["date"],
    "subtitle": gettext_lazy("Subtitle"),
    "otherEmails": FIELDS["email"],
    "otherPhones": FIELDS["phone"],
}
_EXACTLY = {  # where the same key means something plainer in one section
    ("work", "name"): gettext_lazy("Employer"),
    ("work", "position"): gettext_lazy("Position"),
    ("volunteer", "position"): gettext_lazy("Position"),
}
_PATH = re.compile(r"^(\w+)(?:\[(\d+)\])?(?:\.(.*))?$")
_MONTH = re.compile(r"^([1-9]\d{3})-(\d\d)$")
_ORDER = list(SECTIONS)
_WHOLE = ("skills", "languages", "interests")  # shown as one group each


def split_path(path: str) -> tuple[str, int | None, str]:
    """`work[0].highlights[1]` → (`work`, 0, `highlights[1]`)."""
    found = _PATH.match(path)
    if not found:
        return path, None, ""
    section, index, rest = found.groups()
    return section, int(index) if index is not None else None, rest or ""


def field_title(path: str) -> str:
    """What the last part of a path is called on the page, counted from 1 in lists."""
    section, _index, rest = split_path(path)
    if not rest and section in FIELDS and section not in SECTIONS:
        return str(FIELDS[section])
    if not rest:
        return str(SECTIONS.get(section, section.capitalize()))
    last = rest.split(".")[-1]
    name, _bracket, number = last.partition("[")
    title = str(_EXACTLY.get((section, name)) or FIELDS.get(name, name.capitalize()))
    return f"{title} {int(number.rstrip(']')) + 1}" if number.rstrip("]").isdigit() else title


def entry_place(path: str) -> str:
    """Where a path is, without the resume at hand: `work[0].highlights[1]` → Work 1, Line 2."""
    section, index, rest = split_path(path)
    name = str(SECTIONS.get(section, section.capitalize()))
    entry = name if index is None else f"{name} {index + 1}"
    return f"{entry}, {field_title(path)}" if rest else entry


def entry_titles(resume: Mapping[str, Any], path: str) -> tuple[str, str]:
    """The title and the subtitle of the group a path belongs to."""
    section, index, _rest = split_path(path)
    name = str(SECTIONS.get(section, section.capitalize()))
    entries = resume.get(section)
    if index is None or not isinstance(entries, list) or index >= len(entries):
        return name, ""
    entry = entries[index]
    title = (
        entry.get("name")
        or entry.get("institution")
        or entry.get("organization")
        or entry.get("title")
        or name
    )
    if section in _WHOLE:
        return name, ""
    detail = [entry.get("position") or entry.get("studyType") or "", entry.get("area") or "", span(entry)]
    return str(title), " · ".join(part for part in detail if part)


def span(entry: Mapping[str, Any]) -> str:
    start, end = month(entry.get("startDate") or ""), month(entry.get("endDate") or "")
    if start and not end:
        return _("since %(start)s") % {"start": start}
    return f"{start} – {end}" if start else str(end)


def month(written: str) -> str:
    """`2019-03` as the page's language has it: March 2019. What is less, or more, than a month stays as it is."""
    found = _MONTH.match(written)
    if not found or not 1 <= int(found[2]) <= 12:
        return written
    return str(date_format(date(int(found[1]), int(found[2]), 1), "YEAR_MONTH_FORMAT"))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a decision was not taken: in a sentence, by the fact check's reasons, with what the person had typed."""

    sentence: str
    reasons: tuple[str, ...] = ()
    typed: str = ""


def groups(
    suggestions: Sequence[Mapping[str, Any]],
    questions: Sequence[Mapping[str, Any]],
    resume: Mapping[str, Any],
    refusals: Mapping[str, Refusal] | None = None,
) -> list[dict[str, Any]]:
    """One group an entry: title, subtitle, and its cards (suggestions and questions) in the order of its lines.

    `refusals`, by the suggestion's id, are shown on their cards.
    """
    found: dict[tuple[int, int], dict[str, Any]] = {}
    for item in suggestions:
        card = {"suggestion": suggestion(item, (refusals or {}).get(item["id"]))}
        _group(found, item["path"], resume)["cards"].append((line_order(item["path"]), 0, card))
    for item in questions:
        _group(found, item["path"], resume)["cards"].append((line_order(item["path"]), 1, {"question": item}))
    for group in found.values():
        group["cards"] = [card for *_place, card in sorted(group["cards"], key=lambda item: item[:2])]
    return [found[key] for key in sorted(found)]


def line_order(path: str) -> tuple[int, ...]:
    """Lines of an entry by number, what stands before its lines first."""
    return tuple(int(number) for number in re.findall(r"\[(\d+)\]", path))


def _group(
    found: dict[tuple[int, int], dict[str, Any]], path: str, resume: Mapping[str, Any]
) -> dict[str, Any]:
    section, index, _rest = split_path(path)
    place = _ORDER.index(section) if section in _ORDER else len(_ORDER)
    key = (place, -1 if index is None or section in _WHOLE else index)
    if key not in found:
        title, subtitle = entry_titles(resume, path)
        found[key] = {"title": title, "subtitle": subtitle, "cards": []}
    return found[key]


def suggestion(item: Mapping[str, Any], refusal: Refusal | None = None) -> dict[str, Any]:
    """One suggestion for `_suggestion.html`."""
    decision = decided(item)
    edited = item.get("edited_text") or ""
    shown_after = edited if decision == "edited" and edited else item["after"]
    return {
        **item,
        "decision": decision,
        "touched": item["decision"] != "pending",
        "shown_after": shown_after,
        "place": field_title(item["path"]),
        "label": f"{field_title(item['path'])}: {shortened(item['before'] or item['after'])}",
        "can_decide": item["applicability"] in ("safe", "confirm"),
        "can_edit": item["applicability"] in ("safe", "confirm") and item.get("kind", "text") == "text",
        "by_model": (item.get("provenance") or {}).get("kind") == "model",
        "url": reverse("web:suggestion", args=[item["id"]]),
        "problem": refusal.sentence if refusal else "",
        "reasons": refusal.reasons if refusal else (),
        "typed": (refusal.typed if refusal else "") or shown_after,
    }


def decided(item: Mapping[str, Any]) -> str:
    """What holds for a suggestion now; an applied one that nobody touched counts as accepted."""
    if item["decision"] == "pending" and item.get("applied"):
        return "accepted"
    return str(item["decision"])


def shortened(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
