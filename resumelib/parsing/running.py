"""Running headers, footers and page numbers: set apart from the text, the first occurrence of a header kept in it."""

import re
from collections import defaultdict
from collections.abc import Sequence

from resumelib.parsing.lines import Line
from resumelib.parsing.pdf_page import Page

BAND = 0.1  # of the page's height, at its top and bottom
_NUMBER = re.compile(
    r"^\W*(?:(?:page|seite|página|pagina|strona|p\.|s\.)\s*)?\d{1,3}(?:\s*(?:/|of|von|de|sur|di|van|z|–|-)\s*\d{1,3})?\W*$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s[-–—|·•]\s|\s{2,}")


def running_lines(lines: Sequence[Line], pages: Sequence[Page]) -> set[int]:
    """Indices of the lines to set apart. A header or footer that repeats stays where it stands first."""
    apart: set[int] = set()
    seen: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if not _in_band(line, pages[line.page]):
            continue
        text = line.text.strip()
        if _NUMBER.match(text) and (len(pages) > 1 or "/" in text or not text.isdigit()):
            apart.add(index)
        elif len(pages) > 1:
            seen[re.sub(r"\d+", "#", text)].append(index)
    for indices in seen.values():
        on_pages = {lines[index].page for index in indices}
        if len(on_pages) > 1 and _level(lines, indices):
            elsewhere = " ".join(line.text for n, line in enumerate(lines) if n not in set(indices))
            said = _PARTS.split(lines[indices[0]].text)
            known = all(part in elsewhere or _NUMBER.match(part) for part in said)
            known = known or _counts(lines, indices, pages)
            apart.update(indices if known else indices[1:])
    return apart


def _in_band(line: Line, page: Page) -> bool:
    return line.y1 < BAND * page.height or line.y0 > (1 - BAND) * page.height


def _counts(lines: Sequence[Line], indices: Sequence[int], pages: Sequence[Page]) -> bool:
    """A footer that says on each page which it is: nothing in it is about the person alone."""
    return all(
        lines[index].y0 > (1 - BAND) * pages[lines[index].page].height
        and any(
            _NUMBER.match(part) and re.findall(r"\d+", part)[0] == str(lines[index].page + 1)
            for part in _PARTS.split(lines[index].text)
        )
        for index in indices
    )


def _level(lines: Sequence[Line], indices: Sequence[int]) -> bool:
    """All at one height: a running line does not wander."""
    heights = [lines[index].y0 for index in indices]
    return max(heights) - min(heights) <= 4
