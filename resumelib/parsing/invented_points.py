"""Decimal points that the library reads between two numbers drawn apart ("06 12" as "06.12"): nobody wrote them.

It does so where the gap is wider than a usual space (0.4 to 1.3 of the type's size), as in justified text and columns
of grades. A point that was drawn is narrower than that, but for faces whose letters all have one width: there the page's
single characters tell.
"""

import re
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

_BETWEEN = re.compile(r"(?<=\d)\.(?=\d)")
_WIDE = 0.39  # of the type's size
_KEPT = ("bbox", "page_bbox", "char_widths", "font_name", "font_size", "color", "is_bold", "is_italic", "sequence")  # fmt: skip


def without_invented(document: Any, number: int, spans: Sequence[Any]) -> list[Any]:
    """The upright runs of a page, with a space for each point that stands nowhere on it."""
    wide = {at: points for at, span in enumerate(spans) if (points := _wide_points(span))}
    if not wide:
        return list(spans)
    try:
        drawn = [(c.origin_x, c.origin_y) for c in document.extract_chars(number) if c.char == "."]
    except (RuntimeError, ValueError, OSError):
        return list(spans)
    return [_spaced(span, wide[at], drawn) if at in wide else span for at, span in enumerate(spans)]


def _wide_points(span: Any) -> list[int]:
    text: str = span.text
    if "." not in text or not (places := [match.start() for match in _BETWEEN.finditer(text)]):
        return []
    widths = span.char_widths
    return [at for at in places if len(widths) == len(text) and widths[at] > _WIDE * span.font_size]


def _spaced(span: Any, points: Sequence[int], drawn: Sequence[tuple[float, float]]) -> Any:
    text, widths, size = span.text, span.char_widths, span.font_size
    left, baseline, width, _ = span.bbox
    scale = width / (sum(widths) or 1.0)
    for at in points:
        x0, x1 = left + scale * sum(widths[:at]), left + scale * sum(widths[: at + 1])
        if not any(x0 - 0.2 * size < x < x1 and abs(y - baseline) < 0.5 * size for x, y in drawn):
            text = f"{text[:at]} {text[at + 1 :]}"
    return (
        SimpleNamespace(text=text, **{name: getattr(span, name) for name in _KEPT})
        if text != span.text
        else span
    )
