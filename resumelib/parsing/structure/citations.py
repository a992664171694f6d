"""Publications written as citations: authors, year, title and venue in one text (APA, IEEE, Vancouver and their kin)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resumelib.parsing.structure.cells import Bit, one_bit
from resumelib.parsing.structure.paragraphs import Item

_NUMBER = r"(?:\[\d{1,3}\]|\(?\d{1,3}[.)])\s+"
_INITIALS = r"(?:[^\W\d_a-z]\.?[\s-]?){1,3}"
_SURNAME = r"[^\W\d_a-z][\w'’-]+(?:[\s-][^\W\d_a-z][\w'’-]+)?"
_AUTHOR = rf"(?:{_SURNAME},?\s{_INITIALS}|(?:[^\W\d_a-z]\.[\s-]?){{1,3}}{_SURNAME})"
_AUTHORS = rf"{_AUTHOR}(?:(?:,|;|\s(?:&|and|und|et|y|e|i)|,\s(?:&|and))\s{_AUTHOR})*(?:,?\set al\.?)?"
_YEAR = r"\((?:[^\W\d_]+\.?\s)?(?:19|20)\d\d[a-z]?(?:,\s[^()]{2,15})?\)"
_TITLE = r"(?P<title>[^.]{8,300})\.\s+"
_ASKED = r"(?P<title>[^.]{8,300}?[?!])\s+"  # a title that ends in its own mark
_FORMS = (
    re.compile(rf"^(?:{_NUMBER})?(?P<authors>[^()]{{3,300}}?)\s*{_YEAR}[.,:]?\s+{_TITLE}(?P<venue>.+)$"),
    re.compile(
        rf"^(?:{_NUMBER})?(?P<authors>[^“\"«„]{{3,300}}?)[.,:]\s+[“\"«„]\s?(?P<title>.{{8,300}}?)[,.]?\s?[”\"»“],?\s*(?:[Ii]n:?\s+)?(?P<venue>.*)$"
    ),
    re.compile(rf"^(?:{_NUMBER})?(?P<authors>{_AUTHORS})[.:]?\s+{_TITLE}(?P<venue>.+)$"),
    re.compile(rf"^(?:{_NUMBER})?(?P<authors>[^()]{{3,300}}?)\s*{_YEAR}[.,:]?\s+{_ASKED}(?P<venue>.+)$"),
)
_BEGINS = re.compile(rf"^{_NUMBER}")
_BARE = re.compile(rf"^(?:{_NUMBER})?(?P<authors>){_TITLE}(?P<venue>[^\W\d_a-z][^.]{{3,120}})\.?$")
_VENUE_END = re.compile(r"[,.;:]?\s+(?=[\d(]|vol\b|no\b|pp?\b|nr\b)|[,.;]\s|\.$", re.IGNORECASE)


@dataclass(frozen=True)
class Citation:
    """The parts of a citation as stretches of its text; `rest` is what stands before the title and after the venue."""

    title: Bit
    venue: Bit | None
    rest: tuple[Bit, ...]


def cited(items: Sequence[Item]) -> list[Citation] | None:
    """One citation for each item, where nearly all of a section's items are citations; else none."""
    if any(item.side for item in items):
        return None
    bits = [one_bit(parts) for parts in _grouped(items)]
    for forms in (_FORMS, (_BARE,)):
        found = [next((m for form in forms if (m := form.match(bit.text))), None) for bit in bits]
        if bits and all(found) and all(match and _is_whole(match) for match in found):
            return [_parts(bit, match) for bit, match in zip(bits, found, strict=True) if match]
    return None


def _grouped(items: Sequence[Item]) -> list[tuple[Bit, ...]]:
    """The lines of each citation: those without a number, or set in, go on with the one before."""
    numbered = bool(items) and bool(_BEGINS.match(items[0].text))
    groups: list[list[Item]] = []
    for item in items:
        hangs = bool(groups) and item.first.x0 > groups[-1][0].first.x0 + 4 and not item.bullet
        if groups and (hangs or (numbered and not _BEGINS.match(item.text))):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [tuple(bit for item in group for bit in item.bits) for group in groups]


def _is_whole(match: re.Match[str]) -> bool:
    return len(match["title"].split()) >= 3


def _parts(bit: Bit, match: re.Match[str]) -> Citation:
    start, end = match.span("venue")
    stop = _VENUE_END.search(bit.text, start)
    venue = bit.cut(start, stop.start() if stop else end)
    rest = (bit.cut(0, match.start("title")), bit.cut(stop.start() if stop else end, len(bit.text)))
    kept = tuple(part for part in rest if any(c.isalnum() for c in part.text))
    return Citation(bit.cut(*match.span("title")), venue if venue.text else None, kept)
