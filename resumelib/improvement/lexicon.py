"""What the fact gate and the rules know about words of one language, read from the word lists once."""

from dataclasses import dataclass
from functools import cache

from resumelib.improvement.compiled import compiled
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs, load_words

LANGUAGES = ("en", "de", "fr", "es")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`groups` maps a stem to the ids of the synonym lines it stands in; `tiers` to its verbs' scope, 0 to 4.

    Words are folded, stems are stems. `licensed_by` maps a word to those whose presence allows it.
    """

    language: str
    closed: frozenset[str]
    plain: frozenset[str]
    droppable: frozenset[str]
    hedges: tuple[tuple[str, tuple[Phrase, ...]], ...]
    groups: dict[str, frozenset[int]]
    tiers: dict[str, int]
    aliases: dict[str, str]
    licensed_by: dict[str, frozenset[str]]
    roles: frozenset[str]
    companions: frozenset[str]
    directions: dict[str, str]
    singular_markers: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon:
    """Languages outside LANGUAGES have empty tables: there, nothing but the source's own words passes."""
    tables = compiled(language)
    aliases = {fold(a): fold(b) for a, b in load_pairs("any", "aliases").items()}
    return Lexicon(
        language,
        closed_words(language),
        marked(language, "plain"),
        marked(language, "droppable"),
        _hedges(language),
        {key: frozenset(ids) for key, ids in tables.groups.items()},
        tables.tiers,
        aliases | {b: a for a, b in aliases.items()},
        {
            fold(a): frozenset(fold(w) for w in b.split())
            for a, b in load_pairs(language, "licensed_by").items()
        },
        _folded(language, "roles"),
        _folded(language, "companions"),
        {fold(a): b for a, b in load_pairs(language, "directions").items()},
        _folded(language, "singular_markers"),
    )


@cache
def marked(language: str, name: str) -> frozenset[str]:
    """The stems of one word list."""
    return frozenset(compiled(language).stems.get(name, ()))


@cache
def closed_words(language: str) -> frozenset[str]:
    """The closed class, folded."""
    return frozenset(fold(word) for word in load_words(language, "closed_class"))


def _folded(language: str, name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load_words(language, name))


def _hedges(language: str) -> tuple[tuple[str, tuple[Phrase, ...]], ...]:
    found = []
    for line in load_words(language, "hedges"):
        name, _, items = line.partition(":")
        phrases = tuple(tuple(fold(item).split()) for item in items.split(",") if item.strip())
        found.append((name.strip(), phrases))
    return tuple(found)
