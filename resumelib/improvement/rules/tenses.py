"""One tense for an entry: past for what is over, present for what goes on (catalogue B12, B13)."""

import re

from resumelib.improvement.rules import Context, Rule
from resumelib.text.tense import (
    VerbForms,
    form_for,
    from_base,
    from_gerund,
    from_past,
    from_third,
    spelled_like,
)
from resumelib.text.wordlists import load_words

_OBJECT = re.compile(
    r"^ (?:the|a|an|all|our|its|their|new|over|up to|more than|\d|[a-z]+s\b(?! of)|[a-z]+ [a-z]+s\b|[a-z]+ and (?:a|an|the)\b)"
)
_DETERMINED = re.compile(r"^ (?:the|a|an|all|our)\b")
_NOUNISH = re.compile(r"^ (?:of|for|and|in|at|with|on|to|by|as|from|or|between|within|via|through)\b|^[:,;–-]|^ [–-]|^$")  # fmt: skip


def opener_tense(text: str, context: Context) -> str:
    if context.role != "highlight" or context.tense != "past":
        return text
    match = re.match(r"([A-Za-z]+)(.*)", text, re.DOTALL)
    if not match:
        return text
    word, rest = match.groups()
    forms = _opening_verb(word, rest, context)
    if not forms:
        return text
    verb = form_for(forms, context.tense)
    rest = _second_verbs(word, rest, context)
    if from_gerund(word.casefold()) and _mixed(rest):
        return text
    return spelled_like(verb, word) + rest


def _mixed(rest: str) -> bool:
    """A gerund is left beside the verb it stood with, or follows the last "and": "…, working at heights"."""
    left = (m.group(1) for m in re.finditer(r"(?:,|\band) ([a-z]+ing)\b", rest))
    last = rest.rfind(" and ")
    return any(from_gerund(word) for word in left) or (last >= 0 and ", " in rest[last + 5 :])


def _opening_verb(word: str, rest: str, context: Context) -> VerbForms | None:
    if _NOUNISH.match(rest) or word.casefold() in load_words("en", "gerund_nouns"):
        return None
    flat = word.casefold()
    if flat in load_words("en", "noun_verbs") and not _DETERMINED.match(rest):
        return None
    base, gerund, third = from_base(flat), from_gerund(flat), from_third(flat)
    found = base or gerund or third
    if not found or found.past == flat or (base and from_past(flat)):
        return None
    return found if _OBJECT.match(rest) else None


def _second_verbs(word: str, rest: str, context: Context) -> str:
    """ "Manage stock and order supplies": the later verbs of the same form follow."""
    table = from_gerund if from_gerund(word) else from_third if from_third(word) else from_base

    def finite(match: re.Match[str]) -> str:
        forms = table(match.group(2))
        follows = rest[match.end() :]
        noun_like = match.group(2) in load_words("en", "noun_verbs")
        if not forms or not (_DETERMINED if noun_like else _OBJECT).match(follows):
            return match.group()
        return match.group(1) + form_for(forms, context.tense)

    return re.sub(r"(,? and |, )([a-z]+)\b", finite, rest)


RULES = (Rule("tense", "Past positions are told in the past tense.", ("en",), opener_tense),)
