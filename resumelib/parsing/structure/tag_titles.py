"""Skills set like the titles of sections, each on a line of its own, with nothing under it or a few words.

They may be more than the known titles, so that their look tells nothing: what tells is that they come one after the other.
"""

from collections.abc import Callable, Sequence
from itertools import groupby

from resumelib.parsing.structure.cells import Cell, Page
from resumelib.text.dates import find_dates
from resumelib.text.headings import CONTACT

TAG = "tag"  # the kind of such a title
_LEAST = 3  # in a row
_MOST_UNDER = 12
_HOLD_NO_LIST = frozenset(("summary", CONTACT))


def tag_titles(page: Page, known: dict[int, str], is_main: Callable[[Cell], bool]) -> set[int]:
    """Starts of such cells; `is_main` tells what looks like the titles, `known` the starts of those with a known title.

    Not under a title whose section may hold a list of names itself.
    """
    groups = _groups(page, is_main)
    flags = [_is_tag(page, title, under, known) for title, under in groups]
    found: set[int] = set()
    for tagged, run in groupby(range(len(groups)), key=lambda n: flags[n]):
        numbers = list(run)
        titles = [groups[n][0] for n in numbers]
        if not tagged or len(titles) < _LEAST:
            continue
        above = _title_above(groups, numbers[0], known)
        if above is None or known[above.bit.start] in _HOLD_NO_LIST:
            found.update(title.bit.start for title in titles)
            before = groups[numbers[0] - 1] if numbers[0] else None
            if above is not None and before is not None and before[0] is above and not before[1]:
                found.add(above.bit.start)  # a skill that happens to be a known title, as "Presentation"
    return found


def _groups(page: Page, is_main: Callable[[Cell], bool]) -> list[tuple[Cell, list[Cell]]]:
    """Each cell that looks like a title, and what follows it up to the next."""
    groups: list[tuple[Cell, list[Cell]]] = []
    for cell in page.cells:
        if is_main(cell):
            groups.append((cell, []))
        elif groups:
            groups[-1][1].append(cell)
    return groups


def _is_tag(page: Page, title: Cell, under: Sequence[Cell], known: dict[int, str]) -> bool:
    text = title.text
    named = title.bit.start not in known and len(page.lines[title.line]) == 1 and title.words <= 5
    return (
        named
        and text[:1].isalpha()
        and not text.endswith((".", ",", ":"))
        and len(under) <= _MOST_UNDER
        and not any(_is_said(cell) for cell in (title, *under))
    )


def _is_said(cell: Cell) -> bool:
    """More than a name: a date, an address, a text."""
    text = cell.text
    return cell.words > 5 or "@" in text or "://" in text or bool(find_dates(text))


def _title_above(groups: Sequence[tuple[Cell, list[Cell]]], at: int, known: dict[int, str]) -> Cell | None:
    """The nearest known title before it, at its own left edge."""
    first = groups[at][0]
    for title, _ in reversed(groups[:at]):
        if title.bit.start in known and abs(title.x0 - first.x0) < 40:
            return title
    return None
