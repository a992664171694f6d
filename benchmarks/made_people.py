"""Fictitious people made of parts, for training only: names of places, firms and schools are mostly made up."""

import random
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.made_vocabulary import (
    AREA,
    AWARD,
    CERT,
    CITIES,
    FIRST,
    GIVER,
    LEGAL,
    LONG,
    LONGS,
    OBJ,
    OBJ2,
    PROJ,
    PUBA,
    PUBB,
    SCHOOL,
    STUDY,
    SYL,
    TAIL,
    TITLES,
    VENUE,
    VERB,
)

Entry = dict[str, Any]  # of a section, or the whole person; names of fields as in JSON Resume
SECTIONS = ("work", "education", "volunteer", "certificates", "awards", "publications", "projects")


def pick(r: random.Random, s: str | Sequence[str]) -> str:
    """One of the alternatives; `r` is the only source of chance."""
    return r.choice(s.split("|") if isinstance(s, str) else s)


def syl(r: random.Random, n: int | None = None) -> str:
    """A made-up name of two or three syllables."""
    return "".join(r.choice(SYL) for _ in range(n or r.choice((2, 2, 3)))).capitalize()


def city(r: random.Random, g: str) -> str:
    """A place: known, or made up, some with their country."""
    return (
        pick(r, CITIES[g])
        if r.random() < 0.55
        else (syl(r, r.choice((1, 2))) + pick(r, TAIL[g]))
        + (r.choice(("", "", " , UK".replace(" ,", ","))) if g == "en" and r.random() < 0.3 else "")
    )


def title(r: random.Random, g: str) -> str:
    """A job title in language `g`."""
    m, n = TITLES[g]
    a, b = pick(r, m), pick(r, n)
    t = (a + " " + b).strip()
    if r.random() < 0.08:
        t += r.choice(
            (
                " II",
                " (Part-time)",
                " – " + syl(r) + " Team",
                ", " + pick(r, AREA[g]),
                " & " + pick(r, n),
                " (Contract)",
            )
        )
    return t


BRANCHES = (
    "Technologies|Systems|Foods|Media|Energy|Logistics|Care|Consulting|Pharma|Retail|Engineering|Software|"
    "Services|Industries|Digital|Council|Museum|Library|Theatre|Trust|Foundation|Clinic|Hotel"
)
# How employers are called: up to which chance, and how; the last is for all the rest.
ORGS: tuple[tuple[float, Callable[[random.Random, str], str]], ...] = (
    (0.3, lambda r, g: syl(r) + " " + pick(r, LEGAL[g])),
    (0.42, lambda r, g: syl(r)),
    (0.5, lambda r, g: syl(r) + r.choice((" & ", " + ", " and ")) + syl(r)),
    (0.56, lambda r, g: "".join(r.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(r.choice((3, 4))))),
    (0.66, lambda r, g: syl(r) + " " + pick(r, BRANCHES)),
    (0.72, lambda r, g: syl(r) + r.choice((".io", ".com", ".ai", "Soft", "Works", "Hub"))),
    (0.78, lambda r, g: school(r, g)),
    (0.84, lambda r, g: syl(r) + " " + syl(r) + " " + pick(r, LEGAL[g])),
    (0.88, lambda r, g: (syl(r) + " " + pick(r, LEGAL[g])).upper()),
    (0.92, lambda r, g: syl(r) + ", " + r.choice(("Inc.", "LLC", "Ltd."))),
    (0.96, lambda r, g: r.choice(("City of ", "Ministry of ", "Stadt ", "Café ", "St. ", "The ")) + syl(r)),
    (0.975, lambda r, g: syl(r) + " " + syl(r)),
    (1.0, lambda r, g: longname(r, g)),
)


def org(r: random.Random, g: str) -> str:
    """An employer: firms, offices, schools, acronyms, long names."""
    x = r.random()
    if r.random() < 0.12:
        return longname(r, g)
    return next(made for most, made in ORGS if x < most)(r, g)


def longname(r: random.Random, g: str) -> str:
    """The long name of a public body or a society."""
    return pick(r, LONG[g]).format(a=syl(r), b=syl(r), c=pick(r, AREA[g]).split(",")[0])


def school(r: random.Random, g: str) -> str:
    """A school or university, some with city, faculty or short name."""
    n = _plain_school(r, g)
    x = r.random()
    if x < 0.10:
        n += ", " + city(r, g).split(",")[0]
    elif x < 0.14:
        n += ", " + r.choice(
            (
                "Guindy",
                "Faculty of " + pick(r, AREA["en"]),
                "EFAP " + syl(r),
                "School of " + pick(r, AREA["en"]),
                pick(r, "UK|Germany|England|Deutschland|España|France"),
            )
        )
    elif x < 0.18:
        n = syl(r) + " - " + n if r.random() < 0.5 else n + " - " + syl(r) + r.choice(("", " " + syl(r)))
    elif x < 0.22:
        n = "".join(w[0] for w in n.split() if w[0].isupper()) + r.choice((" – ", " (")) + n
        n += ")" if "(" in n else ""
    elif x < 0.27:
        n = pick(r, LONGS[g]).format(a=syl(r), b=syl(r), c=pick(r, AREA[g]).split(",")[0])
    return n


def _plain_school(r: random.Random, g: str) -> str:
    """Its name and nothing more."""
    return pick(r, SCHOOL[g]).format(
        c=city(r, g).split(",")[0] if r.random() < 0.9 else syl(r),
        n=syl(r) + (" " + syl(r) if r.random() < 0.2 else ""),
        a="".join(r.choice("ABCEGHILMNPSTUW") for _ in range(r.choice((3, 4)))),
    )


def obj(r: random.Random, g: str) -> str:
    """What somebody did, as a bullet."""
    return pick(r, OBJ2[g]) if g in OBJ2 and r.random() < 0.7 else pick(r, VERB) + " " + pick(r, OBJ)


def span(r: random.Random, year: int) -> tuple[str, str, int]:
    """Start, end and the year of the start, for something that ended in `year`."""
    a = year - r.choice((1, 1, 2, 2, 3, 4, 5))
    return f"{a}-{r.randint(1, 12):02d}", f"{year}-{r.randint(1, 12):02d}", a


def make(seed: int) -> Entry:
    """A fictitious person as a dictionary like JSON Resume (`giver` is issuer, awarder or publisher)."""
    r = random.Random(seed)
    g = r.choices(list(TITLES), (50, 12, 10, 10, 5, 5, 4, 4))[0]
    name = r.choice(FIRST) + " " + syl(r)
    person: Entry = {"lang": g, "name": name, "label": title(r, g), "city": city(r, g)}
    person |= {section: [] for section in SECTIONS}
    person["email"] = name.split()[0].lower() + "@example.org"
    placed = r.choice((0, 0, 0.5, 0.85, 1, 1))
    person["work"], year = _positions(r, g, placed)
    person["education"] = _degrees(r, g, placed, year)
    for section, chance, made in (
        ("volunteer", 0.5, _voluntary),
        ("certificates", 0.7, _certificates),
        ("awards", 0.5, _awards),
        ("publications", 0.4, _publications),
        ("projects", 0.5, _projects),
    ):
        if r.random() < chance:
            person[section] = made(r, g)
    return person


def _positions(r: random.Random, g: str, placed: float) -> tuple[list[Entry], int]:
    """Positions from now backwards, and the year the first of them began; some stay with one employer."""
    positions: list[Entry] = []
    year = 2024
    for k in range(r.choice((2, 3, 3, 4, 5, 6))):
        start, end, year = span(r, year)
        entry: Entry = {
            "position": title(r, g),
            "name": org(r, g),
            "location": city(r, g) if r.random() < placed else "",
            "startDate": start,
            "endDate": "" if k == 0 and r.random() < 0.6 else end,
            "summary": obj(r, g) + "." if r.random() < 0.25 else "",
            "highlights": [obj(r, g) for _ in range(r.choice((0, 1, 2, 2, 3, 4)))],
        }
        if k and r.random() < 0.16:
            entry |= {key: positions[-1][key] for key in ("name", "location")}
        positions.append(entry)
    return positions, year


def _degrees(r: random.Random, g: str, placed: float, year: int) -> list[Entry]:
    """What was studied before the first position, the latest first."""
    degrees: list[Entry] = []
    for _ in range(r.choice((1, 2, 2, 3, 4))):
        start, end, year = span(r, year)
        degrees.append(
            {
                "institution": school(r, g),
                "studyType": pick(r, STUDY[g]) if r.random() < 0.93 else "",
                "area": pick(r, AREA[g if r.random() < 0.85 else "en"]) if r.random() < 0.9 else "",
                "location": city(r, g) if r.random() < placed * 0.6 else "",
                "startDate": start,
                "endDate": end,
                "score": r.choice(("", "", "", "3.8", "1,7", "Distinction", "110/110")),
                "highlights": [obj(r, g)] if r.random() < 0.15 else [],
            }
        )
    return degrees


def _voluntary(r: random.Random, g: str) -> list[Entry]:
    """Unpaid work; never with a place."""
    entries: list[Entry] = []
    for _ in range(r.choice((1, 2, 2, 3))):
        start, end, _year = span(r, 2022)
        entries.append(
            {
                "position": title(r, g),
                "name": org(r, g),
                "location": "",
                "startDate": start,
                "endDate": end,
                "summary": "",
                "highlights": [obj(r, g)] if r.random() < 0.7 else [],
            }
        )
    return entries


def _month(r: random.Random) -> str:
    return f"{r.randint(2008, 2024)}-{r.randint(1, 12):02d}"


def _giver(r: random.Random, g: str) -> str:
    """Who gave a certificate or an award: an employer or a known giver."""
    return org(r, g) if r.random() < 0.6 else pick(r, GIVER)


def _certificates(r: random.Random, g: str) -> list[Entry]:
    """With issuers throughout, here and there, or not at all."""
    issued = r.choice((1, 1, 1, 0.5, 0))

    def name() -> str:
        if r.random() < 0.8:
            return pick(r, CERT)
        return pick(r, AREA[g]) + " " + r.choice(("Certificate", "II", "Professional", "")).strip()

    return [
        {
            "name": name(),
            "giver": _giver(r, g) if r.random() < issued else "",
            "date": _month(r) if r.random() < 0.85 else "",
        }
        for _ in range(r.choice((1, 2, 2, 3, 4, 5)))
    ]


def _awards(r: random.Random, g: str) -> list[Entry]:
    told = r.random() < 0.4
    return [
        {
            "name": pick(r, AWARD),
            "giver": _giver(r, g) if r.random() < 0.9 else "",
            "date": _month(r),
            "summary": obj(r, g) + "." if told else "",
        }
        for _ in range(r.choice((1, 2, 2, 3)))
    ]


def _publications(r: random.Random, g: str) -> list[Entry]:
    told = r.random() < 0.4
    return [
        {
            "name": pick(r, PUBA) + " " + pick(r, PUBB),
            "giver": pick(r, VENUE),
            "date": _month(r),
            "summary": obj(r, g) + "." if told else "",
        }
        for _ in range(r.choice((1, 2, 2, 3, 4)))
    ]


def _projects(r: random.Random, g: str) -> list[Entry]:
    told = r.choice((0, 1, 1, 0.5))

    def summary() -> str:
        return f"{obj(r, g)} for {r.choice(('a', 'the'))} {r.choice(('club', 'team', 'school', 'charity'))}."

    return [
        {
            "name": pick(r, PROJ),
            "summary": summary() if r.random() < told else "",
            "date": _month(r) if r.random() < 0.5 else "",
            "highlights": [obj(r, g) for _ in range(r.choice((0, 1, 2)))],
        }
        for _ in range(r.choice((1, 2, 3, 3)))
    ]
