"""Which of several dates is the entry's: the one that stands apart, not the one that belongs to a name."""

import re
from dataclasses import replace

from resumelib.model.resume import DateRange
from resumelib.text.dates import FoundDate, find_dates
from resumelib.text.tokens import ends_in_bracket

_BEFORE = re.compile(r"(?:^|[,;:|·•–—()\[\]/-]|\s{2,}|\t)\s*$")
_AFTER = re.compile(r"^\s*(?:$|[,;:|·•–—()\[\]/.-]|\s{2,}|\t)")


def stands_apart(text: str, date: FoundDate) -> bool:
    """A range, or a single date with an edge or a separator on both sides; "ICML 2022" is a name with its year."""
    if date.is_range:
        return True
    return bool(_BEFORE.search(text[: date.start]) and _AFTER.search(text[date.end :]))


_WORD_BEFORE = re.compile(r"[^\W\d_][^\w\s,;:|·•–—()\[\]/-]?\s$")
_WORD_AFTER = re.compile(r"\s[(]?[^\W\d_]")


def is_of_name(text: str, date: FoundDate) -> bool:
    """A year among the words of a name ("Looms 2014 for Beginners"); one at either end may be a date of its own."""
    if date.is_range or date.end - date.start != 4:
        return False
    return bool(_WORD_BEFORE.search(text[: date.start]) and _WORD_AFTER.match(text[date.end :]))


def has_date_apart(text: str) -> bool:
    return any(stands_apart(text, date) for date in find_dates(text))


def within(dates: DateRange) -> DateRange:
    """Of a job dated once ("2018", "Jan 2024"): it began and ended within that date. "Until 2018" stays open at its start."""
    if dates.start or dates.end is None or dates.is_current:
        return dates
    told = find_dates(dates.as_written)
    return replace(dates, start=dates.end) if told and not told[0].is_range else dates


def ends_dated(text: str, date: FoundDate) -> bool:
    """A range behind a separator or in brackets ends the line of a head ("… · Jan 1933 – Jan 1955"), however long."""
    before, after = text[: date.start].rstrip(), text[date.end :]
    bracketed = before.endswith("(") and not after.strip(" )")
    return date.is_range and (bracketed or before.endswith(("·", "|", "•")))


def tells_date(text: str) -> bool:
    """Whether its only dates are told in a sentence ("Recognized as top contributor in 2023")."""
    dates = find_dates(text)
    return bool(dates) and len(text.split()) >= 6 and all(_is_told(text, date) for date in dates)


def _is_told(text: str, date: FoundDate) -> bool:
    before = text[: date.start].split()
    return len(before) >= 4 and not date.is_range and before[-1].isalpha() and before[-1].islower()


def opens_large(text: str) -> bool:
    """Begins with a capital or with a date, as no line within a sentence does."""
    return not text[:1].islower() or any(date.start == 0 for date in find_dates(text))


def opens_with_range(before: str, text: str) -> bool:
    """From when to when, at the start of a line, where no date or bracket runs over from the line before."""
    if not text[:1].isalnum() or not any(date.start == 0 and date.is_range for date in find_dates(text)):
        return False
    if ends_in_bracket(before):
        return False
    return not any(date.start < len(before) < date.end for date in find_dates(f"{before} {text}"))
