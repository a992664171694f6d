"""How much of a known resume a parse got right: one number per document, in the spirit of a field-by-field F1.

Every text of the truth is looked for in the same field of the best matching entry; surplus entries cost precision.
"""

from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from resumelib.model.document import Parsed
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume

Json = Any
KEYS = {
    "work": ("name", "position"),
    "education": ("institution", "studyType", "area"),
    "volunteer": ("organization", "position"),
    "projects": ("name",),
    "languages": ("language",),
    "certificates": ("name",),
    "awards": ("title",),
    "publications": ("name",),
    "interests": ("name",),
}


@cache
def parse_document(file: Path) -> Parsed:
    """Each document is read once for all tests."""
    return structure_resume(extract(file.read_bytes(), file.name))


def similarity(a: Json, b: Json) -> float:
    """0 to 1; dates at the precision of the truth, other texts fuzzily."""
    a, b = str(a or "").casefold(), str(b or "").casefold()
    return fuzz.ratio(a, b) / 100 if a and b else 0.0


def measure(prediction: Json, truth: Json) -> float:
    """F1 over all leaf texts of the truth."""
    right = expected = given = 0.0
    for key in ("name", "label", "email", "phone", "url", "summary"):
        want, got = truth["basics"].get(key, ""), prediction.get("basics", {}).get(key, "")
        expected, given = expected + bool(want), given + bool(got and want)
        right += _hit(got, want)
    for section, names in KEYS.items():
        hits, wanted, found = _section(prediction.get(section, []), truth.get(section, []), names)
        right, expected, given = right + hits, expected + wanted, given + found
    want, got = _words_of(truth), _words_of(prediction)
    right += sum(max((_hit(other, item) for other in got), default=0.0) for item in want)
    expected, given = expected + len(want), given + len(got)
    precision, recall = right / max(given, 1), right / max(expected, 1)
    return 2 * precision * recall / (precision + recall) if right else 0.0


def _words_of(resume: Json) -> list[str]:
    """Skills and their keywords as one list: some layouts show groups, others do not."""
    groups = resume.get("skills", [])
    return [text for group in groups for text in (group.get("keywords") or [group.get("name", "")]) if text]


def _hit(got: Json, want: Json) -> float:
    return float(bool(want) and similarity(got, want) >= 0.85)


def _section(got: list[Json], want: list[Json], names: tuple[str, ...]) -> tuple[float, float, float]:
    left = list(got)
    hits = wanted = found = 0.0
    for entry in want:
        best = max(left, key=lambda other: _alike(other, entry, names), default=None)
        if best is not None and _alike(best, entry, names) < 0.5:
            best = None
        if best is not None:
            left.remove(best)
        a, b, c = _entry(best or {}, entry)
        hits, wanted, found = hits + a, wanted + b, found + c
    return hits, wanted, found + sum(1 for _ in left)


def _alike(got: Json, want: Json, names: tuple[str, ...]) -> float:
    scores = [similarity(got.get(name), want.get(name)) for name in names if want.get(name)]
    same_date = bool(want.get("startDate")) and got.get("startDate") == want.get("startDate")
    return sum(scores) / max(len(scores), 1) + 0.2 * same_date


def _entry(got: Json, want: Json) -> tuple[float, float, float]:
    hits = wanted = found = 0.0
    for key, value in want.items():
        if key == "highlights":
            text = " ".join([got.get("summary", ""), *got.get("highlights", [])])
            hits += len(value) * float(fuzz.token_sort_ratio(text, " ".join(value)) >= 90)
            wanted, found = wanted + len(value), found + (len(value) if text.strip() else 0)
        elif key == "keywords":
            hits += sum(max((_hit(other, item) for other in got.get(key, [])), default=0.0) for item in value)
            wanted, found = wanted + len(value), found + len(got.get(key, []))
        elif key != "issuer":
            other = got.get(key, "")
            hits += float(other == value) if key.endswith("Date") else _hit(other, value)
            wanted, found = wanted + 1, found + bool(other)
    return hits, wanted, found
