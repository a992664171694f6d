"""All checks there are: every module of `resumelib.review.checks`, loaded once."""

import importlib
import pkgutil
from functools import cache

from resumelib.review import checks
from resumelib.review.check import Check, registered


@cache
def all_checks() -> tuple[Check, ...]:
    """Every Check in order of id."""
    for module in pkgutil.iter_modules(checks.__path__):
        importlib.import_module(f"{checks.__name__}.{module.name}")
    found = registered()
    return tuple(found[key] for key in sorted(found))
