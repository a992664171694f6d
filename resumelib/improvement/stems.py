"""Light stems, so that "maintenance of records", "maintained records" and "record maintenance" meet.

Made for comparing two wordings of one claim, not for search: agent nouns ("manager") keep their ending apart from
their verb ("managed"), because the difference is a claim about scope.
"""

import re
from functools import cache, lru_cache

from resumelib.improvement.compiled import compiled
from resumelib.text.tokens import fold

_EN_DERIVED = (
    "izations", "ization", "ications", "ication", "ational", "ations", "ation", "itions", "ition", "ements", "ement",
    "ments", "ment", "ances", "ance", "ences", "ence", "ional", "ness", "ions", "ion", "ures", "ure", "ily", "ically",
    "edly", "ably", "ally", "ly",
)  # fmt: skip
_DE_PREFIX = r"(ab|an|auf|aus|bei|durch|ein|fest|her|hin|mit|nach|um|vor|weiter|zu|zurück|zusammen|über|unter|zuruck|uber|weg|los|hoch|heraus|hinein|herum|statt|teil|fertig|frei|entgegen|instand|bereit|wieder|fort|dar|raus|rein|rum|runter|vorbei|zurecht|herunter|nieder|sicher|sauber)"
_DE_PARTICIPLE = re.compile(rf"^{_DE_PREFIX}?ge([a-zß]{{3,}})(?:t|en)(?:e|er|es|en|em)?$")
_DE_ZU = re.compile(rf"^{_DE_PREFIX}zu([a-zß]{{3,}}en)$")
_ENDINGS = {
    "de": ("ationen", "ation", "ierungen", "ierung", "ungen", "ung", "ierten", "ierte", "ieren", "iert", "nissen", "nisse",
           "etest", "testen", "eten", "etem", "etes", "eter", "ete", "ten", "tem", "tes", "ter", "te",
           "em", "en", "es", "er", "e", "n", "s"),
    "fr": ("issements", "issement", "issages", "issage", "ements", "ement", "ations", "ation", "itions", "ition", "utions", "ution", "ctions", "ction",
           "sions", "sion", "tions", "tion", "issant", "issait", "aient", "antes", "ants", "ante", "ant", "ages", "age",
           "ances", "ance", "ences", "ence", "eurs", "eur", "euses", "euse", "trices", "trice", "ees", "ee", "es", "er", "ir", "re", "ais", "ait", "ons", "ez", "is", "it", "ie", "ue", "us", "e", "s", "t", "u", "i"),
    "es": ("amientos", "amiento", "imientos", "imiento", "aciones", "acion", "iciones", "icion", "uciones", "ucion", "cciones", "ccion",
           "siones", "sion", "ciones", "cion", "amente", "mente", "iendo", "ando", "abamos", "aba", "aban", "ados", "adas", "ado", "ada",
           "idos", "idas", "ido", "ida", "aron", "ieron", "ar", "er", "ir", "ia", "io", "es", "as", "os", "an", "en", "e", "a", "o", "s", "i"),
}  # fmt: skip
_AGENT = {
    "en": re.compile(r"(?:er|or|eer|ist|ian|yst)s?$"),
    "de": re.compile(r"(?:er|erin|or|ist|eur)(?:n|en|innen)?$"),
    "fr": re.compile(r"(?:eur|euse|trice|iste|ien|ienne)s?$"),
    "es": re.compile(r"(?:dor|dora|tor|tora|ista|ero|era)(?:e?s)?$"),
}


@cache
def _irregular(language: str) -> dict[str, str]:
    """Irregular form -> the form its stem is taken from, folded."""
    return compiled(language).irregular


@cache
def _final(language: str) -> frozenset[str]:
    """Right sides written as a plural are stems as they stand: "station = stations" keeps it apart from "state"."""
    return frozenset(compiled(language).final)


@lru_cache(maxsize=8192)
def stem(word: str, language: str) -> str:
    """The comparison form of one word. Case and accents do not count; unknown languages fold only."""
    if language == "de" and re.fullmatch(r"[A-ZÄÖÜ]{2,5}s", word):
        word = word[:-1]  # "EKGs"
    flat = fold(word).replace("’", "'")
    flat = re.sub(r"'s$|s'$|'$", "", flat)
    if "'" in flat and language in ("fr", "it"):
        flat = flat.rpartition("'")[2]
    flat = flat.replace("-", "")
    irregular = _irregular(language)
    base = irregular.get(flat) or irregular.get(flat.removesuffix("s"), flat)
    if (
        base != flat.removesuffix("s")
        and base.endswith("s")
        and not base.endswith("ss")
        and base in _final(language)
    ):
        return base
    if len(base) <= 3 or not base.isalpha():
        return base
    if language == "de":
        return _german(base, is_noun=word[:1].isupper() and base == flat)
    return regular_stem(base, language)


def regular_stem(folded: str, language: str) -> str:
    """The stem by the rules alone, without the tables of irregular forms."""
    if language == "en":
        return _english(folded)
    if language == "de":
        return _german(folded, is_noun=False)
    if language in ("fr", "es"):
        return _romance(folded, language)
    return folded


def _english(word: str) -> str:
    if _AGENT["en"].search(word) and len(word) > 4:
        return re.sub(r"s$", "", word)
    word = re.sub(r"yz", "ys", re.sub(r"is(?=(?:e|ed|es|ing|ation|ations)$)", "iz", word))
    word = re.sub(r"our(?=$|s$|ed$|ing$|able$|ite)", "or", word)
    for ending, least in (("ies", 3), ("ing", 3), ("ings", 3), ("ied", 3), ("ed", 3), ("es", 4), ("s", 3)):
        if ending == "es" and not re.search(r"(?:s|x|z|ch|sh|o)es$", word):
            continue
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            word = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            break
    word = re.sub(r"(?<=\w{4})ally$", "al", re.sub(r"ization$", "iz", word))
    for _ in range(2):
        for ending in _EN_DERIVED:
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                word = word[: -len(ending)]
                break
    word = re.sub(r"([bdgklmnprt])\1$", r"\1", word)
    word = re.sub(r"(?<=\w{3})[eiy]$", "", word)
    return re.sub(r"(?<=\w{4})at$", "", word)


_GE_VERBS = ("gewohn", "gestalt", "gewinn", "gewahr", "genehmig", "gebrauch", "gehor", "geling", "gebaud", "gerat", "gesund", "gebiet", "gemein", "gesell", "geschaft", "gesprach", "getrank", "gericht", "gewerb", "gemus", "geflugel", "geschenk", "geschirr", "gewicht", "gefahr", "gelegen")  # fmt: skip


_DE_PLURAL = re.compile(r"(?:rad|haus|buch|bild|feld|blatt|wort|dach|fach|glas|schild|glied|kleid|rind|brett|loch|schloss|bad|lied|grab|kalb|huhn|amt|wald|band|gut|kraut|rand|volk|dorf|holz|mann|licht|gesicht|horn|tal|stuck|fass|nest|bret|lamm|denkmal|gehalt|spital|gewand|mitglied|zeitalter|pfand)ern?$")  # fmt: skip


_DE_KEEPS_S = re.compile(r"(?:kurs|haus|preis|kreis|weis|glas|gras|gleis|[bkpt]us|modus|zyklus|bonus|virus|radius|praxis|basis|zins|puls|nis|gas|eis|gips|chips|reis|fels|gans|hals|maus|los)$")  # fmt: skip


def _german(word: str, *, is_noun: bool) -> str:
    word = re.sub(r"nis(?:se[ns]?)$", "nis", word.replace("ß", "ss"))
    is_noun = is_noun and not re.search(r"(?:isch|lich|bar|sam|los|iert|haft)er$", word)
    if is_noun and word.endswith("innen") and _AGENT["de"].search(word):
        return word.removesuffix("innen")
    if is_noun and not _DE_PLURAL.search(word) and _AGENT["de"].search(word) and not word.endswith("en"):
        return re.sub(r"(?:innen|in|n)$", "", word)
    if is_noun and _DE_KEEPS_S.search(word):
        return word
    if is_noun and re.fullmatch(r"\w{2}[^aeious]s", word):
        return word[:-1]  # "Tags", "Labs"
    if _DE_PLURAL.search(word):
        return re.sub(r"ern?$", "", word)
    if not is_noun and re.search(r"\w{5}end(?:e[rsmn]?)?$", word):
        word = re.sub(r"d(?:e[rsmn]?)?$", "", word)  # "vorbereitende" is "vorbereiten"
    whole = (
        re.sub(rf"^{_DE_PREFIX}", "", word).startswith(_GE_VERBS)
        or word.startswith(_GE_VERBS)
        or (is_noun and len(word) > 14)
    )  # "Geburtstagskuchen" is no participle
    whole = whole or bool(is_noun and re.match(r"ge\w*(?<!t)en?$", word))
    word = re.sub(r"(?<=\w{4}[td])et(?:e[nrsm]?)?$", "", word)
    match = None if whole else _DE_PARTICIPLE.match(word)
    if match:
        word = (match.group(1) or "") + match.group(2)
    zu = _DE_ZU.match(word)
    if zu:
        word = zu.group(1) + zu.group(2)
    for ending in _ENDINGS["de"]:
        least = 5 if ending.startswith("t") else 4
        if ending == "n" and word[-2:-1] not in "lre":
            continue
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    word = re.sub(r"(?<=durchschnitt)lich$|(?<=telefon|medizin)isch$", "", word)
    word = re.sub(r"(?<=[^aeiou])el$", "l", word)
    return word[:-1] if len(word) > 3 and word.endswith("t") else word


def _romance(word: str, language: str) -> str:
    if language == "es":  # "explicarles" is "explicar"
        word = re.sub(r"(?<=\w{3}[aei]r|\w[ai]ndo|\wendo)(?:me|te|se|nos|l[aeo]s?)$", "", word)
    if _AGENT[language].search(word):
        return re.sub(r"s$", "", re.sub(r"es$", "", word)) if language == "es" else re.sub(r"s$", "", word)
    word = re.sub(r"iones$", "ion", word) if language == "es" else word
    word = re.sub(r"s$", "", word) if len(word) > 3 else word
    for ending in _ENDINGS[language]:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    word = re.sub(r"(?<=\w{4})[eaoi]$", "", word)
    if language == "fr":  # "export" is "exporter"
        word = re.sub(r"(?<=\w{4})t$", "", re.sub(r"([lnt])\1$", r"\1", word))
    return re.sub(r"(?:qu?|c|z)$", "z", re.sub(r"gu$", "g", word))


def is_agent(word: str, language: str) -> bool:
    """Looks like a doer ("manager", "Leiter", "directeur"): never equal to the deed."""
    pattern = _AGENT.get(language)
    return bool(pattern and pattern.search(fold(word))) and len(word) > 4
