"""Loads what the later steps need while the first one waits for its sandbox."""

from importlib import import_module
from threading import Thread

# What the steps after parsing import when they run; a module that is renamed is simply loaded later, by its step.
_AHEAD = (
    "resumelib.review",
    "resumelib.review.checks",
    "resumelib.improvement.improving",
    "resumelib.improvement.engine",
    "resumelib.improvement.applying",
    "resumelib.rendering.produce",
    "typst",
    "pypdfium2",
)


def load_ahead() -> None:
    """Import them in the background; the main thread sleeps in the sandbox's pipe meanwhile (benchmarks/cold_start.py)."""
    Thread(target=_load, daemon=True).start()


def _load() -> None:
    for name in _AHEAD:
        try:
            import_module(name)
        except ImportError:
            return
