"""Fields of an entry that say what they are: "Employer: Acme", "City: Braga | Country: Portugal"."""

import re
from functools import cache

from resumelib.parsing.structure.cells import Bit
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs

KEYWORDS = re.compile(  # what an entry was made with, on a line of its own
    r"(?i)^(?:technologies|tech stack|stack|tools|technologien|technologie|tecnologías|tecnologie|tecnologias|keywords|skills|techno|technos|environnement technique)\b[^:]{0,20}:\s*"
)
_ASIDE = re.compile(  # whom one worked under, and how many there were: nobody's title, employer or school
    r"(?i)(?:report(?:ing|s|ed) (?:directly )?to|rattaché à|reportando a|supervised by|managed by|encadré par|betreut von|supervisado por)\b"
    r"|(?:(?:line )?manager|supervisor|(?:thesis )?advis[eo]r|mentor|betreuer(?:in)?|vorgesetzte[rn]?|encadrant|tuteur|tutor|relatore|relator|orientador|promotor|begeleider)\s*:"
    r"|(?:team (?:size|of)|teamgröße|team von|équipe de|taille de l['’]équipe|equipo de|equipe de|squadra di|zespół)\s*:?\s*\d"
    r"|\d[\d.,']* (?:people|employees|staff|direct reports|mitarbeite\w+|mitarbeitende\w*|angestellte\w*|employés|salariés|collaborateurs|empleados|dipendenti|colaboradores|medewerkers|pracowników)\b"
)
_PARTING = re.compile(r"[|;•·]")


@cache
def _labels() -> dict[str, str]:
    return {fold(label): kind for label, kind in load_pairs("any", "field_labels").items()}


def field_label(text: str) -> str:
    """What a label announces (employer, position, dates, location, country, school, degree, area), "" for none."""
    return _labels().get(fold(text).replace("’", "'").strip(" :.-–—"), "")


def is_aside(text: str) -> bool:
    """ "Reporting to the CTO", "Team of 40", "Betreuer: …": what a head says besides whose post it was and where."""
    return bool(_ASIDE.match(text))


def labelled_fields(bit: Bit) -> list[tuple[str, Bit, Bit]]:
    """Kind, label and value of each field in a text that begins with a label and a colon; none where it does not."""
    text = bit.text
    if ":" not in text or not field_label(text.split(":", 1)[0]):
        return []
    starts: list[tuple[int, int]] = []  # of a label, of its value
    for colon in re.finditer(r"\s*:\s*", text):
        lead = _label_before(text, starts[-1][1] if starts else 0, colon.start())
        if lead is not None:
            starts.append((lead, colon.end()))
    found = []
    for number, (start, value) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(text)
        label = bit.cut(start, value)
        found.append((field_label(label.text), label, bit.cut(value, end)))
    return found


def _label_before(text: str, floor: int, colon: int) -> int | None:
    """Where the label that ends at the colon begins: at the floor, or after a mark that parts fields."""
    marks = [match.end() for match in _PARTING.finditer(text, floor, colon)]
    at = marks[-1] if marks else floor
    if marks or not floor:
        return at if field_label(text[at:colon]) else None
    return None
