"""Which lines of the header are text: a summary without a title, and no title, contact or place."""

import re
from collections.abc import Sequence

from resumelib.parsing.structure.addresses import EMAIL, URL, is_contact
from resumelib.parsing.structure.cells import Bit, Cell, Page
from resumelib.parsing.structure.contact import lists_contact
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import label_kind, place_score
from resumelib.text.dates import find_dates

_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?] [^\W\d_]")
_END = (".", "!", "?")
_MOST_OF_TAGLINE = 16  # words
_FEWEST_OF_TEXT = 5


def is_tagline(cell: Cell, name: Cell, above: Cell | None, page: Page, *, summed: bool) -> bool:
    """A line alone in a look that is not the text's: right under the name, or set like a title, or that goes on.

    `above`: the line before, where it is one. It may end like a sentence where the summary stands elsewhere.
    """
    if above is not None and cell.x1 > cell.x0 and cell.line == above.line + 1 and cell.look == above.look:
        return True
    sentences = _SENTENCES.search(cell.text) or (cell.text.endswith(".") and not summed)
    if len(page.lines[cell.line]) > 1 or sentences:
        return False
    set_apart = cell.heading > 0 or cell.size > page.body[0] + 1
    return set_apart or (cell.line == name.line + 1 and cell.look != page.body)


def running_text(cells: Sequence[Cell], name: Cell | None, page: Page) -> set[int]:
    """The starts of cells that are lines of one paragraph: one look, close together, each nearly a sentence's length.

    Two lines right under the name in another look than the text's are a title.
    """
    found: set[int] = set()
    block: list[Cell] = []
    for cell in (*cells, None):
        last = block[-1] if block else None
        if cell is not None and last is not None and _next_line(last, cell):
            block.append(cell)
            continue
        words = sum(line.words for line in block)
        two = len(block) == 2 and words >= 10 and _is_sentence(block)
        title = two and name is not None and block[0].line == name.line + 1 and block[0].look != page.body
        if len(block) >= 3 or (two and not title):
            found.update(line.bit.start for line in block)
        block = [cell] if cell is not None and cell.first else []
    return found


def _is_sentence(block: Sequence[Cell]) -> bool:
    return block[-1].text.endswith(_END) and block[0].text[:1].isupper() and not block[0].heading


def _next_line(last: Cell, cell: Cell) -> bool:
    plain = "|" not in last.text and not last.bullet and not cell.bullet
    if cell.x1 > cell.x0:
        below = abs(cell.x0 - last.x0) < 3 and cell.gap < 0.8
    else:
        below = cell.block == last.block >= 0
    return (
        below
        and cell.line == last.line + 1
        and plain
        and last.words >= 5
        and cell.look == last.look
        and not is_contact(last.text + cell.text)
    )


def is_prose(cell: Cell, before: bool, *, under_name: bool) -> bool:
    """Whether a line is text; `before`: the line before it is, `under_name`: it is set like a title there."""
    text = cell.text
    if EMAIL.search(text) or (URL.search(text) and cell.words < 12):
        return False
    if cell.words >= 11 and "|" not in text and not lists_contact(cell):
        return not (under_name and cell.words <= _MOST_OF_TAGLINE)
    if cell.words >= 7 and text.endswith(_END) and "|" not in text and not is_contact(text):
        return not under_name and place_score(text) < 0.75
    lead = cell.runs[0].bit.text if len(cell.runs) > 1 else text.split(":")[0]
    named = label_kind(lead) or label_kind(text.split(" ")[0])
    return before and cell.gap < 0.8 and not named and not is_contact(text) and cell.heading == 0


def left_prose(rest: Sequence[tuple[Bit, Cell]], ledger: Ledger) -> list[Cell]:
    """The first line that nothing claimed and that reads like text, where a header has no other ("Teacher from Vienna")."""
    for bit, cell in rest:
        words = bit.text.split()
        text = len(words) >= _FEWEST_OF_TEXT and sum(word[:1].islower() for word in words) >= 2
        if (
            text
            and cell.page == 0
            and bit.text == cell.text
            and ledger.is_free(bit)
            and not find_dates(bit.text)
        ):
            return [cell]
    return []
