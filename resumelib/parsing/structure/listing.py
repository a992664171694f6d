"""Lists: skills in groups or not, languages with levels, interests."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from resumelib.model.resume import Interest, SkillGroup
from resumelib.parsing.structure.cells import Bit, Cell, Look, one_bit
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import is_level
from resumelib.parsing.structure.paragraphs import Item
from resumelib.parsing.structure.wrapped_items import with_wrapped

_ITEM_SPLIT = re.compile(r"\s*[,;|•·●▪◦‣⋅∙、]\s*|\s{3,}|\t+|\s+[–—-]\s+(?=[A-Z])")
_ENDS = (",", ";", "|", "•", "·", "/")  # a line that ends so ends its last item
_LABEL = re.compile(r"^([^:(]{2,50}?)\s*(?:\([^)]*\))?\s*:\s*(?=\S|$)")
_LARGER = 1.1  # times the letters of the texts under a title


@dataclass
class Group:
    title: Bit | None = None
    level: Bit | None = None
    items: list[tuple[Bit, ...]] = field(default_factory=list)
    whole: bool = False  # title and items in one bullet: the next bullet is none of its items


def read_groups(items: Sequence[Item]) -> list[Group]:
    """Groups with their items: titled by a label with a colon, by a bolder line above, or not at all."""
    groups: list[Group] = []
    items = with_wrapped(items)
    titles = _title_cells(items)
    for item in items:
        for cell, wrapped in _texts(item, titles):
            _read(cell, groups, titles, wrapped=wrapped)
    return [group for group in groups if group.title or group.items]


def _texts(item: Item, titles: set[int]) -> Iterator[tuple[Cell, bool]]:
    """Its lines and the cells beside them, each with whether it goes on with the line before.

    The lines of a wrapped title are one, and no longer among the `titles` that stand alone.
    """
    length = max(1, _title_length(item.cells))
    tags = any(is_set_apart(cell) for cell in item.cells)
    if length > 1:
        titles.difference_update(cell.bit.start for cell in item.cells[:length])
    yield (_as_one(item.cells[:length]) if length > 1 else item.first), False
    for before, cell in itertools.pairwise(item.cells[length - 1 :]):
        yield cell, not tags and not _has_ended(before.text)
    for cell in item.side:
        yield cell, False


def _has_ended(text: str) -> bool:
    """Whether a line ends its last item: in a separator, or in a level in brackets."""
    level = _LEVEL_AFTER.search(text)
    return text.endswith(_ENDS) or (level is not None and "," not in text and is_level(level[1]))


def _title_length(cells: Sequence[Cell]) -> int:
    """How many lines a title in bold takes up to its colon; 0 where the first lines are no such title."""
    for index, cell in enumerate(cells):
        lead = cell.runs[0]
        if not lead.look[1] or lead.look != cells[0].runs[0].look:
            return 0
        if ":" in lead.bit.text:
            return index + 1
        if len(cell.runs) > 1:
            return 0
    return 0


def _as_one(cells: Sequence[Cell]) -> Cell:
    bit = one_bit([cell.bit for cell in cells])
    return replace(cells[0], bit=bit, runs=tuple(run for cell in cells for run in cell.runs))


def _title_cells(items: Sequence[Item]) -> set[int]:
    """Cells that title what follows them: another look than the cells below, several in the section, no commas."""
    cells = [
        cell
        for item in items
        for cell in (*item.cells, *item.side)
        if len(cell.runs) == 1 and not is_level(cell.text)
    ]
    looks: dict[tuple[Look, int], list[Cell]] = {}
    for cell in cells:
        looks.setdefault((cell.look, cell.heading), []).append(cell)
    if len(looks) < 2:
        return _alternating(items)

    def prominence(key: tuple[tuple[float, bool, bool, str], int]) -> tuple[float, bool, int]:
        look, heading = key
        return (1.0 if heading else 0.0, look[1] and not look[2], int(look[0] * 2))

    ranked = sorted(looks, key=prominence, reverse=True)
    top = ranked[0]
    if prominence(top) == prominence(ranked[1]):
        return _alternating(items)
    larger = top[1] > ranked[1][1] or top[0][0] > _LARGER * ranked[1][0][0]  # a comma may be within a title
    return {cell.bit.start for cell in looks[top] if (larger or "," not in cell.text) and not cell.bullet}


def _alternating(items: Sequence[Item]) -> set[int]:
    """Short lines without commas, each followed by a line with commas, all through the section."""
    short = [
        item for item in items if not item.bullet and "," not in item.text and len(item.text.split()) <= 5
    ]
    followed = [
        item
        for item, below in itertools.pairwise(items)
        if item in short and "," in below.text and not _LABEL.match(item.text)
    ]
    if len(followed) >= 2 and len(followed) >= 0.6 * len(short):
        return {item.first.bit.start for item in followed}
    return set()


def _read(cell: Cell, groups: list[Group], titles: set[int], *, wrapped: bool) -> None:
    bit = cell.bit
    if cell.bit.start in titles:
        if groups and groups[-1].title and not groups[-1].items and not groups[-1].level and wrapped:
            groups[-1].title = one_bit([groups[-1].title, bit])
            return
        name = bit.cut(0, len(bit.text.rstrip(": ")))
        (name,), level = _without_level((name,))
        groups.append(Group(name, level))
        return
    if groups and groups[-1].title and is_level(bit.text):
        groups[-1].level = groups[-1].level or bit
        return
    label = _LABEL.match(bit.text)
    if label and not wrapped and "," not in label[1]:
        groups.append(Group(bit.cut(*label.span(1))))
        bracket = re.search(r"\(([^)]*)\)\s*:", bit.text[: label.end()])
        if bracket and is_level(bracket[1]):
            groups[-1].level = bit.cut(*bracket.span(1))
        _add_items(groups[-1], bit.cut(label.end(), len(bit.text)))
        groups[-1].whole = bool(cell.bullet and groups[-1].items)
        return
    if len(cell.runs) > 1 and not wrapped and _is_run_title(cell):
        title = cell.runs[0].bit
        groups.append(Group(title.cut(0, len(title.text.rstrip(": -–—")))))
        _add_items(groups[-1], bit.cut(title.end - bit.start, len(bit.text)))
        return
    if not groups or (cell.bullet and groups[-1].whole):
        groups.append(Group())
    if is_set_apart(cell):
        for run in cell.runs:
            _add_items(groups[-1], run.bit)
        return
    _add_items(groups[-1], bit, wrapped=wrapped)


def is_set_apart(cell: Cell) -> bool:
    """Short texts of one look with nothing but white space between them, as tags in boxes are."""
    runs = [run for run in cell.runs if any(c.isalnum() for c in run.bit.text)]
    return (
        len(runs) > 1
        and cell.x1 > cell.x0
        and len({run.look for run in runs}) == 1
        and all(len(run.bit.text.split()) <= 4 and not run.link for run in runs)
        and not any(c in ",;:|" for c in cell.text)
    )


def _is_run_title(cell: Cell) -> bool:
    first, second = cell.runs[0], cell.runs[1]
    return first.look[1] and not second.look[1] and any(c.isalpha() for c in first.bit.text)


def _add_items(group: Group, bit: Bit, *, wrapped: bool = False) -> None:
    pieces = list(split_items(bit))
    if wrapped and group.items and pieces:
        group.items[-1] = (*group.items[-1], pieces.pop(0))
    for piece in pieces:
        text = piece.text
        if is_level(text) and not group.items:
            group.level = group.level or piece
        elif is_level(text):
            continue
        else:
            group.items.append((piece,))


def split_items(bit: Bit) -> Iterable[Bit]:
    """Items between commas, semicolons, bars and dots; nothing is cut inside brackets."""
    text, at, depth = bit.text, 0, 0
    separators = {m.start(): m.end() for m in _ITEM_SPLIT.finditer(text)}
    index = 0
    while index < len(text):
        if text[index] in "([{":
            depth += 1
        elif text[index] in ")]}":
            depth = max(0, depth - 1)
        if index in separators and not depth:
            piece = bit.cut(at, index)
            if any(c.isalnum() for c in piece.text):
                yield piece
            at = index = separators[index]
            continue
        index += 1
    piece = bit.cut(at, len(text))
    if any(c.isalnum() for c in piece.text):
        yield piece.cut(
            0,
            len(piece.text.rstrip("."))
            if piece.text.endswith(".") and piece.text.count(".") == 1 and " " in piece.text
            else len(piece.text),
        )


_LEVEL_AFTER = re.compile(r"\s*\(([^()]+)\)$")


def _without_level(bits: tuple[Bit, ...]) -> tuple[tuple[Bit, ...], Bit | None]:
    """ "Business Intelligence (Expert)" as the skill and its level."""
    found = _LEVEL_AFTER.search(bits[-1].text)
    if found is None or not found.start() or not is_level(found[1]):
        return bits, None
    last = bits[-1]
    return (*bits[:-1], last.cut(0, found.start())), last.cut(*found.span(1))


def read_skills(items: Sequence[Item], ledger: Ledger, start: int = 1) -> list[SkillGroup]:
    skills: list[SkillGroup] = []
    for group in read_groups(items):
        if group.title is None:
            for bits in group.items:
                id_ = f"skills{start + len(skills)}"
                name, level = _without_level(bits)
                skills.append(
                    SkillGroup(
                        id_,
                        ledger.put(f"{id_}.name", name),
                        ledger.put(f"{id_}.level", [level]),
                    )
                )
            continue
        id_ = f"skills{start + len(skills)}"
        skills.append(
            SkillGroup(
                id_,
                ledger.put(f"{id_}.name", [group.title]),
                ledger.put(f"{id_}.level", [group.level]),
                tuple(ledger.put(f"{id_}.keywords.{n}", bits) for n, bits in enumerate(group.items)),
            )
        )
    return skills


def read_interests(items: Sequence[Item], ledger: Ledger, start: int = 1) -> list[Interest]:
    interests: list[Interest] = []
    for group in read_groups(items):
        if group.title is None:
            for bits in group.items:
                id_ = f"interests{start + len(interests)}"
                interests.append(Interest(id_, ledger.put(f"{id_}.name", bits)))
            continue
        id_ = f"interests{start + len(interests)}"
        keywords = tuple(ledger.put(f"{id_}.keywords.{n}", bits) for n, bits in enumerate(group.items))
        interests.append(Interest(id_, ledger.put(f"{id_}.name", [group.title]), keywords))
    return interests
