"""Cells of the head made ready: broken addresses whole again, labels next to their values."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from msgspec.structs import replace

from resumelib.parsing.structure.addresses import EMAIL
from resumelib.parsing.structure.cells import Bit, Cell
from resumelib.parsing.structure.lexicon import label_kind
from resumelib.parsing.structure.networks import is_part_of_number


def _glued(cells: Sequence[Cell]) -> list[Cell]:
    """An address broken over two lines ("anna@example" / ".com") is one cell again."""
    out: list[Cell] = []
    for cell in cells:
        last = out[-1] if out else None
        begun = next(
            (n for n in range(len(out) - 1, max(-1, len(out) - 4), -1) if _shared_text(out[n], cell)), -1
        )
        if begun >= 0:
            out[begun] = _one_cell(out[begun], cell, _shared_text(out[begun], cell), out[begun].links[0])
        elif last is not None and _is_broken_email(last, cell):
            out[-1] = _one_cell(last, cell, last.text + cell.text, "")
        elif (
            last is not None
            and _is_open_url(last)
            and cell.words <= 3
            and "@" not in cell.text
            and cell.line == last.line + 1
            and not _is_whole(last, cell)
        ):
            bit = Bit.joined(last.text + cell.text, (last.bit, cell.bit))
            out[-1] = last.holding(bit, last.links[0] if last.links else "")
        else:
            out.append(cell)
    return out


def _one_cell(last: Cell, cell: Cell, text: str, link: str) -> Cell:
    bit = Bit.joined(text, (last.bit, cell.bit))
    return replace(last.holding(bit, link), y1=cell.y1)


def _is_broken_email(last: Cell, cell: Cell) -> bool:
    """Two single words, one under the other, that are an address only together: no address ends in a single letter."""
    if last.words > 1 or cell.words > 1 or cell.page != last.page or "://" in cell.text:
        return False
    near = cell.x1 <= cell.x0 or (
        abs(cell.x0 - last.x0) < 4 and -2 <= cell.y0 - last.y1 < 0.8 * (cell.y1 - cell.y0)
    )
    if not near or ("@" in last.text) == ("@" in cell.text):
        return False
    open_end = cell.text[:1] in ".-" or last.text[-1:] in ".-_@" or "@" in last.text
    whole = EMAIL.fullmatch(last.text + cell.text)
    alone = (EMAIL.fullmatch(last.text) and last.text[-2:-1] != ".") or (
        EMAIL.fullmatch(cell.text) and last.text[-1:] not in ".-_"
    )
    return bool(open_end and whole and not alone)


def _shared_text(last: Cell, cell: Cell) -> str:
    """Two lines of one link as one text, where its target holds them only together: an address that a narrow column
    broke anywhere, with or without a hyphen, or a name; "" for anything else.
    """
    targets = {*last.links, *cell.links}
    if cell.page != last.page or cell.line == last.line or len(targets) != 1:
        return ""
    number = next(iter(targets)).startswith("tel:") and is_part_of_number(last.text + cell.text, *targets)
    if not last.links or not cell.links or ((last.words > 2 or cell.words > 1) and not number):
        return ""
    if cell.x1 > cell.x0 and cell.y0 - last.y1 >= 0.8 * (cell.y1 - cell.y0):
        return ""
    one, other = last.text, cell.text
    if number:
        return f"{one} {other}"
    target = targets.pop().casefold()
    ways = [one + other, f"{one} {other}", *([one[:-1] + other] if one.endswith("-") else [])]
    for way in ways:
        written = (way if way == ways[1] else way.split(" ")[-1]).strip("()").casefold()
        if written in target or written in unquote(target):
            return way
    return ""


def _is_whole(last: Cell, cell: Cell) -> bool:
    """Whether the address ends with its slash: its own link does, or the next line begins with a label.

    After a hyphen a link says nothing: converters make one of each line.
    """
    label, colon, _ = cell.text.partition(":")
    slash = last.text.endswith("/") and bool(last.links)
    own = slash and (last.text.endswith(last.links[0]) or bool(cell.links and cell.links != last.links))
    return own or bool(colon and label_kind(label))


_OPEN_URL = re.compile(r"(?i)(?:^|[\s(])(?:https?://|www\.|[\w.-]+\.\w{2,}/|in/)\S*[-/_.]$")


_OPEN_USER = re.compile(r"(?:^|[;|•·]\s*)([^;|•·:]{2,25}):\s*[\w.-]+-$")


def _is_open_url(cell: Cell) -> bool:
    """It ends in an address, or in a labelled user name, that stops at the end of a line, after a hyphen or a slash."""
    if cell.x1 <= cell.x0 or cell.text[-1:] not in "-/_.":
        return False
    user = _OPEN_USER.search(cell.text)
    return bool(_OPEN_URL.search(cell.text) or (user and label_kind(user[1]) == "profile"))


def paired(cells: Sequence[Cell]) -> list[Cell]:
    """Each label followed by what stands right under it: labels side by side have their values side by side."""
    left = _glued(cells)
    ordered: list[Cell] = []
    while left:
        cell = left.pop(0)
        ordered.append(cell)
        if cell.x1 <= cell.x0 or not label_kind(cell.text) or not left:
            continue
        if left[0].line == cell.line and not label_kind(left[0].text):
            continue
        under = [
            other
            for other in left[:12]
            if other.page == cell.page
            and abs(other.x0 - cell.x0) < 4
            and -1 <= other.y0 - cell.y1 < 1.6 * (cell.y1 - cell.y0)
        ]
        if under and not label_kind(under[0].text):
            left.remove(under[0])
            ordered.append(under[0])
    return ordered
