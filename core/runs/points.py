"""Named points at which a test may kill the process. Nothing at all unless CVIMPROVER_CRASH_POINT is set.

Its value is `name=folder`: the process kills itself at that point, once for each folder. `name:stop=folder` freezes it.
"""

import os
import signal
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

NAMES = (
    "upload-renamed",
    "before-accept-commit",
    "after-accept-commit",
    "between-commit-and-hint",
    "after-claim",
    "in-step",
    "artifact-written",
    "before-step-commit",
    "after-step-commit",
    "before-final-commit",
    "after-final-commit",
)


def _nothing(name: str) -> None:
    return None


def _armed(wanted: str, folder: Path) -> Callable[[str], None]:
    wanted, _, how = wanted.partition(":")

    def point(name: str) -> None:
        if name != wanted:
            return
        try:
            (folder / f"crashed-at-{name}").touch(exist_ok=False)
        except FileExistsError:
            return
        os.kill(os.getpid(), signal.SIGSTOP if how == "stop" else signal.SIGKILL)

    return point


_name, _, _folder = str(getattr(settings, "CRASH_POINT", "")).partition("=")
crash_point: Callable[[str], None] = _armed(_name, Path(_folder)) if _name else _nothing
