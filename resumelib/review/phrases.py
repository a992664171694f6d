"""Looking up listed phrases in texts, by whole words, whatever their case and accents."""

from collections.abc import Iterator
from functools import cache, lru_cache

from resumelib.text.tokens import fold, words
from resumelib.text.wordlists import load_words

_Index = dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def _index(language: str, name: str) -> _Index:
    """First word -> (all words, phrase as listed), longest first."""
    index: _Index = {}
    for phrase in load_words(language, name):
        parts = tuple(split(phrase))
        if parts:
            index.setdefault(parts[0], []).append((parts, phrase))
    for listed in index.values():
        listed.sort(key=lambda item: -len(item[0]))
    return index


@lru_cache(maxsize=4096)
def split(text: str) -> list[str]:
    """Folded words; apostrophes and hyphens part them, so that both spellings meet."""
    return [
        part
        for word in words(fold(text))
        for part in word.replace("’", "'").replace("-", "'").split("'")
        if part
    ]


def opens_with(text: str, language: str, name: str) -> str:
    """The longest listed phrase that the text begins with, or ""."""
    tokens = split(text)
    if not tokens:
        return ""
    for parts, phrase in _index(language, name).get(tokens[0], ()):
        if tuple(tokens[: len(parts)]) == parts:
            return phrase
    return ""


def phrases_in(text: str, language: str, name: str) -> Iterator[str]:
    """Every listed phrase in the text, left to right, each once."""
    tokens, index, seen, at = split(text), _index(language, name), set(), 0
    while at < len(tokens):
        step = 1
        for parts, phrase in index.get(tokens[at], ()):
            if tuple(tokens[at : at + len(parts)]) == parts:
                if phrase not in seen:
                    seen.add(phrase)
                    yield phrase
                step = len(parts)
                break
        at += step
