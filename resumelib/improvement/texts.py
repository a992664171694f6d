"""Which texts of a resume are reworded, and when they were true."""

from typing import Literal

from resumelib.model.fields import Field, iter_fields
from resumelib.model.resume import Position, Project, Resume


def editable_fields(resume: Resume) -> list[Field]:
    """Highlights and prose; the names, titles, dates and contact data of a resume are never reworded.

    A reference is somebody else's words and a publication's or award's text is often a citation: not these.
    """
    left_alone = ("references", "publications", "awards")
    return [
        f for f in iter_fields(resume) if f.role in ("highlight", "prose") and f.section not in left_alone
    ]


def tense_of(resume: Resume, entry_id: str) -> Literal["past", "current", ""]:
    """When the entry was; "" where its dates do not say."""
    entries: list[Position | Project] = [*resume.work, *resume.volunteer, *resume.projects]
    entry = next((e for e in entries if e.id == entry_id), None)
    if entry is None or entry.dates.is_empty:
        return ""
    if entry.dates.is_current:
        return "current"
    return "past" if entry.dates.end else ""
