"""Synonyms from open thesauri (see THIRD_PARTY.md), read only when a text has a word that our own tables don't know.

A file is searched as it is: parsing it would cost more than all the look-ups of a resume.
"""

from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=4096)
def may_mean(new: str, old: str, language: str, *, verbs: bool) -> bool:
    """Does a thesaurus give stem `new` as a word for stem `old`? A more general word may stand for `old`, not the reverse."""
    text = _load(language)
    kind, needle, at = "v" if verbs else "o", f" {new} ", -1
    while (at := text.find(needle, at + 1)) >= 0:
        line = text[text.rfind("\n", 0, at) + 1 : text.find("\n", at)]
        if line[0] != kind or f" {old} " not in line:
            continue
        head = line.partition(" >")[0]
        if f" {old} " in head + " " or (language in ("fr", "es") and f" {new} " in head + " "):
            return True
    return False


@cache
def _load(language: str) -> str:
    """Each line with a space at its end, so that a stem always stands between two."""
    path = files("resumelib.improvement").joinpath("data", "thesaurus", f"{language}.txt")
    return path.read_text("utf-8").replace("\n", " \n") if path.is_file() else ""
