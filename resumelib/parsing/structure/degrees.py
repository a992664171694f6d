"""The text of a degree: what kind of study it is, and of what."""

import re

from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.lexicon import degree_at_start, has_degree
from resumelib.text.tokens import fold

IN = re.compile(r"(?i)\s+(?:in|im|en|em|w|op het gebied van|zakresie)\s+|\s*[,:]\s+|\s+[–—-]\s+|\s*\(")
JOINT_END = re.compile(r"(?i)\s+(?:in|im|en|em|w)$")
_COURSE_WORDS = frozenset(
    [
        "formation",
        "curso",
        "corso",
        "kurs",
        "cours",
        "certificate",
        "certificat",
        "weiterbildung",
        "opleiding",
        "cursus",
        "ausbildung",
        "lehre",
    ]
)


def split_degree(bit: Bit) -> tuple[Bit | None, Bit | None]:
    """Study type and area of "Bachelor of Science in Physics"; either may be missing.

    "X of Y" stays whole: it is the name of the degree far more often than a degree and its field.
    """
    text = bit.text
    if apart := degree_at_end(bit) or _echoed(bit):
        return apart
    length = degree_at_start(text)
    if length:
        rest = text[length:]
        of = re.match(r"\s+(?:of|de|del|di|dei|delle|della|des|du|der|do|da)\s", rest)
        link = IN.search(rest) if of else IN.match(rest)
        if not link and not of and text[:length].casefold() not in _COURSE_WORDS:
            link = re.match(r"\s+", rest)
        if link and link.end() < len(rest):
            return bit.cut(0, length + link.start()), _unbracket(bit.cut(length + link.end(), len(text)))
        return bit, None
    if (named := re.match(r"(.{2,40}?)\s+in\s+(?=[^\W\d_a-z])", text)) and len(named[1].split()) <= 4:
        return bit.cut(0, named.end(1)), bit.cut(named.end(), len(text))
    for match in IN.finditer(text):
        if degree_at_start(text[match.end() :]):
            return bit.cut(match.end(), len(text.rstrip(")"))), bit.cut(0, match.start())
        if has_degree(text[: match.start()]):
            return bit.cut(0, match.start()), _unbracket(bit.cut(match.end(), len(text)))
    return bit, None


def degree_at_end(bit: Bit) -> tuple[Bit, Bit] | None:
    """ "Physics – Master": a degree and nothing else after the last separator, and none before it."""
    for match in re.finditer(r"\s*[,(]\s*|\s+[–—-]\s+", bit.text):
        left, right = bit.cut(0, match.start()), bit.cut(match.end(), len(bit.text.rstrip(" )")))
        whole = bool(right.text) and degree_at_start(right.text) >= len(right.text) - 1
        if whole and left.text and (not has_degree(left.text) or degree_at_start(left.text) < len(left.text)):
            return (right, left) if not _is_full_degree(left.text) else None
    return None


def _echoed(bit: Bit) -> tuple[Bit, Bit] | None:
    """ "Engineering, Computer Engineering": what stands behind the last comma says a word of the first part again."""
    for match in list(re.finditer(r",\s+", bit.text))[-1:]:
        left, right = bit.cut(0, match.start()), bit.cut(match.end(), len(bit.text))
        before, after = (set(fold(part.text).split()) for part in (left, right))
        if (
            len(after) <= 5
            and not _is_full_degree(left.text)
            and any(len(word) > 2 or word.isdigit() for word in before & after)
        ):
            return left, right
    return None


def _is_full_degree(text: str) -> bool:
    """ "Master of Arts in History" is a degree with its area; "Ingeniería Agrícola" only begins like one."""
    return bool(IN.search(text)) and has_degree(text)


def _unbracket(bit: Bit) -> Bit:
    return bit.cut(0, len(bit.text) - 1) if bit.text.endswith(")") and "(" not in bit.text else bit
