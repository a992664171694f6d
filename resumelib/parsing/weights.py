"""Which fonts of a page are a heavier cut of a family that it also shows in another, told by the width of their letters.

A variable font is embedded once for each weight, under one name: only the tag before the name ("ABCDEF+Inter") differs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

_LEAST_SHARED = 4  # letters that both cuts show
_WIDER = 1.012


def heavier_fonts(spans: Sequence[Any]) -> frozenset[str]:
    """Full names, with their tags, of the heavier cuts; the cut with the most text is the family's plain one."""
    inked: Counter[str] = Counter()
    for span in spans:
        inked[span.font_name] += len(span.text)
    families: dict[str, list[str]] = defaultdict(list)
    for name in inked:
        tag, plus, family = name.partition("+")
        if plus and len(tag) == 6:
            families[family].append(name)
    doubtful = {name for names in families.values() if len(names) > 1 for name in names}
    if not doubtful:
        return frozenset()
    widths = _letter_widths(span for span in spans if span.font_name in doubtful)
    heavier = set()
    for names in families.values():
        plain = max(names, key=lambda name: (inked[name], name))
        heavier |= {name for name in names if name != plain and _is_wider(widths[name], widths[plain])}
    return frozenset(heavier)


def _letter_widths(spans: Iterable[Any]) -> dict[str, dict[str, float]]:
    """Width of each letter in ems, by font; the narrowest seen, as text that is set apart is wider."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for span in spans:
        advances, size = span.char_widths, span.font_size
        if len(advances) != len(span.text) or size <= 0:
            continue
        of_font = found[span.font_name]
        for letter, advance in zip(span.text, advances, strict=True):
            if letter.isalpha():
                of_font[letter] = min(of_font.get(letter, advance / size), advance / size)
    return found


def _is_wider(widths: dict[str, float], plain: dict[str, float]) -> bool:
    shared = [letter for letter in widths if plain.get(letter, 0.0) > 0]
    if len(shared) < _LEAST_SHARED:
        return False
    return sum(widths[letter] / plain[letter] for letter in shared) > _WIDER * len(shared)
