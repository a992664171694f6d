"""What is private never leaves: names, addresses and numbers are replaced by tokens and put back afterwards."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from resumelib.model.resume import Location, Resume
from resumelib.text.tokens import words
from resumelib.text.wordlists import load_words

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b(?:linkedin|github|gitlab|xing|facebook|instagram|twitter|t)\.(?:com|me|io)/\S+", re.I)  # fmt: skip
_PHONE = re.compile(r"(?<![\w.,])\+?\(?\d[\d ()./\u00a0-]{7,}\d(?!\w)")
_BIRTH = re.compile(
    r"(?i)\b(?:born|date of birth|dob|birthday|geboren|geb\.|geburtsdatum|née? le|né\(e\) le|date de naissance|nacid[oa]|fecha de nacimiento)"
    r"\W{0,3}(?:(?:on|am|in|le|el|the)\s)?[^;,\n]{0,30}?"
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|[^;\n\d]{0,3}\d{1,2}(?:st|nd|rd|th|\.)?,? [^;,\n\d]{3,15},? \d{4}|[^;,\n]{0,20}\b\d{4}\b|\d{2,4})"
)  # fmt: skip
_FULL_DATE = re.compile(r"\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2})\b")
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?,? (?:[A-Z][\w'’-]+ ){1,3}(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Lane|Ln\.?|Drive|Dr\.?|Boulevard|Blvd\.?|Way|Court|Place)\b"
    r"|\b[A-ZÄÖÜ][\wäöüß-]*(?:straße|strasse|str\.|weg|platz|allee|gasse)\s\d{1,4}[a-z]?\b"
    r"|\b\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|place|chemin|impasse) [^,;.\n]{2,40}"
    r"|\b(?:Calle|C/|Avenida|Avda\.?|Plaza|Paseo) [^,;.\n]{2,40}?\d{1,4}\b"
)
_TITLED = re.compile(
    r"\b(?:(?:Dr|Prof|Mr|Mrs|Ms|Mme|Sr|Sra)\.|(?:Doctor|Professor|Professorin|Herrn?|Frau|Madame|Monsieur|Señora?|Doña|Mr|Mrs|Ms|Prof|Dr)(?= ))"
    r"(?: (?:Dr|Prof|med)\.)* (?:von |van |de |del |der )?[A-ZÀ-Þ][a-zà-ÿ'’-]+(?: (?:von |van |de |del |der )?[A-ZÀ-Þ][a-zà-ÿ'’-]+)?"
)  # somebody else, named with a title: "supervised by Prof. Ada Quill"

_LEFT, _RIGHT = r"(?<![^\W_])", r"(?![^\W_])"  # an underscore parts words too: names stand in file names
_IN_A_HANDLE = r"(?:(?<=[_./\\@\d-])|(?=\w+[_./\\@\d-]))"  # where a name in small letters is still a name


@dataclass(frozen=True, slots=True)
class Veil:
    """`hide` and `reveal` are each other's inverse; build one per resume with `veil_of`."""

    known: tuple[tuple[re.Pattern[str], str], ...]  # (what to look for, the kind of its token), longest first

    def hide(self, text: str, before: Mapping[str, str] | None = None) -> tuple[str, dict[str, str]]:
        """(text without anything private, token -> what it stands for); `before` are tokens that go with it already."""
        used = dict(before or {})
        whole = ((_EMAIL, "MAIL"), (_LINK, "LINK"), (_BIRTH, "BIRTH"), (_FULL_DATE, "DATE"))
        for pattern, kind in (
            *whole,
            *self.known,
            (_TITLED, "PERSON"),
            (_STREET, "PLACE"),
            (_PHONE, "PHONE"),
        ):
            text = _replace(text, pattern, kind, used)  # a link first: the name in it is hidden with it
        return text, used


def reveal(text: str, used: dict[str, str]) -> str:
    """Puts back what `hide` took out; longest tokens first, so that LINK12 is not LINK1 and a 2."""
    for token in sorted(used, key=len, reverse=True):
        text = text.replace(token, used[token])
    return text


def _replace(text: str, pattern: re.Pattern[str], kind: str, used: dict[str, str]) -> str:
    """Each spelling has a token of its own, so that it comes back exactly as it was."""

    def swap(match: re.Match[str]) -> str:
        secret = match.group().rstrip(".,;")
        token = next((t for t, s in used.items() if s == secret), "")
        if not token:
            token = f"{kind}{len(used) + 1}"
            while token in text or token in used:
                token += "0"
            used[token] = secret
        return token + match.group()[len(secret) :]

    return pattern.sub(swap, text) if text else text


def veil_of(resume: Resume) -> Veil:
    """Everything of this person that is private, however it is spelled: in capitals, in file names, as a handle."""
    basics = resume.basics
    contact = [basics.email, basics.phone, basics.url, *basics.other_emails, *basics.other_phones]
    contact += [text for profile in basics.profiles for text in (profile.url, profile.username)]
    contact += [detail.text for detail in basics.personal]
    contact += [email.partition("@")[0] for email in (basics.email, *basics.other_emails)]
    contact += [_last_part(profile.url) for profile in basics.profiles]
    names = [basics.name, *_handles(basics.name), *(reference.name for reference in resume.references)]
    loose = [(text, "CONTACT") for text in contact]
    loose += [(text, "PLACE") for text in _places(basics.location)]
    loose += [(text, "PERSON") for text in names]
    patterns = {
        text.strip().casefold(): (re.compile(_LEFT + re.escape(text.strip()) + _RIGHT, re.I), kind)
        for text, kind in loose
        if len(text.strip()) > 2
    }
    parts = [part for name in (basics.name, *(r.name for r in resume.references)) for part in _parts(name)]
    patterns |= {f"{part.casefold()} ": (_part_pattern(part), "PERSON") for part in parts}
    return Veil(tuple(patterns[key] for key in sorted(patterns, key=len, reverse=True)))


def _parts(name: str) -> list[str]:
    """The names in a name; both halves of a double one too."""
    particles = load_words("any", "name_particles")  # "von" is a word of every other sentence
    found = [part for word in words(name) for part in (word, *re.split(r"[-’']", word))]
    return [part for part in dict.fromkeys(found) if len(part) > 1 and part.casefold() not in particles]


def _part_pattern(part: str) -> re.Pattern[str]:
    """As it is written or in capitals; in small letters only within a handle or a file name: "mark" is also a word."""
    if len(part) == 2:
        return re.compile(f"{_LEFT}{re.escape(part.title())}{_RIGHT}")  # "Wu"; no "IT", no "an"
    ways = {part, part.upper(), part.title()}
    plain = "|".join(re.escape(way) for way in sorted(ways, key=len, reverse=True))
    small = re.escape(part.lower())
    return re.compile(f"{_LEFT}(?:{plain}|{_IN_A_HANDLE}{small}){_RIGHT}")


def _handles(name: str) -> list[str]:
    """What people make of their name for an account: msolberg, mira.solberg, solbergm."""
    parts = [part.lower() for word in words(name) for part in re.split(r"[-’']", word) if len(part) > 1]
    if len(parts) < 2:
        return []
    first, lasts = parts[0], parts[1:]
    found = [way for last in lasts for way in (first + last, first[0] + last, last + first[0], last + first)]
    return [way for way in found if len(way) > 4]


def _places(place: Location) -> list[str]:
    """The address and its pieces that lead to a door; the town alone is no secret."""
    pieces = re.split(r"[,;|]", f"{place.as_written},{place.address}")
    found = [place.address, place.postal_code, place.as_written]
    found += [piece.strip() for piece in pieces if re.search(r"\d", piece)]
    return [text for text in found if text and (re.search(r"\d", text) or text == place.address)]


def _last_part(url: str) -> str:
    """The account in the address of a profile."""
    path = url.rstrip("/").rpartition("/")[2]
    return path if "." not in path and len(path) > 3 else ""
