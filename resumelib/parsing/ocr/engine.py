"""The two neural models of the `rapidocr` wheel, run directly: where text stands, and what it says.

Own pre- and post-processing around onnxruntime, because the wrapper's padding and batching cost more than the models.
Loading takes 0.4 s and 120 MB, once per process; nothing is imported before the first picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np

DETECTOR = "PP-OCRv6_det_small.onnx"
WHEEL_READER = "PP-OCRv6_rec_small.onnx"
READER = "reader.onnx"  # ours, made from the wheel's by `benchmarks/compile_reader.py`: Latin letters, 8-bit
ROW_HEIGHT = 48  # the reader's input height in pixels, fixed by the model


@dataclass(frozen=True, slots=True)
class Tuning:
    """What `benchmarks/ocr.py` varies.

    `detect_side`: longest side the detector sees, in pixels; `squeeze`: share of its width that a strip keeps before the
    reader; `doubt`: strips with a character less sure than this are read again, 0 for never.
    """

    detect_side: int = 1120
    threshold: float = 0.3
    box_threshold: float = 0.45
    unclip: float = 1.5
    squeeze: float = 0.8
    batch: int = 1
    threads: int = 1
    reader: str = READER
    doubt: float = 0.5


DEFAULT = Tuning()


@dataclass(frozen=True, slots=True)
class Reading:
    """One strip read: the text, its mean confidence, and where each character's middle stands (0 to 1 along the strip).

    `weakest` is the least sure character's confidence.
    """

    text: str
    confidence: float
    positions: tuple[float, ...]
    weakest: float = 0.0


def _model_path(name: str) -> Path:
    return Path(__file__).with_name(name) if name == READER else wheel_model(name)


def wheel_model(name: str) -> Path:
    spec = find_spec("rapidocr")  # finds the folder without importing the wrapper (0.6 s)
    assert spec is not None and spec.submodule_search_locations
    return Path(next(iter(spec.submodule_search_locations))) / "models" / name


@lru_cache(maxsize=4)
def _session(name: str, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = (
        False  # every strip has its own width: an arena would keep the largest of each
    )
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(_model_path(name)), options, providers=["CPUExecutionProvider"])


def preload_models(tuning: Tuning = DEFAULT) -> None:
    """Loads both models before they are needed, as a parent that forks readers does."""
    cv2.setNumThreads(tuning.threads)
    _session(DETECTOR, tuning.threads)
    _session(tuning.reader, tuning.threads)
    _characters(tuning.reader)


@lru_cache(maxsize=2)
def _characters(reader: str) -> tuple[str, ...]:
    """Index 0 is the blank; the model's list has no space, which comes last."""
    listed = _session(reader, 1).get_modelmeta().custom_metadata_map["character"].split("\n")
    return ("", *listed, " ")


def detect(image: Any, tuning: Tuning = DEFAULT) -> list[Any]:
    """Text strips on an RGB picture: 4 × 2 arrays of corners (top left first, clockwise), in its pixels."""
    height, width = image.shape[:2]
    scale = min(1.0, tuning.detect_side / max(height, width))
    size = (max(32, round(width * scale / 32) * 32), max(32, round(height * scale / 32) * 32))
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    batch = (small.astype(np.float32) / 127.5 - 1.0).transpose(2, 0, 1)[None]
    heat = _session(DETECTOR, tuning.threads).run(None, {"x": batch})[0][0, 0]
    return _quads(heat, (width / size[0], height / size[1]), tuning)


def _quads(heat: Any, scale: tuple[float, float], tuning: Tuning) -> list[Any]:
    mask = (heat > tuning.threshold).astype(np.uint8)
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour in contours:
        (cx, cy), (w, h), angle = cv2.minAreaRect(contour)
        if min(w, h) < 2 or _mean_inside(heat, contour) < tuning.box_threshold:
            continue
        grow = (
            w * h * tuning.unclip / (w + h)
        )  # the detector is trained on shrunken boxes: distance = area·ratio/perimeter
        quad = _corners((cx, cy), (w + grow, h + grow), angle)
        found.append(quad * np.array(scale, np.float32))
    return found


def _mean_inside(heat: Any, contour: Any) -> float:
    x, y, w, h = cv2.boundingRect(contour)
    mask = np.zeros((h, w), np.uint8)
    cv2.fillPoly(mask, [contour - (x, y)], 1)
    return float(cv2.mean(heat[y : y + h, x : x + w], mask)[0])


def _corners(center: tuple[float, float], size: tuple[float, float], degrees: float) -> Any:
    """Top left first, then clockwise, of a rectangle whose upper side is the one nearest to level.

    By the angle, not by comparing corners: of a strip that stands and leans, both left corners may be at one end.
    """
    quarters = round(degrees / 90)
    width, height = size if quarters % 2 == 0 else size[::-1]
    angle = np.radians(degrees - 90 * quarters)
    along = np.array([np.cos(angle), np.sin(angle)]) * width / 2
    down = np.array([-np.sin(angle), np.cos(angle)]) * height / 2
    middle = np.array(center)
    return np.array(
        [middle - along - down, middle + along - down, middle + along + down, middle - along + down],
        np.float32,
    )


def cut(image: Any, quad: Any) -> Any:
    """The strip under `quad`, straightened."""
    width = max(1, round(float(max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3])))))
    height = max(1, round(float(max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1])))))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad, corners)
    return cv2.warpPerspective(
        image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )


def recognize(strips: Sequence[Any], tuning: Tuning = DEFAULT) -> list[Reading]:
    """What each strip says, in order. Strips of like width share a batch."""
    rows = [row(strip, tuning) for strip in strips]
    characters = _characters(tuning.reader)
    order = sorted(range(len(rows)), key=lambda index: rows[index].shape[1])
    readings: list[Reading] = [Reading("", 0.0, ())] * len(rows)
    session = _session(tuning.reader, tuning.threads)
    for start in range(0, len(order), tuning.batch):
        chosen = order[start : start + tuning.batch]
        widest = max(rows[index].shape[1] for index in chosen)
        batch = np.zeros((len(chosen), 3, ROW_HEIGHT, widest), np.float32)
        for place, index in enumerate(chosen):
            batch[place, :, :, : rows[index].shape[1]] = rows[index].transpose(2, 0, 1)
        scores = session.run(None, {"x": batch})[0]
        for place, index in enumerate(chosen):
            readings[index] = _decode(scores[place], rows[index].shape[1] / widest, characters)
    return readings


def recognize_carefully(strips: Sequence[Any], tuning: Tuning = DEFAULT) -> list[Reading]:
    """Every strip by the quick reader; those it doubts once more, wide and unrounded, by the wheel's own."""
    readings = recognize(strips, tuning)
    doubtful = [n for n, reading in enumerate(readings) if reading.text and reading.weakest < tuning.doubt]
    again = (
        recognize([strips[n] for n in doubtful], replace(tuning, reader=WHEEL_READER, squeeze=1.0))
        if doubtful
        else []
    )
    for number, reading in zip(doubtful, again, strict=True):
        if reading.confidence >= readings[number].confidence - 0.03:
            readings[number] = reading
    return readings


def row(strip: Any, tuning: Tuning) -> Any:
    """The strip as the reader takes it: ROW_HEIGHT high, -1 to 1."""
    height, width = strip.shape[:2]
    wide = max(16, round(width * ROW_HEIGHT / height * tuning.squeeze / 8) * 8)
    how = cv2.INTER_AREA if height > ROW_HEIGHT else cv2.INTER_LINEAR
    resized = cv2.resize(strip, (wide, ROW_HEIGHT), interpolation=how)
    return resized.astype(np.float32) / 127.5 - 1.0


def _decode(scores: Any, used: float, characters: Sequence[str]) -> Reading:
    """CTC: the best class of each step, repeats merged, blanks dropped."""
    steps = scores.shape[0]
    best = scores.argmax(axis=1)
    sure = scores[np.arange(steps), best]
    keep = (best != 0) & (np.concatenate(([True], best[1:] != best[:-1])))
    text = "".join(characters[index] for index in best[keep])
    if not text:
        return Reading("", 0.0, ())
    positions = tuple(float(p) for p in np.minimum((np.nonzero(keep)[0] + 0.5) / (steps * used), 1.0))
    return Reading(text, float(sure[keep].mean()), positions, float(sure[keep].min()))
