"""Where the person lives: the phrase as written, and its parts where they can be told apart."""

import re
from collections.abc import Sequence

from resumelib.model.resume import Location
from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.contact import Found
from resumelib.parsing.structure.contact_cells import is_contact
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import country_code, has_street, title_score


def read_location(found: Found, ledger: Ledger) -> Location:
    bits = _best_places(found.places) or _place_among_contact(found)
    if not bits:
        return Location()
    written = ", ".join(bit.text for bit in bits)
    ledger.put("basics.location.as_written", bits)
    return split_location(written)


def _place_among_contact(found: Found) -> list[Bit]:
    """A proper name between phone and e-mail, or alone on its line beside them, where nothing known was found."""
    for bit, cell in found.rest:
        words = bit.text.replace(",", " ").split()
        proper = all(word[:1].isupper() for word in words) and all(
            c.isalpha() or c in " ,.'’-" for c in bit.text
        )
        among = bit.end - bit.start < cell.bit.end - cell.bit.start - 6 and is_contact(cell.text)
        if 1 <= len(words) <= 4 and proper and among and not title_score(bit.text):
            return [bit]
    return []


def _best_places(places: Sequence[Bit]) -> list[Bit]:
    """The first place, with the lines of an address that follow it."""
    if not places:
        return []
    kept = [places[0]]
    for bit in places[1:4]:
        if bit.start - kept[-1].end < 40 and bit.text not in {k.text for k in kept}:
            kept.append(bit)
    return kept


def split_location(written: str) -> Location:
    """Parts of an address where they can be told apart; the whole phrase is always kept."""
    text = written.replace("\n", ", ")
    parts = [part.strip(" .") for part in re.split(r"[,|(]|\s[–—-]\s", text) if part.strip(" .)")]
    parts = [part.rstrip(")").strip() for part in parts]
    country = region = postal = city = written_country = ""
    address: list[str] = []
    left: list[str] = []
    for part in parts:
        code = country_code(part)
        if code and not country and (len(parts) > 1 or len(part) > 3) and part is not parts[0]:
            country, written_country = code, part
        elif has_street(part):
            address.append(part)
        elif not postal and (match := _POSTAL_CITY.match(part)):
            postal = match["a"] or match["b"] or ""
            rest = (match["city"] or match["before"] or "").strip()
            if rest:
                left.insert(0, rest)
        else:
            left.append(part)
    if left:
        city = left[0]
        region = left[1] if len(left) > 1 else ""
    if country and not region and len(written_country) > 3:
        region = written_country  # the name as written; a code alone would lose it
    return Location(city, region, country, postal, ", ".join(address), written)


_POSTAL_CITY = re.compile(
    r"^(?:(?P<a>(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4})?|\d{2}-\d{3}|\d{4}\s?[A-Z]{2})(?:\s+(?P<city>.+))?|(?P<before>.+?)\s+(?P<b>[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|\d{5}(?:-\d{4})?))$"
)
