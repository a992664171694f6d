"""Numbers of an ordered list ("1.", "2.") set apart before its texts: they are bullets."""

from collections import defaultdict
from itertools import pairwise

from resumelib.parsing.words import Word

_LEAST, _MOST = 0.5, 3.2  # ems between a number and its text: more than a space


def attach_numbers(words: list[Word]) -> list[Word]:
    """Takes such numbers off, and notes a bullet on the word after each, where several stand one under the other."""
    if not any(word.text[-1] in ".)" and word.text[0].isdigit() for word in words):
        return words
    columns: dict[int, list[tuple[int, Word, Word]]] = defaultdict(list)
    for word in words:
        digits = word.text[:-1]
        if word.text[-1] in ".)" and len(digits) <= 2 and digits.isdecimal():
            text = _text_after(words, word)
            if text is not None:
                columns[round(word.x1 / 4)].append((int(digits), word, text))
    taken: set[int] = set()
    for column in columns.values():
        column.sort(key=lambda one: one[1].y)
        for (number, word, text), (after, below, its) in pairwise(column):
            if after == number + 1:
                text.bullet, its.bullet = word.text, below.text
                taken |= {id(word), id(below)}
    return [word for word in words if id(word) not in taken] if taken else words


def _text_after(words: list[Word], number: Word) -> Word | None:
    """The word a tab after a number that begins its line."""
    em = number.size
    beside = [
        word
        for word in words
        if abs(word.y - number.y) < 0.3 * em and word is not number and word.x1 > number.x0 - 2 * em
    ]
    after = min(beside, key=lambda word: word.x0, default=None)
    return after if after and _LEAST * em < after.x0 - number.x1 < _MOST * em else None
