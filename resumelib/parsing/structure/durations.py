"""How long something took, as heads say it: "2 years 3 months", "9 mois"."""

import re

_DURATION = re.compile(
    r"(?i)\(?\b\d{1,2}\s*(?:years?|yrs?|jahre?n?|ans?|años?|anni|anno|anos?|jaar|lat|lata|rok)\b\.?(?:[\s,]*(?:and|und|et|y|e|en|i)?\s*\d{1,2}\s*(?:months?|mos?|monate?n?|mois|meses|mes|mesi|mese|mês|maanden|maand|miesi\w+)\b\.?)?\)?"
    r"|\(?\b\d{1,2}\s*(?:months?|mos?|monate?n?|mois|meses|mes|mesi|mese|mês|maanden|maand|miesi\w+)\b\.?\)?"
    r"|\b(?:a|an|ein|un|una|één|um)\s(?:year|month|day|jahr|monat|tag|an|mois|jour|año|mes|día|anno|mese|ano|mês)\b"
    r"|\b(?:a few|ein paar|quelques|unos|alcuni|alguns)\s(?:seconds|sekunden|secondes|segundos|secondi)\b"
)


def durations(text: str) -> list[tuple[int, int]]:
    """Where it says how long something took."""
    return [(0, len(text))] if is_duration(text) else [match.span() for match in _DURATION.finditer(text)]


def is_duration(text: str) -> bool:
    """ "2 years 3 months" and nothing else; its first number may have been lost in print ("years 3 months")."""
    bare = text.strip()
    return bool(_DURATION.fullmatch(bare) or (bare[:1].islower() and _DURATION.fullmatch("1 " + bare)))
