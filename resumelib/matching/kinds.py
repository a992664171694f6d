"""Requirements with a shape of their own: years, degrees, languages, licences, permits, places and conditions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resumelib.model.posting import RequirementKind
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs, load_words

DEGREE_LEVELS = ("school", "vocational", "associate", "bachelor", "master", "doctorate")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a segment that asks for something; offsets count the segment's characters."""

    start: int
    end: int
    kind: RequirementKind
    canonical: str = ""
    years: float | None = None
    level: str = ""
    knockout: bool = False


_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|ten|zwei|drei|vier|fünf|deux|trois|quatre|cinq|dos|tres|cuatro|cinco)"
_YEARS = re.compile(
    rf"(?P<low>{_NUMBER})\s*\+?(?:\s*(?:-|–|to|bis|à|a)\s*(?P<high>\d{{1,2}}))?\s*\+?\s*"
    r"(?:years?|yrs?|jahren?|ans?|années?|años?)(?:['’]s?)?\b(?P<rest>[^.;\n]*)",
    re.IGNORECASE,
)
_WORDS = dict(zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "ten", "zwei", "drei", "vier", "fünf", "deux", "trois", "quatre", "cinq", "dos", "tres", "cuatro", "cinco"],
                  (1, 2, 3, 4, 5, 6, 7, 8, 10, 2, 3, 4, 5, 2, 3, 4, 5, 2, 3, 4, 5), strict=True))  # fmt: skip
_ABOUT_WORK = re.compile(
    r"experience|expertise|work|manag|leader|practice|erfahrung|praxis|expérience|experiencia|industry|role|background",
    re.IGNORECASE,
)


@cache
def _language_names() -> dict[str, str]:
    return {fold(k): v for k, v in load_pairs("any", "language_names").items()}


@cache
def _degree_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    lines = (line.partition(" ") for line in load_words("any", "degree_words"))
    return tuple((re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE), level) for level, _, pattern in lines)


def find_special(text: str, language: str) -> Iterator[Found]:
    """Everything that is not a plain skill or tool, in order of precedence."""
    yield from _years(text)
    yield from _degrees(text)
    yield from _languages(text)


def _years(text: str) -> Iterator[Found]:
    for match in _YEARS.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if not _ABOUT_WORK.search(match["rest"]) and not _ABOUT_WORK.search(before):
            continue
        low = match["low"].casefold()
        years = float(_WORDS.get(low) or low)
        yield Found(match.start(), _end_of_phrase(text, match), "experience", years=years)


def _end_of_phrase(text: str, match: re.Match[str]) -> int:
    rest = match["rest"]
    stop = re.search(
        r",|\(|\b(?:required|preferred|is|are|preferably|with an?|including|and (?:a|an)\b)", rest
    )
    end = match.start("rest") + (stop.start() if stop else len(rest))
    return len(text[:end].rstrip())


def _degrees(text: str) -> Iterator[Found]:
    taken: list[tuple[int, int]] = []
    for pattern, level in _degree_words():
        for match in pattern.finditer(text):
            if not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                yield Found(match.start(), match.end(), "degree", level=level)


def _languages(text: str) -> Iterator[Found]:
    for match in re.finditer(r"[^\W\d_]+", text):
        name = _language_names().get(fold(match.group()))
        if name:
            yield Found(match.start(), match.end(), "language", canonical=name)
