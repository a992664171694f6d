"""The sections of a view: which, in what order, and each entry's printed parts."""

from collections.abc import Callable, Iterable, Iterator

from resumelib.model.region import Region
from resumelib.model.resume import (
    CustomSection,
    DateRange,
    Degree,
    Highlight,
    PartialDate,
    Position,
    Project,
    Resume,
)
from resumelib.rendering.clean import display_url, link_target, paragraphs, printable
from resumelib.rendering.view import Detail, EntryView, SectionStyle, SectionView
from resumelib.text.formats import format_date, format_range, is_printable_language, printed_word

DEFAULT_ORDER = (
    "summary", "work", "education", "projects", "volunteer", "skills", "languages", "certificates", "awards",
    "publications", "custom", "interests", "references",
)  # fmt: skip
_LONG_COURSE = 60  # characters; longer ones read better as a list
_STYLES: dict[str, SectionStyle] = {
    "summary": "text", "work": "entries", "volunteer": "entries", "education": "entries",
    "projects": "entries", "custom": "entries", "skills": "groups", "languages": "groups", "interests": "groups",
    "certificates": "lines", "awards": "lines", "publications": "lines", "references": "lines",
}  # fmt: skip


class _Printer:
    """Puts dates into words for one region and language."""

    def __init__(self, region: Region, language: str) -> None:
        self.style, self.language = region.date_style, language

    def dates(self, dates: DateRange, *, once: bool = False) -> str:
        return printable(format_range(dates, self.style, self.language, once=once))

    def date(self, date: PartialDate | None) -> str:
        return format_date(date, self.style, self.language) if date else ""

    def word(self, key: str) -> str:
        return printed_word(self.language, key)


def view_sections(
    resume: Resume, region: Region, language: str, first: tuple[str, ...] = ()
) -> Iterator[SectionView]:
    """Non-empty sections: the region's fixed order, else the person's own, else the usual one.

    `language` is empty where it could not be told.
    """
    printer = _Printer(region, language)
    for kind, custom_id in _order(resume, region, first):
        if kind == "custom":
            section = next((s for s in resume.custom if s.id == custom_id), None)
            entries = tuple(_custom(section, resume.custom, printer)) if section else ()
            title = printable(section.title) if section else ""
        else:
            entries = tuple(entry for entry in _READERS[kind](resume, printer) if _says_something(entry))
            title = _title(resume, kind, language)
        if entries:
            yield SectionView(kind, _style(kind, entries), title, entries)


def _style(kind: str, entries: tuple[EntryView, ...]) -> SectionStyle:
    """Prose under its title alone, such as “References on request.”, has no heads to leave room for."""
    prose = all(e.text and not any((e.title, e.highlights, e.details, e.dates, e.place)) for e in entries)
    return "text" if prose and _STYLES[kind] in ("lines", "entries") else _STYLES[kind]


def _order(resume: Resume, region: Region, first: tuple[str, ...]) -> list[tuple[str, str]]:
    wanted = [("summary", ""), *((kind, "") for kind in first)]
    if region.order:
        wanted += [(kind, "") for kind in region.order if kind != "custom"]
    else:
        wanted += [(section.kind, section.custom_id) for section in resume.sections]
    for kind in DEFAULT_ORDER:
        wanted += [("custom", s.id) for s in resume.custom] if kind == "custom" else [(kind, "")]
    return list(dict.fromkeys(item for item in wanted if item != ("custom", "")))


def _title(resume: Resume, kind: str, language: str) -> str:
    """Ours where the language has word lists; else the person's own; else English."""
    own = next((printable(s.title) for s in resume.sections if s.kind == kind), "")
    return own if own and not is_printable_language(language) else printed_word(language, kind)


def _says_something(entry: EntryView) -> bool:
    return any((entry.title, entry.subtitle, entry.text, entry.highlights, entry.details, entry.dates))


def _joined(*parts: str, by: str = ", ") -> str:
    return by.join(text for text in map(printable, parts) if text)


def _texts(highlights: Iterable[Highlight]) -> tuple[str, ...]:
    return tuple(text for text in (printable(h.text) for h in highlights) if text)


def _entry(path: str, title: str, subtitle: str, **rest: object) -> EntryView:
    """A missing title is filled by the subtitle, so that no entry begins with an empty line."""
    title, subtitle = printable(title), printable(subtitle)
    if not title:
        title, subtitle = subtitle, ""
    return EntryView(path, title, subtitle, **rest)  # type: ignore[arg-type]


def _linked(url: str) -> dict[str, str]:
    return {"url": display_url(url), "link": link_target(url)}


def _positions(entries: Iterable[Position], key: str, printer: _Printer) -> Iterator[EntryView]:
    for index, e in enumerate(entries):
        yield _entry(
            f"{key}[{index}]",
            e.position,
            e.name,
            place=printable(e.location),
            dates=printer.dates(e.dates, once=True),
            text=(*paragraphs(e.description), *paragraphs(e.summary)),
            highlights=_texts(e.highlights),
            **_linked(e.url),
        )


def _degrees(entries: Iterable[Degree], printer: _Printer) -> Iterator[EntryView]:
    for index, e in enumerate(entries):
        sentences = any(len(course) > _LONG_COURSE for course in e.courses)
        details = (
            (printer.word("grade"), printable(e.score)),
            (printer.word("courses"), "" if sentences else _joined(*e.courses)),
        )
        yield _entry(
            f"education[{index}]",
            _joined(e.study_type, e.area, by=" · "),
            e.institution,
            place=printable(e.location),
            dates=printer.dates(e.dates),
            text=paragraphs(e.summary),
            highlights=_texts(e.highlights) + (tuple(_without_empty(e.courses)) if sentences else ()),
            details=tuple(Detail(label, text) for label, text in details if any(c.isalnum() for c in text)),
            **_linked(e.url),
        )


def _projects(entries: Iterable[Project], printer: _Printer) -> Iterator[EntryView]:
    for index, e in enumerate(entries):
        keywords = _joined(*e.keywords)
        yield _entry(
            f"projects[{index}]",
            e.name,
            _joined(*e.roles, e.entity, e.type),
            dates=printer.dates(e.dates),
            text=paragraphs(e.description),
            highlights=_texts(e.highlights),
            details=(Detail(printer.word("technologies"), keywords),) if keywords else (),
            **_linked(e.url),
        )


def _summary(resume: Resume, printer: _Printer) -> Iterator[EntryView]:
    yield EntryView("basics.summary", text=paragraphs(resume.basics.summary))


def _skills(resume: Resume, printer: _Printer) -> Iterator[EntryView]:
    for index, e in enumerate(resume.skills):
        yield _group(f"skills[{index}]", e.name, e.level, e.keywords)


def _languages(resume: Resume, printer: _Printer) -> Iterator[EntryView]:
    for index, e in enumerate(resume.languages):
        yield _group(f"languages[{index}]", e.language, e.fluency, ())


def _interests(resume: Resume, printer: _Printer) -> Iterator[EntryView]:
    for index, e in enumerate(resume.interests):
        yield _group(f"interests[{index}]", e.name, "", e.keywords)


def _group(path: str, name: str, level: str, keywords: Iterable[str]) -> EntryView:
    return EntryView(path, printable(name), printable(level), text=tuple(_without_empty(keywords)))


def _without_empty(texts: Iterable[str]) -> Iterator[str]:
    return (text for text in map(printable, texts) if text)


def _certificates(resume: Resume, printer: _Printer) -> Iterator[EntryView]:
    for index, e in enumerate(resume.certificates):
        dates = printer.date(e.date)
        yield _entry(f"certificates[{index}]", e.name, e.issuer, dates=dates, **_linked(e.url))


def _awards(resume: Resume, printer: _Printer) -> Iterator[EntryView]:
    for index, e in enumerate(resume.awards):
        dates, text = printer.date(e.date), paragraphs(e.summary)
        yield _entry(f"awards[{index}]", e.title, e.awarder, dates=dates, text=text)


def _publications(resume: Resume, printer: _Printer) -> Iterator[EntryView]:
    for index, e in enumerate(resume.publications):
        dates, text = printer.date(e.date), paragraphs(e.summary)
        yield _entry(f"publications[{index}]", e.name, e.publisher, dates=dates, text=text, **_linked(e.url))


def _references(resume: Resume, printer: _Printer) -> Iterator[EntryView]:
    for index, e in enumerate(resume.references):
        yield _entry(f"references[{index}]", e.name, "", text=paragraphs(e.reference))


def _custom(
    section: CustomSection, every: tuple[CustomSection, ...], printer: _Printer
) -> Iterator[EntryView]:
    for index, e in enumerate(section.entries):
        path = f"meta.cvimprover.custom[{every.index(section)}].entries[{index}]"
        made = _entry(
            path,
            e.title,
            e.subtitle,
            dates=printer.dates(e.dates),
            text=paragraphs(e.text),
            highlights=_texts(e.highlights),
        )
        if _says_something(made):
            yield made


_READERS: dict[str, Callable[[Resume, _Printer], Iterable[EntryView]]] = {
    "summary": _summary,
    "work": lambda resume, printer: _positions(resume.work, "work", printer),
    "volunteer": lambda resume, printer: _positions(resume.volunteer, "volunteer", printer),
    "education": lambda resume, printer: _degrees(resume.education, printer),
    "projects": lambda resume, printer: _projects(resume.projects, printer),
    "skills": _skills,
    "languages": _languages,
    "interests": _interests,
    "certificates": _certificates,
    "awards": _awards,
    "publications": _publications,
    "references": _references,
}
