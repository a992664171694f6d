"""Words that stand on a PDF's page without being part of it: the values of form fields, and text written over it."""

from collections.abc import Iterable, Mapping
from typing import Any

from resumelib.parsing.words import Word

FONT = "(form)"  # the page's own painting doesn't show these words
_WRITTEN = {"Text", "Choice"}  # kinds of field that hold what a person typed
_MOST = 4_000  # characters of one field


def noted_words(annotations: Iterable[Mapping[str, Any]], x0: float, page_top: float) -> list[Word]:
    """In reading order of each note. A sticky note's text is not on the page; a free text's is."""
    words: list[Word] = []
    for note in annotations:
        text, rect = _text(note), note.get("rect")
        if text and rect:
            left, top = min(rect[0], rect[2]) - x0, page_top - max(rect[1], rect[3])
            words += _placed(text, left, top, abs(rect[3] - rect[1]), len(words))
    return words


def _text(note: Mapping[str, Any]) -> str:
    if note.get("subtype") == "Widget" and note.get("field_type") in _WRITTEN:
        return str(note.get("field_value") or "")[:_MOST]
    if note.get("subtype") == "FreeText":
        return str(note.get("contents") or "")[:_MOST]
    return ""


def _placed(text: str, left: float, top: float, height: float, sequence: int) -> list[Word]:
    """Line under line in the note's box; widths are those of a middling typeface."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    step = height / max(len(lines), 1)
    size = min(max(0.7 * step, 6.0), 11.0)
    words: list[Word] = []
    for number, line in enumerate(lines):
        x, y = left + 2, top + number * step + 0.5 * step + 0.35 * size
        for text_ in line:
            wide = 0.5 * size * len(text_)
            words.append(Word(text_, x, x + wide, y, size, 1e6 + sequence + len(words), FONT))
            x += wide + 0.28 * size
    return words
