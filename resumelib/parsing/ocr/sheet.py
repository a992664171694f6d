"""The sheet of paper within a photograph: found by its edges, flattened, and lit evenly."""

from itertools import pairwise
from typing import Any

import cv2
import numpy as np

_LOOK_SIDE = 512  # the sheet is looked for on a picture this big
_LEAST_AREA, _MOST_AREA = 0.2, 0.97  # of the picture's
_INSET = 0.012  # a side counts as away from the picture's edge beyond this share


def find_sheet(image: Any) -> Any | None:
    """The corners (top left first, clockwise) of the one sheet in an RGB picture, or None where there is no other ground.

    A sheet shows the ground it lies on along three sides at least: a colored sidebar or header is no ground.
    """
    height, width = image.shape[:2]
    scale = _LOOK_SIDE / max(height, width)
    small = cv2.resize(
        image, (max(8, round(width * scale)), max(8, round(height * scale))), interpolation=cv2.INTER_AREA
    )
    best: Any | None = None
    best_score = 0.0
    for mask in _masks(small):
        for quad in _quads(mask):
            score = _score(quad, small.shape)
            if score > best_score:
                best, best_score = quad, score
    return None if best is None else (best / scale).astype(np.float32)


def _masks(small: Any) -> list[Any]:
    """Bright parts, and parts closed in by edges. Text is painted over first."""
    gray = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    calm = cv2.morphologyEx(cv2.medianBlur(gray, 5), cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    calm = cv2.GaussianBlur(calm, (5, 5), 0)
    _, bright = cv2.threshold(calm, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    plain = cv2.cvtColor(small, cv2.COLOR_RGB2HSV)[:, :, 1]
    _, pale = cv2.threshold(
        cv2.GaussianBlur(plain, (9, 9), 0), 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU
    )
    edges = cv2.dilate(cv2.Canny(calm, 25, 70), np.ones((5, 5), np.uint8))
    return [bright, cv2.bitwise_and(pale, bright), cv2.bitwise_not(edges)]


def _quads(mask: Any) -> list[Any]:
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour in contours:
        if cv2.contourArea(contour) < _LEAST_AREA * mask.size:
            continue
        hull = cv2.convexHull(contour)
        for share in (0.015, 0.025, 0.04):
            corners = cv2.approxPolyDP(hull, share * cv2.arcLength(hull, True), True)
            if len(corners) == 4:
                found.append(_ordered(corners[:, 0].astype(np.float32)))
                break
    return found


def _ordered(corners: Any) -> Any:
    """Top left first, then clockwise."""
    middle = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    around = corners[np.argsort(angles)]
    return np.roll(around, -int(np.argmin(around.sum(axis=1))), axis=0)


def _score(quad: Any, shape: Any) -> float:
    """The quad's share of the picture, 0 for what can't be a sheet seen by a camera."""
    height, width = shape[:2]
    area = abs(cv2.contourArea(quad)) / (height * width)
    if not _LEAST_AREA <= area <= _MOST_AREA:
        return 0.0
    away = [
        quad[[0, 3], 0].min() > _INSET * width,
        quad[[1, 2], 0].max() < (1 - _INSET) * width,
        quad[[0, 1], 1].min() > _INSET * height,
        quad[[2, 3], 1].max() < (1 - _INSET) * height,
    ]
    sides = [float(np.linalg.norm(b - a)) for a, b in pairwise([*quad, quad[0]])]
    if (
        sum(away) < 3
        or min(sides[0], sides[2]) < 0.6 * max(sides[0], sides[2])
        or min(sides[1], sides[3]) < 0.6 * max(sides[1], sides[3])
    ):
        return 0.0
    return area if all(60 < angle < 120 for angle in _angles(quad)) else 0.0


def _angles(quad: Any) -> list[float]:
    angles = []
    for n in range(4):
        one, other = quad[n - 1] - quad[n], quad[(n + 1) % 4] - quad[n]
        cosine = float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other) + 1e-9))
        angles.append(float(np.degrees(np.arccos(np.clip(cosine, -1, 1)))))
    return angles


def flatten(image: Any, quad: Any) -> Any:
    """The sheet alone, seen from straight above, at the scale it was photographed with."""
    width = round(float(max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3]))))
    height = round(float(max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1]))))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad, corners)
    return cv2.warpPerspective(
        image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )


def lies_within(quad: Any, strips: list[Any]) -> bool:
    """Whether next to all of the text stands on the sheet: else it was no sheet but a part of the page."""
    lengths = [
        float(np.linalg.norm(strip[1] - strip[0]) + np.linalg.norm(strip[3] - strip[0])) for strip in strips
    ]
    inside = sum(
        length
        for strip, length in zip(strips, lengths, strict=True)
        if cv2.pointPolygonTest(quad, tuple(float(v) for v in strip.mean(axis=0)), False) >= 0
    )
    return inside >= 0.97 * sum(lengths)


def even_light(image: Any) -> Any:
    """Gray with shadows and yellowed paper taken out: every place divided by the paper's brightness around it."""
    gray = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    height, width = gray.shape
    small = cv2.resize(gray, (max(8, width // 8), max(8, height // 8)), interpolation=cv2.INTER_AREA)
    paper = cv2.dilate(small, np.ones((7, 7), np.uint8))
    paper = cv2.GaussianBlur(cv2.medianBlur(paper, 11), (0, 0), 5)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(gray, np.maximum(paper, 40), scale=250)
