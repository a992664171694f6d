"""Loads pdf-oxide's compiled module without its package's `__init__`, which imports asyncio and costs twice the time."""

import importlib.util
import sys
from functools import cache
from importlib.machinery import ExtensionFileLoader
from pathlib import Path
from typing import Any


@cache
def pdf_oxide() -> Any:
    """The module that holds PdfDocument."""
    if "pdf_oxide" not in sys.modules:
        package = importlib.util.find_spec("pdf_oxide")
        for folder in (package.submodule_search_locations or ()) if package else ():
            for file in sorted(Path(folder).glob("pdf_oxide*.so")):
                return _extension(str(file))
    import pdf_oxide as whole

    return whole


def _extension(file: str) -> Any:
    name = "pdf_oxide.pdf_oxide"
    spec = importlib.util.spec_from_loader(name, ExtensionFileLoader(name, file))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
