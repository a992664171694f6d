"""Progress on standard error: a bar on a terminal; elsewhere a line a step, and one a second while a step goes on."""

import sys
import time

from resumelib.pipeline import StepEvent


class Progress:
    """Takes StepEvents, or (step, what, percent, text) from a server, and shows them with elapsed time."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._terminal = sys.stderr.isatty()
        self._quiet = quiet
        self._begun = time.monotonic()
        self._said = ""
        self._shown = time.monotonic()
        self.seconds: dict[str, float] = {}

    def __call__(self, event: StepEvent) -> None:
        if event.what == "began":
            self._begun, self._said = time.monotonic(), ""
        elif event.what == "said":
            self._said = event.text
        else:
            self.seconds[event.step] = time.monotonic() - self._begun
        if self._quiet:
            return
        if self._terminal:
            self._draw(event)
        elif event.what == "ended" or (event.what == "said" and time.monotonic() - self._shown > 1):
            taken, self._shown = time.monotonic() - self._begun, time.monotonic()
            line = f"{event.percent:3d} %  {event.step:13} {taken:6.2f} s  {self._said}"
            print(line.rstrip(), file=sys.stderr, flush=True)

    def _draw(self, event: StepEvent) -> None:
        filled = event.percent // 5
        bar = "━" * filled + "─" * (20 - filled)
        line = f"{bar} {event.percent:3d} %  {event.step}  {self._said}"
        sys.stderr.write(f"\r\x1b[2K{line[:110]}")
        if event.percent == 100:
            sys.stderr.write("\n")
        sys.stderr.flush()

    def close(self) -> None:
        """End an unfinished bar's line, so that what follows begins on its own."""
        if self._terminal and not self._quiet:
            sys.stderr.write("\n")
