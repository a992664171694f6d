"""Lines of a section of skills that are of another section: "Languages: English (native), Twi"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from resumelib.parsing.structure.cells import Bit, Cell, Run
from resumelib.parsing.structure.paragraphs import Item
from resumelib.text.headings import heading_kind
from resumelib.text.languages import language_code

_KINDS = frozenset({"languages", "interests"})
_NAME = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Stray:
    """What follows the label, as an item of the section the label names."""

    kind: str
    label: Bit
    item: Item


def parted(items: Sequence[Item]) -> tuple[list[Item], list[Stray]]:
    """The items of skills, and those of languages and interests among them.

    "Languages: Python, Go" stays where it is: a list is of languages only if it names one that is spoken.
    """
    kept: list[Item] = []
    strays: list[Stray] = []
    for item in items:
        stray = _stray(item)
        if stray is not None:
            strays.append(stray)
        else:
            kept.append(item)
    return (kept, strays) if kept else (list(items), [])


def _stray(item: Item) -> Stray | None:
    first = item.first
    colon = first.text.find(":")
    label = first.bit.cut(0, colon) if colon > 0 else first.bit
    kind = heading_kind(label.text) if len(label.text.split()) <= 4 else ""
    if kind not in _KINDS:
        return None
    value = _value(item, colon)
    if value is None or (kind == "languages" and not _spoken(value.text)):
        return None
    return Stray(kind, label, value)


def _value(item: Item, colon: int) -> Item | None:
    """The item without its label."""
    first = item.first
    rest: list[Cell] = list(item.cells[1:])
    if colon > 0 and first.text[colon + 1 :].strip():
        bit = first.bit.cut(colon + 1, len(first.text))
        rest.insert(0, replace(first, bit=bit, runs=(Run(bit, first.runs[-1].look),)))
    elif colon < 0 and (len(item.cells) > 1 or not item.side):
        return None
    if rest:
        return Item(rest, list(item.side))
    return Item(list(item.side)) if item.side else None


def _spoken(text: str) -> bool:
    return any(language_code(name) for name in _NAME.findall(text))
