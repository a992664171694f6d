"""Places right behind the names of employers with nothing between them: "Brightwell Mill Lyon, France"."""

import re
from collections.abc import Sequence

from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.lexicon import (
    country_code,
    is_known_place,
    is_region,
    is_state,
    is_work_mode,
    place_score,
)
from resumelib.parsing.structure.small_words import is_glue

_SHARE = 0.65  # of the employers of a section; fewer may be called after their town ("Brightwell Lyon")
_MOST_WORDS = 6


def loose_places(
    names: Sequence[Bit | None], places: Sequence[Sequence[Bit]]
) -> list[tuple[Bit, Bit] | None]:
    """Name and place of each employer; empty where not nearly all of a section are written so.

    `places` were found before: one right behind its name may be the end of a longer one ("Lyon" + "France").
    """
    pairs = [_pair(name, found) if name else None for name, found in zip(names, places, strict=True)]
    cut = [pair[1].text for pair in pairs if pair]
    return pairs if len(cut) >= max(2, _SHARE * len(pairs)) and _differ(cut) else []


def _pair(name: Bit, places: Sequence[Bit]) -> tuple[Bit, Bit] | None:
    behind = next((place for place in places if 0 < place.start - name.end <= 3), None)
    if places and not (behind and _is_wide(behind.text)):
        return None
    if behind:
        mark = " - " if is_work_mode(behind.text) else ", "
        name = Bit.joined(f"{name.text}{mark}{behind.text}", (name, behind))
    return _tail(name)


def _is_wide(place: str) -> bool:
    """A country, a region or "Remote", without the town that may stand before it."""
    bare = place.partition(" (")[0]
    return bool(country_code(bare)) or is_region(bare) or is_state(bare) or is_work_mode(bare)


def _differ(places: Sequence[str]) -> bool:
    """Several places, or one that no employer is called after ("Remote")."""
    return len(set(places)) > 1 or is_work_mode(places[0])


def _tail(bit: Bit) -> tuple[Bit, Bit] | None:
    """The name and the longest sure place at its end, where only white space stands between them."""
    words = list(re.finditer(r"\S+", bit.text))
    for at in range(max(1, len(words) - _MOST_WORDS), len(words)):
        before, start = words[at - 1], words[at].start()
        place = bit.text[start:]
        if is_glue(before.group()) or before.group()[-1] in ",;:/|–—-(":
            continue
        town = re.split(r",| [(–—-]", place)[0]
        if place[:1].isupper() and is_known_place(town) and place_score(place) >= 0.9:
            return bit.cut(0, before.end()), bit.cut(start, len(bit.text))
    return None
