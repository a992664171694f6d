"""One strip of text under the ruler: where its words begin and end, its baseline, its size and its weight.

The reader says where each letter's middle is; edges, baseline and stroke come from the ink itself.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from resumelib.parsing.ocr.engine import Reading

CAP_HEIGHT, X_HEIGHT = 0.70, 0.51  # of the type's size: the middle of the common text faces
_TALL = set("bdfhklßtijABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789()[]{}|/&%€$£!?ÄÖÜÉÈÀÁÍÓÚÑŁŚŻ")


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
    top, base = _vertical(ink)
    words = tuple(_words(ink, mask, reading, top, base))
    has_tall = any(character in _TALL for character in reading.text)
    size = (base - top) / (CAP_HEIGHT if has_tall else X_HEIGHT)
    return Measured(words, base / mask.shape[0], max(size, 4.0))


def _ink(strip: Any) -> Any:
    """Darkness from 0 (paper) to 1 (ink); light text on a dark ground counts as ink too."""
    gray = strip.astype(np.float32)
    dark, light = np.percentile(gray, (3, 97))
    if (gray < (dark + light) / 2).mean() > 0.5:
        gray, dark, light = 255 - gray, 255 - light, 255 - dark
    paper = np.percentile(gray, 75)
    return np.clip((paper - gray) / max(paper - dark, 12.0), 0.0, 1.0)


def _without_rules(ink: Any) -> Any:
    """Drawn lines above or below the letters, which cross the whole strip, are no part of them."""
    height = ink.shape[0]
    crossed = (ink > 0.35).mean(axis=1) > 0.8
    third = height // 3
    crossed[third : height - third] = False
    if crossed.any():
        ink = ink.copy()
        rows = np.nonzero(crossed)[0]
        if (rows < third).any():
            ink[: rows[rows < third].max() + 2] = 0
        if (rows >= height - third).any():
            ink[rows[rows >= height - third].min() - 1 :] = 0
    return ink


def _vertical(ink: Any) -> tuple[float, float]:
    """Where the letters begin and their baseline, in rows and parts of rows, at the steepest change of ink."""
    rows = ink.sum(axis=1)
    height = len(rows)
    least = max(1.2, 0.02 * float(rows.max()))
    middle = round(float((rows * np.arange(height)).sum() / max(float(rows.sum()), 1.0)))
    top = bottom = min(max(middle, 0), height - 1)
    while top > 0 and rows[top - 1] >= least:
        top -= 1
    while bottom < height - 1 and rows[bottom + 1] >= least:
        bottom += 1
    rise = np.append(0.0, np.diff(rows)).clip(0)
    fall = (-np.append(np.diff(rows), -rows[-1])).clip(0)
    upper = slice(top, max(top + 2, top + 2 * (bottom - top) // 5 + 1))
    lower = slice(top + 2 * (bottom - top) // 3, bottom + 1)
    start = _first(rise, upper) if rise[upper].any() else float(top)
    end = _center(fall, lower) + 1.0 if fall[lower].any() else float(bottom + 1)
    return start, max(end, start + 2.0)


def _first(rise: Any, within: slice) -> float:
    """The topmost step that counts: capitals and ascenders, however few, before the many small letters."""
    enough = max(0.05 * float(rise[within].max()), 0.6)
    for row in range(within.start, min(within.stop, len(rise))):
        after = rise[row + 1] if row + 1 < len(rise) else 0.0
        if rise[row] >= enough and rise[row] >= after:
            return _center(rise, slice(row, row + 1))
    return _center(rise, within)


def _center(change: Any, within: slice) -> float:
    """The place of the largest change, between the rows it is spread over."""
    best = within.start + int(np.argmax(change[within]))
    near = np.arange(max(best - 1, 0), min(best + 2, len(change)))
    weights = change[near]
    return float((near * weights).sum() / weights.sum())


def _words(ink: Any, mask: Any, reading: Reading, top: float, base: float) -> list[StripWord]:
    columns = mask.sum(axis=0) >= max(1, round(0.04 * mask.shape[0]))
    inked = np.nonzero(columns)[0]
    width = mask.shape[1]
    if not len(inked):
        return [StripWord(word, 0.0, 1.0, 0.0) for word in [" ".join(reading.text.split())] if word]
    edges = [int(inked[0])]
    texts: list[str] = []
    current = ""
    places = reading.positions
    for index, character in enumerate(reading.text):
        if not character.isspace():
            current += character
            continue
        if current and reading.text[index + 1 :].strip():
            after = next(n for n in range(index, len(places)) if not reading.text[n].isspace())
            edges.extend(_white(columns, places[max(index - 1, 0)] * width, places[after] * width))
            texts.append(current)
            current = ""
    if current:
        texts.append(current)
    edges.append(int(inked[-1]) + 1)
    rows = slice(int(top), max(int(base), int(top) + 1))
    return [
        StripWord(text, left / width, right / width, _stroke(ink[rows, left:right]))
        for text, left, right in zip(texts, edges[::2], edges[1::2], strict=True)
    ]


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


def _stroke(ink: Any) -> float:
    """Ink per stroke crossed, row by row: the mean stroke's width, partial pixels counted."""
    if ink.size == 0:
        return 0.0
    mask = ink > 0.5
    starts = mask[:, 0].sum() + (mask[:, 1:] & ~mask[:, :-1]).sum()
    return float(ink.sum() / starts) if starts else 0.0
