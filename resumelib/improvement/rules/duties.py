"""Weak openers in German, French and Spanish, where a resume may name the deed by its noun.

"Verantwortlich für die Kontrolle der Lieferscheine" is "Kontrolle der Lieferscheine". Only nouns that are deeds by
their form, and that carry their own object, lose their opener: "Responsable de la boutique" is a role and stays.
"""

import re

from resumelib.improvement.rules import Context, Rule

_DE_OPENER = re.compile(
    r"^(?:(?:Ich )?(?:war )?(?:mit)?(?:verantwortlich|zuständig) für|(?:Zu meinen|Zu den|Meine|Meinen) (?:Haupt)?[Aa]ufgaben (?:gehörten?|zählten?|waren|umfassten))\s*:?\s*",
    re.IGNORECASE,
)  # fmt: skip
_DE_AROUND = re.compile(
    r"^(?:Ich )?(?:[Ww]ar|[Bb]in) (?:auch |ebenfalls |außerdem |dort )?für (?P<what>[^.;:]+?) (?:zuständig|verantwortlich)\.?$"
)
_DE_DONE = re.compile(
    r"^Durchführung (?:der (?=[A-ZÄÖÜ][a-zäöüß]+ung (?:von|der|des|aller)\b)|von (?=[A-ZÄÖÜ][a-zäöüß]+arbeiten\b))(?!.* und der )"
)
_DE_HAVE = re.compile(
    r"^Ich habe (?P<what>[^.,;:]+ [a-zäöüß]*(?:ge[a-zäöüß]{2,}(?:t|en)|(?:be|er|ver|ent|zer|über|unter)[a-zäöüß]{3,}(?:t|en)|[a-zäöüß]{2,}iert))$"
)
_DE_OTHER_VERB = re.compile(r"\b(?:ich|mich|mir|mein\w*|wir|uns\w*|hat|habe|war|wurden?|konnten?|konnte|musste|durfte|dass|bin|ist|geholfen|gelernt|zu)\b")  # fmt: skip
_DE_DEED = r"(?:[A-ZÄÖÜ][\wäöüß-]*(?:ung|ion|ieren|enz|kauf|trieb|suche|hilfe|arbeit|pflege|nahme|gabe|trolle|lyse|atur|tage|setzen|stellen|laden|füllen|führen|leiten|arbeiten|bau)\b|(?:Bau|Kauf|Auswahl|Verkauf|Pflege|Test|Einsatz|Inventur|Inventuren|Annahme|Ausgabe|Reparatur(?:en)?|Ablage|Versand|Empfang|Transport)\b|[A-ZÄÖÜ][a-zäöüß]{3,}en (?=(?:der|des|von)\b))"
_DE_FIRST = re.compile(rf"(?:(?:die|den|das|der|dem) )?(?=(?:[a-zäöüß]+e[nrs]? )?{_DE_DEED})")
_DE_NEXT = re.compile(
    rf"((?:,| und| sowie) )(?:für )?(?:(?:die|den|das) (?={_DE_DEED})|das (?=[A-ZÄÖÜ][a-zäöüß]{{3,}}en\b))"
)

_FR_DEED = r"(?:[a-zéèêàçôîû'-]+(?:tion|sion|ment|age|ance|ien|ise)|suivi|contrôle|accueil|conseil|envoi|achat|vente|analyse|étude|recherche|tri)s?\b"
_FR_OPENER = re.compile(
    rf"^(?:J['’]étais )?(?:responsable|chargée?|en charge|réalisation) (?:de la |du |de l['’]|des )(?=({_FR_DEED}) (?:de |du |des |d['’]|et |à |aux? ))",
    re.IGNORECASE,
)
_FR_NEXT = re.compile(rf"((?:,| et) )(?:du |de la |de l['’])(?={_FR_DEED} (?:de |du |des |d['’]))")

_ES_DEED = r"(?:[a-záéíóúñ]+(?:ción|sión|miento|aje|anza)|gestión|control|desarrollo|diseño|apoyo|cuidado|análisis|seguimiento|limpieza|venta|compra|descarga|carga|entrega|registro|cobro|trámite)(?:es|s)?\b"
_ES_OPENER = re.compile(
    rf"^(?:Fui |Era )?(?:responsable|encargad[oa]|realización) (?:de la |del |de los |de las )(?=({_ES_DEED}) (?:de |del |y |a |al ))",
    re.IGNORECASE,
)
_ES_NEXT = re.compile(rf"((?:,| y) )(?:de la |del )(?={_ES_DEED} (?:de |del ))")


def german(text: str, context: Context) -> str:
    """ "War für die Pflege der Daten zuständig" and "Ich habe Daten gepflegt" too."""
    if context.role != "highlight":
        return text
    around = _DE_AROUND.match(text)
    if around:
        turned = f"Verantwortlich für {around['what']}"
        shorter = _german(turned, context)
        return text if shorter == turned else shorter
    done = _DE_DONE.match(text)
    if done:
        return text[done.end() :]
    have = _DE_HAVE.match(text)
    if have and not _DE_OTHER_VERB.search(have["what"]):
        return have["what"][:1].upper() + have["what"][1:]
    return _german(text, context)


def _german(text: str, context: Context) -> str:
    match = _DE_OPENER.match(text)
    if not match or context.role != "highlight" or text[:3].casefold() == "mit":
        return text
    rest = text[match.end() :]
    first = _DE_FIRST.match(rest)
    if not first or re.search(r"[.;:]\s+\S", rest) or "mitverantwortlich" in text.casefold():
        return text
    new = _DE_NEXT.sub(r"\1", rest[first.end() :])
    new = re.sub(r"^([A-ZÄÖÜ][\wäöüß-]+(?:,| und| sowie)) (?:die|den|das) (?=[A-ZÄÖÜ])", r"\1 ", new)
    if re.search(r"(?:,| und| sowie) (?:die|den|das) ", new) and first.group():
        return text  # the first article went, the second would stay
    if re.search(r"(?:,| und| sowie) für (?:die|den|das|alle)\b", new):
        return text  # "… und für die Kasse" would hang in the air
    if " " not in new:
        return text  # a word alone is no bullet
    if first.group() and re.match(r"[a-zäöüß]", new):
        return text  # an adjective in front would need another ending
    return new


def french(text: str, context: Context) -> str:
    return _nominal(text, _FR_OPENER, _FR_NEXT, context)


def spanish(text: str, context: Context) -> str:
    return _nominal(text, _ES_OPENER, _ES_NEXT, context)


def _nominal(text: str, opener: re.Pattern[str], later: re.Pattern[str], context: Context) -> str:
    match = opener.match(text)
    if not match or context.role != "highlight" or re.search(r"[.;:]\s+\S", text):
        return text
    rest = later.sub(r"\1", text[match.end() :])
    if re.search(r"(?:,| et| y) (?:del\b|de la\b|de los\b|de las\b|du\b|des\b|de l['’])", rest):
        return text  # the second object would hang in the air
    return rest[:1].upper() + rest[1:]


_REASON = "The bullet now begins with what was done."
RULES = (
    Rule("weak-opener-de", _REASON, ("de",), german),
    Rule("weak-opener-fr", _REASON, ("fr",), french),
    Rule("weak-opener-es", _REASON, ("es",), spanish),
)
