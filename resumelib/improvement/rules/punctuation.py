"""One habit for the end of a list's bullets (catalogue B14)."""

import re

from resumelib.improvement.rules import Context, Rule

_ABBREVIATION = re.compile(r"(?:\b(?:etc|e\.g|i\.e|inc|ltd|co|corp|bzw|usw|u\.a|z\.b|no|nr|st|dr|jr|sr|approx|ca|vs|al)|\b[A-Za-z]|\.\w)\.$", re.I)  # fmt: skip
_LABEL = re.compile(r"[A-ZÀ-Þ][\w /&-]{1,24} ?: ")  # "Stack: C++, Qt" is no sentence
_SENTENCES = re.compile(r"[.!?]\s+\S")


def final_stop(text: str, context: Context) -> str:
    """The list's own habit wins; where it has none, short bullets go without a full stop."""
    if context.role != "highlight" or not context.siblings or len(text.split()) < 3:
        return text
    if _SENTENCES.search(text) or _ABBREVIATION.search(text) or text.endswith(("…", "...", ":", "!", "?")):
        return text
    everyone = [s for s in (*context.siblings, text) if len(s.split()) >= 3]
    with_stop = sum(s.rstrip().endswith(".") for s in everyone)
    long_ones = any(_SENTENCES.search(s) for s in everyone)
    want = with_stop * 2 > len(everyone) or (long_ones and with_stop * 2 >= len(everyone))
    if text.endswith(".") and not want:
        return text[:-1]
    if want and text[-1:].isalnum() and len(text.split()) >= 5 and not _LABEL.match(text):
        return text + "."
    return text


RULES = (Rule("final-stop", "All bullets of a list end alike.", ("en", "de", "fr", "es"), final_stop),)
