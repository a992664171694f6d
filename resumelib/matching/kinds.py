"""Requirements with a shape of their own: years, degrees, languages, permits, places and conditions of work."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resumelib.matching.levels import language_level
from resumelib.model.posting import RequirementKind
from resumelib.text.languages import language_code
from resumelib.text.lazy import lazy
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs, load_words


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a segment that asks for something; offsets count the segment's characters."""

    start: int
    end: int
    kind: RequirementKind
    canonical: str = ""
    years: float | None = None
    level: str = ""
    knockout: bool = False


_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10,
    "ein": 1, "einem": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5,
    "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,2}}|\b(?:{'|'.join(_WORDS)})\b)"
_YEARS = lazy(
    rf"(?P<low>{_NUMBER})\s*(?:\(\d+\)\s*)?\+?(?:\s*(?:-|–|—|to|bis|à|a|or|oder|ou|o)\s*\d{{1,2}})?\s*\+?\s*(?:or more\s+|full\s+|plus\s+)?"
    r"-?(?:years?|yrs?|jahr(?:e[ns]?)?|ans?|années?|años?|mois|months?|monate?n?|meses)(?:['’]s?)?(?![\w])(?=(?P<rest>[^.;\n•]*))",
    re.IGNORECASE,
)
_ABOUT_WORK = lazy(
    r"experience|expertise|work|manag|lead|practi[cs]|PQE|erfahrung|praxis|fahrpraxis|expérience|experiencia|industry|role|background|"
    r"teach|nurs|sales|running|in an?\b|as an?\b|en |dans |im |in der|als ",
    re.IGNORECASE,
)
_NOT_WORK = lazy(
    r"\b(?:old|of age|of leave|of service|contract|warranty|employment history|age|alt|vacation|for (?:over|more than)|over the past|history)\b",
    re.IGNORECASE,
)
_PHRASE_END = lazy(
    r"[,(]|\b(?:required|preferred|essential|desirable|is|are|preferably|with (?:an?|the|strong)|including|such as|and (?:an?|the|strong|excellent|good)\b|"
    r"erforderlich|wünschenswert|exigée?|requise?|souhaitée?|minimum requis)\b|\s[-–]\s",
    re.IGNORECASE,
)
_BEFORE_YEARS = lazy(
    r"(?:(?:experience|experiencia|expérience|erfahrung|berufserfahrung|praxis)[^,;.\d]{0,40}?|professional experience\s*:\s*|minimum (?:of )?|at least |mindestens |au moins |al menos |mínim[oa] (?:de )?)$",
    re.IGNORECASE,
)


@cache
def _language_names() -> dict[str, str]:
    return {fold(k): v for k, v in load_pairs("any", "language_names").items()}


def language_name(text: str) -> str:
    """The English name of the first language that a text names, in whatever language it does; "" when it names none."""
    names, by_code = _language_names(), _names_by_code()
    found = (
        names.get(fold(word)) or by_code.get(language_code(word), "")
        for word in re.findall(r"[^\W\d_]+", text)
    )
    return next((name for name in found if name), "")


@cache
def _names_by_code() -> dict[str, str]:
    return {code: name for name in _language_names().values() if (code := language_code(name))}


@cache
def _degree_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    lines = (line.partition(" ") for line in load_words("any", "degree_words"))
    return tuple((re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE), level) for level, _, pattern in lines)


def find_special(text: str, language: str) -> Iterator[Found]:
    """Everything that is not a plain skill or tool, in order of precedence."""
    yield from _years(text)
    yield from _degrees(text)
    yield from _languages(text)
    yield from _conditions(text)


def _years(text: str) -> Iterator[Found]:
    for match in _YEARS.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if _NOT_WORK.search(match["rest"][:30]) or not (
            _ABOUT_WORK.search(match["rest"])
            or _BEFORE_YEARS.search(before)
            or re.search(r"experience|erfahrung|expérience|experiencia", before, re.IGNORECASE)
        ):
            continue
        low = match["low"].casefold()
        years = float(_WORDS.get(low) or low)
        if re.search(r"mois|month|monat|meses", match.group()[:20], re.IGNORECASE):
            years = round(years / 12, 2)
        lead = _BEFORE_YEARS.search(before)
        takes_lead = lead and re.match(r"(?i)experi|erfahr|praxis|expér|prof", lead.group())
        start = match.start() - len(lead.group()) if lead and takes_lead else match.start()
        yield Found(start, _end_of_phrase(text, match), "experience", years=years)


def _end_of_phrase(text: str, match: re.Match[str]) -> int:
    rest = match["rest"]
    stop = _PHRASE_END.search(rest, 1 if rest[:1] == "," else 0)
    end = match.start("rest") + (stop.start() if stop else len(rest))
    return len(text[:end].rstrip(" .:"))


_SUBJECT = lazy(
    r"(?:['’]?s)?(?:[ -](?:degree|abschluss|diploma|studium|title|qualification))?(?:\s+\([^)]{2,8}\))?"
    r"(?:\s+(?:in|of|en|als|zum|zur|im|der|des|de|du|d['’])\s*(?:an? |the |la |le |l['’])?(?P<field>[^;.\n(]{2,70}))?",
    re.IGNORECASE,
)
_FIELD_END = lazy(
    r",\s*(?:and|or|und|oder|with|preferabl|required|at|ou|o)\b|\b(?:or (?:an? )?(?:equivalent|related|similar|relevant)|required|preferred|is|are|with|from|and (?:an?|at|\d)|plus|"
    r"or higher|oder (?:vergleichbar|gleichwertig|ähnlich)|ou équivalent|o equivalente|o similar|erforderlich|souhaité|para (?:el|la|un|una|turno|nuestr[oa])|pour (?:le|la|un|une|notre|service)|für (?:den|die|das|unser\w*))\b|\s[-–]\s|,\s*\d",
    re.IGNORECASE,
)


def _degrees(text: str) -> Iterator[Found]:
    taken: list[tuple[int, int]] = []
    for pattern, level in _degree_words():
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            open_ = text.rfind("(", 0, match.start())
            if open_ >= 0 and text.find(")", open_) >= match.end() and any(b <= open_ for _, b in taken):
                continue  # "Master of Social Work (MSW)"
            end = _with_subject(text, match.end())
            taken.append((match.start(), end))
            yield Found(match.start(), end, "degree", canonical=level, level=level)


_BARE_DEGREES = ("CAP", "BTS", "BEP", "DUT", "Master", "pro", "professionnel", "Licence")
_NAMED_SUBJECT = lazy(r"\s+[A-ZÀ-Þ][\w'’-]+(?:\s+(?:et|de|des)?\s?[A-ZÀ-Þ][\w'’-]+)?")


def _with_subject(text: str, end: int) -> int:
    """The end of the degree's name with its subject ("… in Accounting or Finance")."""
    match = _SUBJECT.match(text, end)
    if not match:
        return end
    if match["field"] is None:
        direct = _NAMED_SUBJECT.match(text, end) if text[:end].endswith(_BARE_DEGREES) else None
        return direct.end() if direct else match.end()
    stop = _FIELD_END.search(match["field"])
    length = stop.start() if stop else len(match["field"])
    if len(match["field"][:length].split()) > 9:
        return match.start("field") - 4 if match.start("field") - 4 > end else end
    return match.start("field") + len(match["field"][:length].rstrip(" ,:"))


_SPOKEN = lazy(
    r"fluen|languag|speak|spoken|written|verbal|native|bilingual|\bmedio\b|\balto\b|avanzado|proficien|kenntnis|sprach|niveau|nivel|level|\b[ABC][12]\b|langue|idioma|courant|maîtris|parl|habl|sprech|fließ|"
    r"fließend|verhandlungssicher|muttersprach|wort und schrift|lingual|conversational|fluid|knowledge of|command of|good|gute",
    re.IGNORECASE,
)
_LEVEL_BEFORE = lazy(
    r"(?:fluent|fluency|native|proficient|proficiency|good|very good|excellent|basic|business|conversational|working|written and spoken|spoken and written|gute|sehr gute|fließende?|verhandlungssichere?|conocimientos|buen nivel)\s+(?:level\s+)?(?:in\s+|de\s+|of\s+)?$",
    re.IGNORECASE,
)
_LEVEL_AFTER = lazy(
    r"\s*[(:,-]?\s*(?:language|mindestens|niveau|nivel|level|minimum|at least|auf)?\s*(?:niveau|level|mindestens|mínimo|minimum)?\s*(?:[ABC][12](?:\s?[-/]\s?[ABC][12])?\+?|courant|fluid[eo]?|fluent|native|bilingue|fließend|verhandlungssicher|muttersprache|parlé et écrit|in wort und schrift|alto|medio|avanzado|language(?: skills)?)\)?",
    re.IGNORECASE,
)


def _languages(text: str) -> Iterator[Found]:
    names = [
        (m, name) for m in re.finditer(r"[^\W\d_]+", text) if (name := _language_names().get(fold(m.group())))
    ]
    spoken = bool(_SPOKEN.search(text)) or len(text.split()) <= 4 or len(names) > 1
    for match, name in names:
        if not match.group()[:1].isupper() and not re.search(
            r"[ABC][12]\b|langue|idioma|courant|parl|habl|fluid|nativ|nivel|\bmedio|\balto|avanzado|básico",
            text,
        ):
            continue
        following = text[match.end() : match.end() + 20]
        if not spoken or re.match(
            r"\s(?:law|company|market|customers|clients|literature|teacher|history|food|cuisine|Tribunal|School|Department)",
            following,
        ):
            continue
        after = _LEVEL_AFTER.match(text, match.end())
        end = after.end() if after else match.end()
        yield Found(
            match.start(),
            end,
            "language",
            canonical=name,
            level=language_level(text[max(0, match.start() - 30) : end + 25]),
            knockout=True,
        )


@cache
def _condition_patterns() -> tuple[tuple[RequirementKind, re.Pattern[str]], ...]:
    out: list[tuple[RequirementKind, re.Pattern[str]]] = []
    for kind in ("permit", "licence", "certificate", "place", "other"):
        for pattern in load_words("any", f"conditions_{kind}"):
            out.append((kind, re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)))
    return tuple(out)


def _conditions(text: str) -> Iterator[Found]:
    for kind, pattern in _condition_patterns():
        if match := pattern.search(text):
            end = len(text[: match.end()].rstrip(" .,;"))
            shift = re.search(
                r"shift|schicht|night|nacht|nuit|noche|turno|guardia|on[- ]call|bereitschaft|weekend|wochenend|week-end",
                match.group(),
                re.IGNORECASE,
            )
            yield Found(
                match.start(), end, kind, knockout=kind in ("permit", "licence", "place") or bool(shift)
            )
