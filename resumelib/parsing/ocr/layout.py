"""From measured strips to words on a level page, and from those to lines in reading order.

The order is the one text layers get (`reading_order`), so the words are brought to its units: points, with the
page's commonest size of type set to 10.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log
from statistics import median
from typing import Any

import numpy as np
from msgspec import structs

from resumelib.model.document import Box, TextBlock
from resumelib.parsing.assemble import lines_of_rows
from resumelib.parsing.glyphs import BULLETS, fold
from resumelib.parsing.lines import Line, Piece
from resumelib.parsing.ocr.letters import set_right
from resumelib.parsing.ocr.strips import CAP_HEIGHT, X_HEIGHT, Measured
from resumelib.parsing.reading_order import Row, order_page
from resumelib.parsing.words import Word, attach_bullets

BODY_POINTS = 10.0
_BOLDER = (1.2, 1.55)  # a bold face's strokes against its regular's: blurred small type, sharp large type
_SPREAD = 0.09  # how far single words stray from either, as a logarithm
_CHANGE = 7.0  # what a change of weight within a strip must be worth
_SHORT, _EXPECTED = 9, 3.0  # letters that are too few to be sure; what their like weigh against them
_SAME_SIZE = 0.09  # sizes closer than this are one
_NEIGHBORS = 1.0  # in ems: strips nearer than this are one text that was found in two parts
_TORN = 0.6  # in ems: a space that may part a margin from the text beside it
_COLUMN = 16  # strips that begin at one place make it the edge of a column of text, not of a table


@dataclass(frozen=True, slots=True)
class PlacedStrip:
    """A read strip with its corners on the level page, in pixels."""

    measured: Measured
    quad: Any
    confidence: float


def words_of_strips(strips: Sequence[PlacedStrip]) -> list[TextBlock]:
    """One TextBlock a word, strip by strip, boxes and sizes in pixels; bold where its strokes are wider than most."""
    sizes = _sizes([(s.measured.size, _letters(s)) for s in strips])
    usual, bolder = _strokes(strips, sizes)
    leans = _leans(
        strips, sizes, [_heavy(s, usual * size, bolder) for s, size in zip(strips, sizes, strict=True)]
    )
    words = []
    for run, (strip, size) in enumerate(zip(strips, sizes, strict=True), 1):
        heavy = _heavy(strip, usual * size, bolder, leans[run - 1])
        texts = _texts(strip)
        for word, text, bold in zip(strip.measured.words, texts, heavy, strict=True):
            start = _point(strip.quad, word.left, strip.measured.baseline)
            end = _point(strip.quad, word.right, strip.measured.baseline)
            y = float(start[1] + end[1]) / 2
            box = Box(float(start[0]), y - 0.75 * size, float(end[0]), y + 0.22 * size)
            sure = strip.confidence
            words.append(TextBlock(text, box=box, size=size, bold=bold, confidence=sure, run=run))
    return words


def _texts(strip: PlacedStrip) -> list[str]:
    """The words' texts with look-alike letters set right by the words around them."""
    texts = [fold(word.text) for word in strip.measured.words]
    right = set_right(" ".join(texts)).split(" ")
    return right if len(right) == len(texts) else texts


def _letters(strip: PlacedStrip) -> int:
    return sum(len(word.text) for word in strip.measured.words)


def _sizes(measured: Sequence[tuple[float, int]]) -> list[float]:
    """Sizes that differ by no more than a measuring error become one, the commonest of them."""
    order = sorted(range(len(measured)), key=lambda n: measured[n][0])
    if not measured:
        return []
    result = [0.0] * len(measured)
    remaining = set(order)
    while remaining:
        best = max(
            remaining,
            key=lambda n: sum(measured[m][1] for m in remaining if _near(measured[m][0], measured[n][0])),
        )
        group = [m for m in remaining if _near(measured[m][0], measured[best][0])]
        size = median(measured[m][0] for m in group for _ in range(1 + measured[m][1] // 10))
        for member in group:
            result[member] = size
        remaining -= set(group)
    return _without_slips(result, measured)


def _without_slips(sizes: list[float], measured: Sequence[tuple[float, int]]) -> list[float]:
    """Lines of body text that seem to be of three quarters its size were measured at their small letters."""
    body = max(
        set(sizes), key=lambda size: sum(n for s, (_, n) in zip(sizes, measured, strict=True) if s == size)
    )
    slip = X_HEIGHT / CAP_HEIGHT
    return [
        body if letters >= 12 and abs(size / body - slip) < 0.07 else size
        for size, (_, letters) in zip(sizes, measured, strict=True)
    ]


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_SIZE * other


def _strokes(strips: Sequence[PlacedStrip], sizes: Sequence[float]) -> tuple[float, float]:
    """The page's median stroke in shares of the type's size, by letters, and how much wider its bold ones are."""
    values = [
        word.stroke / size
        for strip, size in zip(strips, sizes, strict=True)
        for word in strip.measured.words
        for _ in range(min(len(word.text), 12))
        if word.stroke
    ]
    usual = median(values) if values else 1.0
    wider = [value / usual for value in values if value > 1.14 * usual]
    return usual, min(max(median(wider), _BOLDER[0]), _BOLDER[1]) if wider else _BOLDER[1]


def _leans(
    strips: Sequence[PlacedStrip], sizes: Sequence[float], heavy: Sequence[Sequence[bool]]
) -> list[float]:
    """How far each strip is expected to be bold (above 0) or not: as the others of its size are, where that is no body size.

    A short title shows too few strokes to tell ("Skills"), but titles of one size are of one weight.
    """
    letters = [_letters(strip) for strip in strips]
    body = max(
        set(sizes),
        key=lambda size: sum(n for n, s in zip(letters, sizes, strict=True) if s == size),
        default=0.0,
    )
    found = []
    for n, size in enumerate(sizes):
        others = [
            sum(h) / len(h) > 0.5
            for m, h in enumerate(heavy)
            if m != n and h and sizes[m] > 1.05 * body and abs(sizes[m] - size) <= 0.13 * size
        ]
        known = others and size > 1.05 * body and letters[n] <= 2 * _SHORT
        weight = _EXPECTED * min(1.0, _SHORT / max(letters[n], 1))
        found.append(weight * (2 * sum(others) / len(others) - 1) if known else 0.0)
    return found


def _heavy(strip: PlacedStrip, usual: float, bolder: float, lean: float = 0.0) -> list[bool]:
    """Regular or bold for each word: the likeliest course along the strip, where every change has its price."""
    costs = []
    for word in strip.measured.words:
        letters = sum(c.isalpha() for c in word.text)
        wide = log(max(word.stroke, 0.1) / usual)
        price = min(letters, 8) / 4 if word.stroke else 0
        regular, bold = (price * ((wide - center) / _SPREAD) ** 2 for center in (0.0, log(bolder)))
        costs.append((regular + max(lean, 0.0), bold + 0.1 - min(lean, 0.0)))
    return _cheapest(costs)


def _cheapest(costs: Sequence[tuple[float, float]]) -> list[bool]:
    """Viterbi over two states."""
    totals, came = (0.0, 0.0), []
    for cost in costs:
        back = (totals[1] + _CHANGE < totals[0], not totals[0] + _CHANGE < totals[1])
        came.append(back)
        totals = (
            cost[0] + (totals[1] + _CHANGE if back[0] else totals[0]),
            cost[1] + (totals[1] if back[1] else totals[0] + _CHANGE),
        )
    state, course = totals[1] < totals[0], []
    for back in reversed(came):
        course.append(state)
        state = back[1] if state else back[0]
    return course[::-1]


def _point(quad: Any, along: float, down: float) -> Any:
    upper = quad[0] * (1 - along) + quad[1] * along
    lower = quad[3] * (1 - along) + quad[2] * along
    return np.asarray(upper * (1 - down) + lower * down)


# ---------------------------------------------------------------- words to lines


def lines_of_words(words: Sequence[TextBlock], page: int = 0) -> list[Line]:
    """Lines in reading order, in points; each piece has the confidence of the words it was made of."""
    if not words:
        return []
    scale = points_per_pixel(words)
    placed = _placed(words, scale)
    sure = {id(word): block.confidence for word, block in zip(placed, words, strict=True)}
    placed = attach_bullets(placed)
    rows = [row for row in order_page(placed).rows if row.fragments]
    lines = lines_of_rows(rows, page)
    if len(lines) != len(rows):
        return lines
    return [_with_confidence(line, row, sure) for line, row in zip(lines, rows, strict=True)]


def points_per_pixel(words: Sequence[TextBlock]) -> float:
    """What brings the commonest size of type to BODY_POINTS."""
    sizes = [block.size for block in words for _ in range(len(block.text))]
    return BODY_POINTS / median(sizes) if sizes else 1.0


def _placed(words: Sequence[TextBlock], scale: float) -> list[Word]:
    """Words of one strip are numbered as one run: their gaps are spaces, however wide they were stretched.

    Unless a word begins where a column does: a strip may run over from a narrow margin into the text beside it.
    """
    placed: list[Word] = []
    number, run = 0.0, 0
    edges = _edges(words, scale)
    for block in words:
        assert block.box is not None
        y = (block.box.y0 + 0.75 * block.size) * scale
        x0, x1, size = block.box.x0 * scale, block.box.x1 * scale, round(block.size * scale * 2) / 2
        last = placed[-1] if placed else None
        together = (
            last is not None
            and abs(last.y - y) < 0.2 * size
            and -0.5 < x0 - last.x1 < (1.6 if block.run == run else _NEIGHBORS) * size
            and not (x0 - last.x1 > _TORN * size and _is_edge(x0, size, edges))
        )
        number, run = number + 0.001 if together else float(int(number) + 2), block.run
        placed.append(Word(block.text, x0, x1, y, size, number, bold=block.bold, link=block.link))
    return placed


def _edges(words: Sequence[TextBlock], scale: float) -> list[float]:
    """Where strips begin, from left to right."""
    starts = [words[0], *(block for before, block in pairwise(words) if before.run != block.run)]
    return sorted(block.box.x0 * scale for block in starts if block.box is not None)


def _is_edge(x: float, size: float, edges: Sequence[float]) -> bool:
    return bisect_right(edges, x + 0.3 * size) - bisect_left(edges, x - 0.3 * size) >= _COLUMN


def _with_confidence(line: Line, row: Row, sure: dict[int, float]) -> Line:
    words = [word for fragment in row.fragments for word in fragment.words]
    return structs.replace(line, pieces=tuple(_sure_piece(piece, words, sure) for piece in line.pieces))


def _sure_piece(piece: Piece, words: Sequence[Word], sure: dict[int, float]) -> Piece:
    inside = [sure[id(w)] for w in words if w.x0 >= piece.x0 - 0.1 and w.x1 <= piece.x1 + 0.1]
    return structs.replace(piece, confidence=round(min(inside), 3)) if inside else piece


_READ_AS_BULLET = {"。": "◦", "゜": "◦", "°": "◦"}


def split_bullets(words: Sequence[TextBlock]) -> list[TextBlock]:
    """A bullet that was read as part of its word stands alone again; ornaments that nothing follows are dropped."""
    parted: list[TextBlock] = []
    for block in words:
        first = _READ_AS_BULLET.get(block.text[:1], block.text[:1])
        if first in BULLETS and block.box and len(block.text) > 1:
            edge = min(block.box.x0 + 0.35 * block.size, block.box.x1)
            parted.append(replace(block, text=first, box=replace(block.box, x1=edge), bold=False))
            block = replace(block, text=block.text[1:], box=replace(block.box, x0=edge + 0.3 * block.size))
        elif first in BULLETS:
            block = replace(block, text=first)
        parted.append(block)
    return [block for block in parted if block.text not in BULLETS or _is_followed(block, parted)]


def _is_followed(bullet: TextBlock, words: Sequence[TextBlock]) -> bool:
    """Whether text stands to its right on the same line."""
    assert bullet.box is not None
    for other in words:
        if other.box is None or other is bullet or other.text in BULLETS:
            continue
        level = abs(other.box.y1 - bullet.box.y1) < 0.6 * max(other.size, bullet.size)
        if level and -0.3 * other.size < other.box.x0 - bullet.box.x1 < 4 * other.size:
            return True
    return False
