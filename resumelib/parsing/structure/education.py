"""Degrees: institution, study type and area, score, courses."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from resumelib.model.resume import Degree, Highlight
from resumelib.parsing.structure.cells import Bit, Look
from resumelib.parsing.structure.entries import Entry, split_entries
from resumelib.parsing.structure.heads import Head, Segment, read_head, read_side
from resumelib.parsing.structure.history import put_dates
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import (
    degree_at_start,
    entry_label,
    has_degree,
    is_known_place,
    place_score,
    school_score,
)
from resumelib.parsing.structure.paragraphs import Item
from resumelib.text.tokens import fold

_SCORE = re.compile(
    r"(?i)^(?:(?:final |cumulative |overall )?(?:gpa|cgpa|grade|score|note|abschlussnote|gesamtnote|durchschnitt|moyenne|mention|nota(?: media)?|voto|média|cijfer|ocena|percentage|result)\b[\s:]*(?:average|of|final)?[\s:]*)"
    r"|^\d(?:[.,]\d{1,2})?\s?/\s?\d{1,3}(?:[.,]\d+)?$|^\d{2,3}/1\d\d(?: e lode)?$|^(?:summa|magna)?\s?cum laude$"
)
_COURSES = re.compile(
    r"(?i)^(?:relevant |selected |key |related )?(?:courses|coursework|modules|kurse|fächer|cours|cursos|asignaturas|corsi|vakken|przedmioty|disciplinas)\b[\s:]*"
)
_IN = re.compile(r"(?i)\s+(?:in|im|en|em|w|op het gebied van|zakresie)\s+|\s*[,:]\s+|\s+[–—-]\s+|\s*\(")
_JOINT_END = re.compile(r"(?i)\s+(?:in|im|en|em|w)$")
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


_Slot = tuple[int, Look | None]  # which segment of a head, in which look


def read_degrees(items: Sequence[Item], ledger: Ledger, start: int = 1) -> list[Degree]:
    entries = split_entries(items, dated=True)
    heads = [read_head(list(entry.head), commas=False) for entry in entries]
    for head in heads:
        _school_again(head)
    cut = [_split_at_commas(head.segments) for head in heads]
    school = _school_place(cut)
    return [
        _degree(entry, head, segments, school, ledger, f"education{number}")
        for number, (entry, head, segments) in enumerate(zip(entries, heads, cut, strict=True), start)
    ]


def _school_again(head: Head) -> None:
    """ "KU Leuven, Belgium" looks like a place: where nothing else may be the school and its first part is no known city."""
    named = [segment for segment in head.segments if not _SCORE.match(segment.bit.text)][:3]
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


def _school_place(entries: Sequence[Sequence[Segment]]) -> _Slot:
    """Where (and in which look) the school stands in this section, by the entries that name one beyond doubt."""
    votes: Counter[_Slot] = Counter()
    for segments in entries:
        for index, segment in enumerate(segments[:4]):
            if school_score(segment.bit.text) and not degree_at_start(segment.bit.text):
                votes[index, segment.look] += 1
                break
    return votes.most_common(1)[0][0] if votes else (0, None)


def _degree(
    entry: Entry, head: Head, segments: list[Segment], school: _Slot, ledger: Ledger, id_: str
) -> Degree:
    institution, degree, area, score, rest = _assign(segments, school)
    if head.labelled:
        spare = [bit for bit in (degree, area, institution) if bit]
        institution = head.labelled.get("school") or (spare.pop() if spare else None)
        degree = head.labelled.get("degree") or (spare.pop(0) if spare else None)
        area = head.labelled.get("area") or (spare[0] if spare else None)
    body = list(entry.body)
    if degree is None and area is None and body and _is_degree_line(body):
        line = body.pop(0)
        degree, area = (line.bits[0], None) if has_degree(line.text) else (None, line.bits[0])
    study = None
    if degree is not None:
        study, found_area = split_degree(degree)
        if study is not None and (joint := _JOINT_END.search(study.text)):
            study = study.cut(0, joint.start())
        area = found_area or area
    places = [*head.places, *(s.bit for s in rest if place_score(s.bit.text) > 0.7)]
    texts = [(s.bit,) for s in rest if not place_score(s.bit.text) > 0.7]
    score, courses, highlights = _details(head, body, texts, score, ledger, id_)
    for bit in (*head.durations, *head.glue):
        ledger.take(bit)
    return Degree(
        id=id_,
        institution=ledger.put(f"{id_}.institution", [institution]) if institution else "",
        area=ledger.put(f"{id_}.area", [area]) if area else "",
        study_type=ledger.put(f"{id_}.study_type", [study]) if study else "",
        score=ledger.put(f"{id_}.score", [score]) if score else "",
        location=ledger.put(f"{id_}.location", places[:1]),
        url=ledger.put(f"{id_}.url", head.urls[:1]) if head.urls else "",
        dates=put_dates(head, ledger, id_),
        courses=courses,
        highlights=highlights,
    )


def _details(
    head: Head,
    body: Sequence[Item],
    texts: Sequence[tuple[Bit, ...]],
    score: Bit | None,
    ledger: Ledger,
    id_: str,
) -> tuple[Bit | None, tuple[str, ...], tuple[Highlight, ...]]:
    """Score, courses and highlights out of what is not the head's."""
    bodies = list(texts)
    course_bits: list[tuple[Bit, ...]] = []
    mode = ""
    for item in body:
        if label := entry_label(item.text):
            mode = label
            for bit in item.bits:
                ledger.take(bit)
            continue
        (course_bits if mode == "courses" else bodies).append(item.bits)
        for cell in item.side:
            bodies.extend((bit,) for bit in read_side(head, cell.bit))
    courses = [ledger.put(f"{id_}.courses.{number}", bits) for number, bits in enumerate(course_bits)]
    highlights: list[Highlight] = []
    for bits in bodies:
        text = bits[0].text
        if score is None and _SCORE.match(text) and len(text) < 60:
            score = bits[0]
        elif _COURSES.match(text):
            courses.extend(_courses(bits, ledger, id_, len(courses)))
        else:
            key = f"{id_}.h{len(highlights) + 1}"
            highlights.append(Highlight(key, ledger.put(key, bits)))
    return score, tuple(courses), tuple(highlights)


def _is_degree_line(body: Sequence[Item]) -> bool:
    """A bullet right under the school that names the degree, or is the only one."""
    first = body[0]
    short = len(first.cells) == 1 and len(first.text.split()) <= 9 and not _SCORE.match(first.text)
    return short and (has_degree(first.text) or len(body) == 1)


def _courses(bits: tuple[Bit, ...], ledger: Ledger, id_: str, before: int) -> list[str]:
    label = _COURSES.match(bits[0].text)
    assert label is not None
    ledger.take(bits[0].cut(0, label.end()))
    names: list[str] = []
    for bit in (bits[0].cut(label.end(), len(bits[0].text)), *bits[1:]):
        at = 0
        for part in re.split(r"([,;])\s*", bit.text):
            if part not in (",", ";") and part.strip():
                piece = bit.cut(at, at + len(part))
                names.append(ledger.put(f"{id_}.courses.{before + len(names)}", [piece]))
            at = bit.text.find(part, at) + len(part) if part else at
    return names


def _split_at_commas(segments: list[Segment]) -> list[Segment]:
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
        and school_score(rest.text)
        and not _IN.match(bit.text[length:])
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


def _assign(
    segments: Sequence[Segment],
    school: _Slot,
) -> tuple[Bit | None, Bit | None, Bit | None, Bit | None, list[Segment]]:
    """Institution, degree, area, score, the rest."""
    left = list(segments)
    score = _labelled_score(left) or _take(
        left, lambda s: 3.0 if _SCORE.match(s.bit.text) and len(s.bit.text) < 60 else 0.0
    )
    early = left[:5]
    institution = _best(early, lambda s: _school_value(s, (early.index(s), s.look) == school))
    degree = _best([s for s in early if s is not institution], _degree_value)
    joined = next((n for n, s in enumerate(early) if n and s.joint in _AREA_JOINTS), 0)
    pair_free = joined and institution not in (early[joined], early[joined - 1])
    if degree is None and pair_free:
        degree = early[joined - 1]
    others = [s for s in early if s is not institution and s is not degree]
    if institution is None and degree is None and len(others) > 2 and _alone_below(others):
        institution = others.pop(2)
    lone = len(early) == 1 and degree is None and bool(_degree_at_end(early[0].bit))
    if institution is None and others and not lone:
        apart = next((n for n, s in enumerate(others) if degree and s.item != degree.item), 0)
        institution = others.pop(min(school[0], len(others) - 1) if degree is None else apart)
    elif lone:
        degree, institution = early[0], None
        others = []
    degree, area = _degree_and_area(degree, others)
    used = [s for s in (institution, degree, area) if s]
    rest = [s for s in left if s not in used]
    return (*(s.bit if s else None for s in (institution, degree, area, score)), rest)  # type: ignore[return-value]


def _labelled_score(segments: list[Segment]) -> Segment | None:
    """The grade behind a label that stands alone ("Grade:" in italics, then "98"), label and grade as one."""
    for index, (label, value) in enumerate(pairwise(segments)):
        bare = _SCORE.match(label.bit.text)
        if (
            bare
            and bare.end() == len(label.bit.text)
            and label.item == value.item
            and label.bit.text[:1].isalpha()
        ):
            bit = Bit.joined(f"{label.bit.text}: {value.bit.text}", (label.bit, value.bit))
            del segments[index : index + 2]
            return _with(label, bit)
    return None


def _alone_below(segments: Sequence[Segment]) -> bool:
    """Two names side by side over a third alone: what was studied over where."""
    first, second, third = segments[:3]
    apart = first.look == second.look != third.look
    return first.item == second.item and (second.item != third.item or apart)


_AREA_JOINTS = frozenset(("in", "of", "en", "im", "em"))


def _school_value(segment: Segment, usual: bool) -> float:
    """How likely it is the school; `usual`: it stands where the schools of this section stand."""
    text = segment.bit.text
    value = 2.0 * min(2, school_score(text)) + (2.5 if usual else 0.0)
    return value - (2.5 if degree_at_start(text) else 0.0) - (6 if len(text.split()) > 14 else 0)


def _degree_value(segment: Segment) -> float:
    text = segment.bit.text
    value = 3.0 if degree_at_start(text) else 1.5 if has_degree(text) else 0.0
    return value - (6 if len(text.split()) > 16 else 0)


def _degree_and_area(degree: Segment | None, others: list[Segment]) -> tuple[Segment | None, Segment | None]:
    """The area beside a degree; where no degree is known, both out of what is left (which is shortened)."""
    if not others or (degree is not None and split_degree(degree.bit)[1]):
        return degree, None
    if degree is None and split_degree(others[0].bit)[1]:
        return others.pop(0), None
    if degree is None and (pair := _pair(others[0])):
        others.pop(0)
        return pair
    area = others.pop(0)
    if degree is None and others:
        text = others[0].bit.text
        if len(text.split()) <= 6 and not _SCORE.match(text) and place_score(text) < 0.7:
            degree = others.pop(0)
            if degree.item == area.item and degree.look == area.look:
                degree, area = area, degree  # side by side: what kind of study comes first
    return degree, area


def _pair(segment: Segment) -> tuple[Segment, Segment] | None:
    """ "Evening classes - Accounting": a study and its area between dashes, where no known degree helps."""
    match = re.search(r"\s+[–—-]\s+", segment.bit.text)
    if not match:
        return None
    left, right = segment.bit.cut(0, match.start()), segment.bit.cut(match.end(), len(segment.bit.text))
    return _with(segment, left), _with(segment, right)


def _best(segments: Sequence[Segment], score: Callable[[Segment], float]) -> Segment | None:
    ranked = [(score(s), -i, s) for i, s in enumerate(segments)]
    ranked = [item for item in ranked if item[0] > 0]
    return max(ranked, key=lambda item: item[:2])[2] if ranked else None


def _take(segments: list[Segment], score: Callable[[Segment], float]) -> Segment | None:
    found = _best(segments, score)
    if found is not None:
        segments.remove(found)
    return found


def split_degree(bit: Bit) -> tuple[Bit | None, Bit | None]:
    """Study type and area of "Bachelor of Science in Physics"; either may be missing.

    "X of Y" stays whole: it is the name of the degree far more often than a degree and its field.
    """
    text = bit.text
    if apart := _degree_at_end(bit) or _echoed(bit):
        return apart
    length = degree_at_start(text)
    if length:
        rest = text[length:]
        of = re.match(r"\s+(?:of|de|del|di|dei|delle|della|des|du|der|do|da)\s", rest)
        link = _IN.search(rest) if of else _IN.match(rest)
        if not link and not of and text[:length].casefold() not in _COURSE_WORDS:
            link = re.match(r"\s+", rest)
        if link and link.end() < len(rest):
            return bit.cut(0, length + link.start()), _unbracket(bit.cut(length + link.end(), len(text)))
        return bit, None
    if (named := re.match(r"(.{2,40}?)\s+in\s+(?=[^\W\d_a-z])", text)) and len(named[1].split()) <= 4:
        return bit.cut(0, named.end(1)), bit.cut(named.end(), len(text))
    for match in _IN.finditer(text):
        if degree_at_start(text[match.end() :]):
            return bit.cut(match.end(), len(text.rstrip(")"))), bit.cut(0, match.start())
        if has_degree(text[: match.start()]):
            return bit.cut(0, match.start()), _unbracket(bit.cut(match.end(), len(text)))
    return bit, None


def _degree_at_end(bit: Bit) -> tuple[Bit, Bit] | None:
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
    return bool(_IN.search(text)) and has_degree(text)


def _unbracket(bit: Bit) -> Bit:
    return bit.cut(0, len(bit.text) - 1) if bit.text.endswith(")") and "(" not in bit.text else bit
