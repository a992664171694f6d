"""What the checks look at: the Resume with everything worked out once that several of them need."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from resumelib.model.document import Layout, Parsed
from resumelib.model.fields import Field, iter_fields
from resumelib.model.match import Match
from resumelib.model.posting import Posting
from resumelib.model.region import Region, resolve_region
from resumelib.model.resume import DateRange, PartialDate, Position, Resume
from resumelib.text.dates import read_dates
from resumelib.text.languages import detect_language
from resumelib.text.tokens import words

LEVELS = ("0-2", "3-5", "6+")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of an entry: a bullet, or a paragraph of it. `entry` is None outside work and volunteer."""

    id: str
    path: str
    text: str
    entry: Position | None = None
    is_current: bool = False

    @property
    def words(self) -> list[str]:
        return words(self.text)


@dataclass(frozen=True)
class Subject:
    """`today` is the caller's date. `parsed` is None where only the structured Resume is at hand."""

    resume: Resume
    parsed: Parsed | None
    today: date
    region: Region
    experience_level: str = ""
    posting_given: bool = False
    position: str = ""
    industry: str = ""
    company_size: str = ""
    location: str = ""
    application_timeline: str = ""
    posting: Posting | None = None
    match: Match | None = None
    file_name: str = ""
    file_size: int = 0

    def has(self, need: str) -> bool:
        """Whether what a check needs is at hand; the names are `resumelib.review.check.Need`."""
        if need == "text":
            return self.is_document and bool(self.parsed and self.parsed.text)
        if need == "layout":
            return bool(self.layout.pages) and self.parsed is not None and self.parsed.read_by == "text-layer"
        if need == "posting":
            return self.posting is not None
        if need == "position":
            return bool(self.position or (self.posting and self.posting.title))
        if need == "match":
            return self.match is not None
        if need == "questionnaire":
            return bool(self.company_size or self.application_timeline)
        return bool(self.resume.sections)

    @property
    def is_document(self) -> bool:
        """A page somebody made, not data (JSON Resume and the like)."""
        return self.parsed is not None and self.parsed.read_by != "structured"

    @cached_property
    def layout(self) -> Layout:
        return self.parsed.layout if self.parsed else Layout()

    @cached_property
    def country(self) -> str:
        """The country aimed at: the region asked for, else the one the person lives in; "" when unknown."""
        if self.region.code:
            return self.region.code
        place = self.resume.basics.location
        return place.country_code.upper() or resolve_region("", place.as_written).code

    @cached_property
    def profile(self) -> Region:
        """The region asked for, else that of the person's country."""
        return self.region if self.region.code else resolve_region(self.country)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple(iter_fields(self.resume))

    @cached_property
    def prose(self) -> tuple[Field, ...]:
        """Texts somebody wrote as sentences: summaries, descriptions, bullets."""
        return tuple(f for f in self.fields if f.role in ("prose", "highlight"))

    @cached_property
    def body(self) -> str:
        return "\n".join(f.text for f in self.prose)

    @cached_property
    def whole_text(self) -> str:
        """The file's visible text where there is one, else every field of the Resume."""
        if self.parsed is not None and self.parsed.text and self.is_document:
            return self.parsed.text
        return "\n".join(f.text for f in self.fields)

    @cached_property
    def language(self) -> str:
        return self.resume.language or detect_language(self.body or self.whole_text)

    @cached_property
    def bullets(self) -> tuple[Text, ...]:
        """Every highlight of work, volunteer and projects."""
        out = []
        for section in ("work", "volunteer"):
            for n, entry in enumerate(getattr(self.resume, section)):
                current = entry.dates.is_current
                out += [
                    Text(h.id, f"{section}[{n}].highlights[{m}]", h.text, entry, current)
                    for m, h in enumerate(entry.highlights)
                ]
        for n, project in enumerate(self.resume.projects):
            out += [
                Text(h.id, f"projects[{n}].highlights[{m}]", h.text) for m, h in enumerate(project.highlights)
            ]
        return tuple(out)

    @cached_property
    def paragraphs(self) -> tuple[Text, ...]:
        """Summaries and descriptions of work and volunteer entries."""
        out = []
        for section in ("work", "volunteer"):
            for n, entry in enumerate(getattr(self.resume, section)):
                for name in ("description", "summary"):
                    if text := getattr(entry, name):
                        out.append(
                            Text(
                                f"{entry.id}.{name}",
                                f"{section}[{n}].{name}",
                                text,
                                entry,
                                entry.dates.is_current,
                            )
                        )
        return tuple(out)

    @cached_property
    def months_of_work(self) -> int:
        """Months in at least one position, overlaps counted once; year-only dates count as whole years."""
        covered: set[int] = set()
        for entry in self.resume.work:
            if span := month_span(entry.dates, self.today):
                covered.update(range(span[0], span[1] + 1))
        return len(covered)

    @cached_property
    def level(self) -> str:
        """The level as answered, else by years of work."""
        if self.experience_level in LEVELS:
            return self.experience_level
        years = self.months_of_work / 12
        return LEVELS[0] if years < 3 else LEVELS[1] if years < 6 else LEVELS[2]

    @cached_property
    def is_academic(self) -> bool:
        """Publications or an academic position: page limits do not apply."""
        titles = " ".join(p.position for p in self.resume.work).casefold()
        return len(self.resume.publications) >= 3 or bool(
            re.search(r"\b(professor|lecturer|postdoc|research fellow|dozent|maître de conférences)", titles)
        )


def with_dates_read(resume: Resume) -> Resume:
    """The same Resume where dates that were kept as written only ("Jan 2020" in JSON) are read as far as they can be."""
    changed: dict[str, Any] = {}
    for section in ("work", "volunteer", "education", "projects"):
        entries = getattr(resume, section)
        read = tuple(replace(entry, dates=_dates_read(entry.dates)) for entry in entries)
        if read != entries:
            changed[section] = read
    return replace(resume, **changed) if changed else resume


def _dates_read(dates: DateRange) -> DateRange:
    if not dates.as_written or (dates.start and (dates.end or dates.is_current)):
        return dates
    found = read_dates(dates.as_written)
    if found is None:
        return dates
    return DateRange(
        dates.start or found.start,
        dates.end or found.end,
        dates.is_current or found.is_current,
        dates.as_written,
    )


def month_number(when: PartialDate, *, last: bool = False) -> int:
    """Months since year 0; a year alone counts from January, or to December where it is the end."""
    return when.year * 12 + (when.month or (12 if last else 1)) - 1


def month_span(dates: DateRange, today: date) -> tuple[int, int] | None:
    """First and last month, both included; None without a start, or where it ends before it starts."""
    if dates.start is None:
        return None
    now = today.year * 12 + today.month - 1
    if dates.end is not None:
        end = min(month_number(dates.end, last=True), max(now, month_number(dates.end)))
    elif dates.is_current:
        end = now
    else:
        return None
    start = month_number(dates.start)
    return (start, end) if start <= end else None


def dated_entries(resume: Resume) -> Iterator[tuple[str, str, DateRange]]:
    """Path, what it is called, and dates of every entry that has a range."""
    for section in ("work", "volunteer", "education", "projects"):
        for n, entry in enumerate(getattr(resume, section)):
            name = (
                getattr(entry, "position", "")
                or getattr(entry, "name", "")
                or getattr(entry, "institution", "")
            )
            yield f"{section}[{n}]", name, entry.dates
