"""Words and comparison forms of words."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*[+#]*")


def words(text: str) -> list[str]:
    """Words as written; inner apostrophes, hyphens, dots and slashes stay ("CI/CD", "Node.js", "C++")."""
    return _WORD.findall(text)


def fold(text: str) -> str:
    """For comparing: compatibility forms and accents folded, lower case, white space single."""
    if text.isascii():
        return " ".join(text.casefold().split())
    flat = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in flat if not unicodedata.combining(c)).casefold().split())


def squash(text: str) -> str:
    """Letters and digits only, folded: survives hyphenation, letter-spacing and line breaks."""
    return "".join(c for c in fold(text) if c.isalnum())


def ends_in_bracket(text: str) -> bool:
    """Whether what follows the text stands in a bracket that it opened."""
    return text.count("(") > text.count(")")
