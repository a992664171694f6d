"""Verbs: which word is a deed, which says no more than "did", and which deed became a noun."""

import re
from collections.abc import Sequence
from functools import cache

from resumelib.improvement.lexicon import marked
from resumelib.improvement.wording import PREFIXES, Token, Wording
from resumelib.text.wordlists import load_words


def manages_things(token: Token, text: Wording) -> bool:
    """ "managed payroll for 80 employees", not "managed 80 employees"."""
    if not whole_verbs(token, text) & marked(text.language, "duty_verbs"):
        return False
    ahead = [t for t in text.all_tokens if t.start >= token.end][:6]
    names = people(text.language)
    for near in ahead:
        if near.folded in names:
            return False
        if near.folded in text.lexicon.companions or near.folded in ("in", "at", "fur", "im", "dans", "en"):
            return True
    return True


@cache
def people(language: str) -> frozenset[str]:
    return frozenset(load_words(language, "people"))


def nouns_of_deeds(new: Wording, old: Wording) -> set[str]:
    """Stems of the source's verbs that became nouns, as "visited" in "made visits": each may bring a neutral verb."""
    deeds = {t.stem for t in old.content if _is_own_deed(t, old)}
    return {
        t.stem for t in new.content if t.stem in deeds and t.folded not in old.folded and is_deed_noun(t, new)
    }


_NOUNS = {
    "fr": re.compile(r"(?:tion|sion|ment|age|ance|ure|ise)s?$"),
    "es": re.compile(r"(?:cion|sion|miento|aje|anza|ura|cia)(?:e?s)?$"),
}


def is_deed_noun(token: Token, text: Wording) -> bool:
    if text.language == "en":
        return not is_verb_form(token) or token.folded.endswith("ing")
    if text.language == "de":
        return token.text[:1].isupper()
    pattern = _NOUNS.get(text.language)
    return bool(pattern and pattern.search(token.folded))


def _is_own_deed(token: Token, text: Wording) -> bool:
    """A verb whose doer is the person: neither "was trained" nor "trained in"."""
    if text.language == "en":
        if not is_verb_form(token):
            return False
        near = [text.before(token)]
        after = [t.folded for t in text.all_tokens if t.start >= token.end][:1]
        passive = bool(set(near) & {"was", "were", "been", "being", "got"})
        received = token.folded.startswith(_RECEIVED) and bool(set(after) & _TAUGHT)
        return not passive and not received
    return not is_deed_noun(token, text)


_RECEIVED = (
    "train",
    "educat",
    "certif",
    "coach",
    "mentor",
    "instruct",
    "school",
    "brief",
    "qualif",
    "induct",
)


_TAUGHT = frozenset(("in", "on", "by", "at", "to", "as", "for", "under", "with"))


def is_separated(stem_: str, new: Wording, source: Wording, whole: str = "") -> bool:
    """German: "füllte … auf" for "Auffüllen"."""
    if new.language != "de" or len(stem_) < 3:
        return False
    wholes = {prefix + s for prefix in PREFIXES & new.folded for s in (stem_, stem_.removesuffix("e"))}
    return whole in wholes if whole else bool(wholes & source.stems)


def is_name(token: Token, text: Wording) -> bool:
    if text.language == "de" and token.text[1:].islower():
        return False
    return token.is_name_like


def neutral_verbs(new: Wording, old: Wording, lost: Sequence[Token]) -> frozenset[str]:
    """Stems of verbs that say no more than "did": allowed where a verb like "made" or "was in charge" went, or none was.

    Where another verb went ("attended trainings"), no such verb may come ("conducted trainings").
    """
    language = new.language
    light, deeds = marked(language, "light_verbs"), old.lexicon.tiers.keys()
    gone = {t.stem for t in lost if t.stem in deeds and (language != "en" or is_verb_form(t))}
    if any(old.has_phrase(("worked", word)) for word in ("with", "for", "under", "alongside", "closely")):
        return frozenset()
    if gone - light - new.lexicon.droppable or old.stems & marked(language, "received_things"):
        return frozenset()
    return marked(language, "neutral_verbs")


def whole_verbs(token: Token, new: Wording) -> set[str]:
    """The verb's stem, and with the prefixes that stand apart in German: "führte … durch"."""
    verb = new.language == "de" and (token.opens or token.text[:1].islower())
    apart = PREFIXES & new.folded if verb else frozenset()
    stems = (token.stem, token.stem.removesuffix("e")) if apart else ()
    return {token.stem, *(prefix + stem for prefix in apart for stem in stems)}


def is_deed(token: Token, new: Wording) -> bool:
    """ "scheduled", not "schedule": a noun would be a fact."""
    if is_name(token, new):
        return False
    return new.language != "en" or is_verb_form(token) or _follows_to(token, new)


_BEFORE_VERB = frozenset(
    ("to", "help", "helped", "helping", "and", "or", "not", "can", "could", "will", "would")
)


_HELPED = frozenset(("them", "him", "her", "us", "people", "customers", "clients", "patients", "residents", "users", "students",
                     "pupils", "guests", "visitors", "families", "colleagues", "children"))  # fmt: skip


def _follows_to(token: Token, text: Wording) -> bool:
    if text.before(token) in _BEFORE_VERB:
        return True
    near = [t.folded for t in text.all_tokens if t.end <= token.start][-4:]
    return bool(near) and near[-1] in _HELPED and not {"help", "helped", "helping"}.isdisjoint(near)


def is_verb_form(token: Token) -> bool:
    """English: a past, participle or gerund of a verb, or the word that opens the text; of a phrase, its first word."""
    word = token.folded.partition(" ")[0]
    return token.opens or word in finite_forms() or (word.endswith(("ed", "ing")) and word == token.folded)


@cache
def finite_forms() -> frozenset[str]:
    lines = (*load_words("en", "verb_forms"), *load_words("en", "class_forms"))
    return frozenset(form for line in lines for form in line.split()[1:4])
