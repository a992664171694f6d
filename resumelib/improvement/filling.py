"""Words a text may gain without saying more: what holds a sentence together, and the words of a result it tells already."""

import re
from functools import cache

from resumelib.improvement.deeds import is_name
from resumelib.improvement.lexicon import Phrase, marked
from resumelib.improvement.romance import comes_round, in_fillers
from resumelib.improvement.wording import Token, Wording
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_words


def fills(token: Token, new: Wording, old: Wording) -> bool:
    """May this word stand in the new text although nothing in the source stands for it?"""
    if is_name(token, new) or token.folded in new.lexicon.roles:
        return False
    if new.language == "de":
        return token.stem in marked("de", "connectives") or tells_result(token, new, old)
    return (
        token.text.casefold() in _connectives(new.language)
        or token.start in in_fillers(new)
        or comes_round(token, new, old)
        or tells_result(token, new, old)
    )


_LISTED = re.compile(r"(?:,|\b(?:and|or))\s*$")


def implied(token: Token, new: Wording, old: Wording) -> bool:
    """People and things that the work implies ("hair" where somebody cuts and colors), not as one more of a list."""
    if new.language != "en" or is_name(token, new) or token.stem not in marked("en", "implied"):
        return False
    kind_of = any(t.start == token.end + 1 for t in new.content)  # "customer complaints" says whose they were
    return not kind_of and not _LISTED.search(new.text[: token.start])


@cache
def _connectives(language: str) -> frozenset[str]:
    """As they are written: "designed" would be a deed, "destined" is none; nor is "forme" the same as "formé"."""
    return frozenset(w.casefold() for line in load_words(language, "connectives") for w in line.split())


def tells_result(token: Token, new: Wording, old: Wording) -> bool:
    """ "cutting response time by 20 %" for "which led to a 20 % decrease": the same numbers, the same direction."""
    language = new.language
    if not any(old.has_phrase(cue) for cue in _cues(language)):
        return False
    if token.stem in marked(language, "result_words"):
        after = [t.folded for t in new.all_tokens if t.start >= token.end][:1]
        return token.folded not in ("leading", "led") or after == ["to"]
    for way, against in (("up_words", "down_words"), ("down_words", "up_words")):
        if token.stem in marked(language, way):
            said = old.stems & (marked(language, way) | marked(language, against))
            return bool(said & marked(language, way)) if said else _points(old) in ("", way)
    return False


def _points(old: Wording) -> str:
    """Which way the source's "from … to …" goes; "" where it cannot be told."""
    numbers = [q for q in old.quantities if re.fullmatch(r"\d+(?:\.\d+)?", q.value)]
    if len(numbers) != 2 or numbers[0].unit != numbers[1].unit or not numbers[0].unit:
        return ""
    return "up_words" if float(numbers[0].value) < float(numbers[1].value) else "down_words"


def turned_way(old: Wording, new: Wording) -> list[str]:
    """A rise that became a fall, or the reverse."""
    up, down = marked(old.language, "up_words"), marked(old.language, "down_words")
    if up & down:
        up, down = up - down, down - up
    for mine, theirs in ((up, down), (down, up)):
        if old.stems & mine and not old.stems & theirs and new.stems & theirs and not new.stems & mine:
            return ["T02: A rise and a fall are confused."]
    return []


@cache
def _cues(language: str) -> tuple[Phrase, ...]:
    phrases = ",".join(load_words(language, "result_cues")).split(",")
    return tuple(tuple(fold(p).replace("'", " ").split()) for p in phrases if p.strip())


def is_strong(token: Token, text: Wording) -> bool:
    """Does the word claim more than its near synonyms do ("led", "global", "expert")? It never comes as one."""
    lexicon = text.lexicon
    return (
        token.stem in marked(text.language, "strong_words")
        or lexicon.tiers.get(token.stem, 0) >= 3
        or token.folded in lexicon.roles
        or token.stem in marked(text.language, "credential_words")
        or token.stem in marked(text.language, "outcome_words")
        or token.stem in marked(text.language, "month_names")
    )
