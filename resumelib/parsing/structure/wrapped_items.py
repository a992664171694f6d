"""Entries of a list that wrap in a narrow column, told by the white space: little inside an entry, more between them."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from resumelib.parsing.structure.lexicon import is_level
from resumelib.parsing.structure.paragraphs import Item

_LEAST_APART = 0.6  # of a line's height: what stands closer is spaced like running text
_FEWEST = 3  # entries it takes to know their spacing
_MOST_WORDS = 6


def with_wrapped(items: Sequence[Item]) -> list[Item]:
    """ "Stakeholder" right above "Management", in a list whose entries stand a line apart, as one."""
    steps = [below.first.gap for above, below in pairwise(items) if _is_under(above, below)]
    if len(steps) < _FEWEST:
        return list(items)
    usual = median(steps)
    most = min(0.4 * usual, 0.45)
    tight = sum(1 for step in steps if step <= most)
    if usual < _LEAST_APART or not tight or tight > 0.45 * len(steps):
        return list(items)
    found = [items[0]]
    for above, below in pairwise(items):
        if below.first.gap <= most and _is_under(above, below) and _are_words(found[-1], below):
            found[-1] = Item([*found[-1].cells, *below.cells])
        else:
            found.append(below)
    return found


def _is_under(above: Item, below: Item) -> bool:
    """In its column and at its left edge, in the same letters, with nothing beside either."""
    one, other = above.cells[-1], below.first
    return (
        (one.page, one.column) == (other.page, other.column)
        and one.look == other.look
        and abs(one.x0 - other.x0) < 1
        and not (above.side or below.side or above.bullet or below.bullet)
    )


def _are_words(above: Item, below: Item) -> bool:
    """Words of one entry, and not a name over its level or over a list."""
    text = f"{above.text} {below.text}"
    return (
        len(text.split()) <= _MOST_WORDS
        and not any(mark in text for mark in ",;:|•·")
        and not is_level(above.text)
        and not is_level(below.text)
    )
