"""Whether the text layer of a file says what its pages show.

Fonts without a table of their letters give numbers of glyphs instead: "Senior" comes out as "6HQLRU", or as signs of
nobody's. The picture of the page is then the only way to its text.
"""

import re
import unicodedata

_ENOUGH = 200  # letters to judge by
_LATIN = re.compile(r"[a-zA-Z]")
_VOWEL = re.compile(r"[aeiouyAEIOUY]")
_NO_SIGN = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_FEWEST_VOWELS = (
    0.22  # of Latin letters; running text of any language has 0.33 and more, shifted letters below 0.2
)


def is_illegible(text: str) -> bool:
    """Mostly signs that no letter has, or Latin letters of which far too few are vowels."""
    written = len(text) - text.count(" ") - text.count("\n")
    if written < _ENOUGH:
        return False
    if len(_NO_SIGN.findall(text)) > written / 2:
        return True
    plain = unicodedata.normalize("NFD", text)
    letters = len(_LATIN.findall(plain))
    return letters > max(_ENOUGH, written / 2) and len(_VOWEL.findall(plain)) < letters * _FEWEST_VOWELS
