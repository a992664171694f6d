"""The built-in copy-editor: small rules, each with an id, a reason and the languages it knows.

A rule takes one text and its context and returns the new text, or the same one. Rules never touch what stands in
quotes, addresses, or words they do not know; whatever they return still passes the fact gate.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from resumelib.improvement.rules.uniform import Habits


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know about the text. `tense` says when the position was; "" where that is unknown."""

    language: str
    role: Literal["highlight", "prose"] = "highlight"
    tense: Literal["past", "current", ""] = ""
    siblings: tuple[str, ...] = ()  # the other highlights of the entry
    spelling: str = ""  # "en-US" or "en-GB"
    protected: frozenset[str] = frozenset()  # folded words of names and titles, never edited
    habits: "Habits | None" = None  # how the document writes numbers
    names: tuple[
        str, ...
    ] = ()  # employers, schools, places and more, as the resume writes them, the longest first


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    reason: str
    languages: tuple[str, ...]  # () = every language
    edit: Callable[[str, Context], str]
    asks: bool = False  # the person is to confirm it, whatever the gate says

    def applies_to(self, language: str) -> bool:
        return not self.languages or language in self.languages


@cache
def rules_for(language: str) -> tuple[Rule, ...]:
    """In the order they are applied: faults of typing first, then wording, then punctuation across a list."""
    from resumelib.improvement.rules import (
        capitals,
        openers,
        profile,
        punctuation,
        spelling,
        tenses,
        typography,
        uniform,
        voice,
        words,
    )

    later: tuple[Rule, ...] = ()
    if language != "en":
        from resumelib.improvement.rules import duties, nouns, parallel, romance

        later = (*duties.RULES, *nouns.RULES, *parallel.RULES, *romance.RULES)
    everything = (
        *typography.RULES,
        *uniform.RULES,
        *spelling.RULES,
        *words.RULES,
        *profile.RULES,
        *voice.RULES,
        *capitals.RULES,
        *openers.RULES,
        *later,
        *tenses.RULES,
        *spelling.LAST,
        *punctuation.RULES,
    )
    return tuple(rule for rule in everything if rule.applies_to(language))
