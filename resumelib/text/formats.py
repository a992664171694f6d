"""How dates and section titles are printed, per language and region style.

A date is never shown more precisely than it was written.
"""

from resumelib.model.region import DateStyle
from resumelib.model.resume import DateRange, PartialDate
from resumelib.text.wordlists import load_pairs

FALLBACK = "en"
EN_DASH = "–"

# Both written forms of Norwegian share the words that a resume needs.
_SAME_WORDS = {"nb": "no", "nn": "no"}
# Separator and order of the numeric styles; the day is added where it was written.
_NUMERIC = {"MM/YYYY": "/", "MM-YYYY": "-", "DD/MM/YYYY": "/", "YYYY-MM": "-", "YYYY.MM": "."}


def is_printable_language(language: str) -> bool:
    """Whether titles and months exist in this language (ISO 639-1)."""
    return bool(_printed(language)) if language else False


def printed_word(language: str, key: str) -> str:
    """A title (`work`), or `present`, `grade`, `courses`, …, in the language; English where it has no list."""
    return _printed(language).get(key) or _printed(FALLBACK).get(key, "")


def _printed(language: str) -> dict[str, str]:
    return load_pairs(_SAME_WORDS.get(language, language), "printed")


def format_date(date: PartialDate, style: DateStyle, language: str) -> str:
    """`Mar 2020`, `03/2020`, `2020-03`, `2020`: the style at the precision of the date."""
    if date.month is None:
        return f"{date.year:04d}"
    if style == "Mon YYYY":
        return _with_month_name(date, language)
    separator = "." if language == "de" and date.day and style[0] != "Y" else _NUMERIC[style]
    parts = [f"{date.year:04d}", f"{date.month:02d}", *([f"{date.day:02d}"] if date.day else [])]
    return separator.join(parts if style.startswith("Y") else reversed(parts))


def _with_month_name(date: PartialDate, language: str) -> str:
    names = (printed_word(language, "months") or printed_word(FALLBACK, "months")).split()
    name = names[(date.month or 1) - 1]
    year = f"{date.year:04d}"
    if not date.day:
        return (printed_word(language, "month_year") or "{month} {year}").format(month=name, year=year)
    pattern = printed_word(language, "day_month_year") or "{day} {month} {year}"
    return pattern.format(day=date.day, month=name, year=year)


def format_range(dates: DateRange, style: DateStyle, language: str, *, once: bool = False) -> str:
    """`Mar 2020 – Present`, a single date alone, or the phrase as written where no date could be read.

    `once`: what began and ended within one date has that date alone ("2018"), not twice.
    """
    if dates.start is None and dates.end is None:
        return dates.as_written or (printed_word(language, "present") if dates.is_current else "")
    start = format_date(dates.start, style, language) if dates.start else ""
    end = format_date(dates.end, style, language) if dates.end else ""
    if once and start == end and not dates.is_current:
        return end
    if dates.is_current:
        end = printed_word(language, "present")
    return f" {EN_DASH} ".join(part for part in (start, end) if part)
