"""A month of a year, however it is written: "03/2019", "2019-03", "Mar 2019" and "March 2019" are one date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from resumelib.text.lazy import lazy
from resumelib.text.wordlists import load_pairs

Style = Literal["number", "word", ""]
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d/]|[.-]\d)"
_NUMBER = r"(?<![\d/.:-])(?P<number>0?[1-9]|1[0-2])/" + _YEAR
_DOTTED = r"(?<![\d/.:-])(?P<dotted>0[1-9]|1[0-2])\." + _YEAR.replace("year", "year2")
_ISO = r"(?<![\d/.:-])(?P<year3>(?:19|20)\d\d)-(?P<iso>0[1-9]|1[0-2])(?![\d/-])"
_DAY = lazy(r"\d(?:st|nd|rd|th|\.|er| de)? $", re.IGNORECASE)
_ARTICLE = lazy(r"\b(?:du|au|le|del|al|el|am|zum) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Month:
    """`text[start:end]` names the month; `style` "" is a short form or an ISO date, which no text settles on."""

    start: int
    end: int
    year: int
    month: int
    style: Style


@cache
def _pattern(language: str) -> re.Pattern[str]:
    names = sorted(load_pairs(language, "months"), key=len, reverse=True)
    word = rf"(?<!\w)(?P<word>{'|'.join(map(re.escape, names))})(?P<dot>\.?),?(?: del?)? (?P<year4>(?:19|20)\d\d)(?!\d)"
    return re.compile(f"{_NUMBER}|{_DOTTED}|{_ISO}|{word}", re.IGNORECASE)


def months_in(text: str, language: str) -> tuple[Month, ...]:
    """Every month of a year, left to right; dates with a day are none."""
    if not re.search(r"(?:19|20)\d\d", text):
        return ()
    found = []
    for match in _pattern(language).finditer(text):
        if _DAY.search(text[: match.start()]):
            continue
        year = int(next(filter(None, match.group("year", "year2", "year3", "year4"))))
        number = next(filter(None, match.group("number", "dotted", "iso")), "")
        word = (match["word"] or "").casefold()
        month = int(number or load_pairs(language, "months")[word])
        style: Style = "number" if match["number"] else "word" if word == _name(month, language) else ""
        found.append(Month(match.start(), match.end(), year, month, style))
    return tuple(found)


@cache
def _name(month: int, language: str) -> str:
    """The whole name: the first of the list."""
    return next((name for name, number in load_pairs(language, "months").items() if int(number) == month), "")


def settled(texts: Sequence[str], language: str) -> Style:
    """The style for all of a document's months, "" where they are of one mind or there are none."""
    found = [month for text in texts for month in months_in(text, language)]
    if len({month.style for month in found}) < 2:
        return ""
    numbers = sum(month.style == "number" for month in found)
    return "number" if numbers * 2 > len(found) else "word"


def in_style(text: str, language: str, style: Style) -> str:
    """The months of `text` in that style, to the month as before; "au 03/2019" stays, which would need its article."""
    for month in reversed(months_in(text, language) if style else ()):
        if month.style == style or _ARTICLE.search(text[: month.start]):
            continue
        text = text[: month.start] + _written(month, language, style) + text[month.end :]
    return text


def _written(month: Month, language: str, style: Style) -> str:
    if style == "number":
        return f"{month.month:02d}/{month.year}"
    name = _name(month.month, language)
    name = name.title() if language in ("en", "de") else name
    return f"{name} de {month.year}" if language == "es" else f"{name} {month.year}"


def as_dated(before: str, after: str, language: str) -> str:
    """`after` with each month that `before` names too in the spelling of `before`, once for each time it stands there."""
    if before == after or language not in ("en", "de", "fr", "es"):
        return after
    spelled = [(m.year, m.month, before[m.start : m.end]) for m in months_in(before, language)]
    changed = []
    for month in months_in(after, language) if spelled else ():
        own = next((s for s in spelled if s[:2] == (month.year, month.month)), None)
        if own:
            spelled.remove(own)
            changed.append((month, own[2]))
    for month, text in reversed(changed):
        after = after[: month.start] + text + after[month.end :]
    return after
