"""Which of the languages with word lists a text is in, by its function words."""

from functools import cache

from resumelib.text.tokens import words
from resumelib.text.wordlists import load_words

KNOWN = ("en", "de", "fr", "es")
_ENOUGH = 6000  # characters that are looked at


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(load_words(language, "function_words"))


def detect_language(text: str) -> str:
    """ISO 639-1 of the best of KNOWN, or "" when too few function words speak for any."""
    tokens = [word.casefold() for word in words(text[:_ENOUGH])]
    scores = {language: sum(t in _function_words(language) for t in tokens) for language in KNOWN}
    best = max(scores, key=lambda language: scores[language])
    second = max(score for language, score in scores.items() if language != best)
    return best if scores[best] >= 2 and scores[best] > second else ""
