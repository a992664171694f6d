"""One form for the bullets of a French or Spanish list: participles or past, infinitives, or nouns of deeds.

"Géré les stocks", "Gérer les stocks", "Gestion des stocks"; "Gestioné las reservas", "Gestionar", "Gestión de". Only
verbs whose forms are regular are changed, and all of a bullet's verbs or none.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Literal

from resumelib.improvement.rules import Context, Rule
from resumelib.improvement.rules.nouns import deeds, names_deed
from resumelib.text.wordlists import load_pairs, load_words

Form = Literal["done", "infinitive", "noun"]
_JOINT = re.compile(r"(?P<joint>,? (?:et|y|e) |, )(?P<verb>[a-zà-ÿ]+)(?= )")
_NOT_PLAIN = re.compile(
    r"[;:!?()]|\.(?!\d)|\b(?:qui|que|dont|où|afin|je|nous|se|donde|para que|cuyo)\b|\b[jns]['’]"
)
_ES_IRREGULAR = re.compile(
    r"(?:^(?:andar|estar|dar|ir|ser|ver)|prever|hacer|facer|poner|tener|querer|poder|saber|traer|haber|caber|decir|venir|ducir)$"
)
_DEED = {
    "fr": re.compile(r"(?:tion|sion|ment|age|ance|aison|uite|cture|ception)s?$|^(?:Accueil|Inventaires?|Conseil|Coupe|Service|Soins?|Mise|Tri|Relances?|Rondes?)$"),
    "es": re.compile(r"(?:ción|sión|miento|aje|anza|ncia|tura)(?:es|s)?$|^(?:Control|Carga|Manejo|Venta|Compra|Limpieza|Lectura|Cuidado|Apoyo|Visitas)$"),
}  # fmt: skip
_ENDS = {  # of what was done, of an infinitive
    "fr": (re.compile(r"é$|^(?:Mis|Pris|Fait|Vendu|Tenu|Suivi|Conduit|Construit|Écrit|Réduit|Ouvert|Établi|Fourni|Servi|Conçu|Reçu|Obtenu|Appris)$|(?:duit|scrit|mis|pris|tenu|rendu|vert|clu)$"), re.compile(r"[a-zà-ÿ]{2}(?:er|ir|re)$")),
    "es": (re.compile(r"[éí]$"), re.compile(r"[a-zà-ÿ]{2}(?:ar|er|ir)$")),
}  # fmt: skip
_SPELLED = (("c", "qu"), ("g", "gu"), ("z", "c"))  # before é: busqué, entregué, organicé


@cache
def _known(language: str) -> frozenset[str]:
    """Infinitives we are sure of."""
    lines = (*load_words(language, "more_verbs"), *load_pairs(language, "deed_nouns"))
    return frozenset(word for line in lines for word in line.split() if re.search(r"(?:er|ir|re|ar)$", word))


@cache
def _done(language: str) -> dict[str, str]:
    """What was done -> its infinitive: "géré", "gestioné"."""
    to_done = _french_done if language == "fr" else _spanish_done
    return {done: verb for verb in sorted(_known(language)) if (done := to_done(verb))}


def _french_done(verb: str) -> str:
    return verb[:-2] + "é" if verb.endswith("er") else ""


def _spanish_done(verb: str) -> str:
    if _ES_IRREGULAR.search(verb):
        return ""
    root = verb[:-2]
    if not verb.endswith("ar"):
        return root + "í"
    for end, spelled in _SPELLED:
        if root.endswith(end):
            return root[: -len(end)] + spelled + "é"
    return root + "é"


def form_of(text: str, language: str) -> Form | None:
    first = text.split(" ", 1)[0].casefold()
    if first in _done(language):
        return "done"
    if first in _known(language):
        return "infinitive"
    return "noun" if names_deed(text, language) else None


def alike(text: str, context: Context) -> str:
    language = context.language
    if context.role != "highlight" or len(context.siblings) < 2 or _NOT_PLAIN.search(text.rstrip(".")):
        return text
    own, wanted = form_of(text, language), _leading(text, context)
    if own is None or wanted is None or own == wanted or own == "noun":
        return text
    body = text.rstrip(".")
    made = ""
    if wanted == "infinitive" and context.tense != "current":
        made = _each(body, _done(language), language)
    elif wanted == "done" and context.tense == "past":
        made = _each(body, {verb: done for done, verb in _done(language).items()}, language)
    elif wanted == "noun" and own == "done":
        infinitives = _each(body, _done(language), language)
        made = deeds(infinitives[:1].lower() + infinitives[1:], language) if infinitives else ""
    return made[:1].upper() + made[1:] + text[len(body) :] if made else text


def _leading(text: str, context: Context) -> Form | None:
    """The form of half of the list at least, where no other has as many: the same for each of its bullets."""
    count = Counter(
        form for item in (*context.siblings, text) if (form := _looks_like(item, context.language))
    )
    ranked = count.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    form, number = ranked[0]
    return form if number >= 2 and number * 2 > len(context.siblings) else None


def _looks_like(text: str, language: str) -> Form | None:
    """The form, of words too that we cannot put into another."""
    first = text.split(" ", 1)[0].rstrip(",")
    found = form_of(text, language)
    if found or not first[1:].islower():
        return found
    if _DEED[language].search(first):
        return "noun"
    if first.casefold() in load_words(language, "past_openers") or _ENDS[language][0].search(first):
        return "done"
    return "infinitive" if _ENDS[language][1].search(first) else None


def _each(body: str, change: Mapping[str, str], language: str) -> str:
    """The first verb and those that follow a joint; "" where another verb would stay as it is."""
    first, _, rest = body.partition(" ")
    opening = change.get(first.casefold())
    if not opening or not rest:
        return ""
    both = re.match(r"(?P<joint>(?:et|y|e) )(?P<verb>[a-zà-ÿ]+)(?= )", rest)  # "Géré et formé une équipe"
    changed = _JOINT.sub(lambda m: m["joint"] + change.get(m["verb"], m["verb"]), rest)
    if both and both["verb"] in change:
        changed = both["joint"] + change[both["verb"]] + changed[both.end() :]
    inner = set(re.findall(r"[a-zà-ÿ]+", changed))
    verbs = {*change, *_known(language)} - set(change.values())
    left = {word for match in _JOINT.finditer(changed) if (word := match["verb"]) in verbs}
    already = {*change.values()} & set(re.findall(r"[a-zà-ÿ]+", rest))
    return "" if left or already or (inner & set(change)) else f"{opening} {changed}"


_REASON = "The bullets of a list begin alike, as most of them do."
RULES = (Rule("parallel", _REASON, ("fr", "es"), alike),)
