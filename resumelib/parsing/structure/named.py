"""Lines that name an entry although they read like text: decided for all entries of a section together."""

from collections.abc import Sequence
from itertools import pairwise

from resumelib.parsing.structure.paragraphs import Item

_SHARE = 0.8  # of the dated lines that have their name right above them
_CLOSER = 0.25  # line heights by which the white space above a name exceeds that below it
_LONGEST = 24  # words


def mark_names(items: Sequence[Item]) -> None:
    """Where (nearly) each dated line of a section has a line close above it, with more white space above that one,
    those lines are names: "introduction to weaving for beginners · Weaving" over "Textile School · May 2019".
    """
    pairs = [(above, dated) for above, dated in pairwise(items) if _may_name(above, dated)]
    names = [above for above, dated in pairs if above.first.gap > dated.first.gap + _CLOSER]
    if len(names) >= 3 and len(names) >= _SHARE * len(pairs):
        for item in names:
            item.is_name = True


def _may_name(above: Item, dated: Item) -> bool:
    first, last = above.first, above.cells[-1]
    plain = not (above.bullet or above.dates or above.side or dated.bullet)
    return (
        plain
        and bool(dated.dates)
        and len(dated.text.split()) <= _LONGEST
        and len(above.text.split()) <= _LONGEST
        and first.x1 > first.x0
        and (last.page, last.column) == (dated.first.page, dated.first.column)
    )
