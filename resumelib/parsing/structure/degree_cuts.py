"""Heads of degrees written in one text: cut where the school, the degree, the area and the grade meet."""

import re
from collections.abc import Sequence
from dataclasses import replace

from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.degrees import IN, degree_end, holds_degree, is_bare_degree, school_words
from resumelib.parsing.structure.heads import Head, Segment
from resumelib.parsing.structure.lexicon import (
    degree_at_start,
    has_degree,
    is_known_place,
    place_score,
    school_score,
)
from resumelib.text.tokens import ends_in_bracket, fold


def split_at_commas(segments: list[Segment]) -> list[Segment]:
    """ "BSc Physics, University of X" is two: cut at a comma where one side is a school and the other a degree."""
    out: list[Segment] = []
    for segment in segments:
        # "BSc, Media, School of Journalism": where the school stands by itself, the area has it all.
        apart = any(_is_lone_school(other) for other in segments if other is not segment)
        out.extend(
            [segment]
            if apart and has_degree(segment.bit.text) and _is_part(segment.bit.text)
            else _cut(segment)
        )
    return out


_PART_OF_SCHOOL = re.compile(
    r"(?i),\s+(?:school|department|faculty|college|institute|fakultät|institut|facultad|faculté|facoltà) (?:of|for|für|de|di|d['’])[^,]*$"
)


def _is_part(text: str) -> bool:
    """Whether it ends in a part of a school ("School of Journalism")."""
    return bool(_PART_OF_SCHOOL.search(text))


def _is_lone_school(segment: Segment) -> bool:
    text = segment.bit.text
    return (
        bool(school_score(text))
        and not has_degree(text)
        and not re.match(r"(?i)(?:school|department|faculty) ", text)
    )


_TITLES = (
    "mgr",
    "dr",
    "mag",
    "prof",
    "ing",
)  # degrees that stand before a person's name too, as in a school's


def _cut(segment: Segment, *, named: bool = False) -> list[Segment]:
    """`named`: a degree stood right before it ("Master, " + "Physics, University of X")."""
    bit = segment.bit
    if (score := _SCORE_AFTER.search(bit.text)) and not _SCORE_AFTER.match(f" {bit.text}"):
        before, after = bit.cut(0, score.start()), bit.cut(score.end(), len(bit.text))
        if before.text:
            return [*_cut(_with(segment, before)), _with(segment, after)]
    if " / " in bit.text and (parts := _at_slash(bit)):
        return [_with(segment, parts[0]), replace(segment, bit=parts[1], joint="/")]
    if pieces := _school_behind(bit):
        return [_with(segment, piece) for piece in pieces]
    for match in re.finditer(
        r",\s+|\s+(?:at|an der|à la|à l['’]|presso|bij|am|en la|en el|na)\s+|\s+[–—/-]\s+", bit.text
    ):
        left, right = bit.cut(0, match.start()), bit.cut(match.end(), len(bit.text))
        if ends_in_bracket(left.text):
            continue
        a = (school_words(left) > 0, holds_degree(left))
        b = (school_words(right) > 0, holds_degree(right))
        school_first = a[0] and not a[1] and b[1] and not b[0] and "/" not in match.group()
        if school_first and _begins_with_place(right.text):
            continue  # "University of X, Springfield, BSc in Physics"
        if school_first or (a[1] and not a[0] and b[0] and not b[1]):
            return [_with(segment, left), *_cut(_with(segment, right), named=is_bare_degree(left.text))]
        if named and b[0] and not a[0] and place_score(left.text) < 0.75:
            return [_with(segment, left), _with(segment, right)]
    return [segment]


def _school_behind(bit: Bit) -> list[Bit]:
    """ "B.S. University of X, Physics": a degree, its school and the area behind that; none where it is not so."""
    length = degree_end(bit.text)
    rest = bit.cut(length, len(bit.text))
    titled = fold(bit.text[:length]).strip(".") in _TITLES
    named = rest.text[:1].isupper() and school_score(rest.text.split(",")[0])
    if not length or titled or not named or IN.match(bit.text[length:]):
        return []
    school, area = _school_and_area(rest)
    return [piece for piece in (bit.cut(0, length), school, area) if piece]


def _begins_with_place(text: str) -> bool:
    first, comma, _ = text.partition(",")
    return bool(comma) and (is_known_place(first) or place_score(first) >= 0.75)


def _at_slash(bit: Bit) -> tuple[Bit, Bit] | None:
    """What was studied before its degree, "Botany / Bachelor of Science": neither two degrees nor two schools."""
    left, slash, right = bit.text.partition(" / ")
    begins = degree_at_start(right) and not degree_at_start(left)
    if not begins or " / " in right or has_degree(left) or school_score(left) or school_score(right):
        return None
    return bit.cut(0, len(left)), bit.cut(len(left) + len(slash), len(bit.text))


_SCORE_AFTER = re.compile(
    r"(?i)[\s,;|(/–—-]+(?=(?:(?:overall|final|cumulative|current|total) )?(?:gpa|cgpa|grade|note|abschlussnote|gesamtnote|moyenne|nota media|voto|cijfer|ocena)\s*(?::?\s*\d|:?$))"
)


def _school_and_area(bit: Bit) -> tuple[Bit, Bit | None]:
    for match in re.finditer(r",\s+", bit.text):
        left, right = bit.cut(0, match.start()), bit.cut(match.end(), len(bit.text))
        if school_score(left.text) and not school_score(right.text) and place_score(right.text) < 0.75:
            return left, right
    return bit, None


def _with(segment: Segment, bit: Bit) -> Segment:
    return replace(segment, bit=bit)


_DASH = re.compile(r"\s+[–—-]\s+")


def cut_at_dashes(heads: Sequence[Head]) -> None:
    """Where every degree of a section is one text with the school behind its last dash ("Diploma, Weaving - Brightwell"),
    or before its first, the dash says what no known word needs to say; so does the comma before it where each has one.
    """
    lines = [_only(head) for head in heads]
    bits = [line.bit for line in lines if line]
    behind = [pair for bit in bits if (pair := _at_dash(bit, -1))]
    before = [pair for bit in bits if (pair := _at_dash(bit, 0))]
    if not bits or len(behind) < len(heads):
        return
    first = sum(_leans_school(left.text) - _leans_school(right.text) for left, right in before)
    if first >= len(before):
        for head, (left, right) in zip(heads, before, strict=True):
            head.labelled["school"] = left
            head.segments[0] = _with(head.segments[0], right)
        return
    last = sum(_leans_school(right.text) - _leans_school(left.text) for left, right in behind)
    commas = [re.search(r",\s+", left.text) for left, _ in behind]
    if last < 0.5 * len(behind) and (last < 0 or len(behind) < 2 or not all(commas)):
        return
    for head, (left, right), comma in zip(heads, behind, commas, strict=True):
        head.labelled["school"] = right
        head.segments[0] = _with(head.segments[0], left)
        if comma and all(commas):
            head.labelled["degree"] = left.cut(0, comma.start())
            head.labelled["area"] = left.cut(comma.end(), len(left.text))


def _only(head: Head) -> Segment | None:
    """The one text of a head that says nothing else but a grade."""
    rest = head.segments[1:]
    alone = head.segments and not head.labelled and all(_SCORE_AFTER.match(f" {s.bit.text}") for s in rest)
    return head.segments[0] if alone else None


def _at_dash(bit: Bit, which: int) -> tuple[Bit, Bit] | None:
    """The text before and after one of its dashes that stand in no brackets."""
    text = bit.text
    found = [dash for dash in _DASH.finditer(text) if not ends_in_bracket(text[: dash.start()])]
    if not found:
        return None
    start, end = found[which].span()
    return bit.cut(0, start), bit.cut(end, len(text))


def _leans_school(text: str) -> int:
    return (school_score(text) > 0) - has_degree(text)
