"""The account of where every character went: fields claim stretches of the text, the rest is left over."""

from collections.abc import Iterable

from resumelib.model.document import Box, FieldEvidence, Leftover, Span
from resumelib.parsing.structure.cells import Bit, Cell, Page, join_bits


class Ledger:
    """Collects evidence while fields are read. One per document."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.evidence: dict[str, FieldEvidence] = {}
        self._taken = bytearray(len(page.text) + 1)

    def put(
        self, field_id: str, bits: Iterable[Bit], confidence: float = 0.9, value: str | None = None
    ) -> str:
        """Claims the bits for a field and gives its text (`value` where the text was read, not copied)."""
        kept = tuple(bit for bit in bits if bit.text)
        text = join_bits(kept) if value is None else value
        if not kept or not text:
            return text
        for bit in kept:
            self.take(bit)
        before = self.evidence.get(field_id)
        spans = (*(before.spans if before else ()), *(self._span(bit) for bit in kept))
        written = " ".join(part for part in (before.as_written if before else "", join_bits(kept)) if part)
        self.evidence[field_id] = FieldEvidence(written, spans, round(confidence, 2))
        return text

    def take(self, bit: Bit) -> None:
        """Marks a stretch as used without a field of its own (a label, a separator)."""
        self._taken[bit.start : bit.end] = b"\x01" * (bit.end - bit.start)

    def is_free(self, bit: Bit) -> bool:
        return not any(self._taken[bit.start : bit.end])

    def leftover(self) -> tuple[Leftover, ...]:
        """Every stretch with a letter or digit that nothing claimed, in order."""
        found: list[Leftover] = []
        for cell in self.page.cells:
            for text in self._free_parts(cell):
                found.append(Leftover(text, cell.page))
        return tuple(found)

    def _free_parts(self, cell: Cell) -> Iterable[str]:
        start = None
        for at in range(cell.bit.start, cell.bit.end + 1):
            free = at < cell.bit.end and not self._taken[at]
            if free and start is None:
                start = at
            elif not free and start is not None:
                text = self.page.text[start:at].strip()
                start = None
                if any(c.isalnum() for c in text):
                    yield text

    def _span(self, bit: Bit) -> Span:
        cell = self._cell_at(bit.start)
        if cell is None:
            return Span(bit.start, bit.end)
        box = None
        if cell.x1 > cell.x0 and cell.bit.end > cell.bit.start:
            width = (cell.x1 - cell.x0) / (cell.bit.end - cell.bit.start)
            left = cell.x0 + (bit.start - cell.bit.start) * width
            box = Box(round(left, 1), cell.y0, round(left + (bit.end - bit.start) * width, 1), cell.y1)
        return Span(bit.start, bit.end, cell.page, box)

    def _cell_at(self, offset: int) -> Cell | None:
        cells = self.page.cells
        low, high = 0, len(cells) - 1
        while low <= high:
            middle = (low + high) // 2
            cell = cells[middle]
            if offset < cell.bit.start:
                high = middle - 1
            elif offset >= cell.bit.end:
                low = middle + 1
            else:
                return cell
        return None
