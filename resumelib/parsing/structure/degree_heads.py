"""The head of a degree: which of its segments is the school, the kind of study, the area and the grade.

What the entries of a section have in common decides where one entry alone is in doubt.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.degree_pattern import Pattern
from resumelib.parsing.structure.degrees import (
    degree_at_end,
    echoes,
    mark_of,
    school_words,
    split_as_others,
    split_degree,
)
from resumelib.parsing.structure.heads import Head, Segment
from resumelib.parsing.structure.lexicon import (
    degree_at_start,
    has_degree,
    is_known_place,
    place_score,
    school_score,
    study_score,
)

SCORE = re.compile(
    r"(?i)^(?:(?:final |cumulative |overall )?(?:gpa|cgpa|grade|score|note|abschlussnote|gesamtnote|durchschnitt|moyenne|mention|nota(?: media)?|voto|média|cijfer|ocena|percentage|result)\b[\s:]*(?:average|of|final)?[\s:]*)"
    r"|^\d(?:[.,]\d{1,2})?\s?/\s?\d{1,3}(?:[.,]\d+)?$|^\d{2,3}/1\d\d(?: e lode)?$|^\d{1,2}[.,]\d{1,3}\.?$|^\d{1,2}(?:[.,]\d+)? (?:out of|von|sur|de|su|van|na) \d{1,3}$|^n/a$|^(?:summa|magna)?\s?cum laude$"
)
COURSES = re.compile(
    r"(?i)^(?:relevant |selected |key |related )?(?:courses|coursework|modules|kurse|fächer|cours|cursos|asignaturas|corsi|vakken|przedmioty|disciplinas)\b[\s:]*"
)


def school_again(head: Head) -> None:
    """ "KU Leuven, Belgium" looks like a place: where nothing else may be the school and its first part is no known city."""
    named = [segment for segment in head.segments if not SCORE.match(segment.bit.text)][:3]
    if not head.places or not named or len(named) > 2:
        return
    place = head.places[0]
    name = place.text.split(",")[0]
    doubtful = "," in place.text and not is_known_place(name) and not any(c.isdigit() for c in place.text)
    degrees = [bool(degree_at_start(segment.bit.text)) for segment in named]
    school = any(school_score(segment.bit.text) for segment in named)
    if doubtful and degrees[0] and not school and not (len(degrees) == 1 and _names_school(head.segments[0])):
        head.places.pop(0)
        at = head.segments.index(named[-1])
        head.segments.insert(at + 1, replace(named[-1], bit=place, item=named[-1].item + 1, slot=0))


def _names_school(segment: Segment) -> bool:
    """Whether more than a degree and its area stands in it: "BSc Physics, Brightwell"."""
    return "," in segment.bit.text


def assign(
    segments: Sequence[Segment],
    pattern: Pattern,
) -> tuple[Bit | None, Bit | None, Bit | None, Bit | None, list[Segment]]:
    """Institution, degree, area, score, the rest."""
    left = list(segments)
    score = _labelled_score(left) or _take(
        left, lambda s: 3.0 if SCORE.match(s.bit.text) and len(s.bit.text) < 60 else 0.0
    )
    early = left[:5]
    institution = _best(early, lambda s: _school_value(s, pattern.is_school_place(early.index(s), s)))
    degree = _best([s for s in early if s is not institution], _degree_value)
    degree = next((s for s in early if s is not institution and _is_longer(s, degree)), degree)
    joined = next((n for n, s in enumerate(early) if n and s.joint in _AREA_JOINTS), 0)
    pair_free = joined and institution not in (early[joined], early[joined - 1])
    if degree is None and pair_free:
        degree = early[joined - 1]
    others = [s for s in early if s is not institution and s is not degree]
    if institution is None and degree is None and len(others) > 2 and _alone_below(others):
        institution = others.pop(2)
    studied = degree is not None and all(s.item == degree.item and study_score(s.bit.text) for s in others)
    if institution is None and others and not studied:
        apart = next((n for n, s in enumerate(others) if degree and s.item != degree.item), 0)
        institution = others.pop(min(pattern.school[0], len(others) - 1) if degree is None else apart)
    degree, area = _degree_and_area(degree, _schools_last(others, institution, degree), pattern)
    used = [s for s in (institution, degree, area) if s]
    rest = [s for s in left if s not in used]
    return (*(s.bit if s else None for s in (institution, degree, area, score)), rest)  # type: ignore[return-value]


def _schools_last(others: Sequence[Segment], school: Segment | None, degree: Segment | None) -> list[Segment]:
    """What may be the area: first what does not stand on the school's line (its place, its short name)."""
    if school is None or degree is None or degree.item == school.item:
        return list(others)
    return sorted(others, key=lambda other: other.item == school.item)


def _labelled_score(segments: list[Segment]) -> Segment | None:
    """The grade behind a label that stands alone ("Grade:" in italics, then "98"), label and grade as one."""
    for index, (label, value) in enumerate(pairwise(segments)):
        bare = SCORE.match(label.bit.text)
        beside = label.item == value.item or (value.bit.text[:1].isdigit() and len(value.bit.text) < 12)
        if bare and bare.end() == len(label.bit.text) and beside and label.bit.text[:1].isalpha():
            bit = Bit.joined(f"{label.bit.text}: {value.bit.text}", (label.bit, value.bit))
            del segments[index : index + 2]
            return replace(label, bit=bit)
    return None


def _alone_below(segments: Sequence[Segment]) -> bool:
    """Two names side by side over a third alone: what was studied over where."""
    first, second, third = segments[:3]
    apart = first.look == second.look != third.look
    return first.item == second.item and (second.item != third.item or apart)


def _is_longer(segment: Segment, degree: Segment | None) -> bool:
    """ "Chemical Engineering (unfinished)" beside "Chemical Engineering", which is then its area."""
    return degree is not None and segment.bit.text.startswith(degree.bit.text + " (")


_AREA_JOINTS = frozenset(("in", "of", "en", "im", "em"))


def courses_of(head: Head) -> list[tuple[Bit, ...]]:
    """The courses behind their label ("Courses: damask, linen"), taken out of the head."""
    found: list[tuple[Bit, ...]] = []
    for segment in list(head.segments):
        if (label := COURSES.match(segment.bit.text)) and (
            ":" in label.group() or label.end() == len(segment.bit.text)
        ):
            line = [s for s in head.segments if s.item == segment.item and s.bit.start >= segment.bit.start]
            if len(line) > 1 or label.end() < len(segment.bit.text):
                found.append(tuple(s.bit for s in line))
                head.segments = [s for s in head.segments if s not in line]
    return found


def _school_value(segment: Segment, usual: float) -> float:
    """How likely it is the school; `usual`: how much it stands where the schools of this section stand."""
    text = segment.bit.text
    value = 2.0 * min(2, school_words(segment.bit)) + 2.5 * usual
    degree = degree_at_start(text) or degree_at_end(segment.bit)
    return value - (2.5 if degree else 0.0) - (6 if len(text.split()) > 14 else 0)


def _degree_value(segment: Segment) -> float:
    text = segment.bit.text
    length = degree_at_start(text)
    value = 3.0 if length or degree_at_end(segment.bit) else 1.5 if has_degree(text) else 0.0
    value += (
        0.5 if length >= len(text) - 1 else 0.0
    )  # and nothing else: "Bachiller" before "Ingeniería de Sistemas"
    return value - (6 if len(text.split()) > 16 else 0)


def _degree_and_area(
    degree: Segment | None, others: list[Segment], pattern: Pattern
) -> tuple[Segment | None, Segment | None]:
    """The area beside a degree; where no degree is known, both out of what is left (which is shortened)."""
    if degree is not None and (area := _area_apart(degree, others, pattern)):
        others.remove(area)
        return degree, area
    if not others or (degree is not None and split_degree(degree.bit, pattern.mark)[1]):
        return degree, None
    if degree is None and split_degree(others[0].bit)[1]:
        return others.pop(0), None
    if degree is None and (apart := split_as_others(others[0].bit, pattern.mark, pattern.behind)):
        first = others.pop(0)
        return replace(first, bit=apart[0]), replace(first, bit=apart[1])
    if degree is None and (pair := _pair(others[0])):
        others.pop(0)
        return pair
    area = others.pop(0)
    if degree is None and others:
        text = others[0].bit.text
        if len(text.split()) <= 6 and not SCORE.match(text) and place_score(text) < 0.7:
            degree = others.pop(0)
            if degree.item == area.item and degree.look == area.look:
                degree, area = area, degree  # side by side: what kind of study comes first
    return degree, area


def _area_apart(degree: Segment, others: Sequence[Segment], pattern: Pattern) -> Segment | None:
    """The area that stands by itself though the degree seems to hold one.

    It says again what the degree says; or the section's other degrees are bare, and this one's words only follow it.
    """
    for other in others:
        # "Botany / Bachelor of Science": written as a pair
        if degree.joint == "/" and other.item == degree.item:
            return other
    for other in others:
        if echoes(degree.bit.text, other.bit.text):
            return other
    loose = pattern.bare and others and not mark_of(degree.bit.text)
    plain = loose and not SCORE.match(others[0].bit.text) and place_score(others[0].bit.text) < 0.7
    return others[0] if plain else None


def _pair(segment: Segment) -> tuple[Segment, Segment] | None:
    """ "Evening classes - Accounting": a study and its area between dashes, where no known degree helps."""
    match = re.search(r"\s+[–—-]\s+", segment.bit.text)
    if not match:
        return None
    left, right = segment.bit.cut(0, match.start()), segment.bit.cut(match.end(), len(segment.bit.text))
    return replace(segment, bit=left), replace(segment, bit=right)


def _best(segments: Sequence[Segment], score: Callable[[Segment], float]) -> Segment | None:
    ranked = [(score(s), -i, s) for i, s in enumerate(segments)]
    ranked = [item for item in ranked if item[0] > 0]
    return max(ranked, key=lambda item: item[:2])[2] if ranked else None


def _take(segments: list[Segment], score: Callable[[Segment], float]) -> Segment | None:
    found = _best(segments, score)
    if found is not None:
        segments.remove(found)
    return found
