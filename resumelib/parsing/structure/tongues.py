"""Spoken languages and how well each is known: lists, lines, tables, and Europass' grid of levels."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest

from resumelib.model.resume import SpokenLanguage
from resumelib.parsing.structure.cells import Bit, Cell
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import is_level
from resumelib.parsing.structure.paragraphs import Item
from resumelib.text.languages import is_language, language_code
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs

_LANGUAGE_SPLIT = re.compile(r"\s*[,;|•·●:/]\s*|\s+[–—-]\s+|\s{2,}|\t|\s*\(|\)\s*")


def read_languages(items: Sequence[Item], ledger: Ledger, start: int = 1) -> list[SpokenLanguage]:
    """Each known language's name opens one; words after it, up to the next name, are its level."""
    pieces: list[Bit] = []
    for cell in _paired([cell for item in items for cell in _cells(item)]):
        pieces.extend(_language_pieces(_after_label(cell.bit, pieces)))
    found: list[tuple[Bit, list[Bit]]] = []
    mother: Bit | None = None
    for piece, after in zip_longest(pieces, pieces[1:]):
        label = _tongue_label(piece.text)
        if label in ("mother", "other") and not (label == "mother" and found and not found[-1][1]):
            ledger.take(piece)
            mother = piece if label == "mother" else None
            continue
        if label == "grid":
            ledger.take(piece)
            continue
        if is_language(piece.text):
            found.append((piece, [mother] if mother else []))
            continue
        name = _leading_name(piece)
        if name is not None:
            found.append((name, [piece.cut(len(name.text), len(piece.text))]))
        elif found and not (
            found[-1][1] and is_level(found[-1][1][-1].text) and _is_unknown_name(piece, after)
        ):
            found[-1][1].append(piece)
        elif found or (not is_level(piece.text) and len(piece.text.split()) <= 3):
            found.append((piece, []))
    languages = []
    for number, (name, level) in enumerate(found, start):
        id_ = f"languages{number}"
        fluency = ledger.put(f"{id_}.fluency", level[:3])
        languages.append(SpokenLanguage(id_, ledger.put(f"{id_}.language", [name]), fluency))
    return languages


def _is_unknown_name(piece: Bit, after: Bit | None) -> bool:
    """A language no list knows: one capitalized word with its own level after it."""
    word = piece.text
    own = after is not None and is_level(after.text)
    return own and word.isalpha() and word.istitle() and not is_level(word) and not language_code(word)


def _cells(item: Item) -> Sequence[Cell]:
    """Its cells; a list between commas that wraps is one."""
    listed = len(item.cells) > 1 and "," in item.cells[0].text
    return (item.whole, *item.side) if listed else (*item.cells, *item.side)


@cache
def _tongue_labels() -> dict[str, str]:
    return {fold(label): kind for label, kind in load_pairs("any", "tongue_labels").items()}


def _tongue_label(text: str) -> str:
    """ "mother" and "other" before languages, "grid" for a column of levels ("Listening"), "" for no label."""
    return _tongue_labels().get(fold(text).strip(" :.-–—"), "")


def _after_label(bit: Bit, pieces: list[Bit]) -> Bit:
    """What follows a label with a colon; the label itself, which brackets would tear, is a piece of its own."""
    lead = bit.text.split(":", 1)[0]
    if not _tongue_label(lead):
        return bit
    pieces.append(bit.cut(0, len(lead)))
    return bit.cut(len(lead) + 1, len(bit.text))


def _paired(cells: Sequence[Cell]) -> list[Cell]:
    """Languages side by side over their levels side by side: each language right before its own."""
    rows: dict[tuple[int, int], list[Cell]] = {}
    for cell in cells:
        rows.setdefault((cell.page, cell.line), []).append(cell)
    ordered: list[Cell] = []
    waiting: list[Cell] = []
    for row in rows.values():
        names = [cell for cell in row if language_code(cell.text)]
        under = [next((c for c in row if abs(c.x0 - cell.x0) < 6), None) for cell in waiting]
        if waiting and not names and len(row) == sum(1 for cell in under if cell):
            for cell, level in zip(waiting, under, strict=True):
                ordered.extend([cell, level] if level else [cell])
            waiting = []
            continue
        ordered.extend(waiting)
        waiting = row if len(names) == len(row) > 1 and row[0].x1 > row[0].x0 else []
        if not waiting:
            ordered.extend(row)
    return ordered + waiting


def _language_pieces(bit: Bit) -> list[Bit]:
    parts, at = [], 0
    for match in _LANGUAGE_SPLIT.finditer(bit.text):
        parts.append(bit.cut(at, match.start()))
        at = match.end()
    parts.append(bit.cut(at, len(bit.text)))
    return [part for part in parts if any(c.isalnum() for c in part.text)]


def _leading_name(piece: Bit) -> Bit | None:
    words = list(re.finditer(r"\S+", piece.text))
    for count in (3, 2, 1):
        code = language_code(piece.text[: words[count - 1].end()]) if len(words) > count else ""
        if code:
            if language_code(words[count].group()) == code:
                count += 1  # "Mandarin Chinese"
            return piece.cut(0, words[count - 1].end())
    return None
