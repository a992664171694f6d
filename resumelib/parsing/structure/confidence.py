"""How sure the reader is of each field: a few explained signs, weighed by what was measured on documents with truth.

A sign is a number from 0 to 1 with a name ("labelled", "named by a list", "as its siblings", ...); a field's confidence
is the logistic function of the sum of its kind's weight and those of its signs. The weights stand in
`confidence.txt`, written by `benchmarks/confidence.py --fit`, which also reports how well they part right from wrong.
OCR's own confidence in the words multiplies the result.
"""

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from resumelib.model.document import FieldEvidence, Parsed
from resumelib.model.fields import Field, field_texts
from resumelib.parsing.lines import Extracted, Line, Piece
from resumelib.parsing.structure.lexicon import (
    has_degree,
    has_legal_form,
    label_kind,
    organization_score,
    place_score,
    school_score,
    title_score,
)
from resumelib.text.dates import find_dates

LEAST, MOST = 0.05, 0.99
_FIXED = Path(__file__).with_name("confidence.txt")
_KINDS = {
    "startDate": "date", "endDate": "date", "date": "date",
    "position": "title", "label": "title", "study_type": "degree", "area": "area", "institution": "organization",
    "email": "address", "phone": "address", "url": "address", "network": "profile", "username": "profile",
    "summary": "prose", "description": "prose", "text": "prose", "reference": "prose", "location": "place", "city": "place",
    "region": "place", "as_written": "place", "language": "language", "fluency": "language",
}  # fmt: skip
KINDS = frozenset((*_KINDS.values(), "name", "label", "highlight", "skill", "other"))
_Look = tuple[int, bool, bool, bool]  # size, bold, italic, in a list
_MARK = re.compile(r"[^\w\s]|_")
_LETTER = re.compile(r"[^\W_]")
_DIGIT = re.compile(r"\d")


class _Spot(NamedTuple):
    """Where a field begins in the document: its line and the piece of it."""

    line: Line
    piece: Piece
    before: str  # of the line, up to the field
    after: str
    confidence: float


def weighed(parsed: Parsed, extracted: Extracted) -> Parsed:
    """The same Parsed with a confidence for each field that was looked for in the text."""
    weights = _weights()
    evidence = dict(parsed.evidence)
    for id_, kind, signs, seen in signs_of(parsed, extracted):
        its = weights[kind]
        total = its[""] + sum([its.get(name, 0.0) * value for name, value in signs.items()])
        sure = round(min(max(seen / (1 + math.exp(-total)), LEAST), MOST), 2)
        before = evidence[id_]
        evidence[id_] = FieldEvidence(before.as_written, before.spans, sure)
    return replace(parsed, evidence=evidence)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """By kind of field, the weight of each sign; "" is the kind's own. In the file, `kind/sign` is what a kind adds."""
    rows = (line.partition("#")[0].split("=") for line in _FIXED.read_text(encoding="utf-8").splitlines())
    found = {row[0].strip(): float(row[1]) for row in rows if len(row) == 2}
    common = {name: value for name, value in found.items() if "/" not in name and name not in KINDS}
    weights = {kind: {"": found.get(kind, 0.0), **common} for kind in KINDS}
    for name, value in found.items():
        kind, slash, sign = name.partition("/")
        if slash:
            weights[kind][sign] = weights[kind].get(sign, 0.0) + value
    return weights


def kind_of(field: Field) -> str:
    """What sort of text it is, whatever section it stands in."""
    name = field.id.rpartition(".")[2]
    name = field.id.split(".")[-2] if name.isdigit() else name
    if field.role in ("highlight", "skill"):
        return field.role
    if field.section == "basics" and name in ("name", "label"):
        return name
    if name == "name" and field.section in ("work", "volunteer"):
        return "organization"
    return _KINDS.get(name, "other")


def signs_of(parsed: Parsed, extracted: Extracted) -> Iterator[tuple[str, str, dict[str, float], float]]:
    """For each field with evidence: its id, kind, signs, and the confidence of the letters themselves."""
    fields = {id_: field for id_, field in field_texts(parsed.resume).items() if id_ in parsed.evidence}
    spots = _spots(extracted, parsed, fields)
    whole = _whole(parsed, fields, spots)
    own = {field.entry: field.section for field in fields.values()}
    shared = {entry: _of_entry(entry, section, whole) for entry, section in own.items()}
    for id_, field in fields.items():
        kind, evidence = whole.kinds[id_], parsed.evidence[id_]
        signs = _of_text(field, kind)
        _of_place(spots[id_], evidence, signs)
        _beside_others(id_, field.section, evidence, whole, signs)
        signs |= shared[field.entry]
        yield id_, kind, signs, spots[id_].confidence


class _Whole(NamedTuple):
    """What the fields of a document are like together: what a single one is odd, rare or shared against."""

    kinds: Mapping[str, str]  # by field
    slots: Mapping[str, str]  # by field
    seen_as: Mapping[str, _Look]  # by field
    looks: Mapping[tuple[str, str], Counter[_Look]]  # by section and kind
    totals: Mapping[tuple[str, str], int]  # fields of that section and kind
    entries: Mapping[str, Set[str]]  # by section
    filled: Mapping[str, Set[str]]  # by slot, the entries that have it
    spans: Mapping[tuple[int, int], int]  # how many fields begin with that stretch of the text
    odd: Mapping[str, float]  # by entry
    out_of_order: Set[str]  # entries
    strewn: float  # how much of the document no field holds, 0 to 1
    untitled: Set[str]  # sections without a heading


def _whole(parsed: Parsed, fields: Mapping[str, Field], spots: Mapping[str, _Spot]) -> _Whole:
    looks: defaultdict[tuple[str, str], Counter[_Look]] = defaultdict(Counter)
    entries: defaultdict[str, set[str]] = defaultdict(set)
    filled: defaultdict[str, set[str]] = defaultdict(set)
    held: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    spans: Counter[tuple[int, int]] = Counter()
    kinds, slots, seen_as = {}, {}, {}
    for id_, field in fields.items():
        section, entry, first = field.section, field.entry, parsed.evidence[id_].spans[0]
        kind, slot, look = kind_of(field), _slot(field), _look(spots[id_])
        kinds[id_], slots[id_], seen_as[id_] = kind, slot, look
        looks[section, kind][look] += 1
        entries[section].add(entry)
        filled[slot].add(entry)
        held[section][entry].add(slot)
        spans[first.start, first.end] += 1
    return _Whole(
        kinds,
        slots,
        seen_as,
        looks,
        {key: its.total() for key, its in looks.items()},
        entries,
        filled,
        spans,
        _odd_entries(held),
        _out_of_order(fields),
        min(sum(len(item.text) for item in parsed.leftover) / max(len(parsed.text), 1) * 10, 1.0),
        {section.kind for section in parsed.resume.sections if not section.title},
    )


def _of_entry(entry: str, section: str, whole: _Whole) -> dict[str, float]:
    """The signs that all fields of an entry share."""
    dates = (whole.filled.get(f"{section}.{key}", ()) for key in ("startDate", "endDate", "date"))
    signs = {
        "lone entry": float(len(whole.entries[section]) == 1 and section != "basics"),
        "no heading": float(section in whole.untitled),
        "odd entry": whole.odd.get(entry, 0.0),
        "out of order": float(entry in whole.out_of_order),
        "much left over": whole.strewn,
        "no name": float(entry not in whole.filled.get(_named(section), ())),
        "no date": float(not any(entry in dated for dated in dates)),
    }
    return {name: value for name, value in signs.items() if value}


def _beside_others(
    id_: str, section: str, evidence: FieldEvidence, whole: _Whole, signs: dict[str, float]
) -> None:
    """Adds what sets it apart from the other fields of its section."""
    kind, slot, first = whole.kinds[id_], whole.slots[id_], evidence.spans[0]
    if odd := 1 - whole.looks[section, kind][whole.seen_as[id_]] / whole.totals[section, kind]:
        signs["odd look"] = odd
    if rare := 1 - len(whole.filled[slot]) / len(whole.entries[section]):
        signs["rare field"] = rare
    if kind != "date" and whole.spans[first.start, first.end] > 1:
        signs["shared"] = 1.0


def _odd_entries(held: Mapping[str, Mapping[str, Set[str]]]) -> dict[str, float]:
    """By entry: how much of what it holds, or lacks, sets it apart from the others of its section (0 to 1)."""
    odd = {}
    for entries in held.values():
        counts = Counter(slot for its in entries.values() for slot in its)
        by_shape: dict[Set[str], float] = {}  # most entries of a section hold the same
        for entry, its in entries.items():
            shape = frozenset(its)
            if shape not in by_shape:
                apart = [abs((slot in its) - n / len(entries)) for slot, n in counts.items()]
                by_shape[shape] = math.fsum(apart) / len(apart)  # whatever order the set gives them in
            odd[entry] = by_shape[shape]
    return odd


def _out_of_order(fields: Mapping[str, Field]) -> set[str]:
    """Entries whose date breaks the order that most of their section keeps."""
    dates: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for id_, field in fields.items():
        if field.role == "date" and not (id_.endswith("endDate") and field.entry in dates[field.section]):
            dates[field.section][field.entry] = field.text[:4]
    found = set()
    for entries in dates.values():
        steps = [(a, b) for a, b in pairwise(entries) if entries[a] != entries[b]]
        down = sum(entries[a] > entries[b] for a, b in steps)
        for a, b in steps:
            if (entries[a] > entries[b]) != (2 * down >= len(steps)):
                found |= {a, b}
    return found


def _slot(field: Field) -> str:
    """A field's place in its kind of entry: `work.position`, whichever entry it is."""
    return f"{field.section}.{'highlight' if field.role == 'highlight' else field.id.rpartition('.')[2]}"


_NAMES = {"education": "institution", "awards": "title", "languages": "language"}


def _named(section: str) -> str:
    return f"{section}.{_NAMES.get(section, 'name')}"


def _look(spot: _Spot) -> _Look:
    piece = spot.piece
    return round(piece.size), piece.bold, piece.italic, bool(spot.line.bullet)


def _of_text(field: Field, kind: str) -> dict[str, float]:
    """What the words themselves say."""
    text = field.text
    words = text.split()
    count, last = len(words), text[-1:]
    signs: dict[str, float] = {}
    if count > 6 and kind not in ("prose", "highlight"):
        signs["long"] = min((count - 6) / 8, 1.0)
    if count == 1:
        signs["short"] = 1.0
    if len(text) < 12 and len(_LETTER.findall(text)) < 3:
        signs["tiny"] = 1.0
    if text[:1].islower():
        signs["small letter"] = 1.0
    if last in ",;:-–(&/|" or (words and words[-1].islower() and len(words[-1]) < 4):
        signs["open end"] = 1.0
    if _DIGIT.search(text):
        signs["digits"] = 1.0
    if marks := _marks(text):
        signs["marks"] = min(marks / len(text) * 5, 1.0)
    if last == "." and count > 3:
        signs["sentence"] = 1.0
    if ", " in text:
        signs["comma"] = 1.0
    if len(text) > 3 and text.isupper():
        signs["capitals"] = 1.0
    if count < 4 and label_kind(text.strip(" :")):
        signs["a label"] = 1.0
    if kind in _CHECKED and count < 16:
        signs |= {name: value for name, value in _of_lists(text).items() if value}
    if kind == "date" and len(text) == 4:
        signs["year only"] = 1.0
    return signs


_PLAIN = bytes(code for code in range(128) if not _MARK.match(chr(code)))


def _marks(text: str) -> int:
    """How many of its characters are neither letters nor digits nor white space."""
    return len(text.encode().translate(None, _PLAIN)) if text.isascii() else len(_MARK.findall(text))


_CHECKED = ("name", "label", "title", "organization", "degree", "area", "place", "other")


def _of_lists(text: str) -> dict[str, float]:
    """What the word lists know of it."""
    return {
        "job title": float(title_score(text) > 0),
        "organization": float(organization_score(text) > 0 or has_legal_form(text)),
        "school": float(school_score(text) > 0),
        "degree": float(has_degree(text)),
        "place": place_score(text),
        "dated": float(bool(find_dates(text))),
    }


def _of_place(spot: _Spot, evidence: FieldEvidence, signs: dict[str, float]) -> None:
    """Adds what stands around it on the page."""
    before, after = spot.before.rstrip(), spot.after.strip()
    if 0 < len(before) < 40 and label_kind(before.rpartition("|")[2].strip(" :|•·")):
        signs["labelled"] = 1.0
    if not before and not after:
        signs["alone"] = 1.0
    if before[-1:].isalnum():
        signs["in a line"] = 1.0
    if after[:1].isalnum():
        signs["goes on"] = 1.0
    if spot.line.bullet and not before:
        signs["bulleted"] = 1.0
    if len(evidence.spans) > 1:
        signs["several lines"] = min((len(evidence.spans) - 1) / 3, 1.0)
    if spot.line.page > 0:
        signs["far page"] = 1.0
    if spot.piece.bold:
        signs["bold"] = 1.0
    if spot.piece.link:
        signs["linked"] = 1.0
    if spot.piece.x1 <= spot.piece.x0:
        signs["flat"] = 1.0


def _spots(extracted: Extracted, parsed: Parsed, fields: Mapping[str, Field]) -> dict[str, _Spot]:
    texts = [line.text for line in extracted.lines]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    recognized = extracted.read_by == "ocr"
    found = {}
    for id_ in fields:
        evidence = parsed.evidence[id_]
        span = evidence.spans[0]
        number = bisect_right(starts, span.start) - 1
        line, first = extracted.lines[number], span.start - starts[number]
        at, piece = 0, line.pieces[0]
        for candidate in line.pieces:
            if at > first:
                break
            piece = candidate
            at += len(candidate.text) + 1
        after = texts[number][max(span.end - starts[number], first) :]
        sure = _recognized(extracted.lines, starts, evidence) if recognized else 1.0
        found[id_] = _Spot(line, piece, texts[number][:first], after, sure)
    return found


def _recognized(lines: Sequence[Line], starts: Sequence[int], evidence: FieldEvidence) -> float:
    """The least sure stretch of the field, as text recognition saw it."""
    least = 1.0
    for span in evidence.spans:
        number = bisect_right(starts, span.start) - 1
        at = starts[number]
        for piece in lines[number].pieces:
            if at < span.end and at + len(piece.text) > span.start:
                least = min(least, piece.confidence)
            at += len(piece.text) + 1
    return least
