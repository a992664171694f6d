"""Processes that end with their parent, whatever killed it."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int | None = None) -> None:
    """On Linux: ask for SIGKILL when the parent ends. Elsewhere `cvimprover.supervisor.keeper` watches a pipe.

    `parent` is its process id as it should be: if it is gone already, end at once.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if parent is not None and os.getppid() != parent:
        os._exit(1)
