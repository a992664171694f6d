"""Groups of skills that stand where another section seems to: programming languages, lists under an address."""

import re
from collections.abc import Sequence

from resumelib.parsing.structure.addresses import is_contact
from resumelib.parsing.structure.cells import Cell
from resumelib.parsing.structure.lexicon import is_level, label_kind
from resumelib.parsing.structure.sections import HEADER, Part
from resumelib.text.dates import find_dates
from resumelib.text.headings import CONTACT
from resumelib.text.languages import is_language

_FEWEST = 3  # texts of a list
_LONGEST = 5  # words of a skill
_BETWEEN = re.compile(r"[\s,;|/·•:()–-]+")


def with_skill_groups(parts: Sequence[Part]) -> list[Part]:
    out: list[Part] = []
    for part in parts:
        if part.kind == "languages" and _names_no_language(part.cells):
            _add_group(out, part)
            continue
        out.append(part)
        listed = _listed(part) if part.kind in (HEADER, CONTACT) else []
        if listed:
            part.cells = part.cells[: -len(listed)]
            out.append(Part("skills", None, listed))
    return out


def _add_group(out: list[Part], part: Part) -> None:
    """ "Languages" over Python and Java: a group of the skills titled right above it, or skills under that title."""
    last = out[-1] if out else None
    if last is not None and last.kind == "skills" and part.title is not None:
        last.cells = [*last.cells, part.title, *part.more_title, *part.cells]
    else:
        out.append(Part("skills", part.title, part.cells, part.more_title))


def _names_no_language(cells: Sequence[Cell]) -> bool:
    words = [word for cell in cells for word in _BETWEEN.split(cell.text) if word]
    short = sum(cell.words for cell in cells) <= 4 * len(cells)
    return len(cells) >= _FEWEST and short and not any(is_language(word) or is_level(word) for word in words)


def _listed(part: Part) -> list[Cell]:
    """The last cells of a head, from a heading after the address that has a list of short texts under it."""
    reach = [number for number, cell in enumerate(part.cells) if is_contact(cell.text)]
    for number in range(reach[-1] + 1 if reach else len(part.cells), len(part.cells)):
        cell, below = part.cells[number], part.cells[number + 1 :]
        if cell.heading and len(below) >= _FEWEST and all(_is_item(other, cell) for other in below):
            return part.cells[number:]
    return []


def _is_item(cell: Cell, title: Cell) -> bool:
    under = cell.heading >= title.heading or bool(cell.bullet)
    plain = not label_kind(cell.text) and not find_dates(cell.text)
    return under and plain and cell.words <= _LONGEST and not cell.links
