"""Names of employers, schools and titles that a narrow column broke in two lines: one item again."""

import re
from collections.abc import Callable, Sequence

from resumelib.parsing.structure.cells import Cell
from resumelib.parsing.structure.paragraphs import Item

# What no name ends with: a hyphen on its last word, or a word that joins it to another.
_OPEN = re.compile(
    r"[^\W\d_]-$|\s(?:&|and|of|for|und|für|et|des|du|de|del|y|e|di|dei|della|do|da|dos|en|van|i)$"
)
# What no name begins with.
_MIDST = re.compile(r"(?:of|and|for|und|et|y|e|des|du|del|dei|della|do|da|dos)\s+[^\W\d_]")


def whole_names(items: Sequence[Item], tells_when: Callable[[Item], bool]) -> list[Item]:
    """The items of a head, those that end in the middle of a name together with the next line of their look.

    What `tells_when`, beside a name, may have been read before its second line.
    """
    joined: list[Item] = []
    for item in items:
        at = len(joined) - 1
        if at > 0 and _MIDST.match(item.text):
            while at > 0 and tells_when(joined[at]):
                at -= 1
        before = joined[at] if joined else None
        if before is not None and _goes_on(before, item):
            joined[at] = Item(
                [*before.cells, *item.cells], [*before.side, *item.side], is_name=before.is_name
            )
        else:
            joined.append(item)
    return joined


def _goes_on(before: Item, item: Item) -> bool:
    upper, lower = before.cells[-1], item.first
    return (
        not (before.is_wrapped_date or item.is_wrapped_date or item.bullet or item.side)
        and len(upper.text) > 3
        and (_OPEN.search(upper.text) or _is_midst(upper, lower) or _ends_in_comma(upper, lower))
        and lower.text[:1].isalpha()
        and lower.look in (upper.look, upper.runs[-1].look)
        and (upper.page, upper.column) == (lower.page, lower.column)
    )


def _is_midst(upper: Cell, lower: Cell) -> bool:
    """Right under a line that is long enough to have had no room for it."""
    if not _MIDST.match(lower.text) or upper.words < 3 or upper.x1 - upper.x0 < lower.x1 - lower.x0:
        return False
    return 0 < lower.y0 - upper.y0 < 1.8 * lower.size


def _ends_in_comma(upper: Cell, lower: Cell) -> bool:
    """A long name in bold that ends in a comma, and what is right under it in the same letters."""
    close = 0 < lower.y0 - upper.y0 < 1.8 * lower.size
    return close and upper.bold and upper.words > 4 and upper.text.endswith(",")


_FULL = 0.75  # of the widest of the titles
_CLOSE = 0.5  # line heights between the lines of one title


def whole_titles(items: Sequence[Item]) -> list[Item]:
    """Items of a section of works, titles in bold that wrap beside a date as one: "On the Behavior of Stable" / "Layers"."""
    bold = [item for item in items if item.first.bold and not item.bullet]
    if not bold or len({item.look for item in items}) < 2:
        return list(items)
    widest = max(cell.x1 - cell.x0 for item in bold for cell in item.cells)
    joined: list[Item] = []
    for item in items:
        before = joined[-1] if joined else None
        begins = len(joined) == 1 or (len(joined) > 1 and joined[-2].is_lone_date)
        if before is not None and _wraps(before, item, widest, begins=begins):
            cells, side = [*before.cells, *item.cells], [*before.side, *item.side]
            joined[-1] = Item(cells, side, is_name=before.is_name)
        else:
            joined.append(item)
    return joined


def _wraps(before: Item, item: Item, widest: float, *, begins: bool) -> bool:
    """`begins`: the line before is the first of an entry, whatever white space is above it."""
    upper, lower = before.cells[-1], item.first
    alike = lower.bold and upper.look == lower.look and not (item.bullet or before.bullet)
    apart = begins or lower.page != upper.page or lower.gap < before.first.gap - _CLOSE
    full = lower.x1 > lower.x0 and upper.x1 - upper.x0 >= _FULL * widest
    return alike and full and apart and lower.gap < _CLOSE and not (item.side or item.dates)
