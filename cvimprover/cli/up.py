"""`cvimprover up`."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path

HELP = "Run everything on this machine: web page, API, queue, workers. One Ctrl-C stops all."
EXAMPLES = (
    "cvimprover up",
    "cvimprover up --port 9000 --data ~/cvimprover-data --workers 2",
    "REDIS_URL=redis://localhost:6379/0 cvimprover up",
)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="H",
        help="loopback addresses only, until accounts exist (default 127.0.0.1)",
    )
    parser.add_argument(
        "--port", type=_up_to(65535), default=8000, metavar="P", help="default 8000; 0 takes a free one"
    )
    parser.add_argument(
        "--data", metavar="DIR", help="where database, files and keys live (default: DATA_DIR, else ./data)"
    )
    parser.add_argument(
        "--workers",
        type=_up_to(256),
        default=0,
        metavar="N",
        help="processes that read and render (default: one for each core, at most 4)",
    )


def _up_to(most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not (text.isascii() and text.isdigit() and int(text) <= most):
            raise ArgumentTypeError(f"“{text}” is not a number from 0 to {most}")
        return int(text)

    return number


def run(arguments: Namespace) -> int:
    from cvimprover.supervisor import run as run_supervisor

    data = Path(arguments.data).expanduser().resolve() if arguments.data else None
    return run_supervisor(arguments.host, arguments.port, data, arguments.workers)
