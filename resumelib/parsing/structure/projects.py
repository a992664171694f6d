"""Projects: their names, the roles one had in them, what they were made with and what was done there."""

import re
from collections.abc import Sequence

from resumelib.model.resume import Highlight, Project
from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.entries import Entry, split_entries
from resumelib.parsing.structure.heads import Head
from resumelib.parsing.structure.history import put_dates
from resumelib.parsing.structure.labelled import KEYWORDS
from resumelib.parsing.structure.leads import has_own_look, is_long, lead_of
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import title_score
from resumelib.parsing.structure.listing import split_items
from resumelib.parsing.structure.paragraphs import Item
from resumelib.parsing.structure.works import first_of, head_of, rest_of

_ROLE = 6  # words
_NAME = 10  # words
_COLON = re.compile(r":\s")
_DASH = re.compile(r"\s[–—-]\s")


def read_projects(items: Sequence[Item], ledger: Ledger, start: int = 1) -> list[Project]:
    entries = split_entries(items, dated=False)
    heads = [head_of(entry, ledger) for entry in entries]
    roles = _roles_first(heads)
    return [
        _project(f"projects{number}", entry, head, role, ledger)
        for number, (entry, head, role) in enumerate(zip(entries, heads, roles, strict=True), start)
    ]


def _roles_first(heads: Sequence[Head]) -> list[Bit | None]:
    """The role above each name, taken out of the heads, where most projects of a section are headed by one."""
    pairs = [head.segments[:2] for head in heads if len(head.segments) > 1]
    fitting = [
        title_score(role.bit.text) > title_score(name.bit.text)
        for role, name in pairs
        if role.item < name.item
        and len(role.bit.text.split()) <= _ROLE
        and len(name.bit.text.split()) <= _NAME
    ]
    if len(heads) < 2 or len(fitting) < 0.8 * len(heads) or sum(fitting) < 0.6 * len(heads):
        return [None for _ in heads]
    return [head.segments.pop(0).bit if len(head.segments) > 1 else None for head in heads]


def _project(id_: str, entry: Entry, head: Head, role: Bit | None, ledger: Ledger) -> Project:
    name, texts = _name_of(entry, head)
    description: str = ""
    keywords: tuple[str, ...] = ()
    highlights: list[Highlight] = []
    for bits, bullet in texts:
        label = KEYWORDS.match(bits[0].text)
        if label and not keywords:
            keywords = _keyword_list(bits, label.end(), ledger, id_)
        elif not bullet and not description:
            description = ledger.put(f"{id_}.description", bits)
        else:
            key = f"{id_}.h{len(highlights) + 1}"
            highlights.append(Highlight(key, ledger.put(key, bits)))
    return Project(
        id=id_,
        name=ledger.put(f"{id_}.name", [name]),
        description=description,
        roles=(ledger.put(f"{id_}.roles.0", [role]),) if role else (),
        keywords=keywords,
        url=ledger.put(f"{id_}.url", head.urls[:1]),
        dates=put_dates(head, ledger, id_),
        highlights=tuple(highlights),
    )


def _name_of(entry: Entry, head: Head) -> tuple[Bit | None, list[tuple[tuple[Bit, ...], bool]]]:
    """Its name, and its texts: what follows a name that leads its line is the first of them."""
    lead = lead_of(entry.items[0]) if entry.items[0].is_name else ""
    bit = head.segments[0].bit if head.segments else None
    if lead and bit is not None and bit.text.startswith(lead):
        at = len(lead) + len(bit.text[len(lead) :]) - len(bit.text[len(lead) :].lstrip(" –—:-"))
        text = bit.cut(at, len(bit.text))
        texts = rest_of(entry, head, 1)
        return bit.cut(0, len(lead)), [((text,), False), *texts] if text.text else texts
    more = bool(entry.body or len(head.segments) > 1) and not has_own_look(entry.items[0])
    colon, dash = (not (more and _has_subtitle(head, mark)) for mark in (_COLON, _DASH))
    return first_of(entry, head, colon=colon, dash=dash)


def _has_subtitle(head: Head, mark: re.Pattern[str]) -> bool:
    """ "Black Tide: A Board Game" over a text that says what it is: what follows the mark is part of the name."""
    after = mark.split(head.segments[0].bit.text, maxsplit=1)[-1].strip() if head.segments else ""
    return bool(after) and not is_long(after) and not after[0].islower()


def _keyword_list(bits: tuple[Bit, ...], at: int, ledger: Ledger, id_: str) -> tuple[str, ...]:
    ledger.take(bits[0].cut(0, at))
    pieces = [p for bit in (bits[0].cut(at, len(bits[0].text)), *bits[1:]) for p in split_items(bit)]
    return tuple(ledger.put(f"{id_}.keywords.{n}", [piece]) for n, piece in enumerate(pieces))
