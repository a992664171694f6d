"""Which language a resume is printed in where nobody said so: told by its letters, else by its function words."""

from collections import Counter

from resumelib.text.languages import detect_language

_FEWEST = 3  # letters below which nothing is said
_SHARE = 0.005  # of the letters, that a language's own must at least be
# From the first to the last letter of scripts that only one language here is written in.
_SCRIPTS = {
    "he": ("\u05d0", "\u05ea"),
    "ar": ("\u0620", "\u064a"),
    "el": ("\u0370", "\u03ff"),
    "ru": ("\u0400", "\u04ff"),
    "ko": ("\uac00", "\ud7a3"),
    "ja": ("\u3041", "\u30ff"),
    "zh": ("\u4e00", "\u9fff"),
}
# Letters that tell one language from others of its script. Japanese is told from Chinese by its kana, in `_SCRIPTS`.
_OWN_LETTERS = {
    "uk": "іїєґ", "fa": "پچژگ", "ur": "ٹڈڑےں", "tr": "ğış", "cs": "ěřů", "hu": "őű", "ro": "ățș",
}  # fmt: skip
_NEIGHBORS = {"uk": "ru", "fa": "ar", "ur": "ar", "ja": "zh"}  # whose letters it is written in as well


def tell_language(text: str) -> str:
    """ISO 639-1; "" where neither letters nor words say it. Told by the script most of the letters belong to."""
    letters = Counter(char for char in text.lower() if char.isalpha())
    least = max(_FEWEST, letters.total() * _SHARE)
    counts = {
        language: sum(n for c, n in letters.items() if first <= c <= last)
        for language, (first, last) in _SCRIPTS.items()
    }
    script = max(counts, key=lambda language: counts[language])
    if counts[script] * 3 > letters.total() and counts[script] >= _FEWEST:
        neighbors = [language for language, base in _NEIGHBORS.items() if base == script]
        return next((one for one in neighbors if _own(one, letters, counts) >= least), script)
    common = Counter(char for word in text.split() if word[:1].islower() for char in word)  # no names
    own = {one: _own(one, common, counts) for one in _OWN_LETTERS if one not in _NEIGHBORS}
    likely = max(own, key=lambda language: own[language])
    return likely if own[likely] >= least else detect_language(text)


def _own(language: str, letters: Counter[str], counts: dict[str, int]) -> int:
    if language in counts:
        return counts[language]
    return sum(letters[char] for char in _OWN_LETTERS[language])
