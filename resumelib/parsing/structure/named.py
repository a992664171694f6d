"""Lines that name an entry although they read like text: decided for all entries of a section together."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from resumelib.parsing.structure.addresses import URL
from resumelib.parsing.structure.lexicon import title_score
from resumelib.parsing.structure.paragraphs import Item

_SHARE = 0.8  # of the dated lines that have their name right above them
_CLOSER = 0.25  # line heights by which the white space above a name exceeds that below it
_LONGEST = 24  # words
_LARGER = 1.2  # times the letters of the text
_EDGE = 6.0  # points between the bullets of one level


def mark_names(items: Sequence[Item]) -> None:
    """Marks the lines of a section's entries that name something, whatever they read like."""
    _mark_above_dates(items)
    _mark_above_lone_dates(items)
    _mark_listed(items)


def _mark_above_lone_dates(items: Sequence[Item]) -> None:
    """In plain text, the long line among those that stand above lines with nothing but a date names its entry too."""
    above = [
        item
        for item, dated in pairwise(items)
        if dated.is_lone_date and len(item.cells) == 1 and item.first.x1 <= item.first.x0 and not item.bullet
    ]
    long = [item for item in above if item.is_prose and len(item.text.split()) <= _LONGEST]
    if len(above) >= 3 and 0 < len(long) <= 0.4 * len(above):
        for item in long:
            item.is_name = item.first.gap >= 1


def _mark_listed(items: Sequence[Item]) -> None:
    """Where (nearly) every line that is no bullet has its date as a first bullet under it, what the next bullet says
    briefly is a name too: "Acme" over "• May 2019 – June 2020", "• Weaver", and only then what was done there.
    """
    heads = [n for n, item in enumerate(items[:-1]) if not item.bullet and items[n + 1].bullet]
    dated = [n for n in heads if items[n + 1].is_lone_date and not items[n].dates]
    listed = [items[n + 2] for n in dated if n + 2 < len(items) and _is_brief_bullet(items[n + 2])]
    if not listed or len(listed) < _SHARE * len(dated):
        return
    titled = sum([title_score(items[n].text) > 0 for n in dated])
    if titled and 2 * titled > sum([title_score(item.text) > 0 for item in listed]):
        return  # the titles stand above; one word of a title may be in the name of an employer
    for item in listed:
        item.is_name = True


def _is_brief_bullet(item: Item) -> bool:
    brief = len(item.cells) == 1 and len(item.text.split()) <= 9 and not item.text.endswith((".", ";", ":"))
    return bool(item.bullet) and brief and not item.dates and not URL.search(item.text)


def _mark_above_dates(items: Sequence[Item]) -> None:
    """Where (nearly) each dated line of a section has a line close above it, with more white space above that one,
    those lines are names: "introduction to weaving for beginners · Weaving" over "Textile School · May 2019".
    """
    pairs = [(above, dated) for above, dated in pairwise(items) if _may_name(above, dated)]
    names = [above for above, dated in pairs if above.first.gap > dated.first.gap + _CLOSER]
    if len(names) >= 3 and len(names) >= _SHARE * len(pairs):
        for item in names:
            item.is_name = True


def mark_list(items: Sequence[Item]) -> None:
    """Entries set as a list: where the outer bullets have lines without a bullet, or deeper ones, under them, each
    outer bullet names an entry ("• Engineer, Acme" over its date and what was done there)."""
    _mark_signed(items)
    if not items or not items[0].bullet:
        return
    outer = [at for at, item in enumerate(items) if _is_outer(item, items[0])]
    with_more = sum(1 for at in outer if at + 1 < len(items) and at + 1 not in outer)
    if 2 * with_more <= len(outer):
        return
    for at in outer:
        items[at].is_name = len(items[at].text.split()) <= _LONGEST


def _mark_signed(items: Sequence[Item]) -> None:
    """Lines in the bold letters of the first name that a pictogram stands before: it is no bullet of a list."""
    first = items[0] if items else None
    if first is None or first.bullet or not first.first.bold or first.is_prose:
        return
    signed = [item for item in items if item.bullet and item.look == first.look and len(item.cells) == 1]
    plain = [item for item in items if item.look != first.look]
    if len(signed) > 1 and any(item.is_prose and not item.bullet for item in plain):
        for item in signed:
            item.is_name = len(item.text.split()) <= _LONGEST


def _is_outer(item: Item, first: Item) -> bool:
    one, other = item.first, first.first
    return _sign(item) == _sign(first) and one.level == other.level and abs(one.x0 - other.x0) < _EDGE


def _sign(item: Item) -> str:
    """Its bullet; the numbers of a list are one."""
    return "1." if item.bullet[:1].isdigit() else item.bullet


def mark_large(items: Sequence[Item]) -> None:
    """Lines in larger letters than the texts of a section are names, over however many lines they go."""
    sizes: Counter[float] = Counter()
    for item in items:
        if item.is_prose and not item.first.bold:
            sizes[item.first.size] += len(item.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    if not usual:
        return
    for item in items:
        if item.first.size > _LARGER * usual and len(item.text.split()) <= _LONGEST:
            item.is_name = True


def _may_name(above: Item, dated: Item) -> bool:
    first, last = above.first, above.cells[-1]
    plain = not (above.bullet or above.dates or above.side or dated.bullet)
    return (
        plain
        and bool(dated.dates)
        and len(dated.text.split()) <= _LONGEST
        and len(above.text.split()) <= _LONGEST
        and first.x1 > first.x0
        and (last.page, last.column) == (dated.first.page, dated.first.column)
    )
