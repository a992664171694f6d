"""Forms of English verbs, from a compiled table: no inflection library at run time."""

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
    return _tables()[0].get(word.casefold())


def from_past(word: str) -> VerbForms | None:
    return _tables()[1].get(word.casefold())


def from_gerund(word: str) -> VerbForms | None:
    return _tables()[2].get(word.casefold())


def from_third(word: str) -> VerbForms | None:
    return _tables()[3].get(word.casefold())


def form_for(forms: VerbForms, tense: str) -> str:
    """`tense` "current" gives the base ("manage"), anything else the past ("managed")."""
    return forms.base if tense == "current" else forms.past


def spelled_like(word: str, example: str) -> str:
    """`word` with the first letter's case of `example`."""
    return word[:1].upper() + word[1:] if example[:1].isupper() else word
