"""What the checks look at: the Resume with everything worked out once that several of them need."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from resumelib.model.document import Layout, Parsed
from resumelib.model.fields import Field, iter_fields
from resumelib.model.match import Match
from resumelib.model.posting import Posting
from resumelib.model.region import Region
from resumelib.model.resume import DateRange, PartialDate, Position, Resume
from resumelib.text.language import detect_language
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
    _cache: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    def has(self, need: str) -> bool:
        """Whether what a check needs is at hand: text (of the file), layout (its pages), posting, sections."""
        if need == "text":
            return self.parsed is not None and bool(self.parsed.text)
        if need == "layout":
            return bool(self.layout.pages)
        if need == "posting":
            return self.posting is not None
        return bool(self.resume.sections)

    @cached_property
    def layout(self) -> Layout:
        return self.parsed.layout if self.parsed else Layout()

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
        if self.parsed is not None and self.parsed.text:
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
