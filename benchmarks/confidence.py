"""How well a field's confidence tells right from wrong: `python benchmarks/confidence.py [--fit] [--misses]`.

Every field that was read is held against the truth of its document: the corpus' (`CVIMPROVER_CORPUS`) and our own
(`tests/parsing/documents`). Printed: the area under the curve (1: every wrong field is less sure than every right
one; 0.5: says nothing) and the share that is right per bucket of confidence, for both halves of the corpus.
`--fit` writes `resumelib/parsing/structure/confidence.txt` from the work half and our own documents; the check half is untouched.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from msgspec import structs  # noqa: E402
from rapidfuzz import fuzz  # noqa: E402

from benchmarks.parsing import corpus, half_of  # noqa: E402
from resumelib.errors import InputRefused  # noqa: E402
from resumelib.model.fields import field_texts  # noqa: E402
from resumelib.model.jsonresume import to_json_resume  # noqa: E402
from resumelib.parsing.extract import extract  # noqa: E402
from resumelib.parsing.lines import Extracted, Line  # noqa: E402
from resumelib.parsing.structure import structure_resume  # noqa: E402
from resumelib.parsing.structure.confidence import _FIXED, KINDS, signs_of  # noqa: E402
from resumelib.text.headings import heading_kind  # noqa: E402

BUCKETS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
NAMES = {
    "work": ("name", "position"), "volunteer": ("organization", "position"), "education": ("institution", "studyType", "area"),
    "projects": ("name",), "certificates": ("name",), "awards": ("title",), "publications": ("name",), "references": ("name",),
}  # fmt: skip
RENAMED = {"volunteer.name": "organization"}


@dataclass(frozen=True)
class Case:
    """One field of one document. `right` by the document's truth."""

    document: str
    half: str
    id: str
    kind: str
    signs: dict[str, float]
    confidence: float
    right: bool
    text: str


def alike(a: Any, b: Any) -> bool:
    a, b = str(a or "").casefold().strip(), str(b or "").casefold().strip()
    return bool(a and b) and fuzz.ratio(a, b) >= 85


def pairs(
    got: Sequence[dict[str, Any]], want: Sequence[dict[str, Any]], names: Sequence[str]
) -> dict[int, dict[str, Any]]:
    """The entry of the truth for each entry that was read, the closest first."""
    ranked = sorted(
        (
            (sum(fuzz.token_set_ratio(str(a.get(n) or "").casefold(), str(b.get(n) or "").casefold()) for n in names)
             + 30 * (bool(b.get("startDate")) and a.get("startDate") == b.get("startDate")), -abs(i - k), i, k)
            for i, a in enumerate(got) for k, b in enumerate(want)
        ), reverse=True,
    )  # fmt: skip
    found: dict[int, dict[str, Any]] = {}
    used: set[int] = set()
    for value, _, i, k in ranked:
        if i not in found and k not in used and value >= 55 * len(names):
            found[i] = want[k]
            used.add(k)
    return found


def judged(resume: Any, read: dict[str, Any], truth: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """(field id, right) for every field the truth speaks about."""
    matched = {
        section: pairs(read.get(section, []), truth.get(section, []), names)
        for section, names in NAMES.items()
    }
    known = {key for entries in truth.values() if isinstance(entries, list) for e in entries for key in e}
    for field in field_texts(resume).values():
        name = field.path.rpartition(".")[2]
        if field.section == "basics":
            right = _basics(name, field.path, field.text, truth.get("basics", {}))
        elif field.section in ("skills", "languages", "interests"):
            entries = truth.get(field.section, [])
            texts = [t for e in entries for v in e.values() for t in (v if isinstance(v, list) else [v])]
            texts += [part for text in texts for part in re.split(r"[,;/|•·]|:\s", str(text))]
            right = any(alike(field.text, text) for text in texts)
        elif field.section in NAMES:
            index = int(field.path.split("[")[1].split("]")[0])
            entry = matched[field.section].get(index, {})
            others = (
                [entry] if entry else truth.get(field.section, [])
            )  # its names are wrong: the rest may be right
            name = RENAMED.get(f"{field.section}.{name}", name.split("[")[0])
            if name == "location" and entry and not entry.get(name):
                continue  # shown by the page, unknown to the truth
            if name not in known and name not in ("highlights", "summary", "description"):
                continue
            right = any(_entry(name, field.text, other) for other in others)
        else:
            continue
        yield field.id, right


def _basics(name: str, path: str, text: str, truth: dict[str, Any]) -> bool:
    if ".location." in path:
        city = str((truth.get("location") or {}).get("city") or "")
        return (
            (bool(city) and city.casefold() in text.casefold())
            or str(text).casefold() in str(truth.get("location", "")).casefold()
            or any(alike(text, v) for v in (truth.get("location") or {}).values())
        )
    if ".profiles" in path:
        values = [str(v) for p in truth.get("profiles", []) for v in p.values()]
        return any(alike(text, value) or text.casefold() in value.casefold() for value in values)
    if name == "phone":
        digits = ["".join(c for c in str(value) if c.isdigit())[-8:] for value in (text, truth.get("phone"))]
        return bool(digits[0]) and digits[0] == digits[1]
    if name == "url":
        bare = [
            str(v).split("//")[-1].removeprefix("www.").rstrip("/").casefold()
            for v in (text, truth.get("url"))
        ]
        return bool(bare[0]) and bare[0] == bare[1]
    if name == "summary":
        return fuzz.token_set_ratio(text, str(truth.get("summary") or "")) >= 90
    return alike(text, truth.get(name))


def _entry(name: str, text: str, entry: dict[str, Any]) -> bool:
    if name.endswith("Date") or name == "date":
        want = str(entry.get(name) or "")
        return bool(want) and (want.startswith(text) or text.startswith(want))
    if name in ("highlights", "summary", "description"):
        texts = [
            str(entry.get("summary") or ""),
            str(entry.get("description") or ""),
            *map(str, entry.get("highlights", [])),
        ]
        return any(
            fuzz.partial_ratio(text.casefold(), t.casefold()) >= 92 and len(text) <= 1.3 * len(t) + 20
            for t in texts
            if t
        )
    value = entry.get(name)
    if name in ("studyType", "area") and not (entry.get("studyType") and entry.get("area")):
        whole = str(
            entry.get("studyType") or entry.get("area") or ""
        )  # a degree that its truth leaves undivided
        return (
            bool(whole)
            and fuzz.partial_ratio(text.casefold(), whole.casefold()) >= 92
            and len(text) <= 1.2 * len(whole)
        )
    return any(alike(text, item) for item in (value if isinstance(value, list) else [value]))


def cases() -> Iterator[Case]:
    for folder in sorted((corpus() / "documents").glob("d*")) if corpus().exists() else ():
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        file = next(path for path in sorted(folder.iterdir()) if path.stem == "resume")
        truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        yield from of_document(file, truth, half_of(str(meta.get("person"))), folder.name)
    for file in sorted((ROOT / "tests/parsing/documents").iterdir()):
        if file.suffix != ".json":
            yield from of_document(
                file, json.loads(file.with_suffix(".json").read_text(encoding="utf-8")), "own", file.name
            )


def of_document(file: Path, truth: dict[str, Any], half: str, name: str) -> Iterator[Case]:
    try:
        found = extract(file.read_bytes(), file.name)
    except InputRefused:
        return
    if isinstance(found, Extracted):
        yield from of_lines(found, truth, half, name)
        if half == "own":
            for harm in HARMS:
                yield from of_lines(harmed(found, harm), truth, "harmed", f"{name} {harm}")


def of_lines(found: Extracted, truth: dict[str, Any], half: str, name: str) -> Iterator[Case]:
    parsed = structure_resume(found)
    fields = field_texts(parsed.resume)
    right = dict(judged(parsed.resume, to_json_resume(parsed.resume), truth))
    for id_, kind, signs, _ in signs_of(parsed, found):
        if id_ in right:
            yield Case(
                name, half, id_, kind, signs, parsed.evidence[id_].confidence, right[id_], fields[id_].text
            )


HARMS = (
    "one look",
    "no gaps",
    "no places",
    "lines broken",
    "lines swapped",
    "cells swapped",
    "no headings",
    "no bullets",
)


def harmed(found: Extracted, harm: str) -> Extracted:
    """Our own documents as a bad layout or a worse extraction would give them: what is wrong then, and how it looks."""
    dice = random.Random(f"{harm} {len(found.text)}")
    lines: list[Line] = []
    for line in found.lines:
        if harm == "one look":
            pieces = tuple(
                structs.replace(p, size=10.0 * bool(p.size), bold=False, italic=False, color="", font="")
                for p in line.pieces
            )
            line = structs.replace(line, pieces=pieces, heading=0)
        elif harm == "no gaps":
            line = structs.replace(line, gap=0.0, block=-1)
        elif harm == "no places":
            line = structs.replace(
                line, pieces=tuple(structs.replace(p, x0=0.0, x1=0.0) for p in line.pieces), y0=0.0, y1=0.0
            )
        elif harm == "no headings" and heading_kind(line.text):
            continue
        elif harm == "no bullets":
            line = structs.replace(line, bullet="", level=0)
        elif harm == "cells swapped" and len(line.pieces) > 1 and dice.random() < 0.5:
            line = structs.replace(line, pieces=line.pieces[::-1])
        elif harm == "lines broken" and len(words := line.text.split()) > 2 and dice.random() < 0.3:
            first, piece = dice.randrange(1, len(words)), line.pieces[0]
            parts = (" ".join(words[:first]), " ".join(words[first:]))
            lines += [
                structs.replace(
                    line, pieces=(structs.replace(piece, text=part),), bullet=line.bullet if not n else ""
                )
                for n, part in enumerate(parts)
            ]
            continue
        lines.append(line)
    if harm == "lines swapped":
        for at in range(1, len(lines)):
            if dice.random() < 0.12:
                lines[at - 1], lines[at] = lines[at], lines[at - 1]
    return replace(found, lines=tuple(lines))


# ---------------------------------------------------------------- how well it parts them


def area_under_curve(members: Sequence[Case]) -> float:
    ranked = sorted(members, key=lambda case: case.confidence)
    wrong = [case for case in members if not case.right]
    if not wrong or len(wrong) == len(members):
        return float("nan")
    total, at = 0.0, 0
    while at < len(ranked):
        same = [case for case in ranked[at:] if case.confidence == ranked[at].confidence]
        misses = sum(not case.right for case in same)
        above = sum(case.right for case in ranked[at + len(same) :])
        total += misses * (above + 0.5 * (len(same) - misses))
        at += len(same)
    return total / (len(wrong) * (len(members) - len(wrong)))


def report(members: Sequence[Case], title: str) -> None:
    wrong = sum(not case.right for case in members)
    print(f"\n{title}: {len(members)} fields, {wrong} wrong; AUC {area_under_curve(members):.3f}")
    for low, high in pairwise(BUCKETS):
        inside = [case for case in members if low <= case.confidence < high]
        if inside:
            mean = sum(case.confidence for case in inside) / len(inside)
            print(
                f"  {low:.2f}-{min(high, 1):.2f}  n={len(inside):5d}  said {mean:.2f}  right {sum(c.right for c in inside) / len(inside):.2f}"
            )
    lowest = sorted(members, key=lambda case: case.confidence)[: max(wrong, 1)]
    print(
        f"  of the {len(lowest)} least sure, {sum(not case.right for case in lowest) / len(lowest):.0%} are wrong"
    )


# ---------------------------------------------------------------- the weights


def fit(members: Sequence[Case]) -> dict[str, float]:
    """Logistic regression with a small ridge; signs of one kind get a weight of their own where they are frequent."""
    import numpy as np

    counts = Counter(name for case in members for name in _terms(case))
    names = sorted(name for name, n in counts.items() if n >= (25 if "/" in name else 8))
    place = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(members), len(names)))
    for row, case in enumerate(members):
        for name, value in _terms(case).items():
            if name in place:
                x[row, place[name]] = value
    y = np.array([case.right for case in members], dtype=float)
    documents = Counter(case.document for case in members)
    weight = np.array([1 / documents[case.document] ** 0.5 for case in members])
    weight *= len(members) / weight.sum()
    ridge = np.array([0.05 if name in KINDS else 4.0 if "/" in name else 2.0 for name in names])
    w = np.zeros(len(names))
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (weight * (y - p)) - ridge * w
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        w += step
        if abs(step).max() < 1e-6:
            break
    return {name: round(float(w[place[name]]), 2) for name in names if abs(w[place[name]]) >= 0.05}


def _terms(case: Case) -> dict[str, float]:
    return {
        case.kind: 1.0,
        **case.signs,
        **{f"{case.kind}/{name}": value for name, value in case.signs.items()},
    }


def write(weights: dict[str, float]) -> None:
    head = "# Weights of a field's kind and of the signs that speak for and against it, in log odds (see confidence.py).\n# source: fitted by benchmarks/confidence.py on documents with truth; no text of theirs is in here.\n"
    rows = sorted(weights.items(), key=lambda item: ("/" in item[0], item[0]))
    _FIXED.write_text(head + "".join(f"{name} = {value}\n" for name, value in rows), encoding="utf-8")
    print(f"{len(weights)} weights written to {_FIXED.relative_to(ROOT)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--kinds", action="store_true", help="also by kind of field")
    parser.add_argument(
        "--misses", type=int, default=0, help="so many surest wrong and least sure right fields"
    )
    arguments = parser.parse_args()
    found = list(cases())
    if arguments.fit:
        write(fit([case for case in found if case.half != "check"]))
        return 0
    for half in ("work", "check", "own", "harmed"):
        members = [case for case in found if case.half == half]
        report(members, half)
        if arguments.kinds:
            groups: defaultdict[str, list[Case]] = defaultdict(list)
            for case in members:
                groups[case.kind].append(case)
            for kind, its in sorted(groups.items()):
                print(
                    f"    {kind:14s} n={len(its):5d} wrong={sum(not c.right for c in its):4d} AUC {area_under_curve(its):.3f}"
                )
    if arguments.misses:
        wrong = sorted((c for c in found if not c.right), key=lambda c: -c.confidence)[: arguments.misses]
        for case in wrong:
            print(f"{case.confidence:.2f} wrong {case.document[:14]} {case.id} {case.text[:70]!r}")
        for case in sorted((c for c in found if c.right), key=lambda c: c.confidence)[: arguments.misses]:
            print(f"{case.confidence:.2f} right {case.document[:14]} {case.id} {case.text[:70]!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
