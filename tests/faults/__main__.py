"""`python -m tests.faults`: the fault table at full size; `--reduced` for CI. Writes docs/reference/faults.md.

Each row runs in a process of its own with a printed seed; rows that passed are kept in the state file, so that an
interrupted table goes on where it was (`--fresh` begins anew). `--row NAME` runs one.
"""

import argparse
import faulthandler
import fcntl
import json
import os
import platform
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.faults import (  # noqa: F401 - they register their rows
    rows,
    rows_databases,
    rows_frozen,
    rows_outside,
    rows_queue,
    rows_redis,
    rows_web,
)
from tests.faults import soak as soaking
from tests.faults.rows import ROWS, Row
from tests.faults.world import REPOSITORY, World

STATE = REPOSITORY / "out" / "faults.json"
TABLE = REPOSITORY / "docs" / "reference" / "faults.md"


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--reduced", action="store_true", help="the small form, under ten minutes")
    parser.add_argument("--row", choices=sorted(ROWS), action="append")
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--fresh", action="store_true", help="forget rows that passed before")
    parser.add_argument(
        "--minutes", type=float, help="as many rows as fit; the order is shuffled by the seed"
    )
    parser.add_argument(
        "--soak", type=int, metavar="SECONDS", help="all faults at random, for so long (make soak: 7200)"
    )
    parser.add_argument("--table", action="store_true", help="only write the table, of what is known")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    parser.add_argument("--keep", action="store_true", help="keep the folder of a failed row")
    arguments = parser.parse_args()
    if arguments.inside:
        return inside(ROWS[arguments.row[0]], arguments)
    if arguments.table:
        return write_table(json.loads(STATE.read_text()))
    return soak_row(arguments) if arguments.soak else outside(arguments)


def soak_row(arguments):
    """In this process, so that its lines are seen as they come; the last one is the verdict."""
    folder, started = Path(tempfile.mkdtemp(prefix="faults-soak-")), time.monotonic()
    print(f"soak of {arguments.soak} s (seed {arguments.seed}) in {folder}", flush=True)
    world = World(folder, seed=arguments.seed, cpu=1, **soaking.SETTINGS)
    figures = attempt(world, lambda: soaking.soak(world, arguments.soak))
    passed = "error" not in figures
    result = {
        "passed": passed, "size": "full" if arguments.soak >= 7200 else f"{arguments.soak // 60} min",
        "seed": arguments.seed, "seconds": round(time.monotonic() - started), "load": round(os.getloadavg()[2], 1),
        "on": time.strftime("%Y-%m-%d"), "figures": figures,
    }  # fmt: skip
    write_table(remember("soak", result))
    if passed and not arguments.keep:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"SOAK {'PASSED' if passed else 'FAILED'} after {result['seconds']} s: {figures}", flush=True)
    os._exit(0 if passed else 1)


def outside(arguments):
    done = {} if arguments.fresh or not STATE.exists() else json.loads(STATE.read_text())
    size = "reduced" if arguments.reduced else "full"
    failed, began, names = [], time.monotonic(), list(arguments.row or ROWS)
    if arguments.minutes:
        random.Random(arguments.seed).shuffle(names)
    for name in names:
        if arguments.minutes and time.monotonic() - began > 60 * arguments.minutes - ROWS[name].takes:
            continue  # perhaps a shorter one still fits
        known = done.get(name)
        again = arguments.row or arguments.minutes
        if known and known["passed"] and known["size"] in (size, "full") and not again:
            continue
        result = told(name, arguments, size)
        if arguments.minutes and not result["passed"]:
            print(
                "  once more: a bound missed because the machine was busy holds the second time", flush=True
            )
            result = told(name, arguments, size)
        done = remember(name, result)
        failed += [] if result["passed"] else [name]
    if not arguments.minutes:
        write_table(done)
    return 1 if failed else 0


def told(name, arguments, size):
    """The result of `one`, with what happened said as it comes."""
    print(f"{name} (seed {arguments.seed}) …", flush=True)
    result = one(name, arguments, size)
    verdict = "passed" if result["passed"] else "FAILED"
    print(f"  {verdict} in {result['seconds']} s: {result['figures']}", flush=True)
    return result


def remember(name, result):
    """Add a row's result to the state file; a good full one is not replaced by a good reduced one.

    Two tables may be under way at once, each with its own rows.
    """
    STATE.parent.mkdir(exist_ok=True)
    with STATE.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = json.loads(STATE.read_text()) if STATE.exists() else {}
        known = done.get(name, {"passed": False, "size": ""})
        if not (
            known["passed"] and known["size"] == "full" and result["size"] != "full" and result["passed"]
        ):
            done[name] = result
            draft = STATE.with_suffix(".draft")
            draft.write_text(json.dumps(done, indent=1))
            draft.replace(STATE)
    return done


def one(name, arguments, size):
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    command = [
        sys.executable,
        "-m",
        "tests.faults",
        "--row",
        name,
        "--seed",
        str(arguments.seed),
        "--inside",
        str(folder),
    ]
    started, loads = time.monotonic(), [os.getloadavg()[0]]
    ended = subprocess.run(
        [*command, *(["--reduced"] if arguments.reduced else [])], cwd=REPOSITORY, capture_output=True, text=True,
        timeout=7200, check=False,
    )  # fmt: skip
    loads.append(os.getloadavg()[1])
    report = folder / "report.json"
    figures = json.loads(report.read_text()) if report.exists() else {"error": ended.stderr[-1500:]}
    passed = ended.returncode == 0 and "error" not in figures
    if passed or not arguments.keep:
        shutil.rmtree(folder, ignore_errors=True)
    else:
        print(f"  kept: {folder}")
    return {
        "passed": passed, "size": size, "seed": arguments.seed, "seconds": round(time.monotonic() - started),
        "load": round(max(loads), 1), "on": time.strftime("%Y-%m-%d"), "figures": figures,
    }  # fmt: skip


def inside(row, arguments):
    faulthandler.register(signal.SIGUSR1)
    folder = Path(arguments.inside)
    world = World(folder, database=row.database, seed=arguments.seed, **row.settings)
    figures = attempt(world, lambda: row.do(world, row.reduced if arguments.reduced else row.full))
    (folder / "report.json").write_text(json.dumps(figures, default=str))
    os._exit(1 if "error" in figures else 0)


def attempt(world, do):
    """The figures of a row, or its error; then everything of it must be gone."""
    try:
        figures = do()
    except Exception:  # the row's verdict
        figures = {"error": traceback.format_exc()[-1500:]}
    finally:
        world.stop()
    orphans = world.orphans()
    if orphans and "error" not in figures:
        figures = {**figures, "error": f"processes left behind: {orphans}"}
    return figures


def write_table(done):
    lines = [
        "# Faults",
        "",
        "What was done to a running installation, how often, and what was found.",
        "Every row asserts: accepted = finished + failed with a reason; effects unique; nothing stuck; event numbers gapless; no process or file left behind.",
        "Written by `make faults` (`python -m tests.faults`); do not edit.",
        "",
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}, {os.cpu_count()} cores.",
        "",
        "`load` is the machine's load average around the row: above the number of cores, other work slowed the row down too, and its figures in seconds say less.",
        "",
        "| fault | database | size | verdict | figures | seed | seconds | load | on |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    soaked = Row("soak", soaking.TEXT, soaking.soak, 7200, 600)
    for name, row in {**ROWS, "soak": soaked}.items():
        result = done.get(name)
        if result is None:
            lines.append(f"| {row.text} | {row.database} | – | not run | | | | | |")
            continue
        figures = result["figures"]
        told = (
            "see the log"
            if "error" in figures
            else ", ".join(f"{key} {value}" for key, value in figures.items())
        )
        verdict = "passes" if result["passed"] else "**fails**"
        lines.append(
            f"| {row.text} | {row.database} | {result['size']} | {verdict} | {told} | {result['seed']} "
            f"| {result['seconds']} | {result.get('load', '')} | {result['on']} |"
        )
    TABLE.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
