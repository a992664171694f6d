"""How a letter names what the person studied and speaks: whole sentences where the words' grammar is known."""

import re
from collections.abc import Sequence
from datetime import date

from resumelib.improvement.lexicon import LANGUAGES
from resumelib.model.resume import Degree, SpokenLanguage
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs, load_words

_SHORT_DEGREE = {
    "bachelor": "Bachelor’s degree",
    "master": "Master’s degree",
    "associate": "Associate degree",
}
_SAID_AN = re.compile(r"[AEFHILMNORSX][A-Z.]|[aeio]|u(?!ni)", re.ASCII)  # "an MBA", "an Associate degree"
_SEVERAL = re.compile(r"\b(?:[a-z]\W?levels|gcses?|highers|courses|studies|classes|modules)\b", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"(?i)\b(?:incomplete|not completed?|unfinished|drop(?:ped)? ?out|expected|in progress|coursework|without (?:a )?degree"
    r"|abgebrochen|ohne abschluss|nicht abgeschlossen|voraussichtlich|non (?:terminée?|validée?|obtenue?)|en cours"
    r"|sin (?:terminar|concluir|acabar)|inconclus[oa]|incomplet[oa]|en curso|trunc[oa])\b"
)
_DE_ACADEMIC = re.compile(
    r"(?:(?:Bachelor|Master|Magister)(?: (?:of|in) [A-Z]\w+)*|B\.? ?(?:Sc|A|Eng)\.?|M\.? ?(?:Sc|A|Eng)\.?|MBA|LL\.? ?[BM]\.?|Diplom|Staatsexamen)(?: \((?:FH|TU|Univ\.|Hons)\))?"
)
_DE_TRAINED = re.compile(r"(?:Berufsa|A)usbildung|Lehre|Umschulung")
_DE_PERSON = re.compile(r"[A-ZÄÖÜ]\w*(?:er(?:in)?|frau|mann|kraft|ist(?:in)?|ent(?:in)?|eur(?:in)?|or(?:in)?|wirt(?:in)?|fachangestellte[r]?|assistent(?:in)?|helfer(?:in)?)\b")  # fmt: skip
_FR_HE = re.compile(r"(?i)(?P<bare>cap|bep|bts|dut|but|bac|titre|deug|dess?|dea|baccalauréat|brevet|certificat|diplôme)\b|(?:master|mastère|mba|bachelor|doctorat|msc|bsc)\b")  # fmt: skip
_FR_SHE = re.compile(r"(?i)(?:licence|maîtrise)\b")
_FR_COURSE = re.compile(r"(?i)formation\b")
_ES_TITLE = re.compile(
    r"(?i)(?:grado|licenciatura|licenciad[oa]|diplomatura|diplomad[oa]|máster|master|maestría|doctorado|técnic[oa]|ingenier\w+|bachiller(?:ato)?|graduad[oa])\b"
)
_GERMAN_NOUN = re.compile(r"(?i)sprach|kenntnis|niveau|stufe|kurs|schule")
_NATIVE = "C2"


def is_held(degree: Degree, today: date) -> bool:
    """Finished, and named like a degree: one without an end, or with an end to come, is not called held."""
    end = degree.dates.end
    if not end or degree.dates.is_current or end.year > today.year:
        return False
    said = " ".join((degree.study_type, degree.area, degree.score, degree.summary))
    low = degree.study_type.casefold()
    known = (word for language in LANGUAGES for word in load_words(language, "degrees"))
    named = any(word in low and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", low) for word in known)
    return named and not _UNFINISHED.search(said)


def studies(degree: Degree, words: dict[str, str], language: str) -> str:
    """ "I hold a BSc in Nursing from Leeds Valley University." """
    kind, area = degree.study_type.strip(" .,"), degree.area.strip(" .,")
    if fold(area) in fold(kind):
        area = ""
    elif fold(area).startswith(fold(kind)):
        kind, area = area, ""  # "Ingeniería" beside "Ingeniería Civil"
    say = {"en": _english, "de": _german, "fr": _french, "es": _spanish}[language]
    key, name = say(kind, area) or ("studied", ", ".join(filter(None, (kind, area))))
    if language == "en" and not area and "," in degree.institution:
        key, name = "studied", kind  # "from" would stand before the subject
    return words[key].format(degree=name, area=area, institution=degree.institution)


def _english(kind: str, area: str) -> tuple[str, str] | None:
    if _SEVERAL.search(kind) or len(kind.split()) > 8:
        return None
    kind = _SHORT_DEGREE.get(re.sub(r"['’]?s?$", "", kind.casefold()), kind)
    article = "an" if _SAID_AN.match(kind) or kind[:1] in "AEIO" else "a"
    return "holds", f"{article} {kind}" + (f" in {area}" if area else "")


def _german(kind: str, area: str) -> tuple[str, str] | None:
    if area and _DE_ACADEMIC.fullmatch(kind):
        return "holds", kind
    if area and _DE_TRAINED.fullmatch(kind) and _DE_PERSON.match(area):
        return "trained", f"{kind} als {area}"
    if not area and re.match(rf"(?:{_DE_TRAINED.pattern}) (?:zu[mr]|als) ", kind):
        return "trained", kind
    return None


def _french(kind: str, area: str) -> tuple[str, str] | None:
    he, she = _FR_HE.match(kind), _FR_SHE.match(kind)
    if _FR_COURSE.match(kind):
        return "trained", " ".join(filter(None, (_low(kind), area)))
    if not he and not she:
        return None
    joint = " " if he and he["bare"] else " en "
    name = f"{'un' if he else 'une'} {_low(kind)}"
    return "holds", name + (f"{joint}{area if joint == ' ' else _low(area)}" if area else "")


def _spanish(kind: str, area: str) -> tuple[str, str] | None:
    return ("holds", kind + (f" en {area}" if area else "")) if _ES_TITLE.match(kind) else None


def _low(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def spoken(languages: Sequence[SpokenLanguage], language: str) -> tuple[list[str], bool]:
    """(each language with its fluency, whether the letter's own was left out: the letter itself shows it)."""
    found, own = [], False
    for item in languages:
        code, name = _known(item.language.strip(), language)
        fluency = item.fluency.strip()
        if not code and len(name.split()) > 2:
            continue  # not the name of a language alone
        if code == language and _is_native(fluency):
            own = True
            continue
        if language != "en" and fluency.casefold() in load_words("any", "english_fluency"):
            fluency = ""
        name = _low(name) if language in ("fr", "es") else name
        level = fluency if _GERMAN_NOUN.search(fluency) and language == "de" else _low(fluency)
        found.append(f"{name} ({level})" if fluency else name)
    return found, own


def _is_native(fluency: str) -> bool:
    low = fluency.casefold()
    return any(word in low for word, level in load_pairs("any", "fluency_words").items() if level == _NATIVE)


def _known(name: str, language: str) -> tuple[str, str]:
    """(ISO code, its name in the letter's language); ("", as it is written) for what no list knows."""
    own = load_pairs(language, "languages")
    for spoken_in in (language, *LANGUAGES):
        code = load_pairs(spoken_in, "languages").get(name.casefold())
        if code:
            if spoken_in == language:
                return code, name
            return code, next(
                (n.title() if language in ("en", "de") else n for n, c in own.items() if c == code), name
            )
    return "", name
