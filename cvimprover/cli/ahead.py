"""Loads what the later steps need while the first one waits for its sandbox."""

from __future__ import annotations

from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from resumelib.pipeline.state import StepEvent

# What the steps after parsing import when they run; a module that is renamed is simply loaded later, by its step.
_AHEAD = (
    "resumelib.review",
    "resumelib.review.checks",
    "resumelib.improvement.improving",
    "resumelib.improvement.engine",
    "resumelib.improvement.applying",
)
_TO_RENDER = ("resumelib.rendering.produce", "typst", "pypdfium2")
_TO_ASK = ("resumelib.llm.transport", "resumelib.improvement.early")


def load_ahead(model: Any = None) -> None:
    """Import them in the background; the main thread sleeps in the sandbox's pipe meanwhile (benchmarks/cold_start.py).

    With a language model, what it takes to ask it comes first and nothing else is loaded before its requests are
    sent: what rendering needs is loaded while it answers (`load_while_it_answers`).
    """
    if model is None:
        _start(*_AHEAD, *_TO_RENDER)
    else:
        Thread(target=_load, args=(_TO_ASK, model), daemon=True).start()


def load_while_it_answers(heard: Callable[[StepEvent], None]) -> Callable[[StepEvent], None]:
    """`heard`, which loads the rest when the built-in engine is done and only the model is waited for."""
    begun = False

    def hear(event: StepEvent) -> None:
        nonlocal begun
        if event.step == "improve" and event.what == "said" and not begun:
            begun = True
            _start(*_TO_RENDER)
        heard(event)

    return hear


def _start(*names: str) -> None:
    Thread(target=_load, args=(names,), daemon=True).start()


def _load(names: tuple[str, ...], model: Any = None) -> None:
    if model is not None:
        model.warm_up()
    for name in names:
        try:
            import_module(name)
        except ImportError:
            return
