"""Tags of a web page: short texts in boxes, one beside the other, with nothing between them but their look."""

import re
from typing import Any

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BOXES = frozenset(("span", "mark", "code", "kbd", "a", "em", "small", "label", "b", "strong"))
_ALONE = frozenset(("mark", "code", "kbd"))  # that need no class to be a box
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))  # a name in parts is one name
_INLINE = _BOXES | {"i", "time", "strong", "big", "u", "cite", "address"}
_CLOSING = ").!?"
_LEAST = 3  # where neither name nor class says that they are boxes


def are_tags(element: Any) -> bool:
    """Whether it holds nothing but tags: alike by name and class, and no text outside them."""
    count = len(element)
    if count < 2 or element.tag in HEADINGS or (element.text or "").strip():
        return False
    first = element[0]
    name, kind = first.tag, first.get("class") or ""
    if name not in _BOXES or (count < _LEAST and not kind and name not in _ALONE):
        return False
    return all(
        child.tag == name
        and (child.get("class") or "") == kind
        and len(child) == 0
        and not (child.tail or "").strip()
        and _is_name(child.text or "")
        for child in element
    )


def touches(before: str, element: Any) -> bool:
    """Whether the text before an element and its own are two that only a style sheet sets apart: "Weaver" and "May 2020"."""
    if not before or element.tag not in _INLINE:
        return False
    last, text = before[-1], next((text for text in element.itertext() if text), "")
    first = text[:1]
    if first.isupper():
        legal = before[-2:].isupper() and text[1:2].islower()  # "Fernhill Mills AB" and "Borås"
        return last.islower() or last.isdigit() or last in _CLOSING or legal
    return first.isdigit() and (last.islower() or last in _CLOSING)


def _is_name(text: str) -> bool:
    """A few words and no year: what a date is made of stays together."""
    return 0 < len(text.split()) <= 6 and any(map(str.isalpha, text)) and not _YEAR.search(text)
