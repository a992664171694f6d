"""Which language a text is in, and the names of languages, in eight languages."""

from collections import Counter
from functools import cache

from resumelib.text.dates import LANGUAGES
from resumelib.text.tokens import fold, words
from resumelib.text.wordlists import load_pairs, load_words

_FEWEST = 3  # function words below which nothing is said


def detect_language(text: str) -> str:
    """ISO 639-1 of one of the eight languages, by function words and month names; "" where too few were seen."""
    counts: Counter[str] = Counter()
    known = _function_words()
    found = Counter(map(str.casefold, words(text[:20_000])))
    for word in found.keys() & known.keys():
        for language in known[word]:
            counts[language] += found[word]
    if not counts:
        return ""
    language, count = max(counts.items(), key=lambda item: (item[1], -LANGUAGES.index(item[0])))
    return language if count >= _FEWEST else ""


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    where: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for word in load_words(language, "stop_words"):
            where.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in where.items()}


@cache
def language_names() -> dict[str, str]:
    """Folded names of spoken languages in eight languages, each with its ISO 639 code."""
    return {
        fold(name): code for language in LANGUAGES for name, code in load_pairs(language, "languages").items()
    }


@cache
def _codes() -> frozenset[str]:
    return frozenset(language_names().values())


def is_language(word: str) -> bool:
    """Whether the word is a language's name, or its code in capitals ("FR")."""
    return bool(language_code(word)) or (word.isupper() and word.casefold() in _codes())


def language_code(name: str) -> str:
    """The ISO 639 code of a language's name, "" where it is none."""
    return language_names().get(fold(name).strip(" .:,;"), "")
