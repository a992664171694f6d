"""Working what the person answered into the text it was asked for, word for word: nothing is added, nothing said twice."""

import re
from collections.abc import Iterator

from resumelib.text.tokens import fold, words
from resumelib.text.wordlists import load_words

_ASIDE = 70  # characters: what still reads well in brackets
_SENTENCE = 400  # a longer answer is for a person to work in
_COUNT = re.compile(
    r"(?:(?:about|over|around|up to|rund|etwa|environ|unos|unas)\s+)?\d[\d.,\s]*\s?[%+k]?\s+", re.IGNORECASE
)


def worked_in(text: str, answers: list[str], language: str) -> Iterator[str]:
    """Ways to say both, the best first; the gate decides which one is taken. Nothing where an answer is too long."""
    for answer in answers if len(answers) == 1 else ():
        if len(answer) > _SENTENCE:
            return
        if covers(answer, text, language):
            yield _like(text, answer)
        yield from _counted(text, answer)
        if answer.split()[0] in load_words(language, "joining_words") and len(answer) <= _ASIDE:
            yield _before_stop(text, f" {answer}")
        if len(answer) > _ASIDE:
            yield f"{text.removesuffix('.')}. {_like(text, answer)}" + "." * text.endswith(".")
    if all(len(answer) <= _ASIDE for answer in answers):
        yield _before_stop(text, f" ({'; '.join(answers)})")


def covers(answer: str, text: str, language: str) -> bool:
    """Does the answer say all the text says, and more? ("Sold bread" in "I sold bread to 60 people a day")"""
    small = load_words(language, "function_words")
    told = {fold(word) for word in words(text)} - set(small)
    return bool(told) and told < {fold(word) for word in words(answer)}


def without(text: str, answers: list[str], language: str) -> str | None:
    """What a text says before the answers that it ends with word for word; None where one does not stand apart there.

    In the midst of other words an answer could say anything: "2" makes 210 % of 10 %.
    """
    bare = text.strip().rstrip(".")
    for answer in reversed(answers):
        open_text = bare.rstrip(")")
        head = open_text[: -len(answer)]
        if not answer or open_text[len(head) :].casefold() != answer.casefold():
            return None
        goes_on = head.endswith(" ") and answer.split()[0] in load_words(language, "joining_words")
        if head.strip() and not (goes_on or head.endswith(("(", "; ", ". "))):
            return None
        bare = head.rstrip(" (;.")
    return bare


def _counted(text: str, answer: str) -> Iterator[str]:
    """ "a team of 15 cooks" for a text with "a team of cooks"; "15 cooks" likewise."""
    for count in _COUNT.finditer(answer):
        around = answer[: count.start()] + answer[count.end() :]
        place = re.search(rf"(?<!\w){re.escape(around)}(?!\w)", text, re.IGNORECASE) if around else None
        if place and len(around.split()) < len(text.split()):
            own = answer if answer[:1].isdigit() else _like(place.group(), answer)
            yield text[: place.start()] + own + text[place.end() :]


def _like(text: str, answer: str) -> str:
    """The answer with a first letter as large as the text's."""
    if text[:1].isupper():
        return answer[:1].upper() + answer[1:]
    return answer if answer[1:2].isupper() else answer[:1].lower() + answer[1:]


def _before_stop(text: str, addition: str) -> str:
    return f"{text.removesuffix('.')}{addition}{'.' * text.endswith('.')}"
