"""French and Spanish: phrases that state nothing, and general words that a trade implies."""

import re
from functools import cache, lru_cache

from resumelib.improvement.deeds import is_name
from resumelib.improvement.lexicon import Phrase
from resumelib.improvement.roles import JOINT
from resumelib.improvement.stems import stem
from resumelib.improvement.wording import Token, Wording, wording
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs, load_words

_LANGUAGES = ("fr", "es")
_LISTED_BEFORE = re.compile(r"(?:,|\b(?:et|ou|y|e|o|u)|\d|%)\s*$", re.IGNORECASE)
_LISTED_AFTER = re.compile(
    r"\s*(?:/|,? (?:et|ou|y|e|o|u) (?:d['’]|de |des |du |las? |los? |le |les |el )?\w)"
)


@lru_cache(maxsize=64)
def in_frames(text: Wording) -> frozenset[int]:
    """Starts of the words that only frame a statement and may go: "je m'occupais de", "se me encargó"."""
    return _inside(text, "frames")


@lru_cache(maxsize=64)
def in_fillers(text: Wording) -> frozenset[int]:
    """Starts of the words that only join or date what is said: "y compris", "en période de"."""
    return _inside(text, "filling_phrases")


def _inside(text: Wording, name: str) -> frozenset[int]:
    if text.language not in _LANGUAGES:
        return frozenset()
    tokens, words = text.all_tokens, text.sequence
    found: set[int] = set()
    for at, word in enumerate(words):
        for phrase in _phrases(text.language, name).get(word, ()):
            if words[at : at + len(phrase)] == phrase:
                found.update(t.start for t in tokens[at : at + len(phrase)])
    return frozenset(found)


@cache
def _phrases(language: str, name: str) -> dict[str, list[Phrase]]:
    """First word -> phrases, as sequences of folded words."""
    found: dict[str, list[Phrase]] = {}
    for line in load_words(language, name):
        phrase = wording(line, language).sequence
        found.setdefault(phrase[0], []).append(phrase)
    return found


def is_implied(token: Token, new: Wording, old: Wording, context: str) -> bool:
    """ "patients" where the source names dentists: a general word that text, title or employer implies.

    Beside "and" or a number it would be a further fact.
    """
    cues = _implied(new.language).get(token.folded)
    if not cues or is_name(token, new):
        return False
    if _LISTED_BEFORE.search(new.text[: token.start]):
        return False
    before = next((t for t in new.all_tokens if t.end == token.start - 1), None)
    goes_with = before is not None and before.folded not in new.lexicon.closed and before.stem in old.stems
    if not goes_with and _LISTED_AFTER.match(new.text[token.end :]):
        return False
    said = fold(f"{old.text} {context}")
    return any(cue in said for cue in cues)


@cache
def _implied(language: str) -> dict[str, frozenset[str]]:
    """Word -> beginnings or parts of the words that imply it, all folded. Lines: words, a colon, cues."""
    found: dict[str, set[str]] = {}
    for line in load_words(language, "trade_words") if language in _LANGUAGES else ():
        words, _, cues = line.partition(":")
        for word in words.split():
            found.setdefault(fold(word), set()).update(fold(cue) for cue in cues.split())
    return {word: frozenset(cues) for word, cues in found.items()}


_TIME = {
    "fr": frozenset(
        ("soir", "soirs", "soiree", "soirees", "matin", "matins", "matinee", "apres-midi", "midi", "week-end", "week-ends", "weekend", "nuit", "nuits",
         "jour", "jours", "journee", "journees", "semaine", "semaines", "mois", "an", "ans", "annee", "annees", "saison", "etudes", "vacances", "ete",
         "hiver", "samedi", "samedis", "dimanche", "dimanches")
    ),
    "es": frozenset(
        ("tarde", "tardes", "noche", "noches", "manana", "mananas", "mediodia", "fin", "fines", "semana", "semanas", "dia", "dias", "mes", "meses",
         "ano", "anos", "temporada", "estudios", "vacaciones", "verano", "invierno", "sabado", "sabados", "domingo", "domingos")
    ),
}  # fmt: skip


def times(text: Wording) -> frozenset[str]:
    """Stems of the words that say when, where the text says so in one place only: said at the end, they are said of all."""
    known = _TIME.get(text.language, frozenset())
    at = [n for n, token in enumerate(text.content) if token.folded in known]
    if not at or at[-1] - at[0] >= len(at) + 1:
        return frozenset()
    return frozenset(text.content[n].stem for n in at)


@cache
def _collocations(language: str) -> dict[str, frozenset[str]]:
    """Stem of a verb -> stems of the nouns that tell it where they stand alone."""
    pairs = load_pairs(language, "collocations") if language in _LANGUAGES else {}
    return {
        stem(verb, language): frozenset(stem(n, language) for n in nouns.split())
        for verb, nouns in pairs.items()
    }


@lru_cache(maxsize=64)
def _alone(text: Wording) -> frozenset[str]:
    """Stems of the nouns that open a statement or an item of a list, so that no verb of the text is theirs."""
    starts = {0, *(m.end() for m in JOINT.finditer(text.text))}
    framed = in_frames(text)
    found, fresh = set(), True
    for token in text.all_tokens:
        fresh = fresh or token.start in starts
        if token.start in framed or token.folded in text.lexicon.closed:
            continue
        if fresh:
            found.add(token.stem)
        fresh = False
    return frozenset(found)


def tells_the_verb(token: Token, new: Wording, old: Wording) -> bool:
    """ "géré plannings et commandes" for "plannings et commandes": the noun, alone in the source, tells the verb."""
    nouns = _collocations(new.language).get(token.stem)
    if not nouns or is_name(token, new):
        return False
    after = [t.stem for t in new.content if t.start >= token.end][:2]
    return bool(nouns.intersection(after) & _alone(old))
