"""Text aimed at a machine instead of a person: instructions to a screener or language model, invisible characters."""

import re
from functools import cache

from resumelib.text.wordlists import load_words

# Zero-width and directional characters used to hide text, and the tag block that mirrors ASCII invisibly.
# Joiners (U+200C, U+200D) are left out: Persian, Indic scripts and emoji need them.
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


@cache
def _patterns() -> re.Pattern[str]:
    """`*` in a listed phrase stands for up to four words."""
    parts = []
    for phrase in load_words("any", "machine_instructions"):
        escaped = re.escape(phrase.casefold()).replace(r"\*", r"(?:\S+\s+){0,4}?").replace(r"\ ", r"\s+")
        parts.append(escaped.replace(r"{0,4}?\s+", "{0,4}?"))
    return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)


def find_instructions(text: str) -> tuple[str, ...]:
    """The phrases aimed at a machine, as they stand in the text."""
    return tuple(match.group() for match in _patterns().finditer(text))


def find_invisible(text: str) -> tuple[str, ...]:
    """Invisible characters that hide or reorder text, as U+ codes, each once."""
    return tuple(sorted({f"U+{ord(c):04X}" for c in _INVISIBLE.findall(text)}))


def strip_invisible(text: str) -> str:
    return _INVISIBLE.sub("", text)
