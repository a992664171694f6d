"""Text aimed at a machine instead of a person: instructions to a screener or language model, invisible characters."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from resumelib.text.wordlists import load_words

# Zero-width and directional characters used to hide text, and the tag block that mirrors ASCII invisibly.
# Joiners (U+200C, U+200D) are left out: Persian, Indic scripts and emoji need them.
_MOST_BETWEEN = 4
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


@cache
def _phrases() -> Mapping[str, Sequence[tuple[str, str]]]:
    """By the word that they begin with: each listed phrase as its beginning and what follows it.

    `*` between them stands for up to four words.
    """
    phrases: dict[str, list[tuple[str, str]]] = {}
    for phrase in load_words("any", "machine_instructions"):
        head, _, tail = phrase.casefold().partition("*")
        phrases.setdefault(head.split()[0], []).append((head.strip(), tail.strip()))
    return phrases


def find_instructions(text: str) -> tuple[str, ...]:
    """The phrases aimed at a machine, as they stand in the text."""
    flat = " ".join(text.casefold().split())
    likely = (phrase for opening, phrases in _phrases().items() if opening in flat for phrase in phrases)
    return tuple(found for head, tail in likely if (found := _stretch(flat, head, tail)))


def _stretch(flat: str, head: str, tail: str) -> str:
    at = flat.find(head)
    while at >= 0:
        if not flat[at - 1 : at].isalnum() or at == 0:
            rest = flat[at + len(head) :]
            if not tail:
                if not rest[:1].isalnum() or not head[-1].isalnum():
                    return flat[at : at + len(head)]
            else:
                near = " " + " ".join(rest.split(" ", _MOST_BETWEEN + 8)[: _MOST_BETWEEN + 8])
                where = near.find(f" {tail}")
                if where >= 0 and near[:where].count(" ") <= _MOST_BETWEEN + 1:
                    return f"{head}{near[: where + len(tail) + 1]}".strip()
        at = flat.find(head, at + 1)
    return ""


def find_invisible(text: str) -> tuple[str, ...]:
    """Invisible characters that hide or reorder text, as U+ codes, each once."""
    return tuple(sorted({f"U+{ord(c):04X}" for c in _INVISIBLE.findall(text)}))


def strip_invisible(text: str) -> str:
    return _INVISIBLE.sub("", text)
