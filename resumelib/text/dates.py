"""Dates and date ranges in running text, in eight languages, at the precision they were written in.

A season or a quarter keeps its year only (`as_written` keeps the words): turning "Spring 2019" into March would
invent a month. Two-digit years are read after an apostrophe, or with a month where a range has them.
Numbers are found first and the words around them looked up: no pattern holds the word lists, which keeps the
first call cheap (2 ms).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from resumelib.model.resume import DateRange, PartialDate
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl")
_LONGEST = 2000  # characters looked at
_PIVOT = 60  # two-digit years: 60 and later are the last century's
_MOST_YEARS = 60  # a range longer than a working life is two numbers, not a range

_YEAR = r"(?:18[5-9]\d|19\d\d|20[0-6]\d)"
_FIRST_LONE_YEAR = 1940  # an earlier number by itself is hardly ever a year
_DASH = r"[-\u2010-\u2015\u2212~\u2192\u00bb>]"
_WORD = r"[^\W\d_]+"
_NUMBERS = re.compile(
    rf"""(?<![\w./])(?:
      (?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\d]|-\d\d\b(?!\d))
    | (?P<d>[0-3]?\d)(?P<sep>\s?[./-]\s?)(?P<dm>[0-3]?\d)(?P=sep)(?P<dy>{_YEAR}|\d\d(?=\s*(?:{_DASH}|$|\))))(?!\d)
    | (?P<m>0?[1-9]|1[0-2])\s?[./-]\s?(?P<my>{_YEAR})(?!\d)
    | (?P<ym>{_YEAR})\s?[./]\s?(?P<mm>0[1-9]|1[0-2])(?![\d.])
    | (?P<y>{_YEAR})(?!\d)
    | ['’`‘](?P<two>\d\d)(?!\d)
    | (?P<sm>0?[1-9]|1[0-2])\s?/\s?(?P<sy>\d\d)(?![\d/])
    | (?P<tail>\d\d)(?![\d.,:%])(?!\s*,?\s*{_YEAR})
    )""",
    re.VERBOSE,
)
_BEFORE = re.compile(
    rf"(?:(?<![\d./])(?P<d1>[0-3]?\d)(?:\.|st|nd|rd|th|er|º|°|ª)?\s*(?:(?i:de|of)\s+|-)?)?(?P<word>{_WORD})\.?"
    rf"(?:\s*(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?,?)?(?:\s+(?i:de|del|di|of|d['’])\s*|[\s.,/-]*)$"
)
_QUARTER = re.compile(
    r"(?:\b[QT][1-4]|\b[1-4][.º°]?\s*(?:Quartal|quarter|trimestre|kwartał|kwartaal|semestre|semester))[\s,./-]*(?:of|de|del|du)?\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"(?:[,\s]\s*|[-/](?=[^\W\d_]))(?P<word>{_WORD})\b\.?(?!\s*['’,]?\s*\d)")
_BARE_START = re.compile(
    rf"(?P<word>{_WORD}|(?<![\d/.-])(?:0?[1-9]|1[0-2]))\.?\s*(?P<sep>{_DASH}+|{_WORD})\s*$"
)
_ONLY_DASH = re.compile(rf"\s*{_DASH}+\s*$")
_NEXT_YEAR = re.compile(rf"\s?/\s?({_YEAR})(?![\d/])")
_CENT = re.compile(rf"\s?(?:{_DASH}|/)\s?['’]?(\d\d)(?![\d./:])")

# Wide forms, sign for sign, so that places in the text stay what they are.
_DIGIT = re.compile(r"\d")
_NARROW = str.maketrans("０１２３４５６７８９－／．～〜：（）", "0123456789-/.~~:()")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """One date or range at `text[start:end]`. `is_range` is False for a single date (which stands in `dates.end`)."""

    dates: DateRange
    start: int
    end: int
    is_range: bool


@dataclass(frozen=True, slots=True)
class _Atom:
    """One date. `weak`: two digits that are a year only inside a range."""

    date: PartialDate
    start: int
    end: int
    weak: bool = False


@lru_cache(maxsize=1024)
def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every date or range, left to right, never overlapping. At most 2,000 characters are looked at."""
    if not _DIGIT.search(text):
        return ()
    written, text = text[:_LONGEST], text[:_LONGEST].translate(_NARROW)
    found: list[FoundDate] = []
    atoms = list(_atoms(text))
    index = 0
    while index < len(atoms):
        floor = found[-1].end if found else 0
        item, used = _link(atoms, index, text, floor)
        if item is not None and item.start >= floor:
            found.append(item)
        index += used
    return tuple(found) if text == written else tuple(_as_written(item, written) for item in found)


def _as_written(item: FoundDate, text: str) -> FoundDate:
    return replace(item, dates=replace(item.dates, as_written=text[item.start : item.end].strip()))


def read_dates(text: str) -> DateRange | None:
    """The text as one date or range, None where anything but punctuation is left around it."""
    found = find_dates(text)
    if len(found) != 1:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    return None if any(character.isalnum() for character in rest) else found[0].dates


@lru_cache(maxsize=1024)
def is_present(text: str) -> bool:
    """Whether the whole text is a word for "until now"."""
    return fold(text).strip(" .)(-–—") in words_for("present")


@cache
def words_for(role: str) -> frozenset[str]:
    """Folded words of all languages with one role: present, since, from, to, until, season, fuzzy."""
    return frozenset(
        fold(word)
        for language in LANGUAGES
        for word, its in load_pairs(language, "date_words").items()
        if its == role
    )


@cache
def months() -> dict[str, int]:
    """Folded month names and short forms of all languages; a short form means the same month in each."""
    return {
        fold(word): int(number)
        for language in LANGUAGES
        for word, number in load_pairs(language, "months").items()
    }


# ---------------------------------------------------------------- single dates


def _atoms(text: str) -> Iterator[_Atom]:
    floor = 0
    for match in _NUMBERS.finditer(text):
        if match.start() < floor or _is_part_of_number(match, text):
            continue
        atom = _read(match, text, floor)
        if atom is not None:
            yield atom
            floor = atom.end


def _read(match: re.Match[str], text: str, floor: int) -> _Atom | None:
    start, end = match.span()
    if iso := match["iso"]:
        return _Atom(PartialDate(*(int(part) for part in iso.split("-"))), start, end)
    if match["d"]:
        return _Atom(_day(int(match["d"]), int(match["dm"]), _year(match["dy"])), start, end)
    if match["m"]:
        return _Atom(PartialDate(int(match["my"]), int(match["m"])), start, end)
    if match["ym"]:
        return _Atom(PartialDate(int(match["ym"]), int(match["mm"])), start, end)
    if match["sm"]:
        return _Atom(PartialDate(_year(match["sy"]), int(match["sm"])), start, end, weak=True)
    return _with_words(match, text, floor)


def _with_words(match: re.Match[str], text: str, floor: int) -> _Atom | None:
    """A year, with the month, day or season that stand beside it."""
    start, end = match.span()
    year = _year(match["y"] or match["two"] or match["tail"])
    before = _BEFORE.search(text, max(floor, start - 40), start)
    word = fold(before["word"]) if before else ""
    if before and word in months():
        day = before["d1"] or before["d2"]
        date = PartialDate(year, months()[word], _day_number(day))
        # "d1" may be the tail of something else ("5 May"): only a plausible day is taken along.
        at = before.start() if not before["d1"] or date.day else before.start("word")
        return _Atom(date, at, end, weak=bool(match["tail"]))
    if match["tail"]:
        return None
    if before and word in words_for("season"):
        slash = re.match(r"/\d\d(?:\d\d)?", text[end:])
        return _Atom(PartialDate(year), before.start("word"), end + (slash.end() if slash else 0))
    quarter = _QUARTER.search(text, max(floor, start - 30), start)
    if quarter:
        return _Atom(PartialDate(year), quarter.start(), end)
    after = _AFTER.match(text, end)
    if after and fold(after["word"]) in months() and match["y"] and len(after["word"]) > 2:
        return _Atom(PartialDate(year, months()[fold(after["word"])]), start, after.end())
    tail_quarter = re.match(r"\s?[/-]?\s?[QT][1-4]\b", text[end:]) if match["y"] else None
    return _Atom(PartialDate(year), start, end + (tail_quarter.end() if tail_quarter else 0))


def _day(first: int, second: int, year: int) -> PartialDate:
    if second > 12 and first <= 12:
        first, second = second, first  # 08/25/2019: the American order
    if not 1 <= second <= 12:
        return PartialDate(year)
    return PartialDate(year, second, first if 1 <= first <= 31 else None)


def _day_number(day: str | None) -> int | None:
    return int(day) if day and 1 <= int(day) <= 31 else None


def _year(text: str) -> int:
    number = int(text)
    if number >= 100:
        return number
    return 1900 + number if number >= _PIVOT else 2000 + number


def _is_part_of_number(match: re.Match[str], text: str) -> bool:
    """A year inside an identifier or an amount is not a date ("#2019", "$2000", "2000%", "2,000.5")."""
    before, after = text[: match.start()].rstrip()[-1:], text[match.end() : match.end() + 2]
    return (
        before in ("$", "€", "£", "#", "@", "_", "+")
        or after[:1] in ("%", "€", "_", "@", "+")
        or (after[:1] in (".", ",", ":") and after[1:2].isdigit())
        or (match["y"] is not None and after[:1].isalpha())
    )


# ---------------------------------------------------------------- ranges


def _link(atoms: list[_Atom], index: int, text: str, floor: int) -> tuple[FoundDate | None, int]:
    """The range or single date that begins with this atom, and how many atoms it used."""
    first = atoms[index]
    second = atoms[index + 1] if index + 1 < len(atoms) else None
    between = text[first.end : second.start] if second else ""
    if second and _is_to(between) and (_fits(first.date, second.date) or _is_turned(first, second)):
        start = _lead(text, first.start, floor, "from", "since")
        return _found(DateRange(first.date, second.date), text, start, second.end), 2
    now = _present_after(text, first.end)
    if now:
        start = _lead(text, first.start, floor, "from", "since")
        return _found(DateRange(first.date, None, True), text, start, now), 1
    if first.weak:
        return None, 1
    next_ = _NEXT_YEAR.match(text, first.end) if first.date.month is None else None
    if next_ and int(next_[1]) == first.date.year + 1:  # a school year in full ("2018/2019")
        return _found(DateRange(first.date, PartialDate(int(next_[1]))), text, first.start, next_.end()), 1
    short = _CENT.match(text, first.end)
    if short and (end := _same_century(first.date, int(short[1]))):
        return _found(DateRange(first.date, end), text, first.start, short.end()), 1
    bare = _BARE_START.search(text, max(floor, first.start - 40), first.start)
    if bare and first.date.month and (month := _bare_month(bare)):
        date = PartialDate(first.date.year, month)
        if _fits(date, first.date):
            return _found(DateRange(date, first.date), text, bare.start(), first.end), 1
    if first.date.year < _FIRST_LONE_YEAR and first.date.month is None:
        return None, 1
    return _open_or_single(first, text, floor), 1


def _open_or_single(atom: _Atom, text: str, floor: int) -> FoundDate:
    since = _lead(text, atom.start, floor, "since")
    if since < atom.start:
        return _found(DateRange(atom.date, None, True), text, since, atom.end)
    dangling = re.match(rf"\s*{_DASH}+\s*$", text[atom.end :])
    if dangling:
        return _found(DateRange(atom.date, None, True), text, atom.start, atom.end + dangling.end())
    until = _lead(text, atom.start, floor, "until", "to")
    return _found(DateRange(None, atom.date), text, until, atom.end, single=until == atom.start)


def _found(dates: DateRange, text: str, start: int, end: int, *, single: bool = False) -> FoundDate:
    written = replace(dates, as_written=text[start:end].strip())
    return FoundDate(written, start, end, not single)


def _is_to(between: str) -> bool:
    if _ONLY_DASH.fullmatch(between):
        return True
    word = fold(between).strip(" -–—.")
    parts = word.split()
    if parts and parts[-1] in words_for("fuzzy") and (len(parts) == 1 or " ".join(parts[:-1]) in _to_words()):
        return len(parts) > 1 or any(mark in between for mark in "-–—")
    return word in _to_words()


@cache
def _to_words() -> frozenset[str]:
    return words_for("to") | words_for("until")


def _fits(start: PartialDate, end: PartialDate) -> bool:
    return start.year <= end.year <= start.year + _MOST_YEARS and (start.year, start.month or 0) <= (
        end.year,
        end.month or 12,
    )


def _is_turned(first: _Atom, second: _Atom) -> bool:
    """A range that ends before it begins ("05/2021 - 03/2019"): kept as it was written, for somebody to correct."""
    same = (first.date.month is None) == (second.date.month is None)
    return same and not first.weak and not second.weak and _fits(second.date, first.date)


def _present_after(text: str, at: int) -> int:
    """The end of a word for "now" that follows a dash or a word for "to"; 0 where there is none."""
    rest = text[at : at + 40]
    dash = re.match(rf"\s*(?:{_DASH}+|,|(?=[^\W\d_]))\s*", rest)
    if not dash:
        return 0
    tokens = [
        (m.group(), m.end()) for m in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\S", rest[dash.end() :])
    ][:5]
    marked = any(mark in dash.group() for mark in "-‐‑‒–—−~→»>")
    for count in range(len(tokens), 0, -1):
        phrase = [fold(word) for word, _ in tokens[:count]]
        for skip in (0, 1, 2):
            led = (not skip and marked) or (skip and " ".join(phrase[:skip]) in _to_words())
            if led and " ".join(phrase[skip:]).replace("’", "'") in _present_words():
                return at + dash.end() + tokens[count - 1][1]
        if not marked and " ".join(phrase) in _compound_present():
            return at + dash.end() + tokens[count - 1][1]
    return 0


@cache
def _present_words() -> frozenset[str]:
    return frozenset(word.replace("’", "'") for word in words_for("present"))


@cache
def _compound_present() -> frozenset[str]:
    """Phrases that say "until now" without a dash before them ("bis heute", "to date", "do chwili obecnej")."""
    return frozenset(word for word in _present_words() if word.split()[0] in _to_words() | {"till"})


def _lead(text: str, start: int, floor: int, *roles: str) -> int:
    """Where a leading word of one of the roles begins; `start` itself where none stands there."""
    before = re.search(
        rf"(?:(?P<one>{_WORD}(?:['’]{_WORD})?)\s+)?(?P<two>{_WORD}(?:['’]{_WORD})?)\s*$",
        text[max(floor, start - 30) : start],
    )
    if not before:
        return start
    base = max(floor, start - 30)
    two, one = fold(before["two"]), fold(before["one"] or "")
    if two in words_for("fuzzy"):
        if one and any(one in words_for(role) for role in roles):
            return base + before.start("one")
        return start
    return base + before.start("two") if any(two in words_for(role) for role in roles) else start


def _same_century(start: PartialDate, two: int) -> PartialDate | None:
    year = start.year // 100 * 100 + two
    return (
        PartialDate(year)
        if (start.year < year <= start.year + _MOST_YEARS and two > 12)
        or (start.month is None and start.year < year <= start.year + 8)
        else None
    )


def _bare_month(bare: re.Match[str]) -> int | None:
    separator = fold(bare["sep"])
    if separator.isalpha() and separator not in _to_words():
        return None
    word = fold(bare["word"])
    return int(word) if word.isdigit() else months().get(word)
