"""From cells to parts: under which title each cell belongs, in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from resumelib.parsing.structure.addresses import is_contact
from resumelib.parsing.structure.cells import Cell, Page
from resumelib.parsing.structure.lexicon import is_level
from resumelib.parsing.structure.order import in_reading_order
from resumelib.parsing.structure.tag_titles import TAG
from resumelib.parsing.structure.titles import find_titles, goes_on, is_next_line, says_again
from resumelib.text.dates import find_dates, is_present
from resumelib.text.headings import CONTACT

HEADER = "header"
_SAME_EDGE = 3.0  # points


@dataclass
class Part:
    """A titled group of cells in reading order; the first part, without title, is the header."""

    kind: str
    title: Cell | None = None
    cells: list[Cell] = field(default_factory=list)
    more_title: list[Cell] = field(default_factory=list)


def split_parts(page: Page) -> list[Part]:
    kinds = find_titles(page)
    in_margin = {start: kind for start, kind in kinds.items() if kind != TAG}
    tags = kinds.keys() - in_margin.keys()
    cells = _titles_whole(in_reading_order(page, in_margin, tags), kinds)
    parts = [Part(HEADER)]
    routed: dict[tuple[int, int], Part] = {}
    for index, cell in enumerate(cells):
        kind = kinds.get(cell.bit.start)
        if kind:
            routed.pop((cell.page, cell.column), None)
            if _continues(parts[-1], cell):
                parts[-1].more_title.append(cell)
            else:
                parts.append(Part("custom" if kind == TAG else kind, cell))
        else:
            place = cell.page, cell.column
            # Where a column of a new page goes on with an earlier part, it does so up to its next title.
            part = routed.get(place) or _home(parts, cell, cells[index : index + 6])
            if part is not parts[-1]:
                routed[place] = part
            part.cells.append(cell)
    _share_out(parts)
    _pull_dates(parts)
    for part in parts:
        part.cells = _dates_settled(part.cells)
        if part.kind == "summary" and _is_address(part):
            part.kind = CONTACT
    parts = _gather_skills(parts)
    return [part for part in parts if part.cells or part.title]


def _share_out(parts: Sequence[Part]) -> None:
    """Titles side by side on one line, over texts that were read row by row: each text goes under its own title."""
    for at in range(1, len(parts)):
        last, row = parts[at], [parts[at]]
        while at >= len(row) and _is_level_title(parts[at - len(row)], last):
            row.insert(0, parts[at - len(row)])
        own = [cell for cell in last.cells if last.title and cell.x0 > last.title.x0 - _SAME_EDGE]
        if len(row) < 2 or not own:
            continue
        cells, last.cells = last.cells, []
        for cell in cells:
            over = [p for p in row if p.title and p.title.x0 - _SAME_EDGE < cell.x0]
            (over[-1] if over and last.title and cell.page == last.title.page else last).cells.append(cell)


def _is_level_title(part: Part, last: Part) -> bool:
    """An empty section whose title stands left of the last one's, on the same line."""
    one, other = part.title, last.title
    if one is None or other is None or part.cells or part.kind == last.kind:
        return False
    return (one.page, one.line) == (other.page, other.line) and one.x1 < other.x0 - 3 * other.size


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
    reach = sum(1 for cell in part.cells if cell.words <= 5 and (is_contact(cell.text) or _is_linked(cell)))
    return reach >= 2 and all(cell.words <= 9 for cell in part.cells)


def _is_linked(cell: Cell) -> bool:
    """A word or two that lead to an address: a user name."""
    return cell.words <= 2 and any(run.link for run in cell.runs)


def _is_terse(part: Part) -> bool:
    """Short texts in a narrow column, as under the name of a group of skills."""
    cells = part.cells
    return sum(cell.words for cell in cells) <= 3 * len(cells) and all(
        cell.words <= 5 and not cell.text.endswith(".") and not find_dates(cell.text) for cell in cells
    )


def _is_skill_like(part: Part, *, tags: bool) -> bool:
    """Nothing under the title but a level and a word or two; with `tags`, a few short texts."""
    if not part.cells:
        return True
    short = all(cell.words <= 3 and not find_dates(cell.text) for cell in part.cells)
    few = len(part.cells) <= 4 and short
    return (few and is_level(part.cells[0].text)) or (tags and short and len(part.cells) <= 12)


def _gather_skills(parts: list[Part]) -> list[Part]:
    """Skills set like titles ("Docker", then a bar or "Expert"): three or more unknown titles with nothing under them.

    Where no section is titled as skills, two or more unknown titles with a few short texts each are groups of them, and
    so are those right under such a one that has a known title ("Methods", then "Architecture", "Facilitation").
    """
    tags = all(part.kind != "skills" for part in parts)
    out: list[Part] = []
    run: list[Part] = []
    for part in [*parts, Part(HEADER)]:
        group = bool(out) and out[-1].kind == "skills" and bool(out[-1].cells and part.cells)
        group = group and _is_skill_like(out[-1], tags=True) and _are_one_column(out[-1], part)
        bare = _is_skill_like(part, tags=tags or group) or (tags and _is_terse(part))
        if bare and part.kind == "custom":
            run.append(part)
            continue
        grouped = bool(out) and out[-1].kind == "skills"
        pair = len(run) == 2 and all(p.cells and _is_skill_like(p, tags=True) for p in run)
        if len(run) >= 3 or ((tags or grouped) and pair):
            cells = [cell for p in run if p.title for cell in (p.title, *p.more_title, *p.cells)]
            out.append(Part("skills", None, cells))
        else:
            out.extend(run)
        run = []
        out.append(part)
    return out[:-1]


def _are_one_column(above: Part, below: Part) -> bool:
    """Titles of one look, one under the other."""
    one, other = above.title, below.title
    if one is None or other is None or one.x1 <= one.x0:
        return False
    return one.page == other.page and one.look == other.look and abs(one.x0 - other.x0) < 3


def _pull_dates(parts: list[Part]) -> None:
    """A date beside the first line of a section may come before its title in reading order: it goes after it."""
    for before, part in pairwise(parts):
        first = part.cells[0] if part.cells else None
        while before.cells and first is not None and _is_level_date(before.cells[-1], first):
            part.cells.insert(0, before.cells.pop())


def _dates_settled(cells: list[Cell]) -> list[Cell]:
    """A date in the left margin, a little lower than the head it belongs to, comes right after that head's line."""
    out = list(cells)
    for at in range(len(out)):
        date = out[at]
        if date.x1 <= date.x0 or date.words > 5 or date.bullet or not _is_date(date):
            continue
        target = at
        while target > 0 and out[target - 1].bullet and _hangs_beside(date, out[target - 1]):
            if abs(date.y0 - out[target - 1].y0) > 12:
                break
            target -= 1
        head = out[target - 1] if target else None
        near = head is not None and not head.bullet and _hangs_beside(date, head)
        if target < at and near and head is not None and 0 <= date.y0 - head.y0 <= 32:
            out.insert(target, out.pop(at))
    return out


def _is_date(cell: Cell) -> bool:
    return sum(date.end - date.start for date in find_dates(cell.text)) > 0.6 * len(cell.text)


def _hangs_beside(date: Cell, cell: Cell) -> bool:
    return cell.page == date.page and cell.x0 > date.x1 and cell.first


def _is_level_date(cell: Cell, first: Cell) -> bool:
    level = cell.page == first.page and cell.y0 < first.y1 + 16 and cell.y1 > first.y0 - 2
    return (
        level
        and first.x1 > first.x0
        and cell.words <= 5
        and (bool(find_dates(cell.text)) or is_present(cell.text))
    )


def _continues(part: Part, cell: Cell) -> bool:
    return (
        part.title is not None
        and not part.cells
        and (goes_on((part.title, *part.more_title)[-1], cell) or says_again(part.title, cell))
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
    if before.page != cell.page:
        own = [c for c in (*last.cells, *([last.title] if last.title else ())) if c.page == before.page]
        if own and min(c.x0 for c in own) - 5 <= cell.x0 <= max(c.x1 for c in own):
            return last
    elif last.title is None or last.title.page != cell.page or cell.y1 > last.title.y0:
        return last
    return _from_page_before(parts, cell, ahead, edge=4 if before.page == cell.page else 1e9)


def _from_page_before(parts: list[Part], cell: Cell, ahead: list[Cell], *, edge: float) -> Part:
    """A new page, or a column that begins above the last title: the last part that stood in this column goes on.

    `edge`: how far apart the left edges of one column may be.
    """
    last = parts[-1]
    for part in reversed(parts):
        there = [c for c in (*part.cells, *([part.title] if part.title else ())) if c.page == cell.page - 1]
        over = any(_overlap(other, cell) > 0.5 and abs(other.x0 - cell.x0) < edge for other in there)
        if part.kind != HEADER and over:
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
