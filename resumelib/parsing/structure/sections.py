"""From cells to parts: which cells are titles of sections, and which cells belong under each.

A known title counts when it looks like the other titles of this document (size, weight, case, color); an unknown
title counts when it has that look too. Where a format has no looks, a title stands alone after white space.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from resumelib.parsing.structure.cells import Cell, Look, Page
from resumelib.parsing.structure.contact_cells import is_contact
from resumelib.parsing.structure.lexicon import is_level
from resumelib.parsing.structure.order import in_reading_order
from resumelib.text.dates import find_dates, is_present
from resumelib.text.headings import CONTACT, heading_kind

HEADER = "header"
_LongLook = tuple[Look, bool, int]
_STRONG = frozenset({"work", "education", "skills", "projects", "languages", "certificates"})


@dataclass
class Part:
    """A titled group of cells in reading order; the first part, without title, is the header."""

    kind: str
    title: Cell | None = None
    cells: list[Cell] = field(default_factory=list)
    more_title: list[Cell] = field(default_factory=list)


def split_parts(page: Page) -> list[Part]:
    kinds = _titles(page)
    cells = _titles_whole(in_reading_order(page, kinds), kinds)
    parts = [Part(HEADER)]
    routed: dict[tuple[int, int], Part] = {}
    for index, cell in enumerate(cells):
        kind = kinds.get(cell.bit.start)
        if kind:
            routed.pop((cell.page, cell.column), None)
            if _continues(parts[-1], cell):
                parts[-1].more_title.append(cell)
            else:
                parts.append(Part(kind, cell))
        else:
            place = cell.page, cell.column
            # Where a column of a new page goes on with an earlier part, it does so up to its next title.
            part = routed.get(place) or _home(parts, cell, cells[index : index + 6])
            if part is not parts[-1]:
                routed[place] = part
            part.cells.append(cell)
    _pull_dates(parts)
    for part in parts:
        if part.kind == "summary" and _is_address(part):
            part.kind = CONTACT
    parts = _gather_skills(parts)
    return [part for part in parts if part.cells or part.title]


def _titles_whole(cells: list[Cell], kinds: dict[int, str]) -> list[Cell]:
    """A title's second line right after its first, where what stands beside them was read in between."""
    titles = [cell for cell in cells if cell.bit.start in kinds and cell.x1 > cell.x0]
    for first, second in pairwise(titles):
        if first.page == second.page and first.look == second.look and is_next_line(first, second):
            cells = [cell for cell in cells if cell is not second]
            cells.insert(next(n for n, cell in enumerate(cells) if cell is first) + 1, second)
    return cells


def _is_address(part: Part) -> bool:
    """ "About" over e-mail, phone and place: short lines, and two of them say how to reach somebody."""
    reach = sum(1 for cell in part.cells if cell.words <= 5 and is_contact(cell.text))
    return reach >= 2 and all(cell.words <= 9 for cell in part.cells)


def _is_skill_like(part: Part, *, tags: bool) -> bool:
    """Nothing under the title but a level and a word or two; with `tags`, a few short texts."""
    if not part.cells:
        return True
    short = all(cell.words <= 3 and not find_dates(cell.text) for cell in part.cells)
    few = len(part.cells) <= 4 and short
    return (few and is_level(part.cells[0].text)) or (tags and short and len(part.cells) <= 12)


def _gather_skills(parts: list[Part]) -> list[Part]:
    """Skills set like titles ("Docker", then a bar or "Expert"): three or more unknown titles with nothing under them.

    Where no section is titled as skills, two or more unknown titles with a few short texts each are groups of them.
    """
    tags = all(part.kind != "skills" for part in parts)
    out: list[Part] = []
    run: list[Part] = []
    for part in [*parts, Part(HEADER)]:
        bare = part.kind == "custom" and _is_skill_like(part, tags=tags)
        if bare:
            run.append(part)
            continue
        if len(run) >= 3 or (tags and len(run) == 2 and all(p.cells for p in run)):
            cells = [cell for p in run if p.title for cell in (p.title, *p.more_title, *p.cells)]
            out.append(Part("skills", None, cells))
        else:
            out.extend(run)
        run = []
        out.append(part)
    return out[:-1]


def _pull_dates(parts: list[Part]) -> None:
    """A date beside the first line of a section may come before its title in reading order: it goes after it."""
    for before, part in pairwise(parts):
        first = part.cells[0] if part.cells else None
        while before.cells and first is not None and _is_level_date(before.cells[-1], first):
            part.cells.insert(0, before.cells.pop())


def _is_level_date(cell: Cell, first: Cell) -> bool:
    level = cell.page == first.page and cell.y0 < first.y1 + 16 and cell.y1 > first.y0 - 2
    return (
        level
        and first.x1 > first.x0
        and cell.words <= 5
        and (bool(find_dates(cell.text)) or is_present(cell.text))
    )


def is_next_line(above: Cell, below: Cell) -> bool:
    """Right under it, with the same left or right edge or the same middle."""
    edges = abs(below.x0 - above.x0) < 3 or abs(below.x1 - above.x1) < 3
    middle = abs(below.x0 + below.x1 - above.x0 - above.x1) < 6
    return -2 <= below.y0 - above.y1 < 0.45 * (below.y1 - below.y0) and (edges or middle)


def _continues(part: Part, cell: Cell) -> bool:
    """A title over two lines ("Professional Skills" / "Summary") is one title."""
    title = part.title
    return (
        title is not None
        and not part.cells
        and title.page == cell.page
        and cell.x1 > cell.x0
        and cell.look == title.look
        and is_next_line(title, cell)
    )


def _home(parts: list[Part], cell: Cell, ahead: list[Cell]) -> Part:
    """The part a cell belongs to: the one open before it, or the one whose title stands above it in its own column."""
    last = parts[-1]
    before = last.cells[-1] if last.cells else last.title
    if before is None or cell.x1 <= cell.x0 or (before.page == cell.page and before.column == cell.column):
        return last
    if last.title is not None and last.title.page == cell.page and not _is_above(cell, last):
        return last
    if before.page == cell.page == 0 and last.title is not None:
        return parts[0]
    # A new column or page: the last part whose own cells stood in these columns goes on.
    if before.page != cell.page:
        own = [c for c in (*last.cells, *([last.title] if last.title else ())) if c.page == before.page]
        if own and min(c.x0 for c in own) - 5 <= cell.x0 <= max(c.x1 for c in own):
            return last
        for part in reversed(parts):
            there = [
                c for c in (*part.cells, *([part.title] if part.title else ())) if c.page == cell.page - 1
            ]
            if part.kind != HEADER and any(_overlap(other, cell) > 0.5 for other in there):
                return part if _familiar(part, ahead) >= _familiar(last, ahead) - 2 else last
    return last


def _familiar(part: Part, ahead: list[Cell]) -> int:
    """How many of the next cells look like cells of the part."""
    looks = {(cell.look, bool(cell.bullet)) for cell in part.cells}
    return sum(1 for cell in ahead if cell.page == ahead[0].page and (cell.look, bool(cell.bullet)) in looks)


def _is_above(cell: Cell, part: Part) -> bool:
    """A cell of another column that begins higher than the part's title does not belong under it."""
    title = part.title
    return (
        title is not None
        and cell.y0 < title.y0 - 2
        and all(_overlap(other, cell) <= 0 for other in (title, *part.cells) if other.page == cell.page)
    )


def _overlap(a: Cell, b: Cell) -> float:
    shared = min(a.x1, b.x1) - max(a.x0, b.x0)
    return shared / max(1.0, min(a.x1 - a.x0, b.x1 - b.x0))


# ---------------------------------------------------------------- which cells are titles


def _long_look(cell: Cell) -> _LongLook:
    return cell.look, cell.caps, cell.heading


def _titles(page: Page) -> dict[int, str]:
    """Start of each title cell -> its section kind."""
    known = {cell.bit.start: kind for cell in page.cells if (kind := _known(cell))}
    second_lines = _two_line_titles(page, known)
    looks: dict[_LongLook, set[str]] = {}
    all_looks: Counter[_LongLook] = Counter(_long_look(cell) for cell in page.cells)
    for cell in page.cells:
        if cell.bit.start in known and _stands_alone(cell, page):
            looks.setdefault(_long_look(cell), set()).add(known[cell.bit.start])
    body = page.body
    main = _main_look(looks, all_looks, known, page)
    titles: dict[int, str] = {}
    first_main = next(
        (c.bit.start for c in page.cells if main and _long_look(c) == main and c.bit.start in known), 1 << 60
    )
    for cell in page.cells:
        kind = known.get(cell.bit.start, "")
        look = _long_look(cell)
        if main is not None and look == main:
            if kind or _is_unknown_title(cell, page, main, all_looks, known):
                titles[cell.bit.start] = kind or "custom"
        elif kind and _is_other_title(cell, kind, page, main, looks, all_looks, first_main, body):
            titles[cell.bit.start] = kind
    titles.update({second: "custom" for first, second in second_lines.items() if first in titles})
    return _without_heads(titles, known, page)


def _without_heads(titles: dict[int, str], known: dict[int, str], page: Page) -> dict[int, str]:
    """Titles without the heads of entries that look like them: an unknown one under a known title that is empty so
    far, is more prominent, or whose first entry has its date where this one has it; and all that follow it there.
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
            or (kind == "custom" and _is_head(cell, title, under, page.cells[index + 1 : index + 2]))
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


def _is_head(cell: Cell, title: Cell, under: list[Cell], after: Sequence[Cell]) -> bool:
    if cell.page == title.page and _continues(Part("", title), cell):
        return False  # the second line of the title
    if not under or cell.size < 0.9 * title.size or cell.heading > title.heading:
        return True
    dated = len(under) > 1 and not find_dates(under[0].text) and bool(find_dates(under[1].text))
    return dated and any(find_dates(other.text) for other in after)


def _two_line_titles(page: Page, known: dict[int, str]) -> dict[int, int]:
    """First line's start -> second line's, for titles of a narrow column that go over two lines."""
    found: dict[int, int] = {}
    for cell, below in pairwise(page.cells):
        close = cell.x1 > cell.x0 and -2 <= below.y0 - cell.y1 < 0.45 * (cell.y1 - cell.y0)
        if (
            not close
            or below.look != cell.look
            or cell.look == page.body
            or below.words > 3
            or cell.words > 3
        ):
            continue
        if abs(below.x0 - cell.x0) > 3 and abs(below.x1 - cell.x1) > 3:
            continue
        kind = heading_kind(f"{cell.text} {below.text}")
        if kind:
            known[cell.bit.start] = kind
            known.pop(below.bit.start, None)
        if cell.bit.start in known:
            found[cell.bit.start] = below.bit.start
    return found


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


def _main_look(
    looks: dict[_LongLook, set[str]], all_looks: Counter[_LongLook], known: dict[int, str], page: Page
) -> _LongLook | None:
    """The look that most different known titles share; among equals the more prominent."""
    if not looks:
        return None

    def weight(look: _LongLook) -> tuple[float, float, bool]:
        kinds = looks[look]
        share = sum(1 for c in page.cells if c.bit.start in known and _long_look(c) == look) / all_looks[look]
        plain = look[0] == page.body and not look[1] and not look[2]
        return (
            len(kinds & _STRONG) * 1.5
            + len(kinds - _STRONG)
            - (0 if share >= 0.3 else 2)
            - (2 if plain else 0),
            look[0][0],
            look[0][1],
        )

    return max(looks, key=weight)


def _is_unknown_title(
    cell: Cell, page: Page, main: _LongLook, all_looks: Counter[_LongLook], known: dict[int, str]
) -> bool:
    look, caps, level = main
    if look == page.body and not caps and not level:
        return False
    if not _could_be_title(cell) or not _stands_alone_or_wide(cell, page):
        return False
    share = sum(1 for c in page.cells if c.bit.start in known and _long_look(c) == main) / all_looks[main]
    before = any(c.bit.start in known and c.bit.start < cell.bit.start for c in page.cells)
    return share >= 0.45 and (cell.page > 0 or before)


def _stands_alone_or_wide(cell: Cell, page: Page) -> bool:
    return len(page.lines[cell.line]) == 1


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
        and text[:1].isalpha()
        and not text[:1].islower()
    )


def _is_other_title(
    cell: Cell,
    kind: str,
    page: Page,
    main: _LongLook | None,
    looks: dict[_LongLook, set[str]],
    all_looks: Counter[_LongLook],
    first_main: int,
    body: Look,
) -> bool:
    """A known title in another look than most: in a sidebar, before the first main title, or as prominent as they."""
    look = _long_look(cell)
    alone = _stands_alone(cell, page)
    if cell.text.endswith(":") and kind == CONTACT and len(page.lines[cell.line]) > 1:
        return False  # a label before its value
    if main is None:
        return alone
    if not alone and not cell.first and look[0] == body:
        return False
    kinds = len(looks.get(look, ()))
    share = kinds / all_looks[look]
    more_prominent = look[0][0] >= main[0][0] and (look[0][1] or not main[0][1]) and look[0] != body
    in_head = cell.bit.start < first_main
    emphasized = look[0] != body or look[1] or look[2] > 0 or cell.gap >= 0.8
    if look[2] and main[2]:  # the format's own levels: a deeper one is a title only in the head
        return look[2] <= main[2] or (
            in_head and kind in (CONTACT, "summary", "interests", "languages", "skills")
        )
    if more_prominent and alone:
        return True
    if in_head and alone and emphasized:
        return True
    if kinds >= 3 and share >= 0.3 and alone and emphasized and look[0][0] >= body[0]:
        return True  # a second look of titles
    return kinds >= 2 and share >= 0.5 and alone and emphasized and look[0][0] >= main[0][0] - 1.5
