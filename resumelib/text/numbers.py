"""Quantities in text: digits and number words of several languages, with magnitude, unit and qualifier.

"twenty" and "20", "1.5M" and "1,500,000" (English), "20+" and "over 20" give equal keys; "20" and "20 %" do not.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from resumelib.text.wordlists import load_pairs

_DIGITS = re.compile(r"\d+(?:[.,'’:/]\d+|[\u00a0\u202f\u2009]\d{3}(?!\d))*")
_LONGEST = 40  # characters; what is longer is no number that anybody counts with, and is kept as it stands
_SPACED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?!\d)")
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "zł": "PLN"}
_AFTER = re.compile(r"[\s\u00a0\u202f-]{0,2}(?:d['’]|de\s)?([^\W\d_]+\.?|[%‰$€£¥₹₩₽°])")
_BEFORE = re.compile(r"([$€£¥₹₩₽]|\b(?:USD|EUR|GBP|CHF|INR|JPY|PLN|SEK|AED|SAR))[\s\u00a0\u202f]?$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMMA_DECIMAL = {"de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "sv", "el"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number. `value` is canonical text ("20", "1500000", "3.11.2"), `unit` "" or a class ("%", "EUR", "x").

    `qualifier` is "", ">", "<", "~" or "^" (up to). `start` and `end` are offsets of the number itself.
    """

    value: str
    unit: str
    qualifier: str
    start: int
    end: int
    text: str
    outer: int = -1  # where its qualifier or currency sign begins

    @property
    def key(self) -> tuple[str, str, str]:
        return self.value, self.unit, self.qualifier


def find_quantities(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """Every quantity in reading order. Digits inside names ("EC2", "ISO9001") count too, without a unit."""
    flat = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    found = [_digit_quantity(flat, m, language) for m in _digit_matches(flat, language)]
    taken = [(q.start, q.end) for q in found]
    found += [
        q for q in _word_quantities(flat, language) if not any(s < q.end and q.start < e for s, e in taken)
    ]
    return _with_shared_units(flat, sorted(found, key=lambda q: q.start))


_UP_TO = re.compile(
    r"\s*(?:[-–—]|to|and|or|auf|bis|und|oder|à|et|ou|al?|y|o|ad?|e)\s*(?:(?:el|los|au|le|la) )?", re.I
)
_SHARED = ("%", "pp", *_SYMBOLS.values())


def _with_shared_units(text: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """ "from 34 to 29 %" is 34 % and 29 %."""
    for at in range(len(found) - 1):
        one, other = found[at], found[at + 1]
        if not one.unit and other.unit in _SHARED and _UP_TO.fullmatch(text[one.end : other.start]):
            found[at] = replace(one, unit=other.unit)
    return tuple(found)


def _digit_matches(text: str, language: str) -> list[tuple[int, int]]:
    spans = [m.span() for m in _SPACED.finditer(text)] if language in _COMMA_DECIMAL else []
    for match in _DIGITS.finditer(text):
        if not any(s <= match.start() < e for s, e in spans):
            spans.append(match.span())
    return spans


def _digit_quantity(text: str, span: tuple[int, int], language: str) -> Quantity:
    start, end = span
    glued = start > 0 and text[start - 1].isalpha()
    value = _canonical(text[start:end], language)
    unit = ""
    before = _BEFORE.search(text[:start])
    if before:
        unit = _SYMBOLS.get(before.group(1), before.group(1))
        start_of_unit = before.start()
    else:
        start_of_unit = start
    if not glued:
        value, unit, end = _magnitude_and_unit(text, end, value, unit, language)
    name, outer = ("", start) if glued else _qualifier(text, start_of_unit, end, language)
    return Quantity(value, unit, name, start, end, text[start:end], outer)


def _magnitude_and_unit(text: str, end: int, value: str, unit: str, language: str) -> tuple[str, str, int]:
    for _ in range(3):
        after = _AFTER.match(text, end)
        if not after:
            break
        word = after.group(1).rstrip(".")  # "£85k." ends a sentence
        glued = after.start(1) == end
        factor = _factor(word, language, glued, bool(unit) or text[after.end() :].lstrip()[:1] in _SYMBOLS)
        class_ = _unit_class(word, glued, language)
        if factor and _is_plain(value):
            value = _plain(float(value) * factor)
        elif class_ and not unit:
            unit = class_
        else:
            break
        end = after.end(1) if len(word) > 1 else after.start(1) + 1  # "12 Mio. Euro", but "£85k."
        if class_ in ("%", "x"):
            break
    two = re.match(r"[\s\u00a0]{1,2}(per cent|pour cent|por ciento|percentage points?)\b", text[end:], re.I)
    if two and not unit:
        unit = "pp" if "point" in two.group(1).casefold() else "%"
        end += two.end()
    return value, unit, end


@cache
def _table(language: str, name: str) -> dict[str, str]:
    own = load_pairs(language, name) if language != "en" else {}
    return {**load_pairs("en", name), **own}


def _factor(word: str, language: str, glued: bool, money: bool) -> float:
    if word in ("k", "K", "M", "B", "G", "T") and (glued or money):
        return {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9}.get(word, 0.0)
    if word in ("m", "b", "bn", "mm", "mn") and glued and (money or word in ("bn", "mn")):
        return {"m": 1e6, "mm": 1e6, "mn": 1e6}.get(word, 1e9)
    raw = _table(language, "magnitudes").get(word.casefold().rstrip("."))
    return float(raw) if raw and not glued else 0.0


def _unit_class(word: str, glued: bool, language: str) -> str:
    if word in _SYMBOLS:
        return _SYMBOLS[word]
    if word in "%‰°":
        return word
    if word in ("x", "X", "×") and glued:
        return "x"
    known = _table(language, "units").get(word.casefold().rstrip("."), "")
    if known:
        return known
    return word if glued and word not in ("st", "nd", "rd", "th", "er", "e", "s") and len(word) <= 4 else ""


def _canonical(raw: str, language: str) -> str:
    text = re.sub(r"[\s\u00a0\u202f\u2009'’]", "", raw)
    if len(text) > _LONGEST:
        return text
    marks = [c for c in text if not c.isdigit()]
    if not marks:
        return str(int(text)) if not (text.startswith("0") and len(text) > 1) else text
    if len(set(marks)) == 2 and set(marks) == {".", ","} and marks[-1] != marks[0]:
        decimal = marks[-1]
        return _plain(float(text.replace("," if decimal == "." else ".", "").replace(decimal, ".")))
    if set(marks) <= {".", ","} and len(set(marks)) == 1:
        mark = marks[0]
        groups = text.split(mark)
        thousands = "." if language in _COMMA_DECIMAL else ","
        in_threes = all(len(g) == 3 for g in groups[1:]) and len(groups[0]) <= 3 and groups[0] != "0"
        if in_threes and (mark == thousands or len(groups) > 2):
            return str(int("".join(groups)))
        if len(groups) == 2:
            return _plain(float(".".join(groups))) if mark != thousands or mark == "." else text
    return text


def _is_plain(value: str) -> bool:
    return len(value) <= _LONGEST and bool(re.fullmatch(r"\d+(?:\.\d+)?", value))


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(round(value, 6))


_COUNTED = re.compile(
    r"(\w+?)(?:köpfig|jährig|monatig|wöchig|tägig|stündig|sprachig|stellig)(?:e|er|es|en|em)?$"
)
_SUFFIX_PLUS = re.compile(r"\s?\+(?!\w)")


@cache
def _late(language: str) -> re.Pattern[str] | None:
    """ "20 personas como máximo": a qualifier after the number, over one word at most."""
    phrases = sorted(_table(language, "qualifiers_after"), key=len, reverse=True)
    if not phrases:
        return None
    return re.compile(
        rf"(?:\s[^\W\d_]+)?\s\(?({'|'.join(map(re.escape, phrases))})\b(?!\s(?:del?\b|d['’]|\d))",
        re.IGNORECASE,
    )


def _qualifier(text: str, start: int, end: int, language: str) -> tuple[str, int]:
    """(name, offset where the qualifying words begin)."""
    if _SUFFIX_PLUS.match(text, end):
        return ">", start
    head = text[max(0, start - 24) : start].casefold().rstrip(" \u00a0$€£")
    base = max(0, start - 24)
    if head.endswith(" a") and text[start : start + 5].casefold() == "dozen":
        head = head[:-2]  # "about a dozen"
    for sign, name in (("~", "~"), ("≈", "~"), (">", ">"), ("<", "<"), ("≥", ">"), ("≤", "<")):
        if head.endswith(sign):
            return name, base + len(head) - 1
    for phrase, name in _table(language, "qualifiers").items():
        if head.endswith(phrase) and not head[: -len(phrase)][-1:].isalpha():
            return name, base + len(head) - len(phrase)
    late = _late(language)
    if late and (found := late.match(text[end : end + 40])):
        return _table(language, "qualifiers_after")[found.group(1).casefold()], start
    alone = re.search(r"(?<![\w-])(?P<before>\w+) bis$", head) if language == "de" else None
    if alone and not any(c.isdigit() for c in alone["before"]) and alone["before"] not in ("von", "zwischen"):
        words = _table_words("de")
        if alone["before"] not in words and not re.match(r"\.?\d*\.? ?(?:19|20)\d\d", text[start:]):
            return "^", base + len(head) - 3  # "Bankette bis 120 Personen"; "6 bis 10" is a range
    return "", start


# ---------------------------------------------------------------- words


def _word_quantities(text: str, language: str) -> list[Quantity]:
    table = _table_words(language)
    found: list[Quantity] = []
    words = [part for match in _WORD.finditer(text) for part in _hyphen_parts(match, table, language)]
    index = 0
    while index < len(words):
        run, total = _number_run(words, index, table, language)
        if not run:
            index += 1
            continue
        start, end = words[index].start(), words[index + run - 1].end()
        index += run
        unit, value = (total[0], total[1:]) if total[0] in "x" else ("", total)
        if not unit:
            value, unit, end = _magnitude_and_unit(text, end, value, unit, language)
        name, outer = _qualifier(text, start, end, language)
        if not name and _SOME_TENS.fullmatch(text[start:end].split()[0]) and language in ("fr", "es"):
            name, outer = "~", start  # "une soixantaine"
        found.append(Quantity(value, unit, name, start, end, text[start:end], outer))
    return found


_SOME_TENS = re.compile(
    r"(?:diz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aines?|(?:dec|veint|treint|cuarent|cincuent)en[ao]s?",
    re.I,
)
_PART = re.compile(r"[^\W\d_]+")


def _hyphen_parts(match: re.Match[str], table: dict[str, str], language: str) -> list[re.Match[str]]:
    """ "ten-bed" is "ten" and "bed"; "twenty-one" and "one-to-one" stay whole."""
    word = match.group().casefold()
    if "-" not in word or _word_value(word, table, language):
        return [match]
    value = _word_value(word.partition("-")[0], table, language)
    if not _is_plain(value) or float(value) < 2:
        return [match]
    return list(_PART.finditer(match.string, match.start(), match.end()))


@cache
def _table_words(language: str) -> dict[str, str]:
    return load_pairs(language if load_pairs(language, "number_words") else "en", "number_words")


def _number_run(
    words: list[re.Match[str]], index: int, table: dict[str, str], language: str
) -> tuple[int, str]:
    """How many words from `index` on make one number, and its canonical value; (0, "") when none does."""
    first = _word_value(words[index].group().casefold(), table, language)
    if not first:
        return 0, ""
    if not _is_plain(first):
        return 1, first
    total, current, used = 0.0, float(first), 1
    while index + used < len(words) and _adjacent(words, index + used):
        word = words[index + used].group().casefold()
        step = 1
        if word in ("and", "y", "et", "und") and index + used + 1 < len(words) and current >= 20:
            word, step = words[index + used + 1].group().casefold(), 2
        value = _word_value(word, table, language)
        if not value or not _is_plain(value):
            break
        number = float(value)
        if number >= 100:
            current *= number
        elif (current >= 20 and number < 10 and current % 10 == 0) or (current >= 100 and number < 100):
            current += number
        else:
            break
        used += step
    return used, _plain(total + current)


def _adjacent(words: list[re.Match[str]], index: int) -> bool:
    between = words[index].string[words[index - 1].end() : words[index].start()]
    return not between.strip(" -\u00a0")


def _word_value(word: str, table: dict[str, str], language: str) -> str:
    if word in table:
        return table[word]
    parts = word.split("-")
    if len(parts) > 1:
        values = [table.get(part, "") for part in parts if part not in ("et", "and", "und")]
        if all(_is_plain(v) if v else False for v in values):
            numbers = [float(v) for v in values]
            return _plain(numbers[0] * numbers[1] if numbers[0] < numbers[1] else sum(numbers))
    if language == "de":
        counted = _COUNTED.match(word)
        if counted and counted.group(1) in table:
            return table[counted.group(1)]
    if language == "de" and "und" in word:
        low, _, high = word.partition("und")
        if low in table or low == "ein":
            unit, ten = ("1" if low == "ein" else table[low]), table.get(high, "")
            if ten and _is_plain(ten) and _is_plain(unit) and float(ten) >= 20:
                return _plain(float(unit) + float(ten))
    return ""
