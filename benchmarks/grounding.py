"""How many fabricated rewrites the fact gate blocks, and how many honest ones it passes.

    python benchmarks/grounding.py [--set FOLDER] [--show]

FOLDER holds *.jsonl with language, before, after, title, employer and check ("" = honest).
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from resumelib.improvement import ground_suggestion
from resumelib.model.resume import Highlight, Position, Resume
from resumelib.model.suggestion import Grounding

HERE = Path(__file__).parents[1] / "tests" / "improvement" / "labelled"


def verdict_on(row: dict[str, str]) -> Grounding:
    position = Position("w1", row["employer"], row["title"], highlights=(Highlight("h1", row["before"]),))
    resume = Resume(work=(position,), language=row["language"])
    return ground_suggestion(resume, target="h1", after=row["after"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", type=Path, default=HERE)
    parser.add_argument("--show", action="store_true", help="print every wrong verdict")
    arguments = parser.parse_args()
    count: Counter[tuple[str, str]] = Counter()
    for path in sorted(arguments.set.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            verdict = verdict_on(row)
            kind = row["check"] or "honest"
            right = verdict.passed != bool(row["check"])
            count[kind, "all"] += 1
            count[row["language"] + (" fabricated" if row["check"] else " honest"), "all"] += 1
            count["fabricated" if row["check"] else "honest, total", "all"] += 1
            if right:
                count[kind, "right"] += 1
                count[row["language"] + (" fabricated" if row["check"] else " honest"), "right"] += 1
                count["fabricated" if row["check"] else "honest, total", "right"] += 1
            elif arguments.show:
                print(f"{row['id']} [{kind}] {row['before']}\n    => {row['after']}\n    {verdict.reasons}")
    print(f"{'kind':<16}{'rewrites':>9}{'right':>7}{'share':>8}")
    for kind in sorted({key[0] for key in count}):
        everyone, right = count[kind, "all"], count[kind, "right"]
        print(f"{kind:<16}{everyone:>9}{right:>7}{right / everyone:>8.1%}")


if __name__ == "__main__":
    main()
