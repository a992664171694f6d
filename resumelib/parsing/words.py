"""From a PDF library's text runs to words with their place and look."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

from msgspec import Struct

from resumelib.parsing.glyphs import BULLETS, DASH_BULLETS, fold, is_icon_font, is_private, is_thing

Place = Callable[
    [float, float], tuple[float, float]
]  # a run's origin in the file -> x, baseline from the top


ASCENT, DESCENT = 0.75, 0.22  # of a letter above and below its baseline, in ems


class Word(Struct, eq=False, gc=False):
    """A stretch without white space. `y` is the baseline from the page's top; `glued` means no space before it."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    sequence: float
    font: str = ""
    bold: bool = False
    italic: bool = False
    color: str = ""
    link: str = ""
    bullet: str = ""
    glued: bool = False

    @property
    def top(self) -> float:
        return self.y - ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.y + DESCENT * self.size

    def __repr__(self) -> str:
        return f"Word({self.text!r}, {self.x0:.0f}-{self.x1:.0f} @{self.y:.0f})"


_UNBROKEN = re.compile(r"\S+")


@lru_cache(maxsize=512)
def font_family(name: str) -> str:
    """`ABCDEF+SourceSans3-Bold` to `SourceSans3`."""
    name = name.split("+", 1)[-1]
    for end in ("-Identity-H", "-Identity-V"):
        name = name.removesuffix(end)
    return name


@lru_cache(maxsize=512)
def hex_color(rgb: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(255 * min(max(value, 0.0), 1.0)):02x}" for value in rgb[:3])


class Run:
    """A run of our own making, with the attributes of the library's."""

    def __init__(self, character: Any, number: int) -> None:
        self.text = ""
        self.char_widths: list[float] = []
        self.bbox = self.page_bbox = tuple(character.bbox)
        self.font_name, self.font_size, self.color = character.font_name, character.font_size, character.color
        self.is_bold = "old" in str(character.font_weight) or "Black" in str(character.font_weight)
        self.is_italic, self.sequence = character.is_italic, number

    def add(self, character: Any) -> None:
        x, y, _, height = self.bbox
        self.text += character.char
        self.char_widths.append(character.bbox[2])
        self.bbox = self.page_bbox = (x, y, max(character.bbox[0] + character.bbox[2] - x, 0.1), height)

    def continues(self, character: Any) -> bool:
        x, y, width, _ = self.bbox
        same = (self.font_name, self.font_size) == (character.font_name, character.font_size)
        return (
            same
            and abs(character.bbox[1] - y) < 0.5
            and abs(character.bbox[0] - x - width) < 0.12 * self.font_size
        )


def runs_of_characters(characters: Iterable[Any]) -> list[Run]:
    """Characters as drawn, chained while they touch. Upright text only."""
    runs: list[Run] = []
    for character in characters:
        if not runs or not runs[-1].continues(character):
            runs.append(Run(character, len(runs)))
        runs[-1].add(character)
    return runs


def words_of_spans(spans: Iterable[Any], place: Place, heavier: frozenset[str] = frozenset()) -> list[Word]:
    """Words of all runs; a run that ends in white space, or is nothing else, parts its neighbors.

    `heavier` are fonts whose words are bold though their names do not say so.
    """
    words: list[Word] = []
    parted = False
    for span in spans:
        made = words_of_span(span, place)
        if made and parted:
            made[0].glued = False
        if heavier and made and span.font_name in heavier:
            for word in made:
                word.bold = True
        words += made
        parted = span.text[-1:].isspace()
    return words


def words_of_span(span: Any, place: Place) -> list[Word]:
    """Words of one run; places inside it follow from the character widths, stretched to the run's own box."""
    raw: str = span.text
    if not raw or raw.isspace():
        return []
    left, low, width, _ = span.bbox
    x, y = place(left, low)
    size, font = span.font_size, font_family(span.font_name)
    color, bold, italic, sequence = hex_color(tuple(span.color)), span.is_bold, span.is_italic, span.sequence
    edges = _edges(raw, span.char_widths, x, width)
    words = [
        Word(
            text,
            edges[start],
            edges[end],
            y,
            size,
            sequence + start / 10000,
            font,
            bold,
            italic,
            color,
        )
        for text, start, end in _parted(raw)
    ]
    if words and not raw[0].isspace():
        words[0].glued = True  # provisional: stays so only when it touches its neighbor
    return words


def _parted(raw: str) -> list[tuple[str, int, int]]:
    """The words of a run as they are read, and where each begins and ends in it."""
    parts = []
    if raw.isascii() and raw.isprintable():  # nearly every run: its only white space is the space
        start = 0
        for text in raw.split(" "):
            end = start + len(text)
            if text:
                parts.append((text, start, end))
            start = end + 1
        return parts
    for found in _UNBROKEN.finditer(raw):
        text = fold(found.group())
        if text:
            parts.append((text, *found.span()))
    return parts


_EQUAL = 0.01  # points


def _edges(raw: str, widths: Sequence[float], x: float, width: float) -> list[float]:
    """Left edge of every character and the right edge of the last, from the widths where they fit the text."""
    total = sum(widths)
    if len(widths) != len(raw) or total <= 0:
        step = width / len(raw)
        return [x + step * index for index in range(len(raw) + 1)]
    surplus, spaces = width - total, raw.count(" ")
    if -_EQUAL < surplus < _EQUAL:
        pass
    elif spaces and surplus > 0:  # justified text stretches its spaces
        wider = surplus / spaces
        widths = [advance + wider if character == " " else advance for character, advance in zip(raw, widths, strict=True)]  # fmt: skip
    else:
        scale = width / total
        widths = [advance * scale for advance in widths]
    return list(accumulate(widths, initial=x))


_ADDRESS = re.compile(r"(?i)https?:|www\.|\S+@\S")  # a sign before it says what it is: a globe, an envelope


def drop_icons(words: Iterable[Word]) -> list[Word]:
    """Words without pictograms of icon fonts; a bullet drawn with such a font stays, as a bullet."""
    words = list(words)
    odd = [at for at, word in enumerate(words) if len(word.text) < 3 or not word.text.isascii()]
    signs = [(words[at], at + 1) for at in odd if len(words[at].text) == 1]
    icons = Counter(
        (word.text, round(word.x0 / 3))
        for word, after in signs
        if _pictogram(word) and not (after < len(words) and _ADDRESS.match(words[after].text))
    )
    dropped = set()
    for at in odd:
        word = words[at]
        text = word.text
        if len(text) == 1 and not is_thing(text, word.font):
            if text in BULLETS:
                continue
            if icons and icons[text, round(word.x0 / 3)] >= 3:
                word.text = "•"  # one sign before many lines, one under the other
                continue
        text = text if text.isascii() else "".join([c for c in text if not is_private(c)])
        if not text or (len(text) <= 2 and is_icon_font(word.font)):
            dropped.add(at)
        else:
            word.text = text
    return [word for at, word in enumerate(words) if at not in dropped] if dropped else words


def _pictogram(word: Word) -> bool:
    return is_private(word.text) or is_icon_font(word.font)


def attach_drawn_bullets(words: list[Word], shapes: Sequence[Any]) -> None:
    """Small painted dots and squares before a line are its bullet, as browsers draw list marks."""
    dots = [s for s in shapes if (s.fill or s.stroke) and 1.2 <= s.width <= 7 and 0.5 <= s.width / max(s.height, 0.1) <= 2]  # fmt: skip
    if not dots or not words:
        return
    starts = sorted(words, key=lambda w: w.y)
    lines = [w.y for w in starts]
    for dot in dots:
        middle = (dot.top + dot.bottom) / 2
        near = starts[bisect_left(lines, middle - 2) : bisect_left(lines, middle + 20)]
        near = [w for w in near if -0.15 * w.size <= w.y - middle <= 0.75 * w.size]
        if any(w.x0 < dot.x1 and w.x1 > dot.x0 - 1.2 * w.size for w in near):
            continue  # text stands on it or right before it: a separator, a timeline's mark, or decoration
        near = [w for w in near if w.y - middle >= -0.05 * w.size and dot.width < 0.65 * w.size]
        after = min((w for w in near if 0 < w.x0 - dot.x1 < 2.6 * w.size), key=lambda w: w.x0, default=None)
        if after is not None and not after.bullet:
            after.bullet = "•"


_SIGNS = BULLETS | DASH_BULLETS


def attach_bullets(words: list[Word]) -> list[Word]:
    """Takes bullet glyphs off and notes them on the word they stand before, which then begins where they did."""
    if _SIGNS.isdisjoint([word.text[:1] for word in words]):
        return words
    placed = sorted([(round(word.y), word.x0, number) for number, word in enumerate(words)])
    by_place = [words[number] for _, _, number in placed]
    reach = 0.45 * max([word.size for word in words]) + 1.0
    heights = [height for height, _, _ in placed]
    taken: set[int] = set()
    for index in [number for number, word in enumerate(by_place) if word.text[:1] in _SIGNS]:
        word = by_place[index]
        if len(word.text) > 1 and not _runs_into_sign(word):
            continue
        low = bisect_left(heights, word.y - reach, max(0, index - 40), index)
        high = bisect_right(heights, word.y + reach, index, min(index + 40, len(heights)))
        follower, starts_line = _beside(by_place[low:high], word)
        if len(word.text) > 1:
            if starts_line:
                _take_sign(word)
            continue
        if follower is None or (not starts_line and word.text in DASH_BULLETS):
            continue
        if not starts_line and word.text in "·•∙→»›|":
            continue  # a separator within a line
        follower.bullet = word.text
        taken.add(id(word))
    return [word for word in words if id(word) not in taken]


_RUN_IN = BULLETS - frozenset("*·|»›→")


def _runs_into_sign(word: Word) -> bool:
    """A bullet with so little space after it that both are one word."""
    return word.text[0] in _RUN_IN and word.text[1].isalpha()


def _take_sign(word: Word) -> None:
    word.bullet, word.text = word.text[0], word.text[1:]
    word.x0 = min(word.x0 + 0.5 * word.size, word.x1)


def _beside(near: Sequence[Word], bullet: Word) -> tuple[Word | None, bool]:
    """The word right after a sign on its line, and whether none stands right before it."""
    best: Word | None = None
    first = True
    x0, x1, y, size = bullet.x0, bullet.x1, bullet.y, bullet.size
    for other in near:
        em = other.size if other.size > size else size
        if not -0.45 * em <= other.y - y <= 0.45 * em or other is bullet:
            continue
        if -0.5 <= other.x0 - x1 <= 3.2 * em and (best is None or other.x0 < best.x0):
            best = other
        if -0.5 <= x0 - other.x1 <= 1.2 * other.size:
            first = False
    return best, first
