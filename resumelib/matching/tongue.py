"""The language of a posting, also of one too short for the function words of a whole text."""

from collections import Counter
from functools import cache

from resumelib.text.languages import detect_language
from resumelib.text.lazy import lazy
from resumelib.text.tokens import words
from resumelib.text.wordlists import load_words

_SHORT = 80  # words; a longer text is told by its function words
_LANGUAGES = ("en", "de", "fr", "es")
_LISTS = ("posting_words", "function_words", "stop_words", "job_titles", "posting_required", "asking_cues")
_SIGNS = (
    ("de", lazy(r"[ß]|\b[mwfd]/[mwfd]/[dx]\b|\b(?=\w*[äöü])\w*(?:ung|er|in|e)\b")),
    ("fr", lazy(r"(?i)\b[hf]/[fh]\b|[œêèç]|\b[ldjqn]['’]\w")),
    ("es", lazy(r"[ñ¿¡]|\w[oó]r?/a\b|\wción\b")),
)


def is_short(text: str) -> bool:
    return len(text.split()) <= _SHORT


def posting_language(text: str) -> str:
    """ISO 639-1, "" where nothing tells it."""
    if not is_short(text):
        return detect_language(text)
    votes: Counter[str] = Counter()
    for word in words(text.casefold()):
        found = _known().get(word, ())
        for language in found:
            votes[language] += 12 // len(found)
    for language, sign in _SIGNS:
        votes[language] += 12 * len(sign.findall(text))
    ranked = votes.most_common(2)
    if ranked and ranked[0][1] >= 12 and (len(ranked) < 2 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0]
    return detect_language(text)


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Every word of our lists, with the languages that have it."""
    where: dict[str, set[str]] = {}
    for language in _LANGUAGES:
        for name in _LISTS:
            for phrase in load_words(language, name):
                for word in words(phrase.casefold()):
                    where.setdefault(word, set()).add(language)
    return {word: tuple(sorted(languages)) for word, languages in where.items()}
