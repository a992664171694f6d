"""What stands in a document's header without belonging to it: a list of its own titles, and spoken languages."""

import re
from collections.abc import Sequence

from resumelib.parsing.structure.cells import Cell
from resumelib.parsing.structure.sections import HEADER, Part
from resumelib.text.headings import CONTACT
from resumelib.text.languages import language_code
from resumelib.text.tokens import fold

_FEWEST_LINKS = 3
_BETWEEN = re.compile(r"\s*[,;|/·•]\s*|\s+(?:and|und|et|y|e|en|i)\s+")


def without_contents(parts: Sequence[Part]) -> None:
    """Takes links to the sections ("About", "Work", "Skills" in a web page's menu) out of the header."""
    titles = {fold(part.title.text) for part in parts if part.title is not None}
    for part in parts:
        links = [cell for cell in part.cells if fold(cell.text) in titles] if part.kind == HEADER else []
        if len(links) >= _FEWEST_LINKS:
            starts = {cell.bit.start for cell in links}
            part.cells = [cell for cell in part.cells if cell.bit.start not in starts]


def with_spoken(parts: list[Part]) -> list[Part]:
    """A line of the header or the address that names languages and nothing else, as a section of its own."""
    if any(part.kind == "languages" for part in parts):
        return parts
    found: list[Cell] = []
    for part in parts:
        if part.kind in (HEADER, CONTACT):
            spoken = [cell for cell in part.cells[part.kind == HEADER :] if _names_languages(cell.text)]
            starts = {cell.bit.start for cell in spoken}
            part.cells = [cell for cell in part.cells if cell.bit.start not in starts]
            found.extend(spoken)
    return [*parts, Part("languages", None, found)] if found else parts


def _names_languages(text: str) -> bool:
    return len(text) < 100 and all(map(language_code, _BETWEEN.split(text)))
