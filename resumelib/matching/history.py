"""Years and degrees asked for, held against the dates and the education of a Resume."""

import re
from datetime import date

from resumelib.matching.evidence import Ledger, Verdict, content_stems
from resumelib.matching.levels import DEGREES, degree_level
from resumelib.model.posting import Requirement
from resumelib.model.resume import Degree, PartialDate, Position
from resumelib.text.lazy import lazy
from resumelib.text.skills import broader_names, find_skills

_TOLERANCE = 0.5  # years
_SAID_BY_ALL = frozenset(
    [
        "year",
        "experienc",
        "experience",
        "minimum",
        "least",
        "work",
        "prov",
        "professional",
        "relevant",
        "previous",
        "strong",
        "related",
        "similar",
        "role",
        "field",
        "industry",
        "jahr",
        "berufserfahr",
        "erfahr",
        "fahrpraxi",
        "praxi",
        "berufspraxi",
        "mindesten",
        "an",
        "expérienc",
        "experienc",
        "ans",
        "anné",
        "mínim",
        "minim",
        "año",
        "ano",
        "experiencia",
        "expérience",
        "post-registration",
        "postregistr",
        "pqe",
        "setting",
        "environment",
        "environ",
        "level",
        "senior",
        "junior",
        "position",
        "or",
        "more",
        "plus",
        "total",
        "progressiv",
        "progressive",
        "hands",
        "hand",
        "full",
        "time",
        "post",
        "registr",
        "minimal",
        "significant",
        "significativ",
        "demonstrabl",
        "demonstrated",
        "recent",
        "least",
        "company",
        "firm",
        "fachlich",
        "einschlägig",
        "einschlagig",
        "comme",
        "als",
        "como",
    ]
)


def judge_experience(requirement: Requirement, ledger: Ledger, today: date) -> Verdict:
    """Shown where a position (or its bullets) is about it and the dates reach the years asked for, else a gap."""
    wanted = frozenset(
        s for s in content_stems(re.sub(r"\d+\+?", " ", requirement.term)) if s not in _SAID_BY_ALL
    )
    names = frozenset(f.concept.name for f in find_skills(requirement.term))
    about = [(n, p) for n, p in enumerate(ledger.resume.work) if _is_about(p, wanted, names)]
    specific = bool(wanted or names)
    positions = about if specific else list(enumerate(ledger.resume.work))
    months = _months([p for _, p in positions], today)
    everything = _months(list(ledger.resume.work), today)
    if specific and not about:
        return _elsewhere(requirement, ledger)
    if not positions:
        return Verdict("gap", (), "No position was found.")
    years = (months if months / 12 + _TOLERANCE >= (requirement.years or 0) else everything) / 12
    evidence = tuple(
        ledger.evidence(f"work[{n}].position" if p.position else f"work[{n}].name", _told(p))
        for n, p in positions[:3]
    )
    if requirement.years and years + _TOLERANCE < requirement.years:
        if requirement.years == 1:
            return Verdict("gap", (), f"The dates show {years:.1f} years; 1 is asked for.")
        return Verdict("gap", (), f"The dates show {years:.1f} years; {requirement.years:g} are asked for.")
    return Verdict("shown", evidence, f"The dates show {years:.1f} years." if requirement.years else "")


def _elsewhere(requirement: Requirement, ledger: Ledger) -> Verdict:
    """Not a position's own business: perhaps a skill or a project names it."""
    if requirement.years:
        return Verdict("gap", (), "No position speaks of it.")
    term = re.sub(
        r"(?i)^(?:experience|erfahrung|expérience|experiencia)\s+(?:in|with|of|mit|en|de|con)\s+|\s*experience$",
        "",
        requirement.term,
    )
    return ledger.judge(term)


def _told(position: Position) -> str:
    return ", ".join(filter(None, (position.position, position.name)))


def _is_about(position: Position, wanted: frozenset[str], names: frozenset[str]) -> bool:
    texts = (
        position.position,
        position.name,
        position.summary,
        position.description,
        *(h.text for h in position.highlights),
    )
    whole = "\n".join(texts)
    if names and names & {n for f in find_skills(whole) for n in broader_names(f.concept)}:
        return True
    have = content_stems(whole)
    shared = sum(1 for stem in wanted if stem in have or any(_alike(stem, other) for other in have))
    return bool(wanted) and shared >= max(1, 0.5 * len(wanted))


def _alike(a: str, b: str) -> bool:
    """One root: at least five letters in common from the start, and most of the shorter word; or a compound's part."""
    length = min(len(a), len(b))
    if length < 5:
        return False
    return a[: max(5, length - 2)] == b[: max(5, length - 2)] or (length >= 6 and (a in b or b in a))


def _months(positions: list[Position], today: date) -> int:
    now = today.year * 12 + today.month - 1
    covered: set[int] = set()
    for position in positions:
        dates = position.dates
        if dates.start is None:
            continue
        start = _month(dates.start, last=False)
        end = now if dates.is_current else _month(dates.end, last=True) if dates.end else None
        if end is not None:
            covered.update(range(start, min(end, now) + 1))
    return len(covered)


def _month(when: PartialDate, *, last: bool) -> int:
    return when.year * 12 + (when.month or (12 if last else 1)) - 1


_OPEN_FIELD = lazy(
    r"related|similar|equivalent|relevant|any |comparable|vergleichbar|ähnlich|gleichwertig|équivalent|equivalente|similar|or higher",
    re.IGNORECASE,
)


def judge_degree(requirement: Requirement, ledger: Ledger) -> Verdict:
    """Listed where a degree of that level or above is there, in the subject asked for where one is named."""
    wanted = DEGREES.index(requirement.level) if requirement.level in DEGREES else 0
    subject = _subject(requirement.term)
    other = ""
    for n, degree in enumerate(ledger.resume.education):
        level = _level(degree)
        if level < wanted:
            continue
        told = " ".join(filter(None, (degree.study_type, degree.area)))
        path = (
            f"education[{n}].studyType"
            if degree.study_type
            else f"education[{n}].area"
            if degree.area
            else f"education[{n}].institution"
        )
        named = content_stems(f"{told} {degree.institution}")
        fits = not subject or not degree.area or any(s == t or _alike(s, t) for s in subject for t in named)
        if fits or _OPEN_FIELD.search(requirement.term):
            return Verdict("listed", (ledger.evidence(path, told or degree.institution),))
        other = other or told
    by_name = ledger.judge(requirement.term)
    if by_name.bucket != "gap":
        return by_name
    return Verdict(
        "gap", (), f"Found in another subject: {other}." if other else "No degree of that level was found."
    )


def _level(degree: Degree) -> int:
    level = degree_level(degree.study_type)
    if level < 0:
        level = degree_level(f"{degree.area} {degree.institution}")
    if (
        level < 0
        and degree.institution
        and re.search(r"univer|college|hochschule|école supérieure", degree.institution, re.IGNORECASE)
    ):
        return DEGREES.index("bachelor")
    return max(level, 0 if degree.institution or degree.study_type else -1)


_DEGREE_NOISE = frozenset(
    [
        "degree",
        "bachelor",
        "master",
        "doctorat",
        "phd",
        "bsc",
        "msc",
        "ba",
        "ma",
        "bs",
        "ms",
        "mba",
        "bachelor's",
        "master's",
        "abgeschlossen",
        "ausbild",
        "berufsausbild",
        "berufsausbildung",
        "studium",
        "diplom",
        "diploma",
        "hochschulabschluss",
        "grado",
        "título",
        "titulo",
        "licence",
        "licenc",
        "university",
        "universit",
        "hochschul",
        "equivalent",
        "higher",
        "or",
        "associat",
        "associate",
        "high",
        "school",
        "abschluss",
        "als",
        "zum",
        "zur",
        "graduat",
        "graduate",
        "college",
        "science",
        "art",
        "arts",
        "of",
        "in",
        "llb",
        "gdl",
        "meef",
        "accredit",
        "program",
        "bachelor’",
        "master’",
        "cap",
        "bts",
        "min",
        "minimum",
        "highschool",
        "secundari",
    ]
)


def _subject(term: str) -> frozenset[str]:
    match = re.search(
        r"\s(?:in|of|en|als|zum|zur|im|der|des|de|du)\s(.+)$|^(?:CAP|BTS|Master|Licence)\s(.+)$", term
    )
    text = (match.group(1) or match.group(2)) if match else ""
    return frozenset(s for s in content_stems(text) if s not in _DEGREE_NOISE)
