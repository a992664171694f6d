"""Items as entries: where one position, degree or project ends and the next begins.

Several ways to cut a section are tried (at the format's own sub-titles, at a look, at dates, at white space) and
the cut whose entries resemble each other most is taken.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from resumelib.parsing.structure.cells import Look
from resumelib.parsing.structure.durations import is_duration
from resumelib.parsing.structure.entry_dates import is_of_name, tells_date
from resumelib.parsing.structure.forms import entry_starts, is_form
from resumelib.parsing.structure.labelled import KEYWORDS, field_label, is_aside
from resumelib.parsing.structure.lexicon import entry_label, label_kind, place_score
from resumelib.parsing.structure.paragraphs import Item
from resumelib.parsing.structure.small_words import is_date_lead
from resumelib.text.dates import find_dates
from resumelib.text.lazy import once

_Look = tuple[Look, bool, int]
_MISSED = 4.0  # what it costs a cut to begin no entry at any line that looks like the others' first


@dataclass(frozen=True)
class Entry:
    """`head`: the lines that name it; `body`: its paragraphs and bullets."""

    items: tuple[Item, ...]

    @property
    def head(self) -> tuple[Item, ...]:
        lines = (*self.items[: self._head_length], *self.items[self._late :])
        return tuple(item for item in lines if item not in self._asides) if self._asides else lines

    @property
    def body(self) -> tuple[Item, ...]:
        return (*self._asides, *self.items[self._head_length : self._late])

    @once
    def _asides(self) -> tuple[Item, ...]:
        """Lines of the head that tell more of the post, but not whose it was."""
        return tuple(item for item in self.items[1 : self._head_length] if is_aside(item.text))

    @once
    def _late(self) -> int:
        """Where the lines at the end begin that say when it was, of an entry whose first lines do not."""
        at = end = len(self.items)
        if any(item.dates for item in self.items[: self._head_length]):
            return end
        while at - 1 > self._head_length and _tells_when(self.items[at - 1]):
            at -= 1
        return at if any(item.dates for item in self.items[at:]) else end

    @once
    def _head_length(self) -> int:
        for index, item in enumerate(self.items):
            if index and (item.is_prose or entry_label(item.text) or KEYWORDS.match(item.text)):
                return index
        return len(self.items)


def _tells_when(item: Item) -> bool:
    """A date or a duration, and nothing else."""
    return not item.bullet and not item.side and (item.is_lone_date or is_duration(item.text))


def split_entries(items: Sequence[Item], *, dated: bool) -> list[Entry]:
    """`dated`: entries of this kind carry one date or range each (work, education)."""
    if not items:
        return []
    if not dated and (bullets := _each_bullet(items)):
        return bullets
    kinds = [field_label(item.text) if item.side else "" for item in items]
    if dated and is_form(kinds):
        bounds = [*entry_starts(kinds), len(items)]
        return [Entry(tuple(items[a:b])) for a, b in pairwise(bounds)]
    readings = _readings(items, titled=not dated)
    best = max(
        (_score(known, starts, dated=dated), -len(starts), starts)
        for known in readings
        for starts in _cuts(items, known)
    )[2]
    bounds = [*best, len(items)]
    return [Entry(tuple(items[a:b])) for a, b in pairwise(bounds)]


def _each_bullet(items: Sequence[Item]) -> list[Entry]:
    """A section of bullets only: each of the outer ones is an entry."""
    if any(not item.bullet for item in items):
        return []
    outer = min(item.first.level for item in items)
    edge = min(item.first.x0 for item in items if item.first.level == outer)
    starts = [i for i, item in enumerate(items) if item.first.level == outer and item.first.x0 < edge + 6]
    if starts[:1] != [0]:
        return []
    return [Entry(tuple(items[a:b])) for a, b in pairwise([*starts, len(items)])]


class _Known(NamedTuple):
    """What each item of a section is by itself: every cut is judged by these."""

    looks: list[_Look]
    plain: list[Look]  # the look of its letters alone
    prose: list[bool]
    keyword: list[bool]  # begins with a label of its own
    lone: list[bool]  # a date and little else, or a duration under it
    late: list[bool]  # that, after prose
    bare: list[bool]  # that, and nothing beside it
    dated: list[bool]
    any_dated: bool
    gaps: list[float]
    new_page: list[bool]
    led: list[bool]  # a lone date with more white space above it than any other line has


def _readings(items: Sequence[Item], *, titled: bool) -> list[_Known]:
    """One for each answer to which dates are the entries' own: those on lines of their own, or all.

    `titled`: a year among the words of a title is none of them.
    """
    looks, lone = [_look(item) for item in items], _lone(items)
    every = _dated(items)
    if titled:
        every = [flag and not _has_title_year(item) for flag, item in zip(every, items, strict=True)]
    alone = [
        flag and (its or _begins_dated(item)) for flag, its, item in zip(every, lone, items, strict=True)
    ]
    few = sum(alone) >= 2 and 2 * sum(alone) >= sum(every)
    first = _known(items, looks, lone, alone if few else every)
    return [first, first._replace(dated=every)] if few and alone != every else [first]


def _known(items: Sequence[Item], looks: list[_Look], lone: list[bool], dated: list[bool]) -> _Known:
    pages = [item.first.page for item in items]
    prose = [item.is_prose for item in items]
    return _Known(
        looks,
        [look[0] for look in looks],
        prose,
        [_is_said(item.text) for item in items],
        lone,
        _late(lone, prose),
        [flag and not item.side for flag, item in zip(lone, items, strict=True)],
        dated,
        any(dated),
        [item.first.gap for item in items],
        [True, *(before != page for before, page in pairwise(pages))],
        _led(items, lone),
    )


def _is_said(text: str) -> bool:
    """A label with what it names, or a label alone ("Link", "Website"): neither begins an entry."""
    return KEYWORDS.match(text) is not None or (len(text) < 12 and label_kind(text) in ("url", "profile"))


def _lone(items: Sequence[Item]) -> list[bool]:
    """A date, or a duration right under one."""
    lone = [_is_lone_date(item) for item in items]
    for at in range(1, len(items)):
        lone[at] = lone[at] or (lone[at - 1] and is_duration(items[at].text))
    return lone


def _late(lone: Sequence[bool], prose: Sequence[bool]) -> list[bool]:
    """Lone dates after prose; none where the section ends with one: there each entry's date is its last line."""
    late = [False] * len(lone)
    for at in range(1, len(lone)):
        late[at] = lone[at] and (prose[at - 1] or late[at - 1])
    return [False] * len(lone) if late[-1] else late


def _led(items: Sequence[Item], lone: Sequence[bool]) -> list[bool]:
    """Lone dates where all of them have more white space above than any other line: there each opens its entry.

    Only where white space is the edge of a block (in formats without measures): in print, a date may stand apart.
    """
    if items[0].first.look[0]:
        return [False] * len(lone)
    dates = [item.first.gap for item, flag in zip(items[1:], lone[1:], strict=True) if flag]
    others = [item.first.gap for item, flag in zip(items[1:], lone[1:], strict=True) if not flag]
    if len(dates) < 2 or not others or min(dates) <= max(others) + 0.2:
        return [False] * len(lone)
    return list(lone)


def _look(item: Item) -> _Look:
    cell = item.first
    return cell.look, cell.caps and cell.words > 1, cell.heading


def _dated(items: Sequence[Item]) -> list[bool]:
    """Which items carry a date that may be an entry's; where few stand in a sentence, those do not."""
    dated = [item.has_entry_date for item in items]
    told = [flag and not item.side and tells_date(item.text) for flag, item in zip(dated, items, strict=True)]
    if 2 * sum(told) <= sum(dated):
        return [flag and not tells for flag, tells in zip(dated, told, strict=True)]
    return dated


def _has_title_year(item: Item) -> bool:
    return not item.side and all(is_of_name(item.text, date) for date in item.dates)


def _begins_dated(item: Item) -> bool:
    """A date at the start of a line, as in a margin: "Jan 2018 – Dec 2020 Engineer"."""
    return not item.is_prose and any(date.start < 2 for date in find_dates(item.text))


def _cuts(items: Sequence[Item], known: _Known) -> Iterable[tuple[int, ...]]:
    """Candidate cuts: indexes at which entries begin; the first is always 0."""
    seen: set[tuple[int, ...]] = {(0,)}
    yield (0,)
    for starts in (
        *_by_heading(items),
        *_by_look(items, known),
        *_by_date(items, known.dated),
        *_by_gap(items),
        *_by_item(items),
    ):
        cut = tuple(sorted({0, *starts}))
        if cut not in seen:
            seen.add(cut)
            yield cut


def _by_heading(items: Sequence[Item]) -> Iterable[list[int]]:
    levels = sorted({item.first.heading for item in items if item.first.heading})
    for level in levels[:2]:
        yield [i for i, item in enumerate(items) if 0 < item.first.heading <= level]


def _by_look(items: Sequence[Item], known: _Known) -> Iterable[list[int]]:
    """Wherever the look of the first item comes again; also the look of each item that has a date."""
    own, plain, prose = known.looks, known.plain, known.prose
    looks: list[_Look] = []
    for index, item in enumerate(items[:4]):
        if not prose[index] and own[index] not in looks and (index == 0 or item.dates):
            looks.append(own[index])
    for look in looks:
        same = [i for i, item in enumerate(items) if plain[i] == look[0] and not item.bullet]
        yield [i for i in same if i == 0 or plain[i - 1] != look[0]]
        yield [i for i in same if not prose[i]]
        strict = [i for i in range(len(items)) if own[i] == look and not prose[i]]
        yield [i for i in strict if i == 0 or own[i - 1] != look]


def _by_date(items: Sequence[Item], flags: Sequence[bool]) -> Iterable[list[int]]:
    """At dates, or one to three lines above them."""
    dated = [i for i, flag in enumerate(flags) if flag]
    ranged = [i for i in dated if any(date.is_range for date in items[i].dates)]
    for anchors in (dated, ranged):
        for offset in range(4):
            starts = []
            floor = 0
            for at in anchors:
                start = at
                for _ in range(offset):
                    if start - 1 < floor or items[start - 1].is_prose:
                        break
                    start -= 1
                starts.append(start)
                floor = at + 1
            if starts:
                yield starts


def _by_gap(items: Sequence[Item]) -> Iterable[list[int]]:
    gaps = sorted({round(item.first.gap, 1) for item in items[1:] if item.first.gap > 0})
    for gap in gaps[-6:]:
        yield [i for i, item in enumerate(items) if i and item.first.gap >= gap - 0.05 and not item.bullet]


def _by_item(items: Sequence[Item]) -> Iterable[list[int]]:
    yield list(range(len(items)))
    yield [i for i, item in enumerate(items) if item.bullet and item.first.level == items[0].first.level]
    yield [i for i, item in enumerate(items) if not item.bullet]


def _score(known: _Known, starts: tuple[int, ...], *, dated: bool) -> float:
    total, count = len(known.looks), len(starts)
    spans = list(pairwise([*starts, total]))
    prose, plain, keyword = known.prose, known.plain, known.keyword
    score = _date_score(known.dated, spans, dated=dated) if known.any_dated else 0.0
    common, times = Counter([known.looks[at] for at in starts]).most_common(1)[0]
    score += 1.5 * times / count
    repeated = plain.count(common[0]) - sum([plain[at] == common[0] for at in starts])
    others = total - count
    sizes = [b - a for a, b in spans]
    even = max(sizes) <= 2 * min(sizes)
    alike = dated and even and not known.any_dated and len(set(plain)) == 1
    if (count > 1 or not dated) and not alike:
        score -= 1.2 * (repeated / others if others else 0.0)  # where all look alike, a look says nothing
    under_date = [its and not flag for its, flag in zip(known.lone, known.dated, strict=True)]
    bad = sum([prose[at] or keyword[at] or under_date[at] for at in starts[1:]])
    score -= 2.5 * bad / count
    if any(known.led):
        score -= 1.0 * sum([any(known.led[a + 1 : b]) for a, b in spans]) / count
    lone = sum([all(prose[a:b]) for a, b in spans])
    score -= 1.5 * lone / count
    score += _gap_score(known, starts)
    bare = sum([all(known.bare[a:b]) for a, b in spans])
    score -= 2.0 * bare / count
    late = sum([b - a > 2 and known.late[b - 1] for a, b in spans])
    score -= 2.0 * late / count
    # Short lines after the text of an entry are the head of the next one.
    tails = sum([not prose[b - 1] and not keyword[b - 1] and any(prose[a:b]) for a, b in spans])
    score -= 1.0 * tails / count
    if not dated:
        score -= _MISSED * _missed(known, starts, common)
    if common[0][1] and not plain[-1][1]:
        score += 0.4
    return score if dated else score - _missed_names(known, starts)


def _missed_names(known: _Known, starts: tuple[int, ...]) -> float:
    """How far a cut is from one at each line in bold, or in larger letters, that looks like the section's first name."""
    lead = 1 if known.bare[0] and len(known.looks) > 1 else 0  # a date above the first name
    look = known.looks[lead]
    same = [
        at
        for at, own in enumerate(known.looks)
        if own == look
        and not (known.prose[at] or known.keyword[at])
        and (at <= lead or known.looks[at - 1] != look)
    ]
    bold = look[0][1] and not all(own[1] for own in known.plain)
    if len(same) < 2 or not (look[2] or bold or look[0][0] > min([own[0] for own in known.plain])):
        return 0.0
    names = {0, *(at for at in same if at > lead)}
    overlooked = len(names.difference(starts)) / len(names)
    return 2.0 * overlooked + 1.0 * len(set(starts) - names) / len(starts)


def _missed(known: _Known, starts: tuple[int, ...], head: _Look) -> float:
    """The share of lines that look as the entries' heads do, and stand after text of another look, but begin none."""
    begun, missed, after_text = set(starts), 0, False
    for at, look in enumerate(known.looks):
        if look == head and not known.prose[at]:
            missed += after_text and at not in begun
            after_text = False
        elif known.prose[at]:
            after_text = look != head
    return missed / (missed + len(starts))


def _date_score(flags: Sequence[bool], spans: Sequence[tuple[int, int]], *, dated: bool) -> float:
    """One date to an entry, each at the same line of it."""
    marks = [flags[a:b] for a, b in spans]
    dates, count = [sum(group) for group in marks], len(spans)
    score = 0.0
    score += (3.0 if dated else 1.6) * dates.count(1) / count
    score -= (1.5 if dated else 1.0) * sum([n > 1 for n in dates]) / count
    score -= (1.5 if dated else 0.5) * dates.count(0) / count
    places = [group.index(True) for group in marks if True in group]
    if places:
        score += 1.0 * Counter(places).most_common(1)[0][1] / len(places)
    return score


def _is_lone_date(item: Item) -> bool:
    """A date that ends an entry after its text belongs to the next one."""
    if item.is_prose or not item.dates:
        return False
    text, at, beside = item.text, 0, ""
    for date in find_dates(text):
        beside, at = beside + text[at : date.start], date.end
    beside = (beside + text[at:]).strip(" ,;:|·•–—-()[]")
    return not beside or (
        len(beside) <= 0.4 * len(text)
        and (is_date_lead(beside) or is_duration(beside) or place_score(beside) >= 0.75)
    )


def _gap_score(known: _Known, starts: tuple[int, ...]) -> float:
    """More white space above entries than inside them."""
    gaps = known.gaps
    at_starts = [gaps[at] for at in starts[1:] if not known.new_page[at]]
    begun = set(starts)
    inside = [gap for at, gap in enumerate(gaps) if at and at not in begun]
    if not at_starts or not inside:
        return 0.0
    inner = sorted(inside)[int(0.9 * (len(inside) - 1))] + 0.05
    least = min(at_starts) + 0.05
    wide = sum([gap > inner for gap in at_starts])
    return 1.0 * wide / len(at_starts) - 0.5 * sum([gap > least for gap in inside]) / len(inside)
