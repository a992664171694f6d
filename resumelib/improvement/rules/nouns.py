"""French and Spanish resumes name a deed by its noun: "Chargé de gérer les stocks" is "Gestion des stocks".

After an opener that says less ("chargé de", "encargado de"), or where most of the list begins with such nouns. Where
the sentence would not stand ("gérer et vendre les stocks"), it is left as it is.
"""

import re
from dataclasses import dataclass
from functools import cache

from resumelib.improvement.rules import Context, Rule
from resumelib.text.wordlists import load_pairs


@dataclass(frozen=True, slots=True)
class _Grammar:
    opener: re.Pattern[str]
    light: re.Pattern[str]  # a verb that says nothing beside the noun of a deed
    infinitive: re.Pattern[str]  # after a joint: a second verb
    joint: str
    contractions: tuple[tuple[str, str], ...]  # how an object's first words follow the noun
    preposition: re.Pattern[str]
    deed: re.Pattern[str]


_FR = _Grammar(
    re.compile(
        r"^(?:(?:J['’]étais |J['’]ai été |Je suis |Était )?(?:aussi |également )?(?:responsable|chargée?|en charge)|Ma mission était|Ma mission consistait à|Mon rôle était) (?:de |d['’])",
        re.IGNORECASE,
    ),
    re.compile(r"(?:assurer|effectuer|réaliser) (?:le |la |les |l['’])"),
    re.compile(r"(?:,| et)(?: de | d['’]| )(?=[a-zéèêàâôîûç]+(?:er|ir|re)\b(?! (?:de|du|des|et)\b))"),
    "et",
    (
        (r"le ", "du "), (r"les ", "des "), (r"la ", "de la "), (r"l['’]", "de l'"),
        (r"une ", "d'une "), (r"un ", "d'un "), (r"des (?=[aeiouyhéèêâîôû])", "d'"), (r"des ", "de "),
        (r"(?=\d)", "de "), (r"(?=(?:plus de|environ|près de|jusqu'à) \d)", "de "),
    ),
    re.compile(r"\b(?:à|au|aux|avec|sur|dans|pour|par|chez|en|entre|selon|sous|vers|sans|qui|que|dont|où)\b"),
    re.compile(r"(?:[a-zéèêàçôîû'-]+(?:tion|sion|ment|age|ance|ien|ise)|suivi|contrôle|accueil|conseil|envoi|achat|vente|analyse|étude|tri|mise|prise|tenue|saisie|aide|veille|baisse|hausse|ajout|refonte|reprise|pose|remise|lecture|appui|soutien)s?\b", re.IGNORECASE),
)  # fmt: skip
_ES = _Grammar(
    re.compile(
        r"^(?:(?:Fui |Era |Soy |Estaba |He sido )?(?:el |la )?(?:responsable|encargad[oa])|Me encargaba|Me encargué|Me encargo) de ",
        re.IGNORECASE,
    ),
    re.compile(r"(?:realizar|efectuar|llevar a cabo) (?:el |la |los |las )"),
    re.compile(r"(?:,| y| e)(?: de | )(?=[a-záéíóúñ]+(?:ar|er|ir)\b(?! (?:de|y)\b))"),
    "(?:y|e)",
    (
        (r"el ", "del "), (r"los ", "de los "), (r"las ", "de las "), (r"la ", "de la "),
        (r"un ", "de un "), (r"una ", "de una "), (r"(?=\d)", "de "), (r"(?=(?:más de|unos|unas) \d)", "de "),
        (r"(?=[a-záéíóúñ]{4,}(?:as|os|es)\b)", "de "),
    ),
    re.compile(r"\b(?:a|al|con|en|para|por|sobre|desde|hasta|entre|según|sin|que|donde|cuando|como)\b"),
    re.compile(r"(?:[a-záéíóúñ]+(?:ción|sión|miento|aje|anza)|gestión|control|desarrollo|diseño|apoyo|cuidado|análisis|seguimiento|limpieza|venta|compra|carga|descarga|entrega|registro|cobro|trámite|toma|reparto|cierre|archivo|ahorro|aumento|mejora|ayuda|puesta)(?:es|s)?\b", re.IGNORECASE),
)  # fmt: skip
_NAMES = {  # nouns of deeds in a list, besides those that can be made of a verb
    "fr": re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]*(?:tion|sion|ment|age|ance|aison|uite|cture|ception)s?\b|(?:Inventaires?|Coupe|Service|Soins?|Relances?|Rondes?|Rapprochements?)\b"),
    "es": re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]*(?:ción|sión|miento|aje|anza|ncia|tura)(?:es|s)?\b|(?:Manejo|Visitas|Tutorías|Certificados)\b"),
}  # fmt: skip
_FR_DONE = re.compile(r"J['’]ai ([a-zéèêàâôîûç]+)é(?= )")
_GRAMMARS = {"fr": _FR, "es": _ES}


def named(text: str, context: Context) -> str:
    """The sentence with its deed as a noun, or the sentence."""
    grammar = _GRAMMARS.get(context.language)
    if grammar is None or context.role != "highlight" or re.search(r"[.;:(]\s*\S", text):
        return text
    opener = grammar.opener.match(text)
    done = _FR_DONE.match(text) if context.language == "fr" else None
    if done and " et " not in text:
        new = _deeds(f"{done.group(1)}er{text[done.end() :]}", "fr", grammar)
        return new[:1].upper() + new[1:] if new else text
    if not opener and not _names_deeds(context, grammar):
        return text
    rest = text[opener.end() :] if opener else text[:1].lower() + text[1:]
    new = _deeds(rest, context.language, grammar)
    return new[:1].upper() + new[1:] if new else text


def deeds(text: str, language: str) -> str:
    """ "gérer les stocks" is "gestion des stocks"; "" where the sentence would not stand."""
    return _deeds(text, language, _GRAMMARS[language])


def names_deed(text: str, language: str) -> bool:
    """Whether a French or Spanish text begins with the noun of a deed, whose capital is that of the beginning."""
    grammar = _GRAMMARS.get(language)
    return bool(grammar and grammar.deed.match(text) and text[1:2].islower())


def _names_deeds(context: Context, grammar: _Grammar) -> bool:
    """Two of the other bullets, and at least half of them, begin with the noun of a deed."""
    loose = _NAMES[context.language]
    count = sum(bool(grammar.deed.match(item) or loose.match(item)) for item in context.siblings)
    return count >= 2 and count * 2 >= len(context.siblings)


def _deeds(rest: str, language: str, grammar: _Grammar) -> str:
    light = grammar.light.match(rest)
    if light and grammar.deed.match(rest[light.end() :]) and not grammar.infinitive.search(rest):
        return rest[light.end() :] if not re.search(rf"(?:,| {grammar.joint}) l[ea]s? ", rest) else ""
    parts: list[str] = []
    at = 0
    for joint in [*grammar.infinitive.finditer(rest), None]:
        piece = rest[at : joint.start() if joint else len(rest)]
        done = _deed(piece, language, grammar)
        if not done:
            return ""
        parts.append(done)
        if joint:
            parts.append(re.sub(r" (?:de |d['’])?$", " ", joint.group()))
            at = joint.end()
    return "".join(parts)


@cache
def _table(language: str) -> tuple[tuple[str, str], ...]:
    """Longest verbs first: "mettre à jour" before "mettre"."""
    pairs = load_pairs(language, "deed_nouns").items()
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _deed(piece: str, language: str, grammar: _Grammar) -> str:
    """ "gérer les stocks et les commandes" is "gestion des stocks et des commandes"."""
    for verb, noun in _table(language):
        if not piece.startswith(verb + " "):
            continue
        rest = piece[len(verb) + 1 :]
        if verb.endswith((" à", " au", " aux", " avec", " a", " en", " con")):
            return f"{noun} {rest}" if not re.search(rf" {grammar.joint} l[eoa]s? ", rest) else ""
        return _with_object(noun, rest, grammar)
    return ""


def _with_object(noun: str, rest: str, grammar: _Grammar) -> str:
    later = re.compile(rf"(?P<joint>,| {grammar.joint}) (?=(?:le |la |les |l['’]|el |los |las )[a-zà-ÿ])")
    pieces = [*later.finditer(rest)]
    if pieces and grammar.preposition.search(rest[: pieces[-1].start()]):
        return ""  # whose object the second one is cannot be told
    some = re.compile(r"(,| et) des ")
    if some.search(rest):
        if not rest.startswith("des ") or grammar.preposition.search(rest):
            return ""
        rest = some.sub(r"\1 de ", re.sub(r"(,| et) des (?=[aeiouyhéèêâîôû])", r"\1 d'", rest))
    contracted = _contracted(rest, grammar)
    if not contracted:
        return ""
    first = later.split(contracted)[0]
    done = f"{noun} {first}"
    for n, match in enumerate(pieces):
        end = pieces[n + 1].start() if n + 1 < len(pieces) else len(rest)
        done += f"{match['joint']} {_contracted(rest[match.end() : end], grammar)}"
    return done


def _contracted(rest: str, grammar: _Grammar) -> str:
    for start, short in grammar.contractions:
        match = re.match(start, rest)
        if match:
            return short + rest[match.end() :]
    return ""


RULES = (Rule("deed-noun", "The bullet now names what was done, in fewer words.", ("fr", "es"), named),)
