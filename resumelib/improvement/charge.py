"""What a text may say that somebody did who had a duty, or people in their charge."""

import re

from resumelib.improvement.deeds import is_deed, manages_things, people
from resumelib.improvement.lexicon import marked
from resumelib.improvement.wording import Token, Wording
from resumelib.text.tokens import fold

_DUTY = re.compile(
    r"\b(?:responsib|in charge|tasked|entrusted|accountable|duties)|\b(?:verantwort|zuständig|betraut|aufgabe)"
    r"|\b(?:responsab|chargée?s? d|en charge|encarg|ocupab|ocupé|a cargo|s'occup)",
    re.IGNORECASE,
)


def takes_duty(token: Token, new: Wording, old: Wording) -> bool:
    """ "Managed the archive" for "responsible for the archive": of things, for managing people says more."""
    said = _DUTY.search(old.text)
    if not said or any(t.start <= said.start() < t.end and t.folded in new.folded for t in old.all_tokens):
        return False  # what is said again is not what the word stands for
    if _DUTY.match(token.text):
        return True  # "responsable de" for "chargé de"
    if not is_deed(token, new):
        return False
    made = new.language in ("fr", "es") and token.stem in marked(new.language, "neutral_verbs")
    return made or manages_things(token, new)


_TALKS = re.compile(r"(?:gespräche?n?|telefonate?n?|interviews?|protokolle?|kasse|bücher|buch|statistiken?|akten?|listen?)\b", re.I)  # fmt: skip


def holds_talks(token: Token, new: Wording) -> bool:
    """ "führte Elterngespräche": nobody is led."""
    if new.language != "de" or token.folded not in ("fuhrte", "fuhren", "gefuhrt", "fuhrung"):
        return False
    start, end = max(0, token.start - 40), token.end + 40
    return bool(
        _TALKS.search(
            re.split(r"[,;]", new.text[start : token.start])[-1]
            + "|"
            + re.split(r"[,;]", new.text[token.end : end])[0]
        )
    )


_CHARGE = {
    "en": r"(?:in charge of|responsible for|responsibility for)\s+((?:[\w-]+\s+){0,3}[\w-]+)",
    "de": r"(?:verantwortlich für|zuständig für|verantwortung für)\s+((?:[\w-]+\s+){0,3}[\w-]+)",
    "fr": r"(?:responsable d['’eu]\w*|à la tête d['’eu]\w*|chef d['’eu]\w*|sous ma responsabilité|en charge d['’eu]\w*)\s*((?:[\w-]+\s+){0,3}[\w-]+)",
    "es": r"(?:responsable de|encargad[oa] de|a cargo de|a mi cargo|al frente de|\bllev(?:aba|é|ar|ando))\s+((?:[\w-]+\s+){0,3}[\w-]+)",
}
_LEADING = {
    "en": ("led", "leading", "supervised", "supervising", "managed", "managing", "oversaw", "headed"),
    "de": ("leitete", "leitung", "fuhrte", "fuhrung", "geleitet", "gefuhrt"),
    "fr": ("dirige", "encadre", "encadrement", "manage", "supervise", "gere"),
    "es": ("dirigi", "supervise", "coordine", "gestione", "direccion", "supervision"),
}


_COUNT = re.compile(
    r"\d|(?:two|three|four|five|six|seven|eight|nine|ten|deux|trois|quatre|cinq|sept|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)\b"
)


def leads_people(token: Token, new: Wording, old: Wording) -> bool:
    """ "Supervised five baristas" for "in charge of 5 baristas": the charge is of people themselves, not of a task."""
    if token.folded not in _LEADING.get(new.language, ()):
        return False
    match = re.search(_CHARGE[new.language], old.text, re.IGNORECASE)
    if not match:
        return False
    told = match.group(1).removeprefix("a ")  # "llevaba a dos dependientas"
    carried = match.group().casefold().startswith("llev")
    if carried and told == match.group(1) and not re.match(r"(?:un |el |al )", told):
        return False
    words = told.split()
    names = people(new.language)
    at = next((n for n, w in enumerate(words) if fold(w) in names or fold(w) in new.lexicon.roles), -1)
    counted = bool(_COUNT.match(told))
    between = words[:at] if at >= 0 else words[:1]
    plain = all(not w.endswith(("ing", "ung", "tion", "ción", "ment", "miento")) for w in between)
    return plain and (at >= 0 or (counted and len(words) > 1 and fold(words[1]).endswith(("s", "er", "en"))))
