"""How soon model-written suggestions arrive, against a fake endpoint on loopback.

    python benchmarks/streaming.py [--seconds 2.0] [--entries 8] [--at-once 8]

Prints the first suggestion's and the last answer's time as multiples of one answer's time (targets 1.3 and 1.6).
"""

import argparse
import time
from datetime import date

from resumelib.improvement import improve_resume
from resumelib.llm import client_from_settings
from resumelib.llm.fake_endpoint import FakeEndpoint
from resumelib.model.finding import Review, Score
from resumelib.model.region import resolve_region
from resumelib.model.resume import Highlight, Position, Resume
from resumelib.model.suggestion import Suggestion

TEXTS = (
    "Planned the weekly shifts of the bakery",
    "Kept the stock list of flour and sugar",
    "Trained new bakers in bread making",
)


def resume_of(entries: int) -> Resume:
    work = tuple(
        Position(
            f"w{n}",
            f"Bakery {n}",
            "Baker",
            highlights=tuple(Highlight(f"w{n}h{i}", t) for i, t in enumerate(TEXTS)),
        )
        for n in range(entries)
    )
    return Resume(work=work, language="en")


def reworded(text: str) -> str:
    return text.replace("Planned", "Scheduled").replace("Kept", "Maintained")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--entries", type=int, default=8)
    parser.add_argument("--at-once", type=int, default=8)
    arguments = parser.parse_args()
    arrived: list[float] = []

    def heard(suggestion: Suggestion) -> None:
        if suggestion.provenance.kind == "model":
            arrived.append(time.perf_counter())

    with FakeEndpoint(reworded, delay=arguments.seconds, at_once=arguments.at_once) as endpoint:
        began = time.perf_counter()
        improve_resume(
            resume_of(arguments.entries),
            review=Review(Score(0, "benchmark")),
            region=resolve_region("US"),
            today=date(2026, 1, 1),
            language_model=client_from_settings(endpoint.url, "key", "fake"),
            on_suggestion=heard,
        )
        total = time.perf_counter() - began
    first = arrived[0] - began
    print(f"{'':<18}{'seconds':>8}{'× answer':>10}")
    print(f"{'first suggestion':<18}{first:>8.2f}{first / arguments.seconds:>10.2f}")
    print(f"{'done':<18}{total:>8.2f}{total / arguments.seconds:>10.2f}")


if __name__ == "__main__":
    main()
