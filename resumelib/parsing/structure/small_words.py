"""Small words that join the parts of a head, lead a date, or leave a line open; all from lists."""

import re
from functools import cache

from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_words

AT = "|".join(re.escape(word) for word in load_words("any", "before_employer"))  # for patterns


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load_words("any", name))


def is_at(word: str) -> bool:
    """A word between a title and its employer."""
    return word in _folded("before_employer")


def is_glue(text: str) -> bool:
    """A joining word and nothing else."""
    return fold(text).strip(" ,.") in _folded("head_joints")


def is_date_lead(text: str) -> bool:
    """Words that stand before a date ("completed in")."""
    return fold(text).strip(" ,.:") in _folded("date_leads")


def is_open(text: str) -> bool:
    """Whether its last word joins it to what comes next: no line of its own ends so."""
    return text.split()[-1].casefold() in load_words("any", "open_ends")
