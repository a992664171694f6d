"""Which part of a position's head is the title, the employer or the place, by weights learnt from made-up people.

A chain over the parts of one head: each label's score is the sum of the weights of its part's signs (`head_signs`),
plus one for the label before it and the mark between them. `roles.txt` holds the weights in words and numbers; it is
written by `benchmarks/head_labels.py`. A head is read only where every part is labelled surely.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path

from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.head_parts import HeadPart, HeadParts, head_parts, joined
from resumelib.parsing.structure.head_signs import Signs, signs_of
from resumelib.parsing.structure.lexicon import place_score
from resumelib.parsing.structure.paragraphs import Item
from resumelib.parsing.structure.place_cuts import names_before_city

_Table = tuple[tuple[float, ...], ...]
LABELS = "TOLX"  # title, organization, location, none of them
_SURE = 0.6
_WEIGHTS = Path(__file__).with_name("roles.txt")
_ENDS_RUN = frozenset(("date", "cell", "url", "bar", "close", "line"))


@dataclass(frozen=True)
class Roles:
    """`rest`: texts that are none of the three; `glue`: joining words; `sure`: the least probability of a label."""

    position: Bit | None
    employer: Bit | None
    place: Bit | None
    rest: tuple[Bit, ...]
    glue: tuple[Bit, ...]
    stretch: tuple[int, int]
    sure: float

    def holds(self, bit: Bit) -> bool:
        """Whether the text stands in this head."""
        return self.stretch[0] <= bit.start < self.stretch[1]

    def loses(self, names: Sequence[Bit], places: Sequence[Bit]) -> bool:
        """Whether a name or a place that was found in this head would be none of the three any more."""
        mine = [bit for bit in names if self.holds(bit)]
        kept = sum(1 for bit in (self.position, self.employer) if bit)
        cut = any(name.start <= bit.start < name.end for bit in self.rest for name in mine)
        named = [bit for bit in (self.position, self.employer) if bit]
        eaten = any(bit.start < place.start < bit.end for place in places for bit in named)
        gone = not self.place and any(self.holds(bit) for bit in places)
        return len(mine) > kept or cut or eaten or gone or self._runs_together(mine, places)

    def _runs_together(self, names: Sequence[Bit], places: Sequence[Bit]) -> bool:
        """Whether its place is a name and the place behind it: "Brightwell" and "Berlin, Germany"."""
        own = self.place
        return own is not None and any(
            name.start == own.start and name.end < place.start and place.end <= own.end
            for name in names
            for place in places
        )


def read_roles(heads: Sequence[Sequence[Item]], home: frozenset[str], kind: str) -> list[Roles | None]:
    """Roles for each head of a section; None where some label is doubtful."""
    found = [head_parts(items) for items in heads]
    return [
        _roles(head, rows) if head.parts and not head.labelled else None
        for head, rows in zip(found, signs_of(found, home, kind), strict=True)
    ]


def _roles(head: HeadParts, signs: Sequence[Signs]) -> Roles | None:
    chances = label_chances([part.mark for part in head.parts], signs)
    best = [max(range(len(LABELS)), key=row.__getitem__) for row in chances]
    sure = min(row[at] for row, at in zip(chances, best, strict=True))
    if sure < _SURE:
        return None
    _keep_brackets(head.parts, best)
    _keep_looks(head.parts, best)
    _keep_capitals(head.parts, best)
    runs: dict[str, list[tuple[float, Bit]]] = {label: [] for label in LABELS}
    for run in _runs(head.parts, best):
        chance = sum(chances[n][best[n]] for n in run) / len(run)
        bit = joined([head.parts[n] for n in run])
        runs[LABELS[best[run[0]]]].append((chance + 0.001 * len(bit.text), bit))
    chosen = {
        label: max(runs[label], key=lambda pair: pair[0])[1] if runs[label] else None for label in "TOL"
    }
    kept = [bit for bit in chosen.values() if bit]
    rest = tuple(bit for pairs in runs.values() for _, bit in pairs if bit not in kept)
    starts, ends = [bit.start for bit in (*kept, *rest)], [bit.end for bit in (*kept, *rest)]
    return Roles(
        chosen["T"], chosen["O"], chosen["L"], rest, tuple(head.glue), (min(starts), max(ends)), sure
    )


def _keep_brackets(parts: Sequence[HeadPart], best: list[int]) -> None:
    """What a name holds in brackets is the name's ("Acme (formerly Weaver, Inc.)"), unless it is a place beyond doubt."""
    inside = False
    for index in range(1, len(parts)):
        mark = parts[index].mark
        inside = mark == "open" or (inside and mark not in _ENDS_RUN)
        before = best[index - 1]
        if inside and LABELS[before] in "TO" and place_score(parts[index].text) < 0.75:
            best[index] = before


def _keep_looks(parts: Sequence[HeadPart], best: list[int]) -> None:
    """Where title and employer part is where the look changes: "**Weaver, Damask & Linen,** Acme" has a title with a comma."""
    for change in range(2, len(parts)):
        if LABELS[best[change]] not in "TO" or not _goes_on(parts, change) or _is_like(parts, change):
            continue
        label, first = best[change], change
        while first > 1 and best[first - 1] == label and (first == change or _is_like(parts, first)):
            first -= 1
        before = best[first - 1]
        if first < change and before != label and LABELS[before] in "TO" and _is_like(parts, first):
            best[first:change] = [before] * (change - first)


def _keep_capitals(parts: Sequence[HeadPart], best: list[int]) -> None:
    """Capitals between a name and a city are the name's: "Office of Rye — RYEX, Accra, Ghana"."""
    for at in range(1, len(parts) - 2):
        text = parts[at].text
        if not text.isupper() or [LABELS[n] for n in best[at - 1 : at + 3]] != ["O", "L", "L", "L"]:
            continue
        if _goes_on(parts, at) and names_before_city(f"{text}, {parts[at + 1].text}, {parts[at + 2].text}"):
            best[at] = best[at - 1]


def _goes_on(parts: Sequence[HeadPart], at: int) -> bool:
    """Whether a part stands in one text with the one before it."""
    return parts[at].line == parts[at - 1].line and parts[at].mark not in _ENDS_RUN


def _is_like(parts: Sequence[HeadPart], at: int) -> bool:
    return _goes_on(parts, at) and parts[at].look[1:3] == parts[at - 1].look[1:3]


def _runs(parts: Sequence[HeadPart], best: Sequence[int]) -> list[list[int]]:
    """Neighbors of one label that were one text."""
    runs = [[0]]
    for index in range(1, len(parts)):
        if best[index] == best[index - 1] and parts[index].mark not in _ENDS_RUN:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


@cache
def _weights() -> tuple[Mapping[str, tuple[float, ...]], Mapping[str, tuple[_Table, _Table]]]:
    """Weights by sign, one per label; and by mark the odds of one label after another: by the second, by the first."""
    size = len(LABELS)
    signs: dict[str, tuple[float, ...]] = {}
    marks: dict[str, tuple[_Table, _Table]] = {}
    for line in _WEIGHTS.read_text(encoding="utf-8").splitlines():
        name, _, numbers = line.partition("#")[0].strip().rpartition(":")
        if name:
            values = tuple(float(number) for number in numbers.split())
            if len(values) == size:
                signs[name] = values
            else:
                odds = [math.exp(value) for value in values]
                marks[name] = (
                    tuple(tuple(odds[n::size]) for n in range(size)),
                    tuple(tuple(odds[n : n + size]) for n in range(0, len(odds), size)),
                )
    return signs, marks


def label_chances(marks: Sequence[str], signs: Sequence[Signs]) -> list[list[float]]:
    """Each part's probabilities of the labels, given all parts of the head (forward and backward sums)."""
    weights, follows = _weights()
    own = [_scores(part, weights) for part in signs]
    own[0] = [score + weight for score, weight in zip(own[0], weights["first"], strict=True)]
    odds = [[math.exp(score - max(row)) for score in row] for row in own]
    steps = [follows.get(mark, follows["other"]) for mark in marks]
    ahead = [_shares(odds[0])]
    for row, step in zip(odds[1:], steps[1:], strict=True):
        came = ahead[-1]
        ahead.append(
            _shares([sum(map(mul, came, into)) * odd for into, odd in zip(step[0], row, strict=True)])
        )
    behind = [[1.0] * len(LABELS)]
    for row, step in zip(reversed(odds[1:]), reversed(steps[1:]), strict=True):
        after = list(map(mul, behind[-1], row))
        behind.append(_shares([sum(map(mul, after, out)) for out in step[1]]))
    return [_shares(list(map(mul, a, b))) for a, b in zip(ahead, reversed(behind), strict=True)]


def _scores(part: Signs, weights: Mapping[str, tuple[float, ...]]) -> list[float]:
    """One score per label. Written out, as the innermost loop of all: some forty signs a part."""
    title = organization = location = none = 0.0
    for name, value in part.items():
        its = weights.get(name)
        if its is not None:
            title += its[0] * value
            organization += its[1] * value
            location += its[2] * value
            none += its[3] * value
    return [title, organization, location, none]


def _shares(odds: Sequence[float]) -> list[float]:
    total = sum(odds)
    return [value / total for value in odds]
