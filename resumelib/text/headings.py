"""Section titles in eight languages: which kind of section a title announces."""

import re
from functools import cache, lru_cache

from resumelib.text.dates import LANGUAGES
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs

CONTACT = "contact"  # a section of the head: its content goes to basics, not to a section of its own
_EDGES = re.compile(r"^[^\w(]+|[^\w)]+$")
_COUNTED = re.compile(r"\s*\(\d{1,3}\)$")
_LOOSE = frozenset(
    [
        "professional",
        "relevant",
        "my",
        "selected",
        "additional",
        "key",
        "core",
        "main",
        "other",
        "further",
        "personal",
        "career",
        "summary",
        "overview",
        "section",
        "details",
        "history",
    ]
)
_NUMBERED = re.compile(r"^(?:\d{1,2}|[ivx]{1,4})[.)]\s+")
_JOIN = re.compile(r"\s*(?:&|\+|/|,|\bund\b|\band\b|\bet\b|\by\b|\be\b|\bed\b|\ben\b|\bi\b|\boraz\b)\s*")
_LETTERS = re.compile(r"(?:\w ){3,}\w\b")


@lru_cache(maxsize=1024)
def heading_kind(text: str) -> str:
    """The section kind a title announces ("work", "contact", …); "" when it is no known title.

    A compound ("Education & Certifications") is the kind of its first known part; letter-spaced titles are read.
    """
    title = normalize_title(text)
    if not title or len(title) > 60:
        return ""
    known = _titles()
    if title in known:
        return known[title]
    squashed = title.replace(" ", "")
    if squashed in _squashed():
        return _squashed()[squashed]
    bare = " ".join(word for word in title.split() if word not in _LOOSE)
    if bare in known and len(title.split()) <= 4:
        return known[bare]
    parts = [part for part in _JOIN.split(title) if part]
    if len(parts) > 1 and all(part in known for part in parts):
        return known[parts[0]]
    return ""


def normalize_title(text: str) -> str:
    """Folded, without numbering, punctuation at the edges or inner hyphens; joining words as `and`."""
    title = _EDGES.sub("", _NUMBERED.sub("", _COUNTED.sub("", fold(text))))
    title = title.replace("’", "'").replace("-", " ").replace("·", " ")
    return " ".join(title.replace("&", " and ").replace("+", " and ").split())


@cache
def _titles() -> dict[str, str]:
    titles: dict[str, str] = {}
    for language in LANGUAGES:
        for kind, listed in load_pairs(language, "headings").items():
            for title in listed.split("|"):
                key = normalize_title(title)
                titles.setdefault(key, kind)
                # "skills & tools" arrives as "and" whatever the language's own word is
                titles.setdefault(_JOIN.sub(" and ", key), kind)
    return titles


@cache
def _squashed() -> dict[str, str]:
    return {title.replace(" ", ""): kind for title, kind in _titles().items() if len(title) > 5}
