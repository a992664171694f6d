"""Single characters as documents draw them: bullets, icons, ligatures, and what is not text at all."""

import re
import unicodedata
from collections import Counter
from functools import cache

BULLETS = frozenset(
    "•●◦○▪▫■□▸▹►▻▶▷‣⁃∙◆◇◈❖➢➤➔➜✓✔✅☑✦★☆→»›⦁⚫⬤·∗⋄\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\uf0de\uf0e0"
)
DASH_BULLETS = frozenset("-–—*−‐")  # bullets only at the start of a line and followed by white space
LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_ICON_FONT = re.compile(
    r"awesome|icon|material|glyph|dingbat|symbol|wingding|webding|feather|octicon|marvosym|academicons|simpleicons|ionic|fa-?(solid|brands|regular)",
    re.IGNORECASE,
)
_AWESOME = re.compile(r"font\s*-?awesome", re.IGNORECASE)
# Font Awesome's signs of a thing (a cap, a globe, an envelope …), by its published code points; carets, dots, checks
# and arrows are not among them: those are bullets too.
_THINGS = frozenset(
    "\uf007\uf015\uf017\uf019\uf02b\uf02c\uf02d\uf02e\uf031\uf041\uf044\uf073\uf080\uf085\uf086\uf08c\uf091\uf095\uf098\uf099\uf09b"
    "\uf0a3\uf0ac\uf0ad\uf0ae\uf0b1\uf0c0\uf0c1\uf0e0\uf0e1\uf0e8\uf0eb\uf0f1\uf0f2\uf108\uf109\uf10b\uf113\uf121\uf126\uf133\uf140\uf15c"
    "\uf19c\uf19d\uf1ab\uf1ac\uf1ad\uf1ae\uf1c0\uf1e6\uf1fd\uf21d\uf233\uf236\uf274\uf2b6\uf2b9\uf2bb\uf2bd\uf2c1\uf2c2\uf3c5\uf3ed\uf4c4"
    "\uf501\uf508\uf518\uf51c\uf549\uf559\uf5a0\uf5da\uf5fc\uf64f\uf66f\uf6e3\uf7d9\uf807"
)
# Zero-width and format characters: they carry no ink.
_INKLESS = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]")


def _control(code: int) -> str:
    """C1 codes are Windows' punctuation misread; an unused code of PDF's WinAnsi is a bullet (ISO 32000-1, D.2)."""
    if code == 0x7F:
        return "•"
    return bytes([code]).decode("cp1252", errors="replace").replace("\ufffd", "•")


_CONTROLS = {code: "" for code in range(32) if code not in (9, 10, 11, 12, 13, 28, 29, 30, 31)}
_CONTROLS |= {code: _control(code) for code in range(0x7F, 0xA0)}


def is_private(character: str) -> bool:
    """True for code points of the private use areas, which icon fonts draw with."""
    code = ord(character)
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000


# What `fold` replaced since somebody last cleared it: the one document that this process is reading.
folded: Counter[str] = Counter()


@cache
def is_icon_font(font: str) -> bool:
    return bool(_ICON_FONT.search(font))


@cache
def is_thing(sign: str, font: str) -> bool:
    """Whether an icon font's sign shows what follows (a phone, a degree), so that it is no bullet however often it comes."""
    return sign in _THINGS and bool(_AWESOME.search(font))


def fold(text: str) -> str:
    """Ligatures to letters, exotic spaces to plain ones, inkless characters away; letters composed (NFC)."""
    if text.isascii() and text.isprintable():
        return text
    text = text.translate(_CONTROLS)
    text, count = _LIGATURE.subn(lambda found: LIGATURES[found.group()], text)
    folded["ligatures"] += count
    text = _INKLESS.sub("", text)
    text = "".join(" " if c.isspace() else c for c in text)
    return unicodedata.normalize("NFC", text)


def squeezed(text: str) -> str:
    """White space runs to one space, ends trimmed."""
    return " ".join(text.split())
