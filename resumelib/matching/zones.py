"""The posting cut into segments (a bullet or a sentence each), with what the heading above says about them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from resumelib.text.lazy import lazy
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_words

Zone = Literal["required", "preferred", "duties", "offer", "about", "process", ""]
_ZONES: tuple[Zone, ...] = ("preferred", "required", "duties", "offer", "about", "process")
_LONGEST = 1500
_BULLET = lazy(r"^\s*(?:[-*•●▪◦‣·–+✓✔]|\d{1,2}[.)])\s+")
_INNER = lazy(r"\s[•●▪◦‣·]\s|\s\|\s")
# Ends of sentences, also where two were glued together ("…writing.A love of …", "field3-5 years").
_BREAK = lazy(
    r"(?<=[.!?;])\s+(?=[A-ZÄÖÜÀ-Þ¿¡\d])|(?<=[a-z]{2}[.!?;])(?=[A-Z][a-z])|(?<=[a-z]{3})(?=\d+(?:\s?[-–]\s?\d+)?\+?\s+years?\b)"
    r"|(?<=[a-zA-Z])(?=(?:Knowledge|Experience|Ability|Excellent|Strong|Working|Proven)\s(?:of|in|with|on|to|and|communication|verbal|written|knowledge)\b)"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """`text` stands at `start` of the posting's text; `under` is the heading as written."""

    text: str
    start: int
    zone: Zone = ""
    under: str = ""
    bullet: bool = False


@cache
def _headings(language: str, zone: Zone) -> tuple[str, ...]:
    own = load_words(language, f"posting_{zone}") if language else ()
    return tuple(fold(phrase) for phrase in (*own, *load_words("en", f"posting_{zone}")))


def _short_lines(text: str) -> Iterator[str]:
    """Lines, a very long one cut at a space (which stands for the line break): no pattern meets an endless line."""
    for line in text.split("\n"):
        while len(line) > _LONGEST:
            cut = line.rfind(" ", 1, _LONGEST)
            if cut < 0:
                break
            yield line[:cut]
            line = line[cut + 1 :]
        yield line


def split_segments(text: str, language: str) -> tuple[Segment, ...]:
    """Every bullet and sentence in order, each under its zone. Headings themselves are left out."""
    out: list[Segment] = []
    zone: Zone = ""
    under, at = "", 0
    for raw in _short_lines(text):
        start, at = at, at + len(raw) + 1
        if not raw.strip():
            continue
        bullet = _BULLET.match(raw)
        body, offset = (raw[bullet.end() :], bullet.end()) if bullet else (raw, 0)
        head, _, rest = body.partition(":")
        lead = _as_heading(head + ":", language) if rest.strip() and len(head.split()) <= 6 else None
        named = None if lead or (bullet and not body.rstrip().endswith(":")) else _as_heading(body, language)
        if named:
            zone, under = named, body.strip(" #*:_-\t")
            continue
        if lead:
            zone, under = lead, head.strip(" #*_-\t")
            offset += len(head) + 1
            body = rest
        out += [
            Segment(piece, start + offset + where, zone, under, bool(bullet))
            for where, piece in _pieces(body)
        ]
    return tuple(out)


def _pieces(line: str) -> list[tuple[int, str]]:
    cuts = sorted(
        {0, len(line)} | {m.end() for m in _INNER.finditer(line)} | {m.end() for m in _BREAK.finditer(line)}
    )
    out = []
    for a, b in pairwise(cuts):
        piece = line[a:b]
        left = len(piece) - len(piece.lstrip(" \t•●▪◦‣·*-–|"))
        stripped = piece.strip(" \t•●▪◦‣·*-–|")
        if stripped:
            out.append((a + left, stripped))
    return out


def _as_heading(line: str, language: str) -> Zone | None:
    """The zone a line opens, if it is a heading: short, and it says (nearly) only what a heading says."""
    bare = line.strip().strip("#*_:-–=. \t")
    marked = (
        line.strip().startswith("#")
        or line.strip().endswith((":", "?", "!"))
        or bool(re.match(r"\s*\*\*", line))
    )
    if not bare or len(bare.split()) > (10 if marked else 6) or (not marked and line.rstrip().endswith(".")):
        return None
    if not marked and bare[0].islower():
        return None
    flat = fold(bare).strip("?!").replace("’", "'")
    padded = " " + re.sub(r"[,:;/&()]+", " ", flat) + " "
    best: tuple[int, Zone] | None = None
    for zone in _ZONES:
        for phrase in _headings(language, zone):
            if flat == phrase:
                return zone
            if f" {phrase} " in padded:
                near = marked or len(flat.split()) <= len(phrase.split()) + 2
                if near and (best is None or len(phrase) > best[0]):
                    best = (len(phrase), zone)
    return best[1] if best else None
