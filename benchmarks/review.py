"""How well the checks find what is wrong, and keep quiet where nothing is.

Sows one defect of a known id into clean resumes of fictitious people (benchmarks/labels/clean) and into documents
made from them, and prints recall by id; then counts findings of severity warning or worse on the clean ones.
`--json` also puts the data through JSON and the parser, as the command line does.
"""

import argparse
import copy
import json
import statistics
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

import documents
from seeds import SEEDS

from resumelib.model.document import SourceDocument
from resumelib.model.finding import Severity
from resumelib.model.region import resolve_region
from resumelib.parsing import parse_resume
from resumelib.review import review_resume

TODAY = date(2026, 6, 1)
CLEAN = Path(__file__).parent / "labels" / "clean"
GRAVE = (Severity.FATAL, Severity.ERROR, Severity.WARNING)


def review(data: bytes, name: str, **more):
    parsed = parse_resume(SourceDocument(data, name))
    region = resolve_region(more.pop("region", "") or parsed.resume.basics.location.country_code)
    return review_resume(
        parsed.resume, parsed=parsed, today=TODAY, region=region, file_name=name, file_size=len(data), **more
    )


def sown_data():
    """(id, number of the way it was sown, clean resume's name, changed JSON)."""
    clean = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(CLEAN.glob("*.json"))}
    for id_, sowers in SEEDS.items():
        for number, sower in enumerate(sowers):
            for name, resume in clean.items():
                changed = copy.deepcopy(resume)
                if sower(changed) is not False:
                    yield id_, number, name, json.dumps(changed).encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="name every miss and every false finding"
    )
    parser.add_argument("--only", default="", help="one id")
    options = parser.parse_args()
    hits: dict[str, list[bool]] = defaultdict(list)
    missed = []
    for id_, number, name, data in sown_data():
        if options.only in ("", id_):
            found = {f.id for f in review(data, f"{name}.json").findings}
            hits[id_].append(id_ in found)
            if id_ not in found:
                missed.append(f"{id_} way {number} in {name}")
    for id_, name, data, more in documents.sown_documents(CLEAN):
        if options.only in ("", id_):
            found = {f.id for f in review(data, name, **more).findings}
            hits[id_].append(id_ in found)
            if id_ not in found:
                missed.append(f"{id_} in {name}")
    for id_, outcomes in sorted(hits.items()):
        if not all(outcomes):
            print(f"  {id_}: {sum(outcomes)} of {len(outcomes)}")
    everything = [outcome for outcomes in hits.values() for outcome in outcomes]
    if everything:
        worst = statistics.mean(sum(o) / len(o) for o in hits.values())
        print(
            f"recall {sum(everything) / len(everything):.3f} over {len(everything)} defects of {len(hits)} ids (mean of ids {worst:.3f})"
        )
    if options.verbose:
        print("\n".join(missed))
    if not options.only:
        report_clean(options.verbose)


def report_clean(verbose: bool) -> None:
    pages, false, times = 0, 0, []
    for name, data in documents.clean_documents(CLEAN):
        review(data, name)
        start = time.perf_counter()
        parsed = parse_resume(SourceDocument(data, name))
        middle = time.perf_counter()
        outcome = review_resume(
            parsed.resume,
            parsed=parsed,
            today=TODAY,
            region=resolve_region(parsed.resume.basics.location.country_code),
        )
        times.append((middle - start, time.perf_counter() - middle))
        pages += max(1, len(parsed.layout.pages))
        grave = [f for f in outcome.findings if f.severity in GRAVE]
        false += len(grave)
        if verbose and grave:
            print(f"{name}: " + "; ".join(f"{f.id} {f.path} {f.excerpt[:50]!r}" for f in grave))
    print(
        f"clean: {false} findings of severity warning or worse on {pages} pages, {false / pages:.2f} a page"
    )
    print(
        f"warm: parsing {1000 * statistics.median(t[0] for t in times):.0f} ms, review {1000 * statistics.median(t[1] for t in times):.0f} ms (median)"
    )


if __name__ == "__main__":
    main()
