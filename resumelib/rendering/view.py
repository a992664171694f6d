"""What is printed: the region's view of a Resume, as plain text in reading order, the same for every format.

Facts are chosen and put into words here and nowhere else; a format only sets them.
"""

from dataclasses import dataclass
from typing import Literal

RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ps", "ur", "yi"))  # as in lib.typ
SectionStyle = Literal["text", "entries", "lines", "groups"]


@dataclass(frozen=True, slots=True)
class Contact:
    """`kind` is email, phone, url, location or profile; `url` is empty where nothing can be opened."""

    kind: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """`label` may be empty."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """One printed item; `path` addresses the JSON Resume (`work[0]`). Every other field is text, possibly empty."""

    path: str
    title: str = ""
    subtitle: str = ""
    place: str = ""
    dates: str = ""
    url: str = ""
    link: str = ""
    text: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionView:
    """`style`: text (paragraphs), entries (with dates and highlights), lines (short), groups (name: keywords)."""

    kind: str
    style: SectionStyle
    title: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class ResumeView:
    """`language` is ISO 639-1 and never empty; `hidden` names what the region's habit keeps off the page."""

    name: str
    label: str
    contacts: tuple[Contact, ...]
    personal: tuple[Detail, ...]
    personal_title: str
    contact_title: str
    document: str  # "Curriculum Vitae" in the resume's language
    sections: tuple[SectionView, ...]
    language: str
    hidden: tuple[str, ...] = ()
