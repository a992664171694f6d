"""What is private never leaves: names, addresses and numbers are replaced by tokens and put back afterwards."""

import re
from dataclasses import dataclass

from resumelib.model.resume import Resume
from resumelib.text.tokens import words

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b(?:linkedin|github|gitlab|xing|facebook|instagram|twitter|t)\.(?:com|me|io)/\S+", re.I)  # fmt: skip
_PHONE = re.compile(r"(?<![\w.,])\+?\(?\d[\d ()./\u00a0-]{7,}\d(?!\w)")
_BIRTH = re.compile(
    r"(?i)\b(?:born|date of birth|dob|birthday|geboren|geb\.|geburtsdatum|née? le|né\(e\) le|date de naissance|nacid[oa]|fecha de nacimiento)"
    r"\W{0,3}(?:(?:on|am|in|le|el|the)\s)?[^;,\n]{0,30}?\d{2,4}(?:[./-]\d{1,2}[./-]\d{1,4})?"
)  # fmt: skip
_FULL_DATE = re.compile(r"\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2})\b")
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?,? (?:[A-Z][\w'’-]+ ){1,3}(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Lane|Ln\.?|Drive|Dr\.?|Boulevard|Blvd\.?|Way|Court|Place)\b"
    r"|\b[A-ZÄÖÜ][\wäöüß-]*(?:straße|strasse|str\.|weg|platz|allee|gasse)\s\d{1,4}[a-z]?\b"
    r"|\b\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|place|chemin|impasse) [^,;.\n]{2,40}"
    r"|\b(?:Calle|C/|Avenida|Avda\.?|Plaza|Paseo) [^,;.\n]{2,40}?\d{1,4}\b"
)


@dataclass(frozen=True, slots=True)
class Veil:
    """`hide` and `reveal` are each other's inverse; build one per resume with `veil_of`."""

    known: tuple[tuple[str, str], ...]  # (secret, token), longest secret first

    def hide(self, text: str) -> tuple[str, dict[str, str]]:
        """(text without anything private, token -> what it stands for)."""
        used: dict[str, str] = {}
        for secret, token in self.known:
            pattern = rf"(?<!\w){re.escape(secret)}(?!\w)"
            found = re.search(pattern, text)
            if found:
                used[token] = secret
                text = re.sub(pattern, token, text)
        for pattern_, kind in (
            (_EMAIL, "MAIL"),
            (_LINK, "LINK"),
            (_BIRTH, "BIRTH"),
            (_FULL_DATE, "DATE"),
            (_STREET, "PLACE"),
            (_PHONE, "PHONE"),
        ):
            text = _replace(text, pattern_, kind, used)
        return text, used


def reveal(text: str, used: dict[str, str]) -> str:
    """Puts back what `hide` took out; longest tokens first, so that LINK12 is not LINK1 and a 2."""
    for token in sorted(used, key=len, reverse=True):
        text = text.replace(token, used[token])
    return text


def _replace(text: str, pattern: re.Pattern[str], kind: str, used: dict[str, str]) -> str:
    def swap(match: re.Match[str]) -> str:
        secret = match.group().rstrip(".,;")
        token = next((t for t, s in used.items() if s == secret), "")
        if not token:
            token = f"{kind}{len(used) + 1}"
            while token in text:
                token += "0"
            used[token] = secret
        return token + match.group()[len(secret) :]

    return pattern.sub(swap, text)


def veil_of(resume: Resume) -> Veil:
    basics = resume.basics
    people = [basics.name, *words(basics.name), *(reference.name for reference in resume.references)]
    place = basics.location
    places = [place.address, place.postal_code, place.as_written]
    contact = [basics.email, basics.phone, basics.url, *basics.other_emails, *basics.other_phones]
    contact += [text for profile in basics.profiles for text in (profile.url, profile.username)]
    contact += [detail.text for detail in basics.personal]
    pairs: list[tuple[str, str]] = []
    for secrets, kind in ((people, "PERSON"), (contact, "CONTACT"), (places, "PLACE")):
        unique = dict.fromkeys(s.strip() for s in secrets if len(s.strip()) > 2)
        pairs += [(secret, f"{kind}{n}") for n, secret in enumerate(unique, 101)]
    return Veil(tuple(sorted(pairs, key=lambda pair: -len(pair[0]))))
