"""Titles of awards, certificates and publications that are long enough to read like text, found by what a section repeats."""

import re
from collections.abc import Sequence
from itertools import pairwise

from resumelib.parsing.structure.paragraphs import Item
from resumelib.parsing.structure.work_cuts import cut_bracket
from resumelib.text.dates import find_dates

_LONGEST = 40  # words of a title
_WIDER = 0.3  # line heights by which the white space above titles exceeds that above other text
GIVER = re.compile(  # what says who gave or published it
    r"(?i)^(?:(?:issued|awarded|given|granted|published|presented) (?:by|in)|issuer|issuing organi[sz]ation|awarder|publisher|authority"
    r"|ausgestellt von|verliehen von|herausgeber|aussteller|erschienen in|veröffentlicht in|délivré par|décerné par|publié (?:par|dans)"
    r"|expedido por|otorgado por|publicado (?:por|en|em)|rilasciato da|conferito da|pubblicato (?:da|su|in)|emitido por|atribuído por"
    r"|uitgegeven door|uitgereikt door|gepubliceerd in|wydane przez|przyznane przez|opublikowane w)\b\s*:?\s*"
)


def mark_works(items: Sequence[Item]) -> None:
    """Marks the lines that name a work, or say who gave it, so that none of them is taken for a text about it."""
    for item in items:
        if not item.bullet and item.is_prose and GIVER.match(item.text) and _is_brief(item):
            item.is_name = True
    _mark_given(items)
    _mark_bracketed(items)
    _mark_dated(items)
    _mark_first(items)


def _mark_given(items: Sequence[Item]) -> None:
    """Texts in larger letters, each right under a line that says who gave or published it, are names."""
    for above, item in pairwise(items):
        if item.is_prose and item.first.size > above.first.size and GIVER.match(above.text):
            item.is_name = _is_brief(item) and not item.bullet


def _mark_bracketed(items: Sequence[Item]) -> None:
    """Where all lines of a section end in a bracket that says who gave it, each of them is a name and that."""
    if len(items) < 2 or any(item.bullet or item.side for item in items):
        return
    if all(item.text.rstrip(",")[-1:] == ")" and cut_bracket(item.whole.bit) for item in items):
        for item in items:
            item.is_name = _is_brief(item)


def _is_brief(item: Item) -> bool:
    return len(item.text.split()) <= _LONGEST


def _mark_dated(items: Sequence[Item]) -> None:
    """Where a section begins with a date at the start of a line ("2021: On Looms, Weaving Today"), all such lines are."""
    plain = [item for item in items if not item.bullet and _is_brief(item)]
    dated = [item for item in plain if any(date.start == 0 for date in find_dates(item.text))]
    if len(dated) >= 2 and dated[0] is items[0] and all(len(item.text) > 24 for item in dated):
        for item in dated:
            item.is_name = True


def _mark_first(items: Sequence[Item]) -> None:
    """A section's first text names its first work; so do those of its look that come after short lines or white space."""
    if not items or items[0].bullet or not items[0].is_prose or not _is_brief(items[0]):
        return
    first = items[0]
    kin = [n for n, item in enumerate(items) if item.is_prose and not item.bullet and item.look == first.look]
    items[0].is_name = True
    close = [n for n in kin[1:] if items[n - 1].is_prose or n - 1 in kin]
    if close:  # texts under texts: only more white space tells a title from what is said of the work before
        least = min(item.first.gap for item in items[1:]) + _WIDER
        kin = [n for n in kin if items[n].first.gap > least]
    for n in kin:
        items[n].is_name = _is_brief(items[n])
