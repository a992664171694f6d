"""Names that lead a text: "Tidebook - an atlas of the tides", the name in another look than what is said of it."""

import re
from collections.abc import Sequence

from resumelib.parsing.structure.paragraphs import Item

_MARK = re.compile(r"[–—:-]\s")
_TYPED = re.compile(r"[\w(].{1,70}?(?=\s[–—-]\s+\S)")
_NAME = 10  # words
_SUBTITLE = 9  # words that may follow a name's colon or dash and belong to it
_SHARE = 0.4  # of the texts of a section: those whose leads wrap are two items each


def lead_of(item: Item) -> str:
    """The few words it begins with, in a look of their own or in text without looks, before a dash; else nothing."""
    runs = item.first.runs
    if item.first.x1 <= item.first.x0 and len(runs) == 1:
        name = _TYPED.match(item.text)
        lead = name.group() if name and is_long(item.text[name.end() :]) else ""
    else:
        lead = runs[0].bit.text.strip() if has_own_look(item) else ""
    return lead if len(lead.split()) <= _NAME else ""


def has_own_look(item: Item) -> bool:
    """Whether its first words are larger or bolder than the dash or colon after them."""
    if len(item.first.runs) < 2:
        return False
    (size, bold, *_), (after, bold_after, *_) = (run.look for run in item.first.runs[:2])
    larger = size > after + 0.5 or (bold and not bold_after)
    return larger and _MARK.match(item.first.runs[1].bit.text.lstrip() + " ") is not None


def is_long(text: str) -> bool:
    """Whether what follows a name describes it; else it may be part of the name."""
    return len(text.split()) > _SUBTITLE or ". " in text or text.endswith(".")


def mark_leads(items: Sequence[Item]) -> None:
    """Where a section's first text has such a lead, and many others too, each of them names an entry."""
    plain = [item for item in items if not item.bullet]
    if not plain or not lead_of(plain[0]):
        return
    led = [item for item in plain if lead_of(item)]
    share = 1 if plain[0].first.x1 <= plain[0].first.x0 else _SHARE
    if len(led) >= 2 and len(led) >= share * len(plain):
        for item in led:
            item.is_name = True
