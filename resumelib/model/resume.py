"""Resume: one person's structured career document. Frozen; every change makes a new one.

Entries and highlights carry stable ids, so that evidence, suggestions and decisions survive reordering.
Texts are plain strings, exactly as the person would read them; where each was read from is kept beside the
Resume in `Parsed.evidence`, keyed by field id (`<entry id>.<field>`, a highlight's own id, `basics.<field>`).
"""

from dataclasses import dataclass
from typing import Literal

SectionKind = Literal[
    "summary", "work", "volunteer", "education", "projects", "skills", "languages", "certificates",
    "awards", "publications", "interests", "references", "custom",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date at the precision it was written in."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class DateRange:
    """`is_current` is "present" as a value, never today's date. A single date stands in `end` alone."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    is_current: bool = False
    as_written: str = ""

    @property
    def is_empty(self) -> bool:
        return self.start is None and self.end is None and not self.is_current and not self.as_written


@dataclass(frozen=True, slots=True)
class Highlight:
    """One bullet, a single claim."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Location:
    """`as_written` is the whole phrase where the parts could not be told apart."""

    city: str = ""
    region: str = ""
    country_code: str = ""
    postal_code: str = ""
    address: str = ""
    as_written: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    network: str = ""
    username: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class PersonalDetail:
    """What some countries expect and others forbid: date of birth, nationality, marital status, …"""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Basics:
    name: str = ""
    label: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    summary: str = ""
    location: Location = Location()
    profiles: tuple[Profile, ...] = ()
    other_emails: tuple[str, ...] = ()
    other_phones: tuple[str, ...] = ()
    personal: tuple[PersonalDetail, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """A place in someone's history; `work` and `volunteer` entries alike. `name` is the employer or organization."""

    id: str
    name: str = ""
    position: str = ""
    location: str = ""
    url: str = ""
    description: str = ""
    summary: str = ""
    dates: DateRange = DateRange()
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class Degree:
    id: str
    institution: str = ""
    area: str = ""
    study_type: str = ""
    score: str = ""
    location: str = ""
    url: str = ""
    summary: str = ""
    dates: DateRange = DateRange()
    courses: tuple[str, ...] = ()
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    id: str
    name: str = ""
    description: str = ""
    entity: str = ""
    type: str = ""
    url: str = ""
    roles: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    dates: DateRange = DateRange()
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """A group with keywords, or a single skill (name alone)."""

    id: str
    name: str = ""
    level: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    id: str
    language: str = ""
    fluency: str = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    id: str
    name: str = ""
    issuer: str = ""
    url: str = ""
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Award:
    id: str
    title: str = ""
    awarder: str = ""
    summary: str = ""
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    id: str
    name: str = ""
    publisher: str = ""
    url: str = ""
    summary: str = ""
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Interest:
    id: str
    name: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    id: str
    name: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class CustomEntry:
    """One item of a section we have no kind for, kept whole."""

    id: str
    title: str = ""
    subtitle: str = ""
    text: str = ""
    dates: DateRange = DateRange()
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomSection:
    id: str
    title: str = ""
    entries: tuple[CustomEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group in the order of the source. `title` is as written; `custom_id` names a CustomSection."""

    kind: SectionKind
    title: str = ""
    custom_id: str = ""


@dataclass(frozen=True, slots=True)
class Resume:
    """`language` is ISO 639-1, empty when unknown. `sections` is the order and wording of the source, possibly empty."""

    basics: Basics = Basics()
    work: tuple[Position, ...] = ()
    volunteer: tuple[Position, ...] = ()
    education: tuple[Degree, ...] = ()
    projects: tuple[Project, ...] = ()
    skills: tuple[SkillGroup, ...] = ()
    languages: tuple[SpokenLanguage, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    awards: tuple[Award, ...] = ()
    publications: tuple[Publication, ...] = ()
    interests: tuple[Interest, ...] = ()
    references: tuple[Reference, ...] = ()
    custom: tuple[CustomSection, ...] = ()
    sections: tuple[Section, ...] = ()
    language: str = ""
