"""Layout of a PDF: what only the page shows, for the checks on fonts, sizes, margins, columns, tables and order."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any

from resumelib.model.document import Box, Layout, PageLayout
from resumelib.parsing.lines import Line
from resumelib.parsing.pdf_page import Page, Shape
from resumelib.parsing.words import ASCENT, DESCENT, Word

_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|\+?\d[\d ()./-]{7,}\d")
_FACE = re.compile(
    r"[-,_ ]?(?:Bold|Italic|Oblique|Regular|Roman|Light|Medium|Semi[Bb]old|SemiBold|Black|Thin|Book|Heavy|Extra|Demi|Condensed"
    r"|MT|PS|Ital|Obli|[LMS]M|It|\d+$)+$"
)


def layout_of(
    pages: Sequence[Page],
    columns: Sequence[int],
    lines: Sequence[Line],
    apart: Sequence[Line],
    rows: Sequence[Sequence[Word]],
    photo: bool,
) -> Layout:
    """`columns` by page; `rows` are each page's words in reading order; `apart` the running lines."""
    fonts: Counter[str] = Counter()
    sizes: Counter[float] = Counter()
    for (font, size), count in _letters(pages).items():
        fonts[family(font)] += count
        sizes[round(size * 2) / 2] += count
    body = _middle(sizes)
    shown = any(_CONTACT.search(line.text) for line in lines)
    return Layout(
        pages=tuple(_page(page, count, lines, apart) for page, count in zip(pages, columns, strict=True)),
        fonts=_shares(fonts),
        sizes={f"{size:g}": share for size, share in _shares(sizes).items()},
        body_size=body,
        line_spacing=_spacing(lines, body),
        has_tables=any(_has_table(page.shapes, page.words) for page in pages),
        has_photo=photo,
        contact_in_header=not shown and any(_CONTACT.search(line.text) for line in apart),
        order_differs=_order_differs(rows),
    )


def _letters(pages: Sequence[Page]) -> dict[tuple[str, float], int]:
    """How many are set in each face and size, in the order in which they first come."""
    counts: defaultdict[tuple[str, float], int] = defaultdict(int)
    for page in pages:
        for look, words in groupby(page.words, _LOOK):
            counts[look] += sum([len(word.text) for word in words])
    return counts


_LOOK = attrgetter("font", "size")


@cache
def family(font: str) -> str:
    """A face's family: `SourceSans3-BoldIt` and `SourceSans3-Regular` are one."""
    return _FACE.sub("", font) or font


def _shares(counts: Counter[Any]) -> dict[Any, float]:
    total = sum(counts.values())
    return {key: round(count / total, 4) for key, count in counts.most_common()} if total else {}


def _middle(sizes: Counter[float]) -> float:
    """The size that the median character is set in."""
    half, seen = sum(sizes.values()) / 2, 0
    for size in sorted(sizes):
        seen += sizes[size]
        if seen >= half:
            return size
    return 0.0


def _page(page: Page, columns: int, lines: Sequence[Line], apart: Sequence[Line]) -> PageLayout:
    here = [line for line in lines if line.page == page.number]
    box = None
    if page.words:
        box = Box(
            round(min([w.x0 for w in page.words]), 1),
            round(min([w.y - ASCENT * w.size for w in page.words]), 1),
            round(max([w.x1 for w in page.words]), 1),
            round(max([w.y + DESCENT * w.size for w in page.words]), 1),
        )
    filled = (max(line.y1 for line in here) - min(line.y0 for line in here)) if here else 0.0
    share = round(min(filled / page.height, 1.0), 3) if page.height else 0.0
    edges = sorted(
        (line.y0, line.text) for line in (*lines, *apart) if line.page == page.number and line.text
    )
    first, last = (edges[0][1], edges[-1][1]) if edges else ("", "")
    width, height = round(page.width, 1), round(page.height, 1)
    return PageLayout(width, height, box, columns, page.images, share, first, last)


def _spacing(lines: Sequence[Line], body: float) -> float:
    """Baseline to baseline within paragraphs, over the type size."""
    steps = [
        (b.y1 - a.y1) / body
        for a, b in pairwise(lines)
        if body
        and (a.page, a.column) == (b.page, b.column)
        and all(abs(line.pieces[0].size - body) < 0.6 for line in (a, b))
        and 0.8 < (b.y1 - a.y1) / body < 2.2
    ]
    return round(sorted(steps)[len(steps) // 3], 2) if steps else 0.0


def _has_table(shapes: Sequence[Shape], words: Sequence[Word]) -> bool:
    """Ruling lines that cross: at least two rows and two columns of a grid with text in it."""
    flat = [s for s in shapes if s.height < 2 and s.width > 40]
    tall = [s for s in shapes if s.width < 2 and s.height > 12]
    crossing = [s for s in tall if sum(1 for f in flat if f.x0 - 2 <= s.x0 <= f.x1 + 2 and s.top - 2 <= f.top <= s.bottom + 2) >= 2]  # fmt: skip
    if len({round(s.x0 / 3) for s in crossing}) < 3:
        return False
    left, right = min(s.x0 for s in crossing), max(s.x0 for s in crossing)
    top, bottom = min(s.top for s in crossing), max(s.bottom for s in crossing)
    return sum(1 for w in words if left < w.x0 < right and top < w.y < bottom) >= 4


def _order_differs(rows: Sequence[Sequence[Word]]) -> bool:
    """The file draws its lines in another order than they are read in: more than every eighth step goes back."""
    steps = back = 0
    for words in rows:
        starts = [word.sequence for word in words]
        steps += max(len(starts) - 1, 0)
        back += sum(1 for a, b in pairwise(starts) if b < a - 0.5)
    return steps >= 8 and back > steps / 8
