"""Heads of degrees written in one text: cut where the school, the degree, the area and the grade meet."""

import re
from dataclasses import replace

from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.degrees import IN
from resumelib.parsing.structure.heads import Segment
from resumelib.parsing.structure.lexicon import (
    degree_at_start,
    has_degree,
    is_known_place,
    place_score,
    school_score,
)
from resumelib.text.tokens import fold


def split_at_commas(segments: list[Segment]) -> list[Segment]:
    """ "BSc Physics, University of X" is two: cut at a comma where one side is a school and the other a degree."""
    out: list[Segment] = []
    for segment in segments:
        out.extend(_cut(segment))
    return out


def _cut(segment: Segment) -> list[Segment]:
    bit = segment.bit
    if score := _SCORE_AFTER.search(bit.text):
        before, after = bit.cut(0, score.start()), bit.cut(score.start(), len(bit.text))
        if before.text:
            return [*_cut(_with(segment, before)), _with(segment, after)]
    length = degree_at_start(bit.text)
    rest = bit.cut(length, len(bit.text)) if length else bit
    titled = fold(bit.text[:length]).strip(".") in (
        "mgr",
        "dr",
        "mag",
        "prof",
        "ing",
    )  # of a person in the name
    if (
        length
        and not titled
        and rest.text[:1].isupper()
        and school_score(rest.text.split(",")[0])
        and not IN.match(bit.text[length:])
    ):
        # "B.S. University of X, Physics": the school follows its degree, the area the school
        school, area = _school_and_area(rest)
        return [_with(segment, piece) for piece in (bit.cut(0, length), school, area) if piece]
    for match in re.finditer(
        r",\s+|\s+(?:at|an der|à la|à l['’]|presso|bij|am|en la|en el|na)\s+|\s+[–—-]\s+", bit.text
    ):
        left, right = bit.cut(0, match.start()), bit.cut(match.end(), len(bit.text))
        a = (school_score(left.text) > 0, has_degree(left.text))
        b = (school_score(right.text) > 0, has_degree(right.text))
        if (a[0] and not a[1] and b[1] and not b[0]) or (a[1] and not a[0] and b[0] and not b[1]):
            return [_with(segment, left), *_cut(_with(segment, right))]
        names_place = is_known_place(left.text.rsplit(" ", 1)[-1])  # "University of California, Berkeley"
        if a[0] and place_score(right.text) >= 0.75 and not b[0] and not names_place:
            return [_with(segment, left), _with(segment, right)]
    return [segment]


_SCORE_AFTER = re.compile(
    r"(?i)[\s,;|(–—-]+(?:gpa|cgpa|grade|note|abschlussnote|gesamtnote|moyenne|nota media|voto|cijfer|ocena)\s*:?\s*\d"
)


def _school_and_area(bit: Bit) -> tuple[Bit, Bit | None]:
    for match in re.finditer(r",\s+", bit.text):
        left, right = bit.cut(0, match.start()), bit.cut(match.end(), len(bit.text))
        if school_score(left.text) and not school_score(right.text) and place_score(right.text) < 0.75:
            return left, right
    return bit, None


def _with(segment: Segment, bit: Bit) -> Segment:
    return replace(segment, bit=bit)
