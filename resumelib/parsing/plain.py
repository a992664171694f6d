"""Plain text to lines: indentation, blank lines and wide gaps are its only geometry."""

import re

from msgspec.structs import replace

from resumelib.errors import TooLarge
from resumelib.parsing.glyphs import BULLETS, DASH_BULLETS, fold
from resumelib.parsing.lines import Extracted, Line, Piece

MEDIA_TYPE = "text/plain"
MAX_BYTES = 1_000_000
_BY_HAND = 110  # characters: longer lines are not wrapped at a width
_REST = 5  # words: more are a text of their own
_PLACE = re.compile(r"[A-ZÀ-Þ][\w.'’ -]*(?:, [A-ZÀ-Þ][\w.'’ -]*){1,2}")
_GAP = re.compile(r"\t+| {3,}")


def extract_plain(data: bytes) -> Extracted:
    """Lines of a text file in any common encoding; a run of three spaces or a tab begins a new piece."""
    if len(data) > MAX_BYTES:
        raise TooLarge("This text is far longer than a CV; it is not read. Please give the CV itself.")
    return Extracted(tuple(lines_of_text(decoded(data))), MEDIA_TYPE)


def decoded(data: bytes) -> str:
    """Text by its byte order mark, else UTF-8, else Windows' Western code page."""
    for mark, codec in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(codec, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def lines_of_text(text: str) -> list[Line]:
    lines: list[Line] = []
    width = max([len(line.rstrip()) for line in text.splitlines()], default=0)
    blank, block, before = 0, 0, ""
    alone = ""  # a bullet on a line of its own, as some programs copy lists: it belongs to the next line
    for raw in text.replace("\f", "\n").splitlines():
        # a tab inside a line is a column's border: folded, it would be a space like any other
        shown = "\t".join(fold(part) for part in _indented(raw).split("\t"))
        if not shown.strip():
            blank += 1
            continue
        block += 1 if blank else 0
        indent = len(shown) - len(shown.lstrip())
        if lines and not blank and _ends_column(before, shown, width):
            last = lines[-1]
            wrapped = replace(last.pieces[-1], text=f"{last.pieces[-1].text} {' '.join(shown.split())}")
            lines[-1], before = replace(last, pieces=(*last.pieces[:-1], wrapped)), shown
            continue
        before = shown
        bullet, rest = split_bullet(shown.strip())
        pieces = tuple(Piece(" ".join(part.split())) for part in _GAP.split(rest) if part.strip())
        if alone and (bullet or not pieces):
            lines.append(Line((Piece(alone),), block=block))
            alone = ""
        if not pieces:
            alone = bullet
            continue
        bullet, alone = bullet or alone, ""
        lines.append(Line(pieces, gap=float(min(blank, 3)), bullet=bullet, level=indent // 2, block=block))
        blank = 0
    return [*lines, Line((Piece(alone),), block=block)] if alone else lines


def _ends_column(before: str, shown: str, width: int) -> bool:
    """Whether a line is the rest of the text in the last column of the line before: under it, and it had no room there."""
    parts = [part for part in _GAP.split(before.strip()) if part.strip()]
    text = shown.strip()
    if len(parts) < 2 or width > _BY_HAND or "\t" in before or split_bullet(text)[0] or _GAP.search(text):
        return False
    if len(text.split()) > _REST or _PLACE.fullmatch(text):
        return False
    start = before.rfind(parts[-1])
    return len(shown) - len(shown.lstrip()) == start and len(before.rstrip()) + len(text.split()[0]) >= width


def _indented(raw: str) -> str:
    """The line with the tabs before its text as spaces, and the line's edges bare."""
    text = raw.strip()
    return raw[: len(raw) - len(raw.lstrip())].expandtabs(8) + text


def split_bullet(text: str) -> tuple[str, str]:
    """A leading bullet glyph, or a dash, asterisk or plus with white space after it, and the rest."""
    if text[:1] in BULLETS:
        return text[0], text[1:].strip()
    if text[:1] in DASH_BULLETS | {"+", "o"} and text[1:2] == " ":
        return text[0], text[2:].strip()
    return "", text
