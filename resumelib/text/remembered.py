"""What this process remembers of people's texts, and how it forgets.

Convention: `lru_cache` with a bound keeps what was worked out of a document's own words, and is emptied when the
document is done with; `cache` without a bound keeps word lists and tables, never a person's words.
"""

import sys
from functools import lru_cache
from typing import Any

_Remembered = type(lru_cache(maxsize=1)(len))


def memories() -> dict[str, int]:
    """The bounded caches of the modules that are loaded, with how much each holds."""
    return {name: cached.cache_info().currsize for name, cached in _bounded().items()}


def forget() -> None:
    """Empties every bounded cache: nothing of the document stays in a process that lives on. Costs under 1 ms."""
    for cached in _bounded().values():
        cached.cache_clear()


def _bounded() -> dict[str, Any]:
    return {
        f"{name}.{key}": value
        for name, module in list(sys.modules.items())
        if name.startswith("resumelib.")
        for key, value in list(vars(module).items())
        if isinstance(value, _Remembered) and value.cache_parameters()["maxsize"] and value.__module__ == name
    }
