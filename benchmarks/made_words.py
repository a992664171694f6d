"""Words that layouts of made-up CVs need, by language: months, titles of sections, joining words, odd lines."""

import random
from collections.abc import Callable

from benchmarks.made_people import pick, syl
from benchmarks.made_vocabulary import AREA, PUBB

MON = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "es": "ene. feb. mar. abr. may. jun. jul. ago. sep. oct. nov. dic.",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
}
NOW = {
    "en": "Present",
    "de": "heute",
    "fr": "aujourd'hui",
    "es": "actualidad",
    "it": "presente",
    "pt": "presente",
    "nl": "heden",
    "pl": "obecnie",
}
HEAD = {
    "en": {
        "work": "Experience|Work Experience|Employment History",
        "education": "Education",
        "volunteer": "Volunteering|Volunteer Experience",
        "certificates": "Certifications|Certificates",
        "awards": "Awards|Honors and Awards",
        "publications": "Publications",
        "projects": "Projects",
        "summary": "Profile",
    },
    "de": {
        "work": "Berufserfahrung|Beruflicher Werdegang",
        "education": "Ausbildung|Bildungsweg",
        "volunteer": "Ehrenamt",
        "certificates": "Zertifikate",
        "awards": "Auszeichnungen",
        "publications": "Veröffentlichungen",
        "projects": "Projekte",
        "summary": "Profil",
    },
    "fr": {
        "work": "Expérience professionnelle",
        "education": "Formation",
        "volunteer": "Bénévolat",
        "certificates": "Certifications",
        "awards": "Distinctions",
        "publications": "Publications",
        "projects": "Projets",
        "summary": "Profil",
    },
    "es": {
        "work": "Experiencia laboral",
        "education": "Formación académica",
        "volunteer": "Voluntariado",
        "certificates": "Certificaciones",
        "awards": "Premios",
        "publications": "Publicaciones",
        "projects": "Proyectos",
        "summary": "Perfil",
    },
    "it": {
        "work": "Esperienza professionale",
        "education": "Istruzione",
        "volunteer": "Volontariato",
        "certificates": "Certificazioni",
        "awards": "Riconoscimenti",
        "publications": "Pubblicazioni",
        "projects": "Progetti",
        "summary": "Profilo",
    },
    "pt": {
        "work": "Experiência profissional",
        "education": "Formação académica",
        "volunteer": "Voluntariado",
        "certificates": "Certificações",
        "awards": "Prémios",
        "publications": "Publicações",
        "projects": "Projetos",
        "summary": "Perfil",
    },
    "nl": {
        "work": "Werkervaring",
        "education": "Opleiding",
        "volunteer": "Vrijwilligerswerk",
        "certificates": "Certificaten",
        "awards": "Prijzen",
        "publications": "Publicaties",
        "projects": "Projecten",
        "summary": "Profiel",
    },
    "pl": {
        "work": "Doświadczenie zawodowe",
        "education": "Wykształcenie",
        "volunteer": "Wolontariat",
        "certificates": "Certyfikaty",
        "awards": "Nagrody",
        "publications": "Publikacje",
        "projects": "Projekty",
        "summary": "Profil",
    },
}
SEP = [", ", ", ", " | ", " – ", " - ", " · ", " • ", " — ", " / "]
IN = {
    "en": " in ",
    "de": " in ",
    "fr": " en ",
    "es": " en ",
    "it": " in ",
    "pt": " em ",
    "nl": " in ",
    "pl": ", ",
}
AT = {
    "en": " at ",
    "de": " bei ",
    "fr": " chez ",
    "es": " en ",
    "it": " presso ",
    "pt": " na ",
    "nl": " bij ",
    "pl": " w ",
}


# Lines that are no field, by kind: what they begin with or are. "{}" is filled as FILLED says.
ODD = {
    "type": "Full-time|Part-time|Contract|Internship|Vollzeit|CDI|Permanent|Freelance|Temps plein|Tiempo completo|40h",
    "team": "Team of {}|Team: {} people|{} direct reports|{} Mitarbeitende",
    "tech": "Technologies: {}|Stack: {}|{}|Tools: {}",
    "dept": "Department of {}|{} Department|Abteilung {}|{} team|Division {}",
    "about": "Leading supplier of office plants|Family-run bakery with 12 shops|Online bank for small firms|"
    "Regional newspaper|Startup for drone surveys|Mittelständischer Maschinenbauer|Agence de communication",
    "thesis": "Thesis: {}|Thesis title: {}|Abschlussarbeit: {}|Mémoire : {}|Dissertation: {}|Tesis: {}",
    "honours": "First Class Honours|magna cum laude|With distinction|Mention bien|Dean's List|Sobresaliente|"
    "Summa Cum Laude",
    "courses": "Courses: {}|Relevant coursework: {}|Major in {}|Schwerpunkt: {}|Focus: {}|Minor in {}",
    "super": "Supervisor: Prof. {}|Advisor: Dr. {}|Betreuer: Prof. {}",
    "exchange": "Exchange semester in {}|Erasmus in {}|Semester abroad: {}",
}
TOOLS = "Python|Go|Java|SAP|Excel|Figma|Docker|React|AutoCAD|Salesforce|SQL|Spring|Jira|Linux|C++|Photoshop"
FILLED: dict[str, Callable[[random.Random, str], str]] = {
    "team": lambda r, g: str(r.randint(2, 60)),
    "tech": lambda r, g: ", ".join(r.sample(TOOLS.split("|"), r.choice((2, 3, 4)))),
    "dept": lambda r, g: pick(r, AREA[g]),
    "thesis": lambda r, g: pick(r, PUBB),
    "courses": lambda r, g: pick(r, AREA[g]) + ", " + pick(r, AREA["en"]),
    "super": lambda r, g: syl(r) + " " + syl(r),
    "exchange": lambda r, g: pick(r, "Lisbon|Tokyo|Ghent|Toronto"),
}


def extra(r: random.Random, kind: str, g: str) -> str:
    """A line that is no field: hours, team, tools, thesis, honors."""
    if kind == "report":  # the names are made before one is chosen
        bosses = ["Supervisor: Dr " + syl(r), "Advisor: " + syl(r) + " " + syl(r)]
        return r.choice(("Reporting to the CTO", "Reported to the Head of Operations", *bosses))
    said = pick(r, ODD[kind])
    return said.format(FILLED[kind](r, g)) if kind in FILLED else said
