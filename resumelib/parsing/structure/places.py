"""Where the person lives: the phrase as written, and its parts where they can be told apart."""

import re
from collections.abc import Sequence

from resumelib.model.resume import Location
from resumelib.parsing.structure.cells import Bit, Cell, Page
from resumelib.parsing.structure.contact import Found
from resumelib.parsing.structure.contact_cells import is_contact
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import (
    country_code,
    has_street,
    is_region,
    organization_score,
    place_parts,
    school_score,
    title_score,
)


def read_location(found: Found, ledger: Ledger, page: Page) -> Location:
    """The person's place, out of the places found or the best of what else stands among the contact lines."""
    bits = _best_places(found.places) or _place_among_contact(found, page)
    if not bits:
        return Location()
    found.rest = [(bit, cell) for bit, cell in found.rest if bit not in bits]
    written = ", ".join(bit.text for bit in bits)
    ledger.put("basics.location.as_written", bits)
    return split_location(written)


def _place_among_contact(found: Found, page: Page) -> list[Bit]:
    """A proper name that ends in a region or country, or stands between (or level with) phone and e-mail."""
    ranked = [(_unknown_place(bit, cell, page), -n, bit) for n, (bit, cell) in enumerate(found.rest)]
    best = max(ranked, key=lambda item: item[:2], default=(0, 0, None))
    return [best[2]] if best[2] is not None and best[0] > 0 else []


def _unknown_place(bit: Bit, cell: Cell, page: Page) -> int:
    """From 0 (no place) to 3, for a text that is no known place."""
    text = bit.text
    words = text.replace(",", " ").split()
    proper = all(word[:1].isupper() or word.casefold() in _SMALL for word in words)
    plain = all(c.isalpha() or c in " ,.'’-()" for c in text)
    if not (1 <= len(words) <= 7 and proper and plain and cell.page == 0) or title_score(text):
        return 0
    if organization_score(text) or school_score(text):
        return 0
    last = words[-1].strip("().")
    if len(words) > 1 and (is_region(last) or is_region(" ".join(words[-2:])) or country_code(last)):
        return 3
    among = bit.end - bit.start < cell.bit.end - cell.bit.start - 6 and is_contact(cell.text)
    beside = any(other is not cell and is_contact(other.text) for other in page.lines[cell.line])
    if not (among or beside) or len(words) > 5:
        return 0
    return 2 if "," in text else 1


_SMALL = frozenset(
    ("de", "la", "do", "da", "im", "am", "an", "der", "di", "del", "les", "sur", "upon", "on", "bei")
)


def _best_places(places: Sequence[Bit]) -> list[Bit]:
    """The first place, with the lines of an address that follow it."""
    if not places:
        return []
    kept = [places[0]]
    for bit in places[1:4]:
        town = has_street(kept[0].text) and not any(_POSTAL_CITY.match(k.text) for k in kept)
        near = bit.start - kept[-1].end < 40 or (town and bool(_POSTAL_CITY.match(bit.text)))
        if near and bit.text not in {k.text for k in kept}:
            kept.append(bit)
    return kept


def split_location(written: str) -> Location:
    """Parts of an address where they can be told apart; the whole phrase is always kept."""
    text = ", ".join(place_parts(written)) or written.replace("\n", ", ")
    parts = [part.strip(" .") for part in re.split(r"[,|(]|\s[–—-]\s", text) if part.strip(" .)")]
    parts = [part.rstrip(")").strip() for part in parts]
    country = region = postal = city = written_country = ""
    address: list[str] = []
    left: list[str] = []
    for part in parts:
        code = country_code(part)
        if code and not country and (len(parts) > 1 or len(part) > 3) and part is not parts[0]:
            country, written_country = code, part
        elif has_street(part) or (len(parts) > 1 and _HOUSE.fullmatch(part)):
            address.append(part)
        elif not postal and (match := _POSTAL_CITY.match(part)):
            postal = match["a"] or match["b"] or ""
            rest = (match["city"] or match["before"] or "").strip()
            if rest and match["b"] and left:
                left.append(rest)  # "Springfield, IL 62701"
            elif rest:
                left.insert(0, rest)
        else:
            left.append(part)
    if not left and len(address) == 1 and not has_street(address[0]):
        left = [address.pop()]  # "Paris 15"
    if left:
        city = left[0]
        region = left[1] if len(left) > 1 else ""
    if country and not region and len(written_country) > 3:
        region = written_country  # the name as written; a code alone would lose it
    return Location(city, region, country, postal, ", ".join(address), written)


_HOUSE = re.compile(
    r"[^\W\d][^\d,]* \d{1,3}(?: ?[a-z])?|\d{1,4}(?: ?(?:bis|ter|[a-z]))? [^\W\d][^\d,]*"
)  # with its number
_POSTAL_CITY = re.compile(
    r"^(?:(?P<a>(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4})?|\d{2}-\d{3}|\d{4}\s?[A-Z]{2})(?:\s+(?P<city>.+))?|(?P<before>.+?)\s+(?P<b>[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|\d{5}(?:-\d{4})?))$"
)
