"""The account of where every character went: fields claim stretches of the text, the rest is left over."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from resumelib.model.document import Box, FieldEvidence, Label, Leftover, Span
from resumelib.parsing.structure.cells import Bit, Cell, Page, join_bits

_FREE, _LABEL, _FIELD = range(3)  # what became of a letter
_AS_FIELD, _AS_LABEL = bytes.maketrans(b"\0\1", b"\2\2"), bytes.maketrans(b"\0", b"\1")
_RUNS = {_FREE: re.compile(rb"\x00+"), _LABEL: re.compile(rb"\x01+")}


class Ledger:
    """Collects evidence while fields are read. One per document."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.evidence: dict[str, FieldEvidence] = {}
        self._taken = bytearray(len(page.text) + 1)
        self._starts = [cell.bit.start for cell in page.cells]

    def put(self, field_id: str, bits: Iterable[Bit | None], value: str | None = None) -> str:
        """Claims the bits for a field and gives its text (`value` where the text was read, not copied); "" for none."""
        kept = tuple(bit for bit in bits if bit is not None and bit.text)
        joined = join_bits(kept)
        text = joined if value is None else value
        if not kept or not text:
            return text
        own: list[Span] = []
        for bit in kept:
            stretches = bit.stretches()
            self._mark(stretches, _AS_FIELD)
            own += [self._place(start, end) for start, end in self._by_line(stretches)]
        before = self.evidence.get(field_id)
        written, spans = joined, tuple(own)
        if before:
            spans = (*before.spans, *own)
            written = " ".join(part for part in (before.as_written, joined) if part)
        self.evidence[field_id] = FieldEvidence(written, spans)
        return text

    def take(self, bit: Bit) -> None:
        """Marks letters as used without a field of their own: a heading, a label, a joining word, a repetition."""
        self._mark(bit.stretches(), _AS_LABEL)

    def _mark(self, stretches: Iterable[tuple[int, int]], table: bytes) -> None:
        for start, end in stretches:
            self._taken[start:end] = self._taken[start:end].translate(table)

    def _by_line(self, stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The stretches, cut where lines end."""
        for start, end in stretches:
            text = self.page.text[start:end]
            if "\n" not in text:
                yield start, start + len(text)
                continue
            for line in text.split("\n"):
                yield start, start + len(line)
                start += len(line) + 1

    def is_free(self, bit: Bit) -> bool:
        return not any(any(self._taken[start:end]) for start, end in bit.stretches())

    def labels(self) -> tuple[Label, ...]:
        """Every stretch that was used without a field of its own, in order."""
        return tuple(
            Label(self.page.text[start:end].strip(), self._place(start, end))
            for start, end in self._stretches(_LABEL)
        )

    def leftover(self) -> tuple[Leftover, ...]:
        """Every stretch with a letter or digit that nothing claimed, in order."""
        found = []
        for start, end in self._stretches(_FREE):
            text = self.page.text[start:end].strip()
            if any(map(str.isalnum, text)):
                place = self._place(start, end)
                found.append(Leftover(text, place.page, place))
        return tuple(found)

    def _stretches(self, state: int) -> Iterator[tuple[int, int]]:
        """Stretches of the text in one state; none runs over the end of a line or into another cell."""
        edges = sorted({cell.bit.start for cell in self.page.cells})
        for run in _RUNS[state].finditer(self._taken, 0, len(self.page.text)):
            start = run.start()
            for line in self.page.text[start : run.end()].split("\n"):
                end = start + len(line)
                cuts = edges[bisect_right(edges, start) : bisect_left(edges, end)]
                for edge in (*cuts, end):
                    if edge > start:
                        yield start, edge
                    start = edge
                start = end + 1

    def _place(self, start: int, end: int) -> Span:
        """Where a stretch within one line stands."""
        cell = self._cell_at(start)
        if cell is None:
            return Span(start, end, self._page_at(start))
        box = None
        if cell.x1 > cell.x0 and cell.bit.end > cell.bit.start:
            width = (cell.x1 - cell.x0) / (cell.bit.end - cell.bit.start)
            left = cell.x0 + (start - cell.bit.start) * width
            box = Box(round(left, 1), cell.y0, round(left + (end - start) * width, 1), cell.y1)
        return Span(start, end, cell.page, box)

    def _page_at(self, offset: int) -> int:
        """The page of what stands before a stretch that is no cell's (a page number)."""
        at = bisect_right(self.page.cells, offset, key=lambda cell: cell.bit.start)
        return self.page.cells[max(at - 1, 0)].page if self.page.cells else 0

    def _cell_at(self, offset: int) -> Cell | None:
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self.page.cells[at].bit.end:
            return None
        return self.page.cells[at]
