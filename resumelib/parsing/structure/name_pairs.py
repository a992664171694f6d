"""One text that may hold a title and an employer: how much each side sounds like either, and where to cut it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.lexicon import (
    has_legal_form,
    is_legal_form,
    organization_score,
    school_score,
    title_score,
)
from resumelib.parsing.structure.small_words import AT
from resumelib.text.tokens import ends_in_bracket

_SOFT = re.compile(rf"\s*,\s+|\s+(?:{AT}|en|na|no|w|-|–|—)\s+")
_WEAK = frozenset(("en", "no", "na", "w"))  # also ordinary words of a name


@lru_cache(maxsize=1024)
def title_lean(text: str) -> float:
    title, legal = min(2, title_score(text)), has_legal_form(text)
    if title and not legal:
        return title
    return -min(2, organization_score(text)) - min(1, school_score(text)) - (2 if legal else 0)


def split_soft(bit: Bit) -> list[Bit]:
    """One text that holds both names ("Hooli, Senior Developer"): cut where one side is a title and the other is not."""
    best: tuple[float, list[Bit]] = (0.5, [bit])
    for match in _SOFT.finditer(bit.text):
        left, right = bit.cut(0, match.start()), bit.cut(match.end(), len(bit.text))
        if len(left.text) < 2 or len(right.text) < 2 or ends_in_bracket(left.text):
            continue
        difference = abs(title_lean(left.text) - title_lean(right.text))
        both = title_score(left.text) and title_score(right.text)
        joint = match.group().strip()
        if joint in _WEAK and not (title_score(left.text) and right.text[:1].isupper()):
            continue
        if joint == "," and is_legal_form(right.text.split(",")[0]):
            continue  # "Acme, Inc."
        strong = joint not in ("", ",", *_WEAK)
        value = difference - (1.5 if both else 0) + (0.6 if strong else 0)
        if value > best[0]:
            best = (value, [left, right])
    return best[1]


def comma_parts(bit: Bit) -> tuple[Bit, ...]:
    """Its parts between commas; a legal form stays with its name ("Acme, Inc.")."""
    parts: list[Bit] = []
    at = 0
    for match in re.finditer(r",\s+", bit.text):
        inside = ends_in_bracket(bit.text[: match.start()])
        if not inside and not is_legal_form(bit.text[match.end() :].split(",")[0]):
            parts.append(bit.cut(at, match.start()))
            at = match.end()
    return (*parts, bit.cut(at, len(bit.text)))


_DASH = re.compile(r"\s+[–—-]\s+")


def dashed_pairs(names: Sequence[Bit | None]) -> list[tuple[Bit, Bit] | None]:
    """Position and employer of each name, where the names of a section are written "Engineer - Acme" or the other way
    round; empty where they are not: all but one have a dash, and most say on the same side that it is a title.
    """
    cuts = [_dash_cuts(name) if name else [] for name in names]
    dashed = sum(1 for found in cuts if found)
    if dashed < 2 or dashed < len(names) - 1:
        return []
    sides = [
        0 if title_lean(left.text) > 0 else 1
        for found in cuts
        for left, right in found[:1]
        if (title_lean(left.text) > 0) != (title_lean(found[-1][1].text) > 0)
    ]
    first = 2 * sides.count(0) >= len(sides)
    if not sides or 2 * len(sides) < dashed or (len(sides) - sides.count(0 if first else 1)) > 0:
        return []
    return [((found[0] if first else found[-1][::-1]) if found else None) for found in cuts]


def _dash_cuts(name: Bit) -> list[tuple[Bit, Bit]]:
    return [
        (name.cut(0, match.start()), name.cut(match.end(), len(name.text)))
        for match in _DASH.finditer(name.text)
    ]
