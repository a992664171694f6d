"""How a bullet opens: in which tense, or with no verb at all."""

import re
from functools import cache
from typing import Literal

from resumelib.text.tense import from_base, from_gerund, from_past, from_third
from resumelib.text.tokens import fold, words
from resumelib.text.wordlists import load_words

Opening = Literal["past", "present", "gerund", "verb", "other", ""]

_DETERMINERS = frozenset(["a", "an", "the", "all", "every", "each", "any", "both", "my", "our", "their", "its", "his", "her", "this", "these", "those", "up", "out", "over", "new", "and", "to", "with", "weekly", "monthly", "daily", "annual"])  # fmt: skip
_NOUN_FOLLOWS = frozenset({"of", "for", "in", "at", "by", "as", "from", "is", "was", "were", "are", "within"})


def opener(text: str) -> str:
    """The first word in lower case, an adverb before it skipped ("Successfully led …" gives "led")."""
    tokens = _tokens(text)
    return tokens[0] if tokens else ""


def _tokens(text: str) -> list[str]:
    tokens = [t.casefold() for t in words(text)]
    adverb = len(tokens) > 1 and tokens[0].endswith("ly") and len(tokens[0]) > 4
    return tokens[1:] if adverb and tokens[0] not in load_words("en", "not_past") else tokens


@cache
def _base_verbs() -> tuple[dict[str, bool], dict[str, str]]:
    """Base form -> is it a noun too; irregular past -> base."""
    bases: dict[str, bool] = {}
    pasts: dict[str, str] = {}
    for line in load_words("en", "base_verbs"):
        base, *irregular = line.split()
        word = base.rstrip("~")
        bases[word] = base.endswith("~")
        for past in irregular:
            if past != word:
                pasts.setdefault(past, word)
    return bases, pasts


@cache
def _listed(language: str, name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load_words(language, name))


def opening(text: str, language: str) -> Opening:
    """ "other" is said only when the first word is surely no verb; "" when nothing can be said."""
    tokens = _tokens(text)
    if not tokens:
        return ""
    if language == "en":
        return _english(tokens)
    first = fold(tokens[0])
    pair = " ".join(fold(t) for t in tokens[:2])
    if first in _listed(language, "past_openers") or _regular_past(tokens[0], language):
        return "past"
    present = _listed(language, "present_openers")
    if (
        pair in present
        or first in present
        or (language == "de" and first.endswith("iere") and len(first) > 6)
    ):
        return "present"
    return "other" if tokens[0] in load_words(language, "function_words") and not tokens[0].isdigit() else ""


def _regular_past(word: str, language: str) -> bool:
    if language == "es":
        return len(word) > 4 and word.endswith(("é", "í", "ó"))
    if language == "de":
        return len(word) > 6 and (
            word.endswith("ierte") or bool(re.fullmatch(r"ge\w+(?:t|en)", word) and word.endswith("iert"))
        )
    return False


def _english(tokens: list[str]) -> Opening:
    first, following = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if first in _listed("en", "not_past"):
        return "other"
    if (forms := from_past(first)) and forms.base != first:
        return "verb" if from_base(first) else "past"
    if first.endswith("ed") and len(first) > 4:
        return "past"
    if from_base(first) and (following in _DETERMINERS or following[:1].isdigit()) and not from_past(first):
        return "present"  # the usual case is told without opening the long list
    bases, pasts = _base_verbs()
    if from_past(first) or first in pasts:
        return "verb" if first in bases else "past"
    if from_gerund(first) or (first.endswith("ing") and _gerund_base(first, bases)):
        return "gerund"
    if from_base(first) or first in bases:
        return _present(following, ambiguous=bases.get(first, False) and not from_base(first), base=first)
    third = from_third(first)
    base = third.base if third else _third_base(first, bases)
    if base:
        return _present(following, ambiguous=bases.get(base, True), base=base)
    return "other"


def _present(following: str, *, ambiguous: bool, base: str) -> Opening:
    """A word that may be a noun is a verb when something follows that a noun does not take."""
    if following in _NOUN_FOLLOWS and ambiguous:
        return "other"
    if not ambiguous or following in _DETERMINERS or following[:1].isdigit() or following.endswith("s"):
        return "present"
    return "verb" if from_base(base) else "other"


def _gerund_base(word: str, bases: dict[str, bool]) -> bool:
    stem = word[:-3]
    return (
        stem in bases
        or stem + "e" in bases
        or (len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in bases)
    )


def _third_base(word: str, bases: dict[str, bool]) -> str:
    if word.endswith("ies") and word[:-3] + "y" in bases:
        return word[:-3] + "y"
    for cut in (1, 2):
        if word.endswith("s") and word[:-cut] in bases and (cut == 1 or word.endswith("es")):
            return word[:-cut]
    return ""
