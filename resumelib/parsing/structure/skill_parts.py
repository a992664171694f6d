"""Groups of skills that stand where another section seems to: programming languages, lists under an address."""

import re
from collections.abc import Sequence
from itertools import groupby

from resumelib.parsing.structure.addresses import is_contact
from resumelib.parsing.structure.cells import Cell
from resumelib.parsing.structure.lexicon import is_level, label_kind
from resumelib.parsing.structure.listing import is_set_apart
from resumelib.parsing.structure.sections import HEADER, Part
from resumelib.text.dates import find_dates
from resumelib.text.headings import CONTACT
from resumelib.text.languages import is_language

_FEWEST = 3  # texts of a list
_CODE = 3  # letters of a language's code
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
    return _with_groups(out)


def _with_groups(parts: Sequence[Part]) -> list[Part]:
    """Lists of short texts under titles of their own, one after the other: groups of one section of skills."""
    out: list[Part] = []
    for listed, run in groupby(parts, key=_is_short_list):
        row = list(run)
        known = [part for part in row if part.kind == "skills"]
        among = known if known else [part for part in parts if part.kind == "skills"]
        lone = len(row) < 2 and row[0].kind == "skills"
        if (
            listed
            and not lone
            and (known or not among)
            and all(part.kind == "skills" or len(known) > 1 or any(map(_is_tag, part.cells)) for part in row)
        ):
            cells = [cell for part in row for cell in (*_titles(part), *part.cells)]
            out.append(Part("skills", None, cells))
        else:
            out.extend(row)
    return out


def _look_alike(one: Cell, other: Cell) -> bool:
    return (one.look, one.heading) == (other.look, other.heading)


def _titles(part: Part) -> tuple[Cell, ...]:
    return (part.title, *part.more_title) if part.title is not None else ()


def _is_short_list(part: Part) -> bool:
    if not part.cells or not (part.kind == "skills" or (part.kind == "custom" and part.title is not None)):
        return False
    return all(
        cell.words <= _LONGEST
        and not cell.links
        and not find_dates(cell.text)
        and not cell.text.endswith(".")
        and not is_contact(cell.text)
        for cell in part.cells
    )


def _is_tag(cell: Cell) -> bool:
    return is_level(cell.text) or is_set_apart(cell)


def _add_group(out: list[Part], part: Part) -> None:
    """ "Languages" over Python and Java: a group of the skills titled right above it, or skills under that title."""
    last = out[-1] if out else None
    if last is not None and last.kind == "skills" and part.title is not None:
        last.cells = [*last.cells, *_titles(part), *part.cells]
    elif part.title is not None and any(_look_alike(part.title, cell) for cell in part.cells):
        out.append(Part("skills", None, [*_titles(part), *part.cells]))  # a group among others
    else:
        out.append(Part("skills", part.title, part.cells, part.more_title))


def _names_no_language(cells: Sequence[Cell]) -> bool:
    words = [word for cell in cells for word in _BETWEEN.split(cell.text) if word]
    short = sum(cell.words for cell in cells) <= 4 * len(cells)
    if len(cells) < _FEWEST or not short or any(map(is_level, words)):
        return False
    codes = all(len(word) <= _CODE for word in words)  # else "ML" is a skill
    return not any(is_language(word) for word in words if codes or len(word) > _CODE)


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
