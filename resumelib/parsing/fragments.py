"""Words on one baseline with ordinary spaces between them, and rows of such fragments side by side."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from resumelib.parsing.words import ASCENT, DESCENT, Word


def _ink(word: Word) -> float:
    return len(word.text) * word.size


class Fragment:
    """Words on one baseline with ordinary spaces between."""

    __slots__ = ("bottom", "middle", "size", "top", "words", "x0", "x1", "y")

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        first = words[0]
        self.x0 = first.x0
        self.x1 = max([word.x1 for word in words])
        self.size, self.y, self.top, self.bottom = first.size, first.y, first.top, first.bottom
        if [word for word in words if word.y != first.y or word.size != first.size]:
            self.size = max([word.size for word in words])
            self.y = max(words, key=_ink).y
            self.top = min([word.y - ASCENT * word.size for word in words])
            self.bottom = max([word.y + DESCENT * word.size for word in words])
        self.middle = self.y - 0.3 * self.size

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    def __repr__(self) -> str:
        return f"<{' '.join(w.text for w in self.words)} {self.x0:.0f}-{self.x1:.0f} @{self.y:.0f}>"


def fragments_of(words: Sequence[Word]) -> list[Fragment]:
    """Chains of words with ordinary gaps, whatever the order they were drawn in."""
    fragments: list[Fragment] = []
    for line in _baselines(words):
        line.sort(key=_left)
        fragments += _chained(line)
    return _cut_at_edge(fragments)


def _chained(line: list[Word]) -> list[Fragment]:
    """The fragments of one line, from left to right."""
    fragments: list[Fragment] = []
    last = line[0]
    last.glued = False
    chain, reach, before, older = [last], last.x1, _NOWHERE, _NOWHERE
    for word in line[1:]:
        gap = word.x0 - reach
        em = last.size if last.size < word.size else word.size
        em = em if em > 1.0 else 1.0
        if gap <= _TAGS_APART * em or _continues(chain, word, gap, em):
            if gap < -_OVER * em and _is_interleaved(line, last, word):
                return _apart(line)
            if word.glued:
                _glue(last, word)
            chain.append(word)
            older, before = before, last.x1
            reach = word.x1  # or, if that is further, where one of the two before it ends
            if before > reach:
                reach = before
            if older > reach:
                reach = older
        else:
            fragments.append(Fragment(_unspaced(chain)))
            word.glued = False
            chain, reach, before, older = [word], word.x1, _NOWHERE, _NOWHERE
        last = word
    fragments.append(Fragment(_unspaced(chain)))
    return fragments


def _is_interleaved(line: list[Word], last: Word, word: Word) -> bool:
    """Whether letters of one look stand on both sides of letters of another that cover some of them."""
    if (last.font, last.size) == (word.font, word.size):
        return False
    return any(other.x0 > word.x0 and (other.font, other.size) == (last.font, last.size) for other in line)


def _apart(line: list[Word]) -> list[Fragment]:
    """What is drawn at one place in two looks: a name too long for its column runs over the date beside it.

    It ends, for those who look for columns, before that date begins.
    """
    layers: dict[tuple[str, float], list[Word]] = {}
    for word in line:
        layer = layers.setdefault((word.font, word.size), [])
        if layer and word.x0 - layer[-1].x1 < 0.05 * word.size:
            word.glued = True  # the other text came between the two
        layer.append(word)
    fragments = [fragment for layer in layers.values() for fragment in _chained(layer)]
    fragments.sort(key=_left)
    for before, after in pairwise(fragments):
        if before.x1 > after.x0:
            before.x1 = max(after.x0 - 0.6 * before.size, before.x0)
    return fragments


def _cut_at_edge(fragments: list[Fragment]) -> list[Fragment]:
    """A text too long for its column runs into the next one: cut where letters of another size begin at an edge at
    which many lines begin.
    """
    mixed = [f for f in fragments if any(word.size != f.words[0].size for word in f.words)]
    if not mixed:
        return fragments
    begins = Counter([round(f.x0) for f in fragments])
    edges = [x for x, times in begins.items() if times >= max(_LINES_AT_EDGE, 0.2 * len(fragments))]
    cut: dict[int, list[Fragment]] = {}
    for fragment in mixed:
        for at, (before, word) in enumerate(pairwise(fragment.words), 1):
            near = any(abs(word.x0 - edge) < 1.2 for edge in edges)
            if near and word.x0 > fragment.x0 + 12 and abs(word.size - before.size) > 0.4:
                word.glued = False
                cut[id(fragment)] = [Fragment(fragment.words[:at]), Fragment(fragment.words[at:])]
                break
    parts = [part for fragment in fragments for part in cut.get(id(fragment), [fragment])]
    for edge in {right.x0 for _, right in cut.values()}:
        for part in parts:
            if part.x0 < edge - 12 and abs(part.x1 - edge) < 0.6 * part.size:
                part.x1 = edge - 0.6 * part.size  # where its column would have ended
    return parts


_LINES_AT_EDGE = 6
_TAGS_APART = (
    0.58  # in ems: wider than a space that is not stretched, and what parts tags in boxes at the least
)
_OVER = 0.35  # in ems: by how much letters cover others that were drawn at the same place
_NOWHERE = float("-inf")
_left, _down = attrgetter("x0"), attrgetter("y", "x0")


def _unspaced(chain: list[Word]) -> list[Word]:
    """Letters set apart for show are words again: `E X P E R I E N C E`, `2 0 1 9-0 4`."""
    if len(chain) < 4:
        return chain
    letters = sum([len(word.text) for word in chain])
    if letters > 1.6 * len(chain):  # nearly every chain
        return chain
    parts = [part for part in _parts(chain) if len(part[0].text) <= 3]
    if len(parts) < 4 or letters > 1.6 * len(parts) or len(chain) > 1.5 * len(parts):
        return chain
    gaps = [word.x0 - before.x1 for before, word in pairwise(chain)]
    usual = sorted(gaps)[len(gaps) // 2]
    if len(chain) < 6 and (max(gaps) > 1.6 * usual + 0.5 or not all(len(word.text) == 1 for word in chain)):
        return chain
    for gap, word in zip(gaps, chain[1:], strict=True):
        word.glued = gap <= 1.55 * usual + 0.06 * word.size
    return chain


def _parts(chain: list[Word]) -> list[list[Word]]:
    """Words that are glued to one another, together."""
    parts: list[list[Word]] = []
    for word in chain:
        if word.glued and parts:
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def _baselines(words: Sequence[Word]) -> list[list[Word]]:
    """Words grouped by baseline; a raised or lowered small word joins the line it overlaps."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=_down):
        if groups:
            first = groups[-1][0]  # the highest of its line
            if word.y - first.y <= 0.22 * (first.size if first.size < word.size else word.size):
                groups[-1].append(word)
                continue
        for group in groups[-1:-5:-1]:
            first = group[0]
            apart = abs(first.y - word.y)
            small, large = first.size, word.size
            if small > large:
                small, large = large, small
            if apart <= 0.22 * small or (
                apart <= 0.5 * large and any(_touches(other, word) for other in group)
            ):
                group.append(word)
                break
        else:
            groups.append([word])
    return groups


def _touches(one: Word, other: Word) -> bool:
    """Side by side with next to no gap and overlapping in height, as a superscript and its word."""
    gap = (one.x0 if one.x0 > other.x0 else other.x0) - (one.x1 if one.x1 < other.x1 else other.x1)
    if not -1.0 <= gap <= 0.3 * max(one.size, other.size):
        return False  # nearly every pair
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.4 * min(one.size, other.size)


def _continues(chain: list[Word], word: Word, gap: float, em: float) -> bool:
    """Whether a word goes on with a chain although the gap before it is wider than a space."""
    if word.bullet and gap > 0.8 * em:
        return False
    if gap <= 0.62 * em and (len(word.text) < 3 or len(chain[-1].text) < 3):
        return True  # letters set apart have wider spaces between their words than tags in boxes
    if len(word.text) == 1 and all(len(other.text) == 1 for other in chain[-2:]) and gap <= 1.1 * em:
        return True  # letters set apart
    last = chain[-1].sequence
    in_stream = last < word.sequence and int(last) == int(
        word.sequence
    )  # one run of the document's own: a stretched space
    return in_stream and gap <= 1.6 * em


def _glue(last: Word, word: Word) -> None:
    """Two runs of one word touch; a provisional mark is kept only then."""
    em = min(last.size, word.size)
    same_run = int(last.sequence) == int(word.sequence)
    word.glued = not same_run and word.x0 - last.x1 <= 0.13 * em and not _ends_title(last, word)


def _ends_title(last: Word, word: Word) -> bool:
    """A word in capitals that runs into text of another look: a title too long for its column."""
    other = last.font != word.font or last.size > 1.1 * word.size
    return other and len(last.text) > 3 and last.text.isupper() and word.text[1:2].islower()


def rows_of(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments that overlap in height stand in one row; top to bottom, left to right.

    The rows of a set are made once (until `forget_rows`) and shared: whoever asks does not change them.
    """
    return _rows(tuple(fragments))


def forget_rows() -> None:
    """Lets go of the rows that were made, and of the words in them: a page is done."""
    _rows.cache_clear()


@lru_cache(maxsize=64)
def _rows(fragments: tuple[Fragment, ...]) -> list[list[Fragment]]:
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=_by_middle):
        for row in rows[-1:-4:-1]:
            if _same_row(row, fragment):
                row.append(fragment)
                break
        else:
            rows.append([fragment])
    for row in rows:  # begun, and so ordered, by the middle of their highest
        row.sort(key=_left)
    return rows


_by_middle = attrgetter("middle", "x0")


def _same_row(row: list[Fragment], fragment: Fragment) -> bool:
    y, middle, size = fragment.y, fragment.middle, fragment.size
    for other in row:  # `level`, written out: asked of every pair of neighbors on a page
        reach = 0.3 * (other.size if other.size < size else size)
        if -reach <= other.y - y <= reach or -reach <= other.middle - middle <= reach:
            break
    else:
        return False
    for other in row:
        if min(other.x1, fragment.x1) - max(other.x0, fragment.x0) > 0.5 * min(other.size, fragment.size):
            return False  # one above the other, however tight
    return True


def level(one: Fragment, other: Fragment) -> bool:
    """On one line: the same baseline, or centered on each other's height."""
    small = one.size if one.size < other.size else other.size
    return abs(one.y - other.y) <= 0.3 * small or abs(one.middle - other.middle) <= 0.3 * small
