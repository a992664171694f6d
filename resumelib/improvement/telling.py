"""A highlight told as a sentence of a letter: "Trained 12 nurses" becomes "At the clinic, I trained 12 nurses."

Only what can be told without guessing is: a verb whose form is known, at the beginning (or, in German, a participle
at the end). Everything else stays as it is written, after a colon.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from resumelib.text.tense import VerbForms, from_base, from_gerund, from_past, from_third
from resumelib.text.wordlists import load_words

_SPEAKER = re.compile(r"(?:I|Ich|Je|Yo|J['’]\w+)\s")
_FINITE_DE = re.compile(r"\b(?:wurden?|waren?|ist|sind|wird|werden|hat|haben|hatte[n]?|konnten?|bin)\b")
_PARTICIPLE_DE = re.compile(
    r"(?:\w*ge\w{2,}(?:t|en)|\w+iert|(?:be|ver|ent|er|zer|über|unter|um)\w{2,}(?:t|en))$"
)
_MOVED_DE = re.compile(
    r"(?:geworden|gewesen|gekommen|gegangen|gestiegen|gereist|gefahren|gewechselt|geblieben|gelungen)$"
)
_ADJECTIVE_DE = re.compile(r"[A-ZÄÖÜ]\w*(?:e|en|er|es|em)\s+[A-ZÄÖÜ]")


@dataclass(frozen=True, slots=True)
class Told:
    """`form` is the phrase it goes into (see letter.txt), `text` the highlight as it stands there."""

    form: str
    text: str


def tell(text: str, language: str, *, current: bool) -> Told | None:
    """How to say it, or None where it can only be quoted. `current` is whether the entry still goes on."""
    text = re.sub(r"\s+", " ", text).strip().rstrip(".;,")
    first, _, rest = text.partition(" ")
    if _SPEAKER.match(text) and not says_several(text):
        return Told("as_is", text)  # a sentence about "I" already
    if not rest or "\n" in text or says_several(text):
        return None
    teller = {"en": _english, "de": _german, "fr": _french, "es": _spanish}.get(language)
    return teller(first, rest, current) if teller else None


def says_several(text: str) -> bool:
    """More than one sentence: the second would stand there without its person."""
    return bool(re.search(r"[a-zà-ÿ)\d][.!?;:]\s+[A-ZÀ-Þ]", text))


# ---------------------------------------------------------------- English


def _english(first: str, rest: str, current: bool) -> Told | None:
    second = rest.split()[0]
    low = first.casefold()
    if not first.isalpha() or first.isupper():
        return None
    if low.endswith("ly") and _is_past(second):
        return Told("did", f"{low} {rest}")
    if low in load_words("en", "not_past") or (low == "trained" and _no_object(second)):
        return None
    if _is_past(first):
        return Told("did", f"{low} {rest}")
    if low == "responsible" and second == "for":
        return Told("am" if current else "was_doing", f"{low} {rest}")
    gerund = from_gerund(low)
    if gerund and not _no_object(second) and not _verbs_follow(rest, "ing", from_gerund):
        return Told("did", f"{gerund.base if current else gerund.past} {rest}")
    forms = _present(low, second)
    if forms is None or not current or _verbs_follow(rest, "s", from_third):
        return None
    return Told("did", f"{forms.base} {rest}")


def _is_past(word: str) -> bool:
    low = word.casefold()
    forms = from_past(low)
    return bool(forms) and (low.endswith("ed") or forms.base != low if forms else False)


def _no_object(word: str) -> bool:
    """After which the word before was a noun: "Support for …"."""
    return word.casefold() in load_words("en", "letter_no_object")


def _present(low: str, second: str) -> VerbForms | None:
    """A verb in the present: third person, or the base where it can't be the noun of the same spelling."""
    third = from_third(low)
    if third:
        return third if not _no_object(second) else None
    base = from_base(low)
    if base is None or _no_object(second):
        return None
    return (
        base
        if low not in load_words("en", "noun_verbs")
        or second.casefold() in load_words("en", "letter_determiners")
        else None
    )


def _verbs_follow(rest: str, ending: str, known: Callable[[str], VerbForms | None]) -> bool:
    """ "Manages stock and orders goods": the second verb would keep its form."""
    after = re.findall(rf"(?:\band|\bor|,|;|/)\s*(\w+{ending})\b", rest)
    return any(known(word.casefold()) for word in after)


# ---------------------------------------------------------------- German, French, Spanish


def _german(first: str, rest: str, current: bool) -> Told | None:
    low = first.casefold()
    finite = low in load_words("de", "past_openers") and low.endswith(("te", "hm", "et", "hr", "at", "b"))
    if low in load_words("de", "present_openers") and current and low.endswith("e"):
        finite = True
    if finite and not _PARTICIPLE_DE.search(first) and low != "war":
        return Told("verb_first", f"{low} ich {rest}")
    whole = f"{low if low in load_words('de', 'closed_class') else first} {rest}"
    last = rest.split()[-1]
    closed = last[0].islower() and _PARTICIPLE_DE.fullmatch(last) and not _MOVED_DE.search(last)
    plain = not _ADJECTIVE_DE.match(whole) and not _FINITE_DE.search(whole) and not _several_clauses(rest)
    return Told("have", whole) if closed and plain and not current else None


def _several_clauses(rest: str) -> bool:
    """ "…, dabei Kosten gesenkt": several clauses; they are left as they are."""
    return "," in rest or ":" in rest or "–" in rest


def _french(first: str, rest: str, current: bool) -> Told | None:
    low = first.casefold()
    known = low in load_words("fr", "past_openers") and not low.endswith(("ais", "ait"))
    return Told("have", f"{low} {rest}") if known else None


def _spanish(first: str, rest: str, current: bool) -> Told | None:
    low = first.casefold()
    if low in load_words("es", "first_person") or (low.endswith(("é", "í")) and len(low) > 3):
        return Told("did", f"{low} {rest}")
    return None
