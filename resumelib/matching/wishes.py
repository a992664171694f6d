"""Which stretches of a segment are wishes ("a plus", "preferably …") and which are musts."""

import re
from functools import cache

from resumelib.text.lazy import lazy
from resumelib.text.wordlists import load_words

_STOP = lazy(r"[;.](?=\s|$)|\s[-–]\s")


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    phrases = (*load_words(language, name), *(load_words("en", name) if language != "en" else ()))
    joined = "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)" if joined else r"(?!)", re.IGNORECASE)


class Wishes:
    """`in_wishes` says that the heading above makes all of it a wish, unless the text itself says "must"."""

    def __init__(self, text: str, language: str, *, in_wishes: bool) -> None:
        code = language or "en"
        self._after = [m.span() for m in _pattern(code, "preferred_cues").finditer(text)]
        self._before = [m.span() for m in _pattern(code, "preferred_leads").finditer(text)]
        self._musts = [m.span() for m in _pattern(code, "required_cues").finditer(text)]
        self._stops = [m.start() for m in _STOP.finditer(text)]
        self._all = in_wishes and not self._musts

    def covers(self, start: int, end: int) -> bool:
        """Whether what stands at `start` to `end` is only wished for.

        "Preferably" speaks of what follows it, "a plus" of what stands before it, each up to a semicolon, a full
        stop or a "required" between.
        """
        if self._all:
            return True
        barriers = sorted([*self._stops, *(a for a, _ in self._musts)])
        following = [a for a, _ in self._after if a >= end]
        if following and not any(end <= b < following[0] for b in barriers):
            return True
        inside = [a for a, b in (*self._after, *self._before) if start <= a and b <= end]
        leading = [b for _, b in self._before if b <= start]
        return bool(inside) or bool(leading and not any(leading[-1] <= b < start for b in self._stops))
