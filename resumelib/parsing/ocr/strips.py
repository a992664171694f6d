"""One strip of text under the ruler: where its words begin and end, its baseline, its size and its weight.

The reader says where each letter's middle is; edges, baseline and stroke come from the ink itself.
"""

from dataclasses import dataclass
from typing import Any

import cv2
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
    """`strip` is RGB, straightened, as it was read; `reading` must hold some text."""
    ink = _ink(strip)
    mask = ink > 0.5
    top, base = _vertical(mask, reading.text)
    words = tuple(_words(ink, mask, reading, top, base))
    has_tall = any(character in _TALL for character in reading.text)
    size = (base - top) / (CAP_HEIGHT if has_tall else X_HEIGHT)
    return Measured(words, base / mask.shape[0], max(size, 4.0))


def _ink(strip: Any) -> Any:
    """Darkness from 0 (paper) to 1 (ink); light text on a dark ground counts as ink too."""
    gray = cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY).astype(np.float32)
    dark, light = np.percentile(gray, (3, 97))
    if (gray < (dark + light) / 2).mean() > 0.5:
        gray, dark, light = 255 - gray, 255 - light, 255 - dark
    paper = np.percentile(gray, 75)
    return np.clip((paper - gray) / max(paper - dark, 12.0), 0.0, 1.0)


def _vertical(mask: Any, text: str) -> tuple[float, float]:
    """First row of the letters and their baseline, in rows. The baseline is where the ink ends most abruptly."""
    rows = mask.sum(axis=1).astype(np.float32)
    height = len(rows)
    inked = rows >= max(1.5, 0.002 * mask.shape[1])
    middle = round(float((rows * np.arange(height)).sum() / max(rows.sum(), 1.0)))
    top = bottom = min(max(middle, 0), height - 1)
    while top > 0 and inked[top - 1]:
        top -= 1
    while bottom < height - 1 and inked[bottom + 1]:
        bottom += 1
    fall = rows - np.append(rows[1:], 0.0)
    low = (top + 2 * bottom) // 3
    base = low + int(np.argmax(fall[low : bottom + 1])) + 1 if bottom > low else bottom + 1
    return float(top), float(max(base, top + 2))


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
