"""Letters that look alike, told apart by their neighbors: the reader sees strokes, not spelling.

Every rule names a place where one reading can't stand in any language read here; nothing is looked up or guessed.
"""

import re

_RULES = (
    # a small l among capitals is a capital I: API, KPIs, AI, NeurIPS, III
    (re.compile(r"(?<=[A-Z])l(?=[A-Z])|(?<=[A-Z]{2})l(?=s?\b)"), "I"),
    (re.compile(r"(?<=\b[BCU])l(?=s?\b)"), "I"),
    # Al begins sentences in Spanish, where a small letter follows; elsewhere it is AI
    (re.compile(r"(?<=[\w,;/&(] A)l\b|(?<=\bA)l(?=[/)-])|(?<=^A)l(?=$| [A-ZÀ-Ý])"), "I"),
    (re.compile(r"\bl(?=[A-Z]{2,}s?\b)"), "I"),
    (re.compile(r"(?<=[a-z])l(?=[A-Z]{2,}\b)"), "I"),
    # no word begins with these pairs in small letters
    (re.compile(r"\bl(?=[mn][a-zà-ÿ]{3,})"), "I"),
    (re.compile(r"\bSQI(?=\b|[A-Z])"), "SQL"),
    (re.compile(r"(?<=[a-z])SQI\b"), "SQL"),
    # a shortened name: I.A.P., S.I.
    (re.compile(r"\bl(?=\.[A-Z]\.)|(?<=\b[A-Z]\.)l(?=\.)"), "I"),
    # what is left of an icon before an address
    (re.compile(r"(?<!\S)[.,:;·•|'’*]+(?=[\w+-][\w.+-]*@[\w-]+\.\w)"), ""),
    # between figures only a figure stands
    (re.compile(r"(?<=\d)[oO](?=[\d.,]*[\dkK%]\b)"), "0"),
    (re.compile(r"(?<=\d)[lI](?=\d)"), "1"),
)


def set_right(text: str) -> str:
    """The text with letters replaced that their neighbors rule out."""
    for pattern, letter in _RULES:
        text = pattern.sub(letter, text)
    return text
