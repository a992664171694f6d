"""Names of works with who gave or published them on one line, cut in two: "Loom Prize (School of Looms)", "…, ACM Queue"."""

import re
from collections.abc import Sequence

from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.lexicon import organization_score, place_score, school_score
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_words

Cut = tuple[Bit, Bit, str]  # the name, who gave it, and the mark between them

_INNER = r"(?:[^()]|\([^()]*\))"
_BRACKET = re.compile(rf"^(.{{3,}}?\S)\s+\(([^\W\d_]{_INNER}*[\s-]{_INNER}+)\),?$")  # several words in it
_TAIL = re.compile(r"\s+[–—-]\s+|,\s+")


_QUOTED = re.compile(r"^[\"“„«](.{6,}?)[\"”“»],?\s+(?=\w)")
_COMMA = re.compile(r",\s+(?=[\"“„«#(]?[^\W_a-zß-ÿ])")
_DASH = re.compile(r"\s+[–—-]\s+(?=[\"“„«#(]?[^\W_a-zß-ÿ])")


def cut_alike(bits: Sequence[Bit | None]) -> list[Cut | None]:
    """One cut for each of several lines that all have the same mark between name and giver; else nothing."""
    texts = [bit for bit in bits if bit is not None]
    if len(texts) < 2 or len(texts) < len(bits):
        return []
    for form in (_QUOTED, _DASH, _COMMA):
        found = [_places(bit.text, form) for bit in texts]
        later = (
            form is _DASH and all(found) and all(map(_has_later_comma, texts, found))
        )  # the dash is of the name
        if all(found) and not later:
            return [_cut_at(bit, places) for bit, places in zip(texts, found, strict=True)]
    return []


def _places(text: str, form: re.Pattern[str]) -> list[re.Match[str]]:
    """Where the mark stands outside brackets."""
    places = (m for m in form.finditer(text) if not is_grade(text[m.end() :]))
    return [m for m in places if text.count("(", 0, m.start()) <= text.count(")", 0, m.start())]


def is_grade(text: str) -> bool:
    """ "Solutions Architect – Associate": how far it goes, and nobody who gave it."""
    return fold(text.split(",", 1)[0]).strip() in load_words("any", "certificate_grades")


def _has_later_comma(bit: Bit, dashes: Sequence[re.Match[str]]) -> bool:
    return any(place.start() > dashes[-1].end() for place in _places(bit.text, _COMMA))


def _cut_at(bit: Bit, places: Sequence[re.Match[str]]) -> Cut | None:
    place = _likeliest(bit.text, places)
    left, right = bit.cut(0, place.start()), bit.cut(place.end(), len(bit.text))
    if place.re is _QUOTED:
        left = bit.cut(*place.span(1))
    return None if _spells_out(right.text, left.text) else (left, right, place.group().strip()[:1])


def _likeliest(text: str, places: Sequence[re.Match[str]]) -> re.Match[str]:
    """Of several marks the one before an organization, else the last that no mere place follows."""
    for place in places if len(places) > 1 else ():
        lead = text[place.end() :].split(",", 1)[0]
        if len(text[: place.start()].split()) > 1 and (school_score(lead) or organization_score(lead)):
            return place
    return next((p for p in reversed(places) if place_score(text[p.end() :]) < 0.75), places[0])


def names_giver(cut: Cut | None) -> bool:
    """Whether the bracket behind a single name holds an organization: else it explains the name."""
    return cut is not None and bool(school_score(cut[1].text) or organization_score(cut[1].text))


def cut_bracket(bit: Bit) -> Cut | None:
    """The name and who gave it in a bracket behind it ("Loom Prize (School of Looms)")."""
    match = _BRACKET.match(bit.text) if "(" in bit.text else None
    return (bit.cut(*match.span(1)), bit.cut(*match.span(2)), "(") if match else None


def cut_tail(bit: Bit) -> Cut | None:
    """The name and who gave it ("…, ACM Queue", "…, School of Looms, Northmoor"), with the mark between them."""
    for match in _TAIL.finditer(bit.text) if bit.text.count(",") else ():
        left, right = bit.cut(0, match.start()), bit.cut(match.end(), len(bit.text))
        lead = right.text.split(",", 1)[0]
        named = lead[:1].isupper() and (school_score(lead) or organization_score(lead))
        if is_grade(lead):
            continue
        if named and len(left.text.split()) > 1 and 2 <= len(right.text.split()) <= 14:
            return left, right, match.group().strip()
    for match in reversed(list(_TAIL.finditer(bit.text))):
        left, right = bit.cut(0, match.start()), bit.cut(match.end(), len(bit.text))
        if is_grade(right.text):
            return None
        if 1 <= len(right.text.split()) <= 5 and right.text[:1].isupper() and len(left.text) > 1:
            return None if _spells_out(right.text, left.text) else (left, right, match.group().strip())
    return None


def _spells_out(name: str, initials: str) -> bool:
    """ "Certified Loom Engineer" after "CLE": it says what the letters stand for, and gave nothing."""
    return initials.isupper() and "".join(word[0] for word in name.split()).startswith(initials)
