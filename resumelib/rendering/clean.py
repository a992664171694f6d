"""Text from anywhere, made safe to print: literal, without characters that draw nothing or turn the line around."""

import re
import unicodedata

from resumelib.errors import UnsupportedInput

# Drawn as nothing, or only there to reorder or to hide: zero width space, word joiner, BOM, soft hyphen,
# bidi embeddings, overrides and isolates, Arabic letter mark, invisible operators, tags. And private use: icons
# of a font that is not here.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff\ue000-\uf8ff\U000f0000-\U0010fffd]"
)
# What joins pictures into one, or picks their colors: the pictures are printed side by side.
_PICTURE_GLUE = re.compile(
    "[\ufe00-\ufe0f]|\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])|[\U0001f3fb-\U0001f3ff]"
)
# Latin, Greek, Cyrillic and their punctuation: nothing of the above.
_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u034e\u0350-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20cf]*")
_FLAG_LETTERS = {0x1F1E6 + n: chr(ord("A") + n) for n in range(26)}  # a flag prints as its country's letters
_LARGEST_PHOTO = 2_000_000  # bytes; a prepared portrait has a tenth
BAD_PHOTO = "The photo can't be printed as it is: send it as a picture, to be prepared first."
_SPACE = re.compile(r"\s+")
_SCHEME = re.compile(r"(?i)^(https?)://(www\.)?")
_LINK = re.compile(r"(?i)^(https?://[^\s]+\.[^\s]+|mailto:[^\s@]+@[^\s@]+|tel:\+?\d{3,})$")
_BARE = re.compile(r"(?i)^[\w.-]+\.[a-z]{2,}(/\S*)?$")


def printable(text: str) -> str:
    """One line: control, invisible and unassigned characters dropped, runs of space made one space."""
    if _PLAIN.fullmatch(text) and text.isprintable():  # most texts: only their spaces can need anything
        return " ".join(text.split()) if "  " in text else text.strip()
    text = _PICTURE_GLUE.sub("", _INVISIBLE.sub("", text))
    text = text.translate(_FLAG_LETTERS)
    if not text.isprintable():
        text = "".join(
            c if c.isprintable() or unicodedata.category(c) == "Zs" else _stand_in(c) for c in text
        )
    return _SPACE.sub(" ", text).strip()


def _stand_in(char: str) -> str:
    """A space for what separates, the character itself where it joins letters or draws, nothing otherwise."""
    category = unicodedata.category(char)
    if category in ("Zl", "Zp") or char in "\t\n\v\f\r":
        return " "
    return char if char in "\u200c\u200d" else ""


def paragraphs(text: str) -> tuple[str, ...]:
    """The text's own paragraphs, each one printable line, empty ones left out."""
    return tuple(line for line in map(printable, text.splitlines()) if line)


def check_photo(photo: bytes) -> None:
    """Raises UnsupportedInput for what is neither JPEG nor PNG, or larger than a portrait ever is."""
    if not photo.startswith((b"\xff\xd8", b"\x89PNG")) or len(photo) > _LARGEST_PHOTO:
        raise UnsupportedInput(BAD_PHOTO)


def display_url(url: str) -> str:
    """As a person writes it: no scheme, no www, no final slash."""
    return _SCHEME.sub("", printable(url)).rstrip("/")


def link_target(url: str) -> str:
    """The address to open, or empty: only http, https, mailto and tel are ever linked."""
    url = printable(url)
    if _BARE.match(url):
        url = f"https://{url}"
    return url if _LINK.match(url) else ""
