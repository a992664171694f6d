"""Loads what the later steps need while the first one waits for its sandbox."""

from importlib import import_module
from threading import Thread
from typing import Any

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


_WITH_MODEL = ("resumelib.improvement.rewrite", "resumelib.llm.transport")


def load_ahead(model: Any = None) -> None:
    """Import them in the background; the main thread sleeps in the sandbox's pipe meanwhile (benchmarks/cold_start.py).

    With a language model, what it takes to ask it comes first, so that its requests are on their way early.
    """
    Thread(target=_load, args=(model,), daemon=True).start()


def _load(model: Any) -> None:
    if model is not None:
        model.warm_up()
    for name in (*(_WITH_MODEL if model is not None else ()), *_AHEAD):
        try:
            import_module(name)
        except ImportError:
            return
