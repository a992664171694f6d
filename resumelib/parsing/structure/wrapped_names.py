"""Names of employers, schools and titles that a narrow column broke in two lines: one item again."""

import re
from collections.abc import Sequence

from resumelib.parsing.structure.paragraphs import Item

# What no name ends with: a hyphen on its last word, or a word that joins it to another.
_OPEN = re.compile(
    r"[^\W\d_]-$|\s(?:&|and|of|for|und|für|et|des|du|de|del|y|e|di|dei|della|do|da|dos|en|van|i)$"
)


def whole_names(items: Sequence[Item]) -> list[Item]:
    """The items of a head, those that end in the middle of a name together with the next line of their look."""
    joined: list[Item] = []
    for item in items:
        before = joined[-1] if joined else None
        if before is not None and _goes_on(before, item):
            joined[-1] = Item(
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
        and _OPEN.search(upper.text) is not None
        and lower.text[:1].isalpha()
        and upper.look == lower.look
        and (upper.page, upper.column) == (lower.page, lower.column)
        and abs(upper.x0 - lower.x0) < 3
    )
