"""French and Spanish: phrases that state nothing, and words that say when."""

import re
from functools import cache, lru_cache

from resumelib.improvement.lexicon import Phrase
from resumelib.improvement.wording import Token, Wording, wording
from resumelib.text.wordlists import load_words

LANGUAGES = ("fr", "es")


@lru_cache(maxsize=64)
def in_frames(text: Wording) -> frozenset[int]:
    """Starts of the words that only frame a statement and may go: "je m'occupais de", "se me encargó"."""
    return _inside(text, "frames")


@lru_cache(maxsize=64)
def in_fillers(text: Wording) -> frozenset[int]:
    """Starts of the words that only join or date what is said: "y compris", "en période de"."""
    return _inside(text, "filling_phrases")


def _inside(text: Wording, name: str) -> frozenset[int]:
    if text.language not in LANGUAGES:
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


TIMES = {
    "fr": frozenset(
        ("soir", "soirs", "soiree", "soirees", "matin", "matins", "matinee", "apres-midi", "midi", "week-end", "week-ends", "weekend", "nuit", "nuits",
         "jour", "jours", "journee", "journees", "semaine", "semaines", "mois", "an", "ans", "annee", "annees", "saison", "etudes", "vacances", "ete",
         "hiver", "lundi", "lundis", "mardi", "mardis", "mercredi", "mercredis", "jeudi", "jeudis", "vendredi", "vendredis", "samedi", "samedis", "dimanche", "dimanches")
    ),
    "es": frozenset(
        ("tarde", "tardes", "noche", "noches", "manana", "mananas", "mediodia", "fin", "fines", "semana", "semanas", "dia", "dias", "mes", "meses",
         "ano", "anos", "temporada", "estudios", "vacaciones", "verano", "invierno", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "sabados", "domingo", "domingos")
    ),
}  # fmt: skip


def times(text: Wording) -> frozenset[str]:
    """Stems of the words that say when, where the text says so in one place only: said at the end, they are said of all."""
    known = TIMES.get(text.language, frozenset())
    at = [n for n, token in enumerate(text.content) if token.folded in known]
    if not at or at[-1] - at[0] >= len(at) + 1:
        return frozenset()
    said = [text.content[n] for n in at]
    ahead = text.content[at[-1] + 1 : at[-1] + 2]
    if ahead and re.fullmatch(r"\s(?:de|d['’]|du|del)\s?", text.text[said[-1].end : ahead[0].start]):
        said += ahead  # "les soirs de match"
    return frozenset(token.stem for token in said)


_SINCE = re.compile(
    r"\b(depuis|desde|à partir de|a partir de|jusqu['’]en|hasta)\s+(?:\w+\s+)?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def lasts_longer(old: Wording, new: Wording) -> list[str]:
    """ "depuis 2018" for "en 2018"."""
    if new.language not in LANGUAGES or re.search(r"\d\s*[-–—]", old.text):
        return []
    was = {year for _, year in _SINCE.findall(old.text)}
    return [
        f"T06: “{word} {year}” is longer than the source says."
        for word, year in _SINCE.findall(new.text)
        if year not in was
    ]


_DAYS = {
    "fr": frozenset(
        ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "matin", "soir")
    ),
    "es": frozenset(
        ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "manana", "tarde", "noche")
    ),
}


def comes_round(token: Token, new: Wording, old: Wording) -> bool:
    """ "chaque vendredi" for "du vendredi", "le vendredi": a day that is named with an article comes round."""
    if new.language not in LANGUAGES or token.folded not in ("chaque", "tous", "cada", "todos"):
        return False
    after = next((t for t in new.content if t.start >= token.end), None)
    if after is None or after.folded.rstrip("s") not in {d.rstrip("s") for d in _DAYS[new.language]}:
        return False
    said = next((t for t in old.all_tokens if t.stem == after.stem), None)
    return said is not None and old.before(said) in (
        "le",
        "les",
        "du",
        "des",
        "los",
        "las",
        "el",
        "del",
        "la",
        "por",
    )


_DENIES = frozenset(("sans", "pas", "jamais", "non", "ni", "sin", "no", "nunca", "tampoco"))
_NONE = frozenset(("aucun", "aucune", "rien", "ningun", "ninguno", "ninguna", "nada"))


def denies_more(old: Wording, new: Wording) -> list[str]:
    """ "sans erreur" does not license "sans aide": each negation needs one of the source."""
    if new.language not in LANGUAGES:
        return []
    had = sum(word in _DENIES or word in _NONE for word in old.sequence)
    return ["T14: A negation was added."] if sum(word in _DENIES for word in new.sequence) > had else []
