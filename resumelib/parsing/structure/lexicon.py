"""How much a phrase sounds like a job title, an organization, a school, a degree or a place."""

import re
from functools import cache, lru_cache

from resumelib.text.countries import country_names
from resumelib.text.dates import LANGUAGES
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs, load_words

_TOKENS = re.compile(r"[^\s,;:()/|–—]+")
_POSTAL = re.compile(
    # What may be a year is none right after a word: "Looms 2014 for Beginners".
    r"(?<![\w+])(?<![^\W\d_]\s)(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4})?\s+[^\W\d_]{2,}|"
    r"(?<=[^\W\d_]\s)(?!(?:19|20)\d\d\s)(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4})?\s+[^\W\d_]{2,}|\b\d{2}-\d{3}\s+[^\W\d_]{2,}|\b\d{4}\s?[A-Z]{2}\b|"
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|\b[A-Z]{2}\s+\d{5}\b|\b\d{5}-\d{3}\b"
)
_WAYS = r"(?:rue|avenue|boulevard|chemin|impasse|calle|c/|avda\.?|avenida|paseo|plaza|via|viale|piazza|corso|rua|travessa|ul\.|ulica|al\.)"
_STREET = re.compile(
    r"(?i)\b\d{1,5}[a-z]?,?\s+(?:[\w.'-]+\s+){0,4}(?:street|st\.?|avenue|ave\.?|road|rd\.?|lane|ln\.?|drive|dr\.?|boulevard|blvd\.?|way|court|ct\.?|place|pl\.?|square|terrace|parkway|pkwy\.?|highway|hwy\.?|crescent)\b"
    r"|\b[\w.-]*(?:straße|strasse|str\.|gasse|weg|platz|allee|ring|damm|ufer)\s+\d+"
    rf"|(?:^|[,;|·(]\s*|\b\d+\s*(?:bis|ter)?,?\s+){_WAYS}\s+[^\W\d_]"
    r"|\b[\w-]+(?:straat|laan|plein|gracht|kade|dreef)\s+\d+"
)
_STREET_BY_NAME = re.compile(rf"(?i)(?:^|[,;|·(]\s*){_WAYS}\s+[^\W\d_]")  # what is left of it without a digit
_DIGIT = re.compile(r"\d")


class _Words:
    """Folded words and phrases, and endings (written with a leading *)."""

    def __init__(self, items: tuple[str, ...]) -> None:
        folded = [fold(item) for item in items]
        self.endings = tuple(item[1:] for item in folded if item.startswith("*"))
        plain = [item.lstrip("*") for item in folded]
        self.single = frozenset(item for item in plain if " " not in item)
        self.phrases = tuple(f" {item} " for item in plain if " " in item)

    def hits(self, text: str) -> int:
        flat, tokens = _tokens(text)
        found = 0
        for token, bare in tokens:
            if (
                bare in self.single
                or token in self.single
                or ("-" in bare and any(part in self.single for part in bare.split("-")))
                or (
                    bare.endswith(self.endings)
                    and any(bare.endswith(end) and len(bare) > len(end) for end in self.endings)
                )
                or (bare.endswith((":in", "*in", "_in", "/in")) and bare[:-3] in self.single)
            ):
                found += 1
        return found + sum([phrase in flat for phrase in self.phrases])


@lru_cache(maxsize=256)
def _tokens(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The folded text between spaces, and its words as written and without the marks around them."""
    flat = fold(text)
    return f" {flat} ", [(token, token.strip(".'\"")) for token in _TOKENS.findall(flat)]


@cache
def _of_all(name: str) -> _Words:
    return _Words(tuple(word for language in LANGUAGES for word in load_words(language, name)))


@cache
def _of_any(name: str) -> _Words:
    return _Words(load_words("any", name))


@lru_cache(maxsize=1024)
def title_score(text: str) -> int:
    """How many words of it are words of job titles."""
    flat = re.sub(r"\((?:m/w/d|w/m/d|m/f/d|f/m/d|m/w|h/f|f/h|all genders)\)", "", text, flags=re.I)
    return _of_all("job_titles").hits(flat)


@lru_cache(maxsize=1024)
def organization_score(text: str) -> int:
    return _of_any("organizations").hits(text)


_LEGAL = re.compile(
    r"(?i)(?:^|[\s,])(?:inc|llc|ltd|limited|corp|corporation|co|plc|llp|gmbh|ag|kg|ohg|gbr|ug|se|mbh|kgaa|e\.\s?[vkg]|s\.?a\.?s?|sarl|eurl|s\.?n\.?c"
    r"|s\.?l\.?[ul]?|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|lda|ltda|s\.?a\.?\sde\sc\.?v|s\.?\sde\sr\.?l\.?(?:\sde\sc\.?v)?|[ais]\.c|i\.a\.p|e\.i\.r\.l"
    r"|ab|a/s|oyj?|pty|pvt|pte|kft|s\.r\.o|d\.o\.o|(?:sp\.\s?)?z\s?o\.?\s?o|s\.k\.a|sp\.\s?[jk])\.?$"
)


@lru_cache(maxsize=1024)
def has_legal_form(text: str) -> bool:
    """Whether it ends like the registered name of a company ("Acme GmbH")."""
    return bool(_LEGAL.search(text.strip(" ).")))


def is_legal_form(text: str) -> bool:
    """Whether it is such an ending and nothing else ("S.A. de C.V.")."""
    return bool(_LEGAL.match(text.strip(" ).")))


@lru_cache(maxsize=1024)
def school_score(text: str) -> int:
    return _of_any("schools").hits(text)


@lru_cache(maxsize=1024)
def study_score(text: str) -> int:
    """How many words of it are words in the names of what is studied."""
    return _of_any("study_fields").hits(text)


@cache
def _degrees() -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                fold(word).replace("’", "'")
                for language in LANGUAGES
                for word in load_words(language, "degrees")
            },
            key=lambda word: (-len(word), word),
        )
    )


@cache
def _degrees_by_first() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for degree in _degrees():
        found.setdefault(degree.split()[0], []).append(degree)
    return {first: tuple(degrees) for first, degrees in found.items()}


# "Preparatoria 7": schools of the kind are numbered, degrees of that name are not.
_NUMBERED_SCHOOL = re.compile(r"(?:preparatoria|secundaria|liceo|colegio)\s+(?:n[o°º]?\.?\s*)?\d+$")


_HONORS = re.compile(r"\.?\s*\((?:hons?|honou?rs)\.?\)")  # "BSc (Hons)"


@lru_cache(maxsize=1024)
def degree_at_start(text: str) -> int:
    """Length of the degree's name that the text begins with, 0 where it begins with none."""
    flat = text.casefold()
    folded = fold(text).replace("’", "'")
    if _NUMBERED_SCHOOL.match(folded):
        return 0
    first = re.split(r"[\s,():/]", folded, maxsplit=1)[0]
    for degree in (*_degrees_by_first().get(first, ()), *_degrees_by_first().get(first.rstrip("."), ())):
        if folded.startswith(degree) and not folded[len(degree) : len(degree) + 1].isalpha():
            # Folding may change the length (accents never do in composed form, white space may).
            length = min(len(degree), len(flat))
            if honors := _HONORS.match(flat, length):
                return honors.end()
            return length + 1 if flat[length : length + 1] == "." else length
    return 0


@lru_cache(maxsize=1024)
def has_degree(text: str) -> bool:
    """Whether a degree's name stands anywhere in it."""
    words = text.split()
    return any(degree_at_start(" ".join(words[index : index + 5])) for index in range(min(len(words), 12)))


@cache
def _places() -> frozenset[str]:
    names = {
        *load_words("any", "cities"),
        *load_words("any", "regions"),
        *load_pairs("any", "countries"),
        *_work_modes(),
    }
    return frozenset(fold(name) for name in names)


@cache
def _work_modes() -> frozenset[str]:
    return frozenset(fold(mode) for mode in load_words("any", "work_modes"))


def is_work_mode(text: str) -> bool:
    """ "Remote", "Hybrid": said in place of a town, or beside it."""
    return fold(text).strip(" .,()") in _work_modes()


@cache
def _states() -> frozenset[str]:
    return frozenset(load_words("any", "states"))


def is_state(text: str) -> bool:
    """The short form of a state or province: "TX"."""
    return text in _states()


def country_code(text: str) -> str:
    bare = text.strip(" .,()")
    if len(bare) == 2 and bare.isupper() and bare in set(country_names().values()):
        return bare
    return country_names().get(fold(bare), "")


def is_known_place(text: str) -> bool:
    bare = fold(text).strip(" .,()")
    return bare in _places()


@cache
def _regions() -> frozenset[str]:
    return frozenset(fold(name) for name in load_words("any", "regions"))


def is_region(text: str) -> bool:
    """A state, province or region by its name."""
    return fold(text).strip(" .,()") in _regions()


def has_postal_code(text: str) -> bool:
    return bool(_POSTAL.search(text))


def has_street(text: str) -> bool:
    return bool((_STREET if _DIGIT.search(text) else _STREET_BY_NAME).search(text))


@lru_cache(maxsize=1024)
def place_score(text: str) -> float:
    """From 0 (no place) to 1 (a city with its country, a known city, a postal address)."""
    bare = text.strip(" .,;|()/")
    if not bare or len(bare) > 90 or "@" in bare or "://" in bare:
        return 0.0
    if is_known_place(bare):
        return 1.0
    if has_postal_code(bare) or has_street(bare):
        return 0.9
    if school_score(bare) or organization_score(bare) or ")," in bare:
        return 0.0
    town, bracket, mode = bare.rpartition(" (")
    if bracket and is_work_mode(mode) and (score := place_score(town)):
        return score
    dashed = re.split(r"\s[-–—]\s", bare)
    if len(dashed) > 1:
        return 0.9 if all(is_known_place(part) for part in dashed) else 0.0
    parts = [part.strip() for part in re.split(r"[,/|(]", bare) if part.strip(" )")]
    if len(parts) == 1:
        return 0.85 if place_parts(bare) else 0.0
    if len(parts) > 5 or any(len(part.split()) > 5 for part in parts):
        return 0.0
    last = parts[-1].strip(" .)")
    if country_code(last) or last in _states() or is_known_place(last):
        if title_score(bare):
            return 0.3
        if study_score(parts[0]) and degree_at_start(last) >= len(last):
            return 0.0  # "Computer Science (MS)" is no place in Mississippi
        if is_work_mode(last) and "(" not in bare and not is_known_place(parts[0]):
            return 0.7  # "Hyperhyper, Remote" is more often a name
        return (
            0.95
            if is_known_place(parts[0]) or last in _states()
            else 0.8
            if len(parts[0].split()) <= 4
            else 0.3
        )
    if is_known_place(parts[0]) and all(part[:1].isupper() for part in parts):
        return 0.8
    return 0.0


def place_parts(text: str) -> tuple[str, ...]:
    """ "San Ramon CA US", "Berlin DE", "Montreal QC": a known place, or any before its state, and a country's code; or nothing."""
    words = text.split()
    if len(words) < 2 or len(words) > 6 or len(words[-1]) != 2 or not text[:1].isupper():
        return ()
    if not (words[-1].isupper() and country_code(words[-1])):
        city = " ".join(words[:-1])
        return (city, words[-1]) if words[-1] in _states() and is_known_place(city) else ()
    if len(words) > 2 and (words[-2] in _states() or is_region(words[-2])):
        return " ".join(words[:-2]), words[-2], words[-1]
    city = " ".join(words[:-1])
    return (city, words[-1]) if is_known_place(city) else ()


@cache
def levels() -> frozenset[str]:
    return frozenset(fold(word) for word in load_words("any", "levels"))


_CEFR = re.compile(
    r"(?i)^(?:niveau|nivel|livello|level|poziom|nível)?\s*[abc][12]\s*[+-]?(?:[./-]\s?[abc]?\d)?$"
)


_MEASURE = re.compile(r"\d{1,3}\s?%|\d(?:[.,]\d)?\s?/\s?(?:5|10)|[●○•◦★☆■□▪▫]+")
_BETWEEN = re.compile(r"[\s,/()–-]+")


@cache
def _level_fillers() -> frozenset[str]:
    return frozenset(load_words("any", "level_fillers"))


@lru_cache(maxsize=1024)
def is_level(text: str) -> bool:
    """A word for how well something is known, or dots, stars and fractions that stand for it."""
    bare = fold(text).strip(" .,;:()[]-–—")
    if not bare:
        return False
    if bare in levels() or _CEFR.match(bare) or _MEASURE.fullmatch(bare):
        return True
    words = [word for word in _BETWEEN.split(bare) if word]
    if not 2 <= len(words) <= 6:
        return False
    known = sum([word in levels() or word in _level_fillers() or bool(_CEFR.match(word)) for word in words])
    return known >= max(2, len(words) - (1 if len(words) > 3 else 0))


@cache
def _entry_labels() -> dict[str, str]:
    return {fold(label): kind for label, kind in load_pairs("any", "entry_labels").items()}


def entry_label(text: str) -> str:
    """What a title inside an entry announces: highlights, courses, keywords, roles; "" where it is none."""
    return _entry_labels().get(fold(text).strip(" :.-–—"), "")


@cache
def labels() -> dict[str, str]:
    return {fold(label): kind for label, kind in load_pairs("any", "labels").items()}


_LABEL_MARKS = " :.-–—|•/"
_PLURAL = re.compile(r"\s?\((?:s|es|e|n|en|i|a|x)\)(?!\w)")


@lru_cache(maxsize=1024)
def label_kind(text: str) -> str:
    """What a label announces ("email", "birth", "profile", …), "" where it is none.

    Forms leave open how many there will be, and in which order: "Surname(s) / First name(s)".
    """
    bare = fold(text)
    if found := labels().get(bare.strip(_LABEL_MARKS), ""):
        return found
    if not any(mark in bare for mark in "(/"):
        return ""
    kinds = {
        labels().get(part.strip(_LABEL_MARKS), "")
        for part in _PLURAL.sub("", bare).strip(_LABEL_MARKS).split("/")
    }
    return kinds.pop() if len(kinds) == 1 else ""
