"""What the fact gate and the rules know about words of one language, read from the word lists once."""

import re
from dataclasses import dataclass, replace
from functools import cache

from resumelib.improvement.compiled import compiled
from resumelib.model.fields import iter_fields
from resumelib.model.resume import Resume
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs, load_words

LANGUAGES = ("en", "de", "fr", "es")
Phrase = tuple[str, ...]
_HOMES = {"en": ("US", "GB", "IE", "AU"), "de": ("DE", "AT", "CH"), "fr": ("FR", "BE"), "es": ("ES", "MX", "AR", "CO", "CL", "PE")}  # fmt: skip
_SURE = 4  # two small words
_ENOUGH = 4_000  # characters from which a language can be told


def in_its_language(resume: Resume) -> Resume:
    """The resume with its language, told from its prose where a JSON file does not say it."""
    if resume.language:
        return resume
    from resumelib.text.languages import detect_language  # 20 ms that a parsed resume never needs

    texts = (f.text for f in iter_fields(resume) if f.role in ("highlight", "prose", "title"))
    text = " ".join(texts)[:_ENOUGH]
    guess = detect_language(text)
    if guess in LANGUAGES or not guess:
        guess = _likeliest(text, resume.basics.location.country_code)
    return replace(resume, language=guess)


def _likeliest(text: str, country: str) -> str:
    """Of the languages we write: by their small words, at a tie by the country; "" where there are none."""
    said = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
    hits = {x: 2 * sum(w in closed_words(x) for w in said) + (country in _HOMES[x]) for x in LANGUAGES}
    best = max(hits, key=lambda x: hits[x])
    return best if hits[best] > _SURE else ""


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
