"""A long highlight at its joints: bullets typed into it, sentences, and clauses that begin with a verb of their own."""

import re

from resumelib.improvement.rules.forms import OBJECT, opening_form
from resumelib.text.tense import from_past

_LONG = 32  # words; a longer highlight of several claims is better split (catalogue B03)
_SHORTEST = 6  # words a part needs to stand alone
_LIST = 6  # bullets of one entry (catalogue B02)
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


def split(text: str, language: str, siblings: int = 0) -> tuple[str, ...]:
    """The parts; () when the text is not long, a part could not stand alone, or the list (`siblings` others) gets too long."""
    parts = _parts(text, language)
    return parts if len(parts) + siblings <= _LIST else ()


def _parts(text: str, language: str) -> tuple[str, ...]:
    typed = [part.strip(" ;,") for part in _TYPED.split(text) if part.strip()]
    if len(typed) >= 2 and _stand_alone(typed, language):
        return tuple(part[:1].upper() + part[1:] for part in typed)
    if len(text.split()) <= _LONG or "\n" in text:
        return ()
    dashed = [part.strip(" ;,").removeprefix("- ") for part in _DASHED.split(text)]
    if len(dashed) >= 4 and _stand_alone(dashed, language):
        return tuple(dashed)
    return _sentences(text) or (_clauses(text) if language == "en" else ())


def _stand_alone(parts: list[str], language: str) -> bool:
    """Each is long enough, whole, and, in English, begins with a verb: else the list would read worse than the text."""
    return all(
        len(part.split()) >= _SHORTEST
        and part.count("(") == part.count(")")
        and (language != "en" or opening_form(part))
        for part in parts
    )


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
