"""Is it somebody's career at all? Decided on what was found in it and on what other documents are made of."""

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import Any

from resumelib.errors import NotAResume
from resumelib.model.document import Parsed
from resumelib.text.wordlists import load_words

ENOUGH = 4  # points from which nothing is said
LEAST = 3  # points below which it is refused
SIGNS = 3  # different words of a kind that make a document that kind
_KINDS = {
    "invoice": "an invoice",
    "posting": "a job posting",
    "contract": "a contract",
    "paper": "a scientific paper",
}


def judged(parsed: Parsed) -> Parsed:
    """Raises NotAResume with the reason; in doubt, the same Parsed with a warning."""
    points, other = _points(parsed), _other_kind(parsed.text)
    if other:
        points -= 3
    if _is_prose(parsed.text):
        points -= 2
    if points < LEAST:
        looks = (
            f"reads like {_KINDS[other]}"
            if other
            else "shows no contact, no positions, no education and no skills"
        )
        raise NotAResume(f"This document {looks}, so it was not taken for a CV. Please give the CV itself.")
    if points < ENOUGH or other:
        doubt = f"it reads like {_KINDS[other]}" if other else "it shows little of what a CV holds"
        return replace(
            parsed, warnings=(*parsed.warnings, f"This may not be a CV: {doubt}. Please check what was read.")
        )
    return parsed


def _points(parsed: Parsed) -> int:
    """What speaks for a career: ways to reach the person, and entries with dates."""
    resume = parsed.resume
    basics = resume.basics
    dated: list[Any] = [*resume.work, *resume.volunteer, *resume.education, *resume.projects]
    points = 1 if basics.name else 0
    points += 2 if basics.email or basics.phone else 0
    points += 1 if basics.profiles or basics.url else 0
    points += 2 if resume.work or resume.volunteer else 0
    points += 2 if resume.education else 0
    points += 1 if any(not entry.dates.is_empty for entry in dated) else 0
    points += 1 if resume.skills else 0
    points += 1 if resume.languages or resume.certificates or resume.projects or resume.awards else 0
    return points + (1 if basics.label or basics.summary else 0)


@cache
def _foreign_words() -> tuple[tuple[str, str], ...]:
    """Kinds of document that are no CV, each with a word that it is full of."""
    parts = (item.partition("=") for item in load_words("any", "other_documents"))
    return tuple((kind.strip(), word.strip()) for kind, _, word in parts)


def _other_kind(text: str) -> str:
    """The kind of document whose words it is full of; empty for none."""
    flat = text.casefold()
    signs: dict[str, set[str]] = defaultdict(set)
    for kind, word in _foreign_words():
        if word in flat and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", flat):
            signs[kind].add(word)
    kind = max(signs, key=lambda k: len(signs[k]), default="")
    return kind if kind and len(signs[kind]) >= SIGNS else ""


def _is_prose(text: str) -> bool:
    """Page after page of full sentences, as novels and articles are: long, few line ends that are no sentence's middle."""
    words = text.split()
    if len(words) < 1_500:
        return False
    ends = sum(1 for word in words if word.endswith((".", "!", "?")))
    speech = sum(text.count(mark) for mark in '“”«»"')
    digits = sum(1 for word in words if not word.isalpha() and any(c.isdigit() for c in word))
    return (ends > len(words) / 28 and digits < len(words) / 60) or speech > len(words) / 40
