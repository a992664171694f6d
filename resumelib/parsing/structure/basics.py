"""The head of a resume: name, title, contact, place, profiles, personal details."""

import re
from collections.abc import Sequence

from resumelib.model.resume import Basics
from resumelib.parsing.structure.cells import Bit, Cell, Page
from resumelib.parsing.structure.contact import Found, read_contact_cell
from resumelib.parsing.structure.handles import take_handles
from resumelib.parsing.structure.header_prose import is_prose, is_tagline, left_prose, running_text
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import title_score
from resumelib.parsing.structure.names import (
    DOCUMENT_TITLE,
    name_cell_of,
    next_lines,
    split_name,
    tidy_name,
)
from resumelib.parsing.structure.places import read_location
from resumelib.text.dates import find_dates
from resumelib.text.headings import heading_kind
from resumelib.text.tokens import squash


def read_basics(
    page: Page, header: Sequence[Cell], contact: Sequence[Cell], ledger: Ledger, *, summed: bool
) -> tuple[Basics, list[Cell]]:
    """Basics, and the header's cells that are prose (a summary without a title).

    `summed`: whether a summary has a section of its own.
    """
    name_cell = name_cell_of(page, [*header, *contact])
    found = Found()
    name_text, tail, used = _name(page, name_cell, [*header, *contact], ledger)
    last_name = used[-1] if used else None
    running = running_text((*header, *contact), last_name, page)
    prose: list[Cell] = []
    pending, in_prose, tagline = "", False, None
    for cell in (*header, *contact):
        if any(cell is other for other in used):
            continue
        under_name = last_name is not None and is_tagline(cell, last_name, tagline, page, summed=summed)
        tagline = cell if under_name else None
        in_prose = cell.bit.start in running or is_prose(cell, in_prose, under_name=under_name)
        prose.extend([cell] if in_prose else [])
        pending = pending if in_prose else read_contact_cell(cell, found, ledger, pending)
    take_handles(found, name_text, ledger)
    location = read_location(found, ledger, page)
    label = _label(found, ledger, last_name, tail, name_text)
    prose = prose or ([] if summed else left_prose(found.rest, ledger))
    basics = Basics(
        name=name_text,
        label=label,
        email=found.emails[0] if found.emails else "",
        phone=found.phones[0] if found.phones else "",
        url=found.urls[0] if found.urls else _again(found, ledger),
        location=location,
        profiles=tuple(found.profiles),
        other_emails=tuple(found.emails[1:]),
        other_phones=tuple(found.phones[1:]),
        personal=tuple(found.personal),
    )
    return basics, prose


def _again(found: Found, ledger: Ledger) -> str:
    """Who has no site of their own gives a profile as their site: its address stands there twice."""
    return ledger.put("basics.url", [found.twice[0][0]], found.twice[0][1]) if found.twice else ""


def _name(
    page: Page, name_cell: Cell | None, cells: Sequence[Cell], ledger: Ledger
) -> tuple[str, Bit | None, tuple[Cell, ...]]:
    """The name, a title that follows it in its cell, and the cells that hold it."""
    if name_cell is None:
        return "", None, ()
    name, tail = split_name(name_cell)
    more = next_lines(name_cell, cells, page) if tail is None else []
    text = tidy_name(ledger.put("basics.name", [name, *(cell.bit for cell in more)]))
    return text, tail, (name_cell, *more)


_CODE = re.compile(r"(?=\S*\d)(?=\S*[A-Z])(?=\S*[a-z])[\w%-]{8,}")  # a user name or its end, no title
_WORD = re.compile(r"[^\W\d_]{2}")  # "64x64", the size of a picture that is not there, is no word


def _label(found: Found, ledger: Ledger, name_cell: Cell | None, tail: Bit | None, name: str) -> str:
    """The line under the name, or the one in the head that sounds like a job title.

    Where the address stands on a later page, what is set apart there may be the title too.
    """
    if tail is not None and not find_dates(tail.text):
        whole = _with_wrapped(tail, name_cell, found) if name_cell is not None else [tail]
        return ledger.put("basics.label", whole)
    best: tuple[float, tuple[Bit, Cell] | None] = (0.9, None)
    own = squash(name)
    for bit, _ in found.rest:
        if squash(bit.text) == own:
            ledger.take(bit)
    found.rest = [(bit, cell) for bit, cell in found.rest if squash(bit.text) != own]
    for order, (bit, cell) in enumerate(found.rest):
        if _is_no_label(bit, cell, found):
            continue
        score = 1.0 - 0.2 * order + min(2, title_score(bit.text)) * 0.6
        score += _nearness(cell, name_cell, ledger.page) if name_cell is not None else 0.0
        if score > best[0]:
            best = (score, (bit, cell))
    if best[1] is None:
        return ""
    bit, cell = _first_line(*best[1], found, name_cell)
    return ledger.put("basics.label", _with_wrapped(bit, cell, found))


def _is_no_label(bit: Bit, cell: Cell, found: Found) -> bool:
    text = bit.text
    return bool(
        not 1 <= len(text.split()) <= 14
        or find_dates(text)
        or (cell.heading > 0 and bit.start > found.reach and not title_score(text))
        or _CODE.fullmatch(text)
        or DOCUMENT_TITLE.match(text)
        or not _WORD.search(text)
        or text.endswith(":")
        or heading_kind(text)  # of a list of what the page holds
    )


def _nearness(cell: Cell, name: Cell, page: Page) -> float:
    """What a line's place beside or under the name, and its look, say for its being the title."""
    beside = cell.line == name.line
    score = 0.6 if cell.page != name.page and cell.look != page.body else 0.0
    if beside or cell.line == name.line + 1:
        score += 1.0
    if cell.x1 > cell.x0 and cell.page == name.page:
        below = cell.y0 - name.y1
        score += 0.8 if beside or -2 <= below < 30 else 0.0
        score -= 0.8 if cell.y1 < name.y0 or below > 120 else 0.0
    return score + (0.3 if 0 < cell.size < name.size else 0.0)


def _first_line(bit: Bit, cell: Cell, found: Found, name_cell: Cell | None) -> tuple[Bit, Cell]:
    """Where the label begins: beside the name, when what stands under it is of the look of what stands there."""
    for other, above in found.rest:
        beside = name_cell is not None and above.line == name_cell.line == cell.line - 1
        if beside and above.look == cell.look and above.x1 > above.x0 and above.line < cell.line:
            return other, above
    return bit, cell


def _with_wrapped(bit: Bit, cell: Cell, found: Found) -> list[Bit]:
    """The label's own further lines: the same look right below."""
    bits, last = [bit], cell
    look = next((run.look for run in cell.runs if run.bit.start <= bit.start < run.bit.end), cell.look)
    for other, there in found.rest:
        if (
            there.line == last.line + 1
            and there.look in (look, cell.look)
            and there.x1 > there.x0
            and there.y0 - last.y1 < 0.6 * there.size
        ):
            bits.append(other)
            last = there
    return bits
