"""Progress on standard error: a bar on a terminal; elsewhere a line a step, and one a second while a step goes on."""

import sys
import time

from cvimprover.cli.streams import tell
from resumelib.pipeline import StepEvent

_STORY = 8  # things said in one step; the pages of a scan and the entries of a model are more


class Progress:
    """Takes StepEvents, or (step, what, percent, text) from a server, and shows them with elapsed time."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._terminal = sys.stderr.isatty()
        self._quiet = quiet
        self._begun = time.monotonic()
        self._said: list[str] = []  # in this step, what was not shown yet; the last one stays
        self._shown = time.monotonic()
        self.seconds: dict[str, float] = {}

    def __call__(self, event: StepEvent) -> None:
        if event.what == "began":
            self._begun, self._said = time.monotonic(), []
        elif event.what == "said":
            self._said.append(event.text)
        else:
            self.seconds[event.step] = time.monotonic() - self._begun
        if self._quiet:
            return
        if self._terminal:
            self._draw(event)
        elif event.what == "ended" or (event.what == "said" and time.monotonic() - self._shown > 1):
            taken, self._shown = time.monotonic() - self._begun, time.monotonic()
            line = f"{event.percent:3d} %  {event.step:13} {taken:6.2f} s  {self._news(event)}"
            tell(line.rstrip())
            self._said = self._said[-1:]

    def _news(self, event: StepEvent) -> str:
        """At a step's end all that was said in it ("pdf made. docx made."), of a long story the end."""
        whole = event.what == "ended" and len(self._said) <= _STORY
        return " ".join(self._said if whole else self._said[-1:])

    def _draw(self, event: StepEvent) -> None:
        filled = event.percent // 5
        bar = "━" * filled + "─" * (20 - filled)
        line = f"{bar} {event.percent:3d} %  {event.step}  {self._news(event)}"
        tell(f"\r\x1b[2K{line[:110]}", end="\n" if event.percent == 100 else "")

    def close(self) -> None:
        """End an unfinished bar's line, so that what follows begins on its own."""
        if self._terminal and not self._quiet:
            tell("")
