"""What the built-in engine does to a corpus: edits, gate violations, lost numbers, mended highlights, scores.

    python benchmarks/improvement.py [--corpus FOLDER] [--show]

FOLDER (default: ../shared/corpus) holds documents/*. `--show` prints every edit of a text, for reading by eye.
"""

import argparse
import re
from collections import Counter
from datetime import date
from pathlib import Path

from resumelib.errors import ResumeError
from resumelib.improvement import apply_suggestions, ground_suggestion, improve_resume
from resumelib.model.document import SourceDocument
from resumelib.model.region import resolve_region
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Applicability, Improvement
from resumelib.parsing import parse_resume
from resumelib.review import review_resume

TODAY = date(2026, 1, 1)


def numbers(resume: Resume) -> Counter[str]:
    return Counter(
        n
        for entry in (*resume.work, *resume.volunteer, *resume.projects)
        for h in entry.highlights
        for n in re.findall(r"\d+", h.text)
    )


def measure(data: bytes, name: str, count: Counter[str], shown: dict[str, str]) -> None:
    parsed = parse_resume(SourceDocument(data, name))
    resume, region = parsed.resume, resolve_region(parsed.resume.basics.location.country_code)
    review = review_resume(resume, parsed=parsed, today=TODAY, region=region)
    improvement = improve_resume(resume, review=review, region=region, today=TODAY)
    kept = [s for s in improvement.suggestions if s.applicability is not Applicability.ADVICE]
    for suggestion in kept:
        count[f"edits, {suggestion.applicability.value}"] += 1
        if suggestion.kind in ("text", "split"):
            shown[suggestion.before] = suggestion.after
            if not suggestion.before:
                continue  # a summary composed of facts: there is no text to be held against
            after = " ".join(suggestion.items) or suggestion.after
            count["gate violations"] += not ground_suggestion(
                resume, target=suggestion.target, after=after
            ).passed
    count["blocked by the gate"] += len(improvement.blocked)
    named(improvement, {f.path for f in review.findings if ".highlights[" in f.path}, count)
    after, _ = apply_suggestions(resume, improvement.suggestions, [s.id for s in kept])
    count["numbers lost"] += (numbers(resume) - numbers(after)).total()
    again = review_resume(after, parsed=parsed, today=TODAY, region=region)
    count["documents"] += 1
    if again.score.total < review.score.total:
        count["score lower after"] += 1
        print(f"{name}: score {review.score.total} -> {again.score.total}")


def named(improvement: Improvement, paths: set[str], count: Counter[str]) -> None:
    mended = {s.path for s in improvement.suggestions} | {q.path for q in improvement.questions}
    count["highlights a review names"] += len(paths)
    count["… mended or asked about"] += len(paths & mended)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    folder = Path(__file__).parents[2] / "shared" / "corpus"
    parser.add_argument("--corpus", type=Path, default=folder)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    count: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for path in sorted(arguments.corpus.glob("documents/*/resume.*")):
        try:
            measure(path.read_bytes(), path.name, count, shown)
        except ResumeError as error:
            print(f"{path.parent.name}: {type(error).__name__}")
    if arguments.show:
        for before, after in shown.items():
            print(f"- {before}\n+ {after}\n")
    count["different edits of texts"] = len(shown)
    for name, value in count.items():
        print(f"{name:<28}{value:>6}")


if __name__ == "__main__":
    main()
