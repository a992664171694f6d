"""Degrees: institution, study type and area, score, courses."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from resumelib.model.resume import Degree, Highlight
from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.degree_cuts import cut_at_dashes, split_at_commas
from resumelib.parsing.structure.degree_heads import COURSES, SCORE, assign, courses_of, school_again
from resumelib.parsing.structure.degree_pattern import Pattern, section_pattern
from resumelib.parsing.structure.degrees import (
    JOINT_END,
    degree_at_end,
    is_bare_degree,
    is_said_again,
    mark_of,
    split_as_others,
    split_degree,
)
from resumelib.parsing.structure.entries import Entry, split_entries
from resumelib.parsing.structure.heads import Head, read_head, read_side
from resumelib.parsing.structure.history import put_dates
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import (
    degree_at_start,
    entry_label,
    has_degree,
    place_score,
    school_score,
    study_score,
)
from resumelib.parsing.structure.paragraphs import Item
from resumelib.text.dates import is_present


def read_degrees(items: Sequence[Item], ledger: Ledger, start: int = 1) -> list[Degree]:
    entries = _in_turns(items) or _whole_entries(split_entries(items, dated=True))
    heads = [read_head(list(entry.head), commas=False) for entry in entries]
    courses = [courses_of(head) for head in heads]
    for head in heads:
        school_again(head)
    cut_at_dashes(heads)
    pattern = section_pattern([split_at_commas(head.segments) for head in heads])
    if not pattern.mark:
        pattern = replace(pattern, mark=_mark_below(entries))
    return [
        _degree(entry, head, listed, pattern, ledger, f"education{number}")
        for number, (entry, head, listed) in enumerate(zip(entries, heads, courses, strict=True), start)
    ]


def _degree(
    entry: Entry, head: Head, listed: list[tuple[Bit, ...]], pattern: Pattern, ledger: Ledger, id_: str
) -> Degree:
    institution, degree, area, score, rest = assign(split_at_commas(head.segments), pattern)
    apart = degree is not None and area is not None
    if head.labelled:
        spare = [bit for bit in (degree, area, institution) if bit]
        institution = head.labelled.get("school") or (spare.pop() if spare else None)
        degree = head.labelled.get("degree") or (spare.pop(0) if spare else None)
        area = head.labelled.get("area") or (spare[0] if spare else None)
    body = list(entry.body)
    if degree is None and area is None:
        degree, area = _degree_in_body(body, pattern.mark)
        apart = degree is not None and area is not None
    study = degree if apart else None
    if degree is not None and not apart:
        study, found_area = split_degree(degree, pattern.mark)
        area = found_area or area
    elif degree is not None and area is not None and is_said_again(degree.text, area.text):
        study, area = split_degree(area)
    if study is not None and (joint := JOINT_END.search(study.text)):
        study = study.cut(0, joint.start())
    places = [*head.places, *(s.bit for s in rest if place_score(s.bit.text) > 0.7)]
    texts = [*listed, *((s.bit,) for s in rest if not place_score(s.bit.text) > 0.7)]
    score, courses, highlights = _details(head, body, texts, score, ledger, id_)
    for bit in (*head.durations, *head.glue):
        ledger.take(bit)
    return Degree(
        id=id_,
        institution=ledger.put(f"{id_}.institution", [institution]),
        area=ledger.put(f"{id_}.area", [area]),
        study_type=ledger.put(f"{id_}.study_type", [study]),
        score=ledger.put(f"{id_}.score", [score]),
        location=ledger.put(f"{id_}.location", places[:1]),
        url=ledger.put(f"{id_}.url", head.urls[:1]),
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
        if score is None and SCORE.match(text) and len(text) < 60:
            score = bits[0]
        elif COURSES.match(text):
            courses.extend(_courses(bits, ledger, id_, len(courses)))
        else:
            key = f"{id_}.h{len(highlights) + 1}"
            highlights.append(Highlight(key, ledger.put(key, bits)))
    return score, tuple(courses), tuple(highlights)


def _mark_below(entries: Sequence[Entry]) -> str:
    """What stands before the area in the degrees right under the schools ("MSc: Physics"), where they are no heads."""
    below = (entry.body[0].text for entry in entries if entry.body)
    marks = Counter(mark for text in below if (mark := mark_of(text)))
    return marks.most_common(1)[0][0] if marks else ""


def _degree_in_body(body: list[Item], mark: str) -> tuple[Bit | None, Bit | None]:
    """Degree and area where the lines right under the school tell them, taken out of the body; `mark` is the section's."""
    if len(body) > 1 and len(body[0].text.split()) <= 9 and not body[1].bullet:
        for degree, area in ((body[1], body[0]), (body[0], body[1])):
            if is_bare_degree(degree.text) and not has_degree(area.text) and not SCORE.match(area.text):
                del body[:2]
                return degree.whole.bit, area.whole.bit
    if not body or not _is_degree_line(body):
        return None, None
    line = body.pop(0).whole.bit
    if has_degree(line.text):
        return line, None
    return split_as_others(line, mark, "") or (None, line)


def _is_degree_line(body: Sequence[Item]) -> bool:
    """A bullet right under the school that names the degree, or is the only one."""
    first = body[0]
    short = len(first.cells) == 1 and len(first.text.split()) <= 9 and not SCORE.match(first.text)
    ends = not short and len(first.text.split()) <= 16 and degree_at_end(first.whole.bit) is not None
    return ends or (short and (has_degree(first.text) or len(body) == 1))


def _in_turns(items: Sequence[Item]) -> list[Entry]:
    """Entries of a section that tells the same in turn and has no dates (school, area, degree; school, ...); or none."""
    if any(item.bullet or item.dates for item in items):
        return []
    kinds = [_kind_of(item.text) for item in items]
    for length in (2, 3):
        turns = [tuple(kinds[at : at + length]) for at in range(0, len(kinds), length)]
        if len(turns) > 1 and len(set(turns)) == 1 and turns[0].count("school") == 1:
            return [Entry(tuple(items[at : at + length])) for at in range(0, len(items), length)]
    return []


def _kind_of(text: str) -> str:
    if is_bare_degree(text):
        return "degree"
    return "school" if school_score(text) > 0 and not has_degree(text) else ""


def _whole_entries(entries: list[Entry]) -> list[Entry]:
    """Entries with the school above and the degree below together again where a section without dates was cut there."""
    whole: list[Entry] = []
    for entry in entries:
        before = whole[-1] if whole else None
        if before and _is_school_alone(before) and _is_degree_alone(entry):
            whole[-1] = Entry((*before.items, *entry.items))
        else:
            whole.append(entry)
    return whole


def _is_school_alone(entry: Entry) -> bool:
    named = [item for item in entry.items if not (item.is_lone_date or is_present(item.text))]
    return len(named) == 1 and school_score(named[0].text) > 0 and not has_degree(named[0].text)


def _is_degree_alone(entry: Entry) -> bool:
    text = entry.items[0].text
    undated = not any(item.has_entry_date for item in entry.head)
    lines = [item for item in entry.head if not SCORE.match(item.text)]
    degree = bool(degree_at_start(text)) or (study_score(text) > 0 and not entry.body)
    return undated and len(lines) == 1 and degree and not school_score(text)


def _courses(bits: tuple[Bit, ...], ledger: Ledger, id_: str, before: int) -> list[str]:
    label = COURSES.match(bits[0].text)
    assert label is not None
    ledger.take(bits[0].cut(0, label.end()))
    names: list[str] = []
    for bit in (bits[0].cut(label.end(), len(bits[0].text)), *bits[1:]):
        for part in re.finditer(r"[^,;]+", bit.text):
            if part.group().strip():
                piece = bit.cut(*part.span())
                names.append(ledger.put(f"{id_}.courses.{before + len(names)}", [piece]))
    return names
