"""Lines at the foot of a page that say how to reach the person, or what made the page, whatever section it ends in."""

import re
from collections.abc import Sequence
from itertools import groupby

from resumelib.parsing.structure.addresses import find_email, is_contact
from resumelib.parsing.structure.cells import Cell
from resumelib.parsing.structure.lexicon import place_score
from resumelib.parsing.structure.sections import HEADER, Part
from resumelib.text.headings import CONTACT

_MOST = 4  # lines of a footer
_CLOSING = 3  # lines of an address that ends a document
_MOST_OF_PLACE = 2
_FAR = 2.5  # line heights above it
_NO_BULLETS = ("", "–", "-")  # before the first part of a row of parts
_OWNERS = (HEADER, CONTACT, "references")  # parts that may end in an address of their own

_CREDIT = re.compile(
    r"(?i)(?:(?:this |my )?(?:cv|resume|résumé|page|site|template|theme) (?:was )?)?(?:proudly |lovingly )?"
    r"(?:(?:made|built|designed|created|generated|crafted|rendered|powered|typeset|produced|exported) (?:with|by|using|from|in)"
    r"|template by|theme by|(?:erstellt|gemacht|generiert|gestaltet) (?:mit|von)|(?:fait|créé|généré|réalisé) (?:avec|par)"
    r"|(?:hecho|creado|generado|diseñado) (?:con|por)|(?:feito|criado|gerado) (?:com|por)|(?:fatto|creato|generato) (?:con|da)) \S"
)
_CREDIT_WORDS = 14
_CREDIT_GAP = 2.0  # line heights above it; formats without pages know one


def without_credits(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells without the last line of all where that names the theme or the program: it is left over."""
    if not cells:
        return cells
    last = cells[-1]
    row = [cell for cell in cells[-8:] if (cell.page, cell.line) == (last.page, last.line)]
    apart = (
        row[0].gap >= (_CREDIT_GAP if last.x1 > last.x0 else 1.0)
        or row[0].page > cells[max(0, len(cells) - len(row) - 1)].page
    )
    text = " ".join(cell.text for cell in row)
    if row[0].bullet or not apart or len(text.split()) > _CREDIT_WORDS or not _CREDIT.match(text):
        return cells
    return cells[: len(cells) - len(row)]


def take_footers(parts: Sequence[Part]) -> list[Cell]:
    """The cells of footers with an address in them, taken out of the parts that they followed."""
    taken: list[Cell] = []
    cells = [cell for part in parts for cell in part.cells]
    for page in sorted({cell.page for cell in cells}):
        footer = {cell.bit.start for cell in _footer([cell for cell in cells if cell.page == page])}
        owners = [part for part in parts if any(cell.bit.start in footer for cell in part.cells)]
        if not footer or any(part.kind in _OWNERS for part in owners):
            continue
        for part in owners:
            taken.extend(cell for cell in part.cells if cell.bit.start in footer)
            part.cells = [cell for cell in part.cells if cell.bit.start not in footer]
    return taken


def _footer(here: Sequence[Cell]) -> list[Cell]:
    """The lowest lines of a page: few, short, far below the rest and not flush with it, one with an address."""
    rows: list[list[Cell]] = []
    for cell in sorted((cell for cell in here if cell.x1 > cell.x0), key=lambda cell: (-cell.y0, cell.x0)):
        if rows and abs(rows[-1][0].y0 - cell.y0) < 2:
            rows[-1].append(cell)
        elif rows and rows[-1][0].y0 - cell.y1 > _FAR * rows[-1][0].size:
            return _checked([cell for row in reversed(rows) for cell in row], cell.x0)
        elif len(rows) == _MOST:
            return []
        else:
            rows.append([cell])
    return []


def _checked(footer: list[Cell], left: float) -> list[Cell]:
    short = all(cell.words <= 8 and cell.bullet in _NO_BULLETS for cell in footer)
    aside = all(abs(cell.x0 - left) > 8 for cell in footer)
    reach = [cell for cell in footer if is_contact(cell.text)]
    told = any(find_email(cell.text) for cell in reach) or len(reach) * 2 >= len(footer)
    return footer if short and aside and reach and told else []


def _places_before(rows: Sequence[Sequence[Cell]]) -> list[Cell]:
    """The last one or two lines, where they are a place: the address that goes on with how to reach the person."""
    places: list[Cell] = []
    for row in reversed(rows[-_MOST_OF_PLACE:]):
        if len(row) > 1 or row[0].bullet or row[0].words > 7 or place_score(row[0].text) < 0.75:
            break
        places.insert(0, row[0])
    return places


def take_closing(parts: Sequence[Part]) -> list[Cell]:
    """The last lines of all, where they say how to reach the person: a footer, no entry of the section above it.

    One line far below the rest, or up to three at any distance where nothing before them names an address.
    """
    last = parts[-1] if parts else None
    if last is None or last.kind in _OWNERS or not last.cells:
        return []
    rows = [list(row) for _, row in groupby(last.cells, key=lambda cell: (cell.page, cell.line))]
    known = any(find_email(cell.text) for part in parts if part.kind in _OWNERS[:2] for cell in part.cells)
    closing: list[Cell] = []
    for row in reversed(rows[1:][-1 if known else -_CLOSING :]):
        if row[0].bullet or sum(cell.words for cell in row) > 12 or not any(is_contact(c.text) for c in row):
            break
        closing[:0] = row
    if not any(find_email(cell.text) for cell in closing) or (known and closing[0].gap < 1.5):
        return []
    if not known:
        closing[:0] = _places_before(rows[: next(n for n, row in enumerate(rows) if row[0] is closing[0])])
    starts = {cell.bit.start for cell in closing}
    last.cells = [cell for cell in last.cells if cell.bit.start not in starts]
    return closing
