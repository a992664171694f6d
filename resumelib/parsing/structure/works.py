"""Sections of smaller entries: certificates, awards, publications, references, and what we have no kind for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from resumelib.model.resume import (
    Award,
    Certificate,
    CustomEntry,
    CustomSection,
    Highlight,
    PartialDate,
    Publication,
    Reference,
)
from resumelib.parsing.structure.cells import Bit, one_bit
from resumelib.parsing.structure.citations import Citation, cited
from resumelib.parsing.structure.entries import Entry, split_entries
from resumelib.parsing.structure.heads import Head, read_head, read_side
from resumelib.parsing.structure.history import put_dates
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import entry_label
from resumelib.parsing.structure.paragraphs import Item
from resumelib.parsing.structure.work_cuts import cut_alike, cut_bracket, cut_tail, is_grade, names_giver
from resumelib.parsing.structure.work_names import GIVER
from resumelib.text.dates import find_dates


def rest_of(entry: Entry, head: Head, skip: int) -> list[tuple[tuple[Bit, ...], bool]]:
    """The texts of an entry after its first `skip` segments; True where it was a bullet."""
    texts: list[tuple[tuple[Bit, ...], bool]] = [((s.bit,), False) for s in head.segments[skip:]]
    for item in entry.body:
        if not entry_label(item.text):
            texts.append((item.bits, bool(item.bullet)))
        for cell in item.side:
            texts.extend(((bit,), False) for bit in read_side(head, cell.bit))
    return texts


def head_of(entry: Entry, ledger: Ledger) -> Head:
    head = read_head(list(entry.head), titled=True)
    for bit in (*head.durations, *head.glue):
        ledger.take(bit)
    return head


def _date(head: Head, ledger: Ledger, key: str) -> PartialDate | None:
    date = head.dates.end or head.dates.start
    if date:
        ledger.put(key, head.date_bits)
    return date


def _giver(head: Head, ledger: Ledger) -> Bit | None:
    """The giver named by a label ("Issued by: Acme"), taken out of the head's segments."""
    for index, segment in enumerate(head.segments):
        label = GIVER.match(segment.bit.text)
        if label is None:
            continue
        bit = segment.bit.cut(label.end(), len(segment.bit.text))
        if bit.text:
            ledger.take(segment.bit.cut(0, label.end()))
            del head.segments[index]
            return bit
        if index + 1 < len(head.segments):
            ledger.take(segment.bit)
            bit = head.segments[index + 1].bit
            del head.segments[index : index + 2]
            return bit
    return None


def _heads(entries: Sequence[Entry], ledger: Ledger) -> tuple[list[Head], list[Bit | None]]:
    """Heads of a section's entries, and who gave each; "Name, Issuer" is cut where most entries have that form."""
    heads = [head_of(entry, ledger) for entry in entries]
    givers = [_giver(head, ledger) for head in heads]
    firsts = [
        head.segments[0].bit if head.segments and giver is None else None
        for head, giver in zip(heads, givers, strict=True)
    ]
    cuts = [cut_bracket(first) if first else None for first in firsts]
    bracketed = sum(1 for cut in cuts if cut)
    alone = bracketed < 2 and not (len(cuts) == 1 and names_giver(cuts[0]))
    if alone or bracketed < 0.6 * len(heads):
        cuts = cut_alike(firsts) or [cut_tail(first) if first else None for first in firsts]
    apart = [len(head.segments) > 1 and len(head.segments[1].bit.text.split()) <= 8 for head in heads]
    if all(apart) and len(heads) > 1:
        cuts = [None for _ in heads]
    if any(apart):  # the giver stands apart
        cuts = [
            cut if cut and cut[2] != "," and not own else None for cut, own in zip(cuts, apart, strict=True)
        ]
    if sum(1 for cut in cuts if cut) < 0.6 * len(heads):
        cuts = [cut if cut and cut[2] != "," else None for cut in cuts]
    for head, cut in zip(heads, cuts, strict=True):
        if cut and not (len(head.segments) > 1 and head.segments[1].item == head.segments[0].item):
            first = head.segments[0]
            head.segments[0:1] = [replace(first, bit=cut[0]), replace(first, bit=cut[1], slot=1)]
    return heads, givers


def _brief_first(texts: list[tuple[tuple[Bit, ...], bool]], most: int) -> tuple[Bit, ...]:
    """The first of the texts, taken out of them, where it has `most` words at most: a name, and no text about the work."""
    return texts.pop(0)[0] if texts and len(texts[0][0][0].text.split()) <= most else ()


def first_of(
    entry: Entry, head: Head, *, colon: bool = True, dash: bool = True
) -> tuple[Bit | None, list[tuple[tuple[Bit, ...], bool]]]:
    """The name of an entry, and its other texts; `colon`, `dash`: "Name: what it is" may be one line."""
    if not head.segments:
        rest = rest_of(entry, head, 0)
        return (one_bit(rest[0][0]), rest[1:]) if rest else (None, rest)
    name = head.segments[0].bit
    cut = _NAME_END.search(name.text)
    if cut and (not (colon if ":" in cut.group() else dash) or name.text[: cut.start()].endswith("ertified")):
        cut = None
    if cut and is_grade(name.text[cut.end() :]):
        comma = name.text.find(",", cut.end())
        if comma > 0:
            giver = name.cut(comma + 1, len(name.text))
            return name.cut(0, comma), [((giver,), False), *rest_of(entry, head, 1)]
        cut = None
    if cut and len(name.text.split()) > 4 and len(name.text[: cut.start()].split()) <= 9:
        text = name.cut(cut.end(), len(name.text))
        return name.cut(0, cut.start()), [((text,), False), *rest_of(entry, head, 1)]
    return name, rest_of(entry, head, 1)


_NAME_END = re.compile(r"(?<=\w):\s+|\s+[–—]\s+|\s+-\s+(?=[^\W\d_][\w'’-]*\s+[^\W\d_][\w'’-]*\s+[^\W\d_]+)")


def read_certificates(items: Sequence[Item], ledger: Ledger, start: int = 1) -> list[Certificate]:
    found = []
    entries = split_entries(items, dated=False)
    for number, (entry, head, giver) in enumerate(zip(entries, *_heads(entries, ledger), strict=True), start):
        id_ = f"certificates{number}"
        bare = giver is None and len(head.segments) < 2
        name, texts = first_of(entry, head, colon=bare, dash=bare)
        issuer = (giver,) if giver else texts[0][0] if texts else ()
        found.append(
            Certificate(
                id=id_,
                name=ledger.put(f"{id_}.name", [name]),
                issuer=ledger.put(f"{id_}.issuer", issuer),
                url=ledger.put(f"{id_}.url", head.urls[:1]),
                date=_date(head, ledger, f"{id_}.date"),
            )
        )
    return found


def read_awards(items: Sequence[Item], ledger: Ledger, start: int = 1) -> list[Award]:
    found = []
    entries = split_entries(items, dated=False)
    for number, (entry, head, giver) in enumerate(zip(entries, *_heads(entries, ledger), strict=True), start):
        id_ = f"awards{number}"
        title, texts = first_of(entry, head, colon=giver is None and len(head.segments) < 2)
        awarder = (giver,) if giver else _brief_first(texts, 8)
        summary = [bit for bits, _ in texts for bit in bits]
        found.append(
            Award(
                id=id_,
                title=ledger.put(f"{id_}.title", [title]),
                awarder=ledger.put(f"{id_}.awarder", awarder),
                summary=ledger.put(f"{id_}.summary", summary),
                date=_date(head, ledger, f"{id_}.date"),
            )
        )
    return found


def _read_citations(found: Sequence[Citation], ledger: Ledger, start: int) -> list[Publication]:
    publications = []
    for number, citation in enumerate(found, start):
        id_ = f"publications{number}"
        dates = [(bit, date) for bit in citation.rest for date in find_dates(bit.text)]
        when = dates[0][1].dates.end or dates[0][1].dates.start if dates else None
        if when:
            ledger.put(f"{id_}.date", [dates[0][0].cut(dates[0][1].start, dates[0][1].end)])
        rest = [bit for bit in citation.rest if re.search(r"[^\W\d_]", bit.text)]  # more than a year
        for bit in citation.rest:
            ledger.take(bit)
        publications.append(
            Publication(
                id=id_,
                name=ledger.put(f"{id_}.name", [citation.title]),
                publisher=ledger.put(f"{id_}.publisher", [citation.venue]),
                summary=ledger.put(f"{id_}.summary", rest),
                date=when,
            )
        )
    return publications


def read_publications(items: Sequence[Item], ledger: Ledger, start: int = 1) -> list[Publication]:
    if citations := cited(items):
        return _read_citations(citations, ledger, start)
    found = []
    entries = split_entries(items, dated=False)
    for number, (entry, head, giver) in enumerate(zip(entries, *_heads(entries, ledger), strict=True), start):
        id_ = f"publications{number}"
        name, texts = first_of(entry, head, colon=False, dash=giver is None and len(head.segments) < 2)
        publisher = (giver,) if giver else _brief_first(texts, 12)
        summary = [bit for bits, _ in texts for bit in bits]
        found.append(
            Publication(
                id=id_,
                name=ledger.put(f"{id_}.name", [name]),
                publisher=ledger.put(f"{id_}.publisher", publisher),
                url=ledger.put(f"{id_}.url", head.urls[:1]),
                summary=ledger.put(f"{id_}.summary", summary),
                date=_date(head, ledger, f"{id_}.date"),
            )
        )
    return found


def read_references(items: Sequence[Item], ledger: Ledger, start: int = 1) -> list[Reference]:
    found = []
    for number, entry in enumerate(split_entries(items, dated=False), start):
        id_ = f"references{number}"
        lines = list(entry.items)
        name = lines[0].bits if not lines[0].is_prose else ()
        rest = [bit for item in lines[1 if name else 0 :] for bit in item.bits]
        rest += [cell.bit for item in lines for cell in item.side]
        found.append(Reference(id_, ledger.put(f"{id_}.name", name), ledger.put(f"{id_}.reference", rest)))
    return found


def read_custom(title: Bit | None, items: Sequence[Item], ledger: Ledger, id_: str) -> CustomSection:
    heading = ledger.put(f"{id_}.title", [title])
    entries = []
    for number, entry in enumerate(split_entries(items, dated=False), 1):
        key = f"{id_}.e{number}"
        head = head_of(entry, ledger)
        lead = head.segments[0].bit if head.segments else None
        texts = rest_of(entry, head, 1)
        second = _brief_first(texts, 8) if texts and not texts[0][1] else ()
        text_bits = [bit for bits, bullet in texts if not bullet for bit in bits]
        bullets = [bits for bits, bullet in texts if bullet]
        entries.append(
            CustomEntry(
                id=key,
                title=ledger.put(f"{key}.title", [lead]),
                subtitle=ledger.put(f"{key}.subtitle", second),
                text=ledger.put(f"{key}.text", text_bits),
                dates=put_dates(head, ledger, key),
                highlights=tuple(
                    Highlight(f"{key}.h{n}", ledger.put(f"{key}.h{n}", bits))
                    for n, bits in enumerate(bullets, 1)
                ),
            )
        )
    return CustomSection(id_, heading, tuple(entries))
