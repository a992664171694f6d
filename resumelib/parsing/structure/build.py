"""Parts of a document as the sections of a Resume."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from resumelib.model.resume import Section, SectionKind
from resumelib.parsing.structure.cells import Cell
from resumelib.parsing.structure.edges import Edges
from resumelib.parsing.structure.education import read_degrees
from resumelib.parsing.structure.forms import as_form
from resumelib.parsing.structure.history import read_positions
from resumelib.parsing.structure.leads import mark_leads
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.listing import read_interests, read_skills
from resumelib.parsing.structure.named import mark_large, mark_list, mark_names
from resumelib.parsing.structure.paragraphs import Item, make_items
from resumelib.parsing.structure.projects import read_projects
from resumelib.parsing.structure.sections import Part
from resumelib.parsing.structure.strays import Stray, parted
from resumelib.parsing.structure.table_heads import without_head
from resumelib.parsing.structure.tongues import read_languages
from resumelib.parsing.structure.work_names import mark_works
from resumelib.parsing.structure.works import (
    read_awards,
    read_certificates,
    read_custom,
    read_publications,
    read_references,
)
from resumelib.parsing.structure.wrapped_names import whole_titles

_READERS: dict[str, Callable[[Sequence[Item], Ledger, int], Sequence[Any]]] = {
    "education": read_degrees,
    "projects": read_projects,
    "skills": read_skills,
    "languages": read_languages,
    "certificates": read_certificates,
    "awards": read_awards,
    "publications": read_publications,
    "interests": read_interests,
    "references": read_references,
}
_PLAIN_LISTS = frozenset({"summary", "skills", "languages", "interests"})


_WORKS = ("awards", "certificates", "publications")
_FORMS = ("work", "volunteer", "education")  # sections that forms ask for field by field


class Builder:
    """Collects entries section by section; a kind that comes twice goes on counting its ids."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._edges = Edges.of(ledger.page.cells)
        self._found: dict[str, list[Any]] = {}
        self.summary = ""

    def add(self, part: Part) -> list[Section]:
        cells, columns = without_head(part.cells)
        for cell in columns:
            self._ledger.take(cell.bit)
        cells = as_form(cells) if part.kind in _FORMS else cells
        items = make_items(cells, self._edges)
        mark_names(items)
        if part.kind not in _PLAIN_LISTS:
            mark_list(items)
            mark_large(items)
        if part.kind in _WORKS:
            items = whole_titles(items)
            mark_works(items)
        if part.kind == "projects":
            mark_leads(items)
        title = part.title.text if part.title else ""
        if part.kind == "summary":
            text = self._put(items)
            self.summary = f"{self.summary}\n{text}" if self.summary else text
            return [Section("summary", title)]
        strays: list[Stray] = []
        if part.kind == "skills":
            items, strays = parted(items)
        found = self._found.setdefault(part.kind, [])
        if part.kind == "custom":
            section = read_custom(
                part.title.bit if part.title else None, items, self._ledger, f"custom{len(found) + 1}"
            )
            found.append(section)
            return [Section("custom", title, section.id)]
        if part.kind in ("work", "volunteer"):
            found.extend(read_positions(items, self._ledger, part.kind, len(found) + 1))
        else:
            found.extend(_READERS[part.kind](items, self._ledger, len(found) + 1))
        return [Section(cast(SectionKind, part.kind), title), *self._strays(strays)]

    def _strays(self, strays: Sequence[Stray]) -> list[Section]:
        sections = []
        for stray in strays:
            found = self._found.setdefault(stray.kind, [])
            self._ledger.take(stray.label)
            found.extend(_READERS[stray.kind]([stray.item], self._ledger, len(found) + 1))
            sections.append(Section(cast(SectionKind, stray.kind), stray.label.text))
        return sections

    def put_summary(self, cells: Sequence[Cell]) -> str:
        return self._put(make_items(cells, self._edges)) if cells else ""

    def _put(self, items: Sequence[Item]) -> str:
        bits = [
            bit
            for item in items
            for cell_bits in (item.bits, tuple(c.bit for c in item.side))
            for bit in cell_bits
        ]
        return self._ledger.put("basics.summary", bits)

    def sections(self) -> dict[str, tuple[Any, ...]]:
        return {kind: tuple(entries) for kind, entries in self._found.items()}
