"""Forms of English verbs, from a compiled table: no inflection library at run time."""

import re
from dataclasses import dataclass
from functools import cache

from resumelib.text.wordlists import load_words


@dataclass(frozen=True, slots=True)
class VerbForms:
    base: str
    past: str
    participle: str
    gerund: str
    third: str


_Table = dict[str, VerbForms]


@cache
def _tables() -> tuple[
    dict[str, VerbForms], dict[str, VerbForms], dict[str, VerbForms], dict[str, VerbForms]
]:
    base: _Table = {}
    past: _Table = {}
    gerund: _Table = {}
    third: _Table = {}
    for line in load_words("en", "verb_forms"):
        forms = VerbForms(*line.split())
        base[forms.base], gerund[forms.gerund], third[forms.third] = forms, forms, forms
        past.setdefault(forms.past, forms)
    return base, past, gerund, third


def from_base(word: str) -> VerbForms | None:
    return _look_up(word, 0)


def from_past(word: str) -> VerbForms | None:
    return _look_up(word, 1)


def from_gerund(word: str) -> VerbForms | None:
    return _look_up(word, 2)


def from_third(word: str) -> VerbForms | None:
    return _look_up(word, 3)


_DOUBLED = re.compile(r"(?<=[aeiou])ll(?=(?:ed|ing)$)")
_BRITISH = re.compile(r"(?<=[iy])s(?=(?:e|es|ed|ing)$)")  # organise, analyse


def _look_up(word: str, table: int) -> VerbForms | None:
    """By one of its forms; a British "organising" or "labelling" gives British forms back."""
    flat = word.casefold()
    found = _tables()[table].get(flat)
    if not found and _DOUBLED.search(flat):
        single = _tables()[table].get(_DOUBLED.sub("l", flat))
        return single and _with_double_l(single)
    if found or not _BRITISH.search(flat):
        return found
    american = _tables()[table].get(_BRITISH.sub("z", flat))
    if american is None:
        return None
    forms = (american.base, american.past, american.participle, american.gerund, american.third)
    return VerbForms(*(re.sub(r"(?<=[iy])z(?=(?:e|es|ed|ing)$)", "s", form) for form in forms))


def _with_double_l(forms: VerbForms) -> VerbForms:
    past, participle, gerund = (
        re.sub(r"(?<=[aeiou])l(?=(?:ed|ing)$)", "ll", form)
        for form in (forms.past, forms.participle, forms.gerund)
    )
    return VerbForms(forms.base, past, participle, gerund, forms.third)


def form_for(forms: VerbForms, tense: str) -> str:
    """`tense` "current" gives the base ("manage"), anything else the past ("managed")."""
    return forms.base if tense == "current" else forms.past


def spelled_like(word: str, example: str) -> str:
    """`word` with the first letter's case of `example`."""
    return word[:1].upper() + word[1:] if example[:1].isupper() else word
