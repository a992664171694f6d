"""Fictitious people made of parts, for training only: names of places, firms and schools are mostly made up."""

import random

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


def pick(r, s):
    """One of the alternatives; `r` is the only source of chance."""
    return r.choice(s.split("|") if isinstance(s, str) else s)


def syl(r, n=None):
    """A made-up name of two or three syllables."""
    return "".join(r.choice(SYL) for _ in range(n or r.choice((2, 2, 3)))).capitalize()


def city(r, g):
    """A place: known, or made up, some with their country."""
    return (
        pick(r, CITIES[g])
        if r.random() < 0.55
        else (syl(r, r.choice((1, 2))) + pick(r, TAIL[g]))
        + (r.choice(("", "", " , UK".replace(" ,", ","))) if g == "en" and r.random() < 0.3 else "")
    )


def title(r, g):
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


def org(r, g):
    """An employer: firms, offices, schools, acronyms, long names."""
    x = r.random()
    if r.random() < 0.12:
        return longname(r, g)
    if x < 0.3:
        return syl(r) + " " + pick(r, LEGAL[g])
    if x < 0.42:
        return syl(r)
    if x < 0.5:
        return syl(r) + r.choice((" & ", " + ", " and ")) + syl(r)
    if x < 0.56:
        return "".join(r.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(r.choice((3, 4))))
    if x < 0.66:
        return (
            syl(r)
            + " "
            + r.choice(
                [
                    "Technologies",
                    "Systems",
                    "Foods",
                    "Media",
                    "Energy",
                    "Logistics",
                    "Care",
                    "Consulting",
                    "Pharma",
                    "Retail",
                    "Engineering",
                    "Software",
                    "Services",
                    "Industries",
                    "Digital",
                    "Council",
                    "Museum",
                    "Library",
                    "Theatre",
                    "Trust",
                    "Foundation",
                    "Clinic",
                    "Hotel",
                ]
            )
        )
    if x < 0.72:
        return syl(r) + r.choice((".io", ".com", ".ai", "Soft", "Works", "Hub"))
    if x < 0.78:
        return school(r, g)
    if x < 0.84:
        return syl(r) + " " + syl(r) + " " + pick(r, LEGAL[g])
    if x < 0.88:
        return (syl(r) + " " + pick(r, LEGAL[g])).upper()
    if x < 0.92:
        return syl(r) + ", " + r.choice(("Inc.", "LLC", "Ltd."))
    if x < 0.96:
        return r.choice(("City of ", "Ministry of ", "Stadt ", "Café ", "St. ", "The ")) + syl(r)
    if x < 0.975:
        return syl(r) + " " + syl(r)
    return longname(r, g)


def longname(r, g):
    """The long name of a public body or a society."""
    return pick(r, LONG[g]).format(a=syl(r), b=syl(r), c=pick(r, AREA[g]).split(",")[0])


def school(r, g):
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


def _plain_school(r, g):
    """Its name and nothing more."""
    return pick(r, SCHOOL[g]).format(
        c=city(r, g).split(",")[0] if r.random() < 0.9 else syl(r),
        n=syl(r) + (" " + syl(r) if r.random() < 0.2 else ""),
        a="".join(r.choice("ABCEGHILMNPSTUW") for _ in range(r.choice((3, 4)))),
    )


def obj(r, g):
    """What somebody did, as a bullet."""
    return pick(r, OBJ2[g]) if g in OBJ2 and r.random() < 0.7 else pick(r, VERB) + " " + pick(r, OBJ)


def span(r, year):
    """Start, end and the year of the start, for something that ended in `year`."""
    a = year - r.choice((1, 1, 2, 2, 3, 4, 5))
    return f"{a}-{r.randint(1, 12):02d}", f"{year}-{r.randint(1, 12):02d}", a


def make(seed):
    """A fictitious person as a dictionary like JSON Resume (`giver` is issuer, awarder or publisher)."""
    r = random.Random(seed)
    g = r.choices(list(TITLES), (50, 12, 10, 10, 5, 5, 4, 4))[0]
    p = {
        "lang": g,
        "name": r.choice(FIRST) + " " + syl(r),
        "label": title(r, g),
        "city": city(r, g),
        "work": [],
        "education": [],
        "volunteer": [],
        "certificates": [],
        "awards": [],
        "publications": [],
        "projects": [],
    }
    p["email"] = p["name"].split()[0].lower() + "@example.org"
    y = 2024
    someplace = r.choice((0, 0, 0.5, 0.85, 1, 1))
    for k in range(r.choice((2, 3, 3, 4, 5, 6))):
        s, e, y = span(r, y)
        w = {
            "position": title(r, g),
            "name": org(r, g),
            "location": city(r, g) if r.random() < someplace else "",
            "startDate": s,
            "endDate": "" if k == 0 and r.random() < 0.6 else e,
            "summary": obj(r, g) + "." if r.random() < 0.25 else "",
            "highlights": [obj(r, g) for _ in range(r.choice((0, 1, 2, 2, 3, 4)))],
        }
        if k and r.random() < 0.16:
            w["name"] = p["work"][-1]["name"]
            w["location"] = p["work"][-1]["location"]
        p["work"].append(w)
    for _ in range(r.choice((1, 2, 2, 3, 4))):
        s, e, y = span(r, y)
        p["education"].append(
            {
                "institution": school(r, g),
                "studyType": pick(r, STUDY[g]) if r.random() < 0.93 else "",
                "area": pick(r, AREA[g if r.random() < 0.85 else "en"]) if r.random() < 0.9 else "",
                "location": city(r, g) if r.random() < someplace * 0.6 else "",
                "startDate": s,
                "endDate": e,
                "score": r.choice(("", "", "", "3.8", "1,7", "Distinction", "110/110")),
                "highlights": [obj(r, g)] if r.random() < 0.15 else [],
            }
        )
    if r.random() < 0.5:
        for _ in range(r.choice((1, 2, 2, 3))):
            s, e, y = span(r, 2022)
            p["volunteer"].append(
                {
                    "position": title(r, g),
                    "name": org(r, g),
                    "location": "",
                    "startDate": s,
                    "endDate": e,
                    "summary": "",
                    "highlights": [obj(r, g)] if r.random() < 0.7 else [],
                }
            )

    def d():
        return f"{r.randint(2008, 2024)}-{r.randint(1, 12):02d}"

    def giver():
        return org(r, g) if r.random() < 0.6 else pick(r, GIVER)

    if r.random() < 0.7:
        w = r.choice((1, 1, 1, 0.5, 0))
        p["certificates"] = [
            {
                "name": pick(r, CERT)
                if r.random() < 0.8
                else pick(r, AREA[g]) + " " + r.choice(("Certificate", "II", "Professional", "")).strip(),
                "giver": giver() if r.random() < w else "",
                "date": d() if r.random() < 0.85 else "",
            }
            for _ in range(r.choice((1, 2, 2, 3, 4, 5)))
        ]
    if r.random() < 0.5:
        w = r.random() < 0.4
        p["awards"] = [
            {
                "name": pick(r, AWARD),
                "giver": giver() if r.random() < 0.9 else "",
                "date": d(),
                "summary": obj(r, g) + "." if w else "",
            }
            for _ in range(r.choice((1, 2, 2, 3)))
        ]
    if r.random() < 0.4:
        w = r.random() < 0.4
        p["publications"] = [
            {
                "name": pick(r, PUBA) + " " + pick(r, PUBB),
                "giver": pick(r, VENUE),
                "date": d(),
                "summary": obj(r, g) + "." if w else "",
            }
            for _ in range(r.choice((1, 2, 2, 3, 4)))
        ]
    if r.random() < 0.5:
        w = r.choice((0, 1, 1, 0.5))
        p["projects"] = [
            {
                "name": pick(r, PROJ),
                "summary": obj(r, g)
                + " for "
                + r.choice(("a", "the"))
                + " "
                + r.choice(("club", "team", "school", "charity"))
                + "."
                if r.random() < w
                else "",
                "date": d() if r.random() < 0.5 else "",
                "highlights": [obj(r, g) for _ in range(r.choice((0, 1, 2)))],
            }
            for _ in range(r.choice((1, 2, 3, 3)))
        ]
    return p
