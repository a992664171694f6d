"""Which way is up: quarter turns by the detector's strips and a trial reading, the rest by the strips' slope."""

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np

from resumelib.parsing.ocr.engine import DEFAULT, Reading, Tuning, cut, detect, recognize

_TRIAL_STRIPS = 4
_PLAINLY = 0.85  # upside down, pages are read with 0.5 to 0.7


def upright(image: Any, tuning: Tuning = DEFAULT) -> tuple[Any, int, list[Any]]:
    """The picture turned so that its text reads, the clockwise turn in degrees, and the strips found on it."""
    quads = detect(image, tuning)
    turn = 0
    if _mostly_tall(quads):
        turn = 90
        image = cv2.rotate(image, cv2.ROTATE_90_CLOCKWISE)
        quads = detect(image, tuning)
    if _reads_upside_down(image, quads, tuning):
        turn += 180
        image = cv2.rotate(image, cv2.ROTATE_180)
        quads = [_half_turn(quad, image.shape) for quad in quads]
    return image, turn, quads


def sides(quad: Any) -> tuple[float, float]:
    """Length along and across, as the corners are ordered."""
    return float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))


def _mostly_tall(quads: Sequence[Any]) -> bool:
    """By ink: strips standing on end, weighed by their length."""
    tall = wide = 0.0
    for quad in quads:
        along, across = sides(quad)
        if along > 1.5 * across:
            wide += along
        elif across > 1.5 * along:
            tall += across
    return tall > wide


def _reads_upside_down(image: Any, quads: Sequence[Any], tuning: Tuning) -> bool:
    """A few strips of middling length, read both ways: the way that is read with more confidence is up."""
    wide = sorted((quad for quad in quads if sides(quad)[0] > 3 * sides(quad)[1]), key=lambda q: sides(q)[0])
    if not wide:
        return False
    step = max(1, len(wide) // _TRIAL_STRIPS)
    strips = [_head(cut(image, quad)) for quad in wide[step // 2 :: step][:_TRIAL_STRIPS]]
    ahead = _sureness(recognize(strips, tuning))
    if ahead > _PLAINLY:
        return False
    return _sureness(recognize([cv2.rotate(strip, cv2.ROTATE_180) for strip in strips], tuning)) > ahead


def _sureness(readings: Sequence[Reading]) -> float:
    """Mean confidence over the letters read."""
    letters = sum(len(reading.text) for reading in readings)
    return sum(reading.confidence * len(reading.text) for reading in readings) / max(letters, 1)


def _head(strip: Any) -> Any:
    return strip[:, : 6 * strip.shape[0]]


def _half_turn(quad: Any, shape: Sequence[int]) -> Any:
    height, width = shape[:2]
    return (np.array([width, height], np.float32) - quad)[[2, 3, 0, 1]]


def slope(quads: Sequence[Any]) -> float:
    """The text's tilt in degrees, clockwise positive: the median over the long strips, by length."""
    angles = sorted(
        (float(np.degrees(np.arctan2(*(quad[1] - quad[0])[::-1]))), sides(quad)[0])
        for quad in quads
        if sides(quad)[0] > 5 * sides(quad)[1]
    )
    half, run = sum(length for _, length in angles) / 2, 0.0
    for angle, length in angles:
        run += length
        if run >= half:
            return angle
    return 0.0
