"""Bullets the reader passed over: small solid marks that stand alone before a line of text."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Any

import cv2
import numpy as np

from resumelib.model.document import Box, TextBlock
from resumelib.parsing.glyphs import BULLETS

# all in shares of the type's size
_SMALLEST, _LARGEST = 0.14, 0.75
_NEAREST, _FARTHEST = 0.15, 3.2
_UNDER = 0.6  # bullets of one list
_RINGS = frozenset("oO0ecCQ°.")  # what an open circle, or a dot, looks like to the reader
_PALE = 205  # marks are often gray; paper is 250
_MIDDLE, _SWAY = 0.28, 0.22  # a bullet's middle above the baseline, and how far from that


def with_dots(words: Sequence[TextBlock], even: Any) -> list[TextBlock]:
    """The words and a bullet before each line that has one drawn. `even` is the page in gray, lit evenly."""
    if not words:
        return []
    size = median(block.size for block in words for _ in range(len(block.text)))
    dots = _dots(even, size)
    found: dict[int, Any] = {}
    for number, (before, block) in enumerate(zip([None, *words], words, strict=False)):
        starts = not (before and _same_line(before, block)) and block.text not in BULLETS
        if (
            starts and not block.text[:1].isdigit()
        ):  # before a date or a number stands a calendar or a telephone
            mark = _before(block, dots)
            if mark is not None and not any(_covers(other, mark) for other in words):
                found[number] = mark
    places = [mark[0] for mark in found.values()]
    places += [(block.box.x0 + block.box.x1) / 2 for block in words if block.box and block.text in BULLETS]
    result: list[TextBlock] = []
    for number, block in enumerate(words):
        # one alone on a page is a speck: bullets stand one under the other
        if number in found and sum(abs(place - found[number][0]) < _UNDER * size for place in places) > 1:
            result.append(_bullet(found[number], block))
        result.append(block)
    return result


def with_rings(words: Sequence[TextBlock]) -> list[TextBlock]:
    """The words with open circles as bullets where the reader took them for letters: "o", "e" or a figure before lines.

    Such a mark begins its line, others stand above or below it, and it hangs out: few lines of text begin there.
    """
    first = [
        n
        for n, (before, block) in enumerate(zip([None, *words], words, strict=False))
        if block.box and not (before and _same_line(before, block))
    ]
    looks = [n for n in first if words[n].text in _RINGS and _stands_before(n, words)]
    rings = set()
    for n in looks:
        reach = _UNDER * words[n].size
        near = [m for m in first if abs(_left(words[m]) - _left(words[n])) < reach]
        marks = sum(1 for m in near if m in looks or words[m].text in BULLETS)
        if marks >= 2 and marks >= 0.6 * len(near):
            rings.add(n)
    return [replace(block, text="◦", bold=False) if n in rings else block for n, block in enumerate(words)]


def _left(block: TextBlock) -> float:
    return block.box.x0 if block.box else 0.0


def _stands_before(number: int, words: Sequence[TextBlock]) -> bool:
    """Whether a word follows it on its line."""
    block, after = words[number], words[number + 1] if number + 1 < len(words) else None
    if after is None or after.box is None or block.box is None or after.text in _RINGS:
        return False
    level = abs(after.box.y0 - block.box.y0) < 0.5 * after.size
    return level and 0.15 * after.size < after.box.x0 - block.box.x1 < _FARTHEST * after.size


def _dots(even: Any, size: float) -> list[Any]:
    """Marks of a bullet's size and solidity: middle x, middle y, width, height."""
    _, mask = cv2.threshold(even, _PALE, 255, cv2.THRESH_BINARY_INV)
    _, _, stats, centers = cv2.connectedComponentsWithStats(mask, connectivity=8)
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    small = (np.maximum(width, height) <= _LARGEST * size) & (np.minimum(width, height) >= _SMALLEST * size)
    solid = (area >= 0.42 * width * height) & (width < 2 * height) & (height < 2 * width)
    chosen = np.nonzero(small & solid)[0]
    return [tuple(map(float, (*centers[n], width[n], height[n]))) for n in chosen]


def _before(block: TextBlock, dots: Sequence[Any]) -> Any | None:
    """The one mark before the block's first letter at bullet height; several are a picture."""
    assert block.box is not None
    size = block.size
    baseline = block.box.y0 + 0.75 * size
    near = [
        (x, y, w, h)
        for x, y, w, h in dots
        if _NEAREST * size <= block.box.x0 - (x + w / 2) <= _FARTHEST * size
        and abs(baseline - _MIDDLE * size - y) <= _SWAY * size
    ]
    return near[0] if len(near) == 1 else None


def _covers(block: TextBlock, mark: Any) -> bool:
    box = block.box
    return box is not None and box.x0 - 1 <= mark[0] <= box.x1 + 1 and box.y0 <= mark[1] <= box.y1


def _same_line(before: TextBlock, block: TextBlock) -> bool:
    assert before.box is not None and block.box is not None
    close = -0.5 * block.size < block.box.x0 - before.box.x1 < _FARTHEST * block.size
    return close and abs(before.box.y0 - block.box.y0) < 0.3 * block.size


def _bullet(mark: Any, block: TextBlock) -> TextBlock:
    x, _, width, _ = mark
    assert block.box is not None
    box = Box(x - width / 2, block.box.y0, x + width / 2, block.box.y1)
    return TextBlock("•", page=block.page, box=box, size=block.size, confidence=block.confidence)
