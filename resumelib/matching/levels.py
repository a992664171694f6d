"""Ladders: how well a language is spoken, how high a degree stands."""

import re
from functools import cache

from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs, load_words

CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
DEGREES = ("school", "vocational", "associate", "bachelor", "master", "doctorate")


@cache
def _words() -> tuple[tuple[str, str], ...]:
    """Words of fluency, longest first, each with its CEFR level (a guess where the word is loose)."""
    return tuple(
        sorted(
            ((fold(k), v) for k, v in load_pairs("any", "fluency_words").items()), key=lambda i: -len(i[0])
        )
    )


def language_level(text: str) -> str:
    """The CEFR level a text names, "" when it names none."""
    if match := re.search(r"\b([ABC][12])\b", text):
        return match.group(1)
    flat = fold(text)
    return next((level for word, level in _words() if re.search(rf"(?<!\w){re.escape(word)}", flat)), "")


def reaches(level: str, wanted: str) -> bool:
    """Unknown levels are given the benefit of the doubt."""
    return not level or not wanted or CEFR.index(level) >= CEFR.index(wanted)


@cache
def _degrees() -> tuple[tuple[re.Pattern[str], str], ...]:
    lines = (line.partition(" ") for line in load_words("any", "degree_words"))
    return tuple((re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE), level) for level, _, pattern in lines)


def degree_level(text: str) -> int:
    """The rung of the highest degree a text names, -1 when it names none."""
    return max((DEGREES.index(level) for pattern, level in _degrees() if pattern.search(text)), default=-1)
