"""Work grows with the document and no faster: counted in steps of the interpreter, so that no busy machine fails it."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from resumelib.parsing.extract import extract
from resumelib.parsing.lines import Extracted
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, pdf

LONG = "Led a team project at Acme GmbH in Berlin with Python for the University"
SHAPES: dict[str, Callable[[int], str]] = {
    "long lines": lambda n: f"{LONG} \n" * n,
    "dates": lambda n: "Experience\n" + "2019 - 2020\nEngineer\n" * n,
    "bullets": lambda n: "Mira Solano\nExperience\nAcme, 2019 - 2020\n" + "- did a thing with python\n" * n,
    "skills": lambda n: "Skills\n" + "Python, SQL, R\n" * n,
    "headings": lambda n: "Skills\n" * n,
    "contacts": lambda n: "Mira Solano\n" + "mira@example.com | +49 30 123456 | Berlin\n" * n,
    "words": lambda n: "Engineer Acme\n" * n,
}


def steps(found: Extracted) -> int:
    """Lines of Python that structuring runs."""
    count = 0

    def tick(frame: FrameType, event: str, arg: object) -> Callable[..., object]:
        nonlocal count
        count += 1
        return tick

    before = sys.gettrace()
    sys.settrace(tick)
    try:
        structure_resume(found)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_structuring_is_linear_in_lines(shape: str) -> None:
    few, many = (extract(SHAPES[shape](n).encode(), "cv.txt") for n in (30, 120))
    assert isinstance(few, Extracted) and isinstance(many, Extracted)
    structure_resume(few)  # word lists are loaded once

    assert steps(many) < 1.7 * (len(many.lines) / len(few.lines)) * steps(few)


def test_structuring_is_linear_in_pages() -> None:
    def pages(count: int) -> Extracted:
        found = extract(
            pdf([Put(60, 60 + 14 * n, f"{LONG} {n}", page=page) for page in range(count) for n in range(40)])
        )
        assert isinstance(found, Extracted)
        return found

    assert steps(pages(6)) < 1.7 * 3 * steps(pages(2))
