"""Spelling: known misspellings, and one variety of English by region (catalogue B26, B27)."""

import re
from functools import cache

from resumelib.improvement.rules import Context, Rule
from resumelib.improvement.rules.typography import URL
from resumelib.text.wordlists import load_pairs

_WORD = re.compile(r"(?<![\w@/.#-])[A-Za-z]+(?![\w@/#-]|\.\w)")


@cache
def _wrong(language: str) -> dict[str, str]:
    return load_pairs(language, "misspellings")


@cache
def us_to_uk() -> dict[str, str]:
    return load_pairs("en", "us_uk")


@cache
def uk_to_us() -> dict[str, str]:
    return {british: american for american, british in us_to_uk().items()}


def varieties_in(texts: tuple[str, ...]) -> frozenset[str]:
    """Which of "en-US" and "en-GB" the texts are written in; both where they are mixed."""
    found = {w.casefold() for text in texts for w in _WORD.findall(text)}
    return frozenset(
        name for name, table in (("en-US", us_to_uk()), ("en-GB", uk_to_us())) if found & table.keys()
    )


def misspelled(text: str, context: Context) -> str:
    return _replaced(text, _wrong(context.language), context)


def variety(text: str, context: Context) -> str:
    table = {"en-US": uk_to_us(), "en-GB": us_to_uk()}.get(context.spelling, {})
    return _replaced(text, table, context)


def _replaced(text: str, table: dict[str, str], context: Context) -> str:
    """Lower-case words and the first word only: a capital inside may be a name."""
    addresses = [m.span() for m in URL.finditer(text)]

    def swap(match: re.Match[str]) -> str:
        word = match.group()
        new = table.get(word.casefold())
        opens = not text[: match.start()].strip(" •-–*\"'“„")
        inside = any(s <= match.start() < e for s, e in addresses)
        if new is None or inside or not (word.islower() or (opens and word[1:].islower())):
            return word
        if word.casefold() in context.protected:
            return word
        return new[:1].upper() + new[1:] if word[:1].isupper() else new

    return _WORD.sub(swap, text) if table else text


RULES = (Rule("spelling", "A spelling mistake was mended.", ("en", "de", "fr", "es"), misspelled),)
# After the rules that look verbs up, which know them in one spelling.
LAST = (Rule("variety", "One variety of English throughout, that of the region.", ("en",), variety),)
