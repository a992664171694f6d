"""What the fact gate and the rules know about words of one language, read from the word lists once."""

from dataclasses import dataclass
from functools import cache

from resumelib.improvement.stems import stem
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs, load_words

LANGUAGES = ("en", "de", "fr", "es")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`groups` maps a stem to the ids of the synonym lines it stands in; `tiers` to its verbs' scope, 0 to 4."""

    language: str
    closed: frozenset[str]
    plain: frozenset[str]
    droppable: frozenset[str]
    hedges: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    groups: dict[str, frozenset[int]]
    tiers: dict[str, int]
    aliases: dict[str, str]


@cache
def lexicon(language: str) -> Lexicon:
    """Languages outside LANGUAGES have empty tables: there, nothing but the source's own words passes."""
    groups, tiers = _groups(language)
    return Lexicon(
        language,
        frozenset(fold(w) for w in load_words(language, "closed_class")),
        frozenset(stem(w, language) for w in load_words(language, "plain")),
        frozenset(stem(w, language) for w in load_words(language, "droppable")),
        _hedges(language),
        groups,
        tiers,
        {fold(a): fold(b) for a, b in load_pairs("any", "aliases").items()},
    )


def _groups(language: str) -> tuple[dict[str, frozenset[int]], dict[str, int]]:
    groups: dict[str, set[int]] = {}
    tiers: dict[str, int] = {}
    lines = [*load_words(language, "scope"), *(f"-: {line}" for line in load_words(language, "synonyms"))]
    for number, line in enumerate(lines):
        tier, _, words = line.partition(":")
        for word in words.replace(",", " ").split():
            key = stem(word.replace("_", " "), language)
            groups.setdefault(key, set()).add(number)
            if tier.strip().isdigit():
                tiers[key] = max(tiers.get(key, 0), int(tier))
    return {key: frozenset(ids) for key, ids in groups.items()}, tiers


def _hedges(language: str) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    found = []
    for line in load_words(language, "hedges"):
        name, _, items = line.partition(":")
        phrases = tuple(tuple(fold(item).split()) for item in items.split(",") if item.strip())
        found.append((name.strip(), phrases))
    return tuple(found)
