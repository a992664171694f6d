"""Where a name ends and its place begins, in one text: "Hooli – Palo Alto, CA", "Brightwell Mill, San Benito, Spain"."""

import re

from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.lexicon import (
    country_code,
    has_legal_form,
    is_known_place,
    is_legal_form,
    is_state,
    is_work_mode,
    place_score,
    school_score,
    title_score,
)

_BEFORE_PLACE = re.compile(r"\s+[–—-]\s+|,\s+|\s*\(")


def split_place(bit: Bit, *, commas: bool) -> tuple[Bit, Bit] | None:
    """The name and the place; None where it does not end in a place. `commas`: a comma may part them."""
    if glued := _split_glued(bit):
        return glued
    for match in _BEFORE_PLACE.finditer(bit.text):
        comma = match.group().startswith(",")
        if comma and not commas:
            continue
        closed = bit.text.rstrip(" )") if match.group().endswith("(") else bit.text
        left, right = bit.cut(0, match.start()), bit.cut(match.end(), len(closed))
        certain = 0.9 if comma and not _is_city_of_country(left.text, right.text) else 0.8
        if len(left.text) < 2 or _score(right.text) < certain or _runs_over(right.text):
            continue
        # "Clerk (Remote)" is how the post is called.
        if match.group().endswith("(") and is_work_mode(right.text) and title_score(left.text):
            return None
        # "Brightwell University, Northmoor": the town belongs to the name.
        if "," not in right.text and school_score(left.text):
            return None
        return left, right
    return None


def _runs_over(place: str) -> bool:
    """Whether a name goes on in it: "Depot), Honolulu, HI" behind a bracket, "GNHR, Accra, Ghana" behind a dash."""
    return ")" in place.partition("(")[0] or names_before_city(place)


_GLUED = re.compile(r"(?:(?<=[a-zß-ÿ.)])|(?<=[A-Z][A-Z]))(?=[A-ZÀ-Þ][a-zß-ÿ]+)")


def _split_glued(bit: Bit) -> tuple[Bit, Bit] | None:
    """ "Fernhill Mills LLCBorås, Sweden": a name that left no room before its place, at the other edge of the line."""
    name, comma, country = bit.text.rpartition(", ")
    if not comma or not (country_code(country) or is_state(country)):
        return None
    for match in _GLUED.finditer(name):
        at = match.start()
        if at > 3 and (is_known_place(name[at:]) or has_legal_form(name[:at])):
            return bit.cut(0, at), bit.cut(at, len(bit.text))
    return None


_HOUSE = re.compile(r"[^\W\d][^\d,]* \d{1,4} ?[a-z]?$")


def _score(text: str) -> float:
    """`place_score`, or that of the town behind a street and its number ("Nordgatan 4, Borås")."""
    street, comma, town = text.partition(", ")
    return place_score(town) if comma and _HOUSE.match(street) else place_score(text)


def _is_city_of_country(name: str, place: str) -> bool:
    """ "Brightwell Mill" and "San Benito, Spain": a town that no list knows stands between a name and a country."""
    town, comma, country = place.partition(", ")
    last = name.rsplit(", ", 1)[-1]
    proper = town[:1].isupper() and not has_legal_form(town) and not is_legal_form(town)
    proper = proper and not any(len(word) > 1 and word.isupper() for word in town.split())  # "KU Leuven"
    return (
        bool(comma and proper and country_code(country)) and not title_score(last) and not title_score(town)
    )


def names_before_city(text: str) -> bool:
    """ "Daxby, Birmingham, AL": who stands before a city and its state, though all three together look like a place."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 3 or any(c.isdigit() for c in text):
        return False
    in_state = is_state(parts[2]) and parts[1][:1].isupper()  # a town that no list knows
    return (is_known_place(parts[1]) or in_state) and not is_known_place(parts[0]) and parts[1] != parts[2]
