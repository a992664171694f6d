"""`cvimprover demo`: a server of its own, the example CV through it, the improved PDF, the end."""

import shutil
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from resumelib.errors import ServiceUnreachable, WrongUsage
from resumelib.text.counting import counted

HELP = "Start everything headless, send the example CV through the HTTP API, show live progress, write the improved PDF, and stop."
EXAMPLES = ("cvimprover demo", "cvimprover demo cv.pdf --out better.pdf")
EXAMPLE = Path(__file__).parents[2] / "examples" / "nora-brandt.pdf"
START_SECONDS = 90


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="?",
        default=str(EXAMPLE),
        metavar="CV",
        help="default: the example, a fictitious person",
    )
    parser.add_argument(
        "--out",
        default="out/nora-brandt-improved.pdf",
        metavar="OUT",
        help="default out/nora-brandt-improved.pdf",
    )
    parser.add_argument("--posting", metavar="FILE", help="a posting to hold it against")


def run(arguments: Namespace) -> int:
    if not Path(arguments.file).is_file():
        raise WrongUsage(f"There is no file {arguments.file}. Check its name.")
    if not arguments.out.lower().endswith(".pdf"):
        raise WrongUsage(f"{arguments.out}: the demo makes a PDF. Let the name end in .pdf.")
    folder = tempfile.mkdtemp(prefix="cvimprover-demo-")
    server = subprocess.Popen(
        [sys.executable, "-m", "cvimprover", "up", "--port", "0", "--data", folder, "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # the opening link and "Ctrl-C" are for people; failures are told by the exit
        text=True,
    )
    try:
        begun = time.monotonic()
        address = _address(server)
        print(
            f"Everything is up at {address} after {time.monotonic() - begun:.1f} s: database, Valkey, web, workers, beat."
        )
        _improve(address, arguments)
    finally:
        server.terminate()
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.kill()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _address(server: subprocess.Popen[str]) -> str:
    """The address that `up` prints when it is ready, without its one-time link."""
    from urllib.parse import urlsplit

    assert server.stdout is not None
    deadline = time.monotonic() + START_SECONDS
    for line in server.stdout:
        word = next((word for word in line.split() if word.startswith("http://")), "")
        if word:
            parts = urlsplit(word)
            return f"{parts.scheme}://{parts.netloc}"
        if time.monotonic() > deadline:
            break
    raise ServiceUnreachable("The server did not start. Run cvimprover doctor to see what is missing.")


def _improve(address: str, arguments: Namespace) -> None:
    from cvimprover.cli import submit

    parser = ArgumentParser()
    submit.add_arguments(parser)
    posting = ["--posting", arguments.posting] if arguments.posting else []
    options = parser.parse_args(
        [arguments.file, "-o", arguments.out, "--server", address, "--llm", "off", *posting]
    )
    result, files, seconds = submit.submit(options, ("pdf",))
    from cvimprover.cli.files import write_all

    write_all({arguments.out: files["pdf"]})
    applied = [s for s in result["suggestions"] if s["applied"]]
    print("\nstep            seconds")
    for step, taken in seconds.items():
        print(f"{step:14} {taken:8.2f}")
    print(f"\n{counted(len(applied), 'improvement')} applied, each with its reason; for example:")
    for suggestion in applied[:3]:
        print(f"  - {suggestion['before']}\n  + {suggestion['after']}\n    {suggestion['reason']}")
    print(f"\nThe improved CV: {Path(arguments.out).resolve()}")
