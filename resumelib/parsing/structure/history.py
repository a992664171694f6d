"""Positions: who employed, as what, where and when. Which line is the employer is decided for a whole section."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from resumelib.model.resume import DateRange, Highlight, Position
from resumelib.parsing.structure.cells import Bit, Look
from resumelib.parsing.structure.entries import Entry, split_entries
from resumelib.parsing.structure.entry_dates import within
from resumelib.parsing.structure.entry_places import is_name_like, is_place_like, take_right_place
from resumelib.parsing.structure.heads import Head, Segment, read_head, read_side
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import (
    entry_label,
    has_legal_form,
    place_score,
    school_score,
    title_score,
)
from resumelib.parsing.structure.loose_places import loose_places
from resumelib.parsing.structure.name_pairs import comma_parts, dashed_pairs, split_soft, title_lean
from resumelib.parsing.structure.paragraphs import Item
from resumelib.parsing.structure.place_cuts import names_before_city
from resumelib.parsing.structure.roles import Roles, read_roles
from resumelib.parsing.structure.small_words import AT, is_at
from resumelib.text.tokens import fold

_STRONG = re.compile(rf"\s(?:{AT})\s")
_AT = re.compile(rf"^(?:{AT})\s+|\s+(?:{AT})$")


@dataclass
class _Draft:
    """One entry on its way: the two names it may have, everything else of its head, its body."""

    head: Head
    body: list[Item]
    first: Bit | None = None
    second: Bit | None = None
    looks: tuple[Look, ...] = ()
    single: tuple[Look, ...] = ()
    comma_parts: tuple[Bit, ...] = ()  # of a head that is one text
    at: bool = False  # "Engineer at Acme": the order is written
    dashed: bool = False  # "Engineer - Acme" all through the section
    rest: list[Segment] = field(default_factory=list)
    roles: Roles | None = None  # where the learned labels are sure


def read_positions(items: Sequence[Item], ledger: Ledger, prefix: str, start: int = 1) -> list[Position]:
    """Positions of one section in source order; ids count from `start`."""
    entries = split_entries(items, dated=True)
    commas = _cities_after_commas(entries)
    drafts = [_draft(entry, commas=commas) for entry in entries]
    _read_dashes(drafts)
    _share_employers(drafts)
    _read_commas(drafts)
    _drop_odd_seconds(drafts)
    _cut_cities(drafts, _home(ledger))
    _cut_loose(drafts)
    _find_places(drafts)
    swap = _title_first(drafts)
    _label(drafts, entries, _home(ledger), prefix)
    return [_position(draft, ledger, f"{prefix}{number}", swap) for number, draft in enumerate(drafts, start)]


def _label(drafts: Sequence[_Draft], entries: Sequence[Entry], home: frozenset[str], kind: str) -> None:
    """Learned labels in place of what a draft says, where they are sure of the whole head and lose no name of it."""
    found = read_roles([entry.head for entry in entries], home, kind)
    for draft, roles in zip(drafts, found, strict=True):
        names = [bit for bit in (draft.first, draft.second) if bit]
        if roles is None or draft.dashed or draft.head.labelled or roles.loses(names, draft.head.places):
            continue
        if _turns_round(roles, names, draft.head.places):
            continue
        draft.roles = roles
        elsewhere = [bit for bit in draft.head.places if not roles.holds(bit)]
        draft.head.places = [roles.place] if roles.place else elsewhere
        draft.head.glue.extend(roles.glue)
        draft.rest = [Segment(bit, (0.0, False, False, ""), 1, 0) for bit in roles.rest]


def _turns_round(roles: Roles, names: Sequence[Bit], places: Sequence[Bit]) -> bool:
    """Whether the labels make the employer that was found the place, and the place the employer, neither of them known."""
    place, employer = roles.place, roles.employer
    if place is None or employer is None or place_score(place.text) >= 0.75:
        return False
    return any(bit.start == place.start for bit in names) and any(
        bit.start == employer.start for bit in places
    )


def _home(ledger: Ledger) -> frozenset[str]:
    """The names in the person's own address: employers are often there too."""
    written = ledger.evidence.get("basics.location.as_written")
    return (
        frozenset(fold(part).strip() for part in re.split(r"[,·|]", written.as_written))
        if written
        else frozenset()
    )


def _cities_after_commas(entries: Sequence[Entry]) -> bool:
    """Whether "Name, City" is the form of most entries; else the city is taken for a part of the name."""
    if len(entries) < 2:
        return False
    possible = len(entries)
    for entry in entries:
        head = entry.head
        comma = any("," in cell.text for item in head for cell in (item.whole, *item.side))
        if not comma or not read_head(head, commas=True).places or read_head(head, commas=False).places:
            possible -= 1
            if possible < 0.7 * len(entries):
                return False
    return True


def _cut_cities(drafts: Sequence[_Draft], home: frozenset[str]) -> None:
    """Cuts "Name, City" where most employers of a section end in a short proper name and some of them surely in a city.

    Sure are known cities, the person's own (`home`), what follows a legal form, and what comes twice.
    """
    cuts: list[tuple[_Draft, Bit, tuple[Bit, Bit]]] = []
    bare = [draft for draft in drafts if not draft.head.places]
    for draft in bare:
        names = [bit for bit in (draft.first, draft.second) if bit and title_lean(bit.text) <= 0]
        cuts.extend((draft, bit, parts) for bit in names if (parts := _city_tail(bit)))
    times = Counter(city.text for _, _, (_, city) in cuts)
    sure = sum(
        1
        for _, _, (name, city) in cuts
        if place_score(city.text) >= 0.8
        or fold(city.text) in home
        or has_legal_form(name.text)
        or times[city.text] > 1
    )
    sure += sum(1 for draft in drafts if _has_city_tail(draft))
    if not sure:
        return
    if len({id(draft) for draft, _, _ in cuts}) < 0.7 * len(bare):
        cuts = [
            cut for cut in cuts if place_score(cut[2][1].text) >= 0.9 and not school_score(cut[2][0].text)
        ]
        cuts = cuts if len(cuts) > 1 else []
    for draft, bit, (name, city) in cuts:
        draft.head.places.append(city)
        if draft.first is bit:
            draft.first = name
        else:
            draft.second = name


def _cut_loose(drafts: Sequence[_Draft]) -> None:
    """Cuts "Name City" at its white space, where nearly all employers of a section are written so."""
    which = ["second" if d.second and title_lean(d.second.text) <= 0 else "first" for d in drafts]
    names = [getattr(draft, side) for draft, side in zip(drafts, which, strict=True)]
    pairs = loose_places(names, [draft.head.places for draft in drafts])
    for draft, side, pair in zip(drafts, which, pairs, strict=False):
        if pair:
            setattr(draft, side, pair[0])
            draft.head.places = [pair[1]]


def _has_city_tail(draft: _Draft) -> bool:
    """Whether its place was found right behind one of its names."""
    names = [bit for bit in (draft.first, draft.second) if bit]
    return any(0 < place.start - bit.end <= 4 for place in draft.head.places for bit in names)


def _city_tail(bit: Bit) -> tuple[Bit, Bit] | None:
    """The name and what follows its comma or dash, where that may be a city (with its state or country)."""
    for match in re.finditer(r",\s+|\s+[–—-]\s+", bit.text):
        left, right = bit.cut(0, match.start()), bit.cut(match.end(), len(bit.text))
        if names_before_city(right.text):
            continue
        if place_score(right.text) >= 0.8 or ("," not in right.text and is_place_like(right.text)):
            return (left, right) if not has_legal_form(f"{left.text}, {right.text}") else None
    return None


def _draft(entry: Entry, *, commas: bool) -> _Draft:
    lines = list(entry.head)
    head = read_head(lines, commas=commas)
    if not head.places:
        take_right_place(head)
    draft = _Draft(head, list(entry.body))
    names: list[Bit] = []
    looks: list[Look] = []
    for segment in head.segments:
        if len(names) < 2 and is_name_like(segment):
            names.append(segment.bit)
            looks.append(segment.look)
            draft.at = draft.at or (len(names) == 2 and is_at(segment.joint))
        else:
            draft.rest.append(segment)
    if (
        len(names) == 2
        and (strong := _STRONG.search(names[0].text))
        and title_score(names[0].text[: strong.start()])
    ):
        draft.rest.insert(0, Segment(names.pop(), looks.pop(), 1, 0))
    if len(names) == 1:
        draft.single = tuple(looks)
        draft.comma_parts = comma_parts(names[0])
        names = _with_host(split_soft(names[0]), head)
    else:
        draft.looks = tuple(looks)
    draft.first = names[0] if names else None
    draft.second = names[1] if len(names) > 1 else None
    return draft


def _with_host(names: list[Bit], head: Head) -> list[Bit]:
    """A title without employer beside a bare host ("linenworks.com"): the host is what the employer is called."""
    hosts = [bit for bit in head.urls if "/" not in bit.text and not bit.text.startswith("www.")]
    if len(names) != 1 or not hosts or title_lean(names[0].text) <= 0:
        return names
    head.urls.remove(hosts[0])
    return sorted((names[0], hosts[0]), key=lambda bit: bit.start)


def _read_dashes(drafts: Sequence[_Draft]) -> None:
    """Where the heads of a section are one line, "Engineer - Acme", the next line is no name but text."""
    heads = [draft.head.segments[0] if draft.head.segments else None for draft in drafts]
    pairs = dashed_pairs([head.bit if head else None for head in heads])
    for draft, head, pair in zip(drafts, heads, pairs, strict=False):
        if pair is None or head is None:
            continue
        draft.first, draft.second = pair
        draft.at = draft.dashed = True
        draft.single, draft.looks = (), (head.look, head.look)
        draft.rest = draft.head.segments[1:]


def _read_commas(drafts: Sequence[_Draft]) -> None:
    """Where every head is "Title, Employer, City" (in either order), the title's place is decided for all together."""
    counts = {len(draft.comma_parts) for draft in drafts}
    if len(drafts) < 2 or len(counts) != 1 or counts.pop() not in (2, 3):
        return
    votes = Counter(
        index
        for draft in drafts
        for index, part in enumerate(draft.comma_parts[:2])
        if title_lean(part.text) > 0 >= title_lean(draft.comma_parts[1 - index].text)
    )
    if not votes:
        return
    title = votes.most_common(1)[0][0]
    for draft in drafts:
        parts = draft.comma_parts
        draft.first, draft.second, draft.at = parts[title], parts[1 - title], True
        if len(parts) == 3 and not draft.head.places and is_place_like(parts[2].text):
            draft.head.places.append(parts[2])
        elif len(parts) == 3 and title == 0:
            draft.second = Bit.joined(f"{parts[1].text}, {parts[2].text}", parts[1:])


def _share_employers(drafts: Sequence[_Draft]) -> None:
    """A position without employer, in the look of the position before it, is at the same employer."""
    before: _Draft | None = None
    for draft in drafts:
        alone = draft.first is not None and draft.second is None and len(draft.single) == 1
        same = before is not None and alone and len(before.looks) == 2
        if before is None or not same:
            pass
        elif before.head.total or draft.single[0] == before.looks[1] != before.looks[0]:
            draft.head.total = before.head.total
            draft.first, draft.second, draft.looks = before.first, draft.first, before.looks
            draft.head.places = draft.head.places or before.head.places
        if draft.second is not None:
            before = draft


def _drop_odd_seconds(drafts: Sequence[_Draft]) -> None:
    """Where the second names of a section share a look, a second line in another look is no name but text."""
    looks = Counter(draft.looks[1] for draft in drafts if len(draft.looks) == 2)
    if not looks:
        return
    common, times = looks.most_common(1)[0]
    for draft in drafts:
        if len(draft.looks) == 2 and draft.looks[1] != common and times >= 2 and draft.second and draft.first:
            if title_lean(draft.second.text) > 0 or has_legal_form(draft.second.text):
                continue
            draft.rest.insert(0, Segment(draft.second, draft.looks[1], 1, 0))
            draft.second = None


def _find_places(drafts: Sequence[_Draft]) -> None:
    """A short proper name that follows the two names in most entries is the place, known or not."""
    placed = sum(1 for draft in drafts if draft.head.places)
    found = []
    for draft in drafts:
        spare = draft.rest[0] if draft.rest else None
        if not spare or draft.head.places or not draft.second:
            continue
        if is_place_like(spare.bit.text):
            found.append((draft, spare))
    if (len(found) >= 2 or (found and placed)) and len(found) + placed >= 0.5 * len(drafts):
        for draft, spare in found:
            draft.rest.remove(spare)
            draft.head.places.append(spare.bit)


def _title_first(drafts: Sequence[_Draft]) -> bool:
    """Whether in this section the first name is the position (True) or the employer (False)."""
    pairs = [(d.first.text, d.second.text) for d in drafts if d.first and d.second]
    lean = sum(_sign(title_lean(a) - title_lean(b)) for a, b in pairs)
    return lean > 0 or any(draft.at for draft in drafts)


def _sign(value: float) -> float:
    return (value > 0) - (value < 0)


def _position(draft: _Draft, ledger: Ledger, id_: str, title_first: bool) -> Position:
    head = draft.head
    first, second = draft.first, draft.second
    name: Bit | None
    position: Bit | None
    if first and second:
        lean = title_lean(first.text) - title_lean(second.text)
        flipped = not draft.at and (lean <= -2 if title_first else lean >= 2)
        position, name = (first, second) if title_first != flipped else (second, first)
    elif first:
        lean = title_lean(first.text)
        is_title = lean > 0 if draft.looks == () else title_first
        position, name = (first, None) if is_title else (None, first)
    else:
        position = name = None
    if draft.roles:
        shared = name if name and not draft.roles.holds(name) else None
        position, name = draft.roles.position, draft.roles.employer or shared
    if head.labelled:
        spare = [bit for bit in (position, name) if bit]
        position = head.labelled.get("position") or (spare.pop(0) if spare else None)
        name = head.labelled.get("employer") or (spare[-1] if spare else None)
    head.dates = within(head.dates)
    highlights, summary = _body(draft, ledger, id_)
    for bit in (*head.durations, *head.glue):
        ledger.take(bit)
    return Position(
        id=id_,
        name=ledger.put(f"{id_}.name", [_bare(name)]) if name else "",
        position=ledger.put(f"{id_}.position", [_bare(position)]) if position else "",
        location=ledger.put(f"{id_}.location", head.places[:1]),
        url=ledger.put(f"{id_}.url", head.urls[:1]),
        summary=summary,
        dates=put_dates(head, ledger, id_),
        highlights=highlights,
    )


def _bare(bit: Bit) -> Bit:
    match = _AT.search(bit.text)
    if match and match.start() == 0:
        return bit.cut(match.end(), len(bit.text))
    return bit.cut(0, match.start()) if match else bit


def put_dates(head: Head, ledger: Ledger, id_: str) -> DateRange:
    """The head's dates, with their evidence under both date fields."""
    if head.date_bits:
        for key, there in (
            ("startDate", head.dates.start),
            ("endDate", head.dates.end or head.dates.is_current),
        ):
            if there:
                ledger.put(f"{id_}.{key}", head.date_bits)
    return head.dates


def _body(draft: _Draft, ledger: Ledger, id_: str) -> tuple[tuple[Highlight, ...], str]:
    """Highlights, and the first paragraph as the summary."""
    texts: list[tuple[tuple[Bit, ...], bool]] = [((segment.bit,), True) for segment in draft.rest]
    for item in draft.body:
        if entry_label(item.text):
            for bit in item.bits:
                ledger.take(bit)
            continue
        texts.append((item.bits, bool(item.bullet)))
        for cell in item.side:
            _side(draft, cell.bit, texts)
    paragraphs = [bits for bits, bullet in texts if not bullet]
    summary = ledger.put(f"{id_}.summary", paragraphs[0]) if paragraphs else ""
    highlights: list[Highlight] = []
    for bits, bullet in texts:
        if bullet or bits in paragraphs[1:]:
            key = f"{id_}.h{len(highlights) + 1}"
            highlights.append(Highlight(key, ledger.put(key, bits)))
    return tuple(highlights), summary


def _side(draft: _Draft, bit: Bit, texts: list[tuple[tuple[Bit, ...], bool]]) -> None:
    """A cell at the right margin beside a bullet: the entry's date or place, else text."""
    before = len(draft.head.date_bits), len(draft.head.places), len(draft.head.durations)
    left = read_side(draft.head, bit)
    after = len(draft.head.date_bits), len(draft.head.places), len(draft.head.durations)
    if before == after or left:
        texts.append(((bit,), True) if before == after else ((left[0],), True))
