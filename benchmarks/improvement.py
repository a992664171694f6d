"""What the built-in engine does to a corpus: edits, gate violations, lost numbers, mended highlights, scores.

    python benchmarks/improvement.py [--corpus FOLDER] [--show] [--texts FILE…]

FOLDER (default: ../shared/corpus) holds documents/*. `--show` prints every edit of a text, for reading by eye.
`--texts` takes highlights as people write them instead (benchmarks/highlights/*.txt; the first says how they read).
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from resumelib.errors import ResumeError
from resumelib.improvement import apply_suggestions, ground_suggestion, improve_resume
from resumelib.model.document import SourceDocument
from resumelib.model.region import resolve_region
from resumelib.model.resume import Basics, DateRange, Highlight, PartialDate, Position, Resume
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


def read_blocks(path: Path) -> Iterator[Resume]:
    """One resume a block: its first line is a language, "past" or "current", and a position's title."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        lines = [line for line in block.strip().splitlines() if not line.startswith("# ")]
        if not lines:
            continue
        language, when, title = lines[0].split(" ", 2)
        end = None if when == "current" else PartialDate(2021, 5)
        dates = DateRange(PartialDate(2018, 3), end, is_current=end is None)
        texts = tuple(Highlight(f"h{n}", text) for n, text in enumerate(lines[1:]))
        yield Resume(Basics(name="Jo Example"), work=(Position("w1", "Example", title, dates=dates, highlights=texts),), language=language)  # fmt: skip


def edited_texts(path: Path, count: Counter[str], shown: dict[str, str]) -> None:
    for resume in read_blocks(path):
        region = resolve_region({"en": "US", "de": "DE", "fr": "FR", "es": "ES"}[resume.language])
        review = review_resume(resume, parsed=None, today=TODAY, region=region)
        improvement = improve_resume(resume, review=review, region=region, today=TODAY)
        count["highlights"] += len(resume.work[0].highlights)
        for suggestion in improvement.suggestions:
            is_text = suggestion.before and suggestion.kind in ("text", "split")
            if is_text and suggestion.applicability is not Applicability.ADVICE:
                mark = (
                    ""
                    if suggestion.applicability is Applicability.SAFE
                    else f"   [{suggestion.applicability}]"
                )
                shown[suggestion.before] = f"{suggestion.after}{mark}"
                count["changed"] += 1
        for item in improvement.blocked:
            count["blocked by the gate"] += 1
            shown[item.before] = f"{item.after}   [blocked: {item.reasons[0]}]"
        named(improvement, {f.path for f in review.findings if ".highlights[" in f.path}, count)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, nargs="+", default=[])
    folder = Path(__file__).parents[2] / "shared" / "corpus"
    parser.add_argument("--corpus", type=Path, default=folder)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    count: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for path in arguments.texts:
        edited_texts(path, count, shown)
    for path in sorted(arguments.corpus.glob("documents/*/resume.*")) if not arguments.texts else ():
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
