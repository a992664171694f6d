"""Word tables as they are shipped: compiled from resumelib/text/wordlists by benchmarks/compile_lexicon.py.

Stemming two thousand words takes 0.2 s, reading their stems 2 ms; a test keeps the two in step.
"""

from functools import cache
from importlib.resources import files

import msgspec


class Tables(msgspec.Struct, frozen=True):
    """Everything about one language that is keyed by stem. `stems` maps a list's name to its words' stems."""

    irregular: dict[str, str] = {}
    final: list[str] = []
    groups: dict[str, list[int]] = {}
    tiers: dict[str, int] = {}
    stems: dict[str, list[str]] = {}
    classes: dict[str, list[int]] = {}  # verbs that do the same kind of work
    kinds: dict[str, list[int]] = {}  # other words that mean nearly the same
    names: dict[str, list[int]] = {}  # abbreviations and what they stand for
    phrases: dict[str, list[str]] = {}  # first stem -> phrases of the three tables, as stems joined by "_"


@cache
def compiled(language: str) -> Tables:
    """Empty for a language without tables. Raises msgspec.ValidationError when the file is not what we shipped."""
    path = files("resumelib.improvement").joinpath("data", f"{language}.json")
    return msgspec.json.decode(path.read_bytes(), type=Tables) if path.is_file() else Tables()
