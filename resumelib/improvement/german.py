"""German spellings and turns that mean the same, brought to one form before two texts are compared.

Only what says exactly the same is touched: abbreviations, paired forms ("Bürgerinnen und Bürger"), how often
something is done ("pro Woche", "wöchentlich"), empty frames ("war … eingesetzt").
"""

import re
from functools import cache, lru_cache

from resumelib.text.wordlists import load_pairs

_RHYTHM: dict[str, str] = {"Tag": "täglich", "Woche": "wöchentlich", "Monat": "monatlich", "Jahr": "jährlich", "Quartal": "vierteljährlich"}  # fmt: skip
_FULL = {"deko": "dekoration", "doku": "dokumentation", "orga": "organisation", "reha": "rehabilitation"}
_LEVELS = {"1": "First", "F": "First", "2": "Second", "S": "Second"}
_NTH = ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt")
_HEADS = {"zweit": "zwei", "dritt": "drei", "viert": "vier", "fünft": "fünf", "sechst": "sechs"}
_PAIRS = (
    (re.compile(r"\b([A-ZÄÖÜ][\wäöüß]+?)innen (?:und|sowie|oder|bzw\.|/) (?=\1\w{0,3}\b)"), ""),
    (re.compile(r"\b(([A-ZÄÖÜ][\wäöüß]{2,}?)(?:e[nr]?|n)?) (?:und|sowie|oder|bzw\.|/) \2innen\b"), r"\1"),
    (re.compile(r"\b([A-ZÄÖÜ][\wäöüß]{2,})(?:[:*_]|/-?)in(?:nen)?\b"), r"\1"),
    (re.compile(r"\b([A-ZÄÖÜ][a-zäöüß]{2,})In(?:nen)?\b"), r"\1"),
    (re.compile(r"\b([A-ZÄÖÜ][a-zäöüß]{2,})\(inn?en\)|\b([A-ZÄÖÜ][a-zäöüß]{2,})\(in\)"), r"\1\2"),
)
_MONTH = r"(?! (?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))"
_EACH = r"(?:pro|je|jede[nrms]?|in (?:der|einer|jeder)|(?:1|ein)[- ]?(?:mal|x) (?:pro|in der|je|die|jede)) "
_EACH_M = r"(?:pro|je|jede[nms]?|im|in einem|in jedem|am|an einem|an jedem|(?:1|ein)[- ]?(?:mal|x) (?:pro|im|am|je|jeden|jedes)) "
_TIMES = (
    (re.compile(r"(?<=mal )die Woche\b"), "wöchentlich"),
    (re.compile(rf"\b{_EACH}Woche\b(?! (?:vor|nach|der|des))", re.I), "wöchentlich"),
    (re.compile(rf"\b{_EACH_M}Monat\b{_MONTH}", re.I), "monatlich"),
    (re.compile(rf"\b{_EACH_M}(?:Kalenderjahr|Jahr)\b(?! \d| der| des)", re.I), "jährlich"),
    (re.compile(rf"\b{_EACH_M}(?:Arbeitstag|Tag)\b(?! der| des)", re.I), "täglich"),
    (re.compile(rf"\b{_EACH_M}Quartal\b(?! \d)", re.I), "vierteljährlich"),
    (re.compile(rf"\b{_EACH}Nacht\b", re.I), "nachts"),
    (re.compile(r"\b(?:1|ein)[- ]?(?:mal|x) (?=(?:täglich|wöchentlich|monatlich|vierteljährlich|jährlich)\b)", re.I), ""),
    (re.compile(r"\bquartalsweise(\w{0,2})\b"), r"vierteljährlich\1"),
    (re.compile(r"\b(Tag|Woche|Monat|Jahr|Quartal) für \1\b"), lambda m: _RHYTHM[m[1]]),
    (re.compile(r"\btagtäglich"), "täglich"),
    (re.compile(r"\b(\d+)\s?[x×] (?=pro|im|in der|täglich|wöchentlich|monatlich|jährlich)"), r"\1-mal "),
)  # fmt: skip
_TURNS = (
    (re.compile(r"(?<=\d)\s?[Tk]\s?(?:€|EUR\b|Euro\b)"), " Tsd €"),
    (re.compile(r"(?<=\d)\s?[Tk]\s?CHF\b"), " Tsd CHF"),
    (re.compile(r"\bin (?:einer )?Höhe von "), "von "),
    (re.compile(r"\bmit (?:Hilfe|Unterstützung) von (?=[A-Z])"), "mit "),
    (re.compile(r"\bmit (?:der )?Hilfe (?:der|des|eines|einer) "), "mit "),
    (re.compile(r"\b(War|war|bin|Bin|wurde|Wurde)\b([^.;]*?)\s(?:eingesetzt|beschäftigt|angestellt|befasst)\b"), r"\1\2 tätig"),
    (re.compile(r"\b[Ww]ar (bei [^,;.]{3,60}?) dabei\b"), r"Wirkte \1 mit"),
    (re.compile(r"\b(?:1st|First|Second|2nd)[ -]Level\b(?![ -]Support)"), lambda m: f"{_LEVELS[m[0][:1]]}-Level-Support"),
    (re.compile(r"\b(1st|2nd)[ -]Level[ -]Support\b"), lambda m: f"{_LEVELS[m[1][:1]]}-Level-Support"),
    (re.compile(r"\b(erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt)e[nrms]? (?=(?:Klasse|Etage|Stock|Semester|Lehrjahr|Schuljahr|Liga)\b)"), lambda m: f"{_NTH.index(m[1]) + 1}. "),
    (re.compile(r"\bhalbtags\b"), "in Teilzeit"),
    (re.compile(r"\bstudienbegleitend"), "neben dem Studium"),
    (re.compile(r"\bberufsbegleitend\b"), "neben dem Beruf"),
    (re.compile(r"\bauf die Beine (?:gestellt|stellen)"), "organisiert"),
    (re.compile(r"\bunter die Arme gegriffen"), "geholfen"),
    (re.compile(r"\bsauber (?:gehalten|gemacht)"), "gereinigt"),
    (re.compile(r"\bin Ordnung (?:gehalten|halten)"), "gepflegt"),
    (re.compile(r"\bzur Verfügung (?:gestellt|stellen)"), "bereitgestellt"),
    (re.compile(r"\bin Empfang genommen"), "entgegengenommen"),
    (re.compile(r"\bin Betrieb (?:genommen|nehmen)"), "Inbetriebnahme"),
    (re.compile(r"\b[Nn]ahm (.{0,40}?) ?\bin Betrieb\b"), r"Inbetriebnahme \1"),
    (re.compile(r"(?<=\w{4}[^-])(deko|doku|orga|reha)\b"), lambda m: _FULL[m[1]]),
    (re.compile(r"\bzu (zweit|dritt|viert|fünft|sechst)\b"), lambda m: f"in einem {_HEADS[m[1]]}köpfigen Team"),
    (re.compile(r"\b(?:in|im) (?:3|drei) Schichten|\b(?:im )?(?:3|[Dd]rei)-?[Ss]chicht-?(?:[Bb]etrieb|[Ss]ystem|[Dd]ienst)\b"), "im Dreischichtbetrieb"),
    (re.compile(r"\b(?:in|im) (?:2|zwei) Schichten|\b(?:im )?(?:2|[Zz]wei)-?[Ss]chicht-?(?:[Bb]etrieb|[Ss]ystem|[Dd]ienst)\b"), "im Zweischichtbetrieb"),
    (re.compile(r"\bPC\b|\bRechner\b|\bComputer\b"), "Computer"),
    (re.compile(r"\bjeweils(?= (?:\d|einem|einer|zwei|drei|vier|fünf|sechs|zehn|zwölf|rund|etwa|ca))"), "je"),
    (re.compile(r"\b(?:gemeinsam|zusammen) mit\b"), "mit"),
    (re.compile(r"\b(?:Gemeinsam|Zusammen) mit\b"), "Mit"),
    (re.compile(r"\b(?:im Schnitt|im Durchschnitt|im Mittel)\b"), "durchschnittlich"),
    (re.compile(r"\b(?:gemäß|laut|entsprechend|nach) (?:der |den |dem |des )?(Vorschrift|Vorgabe|Plan|Norm|Rezept|Standard|Anweisung|Vereinbarung|Richtlinie|Protokoll|Auftrag|Kundenwunsch|Zeichnung|Gesetz|Vertrag|Wunsch)(?:e?n|e?s)?\b"), lambda m: _norm(m[1])),
    (re.compile(r"\b(vorschrifts|vorgaben?|plan|norm|rezept|standard|anweisungs|vereinbarungs|richtlinien|protokoll|auftrags|zeichnungs|gesetzes|vertrags|wunsch)(?:gemäß|konform|getreu)(?:e[nrsm]?)?\b", re.I), lambda m: _norm(m[1].removesuffix("s").removesuffix("n"))),
)  # fmt: skip


def _norm(base: str) -> str:
    return f"nach {base[:1].upper()}{base[1:]}"


@cache
def _short() -> tuple[re.Pattern[str], dict[str, str]]:
    """Abbreviations as one pattern, and what they stand for."""
    pairs = load_pairs("de", "abbreviations")
    keys = sorted(pairs, key=len, reverse=True)
    body = "|".join(re.escape(k).replace(r"\ ", r"\s?") for k in keys)
    return re.compile(rf"(?<![\w.-])(?:{body})(?!\w)", re.I), {_flat(k): v for k, v in pairs.items()}


def _flat(text: str) -> str:
    return "".join(text.split()).casefold()


@lru_cache(maxsize=1024)
def plain_german(text: str) -> str:
    """The text with these in one form; its words and numbers are otherwise as they were."""
    pattern, full = _short()
    text = pattern.sub(lambda m: full[_flat(m[0])], text)
    for look, put in (*_PAIRS, *_TURNS, *_TIMES):
        text = look.sub(put, text)
    return text
