"""How soon model-written suggestions arrive, against a fake endpoint on loopback, in a process of its own.

    python benchmarks/streaming.py [--seconds 2.0] [--entries 8] [--at-once 8] [--runs 3] [--only in-process|command]

Prints the first suggestion's and the end's time as multiples of one answer's time (targets 1.3 and 1.6), the best of
the runs: on a busy machine the others measure the machine. Two rows: `improve_resume` in a fresh process, and the
whole command line from its start, reading the CV and rendering a PDF included.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

TEXTS = (
    "Planned the weekly shifts of the bakery",
    "Kept the stock list of flour and sugar",
    "Trained new bakers in bread making",
)


def reworded(text: str) -> str:
    return text.replace("Planned", "Scheduled").replace("Kept", "Maintained")


def json_resume(entries: int) -> dict[str, object]:
    work = [
        {
            "name": f"Bakery {n}",
            "position": "Baker",
            "startDate": f"20{n + 10}-01",
            "endDate": f"20{n + 10}-12",
            "highlights": list(TEXTS),
        }
        for n in range(entries)
    ]
    return {"basics": {"name": "Jo Example", "email": "jo@example.org"}, "work": work}


def serve(seconds: float, at_once: int) -> None:
    """The endpoint; prints its address and stays until its input ends."""
    from resumelib.llm.fake_endpoint import FakeEndpoint

    with FakeEndpoint(reworded, delay=seconds, at_once=at_once) as endpoint:
        print(endpoint.url, flush=True)
        sys.stdin.read()


def in_process(url: str, entries: int) -> None:
    """One improvement in this fresh process; prints seconds to the first suggestion and to the end."""
    from resumelib.improvement import improve_resume
    from resumelib.llm import client_from_settings
    from resumelib.model.finding import Review, Score
    from resumelib.model.jsonresume import from_json_resume
    from resumelib.model.region import resolve_region
    from resumelib.model.suggestion import Suggestion

    arrived: list[float] = []

    def heard(suggestion: Suggestion) -> None:
        if suggestion.provenance.kind == "model":
            arrived.append(time.perf_counter())

    resume = from_json_resume(json_resume(entries))
    began = time.perf_counter()
    improve_resume(
        resume,
        review=Review(Score(0, "benchmark")),
        region=resolve_region("US"),
        today=date(2026, 1, 1),
        language_model=client_from_settings(url, "key", "fake"),
        on_suggestion=heard,
    )
    print(arrived[0] - began, time.perf_counter() - began)


def command(url: str, entries: int) -> tuple[float, float]:
    """`cvimprover improve` from its start to its end; its first suggestions show as progress on standard error."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "cv.json"
        source.write_text(json.dumps(json_resume(entries)))
        arguments = ["improve", str(source), "-o", str(Path(folder) / "out.pdf")]
        settings = {**os.environ, "LLM_BASE_URL": url, "LLM_API_KEY": "key", "LLM_MODEL": "fake"}  # noqa: TID251
        began, first = time.perf_counter(), 0.0
        process = subprocess.Popen(
            [sys.executable, "-m", "cvimprover", *arguments], env=settings, stderr=subprocess.PIPE, text=True
        )
        assert process.stderr
        for line in process.stderr:
            # where all answers came at once, only the last line of the step is shown
            if ("answered" in line or " suggestions, " in line) and not first:
                first = time.perf_counter() - began
        process.wait()
        return first, time.perf_counter() - began


def fresh(url: str, entries: int) -> tuple[float, float]:
    call = f"import benchmarks.streaming as s; s.in_process({url!r}, {entries})"
    out = subprocess.run(
        [sys.executable, "-c", call],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    first, done = map(float, out.stdout.split())
    return first, done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--entries", type=int, default=8)
    parser.add_argument("--at-once", type=int, default=8)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=("in-process", "command"), default="")
    arguments = parser.parse_args()
    call = f"import benchmarks.streaming as s; s.serve({arguments.seconds}, {arguments.at_once})"
    server = subprocess.Popen(
        [sys.executable, "-c", call],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert server.stdout and server.stdin
    url = server.stdout.readline().strip()
    print(f"{'':<14}{'first, s':>10}{'× answer':>10}{'done, s':>10}{'× answer':>10}")
    for name, way in (("in-process", fresh), ("command", command)):
        if arguments.only not in ("", name):
            continue
        runs = [way(url, arguments.entries) for _ in range(arguments.runs)]
        first, done = min(r[0] for r in runs), min(r[1] for r in runs)
        one = arguments.seconds
        print(f"{name:<14}{first:>10.2f}{first / one:>10.2f}{done:>10.2f}{done / one:>10.2f}")
    server.stdin.close()
    server.wait(timeout=10)


if __name__ == "__main__":
    main()
