"""What is known of each part of a head, as named signs from 0 to 1: words, shape, place, look, and its siblings.

Siblings are the parts at the same place, and in the same look, of the other entries of the section.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache

from resumelib.parsing.structure.head_parts import HeadPart, HeadParts
from resumelib.parsing.structure.lexicon import (
    country_code,
    degree_at_start,
    has_degree,
    has_legal_form,
    is_known_place,
    is_legal_form,
    is_region,
    organization_score,
    place_score,
    school_score,
    title_score,
)
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_words

Signs = dict[str, float]
_SHARED = (
    "title",
    "org",
    "legal",
    "school",
    "degree",
    "hasdegree",
    "place",
    "known",
    "state",
    "low2",
    "digit",
)
_ELSEWHERE = ("title", "school", "degree", "place", "org", "legal")
_CAMEL = re.compile(r"[a-z][A-Z]|\.\w")


class _Group:
    """Sums of the signs of parts that share a place or a look, in all and by entry."""

    def __init__(self) -> None:
        self._all: dict[str, float] = defaultdict(float)
        self._own: dict[tuple[int, str], float] = defaultdict(float)

    def add(self, number: int, known: Sequence[str], size: float) -> None:
        for key, value in (("others", 1.0), ("words", size), *((key, 1.0) for key in known)):
            self._all[key] += value
            self._own[number, key] += value

    def without(self, name: str, number: int) -> Signs:
        """Means over the parts of other entries."""
        own = self._own
        count = self._all["others"] - own.get((number, "others"), 0.0)
        if count < 0.5:
            return {}
        means = {key: (value - own.get((number, key), 0.0)) / count for key, value in self._all.items()}
        return {f"{name}_{key}": value for key, value in means.items() if value > 1e-9}


def signs_of(
    heads: Sequence[HeadParts],
    home: frozenset[str],
    kind: str,
    read_words: Callable[[str], Signs] | None = None,
) -> list[list[Signs]]:
    """One list of signs per part of each head. `home`: names in the person's address, folded.

    `read_words` stands in for `word_signs` while weights are learnt.
    """
    words = [[(read_words or word_signs)(part.text) for part in head.parts] for head in heads]
    groups: dict[object, _Group] = defaultdict(_Group)
    for number, head in enumerate(heads):
        for part, own in zip(head.parts, words[number], strict=True):
            known = [key for key in own if key in _SHARED]
            size = min(2.0, len(part.text.split()) / 4)
            groups[_slot(part)].add(number, known, size)
            groups[_style(part)].add(number, known, size)
    folded = [[fold(part.text) for part in head.parts] for head in heads]
    times = Counter(text for texts in folded for text in set(texts))
    least = min((part.look[0] for head in heads for part in head.parts), default=0.0)
    found: list[list[Signs]] = []
    for number, head in enumerate(heads):
        rows = []
        others = Counter(key for row in words[number] for key in row)
        for index, part in enumerate(head.parts):
            signs: Signs = {"1": 1.0, f"kind={kind}": 1.0, **words[number][index], **_shape(part.text)}
            signs.update(_position(head, index))
            signs.update(_look(head, index, least))
            signs.update({f"else_{k}": 1.0 for k in _ELSEWHERE if others[k] > (k in words[number][index])})
            if times[folded[number][index]] > 1:
                signs["again"] = 1.0
            if folded[number][index] in home:
                signs["home"] = 1.0
            signs.update(groups[_slot(part)].without("s", number))
            signs.update(groups[_style(part)].without("l", number))
            rows.append(signs)
        found.append(rows)
    return found


def _slot(part: HeadPart) -> object:
    return part.line, part.place, part.right, part.mark in ("comma", "open")


def _style(part: HeadPart) -> object:
    return part.look[1:], part.right, part.place == 0


@lru_cache(
    maxsize=1024
)  # titles and employers come again, within a section too; nobody writes to what is returned
def word_signs(text: str) -> Signs:
    """What the word lists say of it."""
    words, bare = len(text.split()), text.strip(" .,()")
    titled, degree, place = title_score(text), degree_at_start(text), place_score(text)
    signs = {
        "title": titled > 0,
        "title2": titled > 1,
        "titleshort": titled > 0 and words <= 4,
        "org": organization_score(text) > 0,
        "legal": has_legal_form(text),
        "legalonly": is_legal_form(text),
        "school": school_score(text) > 0,
        "degree": degree > 0,
        "degreeonly": degree >= len(text) - 1,
        "hasdegree": not degree and has_degree(text),
        "place": place >= 0.9,
        "place7": 0.7 <= place < 0.9,
        "known": is_known_place(bare),
        "state": bare in load_words("any", "states"),
        "country": bool(country_code(bare)),
        "region": is_region(bare),
        "remote": fold(bare) in ("remote", "hybrid", "telearbeit", "online"),
    }
    return {key: 1.0 for key, there in signs.items() if there}


@lru_cache(maxsize=1024)
def _shape(text: str) -> Signs:
    words = text.split()
    letters = [c for c in text if c.isalpha()]
    caps = bool(letters) and all(not c.islower() for c in letters)
    low = sum(1 for word in words if word[:1].islower())
    size = next(n for n in (11, 7, 4, 3, 2, 1, 0) if len(words) >= n)
    signs = {
        f"w{size}": True,
        "digit": any(map(str.isdigit, text)),
        "caps": caps and len(letters) > 3,
        "capss": caps and len(letters) <= 3,
        "lower": text[:1].islower(),
        "allcap1": len(words) > 1 and not low,
        "low1": low == 1,
        "low2": low > 1,
        "amp": "&" in text or "+" in text,
        "camel": bool(_CAMEL.search(text)),
        "two": len(text) == 2 and text.isupper(),
        "dot": text.endswith("."),
    }
    return {key: 1.0 for key, there in signs.items() if there}


def _position(head: HeadParts, index: int) -> Signs:
    parts, part = head.parts, head.parts[index]
    row = sum(1 for other in parts if other.line == part.line)
    after = parts[index + 1].mark if index + 1 < len(parts) else "none"
    signs = {
        f"sep={part.mark}": True,
        f"nx={after}": True,
        f"ln{min(part.line, 3)}": True,
        f"n{min(part.place, 3)}": True,
        f"i{min(index, 5)}": True,
        f"na{min(len(parts), 5)}": True,
        "right": part.right,
        "last": part.place == row - 1,
        "alone": row == 1,
        "final": index == len(parts) - 1,
        "lastline": part.line == parts[-1].line,
        "only": len(parts) == 1,
        "dbefore": part.dated,
        "dafter": part.date_follows,
        "dline": part.line in head.dated,
        "dprevline": part.line not in head.dated and part.line - 1 in head.dated,
    }
    return {key: 1.0 for key, there in signs.items() if there}


def _look(head: HeadParts, index: int, least: float) -> Signs:
    part, first = head.parts[index], head.parts[0]
    before = head.parts[index - 1] if index else part
    signs = {
        "bold": part.look[1],
        "italic": part.look[2],
        "notfirstlook": part.look[1:] != first.look[1:],
        "big": part.look[0] > least + 0.4,
        "newlook": part.look != before.look,
        "smaller": part.look[0] < before.look[0] - 0.4,
        "link": bool(part.link),
    }
    return {key: 1.0 for key, there in signs.items() if there}
