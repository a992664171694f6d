"""Cold `cvimprover improve CV.pdf -o out.pdf --llm off` beside the bare import of the libraries it stands on.

    python benchmarks/cold_start.py [--rounds 10] [CV.pdf]

The two run in turn in one session; the figure is the ratio of their medians. Target: at most 4, under 250 MB.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "nora-brandt.pdf"
BARE = [sys.executable, "-c", "import typst, pdf_oxide, docx"]


def run(command: list[str]) -> tuple[float, float]:
    """Wall seconds, and the peak resident size in MB of the process (its largest child included)."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[:4]} ended with status {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - begun, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cv", nargs="?", default=str(EXAMPLE))
    parser.add_argument("--rounds", type=int, default=10)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        improve = [
            sys.executable,
            "-m",
            "cvimprover",
            "improve",
            arguments.cv,
            "-o",
            f"{folder}/out.pdf",
            "--llm",
            "off",
            "--quiet",
        ]
        run(BARE), run(improve)
        pairs = [(run(BARE), run(improve)) for _ in range(arguments.rounds)]
    bare, whole = (statistics.median(pair[i][0] for pair in pairs) for i in (0, 1))
    memory = max(pair[1][1] for pair in pairs)
    print("| | seconds (median) |\n|---|---|")
    print(f"| import typst, pdf_oxide, docx | {bare:.3f} |")
    print(f"| cvimprover improve, cold | {whole:.3f} |")
    print(f"\nratio {whole / bare:.2f} (target 4), peak {memory:.0f} MB (target 250)")


if __name__ == "__main__":
    main()
