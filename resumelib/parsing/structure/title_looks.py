"""What the titles of a document look like: the look that most of the known ones share tells the unknown ones."""

from collections import Counter
from collections.abc import Set

from resumelib.parsing.structure.cells import Cell, Look, Page
from resumelib.text.lazy import once

LongLook = tuple[Look, bool, int]  # of the letters, whether they are capitals, the format's own level
STRONG = frozenset({"work", "education", "skills", "projects", "languages", "certificates"})
_NOWHERE = 1 << 60


def long_look(cell: Cell) -> LongLook:
    return cell.look, cell.caps, cell.heading


class TitleLooks:
    """`known`: start of each cell with a title's words -> its kind; `alone`: those with nothing beside them.

    `main` is the look that most different known titles share, among equals the more prominent; None without any.
    """

    def __init__(self, page: Page, known: dict[int, str], alone: Set[int]) -> None:
        self.page, self.known, self.alone = page, known, alone
        self.times: Counter[LongLook] = Counter()
        self._known_times: Counter[LongLook] = Counter()
        self._kinds: dict[LongLook, set[str]] = {}
        for cell in page.cells:
            look, start = long_look(cell), cell.bit.start
            self.times[look] += 1
            if start in known:
                self._known_times[look] += 1
                if start in alone:
                    self._kinds.setdefault(look, set()).add(known[start])
        self.main = max(self._kinds, key=self._weight, default=None)

    def kinds(self, look: LongLook) -> Set[str]:
        """Of the known titles in that look that stand alone."""
        return self._kinds.get(look, frozenset())

    def share(self, look: LongLook) -> float:
        """How many of the cells in that look are known titles."""
        return self._known_times[look] / self.times[look]

    def _weight(self, look: LongLook) -> tuple[float, float, bool]:
        kinds = self._kinds[look]
        plain = look[0] == self.page.body and not look[1] and not look[2]
        doubts = (0 if self.share(look) >= 0.3 else 2) + (2 if plain else 0)
        return len(kinds & STRONG) * 1.5 + len(kinds - STRONG) - doubts, look[0][0], look[0][1]

    @once
    def stands_out(self) -> bool:
        """Whether titles look other than the text."""
        look, caps, level = self.main or (self.page.body, False, 0)
        return look != self.page.body or caps or bool(level)

    @once
    def first(self) -> int:
        """Where the first known title in the usual look begins."""
        starts = (cell.bit.start for cell in self._main_titles)
        return next(starts, _NOWHERE)

    @once
    def least_gap(self) -> float:
        """In line heights: titles that are not known have at least this white space above, as the known ones do."""
        gaps = [cell.gap for cell in self._main_titles if cell.gap > 0]
        return 0.6 * min(gaps) if len(gaps) > 2 else 0.0

    @once
    def _main_titles(self) -> list[Cell]:
        cells = self.page.cells
        return [cell for cell in cells if cell.bit.start in self.known and long_look(cell) == self.main]
