"""Text of a PDF that a person would not see: off the page, tiny, in the ground's color, drawn without ink.

Suspicion is cheap (colors, sizes, pictures, layers, a text mode in the content); only a suspected word is looked at on the rendered page.
"""

import re
import struct
import zlib
from base64 import a85decode
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from resumelib.errors import TooLarge
from resumelib.model.document import HiddenText
from resumelib.parsing.pdf_notes import FONT
from resumelib.parsing.pdf_page import Page, Rgb
from resumelib.parsing.words import Word

TINY = 4.0  # points: below it nobody reads
SCALED = 6.0  # points: a page without anything larger is drawn to another scale
SAME = 0.1  # colors nearer than this, per channel, can't be told apart
MAX_STREAM = 16_000_000
_NO_CONTENT = (b"/Image", b"/FontFile", b"/Length1", b"Type1C", b"CIDFontType", b"/ObjStm", b"/XRef", b"/Metadata", b"/DCTDecode", b"/CMap")  # fmt: skip
_BANG = 33 * (52200625 + 614125 + 7225 + 85 + 1)  # a group of five "!", which stands for nought
_INKLESS_MODE = re.compile(rb"(?<![\d.])[37]\s+Tr\b")


def set_apart(page: Page, data: bytes, inkless_mode: bool) -> list[HiddenText]:
    """Takes hidden words out of `page.words`, in place, and returns them as texts with the reason."""
    reasons: dict[int, str] = {}
    width, height = page.width, page.height
    sizes = [word.size for word in page.words]
    if sizes and min(sizes) < TINY and max(sizes) > SCALED:
        reasons |= {id(word): "tiny" for word in page.words if word.size < TINY}
    for word in page.words:
        if word.x1 >= 0 and word.x0 <= width and 0 <= word.y <= height:
            continue  # nearly every word
        if word.x1 < 0 or word.x0 > width or word.bottom < 0 or word.top > height:
            reasons[id(word)] = "off-page"
    rest = [word for word in page.words if word.font != FONT]
    rest = [word for word in rest if id(word) not in reasons] if reasons else rest
    whys = {id(word): "covered" for word in (_under_pictures(rest, page) if page.pictures else ())}
    whys |= {id(word): "white-on-white" for word in _like_ground(rest, page)}
    suspects = rest if inkless_mode else [word for word in rest if id(word) in whys]
    if suspects:
        unseen = _unseen(page, data, suspects)
        reasons |= {id(word): whys.get(id(word), "invisible-mode") for word in unseen}
    if not reasons:
        return []
    hidden = _texts([(word, reasons[id(word)]) for word in page.words if id(word) in reasons], page.number)
    page.words = [word for word in page.words if id(word) not in reasons]
    return hidden


def has_inkless_mode(data: bytes) -> bool:
    """True where a content stream sets text render mode 3 or 7: text that leaves no ink (also what OCR layers use).

    Raises TooLarge for a stream no page of a CV would need.
    """
    budget, inkless = 4 * MAX_STREAM, False
    for head, packed in _streams(data):
        raw = _decoded(head, packed)
        if len(raw) >= MAX_STREAM:
            raise TooLarge("A page of this PDF holds far more than a page of a CV; it is not read.")
        inkless = inkless or (b"Tr" in raw and bool(_INKLESS_MODE.search(raw)))
        budget -= len(raw)
        if budget < 0:
            break
    return inkless


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The dictionary and the packed bytes of each stream that may draw on a page."""
    place = data.find(b"stream")
    while place >= 0:
        end = data.find(b"endstream", place, place + MAX_STREAM)
        start = place + 6 + (2 if data[place + 6 : place + 8] == b"\r\n" else 1)
        head = data[max(place - 800, 0) : place].rpartition(b" obj")[2]
        if b"<<" in head and not any(mark in head for mark in _NO_CONTENT):
            yield head, data[start : end if end > 0 else place + MAX_STREAM]
        place = data.find(b"stream", end + 9 if end > 0 else place + 6)


def _decoded(head: bytes, raw: bytes) -> bytes:
    """A content stream's text, as far as the two filters that content streams use go."""
    try:
        if b"ASCII85Decode" in head or b"/A85" in head:
            raw = _ascii85(raw.partition(b"~>")[0].translate(None, b" \t\n\r\v"))
        if b"FlateDecode" in head or b"/Fl" in head:
            return zlib.decompressobj().decompress(raw, MAX_STREAM)
    except (zlib.error, ValueError):
        return b""
    return raw.partition(b"endstream")[0]


def _ascii85(text: bytes) -> bytes:
    """Five characters to four bytes. All full groups at once, several times quicker than Python's own; that one reads the rest.

    Raises ValueError.
    """
    full = len(text) // 5 * 5
    if not full or b"z" in text:
        return a85decode(text)
    if min(text) < 33 or max(text) > 117:
        raise ValueError
    groups = zip(*[iter(text[:full])] * 5, strict=True)
    try:
        packed = struct.pack(
            f">{full // 5}I",
            *[52200625 * a + 614125 * b + 7225 * c + 85 * d + e - _BANG for a, b, c, d, e in groups],
        )
    except struct.error as error:
        raise ValueError from error
    return packed + a85decode(text[full:])


def _like_ground(words: Sequence[Word], page: Page) -> list[Word]:
    """Words whose ink is about the color of what is painted beneath, as far as plain shapes tell."""
    grounds = [
        shape for shape in page.shapes if shape.fill is not None and shape.width > 8 and shape.height > 4
    ]
    paints = {shape.fill for shape in grounds} | {(1.0, 1.0, 1.0)}
    inks = {color: _rgb(color) for color in {word.color for word in words}}
    possible = {color for color, ink in inks.items() if any(_same(ink, paint) for paint in paints)}
    found: list[Word] = []
    for word in words if possible else ():
        if word.color in possible:
            ground: Rgb = (1.0, 1.0, 1.0)
            x, y = (word.x0 + word.x1) / 2, word.y - 0.3 * word.size
            for shape in grounds:
                if shape.x0 <= x <= shape.x1 and shape.top <= y <= shape.bottom:
                    ground = shape.fill or ground
            if _same(inks[word.color], ground):
                found.append(word)
    return found


def _under_pictures(words: Sequence[Word], page: Page) -> list[Word]:
    """Words in the box of a picture: over it or under it, which only the rendered page tells."""
    return [
        word
        for word in words
        if any(
            x0 <= word.x0 and word.x1 <= x1 and top <= word.y - 0.3 * word.size <= bottom
            for x0, top, x1, bottom in page.pictures
        )
    ]


def _same(one: Rgb | None, other: Rgb | None) -> bool:
    return (
        one is not None
        and other is not None
        and max(abs(a - b) for a, b in zip(one, other, strict=True)) < SAME
    )


def _rgb(color: str) -> Rgb:
    if len(color) != 7:
        return 0.0, 0.0, 0.0
    return int(color[1:3], 16) / 255, int(color[3:5], 16) / 255, int(color[5:7], 16) / 255


def _unseen(page: Page, data: bytes, suspects: Sequence[Word]) -> list[Word]:
    """The suspects that leave no trace on the rendered page: their box is of one color."""
    import pypdfium2

    if page.turned:
        return []
    try:
        document = pypdfium2.PdfDocument(data)
        sheet = document[page.number]
        scale = min(2.0, 2400 / max(page.width, page.height, 1.0))
        bitmap = sheet.render(scale=scale, grayscale=True, may_draw_forms=False)
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return []
    return [word for word in suspects if _blank(bitmap, word, scale)]


def _blank(bitmap: Any, word: Word, scale: float) -> bool:
    left, right = max(int(word.x0 * scale), 0), min(int(word.x1 * scale) + 1, bitmap.width)
    top, bottom = max(int(word.top * scale), 0), min(int(word.bottom * scale) + 1, bitmap.height)
    rows = [
        bytes(bitmap.buffer[y * bitmap.stride + left : y * bitmap.stride + right]) for y in range(top, bottom)
    ]
    rows = [row for row in rows if row]
    if not rows:
        return False
    return max(max(row) for row in rows) - min(min(row) for row in rows) < 20


def _texts(words: Sequence[tuple[Word, str]], page: int) -> list[HiddenText]:
    """Words of one reason and one line, together."""
    texts: list[HiddenText] = []
    run: list[str] = []
    for index, (word, reason) in enumerate(words):
        run.append(word.text)
        after = words[index + 1] if index + 1 < len(words) else None
        if after is None or after[1] != reason or abs(after[0].y - word.y) > 3 * max(word.size, 4):
            texts.append(HiddenText(" ".join(run), reason, page))
            run = []
    return texts


_ACROSS, _UP, _CHARACTER = attrgetter("origin_x"), attrgetter("origin_y"), attrgetter("char")


def off_page_text(document: Any, page: Page) -> list[HiddenText]:
    """Characters that lie outside the page: the library's runs leave them out, its characters have them."""
    try:
        characters = document.extract_chars(page.number)
    except (RuntimeError, ValueError, OSError):
        return []
    drawn = "".join(map(_CHARACTER, characters))
    if len(drawn) - drawn.count(" ") == page.letters:
        return []  # most pages: the runs have them all
    x0, y0, x1, y1 = page.box
    left, right, low, high = x0 - 1, x1 + 1, y0 - 1, y1 + 1
    across, up = list(map(_ACROSS, characters)), list(map(_UP, characters))
    if left <= min(across) and max(across) <= right and low <= min(up) and max(up) <= high:
        return []
    across_edge = [w for w in page.words if w.x0 < 0 or w.x1 > page.width or not 0 <= w.y <= page.height]
    outside = [
        c
        for c in characters
        if not (left <= c.origin_x <= right and low <= c.origin_y <= high)
        and not any(_belongs(c.origin_x - x0, y1 - c.origin_y, word) for word in across_edge)
    ]
    text = " ".join("".join(c.char for c in outside).split())
    return [HiddenText(text[:20_000], "off-page", page.number)] if text else []


def _belongs(x: float, y: float, word: Word) -> bool:
    """Whether a letter at this place is one of a word that is given back already, half on the page."""
    return word.x0 - 1 <= x <= word.x1 + 1 and abs(word.y - y) < 0.3 * word.size
