"""Which cells are titles of sections.

A known title counts when it looks like the other titles of this document (size, weight, case, color); an unknown
title counts when it has that look too. Where a format has no looks, a title stands alone after white space.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from resumelib.parsing.structure.cells import Cell, Look, Page
from resumelib.parsing.structure.degrees import is_bare_degree
from resumelib.parsing.structure.lexicon import label_kind, school_score
from resumelib.parsing.structure.tag_titles import TAG, tag_titles
from resumelib.parsing.structure.title_looks import STRONG, LongLook, TitleLooks, long_look
from resumelib.text.dates import find_dates
from resumelib.text.headings import CONTACT, heading_kind
from resumelib.text.tokens import fold

_OF_HEAD = (CONTACT, "summary", "interests", "languages", "skills")  # sections that stand beside a name


def is_next_line(above: Cell, below: Cell) -> bool:
    """Right under it, with the same left or right edge or the same middle."""
    edges = abs(below.x0 - above.x0) < 3 or abs(below.x1 - above.x1) < 3
    middle = abs(below.x0 + below.x1 - above.x0 - above.x1) < 6
    return -2 <= below.y0 - above.y1 < 0.45 * (below.y1 - below.y0) and (edges or middle)


def says_again(title: Cell, cell: Cell) -> bool:
    """A title set twice, one for the screen and one for the printer, or a link to it over it."""
    same = title.words <= 7 and not title.bullet and fold(title.text) == fold(cell.text)
    return same and title.line != cell.line


def goes_on(title: Cell, cell: Cell) -> bool:
    """Whether the cell is the title's second line ("Professional Skills" / "Summary")."""
    return (
        title.page == cell.page
        and cell.x1 > cell.x0
        and cell.look == title.look
        and is_next_line(title, cell)
    )


def find_titles(page: Page) -> dict[int, str]:
    """Start of each title cell -> its section kind."""
    known = {cell.bit.start: kind for cell in page.cells if (kind := _known(cell))}
    for above, cell in pairwise(page.cells):
        if cell.bit.start in known and _ends_line_above(above, cell):
            del known[cell.bit.start]
    second_lines = _two_line_titles(page, known)
    alone = {cell.bit.start for cell in page.cells if cell.bit.start in known and _stands_alone(cell, page)}
    looks = TitleLooks(page, known, alone)
    titles = _by_look(looks)
    for first, second in second_lines.items():
        if first in titles:
            titles[second] = "custom"
    for cell, below in pairwise(page.cells):
        if below.bit.start in titles and says_again(cell, below):
            titles[cell.bit.start] = titles[below.bit.start]
    return _without_heads(_without_labels(titles, page), known, page)


def _by_look(looks: TitleLooks) -> dict[int, str]:
    """Titles in the usual look, known or not, skills that are set like them, and known titles in another look."""
    page, known, main = looks.page, looks.known, looks.main
    tags = tag_titles(page, known, lambda cell: long_look(cell) == main) if looks.stands_out else ()
    titles: dict[int, str] = {}
    for number, cell in enumerate(page.cells):
        start, usual = cell.bit.start, long_look(cell) == main
        kind = known.get(start, "")
        if start in tags:
            titles[start] = TAG
        elif usual and (kind or _is_unknown_title(number, looks)):
            titles[start] = kind or "custom"
        elif kind and not usual and _is_other_title(cell, kind, looks):
            titles[start] = kind
    return titles


def _without_labels(titles: dict[int, str], page: Page) -> dict[int, str]:
    """Titles without those that come again and again with other titles' entries between ("Highlights" in each post), and
    those between a school and a degree, which say what was studied ("Informatique").

    Only where the format has no looks: elsewhere such a label looks other than a title.
    """
    if any(cell.x1 > cell.x0 or cell.heading for cell in page.cells):
        return titles
    texts = {cell.bit.start: fold(cell.text).strip(" :") for cell in page.cells if cell.bit.start in titles}
    often = Counter(texts.values())
    studied = {
        cell.bit.start
        for school, cell, degree in zip(page.cells, page.cells[1:], page.cells[2:], strict=False)
        if cell.bit.start in titles and is_bare_degree(degree.text) and school_score(school.text) > 0
    }
    return {
        start: kind
        for start, kind in titles.items()
        if start not in studied
        and (often[texts.get(start, "")] < 2 or kind not in ("custom", "certificates"))
    }


def _without_heads(titles: dict[int, str], known: dict[int, str], page: Page) -> dict[int, str]:
    """Titles without the heads of entries that look like them: an unknown one under a known title that is empty so
    far, is more prominent, or whose first entry looks like it or has its date where this one has it; and all that
    follow it there.
    """
    kept = dict(titles)
    title: Cell | None = None
    under: list[Cell] = []
    demoted: set[Look] = set()
    for index, cell in enumerate(page.cells):
        kind = titles.get(cell.bit.start)
        if kind is None or (title is not None and not _is_below(cell, title)):
            under.append(cell)
            if kind is not None:
                title, under, demoted = (cell if cell.bit.start in known else None), [], set()
            continue
        inside = title is not None and (
            cell.look in demoted
            or (
                kind == "custom"
                and _is_head(cell, title, under, page.cells[index + 1 : index + 2], page.body)
            )
        )
        if inside and title is not None and kind in ("custom", titles[title.bit.start]):
            del kept[cell.bit.start]
            demoted.add(cell.look)
            under.append(cell)
        else:
            title, under, demoted = (cell if cell.bit.start in known else None), [], set()
    return kept


def _is_below(cell: Cell, title: Cell) -> bool:
    return (
        cell.x1 <= cell.x0
        or (cell.page, cell.column) == (title.page, title.column)
        or abs(cell.x0 - title.x0) < 40
    )


def _is_head(cell: Cell, title: Cell, under: list[Cell], after: Sequence[Cell], body: Look) -> bool:
    if goes_on(title, cell):
        return False  # the second line of the title
    if not under or cell.size < 0.9 * title.size or cell.heading > title.heading:
        return True
    if under[0].look == cell.look != body and not goes_on(title, under[0]):
        return True  # what comes first under the title looks like titles: heads of entries do
    dated = len(under) > 1 and not find_dates(under[0].text) and bool(find_dates(under[1].text))
    return dated and any(find_dates(other.text) for other in after)


def _two_line_titles(page: Page, known: dict[int, str]) -> dict[int, int]:
    """A line's start -> that of the line under it, for titles of a narrow column that go over two lines or three."""
    found: dict[int, int] = {}
    for at, cell in enumerate(page.cells):
        if cell.words > 3 or cell.look == page.body or cell.x1 <= cell.x0:
            continue
        # what stands beside a title in the margin may be read between its lines
        ahead = page.cells[at + 1 : at + 5]
        below = next((other for other in ahead if _is_second_line(cell, other)), None)
        if below is None:
            continue
        third = next((other for other in ahead if _is_second_line(below, other)), None)
        kind = heading_kind(f"{cell.text} {below.text}")
        if not kind and third and (kind := heading_kind(f"{cell.text} {below.text} {third.text}")):
            found[cell.bit.start], found[below.bit.start] = below.bit.start, third.bit.start
            known.pop(third.bit.start, None)
        if kind:
            known[cell.bit.start] = kind
            known.pop(below.bit.start, None)
        if cell.bit.start in known:
            found[cell.bit.start] = below.bit.start
    return found


def _ends_line_above(above: Cell, cell: Cell) -> bool:
    """The last word of a text that goes on from the line above: "Designer with two years of" / "experience"."""
    return cell.text[:1].islower() and above.words > 3 and goes_on(above, cell)


def _is_second_line(cell: Cell, below: Cell) -> bool:
    close = below.page == cell.page and -2 <= below.y0 - cell.y1 < 0.45 * (cell.y1 - cell.y0)
    aligned = abs(below.x0 - cell.x0) <= 3 or abs(below.x1 - cell.x1) <= 3
    return close and aligned and below.look == cell.look and below.words <= 3


def _known(cell: Cell) -> str:
    if cell.bullet or cell.words > 7:
        return ""
    return heading_kind(cell.text)


def _stands_alone(cell: Cell, page: Page) -> bool:
    line = page.lines[cell.line]
    return len(line) == 1 or all(_known(other) for other in line) or _stands_beside(cell, line, page)


def _stands_beside(cell: Cell, line: tuple[Cell, ...], page: Page) -> bool:
    """The first cell of its line, with what it titles to its right and nothing under it."""
    if not cell.first or cell.x1 <= cell.x0 or cell.bullet:
        return False
    edge = min(other.x0 for other in line if other is not cell)
    under = [
        other
        for other in page.cells
        if other.page == cell.page and cell.y1 - 1 < other.y0 < cell.y1 + 26 and other.x0 < edge - 4
    ]
    return all(other.look == cell.look for other in under) and edge > cell.x1


def _is_squeezed(cells: Sequence[Cell], number: int, least: float) -> bool:
    """Right under text of another look at the same edge: the next line of an entry, whatever it looks like."""
    cell, above = cells[number], cells[number - 1]
    return number > 0 and 0 < cell.gap < least and above.look != cell.look and abs(above.x0 - cell.x0) < 3


def _is_unknown_title(number: int, looks: TitleLooks) -> bool:
    """A title in the usual look whose words are not known: alone on its line, spaced as the known ones, after one of them."""
    page, cell = looks.page, looks.page.cells[number]
    if looks.main is None or not looks.stands_out or _is_squeezed(page.cells, number, looks.least_gap):
        return False
    if len(page.lines[cell.line]) > 1 or not _could_be_title(cell):
        return False
    before = cell.page > 0 or min(looks.known) < cell.bit.start
    return before and looks.share(looks.main) >= 0.45


def _could_be_title(cell: Cell) -> bool:
    text = cell.text
    return (
        not cell.bullet
        and 1 <= cell.words <= 6
        and len(text) > 2
        and not find_dates(text)
        and "@" not in text
        and "://" not in text
        and not text.endswith((".", ","))
        and ":" not in text[:-1]  # a label and its value
        and text[:1].isalpha()
        and not text[:1].islower()
        and label_kind(text) != "occupation"  # what is looked for, on a form: the person's title
    )


def _is_other_title(cell: Cell, kind: str, looks: TitleLooks) -> bool:
    """A known title in another look than most: in a sidebar, before the first main title, or as prominent as they."""
    page, body, look, main = looks.page, looks.page.body, long_look(cell), looks.main
    alone = cell.bit.start in looks.alone
    if cell.text.endswith(":") and kind == CONTACT and len(page.lines[cell.line]) > 1:
        return False  # a label before its value
    if main is None:
        return alone
    if not alone and not cell.first and look[0] == body:
        return False
    in_head = cell.bit.start < looks.first
    if look[2] and main[2]:  # the format's own levels: a deeper one is a title only in the head
        return look[2] <= main[2] or (in_head and kind in _OF_HEAD)
    if not alone:
        return False
    if look[0][0] >= main[0][0] and look[0] != body:
        return True  # as large as the main ones
    if _heads_sidebar(cell, page, main):
        return True
    if look[0] == body and not (look[1] or look[2] > 0 or cell.gap >= 0.8):
        return False  # nothing sets it off from the text
    return in_head or (look[0] != body and _has_twin(cell, page)) or _is_second_look(look, main, looks)


def _is_second_look(look: LongLook, main: LongLook, looks: TitleLooks) -> bool:
    """Whether several known titles look like it, not much smaller than the main ones, and little else does."""
    kinds, body = looks.kinds(look), looks.page.body
    share = len(kinds) / looks.times[look]
    if len(kinds) >= 3 and share >= 0.3 and look[0][0] >= body[0]:
        return True
    least = main[0][0] - 1.5
    if len(kinds & STRONG) >= 2 and share >= 0.9:
        least = min(body[0], least)
    return len(kinds) >= 2 and share >= 0.5 and look[0][0] >= least


def _heads_sidebar(cell: Cell, page: Page, main: LongLook) -> bool:
    """The most prominent line of a column that has no title in the usual look: bold or in capitals, after white space.

    Only known titles further down look like it.
    """
    if cell.x1 <= cell.x0 or cell.gap < 1.5 or not (cell.bold or cell.caps):
        return False
    column = [other for other in page.cells if (other.page, other.column) == (cell.page, cell.column)]
    below = [other for other in column if other.y0 > cell.y1 - 1]
    return (
        len(column) < sum(1 for other in page.cells if other.page == cell.page)
        and len(below) >= 2
        and all(
            other.size <= cell.size and (long_look(other) != long_look(cell) or _known(other))
            for other in below
        )
        and not any(long_look(other) == main for other in column)
    )


def _has_twin(cell: Cell, page: Page) -> bool:
    """Two small sections side by side; groups of skills ("Languages", "Tools") stand like that too."""
    level = [
        other
        for other in page.cells
        if other.look == cell.look and other.page == cell.page and abs(other.y0 - cell.y0) < 2
    ]
    kinds = {_known(other) for other in level if other.x1 > other.x0}
    return len(kinds) > 1 and "" not in kinds and "skills" not in kinds
