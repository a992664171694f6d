"""A text written in capitals throughout, in ordinary letters (catalogue B23).

Capitals do not tell names from words, so the person is asked; what the resume itself, the list of skills and the
lists of places, languages and months know keeps its capitals. English only: German would need every noun known, and
French and Spanish capitals have often lost their accents.
"""

import re
from collections.abc import Iterable
from functools import cache

from resumelib.improvement.lexicon import closed_words
from resumelib.improvement.rules import Context, Rule
from resumelib.improvement.rules.typography import URL
from resumelib.text.skills import find_skills
from resumelib.text.wordlists import load_pairs, load_words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FEWEST_LETTERS = 15
_SHARE = 0.8


def in_capitals(text: str) -> bool:
    """With at least one small word of the language among them, as a list of abbreviations has not."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < _FEWEST_LETTERS or sum(c.isupper() for c in letters) < _SHARE * len(letters):
        return False
    return any(word.casefold() in closed_words("en") for word in _WORD.findall(text))


def names_among(texts: Iterable[str]) -> tuple[str, ...]:
    """Names as written: what has a capital and a small letter; the longest first."""
    kept = {text.strip() for text in texts if not text.isupper() and any(c.isupper() for c in text)}
    return tuple(sorted(kept, key=lambda name: (-len(name), name)))


def ordinary_letters(text: str, context: Context) -> str:
    if not in_capitals(text) or URL.search(text):
        return text
    small = _WORD.sub(lambda word: _small(word.group()), text)
    for found in find_skills(small):
        name = found.concept.name
        if name.casefold() == small[found.start : found.end].casefold() and not _is_word(name):
            small = small[: found.start] + name + small[found.end :]
    for name in context.names:
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.I)
        small = whole.sub(name.replace("\\", r"\\"), small)
    return re.sub(r"(?:^|(?<=[.!?] ))[a-z]", lambda first: first.group().upper(), small)


def _small(word: str) -> str:
    if any(c.isdigit() for c in word) or word in _abbreviations() or word == "I":
        return word
    if not re.search(r"[AEIOUY]", word):
        return word  # NHS, HTML
    small = word.lower()
    return small.capitalize() if small in _always_capital() and not _is_word(small) else small


@cache
def _abbreviations() -> frozenset[str]:
    """Those that are no word too: IT, US and LED are "it", "us" and "led" far more often."""
    return frozenset(word for word in load_words("any", "common_acronyms") if not _is_word(word))


@cache
def _always_capital() -> frozenset[str]:
    """Single words that are names wherever they stand."""
    lists = (load_words("any", "cities"), load_words("any", "regions"), load_pairs("any", "language_names"))
    months = (
        "january",
        "february",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    )
    return frozenset(word.lower() for words in (*lists, months) for word in words if word.isalpha())


def _is_word(name: str) -> bool:
    return name.casefold() in _verbs() or name.casefold() in closed_words("en")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(form for line in load_words("en", "verb_forms") for form in line.split())


RULES = (
    Rule(
        "capitals",
        "Capitals throughout are hard to read. Accept it only if names have theirs.",
        ("en",),
        ordinary_letters,
        asks=True,
    ),
)
