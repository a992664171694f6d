"""A long highlight at its joints: bullets typed into it, sentences, and clauses that begin with a verb of their own."""

import re

from resumelib.improvement.rules.forms import OBJECT, opening_form
from resumelib.text.tense import from_past

_LONG = 32  # words; a longer highlight of several claims is better split (catalogue B03)
_SHORTEST = 4  # words a part needs to stand alone
_MOST = 8  # bullets typed into one text
_TYPED = re.compile(r"\s+[•●▪◦‣∙■]\s*|\s*[•●▪◦‣∙■]\s+")
_DASHED = re.compile(r"(?<![\d–-])\s+[-–]\s+(?=[A-ZÀ-Þa-zà-ÿ])")
_SENTENCE = re.compile(r"(?<=[a-zà-ÿ\d)%]{2}[.;])\s+(?=[A-ZÀ-Þ])")
_DEPENDENT = re.compile(
    r"(?:The|This|That|These|Those|It|Its|They|Their|He|She|Which|So|Thus|Also|Both|Additionally|Moreover|Later|Then|There|Here|But|And|Or|However|During this|As a result|In (?:this|that|addition)"
    r"|Der|Die|Das|Dies\w*|Dabei|Dort|Später|Zudem|Außerdem|Hierbei|Danach|Beide|Sie|Er|Es|Aber|Und|Dadurch|Somit|Zum Beispiel|(?:In|Während|Mit|Bei) dies\w+"
    r"|Le|La|Les|Cela|Ce|Cette|Ces|Puis|Ensuite|Mais|Il|Elle|Ils|Elles|El|Los|Las|Esto|Ello|Este|Esta|Luego|Además|Pero)\b"
)
_SPEAKER = re.compile(r"\b(?:I|me|my|we|our|ich|mich|mir|mein\w*|wir|uns\w*|je|mon|ma|mes|nous|notre|nos|yo|mi|mis|nosotros|nuestr\w+)\b|\b[jm]['’]", re.IGNORECASE)  # fmt: skip
_CLAUSE = re.compile(r", and (?=[a-z]+ )|; (?:and )?(?=[a-z]+ )")
_HANGING = re.compile(r"\b(?:that|which|who|whose|because|when|while|where|if|so|after|before|until|although|, [a-z]+ing)\b|, [a-z]+ing\b")  # fmt: skip


def split(text: str, language: str) -> tuple[str, ...]:
    """The parts; () when the text is not long, or a part could not stand alone."""
    typed = [part.strip(" ;,") for part in _TYPED.split(text) if part.strip()]
    if 2 <= len(typed) <= _MOST and all(len(part.split()) >= 2 for part in typed):
        return tuple(part[:1].upper() + part[1:] for part in typed)
    if len(text.split()) <= _LONG or "\n" in text:
        return ()
    return _dashed(text) or _sentences(text) or (_clauses(text) if language == "en" else ())


def _dashed(text: str) -> tuple[str, ...]:
    """ "… - configuration of gateways - support of teams": three dashes or more, each before a claim of its own."""
    parts = [part.strip(" ;,") for part in _DASHED.split(text)]
    if not 4 <= len(parts) <= _MOST or any(len(part.split()) < 3 for part in parts):
        return ()
    if any(part.count("(") != part.count(")") for part in parts):
        return ()
    return tuple(part.removeprefix("- ") for part in parts)


def _sentences(text: str) -> tuple[str, ...]:
    parts = [part.strip() for part in _SENTENCE.split(text)]
    if not 2 <= len(parts) <= 4 or _SPEAKER.search(text):
        return ()
    if any(len(part.split()) < _SHORTEST or _DEPENDENT.match(part) for part in parts):
        return ()
    return _ended_alike(parts)


def _clauses(text: str) -> tuple[str, ...]:
    """ "Managed a team of nine …, and introduced a new rota …": verbs of one form, each with its own object."""
    parts = _CLAUSE.split(text.rstrip("."))
    if not 2 <= len(parts) <= 3 or any(len(part.split()) < 8 for part in parts):
        return ()
    if opening_form(parts[0]) != "past" or any(_HANGING.search(part) for part in parts[:-1]):
        return ()
    if _HANGING.search(parts[-1]):
        return ()  # "…, saving 20 %" may tell of both
    for part in parts[1:]:
        word, _, rest = part.partition(" ")
        forms = from_past(word)
        if not forms or not (word.endswith("ed") or forms.base != word) or not OBJECT.match(f" {rest}"):
            return ()
    stop = "." if text.endswith(".") else ""
    return tuple(part[:1].upper() + part[1:] + stop for part in parts)


def _ended_alike(parts: list[str]) -> tuple[str, ...]:
    bare = [part.rstrip(";").removesuffix(".") for part in parts]
    return tuple(f"{part}." for part in bare) if parts[-1].endswith(".") else tuple(bare)
