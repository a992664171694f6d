"""Text that talks to a machine instead of a reader: found, kept out of requests, and reported."""

import re
from functools import cache

from resumelib.text.wordlists import load_words

_SIGNS = (
    "ignor", "disregard", "forget", "overrid", "bypass", "vergiss", "missacht", "oubli", "olvid", "you are", "an ai", "prompt",
    "system:", "system :", "system message", "assistant:", "assistant :", "developer:", "user:", "<", "[/", "[inst", "json", "hired", "candidate", "applicant", '"}', '" }', '{"', '{ "', "instruction",
    "obey", "pretend", "act as", "add the", "add following", "rank ", "highest", "shortlist",
)  # fmt: skip


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line, re.IGNORECASE) for line in load_words("any", "instructions"))


def talks_to_machine(text: str) -> bool:
    """True for "ignore previous instructions", faked roles and JSON closings. Costs microseconds; no false alarm is needed to be harmless: such a text is left as it is."""
    flat = " ".join(text.split())
    low = flat.casefold()
    if not any(sign in low for sign in _SIGNS):
        return False
    return any(pattern.search(flat) for pattern in _patterns())
