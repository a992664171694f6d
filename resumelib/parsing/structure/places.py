"""Where the person lives: the phrase as written, and its parts where they can be told apart."""

import re
from collections.abc import Sequence

from resumelib.model.resume import Location
from resumelib.parsing.structure.addresses import is_contact
from resumelib.parsing.structure.cells import Bit, Cell, Page
from resumelib.parsing.structure.contact import Found
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import (
    country_code,
    has_street,
    is_region,
    is_state,
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
    bits = _whole_block(bits, found, page)
    found.rest = [(bit, cell) for bit, cell in found.rest if bit not in bits]
    written = ", ".join(bit.text for bit in bits)
    ledger.put("basics.location.as_written", bits)
    return split_location(written)


def _whole_block(bits: list[Bit], found: Found, page: Page) -> list[Bit]:
    """The place with the lines right above and below it that only together with it are an address: a street whose
    sort nothing tells, a town over its state, a state under a town that ends with a comma.
    """
    block = list(bits)
    for _ in range(2):
        cells = [cell for bit in block for cell in page.cells if cell.bit.start <= bit.start < cell.bit.end]
        rest = [(bit, cell) for bit, cell in found.rest if bit not in block and cell.bit == bit]
        above = [
            bit for bit, cell in rest if cells and _is_above(cell, cells[0]) and _opens(bit.text, cells[0])
        ]
        below = [
            bit
            for bit, cell in rest
            if cells
            and _is_above(cells[-1], cell)
            and _closes(bit.text, block[-1].text, comma=cells[-1].text.endswith(","))
        ]
        block = [*above, *block, *below]
    return block


def _is_above(cell: Cell, other: Cell) -> bool:
    """Whether two lines of one look stand one right under the other, with one edge or the middle in common."""
    look = (cell.runs or (cell,))[-1].look  # after a label, the value's
    if cell.x1 <= cell.x0 or (cell.page, look) != (other.page, (other.runs or (other,))[-1].look):
        return False
    left, right = cell.x0 - other.x0, cell.x1 - other.x1
    level = abs(left) < 3 or abs(right) < 3 or abs(left + right) < 4
    return level and -3 <= other.y0 - cell.y1 < 0.8 * (cell.y1 - cell.y0)


def _opens(text: str, below: Cell) -> bool:
    """Whether an address may begin with the text, where the line below is a postal code, a state or a country."""
    if title_score(text) or not text[:1].isalnum() or len(text.split()) > 5:
        return False
    if _HOUSE.fullmatch(text):
        return True
    last = below.text.strip(" .,")
    part = (
        last[:1].isdigit()
        or is_region(last)
        or bool(country_code(last))
        or (len(last) == 2 and last.isupper())
    )
    return part and _is_proper(text)


def _closes(text: str, above: str, *, comma: bool) -> bool:
    """Whether an address may go on with the text: after a comma, a street or a postal code, a town with its code."""
    if title_score(text) or len(text.split()) > 6 or not _is_proper(text):
        return False
    if comma or (above.isdigit() and len(above) in (4, 5)):
        return True
    return has_street(above) and any(len(word) in (4, 5) and word.isdigit() for word in text.split())


def _is_proper(text: str) -> bool:
    words = text.replace(",", " ").split()
    return all(not word[:1].islower() or word.casefold() in _SMALL for word in words)


def _place_among_contact(found: Found, page: Page) -> list[Bit]:
    """A proper name that ends in a region or country, or stands between (or level with) phone and e-mail."""
    ranked = [(_unknown_place(bit, cell, page), -n, bit) for n, (bit, cell) in enumerate(found.rest)]
    best = max(ranked, key=lambda item: item[:2], default=(0, 0, None))
    return [best[2]] if best[2] is not None and best[0] > 0 else []


def _unknown_place(bit: Bit, cell: Cell, page: Page) -> int:
    """From 0 (no place) to 3, for a text that is no known place."""
    text = bit.text
    if _STATE.fullmatch(text) and (country_code(text) or is_state(text)) and cell.page == 0:
        return 1 if cell.bit.end - cell.bit.start < 8 or is_contact(cell.text) else 0
    words = text.replace(",", " ").split()
    proper = all(word[:1].isupper() or word.casefold() in _SMALL for word in words)
    plain = all(c.isalpha() or c in " ,.'’-()" for c in text)
    if not (1 <= len(words) <= 7 and proper and plain and cell.page == 0) or title_score(text):
        return 0
    if organization_score(text) or school_score(text):
        return 0
    last = words[-1].strip("().")
    if len(words) > 1 and (
        is_region(last) or is_region(" ".join(words[-2:])) or country_code(last) or is_state(last)
    ):
        return 3
    if cell.text.endswith(",") and len(words) <= 4:
        return 2  # a template's "town, region" without the region
    among = bit.end - bit.start < cell.bit.end - cell.bit.start - 6 and is_contact(cell.text)
    beside = any(other is not cell and is_contact(other.text) for other in page.lines[cell.line])
    if not (among or beside) or len(words) > 5:
        return 0
    return 2 if "," in text else 1


_STATE = re.compile(r"[A-Z]{2}")
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
    country = region = postal = city = written_country = state = ""
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
            state = match["state"] or ""
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
        region = left[1] if len(left) > 1 else state
    if country and not region and len(written_country) > 3:
        region = written_country  # the name as written; a code alone would lose it
    return Location(city, region, country, postal, ", ".join(address), written)


_HOUSE = re.compile(
    r"[^\W\d][^\d,]* \d{1,3}(?: ?[a-z])?|\d{1,4}(?: ?(?:bis|ter|[a-z]))? [^\W\d][^\d,]*"
)  # with its number
_POSTAL_CITY = re.compile(
    r"^(?:(?:(?P<state>[A-Z]{2})\s)?(?P<a>(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4})?|\d{2}-\d{3}|\d{4}\s?[A-Z]{2})(?:\s+(?P<city>.+))?|(?P<before>.+?)\s+(?P<b>[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|\d{4,5}(?:-\d{4})?))$"
)
