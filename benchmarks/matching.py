"""How well postings are read and matched, against labels written by hand (benchmarks/labels).

Prints precision, recall and F1 of the requirements, how often kind and required agree, and the share of buckets
that are right. The ten corpus postings are read from --corpus (or CVIMPROVER_CORPUS, or ../shared/corpus).
"""

import argparse
import json
import os
import statistics
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from resumelib.matching import match_posting, read_posting
from resumelib.model.jsonresume import from_json_resume
from resumelib.text.skills import find_concept
from resumelib.text.tokens import fold, words

HERE = Path(__file__).parent
TODAY = date(2026, 6, 1)


@dataclass
class Tally:
    right: int = 0
    found: int = 0
    labelled: int = 0
    kinds: int = 0
    required: int = 0
    buckets: int = 0
    bucketed: int = 0
    notes: list[str] = field(default_factory=list)

    def f1(self) -> float:
        return 2 * self.right / (self.found + self.labelled) if self.found + self.labelled else 0.0


def same(a: str, b: str) -> bool:
    """Equal after folding, of one concept, or one holds all words of the other and half of the longer one's."""
    a, b = a.replace("’", "'"), b.replace("’", "'")
    if fold(a) == fold(b):
        return True
    first, second = (frozenset(w for w in words(fold(t)) if w not in STOP) for t in (a, b))
    if find_concept(a) is not None and find_concept(a) == find_concept(b):
        return True
    if not first or not second:
        return False
    shared = len(first & second)
    return shared == min(len(first), len(second)) and shared >= 0.4 * max(len(first), len(second))


STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "and",
        "or",
        "to",
        "with",
        "for",
        "at",
        "de",
        "la",
        "le",
        "des",
        "du",
        "et",
        "en",
        "y",
        "el",
        "los",
        "las",
        "und",
        "der",
        "die",
        "das",
        "von",
        "mit",
        "im",
        "in",
        "experience",
        "skills",
    ]
)


def read_labels(block: str) -> list[list[str]]:
    return [line.split(" ", 2) for line in block.strip().splitlines() if line[:2] in ("R ", "P ")]


def grade(labels: list[list[str]], posting, match, tally: Tally, name: str) -> None:
    left = list(posting.requirements)
    bucket_of = {c.requirement: c.bucket for c in match.requirements} if match else {}
    tally.found += len(left)
    tally.labelled += len(labels)
    ordered = sorted(labels, key=lambda row: -len(row[2]))
    for flag, kind, rest in ordered:
        term, _, bucket = rest.rpartition(" ") if match else (rest, "", "")
        candidates = [r for r in left if same(r.term, term) or same(r.canonical or r.term, term)]
        candidates.sort(key=lambda r: (r.kind != kind, fold(r.term) != fold(term)))
        if not candidates:
            tally.notes.append(f"{name}: missed {flag} {kind} {term}")
            continue
        chosen = candidates[0]
        left.remove(chosen)
        tally.right += 1
        tally.kinds += chosen.kind == kind
        tally.required += chosen.required == (flag == "R")
        if chosen.required != (flag == "R"):
            tally.notes.append(f"{name}: {term}: required is {chosen.required}")
        if match:
            tally.bucketed += 1
            tally.buckets += bucket_of[chosen] == bucket
            if bucket_of[chosen] != bucket:
                tally.notes.append(f"{name}: {term}: {bucket_of[chosen]} instead of {bucket}")
    tally.notes += [f"{name}: surplus {r.kind} {r.term!r}" for r in left]


def corpus_cases(folder: Path):
    for block in (HERE / "labels" / "postings_corpus.txt").read_text(encoding="utf-8").split("== ")[1:]:
        name, _, labels = block.partition("\n")
        path = folder / "job_descriptions" / name.strip()
        if path.is_file():
            yield name.strip(), path.read_text(encoding="utf-8"), read_labels(labels), None


def own_cases(folder: Path):
    for path in sorted(folder.glob("*.txt")):
        text, _, rest = path.read_text(encoding="utf-8").partition("=== labels\n")
        labels, _, resume = rest.partition("=== resume\n")
        yield path.name, text, read_labels(labels), from_json_resume(json.loads(resume))


def run(cases, verbose: bool) -> Tally:
    tally = Tally()
    for name, text, labels, resume in cases:
        before = (tally.right, tally.found, tally.labelled)
        posting = read_posting(text)
        match = match_posting(posting, resume, today=TODAY) if resume else None
        grade(labels, posting, match, tally, name)
        right, found, labelled = (
            now - then for now, then in zip((tally.right, tally.found, tally.labelled), before, strict=True)
        )
        print(
            f"  {name:45} F1 {2 * right / (found + labelled):.2f}  ({right} right, {found} found, {labelled} labelled)"
        )
    if verbose:
        print("\n".join(tally.notes))
    return tally


def report(title: str, tally: Tally) -> None:
    if not tally.labelled:
        print(f"{title}: no postings found")
        return
    right = max(1, tally.right)
    line = f"{title}: precision {tally.right / tally.found:.3f}, recall {tally.right / tally.labelled:.3f}, F1 {tally.f1():.3f}; kind {tally.kinds / right:.3f}, required {tally.required / right:.3f}"
    print(line + (f", buckets {tally.buckets / tally.bucketed:.3f}" if tally.bucketed else ""))


def speed(cases) -> None:
    read, match = [], []
    for _name, text, _labels, resume in cases:
        start = time.perf_counter()
        posting = read_posting(text)
        read.append(time.perf_counter() - start)
        if resume:
            start = time.perf_counter()
            match_posting(posting, resume, today=TODAY)
            match.append(time.perf_counter() - start)
    print(
        f"reading a posting {1000 * statistics.median(read):.1f} ms, matching {1000 * statistics.median(match or [0]):.1f} ms (warm, median)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    corpus = os.environ.get("CVIMPROVER_CORPUS", str(HERE.parents[1] / "shared" / "corpus"))  # noqa: TID251 - not the domain
    parser.add_argument("--corpus", default=corpus)
    parser.add_argument("--own", default=str(HERE / "labels" / "postings"))
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    corpus, own = list(corpus_cases(Path(options.corpus))), list(own_cases(Path(options.own)))
    results = [("corpus", run(corpus, options.verbose)), ("own", run(own, options.verbose))]
    for title, tally in results:
        report(title, tally)
    speed(own)


if __name__ == "__main__":
    main()
