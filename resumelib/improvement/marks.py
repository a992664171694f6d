"""Addresses, markup and characters that no rewording may bring or take."""

import re

from resumelib.improvement.wording import Wording

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\w[\w.]*|\+?\d[\d ()./-]{7,}\d")
_MARKUP = re.compile(r"[*`<>{}\[\]|\\]")
_HIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def addresses(old: Wording, new: Wording, said: Wording) -> list[str]:
    had, has, given = (set(_ADDRESS.findall(t.text)) for t in (old, new, said))
    had, has = {a.rstrip(".,;") for a in had}, {a.rstrip(".,;") for a in has}
    reasons = [f"T15: “{a}” is not in the source." for a in sorted(has - had - given)]
    return reasons + [f"T15: “{a}” is lost." for a in sorted(had - has)]


def marks(old: Wording, new: Wording) -> list[str]:
    """Markup, placeholders and invisible characters a text did not have before."""
    if _HIDDEN.search(new.text):
        return ["T13: The text holds invisible characters."]
    extra = set(_MARKUP.findall(new.text)) - set(_MARKUP.findall(old.text))
    return [f"T13: “{''.join(sorted(extra))}” is markup or a placeholder."] if extra else []
