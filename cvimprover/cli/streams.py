"""Standard input, output and error as they are found: closed, broken off, or on a disk that is full."""

import contextlib
import os
import sys

_MODES = ("r", "w", "w")


def open_closed() -> None:
    """Give a stream that was closed (`>&-`) to the null device, or the next file opened would take its number.

    The readers' process speaks through the numbers 0 and 1, so that would be found as a damaged file at best.
    """
    for number, (name, mode) in enumerate(zip(("stdin", "stdout", "stderr"), _MODES, strict=True)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, which is this one
            os.set_inheritable(number, True)
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", errors="replace"))


def finish() -> None:
    """Send what is still held back, while an error can be told. Raises OSError."""
    try:
        sys.stdout.flush()
    except OSError:
        give_up_output()
        raise


def give_up_output() -> None:
    """Nobody reads on: what is left goes nowhere, and Python doesn't complain of it at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(sentence: str, end: str = "\n") -> None:
    """A line on standard error; where that can't be written, the command goes on without."""
    with contextlib.suppress(OSError, ValueError):
        print(sentence, end=end, file=sys.stderr, flush=True)
