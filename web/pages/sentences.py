"""The domain's sentences in the language of the interface.

The domain speaks English, and what it said is stored as it was said.
Each kind of sentence is known by its form, the sentence with blanks: “{word}” is lost.
The forms are messages of the interface's catalogue like any other; `web/locale/sentences.txt` lists them.
A blank that ends in `~` holds words of the domain's own, which are translated too; what stands in the others is the
person's or the posting's text and stays.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language, gettext

from resumelib.text.wordlists import load_pairs
from web.pages.grouping import entry_place

LIST = Path(__file__).resolve().parents[1] / "locale" / "sentences.txt"
_BLANK = re.compile(r"\{(\w+)(~?)\}")
_CODE = re.compile(r"^T\d\d: ")
_PATH = re.compile(
    r"\b(?:basics|(?:work|volunteer|projects|education|skills|languages)\[\d+\])[.\w\[\]]*\b\]?"
)
_ENDS = re.compile(r"(?<=[.!?])(?<!\be\.g\.)(?<!\bU\.S\.) (?=[A-Z“])")


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of sentence. `blanks` are the names with whether what they hold is translated too."""

    text: str
    pattern: re.Pattern[str]
    blanks: tuple[tuple[str, bool], ...]
    fixed: int  # characters outside the blanks: of two forms that fit, the one with more of them is meant


def in_words(sentence: str) -> str:
    """What the domain said, in the language of the page; as it was said where its form isn't known.

    The codes of the fact check are left out, and paths like `work[0].highlights[1]` are told as places.
    """
    language = get_language() or "en"
    said = _PATH.sub(lambda path: entry_place(path[0]), _CODE.sub("", str(sentence)))
    return said if not said or language.startswith("en") else _in(said, language)


def asked(question: str) -> str:
    """A question of ours, which the pipeline asks in the language of the resume, in that of the page."""
    topic = _topics().get(question, "")
    return load_pairs((get_language() or "en")[:2], "questions").get(topic, question)


@cache
def _topics() -> dict[str, str]:
    return {
        text: topic for code, _ in settings.LANGUAGES for topic, text in load_pairs(code, "questions").items()
    }


def form_of(sentence: str) -> str:
    """The form of what was said, or of its first sentence; empty where it isn't known."""
    sentence = _CODE.sub("", sentence)
    for said in (sentence, _ENDS.split(sentence)[0]):
        found = _fitting(said, strict=True) or _fitting(said, strict=False)
        if found:
            return found[0].text
    return ""


@cache
def forms() -> dict[str, list[Form]]:
    """By the first word; those that begin with a blank under the empty one."""
    known: dict[str, list[Form]] = {}
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            form = _form(line.replace("\\n", "\n"))
            known.setdefault(_first_word(form.text), []).append(form)
    return known


def _form(text: str) -> Form:
    blanks = tuple((name, bool(deep)) for name, deep in _BLANK.findall(text))
    fixed = _BLANK.split(text)[::3]
    return Form(text, re.compile("(.+?)".join(map(re.escape, fixed)), re.S), blanks, sum(map(len, fixed)))


def _first_word(text: str) -> str:
    word = text.partition(" ")[0]
    return "" if "{" in word else word


@lru_cache(maxsize=4096)
def _in(sentence: str, language: str) -> str:
    parts = _ENDS.split(sentence)
    return " ".join(_told(parts))


def _told(parts: list[str]) -> Iterator[str]:
    """Sentence by sentence, the longest known run of them first."""
    at = 0
    while at < len(parts):
        for strict, end in ((s, e) for s in (True, False) for e in range(len(parts), at, -1)):
            found = _fitting(" ".join(parts[at:end]), strict=strict)
            if found:
                yield _filled(*found)
                at = end
                break
        else:
            yield parts[at]
            at += 1


def _fitting(said: str, *, strict: bool) -> tuple[Form, tuple[str, ...]] | None:
    """The form and what its blanks hold; `strict`: no blank holds the end of a sentence."""
    best: tuple[Form, tuple[str, ...]] | None = None
    for form in (*forms().get(_first_word(said), ()), *forms().get("", ())):
        if best is not None and form.fixed <= best[0].fixed:
            continue
        found = form.pattern.fullmatch(said)
        if found and not (strict and any(_ENDS.search(value) for value in found.groups())):
            best = form, found.groups()
    return best


def _filled(form: Form, values: tuple[str, ...]) -> str:
    held = {
        name: _in(value, get_language() or "en") if deep else value
        for (name, deep), value in zip(form.blanks, values, strict=True)
    }
    return _BLANK.sub(lambda blank: held.get(blank[1], ""), gettext(form.text))
