"""What can be stored of what was sent as JSON."""

from typing import Any

MAX_DEPTH = 64  # a CV has about ten; what is nested deeper only serves to make programs fall over


def refuse_unstorable(data: Any) -> None:
    """Raises ValueError for what no later step could take: half a surrogate pair, or nesting without an end."""
    level = [data]
    for _ in range(MAX_DEPTH):
        below: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                below += item.keys()
                below += item.values()
            elif isinstance(item, list):
                below += item
            elif isinstance(item, str) and not item.isascii():
                item.encode()
        if not below:
            return
        level = below
    raise ValueError("nested too deeply")
