"""A process that lives on remembers nothing of the documents it worked on."""

import functools
import gc
import sys
from datetime import date

from resumelib.model.document import SourceDocument
from resumelib.pipeline import Context, MemoryStore, Options, improve_document
from resumelib.text import remembered
from resumelib.text.dates import find_dates

CV = """Rosalind Achterberg
rosalind.achterberg@example.com | Utrecht

Experience
Polderzicht Retail, Data Analyst, Sept. 2018 - Present
- Responsible for the weekly stock report that eleven shops order by
Education
Universiteit Domstad, BSc Econometrics, 2011 - 2015
Skills
Python, SQL
"""
ITS = ("achterberg", "polderzicht", "domstad", "weekly stock")


def texts_in_caches() -> set[str]:
    """Everything written that a cache of the domain holds, bounded or not."""
    kind = type(functools.lru_cache(maxsize=1)(len))
    caches = [
        value
        for name, module in list(sys.modules.items())
        if name.startswith("resumelib.")
        for value in vars(module).values()
        if isinstance(value, kind)
    ]
    found: set[str] = set()
    level: list[object] = [ref for cached in caches for ref in gc.get_referents(cached) if not callable(ref)]
    for _ in range(4):
        found |= {item for item in level if isinstance(item, str)}
        level = [ref for item in level if isinstance(item, dict | tuple | list) or type(item).__module__ == "functools" for ref in gc.get_referents(item)]  # fmt: skip
    return found


def test_nothing_of_a_document_is_remembered_when_it_is_done_with() -> None:
    find_dates("Polderzicht Retail, Sept. 2018")
    assert any("polderzicht" in text.casefold() for text in texts_in_caches())  # the guard sees what is kept

    improve_document(
        [SourceDocument(CV.encode(), "cv.txt")],
        Options(),
        Context(MemoryStore(), date(2026, 1, 15)),
        until="apply",
    )

    assert set(remembered.memories().values()) == {0}
    assert [text for text in texts_in_caches() for word in ITS if word in text.casefold()] == []


def test_forgetting_leaves_the_word_lists() -> None:
    find_dates("Sept. 2018")
    before = len(texts_in_caches())
    remembered.forget()

    assert len(texts_in_caches()) > before - 10
