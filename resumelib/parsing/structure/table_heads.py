"""The first row of a table that names its columns ("Year", "Degree", "Institution"): it holds nothing of an entry."""

import re
from collections.abc import Sequence
from functools import cache

from resumelib.parsing.structure.cells import Cell
from resumelib.parsing.structure.labelled import field_label
from resumelib.parsing.structure.lexicon import label_kind
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_words

_OR = re.compile(r"\s*/\s*|\s+(?:and|or|und|oder|et|ou|y|o|e|en|of|i|lub)\s+|\s*&\s*")


def without_head(cells: Sequence[Cell]) -> tuple[list[Cell], list[Cell]]:
    """The cells after the row that names the columns, and that row's own; none where there is no such row."""
    if not cells:
        return [], []
    row = [cell for cell in cells[:8] if cell.line == cells[0].line]
    below = [cell for cell in cells[len(row) :] if cell.line == row[-1].line + 1]
    if len(row) > 1 and len(below) > 1 and all(_is_column(cell.text) for cell in row):
        return list(cells[len(row) :]), row
    return list(cells), []


def _is_column(text: str) -> bool:
    return any(
        field_label(part) or label_kind(part) == "name" or fold(part) in _columns()
        for part in (text, *_OR.split(text))
    )


@cache
def _columns() -> frozenset[str]:
    return frozenset(fold(word) for word in load_words("any", "table_columns"))
