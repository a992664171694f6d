"""What a letter calls the position and the company it is written for."""

import re
from functools import cache

from resumelib.improvement.injection import talks_to_machine
from resumelib.model.letter import LetterWish
from resumelib.text.countries import country_names
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_words

_GENDERS = re.compile(
    r"\s*[-–,|]?\s*[(\[]?\b(?:all genders|alle geschlechter|[mwfdhxi](?:\s?[/|*]\s?[mwfdhxi]){1,3})(?!\w)[)\]]?",
    re.I,
)
_LAST = re.compile(
    r"(?P<title>.*\w\)?)\s*(?:,|\||\s[-–—@]\s|\s(?:in|à|en)\s(?=[A-ZÀ-Þ]))\s*(?P<place>[^,|]+)$"
)
_APART = re.compile(r"\s*(?:[/(),]|\s[-–—+&]\s|\bor\b|\band\b|\boder\b|\bund\b|\bou\b|\bet\b|\bo\b|\by\b)\s*")


def wanted_position(wish: LetterWish) -> str:
    """What the person named, else the posting's title where that is no more than a title."""
    own = wish.position.strip()
    if own:
        return "" if talks_to_machine(own) else own[:120]
    title = " ".join(_GENDERS.sub(" ", wish.posting.title).split()) if wish.posting else ""
    title = _without_place(re.sub(r" (?=[,;:.])", "", title))
    too_much = len(title) > 80 or re.search(r"[.:;!?<>{}=]|\d{3}", title) or talks_to_machine(title)
    return "" if too_much else title.strip(" -–|,")


def wanted_company(wish: LetterWish) -> str:
    return "" if talks_to_machine(wish.company) else wish.company.strip()[:120]


def _without_place(title: str) -> str:
    """Advertisements say behind the title where the work is: "Transport Planner, Leipzig / hybrid"."""
    while (match := _LAST.match(title)) and all(_is_place(p) for p in _APART.split(match["place"]) if p):
        title = match["title"]
    return title


def _is_place(text: str) -> bool:
    return fold(text).strip(" .") in _places()


@cache
def _places() -> frozenset[str]:
    lists = (*load_words("any", "cities"), *load_words("any", "regions"), *load_words("any", "work_modes"))
    return frozenset((*map(fold, lists), *country_names()))
