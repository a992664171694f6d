"""C4, the dates themselves: there, readable, consistent."""

import re
from collections.abc import Iterator

from resumelib.model.resume import DateRange
from resumelib.review.check import ERROR, INFORMATION, WARNING, Hit, check
from resumelib.review.subject import Subject, dated_entries, month_number
from resumelib.text.dates import read_dates
from resumelib.text.lazy import lazy

_EXPECTED = lazy(
    r"expect|anticipat|planned|voraussichtlich|geplant|prévu|attendu|previst|esperad", re.IGNORECASE
)
_RANGE = lazy(
    r"\s+(?:–|—|-|to|until|till|bis|à|au|a|hasta)\s+|–|—|(?<=\d{4})\s?-\s?(?=[A-Za-z\d])(?!\d{2}(?!\d))"
)
_DAY_MONTH = lazy(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})[/.-](?:19|20)\d{2}(?!\d)")


@check(
    "D01",
    title="Entry without a date",
    rationale="Without dates nobody can see how long or how recent an experience is.",
    severity=WARNING,
    part="structure",
    source="Reactive Resume's checks",
    fix="Add the month and year of start and end.",
    example="Nurse, Hillside Clinic",
)
def no_date(subject: Subject) -> Iterator[Hit]:
    for path, name, dates in dated_entries(subject.resume):
        no_start = path.startswith("work") and dates.start is None and dates.end and not subject.is_document
        if (dates.is_empty or no_start) and path.startswith(("work", "education", "volunteer")):
            yield Hit(path, "This entry has no start date." if no_start else "This entry has no date.", name)


@check(
    "D02",
    title="Date that cannot be read",
    rationale="Software drops what it cannot read, and with it the length of the experience.",
    severity=WARNING,
    part="parseability",
    source="Reactive Resume's checks; dates are read in eight languages",
    fix="Write month and year, such as 03/2021 or March 2021.",
    example="Sumer 2O19 – not sure",
    full_at=2,
)
def unreadable_date(subject: Subject) -> Iterator[Hit]:
    for path, _name, dates in dated_entries(subject.resume):
        if dates.as_written and _unread(dates):
            yield Hit(path, f"“{dates.as_written}” cannot be read as dates.", dates.as_written)
    if subject.is_document:
        for line in subject.whole_text.splitlines():
            if match := _MISTYPED.search(line):
                yield Hit("", f"“{match.group()}” cannot be read as a date.", line)


# A letter among the digits of a year, a month beyond twelve, a year left open.
_MISTYPED = lazy(
    r"(?<![\w.-])(?=[12OoIl\d]*\d)(?=\d*[OoIl])[12lI][90O][\dOolI]{2}(?![\w-])|(?<![\d./-])(?:00|1[3-9]|[2-9]\d)[/.](?:19|20)\d{2}(?!\d)|(?<!\w)(?:\?\?|xx|XX)[/.](?:19|20)\d{2}"
)


def _unread(dates: DateRange) -> bool:
    if dates.start is None and dates.end is None and not dates.is_current:
        return True
    halves = [half for half in _RANGE.split(dates.as_written) if half.strip()]
    if dates.start and (dates.end or dates.is_current):
        return False
    return len(halves) == 2 and (any(read_dates(half) is None for half in halves))


@check(
    "D03",
    title="Start after end",
    rationale="A position that ends before it begins is a typing error that a reader will notice.",
    severity=ERROR,
    part="structure",
    source="Reactive Resume's checks",
    fix="Check both dates.",
    example="05/2021 – 03/2019",
    full_at=1,
)
def start_after_end(subject: Subject) -> Iterator[Hit]:
    told = ""
    for path, name, dates in dated_entries(subject.resume):
        if not dates.start or not dates.end:
            continue
        later = month_number(dates.start) > month_number(dates.end, last=True)
        same_month = (dates.start.year, dates.start.month) == (dates.end.year, dates.end.month)
        if later or (same_month and dates.start.day and dates.end.day and dates.start.day > dates.end.day):
            told += f"{dates.as_written}\n"
            yield Hit(
                f"{path}.endDate",
                "This entry ends before it begins.",
                f"{name}: {dates.start.iso} – {dates.end.iso}",
            )
    if subject.is_document:
        for found in _turned(subject.whole_text):
            if found not in told:
                yield Hit("", "This range ends before it begins.", found)


# Two dates with a dash between, for ranges that stand in no entry's dates.
_HALF = r"(?:[^\W\d]{3,9}\.?\s+(?:19|20)\d{2}|\d{1,2}[./-](?:19|20)\d{2}|(?:19|20)\d{2}(?:-\d{2})?)"
_TWO_DATES = lazy(rf"(?<![\w./-])({_HALF})\s?(?:–|—|-|to|bis|à|hasta)\s?({_HALF})(?![\w./-])")


def _turned(text: str) -> Iterator[str]:
    """Ranges that end before they begin, as they stand in the text."""
    for match in _TWO_DATES.finditer(text):
        first, second = (read_dates(half) for half in match.groups())
        start, end = first and (first.start or first.end), second and (second.start or second.end)
        if start and end and month_number(start) > month_number(end, last=True):
            yield match.group()


@check(
    "D04",
    title="Date in the future",
    rationale="A future date that is not marked as expected reads as an error.",
    severity=WARNING,
    part="structure",
    source="Reactive Resume's checks",
    fix="Correct the year, or write that the date is expected.",
    example="Started 03/2042",
    full_at=1,
)
def future_date(subject: Subject) -> Iterator[Hit]:
    now = subject.today.year * 12 + subject.today.month - 1
    for path, name, dates in dated_entries(subject.resume):
        if _EXPECTED.search(dates.as_written):
            continue
        studying = path.startswith("education")
        if dates.start and month_number(dates.start) > now + (12 if studying else 0):
            yield Hit(f"{path}.startDate", "This entry begins in the future.", f"{name}: {dates.start.iso}")
        elif (
            dates.end
            and dates.start
            and studying
            and month_number(dates.end) > max(now, month_number(dates.start) + 84)
        ) or (
            dates.end
            and month_number(dates.end) > now + (72 if studying and dates.start else 24 if studying else 0)
        ):
            yield Hit(f"{path}.endDate", "This entry ends in the future.", f"{name}: {dates.end.iso}")
    for section in ("certificates", "awards", "publications"):
        for n, entry in enumerate(getattr(subject.resume, section)):
            if entry.date and month_number(entry.date) > now:
                yield Hit(f"{section}[{n}].date", "This date lies in the future.", entry.date.iso)


def _shape(text: str) -> str:
    """The form of one date as written: which parts, in which order, with which separators."""
    text = text.strip().strip("()[],;. ")
    if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", text):
        return "day" + text.strip("0123456789")[:1]
    if match := re.fullmatch(r"\d{1,2}\s?([/.-])\s?(?:\d{4}|\d{2})", text):
        return "MM" + match.group(1) + "YYYY"
    if match := re.fullmatch(r"\d{4}([/.-])\d{1,2}(?:[/.-]\d{1,2})?", text):
        return "YYYY" + match.group(1) + "MM"
    if match := re.match(r"(?:\d{1,2}\.?\s+)?([^\W\d]+)(\.?)\s*,?\s*(?:de\s+)?(?:\d{4}|['’]\d{2})$", text):
        word = match.group(1)
        if len(word) == 3 and word.casefold() in ("may", "mai"):
            return ""
        return "month name" if len(word) > 4 else "short month name"
    return ""


@check(
    "D05",
    title="Dates in several formats",
    rationale="One format throughout reads calmly and parses the same everywhere.",
    severity=WARNING,
    part="layout",
    source="Warwick careers pages; university résumé rubrics; passfirstround.com",
    fix="Choose one format and use it everywhere.",
    example="Jan 2020 – 03/2021",
    full_at=1,
)
def mixed_formats(subject: Subject) -> Iterator[Hit]:
    shapes: dict[str, str] = {}
    for path, _name, dates in dated_entries(subject.resume):
        if dates.as_written:
            for half in _RANGE.split(dates.as_written):
                if shape := _shape(half or ""):
                    shapes.setdefault(shape, half.strip())
        elif subject.parsed is not None and not subject.is_document:
            for date in (dates.start, dates.end):
                if date is not None and date.month is not None and path:
                    shapes.setdefault("YYYY-MM", date.iso)
    if len(shapes) > 1:
        samples = " · ".join(shapes.values())
        yield Hit("", f"Dates are written in {len(shapes)} formats.", samples)


@check(
    "D06",
    title="Some dates with months, some without",
    rationale="A year alone beside months makes a reader wonder what it hides; it is a matter of taste, so only told.",
    severity=INFORMATION,
    part="layout",
    source="avidcareerist.com; v50.ai (public pages)",
    fix="Add the months where you know them.",
    example="03/2019 – 06/2021, and 2016 – 2018",
    full_at=1,
)
def mixed_precision(subject: Subject) -> Iterator[Hit]:
    years: list[tuple[str, str]] = []
    months: list[tuple[str, str]] = []
    for path, _name, dates in dated_entries(subject.resume):
        for date in (dates.start, dates.end):
            if date is not None and path.startswith(("work", "volunteer", "education")):
                (months if date.month else years).append((path, date.iso))
    if years and months:
        fewer = min(years, months, key=len)
        yield Hit(
            fewer[0][0],
            "Some dates give the month and some only the year.",
            f"{years[0][1]} · {months[0][1]}",
        )


@check(
    "D07",
    title="Day and month can be confused",
    rationale="03/04/2020 is the 3rd of April to some and the 4th of March to others.",
    severity=WARNING,
    part="layout",
    source="common advice; ISO 8601 exists for this reason",
    fix="Write the month as a word, or leave the day out.",
    example="03/04/2020",
    full_at=2,
)
def ambiguous_day(subject: Subject) -> Iterator[Hit]:
    # with dots it is the German order, without a doubt
    signs = "/-" if subject.language == "de" or subject.country in ("DE", "AT", "CH") else "/.-"
    for path, _name, dates in dated_entries(subject.resume):
        for first, sign, second in _DAY_MONTH.findall(dates.as_written):
            if (
                sign in signs
                and 1 <= int(first) <= 12
                and 1 <= int(second) <= 12
                and first.lstrip("0") != second.lstrip("0")
            ):
                yield Hit(path, "Day and month of this date can be confused.", dates.as_written)
                break
