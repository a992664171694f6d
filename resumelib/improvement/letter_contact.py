"""Whom a letter greets: the contact person a posting names, where it names exactly one."""

import re
from dataclasses import dataclass
from typing import Literal

from resumelib.improvement.injection import talks_to_machine
from resumelib.model.posting import Posting
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_words

_WORD = r"(?-i:[A-ZÀ-Þ][a-zà-ÿ]+(?:['’-][A-ZÀ-Þ]?[a-zà-ÿ]+)*|O['’][A-ZÀ-Þ][a-zà-ÿ]+|[A-ZÀ-Þ]\.)"
_PARTICLE = r"(?-i:(?:von|van|de|del|der|den|di|da|la|le|zu)\s)"
_NAME = rf"(?P<name>{_WORD}(?:[ \t]+{_PARTICLE}*{_WORD}){{0,3}})"
_DEGREE = r"(?P<degree>(?-i:(?:(?:Prof|Dr)\.?(?:[ \t]+med\.)?[ \t]+)*))"
_TITLED = re.compile(
    rf"(?<![\w.])(?P<title>(?-i:Frau|Herrn?|Mrs|Ms|Miss|Mr|Mx|Madame|Mme|Mlle|Monsieur|M(?=\.)|Sra|Srta|Sr|Doña|Dña|Don))\.?[ \t]+{_DEGREE}{_PARTICLE}*{_NAME}",
)
_CUED = re.compile(
    rf"(?:contact(?: person| name)?|hiring manager|recruiter|ansprechpartner(?:in)?|ihr kontakt|kontakt(?:person)?|personne à contacter|votre contact|persona de contacto|contacto)[ \t]*:[ \t]*{_DEGREE}{_NAME}(?=[ \t]*(?:[,(|/\n–-]|$))",
    re.IGNORECASE | re.MULTILINE,
)
_CUE = re.compile(
    r"contact|question|enquir|inquir|apply|applica|\bsend\b|attention|reach|e-?mail|\btel\b|phone|ansprech|kontakt|fragen|bewerb|richten|wenden|ausk(?:u|ü)nft|postul|candidat|envoy|adress|renseigne|enviar|dirig|atenci|interesad|tel[eé]f|@",
    re.IGNORECASE,
)
_NEAR = 120  # characters between a name and what tells that it is to be written to
_WOMAN = frozenset(("frau", "mrs", "ms", "miss", "madame", "mme", "mlle", "sra", "srta", "doña", "dña"))
_MAN = frozenset(("herr", "herrn", "mr", "monsieur", "m", "sr", "don"))


@dataclass(frozen=True, slots=True)
class Contact:
    """`form` is how the person is addressed; "name" where the posting does not say."""

    name: str
    form: Literal["ms", "mr", "name"]
    degree: str = ""  # "Dr.", as written

    @property
    def surname(self) -> str:
        """With its particles: "von Berg". The last word otherwise."""
        match = re.search(rf"(?<!\S)(?:{_PARTICLE})*\S+$", self.name)
        return match.group() if match else self.name


def contact_in(posting: Posting | None) -> Contact | None:
    """None where the posting names nobody, or several: a wrong name is worse than none."""
    if posting is None:
        return None
    text = posting.text
    titled = (
        m for m in _TITLED.finditer(text) if _CUE.search(text[max(0, m.start() - _NEAR) : m.end() + _NEAR])
    )
    found = [_contact(m) for m in (*titled, *_CUED.finditer(text))]
    named = [c for c in found if c is not None]
    people = {fold(c.surname) for c in named}
    return max(named, key=lambda c: (c.form != "name", len(c.name))) if len(people) == 1 else None


def _contact(match: re.Match[str]) -> Contact | None:
    name = " ".join(match["name"].split())
    words = {fold(word) for word in name.split()}
    if len(name) > 60 or words & frozenset(load_words("any", "no_person")) or talks_to_machine(name):
        return None
    title = match.groupdict().get("title")
    low = (title or "").casefold()
    if len(name.rstrip(".")) < 3 or (name.endswith(".") and " " not in name):
        return None  # "M. Sc.", an initial
    if title is None and " " not in name:
        return None  # "Contact: Hamburg"
    form: Literal["ms", "mr", "name"] = "ms" if low in _WOMAN else "mr" if low in _MAN else "name"
    return Contact(name, form, " ".join((match["degree"] or "").split()))
