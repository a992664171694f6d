"""One strip of text under the ruler: where its words begin and end, its baseline, its size and its weight.

The reader says where each letter's middle is; edges, baseline and stroke come from the ink itself.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp
from typing import Any

import cv2
import numpy as np

from resumelib.parsing.ocr.engine import Reading

CAP_HEIGHT, ASCENDER, X_HEIGHT = 0.70, 0.72, 0.51  # of the type's size: the middle of the common text faces
_TALL = frozenset("bdfhklßABCDEFGHIKLMNOPQRSTXZ0123456789ŁĐÐÞØÆŒ")  # not U, V, W, Y: low in their middle
_SMALL = frozenset("acemnorsxz")
_ASCENDING = frozenset("bdfhklß")
_STEM_AHEAD, _STEM_BEHIND = (
    frozenset("bhkKLŁ"),
    frozenset("d"),
)  # what is tall of them stands beside their middle
_HANGING = frozenset("gjpqyçşţęąJQ0369")
_LEAST_SPACE = 0.32  # of the height of capitals: the narrowest space between words
_FAINT = 0.3  # ink below this is the paper's grain, however pale its neighbors are
_APART = 0.4  # of the height of capitals: what stands farther from the first letter is no part of its word
# The logarithm of what `_stroke` sees of each letter against its line's median, measured over 2,900 words of 13 pages.
_SHAPES = {
    letter: share / 100
    for letters, share in {
        "-–—": 45, "•": 40, "eg": 19, "SBsE": 16, "CFP": 14, "a": 11, "cT": 9, "D2": 7, "p": 6, "q": 5, "A": 4, "r.f": -3, "1R": -2,
        "od": -5, "xb": -7, "J": -9, "m0": -11, "v": -12, "njk": -13, "w(": -14, "u": -15, "y)": -16, "h": -17, "MNi": -19, "lI": -21, "/": -50,
    }.items()
    for letter in letters
}  # fmt: skip
_SET_APART = 0.24  # of the height of capitals: white between most letters of a strip that is letter-spaced
_PLAUSIBLE = (0.35, 1.6)  # the type's size in shares of the strip's height
_LETTERS = 40  # of a strip that are looked at


@dataclass(frozen=True, slots=True)
class StripWord:
    """`left`, `right`: along the strip, 0 to 1. `stroke`: mean width of its strokes in pixels of the strip."""

    text: str
    left: float
    right: float
    stroke: float


@dataclass(frozen=True, slots=True)
class Measured:
    """`baseline`: down the strip, 0 to 1. `size`: the type's size in pixels of the strip."""

    words: tuple[StripWord, ...]
    baseline: float
    size: float


def measure(strip: Any, reading: Reading) -> Measured:
    """`strip` is gray, evenly lit and straightened; `reading` must hold some text."""
    ink = _without_rules(_ink(strip))
    mask = ink > 0.5
    size, base = _vertical(ink, reading)
    words = tuple(_words(ink, mask, reading, max(base - CAP_HEIGHT * size, 0.0), base))
    return Measured(words, base / mask.shape[0], size)


def _ink(strip: Any) -> Any:
    """Darkness from 0 (paper) to 1 (ink); light text on a dark ground counts as ink too."""
    gray = strip.astype(np.float32)
    dark, light = np.percentile(gray, (3, 97))
    if (gray < (dark + light) / 2).mean() > 0.5:
        gray, dark, light = 255 - gray, 255 - light, 255 - dark
    paper = np.percentile(gray, 75)
    return _by_neighbors(np.clip((paper - gray) / max(paper - dark, 12.0), 0.0, 1.0))


def _by_neighbors(ink: Any) -> Any:
    """Pale text behind a black icon is as much ink as the icon: every place counts by the darkest around it."""
    darkest = cv2.dilate(ink.max(axis=0)[None], np.ones((1, 2 * ink.shape[0] + 1), np.uint8))
    return np.minimum(ink / np.maximum(darkest, _FAINT), 1.0)


def _without_rules(ink: Any) -> Any:
    """Drawn lines above or below the letters are no part of them: runs longer than half of a long strip."""
    height, width = ink.shape
    if width < 3 * height:
        return ink
    mask = (ink > 0.3).astype(np.uint8)
    rules = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, width // 2), np.uint8))
    if not rules.any():
        return ink
    rows = np.nonzero(rules.any(axis=1))[0]
    ink = ink.copy()
    for row in rows[(rows < height // 4) | (rows > 2 * height // 3)]:
        ink[max(row - 1, 0) : row + 2] = 0
    return ink


def _vertical(ink: Any, reading: Reading) -> tuple[float, float]:
    """The type's size and its baseline, in rows and parts of rows: by what the letters show, shape by shape."""
    height, width = ink.shape
    places = [place * width for place in reading.positions]
    pitch = (places[-1] - places[0]) / max(len(places) - 1, 1) if len(places) > 1 else width / 2
    reach = max(1.0, 0.3 * pitch)
    tops, bases = [], []
    letters = [(c, x) for c, x in zip(reading.text, places, strict=False) if c.isalnum()]
    for character, place in letters[:: 1 + len(letters) // _LETTERS]:
        ahead = 2 * reach if character in _STEM_AHEAD else reach
        behind = 2 * reach if character in _STEM_BEHIND else reach
        first, last = _extent(ink[:, max(0, int(place - ahead)) : int(place + behind) + 1])
        if last <= first:
            continue
        if character not in _HANGING:
            bases.append(last)
        tops.append((character, first))
    base = _typical(bases) if bases else 0.8 * height
    tall = [(base - top) / _height(c) for c, top in tops if c in _TALL]
    small = [(base - top) / X_HEIGHT for c, top in tops if c in _SMALL]
    size = _size(tall, small)
    if not _PLAUSIBLE[0] < size / height < _PLAUSIBLE[1]:
        size = 0.7 * height
    return max(size, 4.0), base


def _height(character: str) -> float:
    return ASCENDER if character in _ASCENDING else CAP_HEIGHT


def _size(tall: Sequence[float], small: Sequence[float]) -> float:
    """Tall letters say it; where there is but one, it and the small ones together. 0 where neither stands in the text."""
    if len(tall) >= 2 or not small:
        return _typical(tall) if tall else 0.0
    if not tall:
        return float(np.median(small))
    weight = min(len(small), 4)
    return (2 * tall[0] + weight * float(np.median(small))) / (2 + weight)


def _typical(values: Sequence[float]) -> float:
    """The median; of few letters a little more, for what is seen of a letter falls short of it, never beyond."""
    return float(np.percentile(values, 50 if len(values) >= 6 else 65))


def _extent(letter: Any) -> tuple[float, float]:
    """First and last row of one letter's ink, between rows where the ink sets in."""
    rows = letter.max(axis=1) if letter.size else np.zeros(1)
    inked = np.nonzero(rows >= 0.5)[0]
    if not len(inked):
        return 0.0, 0.0
    first, last = int(inked[0]), int(inked[-1])
    above = float(rows[first - 1]) if first else 0.0
    below = float(rows[last + 1]) if last + 1 < len(rows) else 0.0
    start = first - (float(rows[first]) - 0.5) / max(float(rows[first]) - above, 0.01) + 0.5
    end = last + (float(rows[last]) - 0.5) / max(float(rows[last]) - below, 0.01) + 0.5
    return start, end


def _words(ink: Any, mask: Any, reading: Reading, top: float, base: float) -> list[StripWord]:
    columns = mask.sum(axis=0) >= max(1, round(0.04 * mask.shape[0]))
    inked = np.nonzero(columns)[0]
    width = mask.shape[1]
    if not len(inked):
        return [StripWord(word, 0.0, 1.0, 0.0) for word in [" ".join(reading.text.split())] if word]
    texts, gaps = _parted(columns, reading, width, base - top)
    mark, start = _before_text(mask, columns, int(inked[0]), round(reading.positions[0] * width), top, base)
    edges = [start, *(edge for gap in gaps for edge in gap), int(inked[-1]) + 1]
    rows = slice(int(top), max(int(base), int(top) + 1))
    words = [
        StripWord(text, left / width, right / width, _stroke(ink[rows, left:right]) / _breadth(text))
        for text, left, right in zip(texts, edges[::2], edges[1::2], strict=True)
    ]
    if mark and not texts[0][0].isdigit():  # before a date or a number it is a calendar or a telephone
        return [StripWord("•", inked[0] / width, mark / width, 0.0), *words]
    return words


def _before_text(
    mask: Any, columns: Any, first: int, letter: int, top: float, base: float
) -> tuple[int, int]:
    """Where a bullet that the reader passed over ends (0: there is none), and where the text begins.

    Ink well apart from the first letter is no part of it: a bullet, or else an icon, which is left out.
    """
    high = base - top
    gap = _white(columns, first, letter)
    if gap[1] - gap[0] < _APART * high or gap[0] <= first:
        return 0, first
    rows = np.nonzero(mask[:, first : gap[0]].any(axis=1))[0]
    wide, tall = gap[0] - first, int(rows[-1]) - int(rows[0]) + 1
    middle = (base - (int(rows[0]) + int(rows[-1]) + 1) / 2) / high
    filled = mask[rows[0] : rows[-1] + 1, first : gap[0]].mean()
    small = 0.12 * high <= min(wide, tall) and max(wide, tall) <= 0.6 * high
    is_bullet = small and filled > 0.5 and wide < 1.6 * tall < 2.6 * wide and 0.15 < middle < 0.75
    return (gap[0] if is_bullet else 0), gap[1]


def _parted(
    columns: Any, reading: Reading, width: int, high: float
) -> tuple[list[str], list[tuple[int, int]]]:
    """The words and the white between them: where the reader saw a space, and where the ink leaves room for one."""
    letters = [(c, x * width) for c, x in zip(reading.text, reading.positions, strict=True)]
    solid = [n for n, (c, _) in enumerate(letters) if not c.isspace()]
    white = [_white(columns, letters[m][1], letters[n][1]) for m, n in pairwise(solid)]
    spaced = [n - m > 1 for m, n in pairwise(solid)]
    wide = _room(white, spaced, high)
    apart = _letters_apart(white, spaced, high)
    texts, gaps = [letters[solid[0]][0]], []
    for number, (gap, was_space) in enumerate(zip(white, spaced, strict=True)):
        character = letters[solid[number + 1]][0]
        pair = letters[solid[number]][0] + character
        narrow = pair.isdigit() and "1" in pair  # figures are set to one width, which leaves a 1 much room
        if (
            gap[1] - gap[0] >= apart
            if apart
            else was_space or gap[1] - gap[0] >= (2 * wide if narrow else wide)
        ):
            gaps.append(gap)
            texts.append(character)
        else:
            texts[-1] += character
    return texts, gaps


def _letters_apart(white: Sequence[tuple[int, int]], spaced: Sequence[bool], high: float) -> float:
    """The white between words of a strip whose letters are set apart for show; 0 where they are not.

    The reader takes some of the white between such letters for spaces: there the widths alone decide.
    """
    widths = sorted(b - a for a, b in white)
    if len(widths) < 5 or not any(spaced):
        return 0.0
    usual = widths[len(widths) // 2]
    small = widths[len(widths) // 4]
    spread = sum(1 for width in widths if 0.6 * usual <= width <= 1.6 * usual)
    if small < _SET_APART * high or spread < 0.6 * len(widths):
        return 0.0
    return 1.75 * usual


def _room(white: Sequence[tuple[int, int]], spaced: Sequence[bool], high: float) -> float:
    """The white that must be a space: like the strip's own spaces, and far more than between its letters."""
    between = sorted(b - a for (a, b), space in zip(white, spaced, strict=True) if not space)
    spaces = sorted(b - a for (a, b), space in zip(white, spaced, strict=True) if space)
    usual = between[len(between) // 2] if between else 0
    own = 0.75 * spaces[len(spaces) // 2] if spaces else 0.0
    return max(own, _LEAST_SPACE * high, 2.5 * usual + 1)


def _white(columns: Any, before: float, after: float) -> tuple[int, int]:
    """The widest gap between the middles of two letters: where one word ends and the next begins."""
    start, end = int(before), max(int(after), int(before) + 1)
    best = (round((before + after) / 2), round((before + after) / 2))
    run = start
    for place in range(start, end + 1):
        if place == end or columns[place]:
            if place - run > best[1] - best[0]:
                best = (run, place)
            run = place + 1
    return best


@lru_cache(maxsize=4096)
def _breadth(text: str) -> float:
    """How broad strokes seem in letters of these shapes, of one weight: an e has bars that a row runs along, an l none."""
    plain = [c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)]
    return exp(sum(_SHAPES.get(c, 0.0) for c in plain) / max(len(plain), 1))


def _stroke(ink: Any) -> float:
    """Ink per stroke crossed, row by row: the mean stroke's width, partial pixels counted."""
    if ink.size == 0:
        return 0.0
    mask = ink > 0.5
    starts = mask[:, 0].sum() + (mask[:, 1:] & ~mask[:, :-1]).sum()
    return float(ink.sum() / starts) if starts else 0.0
