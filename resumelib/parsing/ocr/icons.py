"""Icons that the reader takes for letters: the sign of LinkedIn before a user name is two of them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from resumelib.model.document import TextBlock
from resumelib.text.tokens import squash

_SIGN = re.compile(r"[\[(|]?[iIl1][nm][\])|.:]?")
_HANDLE = re.compile(r"(?=[^-_.]*[^\W\d_])[\w][\w.-]{3,40}")
_NEAR = 3.0  # in sizes of type: from the sign to the name
_LEAST = 4  # letters that a user name has in common with the largest text of the page


def with_networks(words: Sequence[TextBlock]) -> list[TextBlock]:
    """The words without LinkedIn's sign; the user name behind it links to where the sign says it is."""
    kept: list[TextBlock] = []
    own, signed = _own_names(words), False
    for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
        if _SIGN.fullmatch(word.text) and not _goes_on(before, word) and _is_handle(word, after, own):
            signed = True
            continue
        kept.append(replace(word, link=f"https://www.linkedin.com/in/{word.text}") if signed else word)
        signed = False
    return kept


def _own_names(words: Sequence[TextBlock]) -> list[str]:
    """The words of the page's largest type: the person's name."""
    largest = max((word.size for word in words), default=0.0)
    return [flat for word in words if word.size > 0.95 * largest and len(flat := squash(word.text)) >= _LEAST]


def _goes_on(before: TextBlock | None, word: TextBlock) -> bool:
    """Whether it stands in a sentence: right behind another word of its line."""
    if before is None or before.box is None or word.box is None:
        return False
    level = abs(before.box.y0 - word.box.y0) < 0.4 * word.size
    return level and -0.5 * word.size < word.box.x0 - before.box.x1 < 0.8 * word.size


def _is_handle(sign: TextBlock, word: TextBlock | None, own: Sequence[str]) -> bool:
    if word is None or sign.box is None or word.box is None or not _HANDLE.fullmatch(word.text):
        return False
    level = abs(word.box.y1 - sign.box.y1) < 0.8 * word.size
    near = -0.5 * word.size < word.box.x0 - sign.box.x1 < _NEAR * word.size
    flat = squash(word.text)
    return level and near and any(name in flat for name in own)
