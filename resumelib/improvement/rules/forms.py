"""English verbs in a list of highlights: which form its bullets begin with, and the verbs that follow the first one."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Literal

from resumelib.improvement.rules import Context
from resumelib.text.lazy import lazy
from resumelib.text.tense import VerbForms, from_base, from_gerund, from_past, from_third
from resumelib.text.wordlists import load_words

Form = Literal["past", "base", "third", "gerund"]

OBJECT = re.compile(
    r"^ (?:(?:the|a|an|all|any|both|each|every|our|its|their|new|over|up to|more than|about|around|approximately)\b|\d|[a-z]+s\b(?! of)|[a-z-]+ [a-z]+s\b|[a-z]+ and (?:a|an|the)\b|(?:children|people|staff|men|women|medication|medicines|fruit|food|bread|mail|data|equipment)\b(?! (?:is|are|was|were)\b))"
)
PARTICLE = re.compile(r"^ (?:out|up|off|down|over|away|back)(?= (?!and\b|with\b|of\b|to\b|in\b|for\b)\S)")
DETERMINED = re.compile(r"^ (?:(?:the|a|an|all|our|its|their)\b|\d)")
_PRONOUN = re.compile(r"^ (?:it|them|him|her|this|these|those)\b")
_SMALL = re.compile(r"^(?: (?:of|for|and|in|at|with|on|to|by|as|from|or|between|within|via|through|per|is|are|was|were)\b|[,.;:)]|$)")  # fmt: skip
_INNER = re.compile(
    r"\b(?:by|for|through|while|when|after|before|in|of|with|from|without|on|at|to|than|as) [a-z]+ing\b"
)
_JOINT = re.compile(
    r"(?P<joint>,? and |; | as well as |, | & )(?P<also>(?:also|then|[a-z]+ly) )?(?P<verb>[a-z]+)\b"
)
_ING = re.compile(
    r"(?P<joint>,? and |; | as well as |, | & | or )(?:(?:also|then|[a-z]+ly) )?(?P<word>[a-z-]+ing)\b"
)
_TO_DO = re.compile(
    r"\b(?:to|can|could|will|would|may|must|should|help|helps|let|lets|that|which|who|where|how) [a-z]+"
)


def verb_in(forms: VerbForms, form: Form) -> str:
    """One form of the verb."""
    return {"past": forms.past, "base": forms.base, "third": forms.third, "gerund": forms.gerund}[form]


def opening_form(text: str) -> Form | None:
    """The form of the verb a highlight begins with; None when it begins with no verb, or one cannot tell."""
    match = re.match(r"(?:I )?([A-Za-z]+)(.*)", text, re.DOTALL)
    if not match:
        return None
    word, rest = match.group(1).casefold(), match.group(2)
    if re.match(r" of\b|[:–-]|$", rest):
        return None
    past = from_past(word)
    if past and (word.endswith("ed") or past.base != word):
        return "past"
    is_noun = word in load_words("en", "gerund_nouns") and not re.match(
        r" (?:and|or) [a-z]+ing\b| (?:an?|the) ", rest
    )
    if from_gerund(word) and not is_noun:
        return "gerund"
    if from_third(word) and (OBJECT.match(rest) or is_sure(word)):
        return "third"
    if from_base(word) and (
        is_sure(word)
        or DETERMINED.match(rest)
        or (word not in load_words("en", "noun_verbs") and OBJECT.match(rest))
    ):
        return "base"
    return None


def list_forms(text: str, context: Context) -> Counter[Form]:
    """How often each form opens a highlight of this text's list, the text itself included."""
    found = (opening_form(item) for item in (*context.siblings, text))
    return Counter(form for form in found if form)


def form_wanted(text: str, context: Context) -> Form:
    """The form a verb at the beginning should have: past for what is over, else what most of the list has.

    "Was responsible for …" says itself that it is over, also in a position that goes on.
    """
    if context.tense == "past" or _SAYS_PAST.match(text):
        return "past"
    forms = list_forms(text, context)
    if context.tense == "":
        others = [form for form in forms if form != "past"]
        return max(others, key=lambda f: forms[f]) if others and not forms["past"] else "past"
    present: tuple[Form, ...] = ("gerund", "third")
    for form in present:
        if forms[form] > forms["base"] and forms[form] * 2 > forms.total() - forms["past"]:
            return form
    return "base"


_SAYS_PAST = lazy(r"(?:I |and |also )?(?:was|were|had been)\b", re.IGNORECASE)


def table_of(form: Form) -> Callable[[str], VerbForms | None]:
    return {"past": from_past, "base": from_base, "third": from_third, "gerund": from_gerund}[form]


def with_later_verbs(rest: str, old: Form, new: Form) -> str | None:
    """`rest` after the opening verb, its coordinated verbs of form `old` put into form `new`.

    None where a verb would be left in the wrong form. ", ensuring X" at the end is no list item and stays.
    """
    if old == new:
        return rest
    if new == "past" and re.search(r"\bthat\b.*\b(?:is|are|has|have)\b", rest):
        return None  # "ensures that rules are followed": the second clause would need its past, too
    if old in ("base", "third"):
        return _present_verbs(rest, old, new)
    inner = _INNER.search(rest)
    limit = inner.start() if inner else len(rest)
    joints = [m for m in _JOINT.finditer(rest) if m.start() < limit and _is_verb(m, rest, old)]
    tails = [m for m in joints if m["joint"] == ", " and _is_circumstance(m, rest)]
    if tails:
        joints = [m for m in joints if m.start() < tails[0].start()]
    last_and = max((n for n, m in enumerate(joints) if m["joint"] != ", "), default=-1)
    kept = joints[: last_and + 1] if old == "gerund" else joints
    later = {m.start(): m for m in kept}
    if old == "gerund" and re.match(r" (?:with|in|on|for|to|at) .*\band [a-z]+ing\b", rest):
        return None  # "assisting with demolition and clearing of debris"
    if inner and old == "gerund" and re.search(r"(?:,| and) [a-z]+ing\b", rest[inner.end() :]):
        return None  # "… by introducing offers and training staff": one cannot tell whose verb it is
    if _left_behind(rest, later, old) or (old == "gerund" and _gerund_left(rest, later)):
        return None

    def swap(match: re.Match[str]) -> str:
        if match.start() not in later:
            return match.group()
        forms = table_of(old)(match["verb"])
        return f"{match['joint']}{match['also'] or ''}{verb_in(forms, new)}" if forms else match.group()

    return _JOINT.sub(swap, rest)


def _is_circumstance(match: re.Match[str], rest: str) -> bool:
    """ ", ensuring quality" and ", finding and fixing faults": no item of the list."""
    pair = re.match(r" (?:and|or) ([a-z]+ing)\b", rest[match.end() :])
    return match["verb"] in load_words("en", "participial") or bool(pair and from_gerund(pair.group(1)))


def _present_verbs(rest: str, old: Form, new: Form) -> str | None:
    """ "… and train new staff": after a joint a verb in the present must be known for one, or nothing is said of it."""
    inner = _TO_DO.search(rest)
    limit = inner.start() if inner else len(rest)
    later: dict[int, VerbForms] = {}
    for match in _JOINT.finditer(rest):
        word, after = match["verb"], rest[match.end() :]
        forms = table_of(old)(word)
        if forms is None or (old == "third" and from_base(word)):
            if from_gerund(word) and "and" in match["joint"] and match.start() < limit and not inner:
                return None
            continue
        sure = (
            forms.base in load_words("en", "sure_verbs") or DETERMINED.match(after) or _PRONOUN.match(after)
        )
        if match.start() >= limit:
            if sure:
                return None  # "to define and refine": one cannot tell whose verb it is
        elif sure:
            later[match.start()] = forms
        elif not _SMALL.match(after) or word not in _nouns():
            return None

    def swap(match: re.Match[str]) -> str:
        forms = later.get(match.start())
        return f"{match['joint']}{match['also'] or ''}{verb_in(forms, new)}" if forms else match.group()

    return _JOINT.sub(swap, rest)


_DOING = (
    "keeping",
    "buying",
    "selling",
    "making",
    "taking",
    "using",
    "getting",
    "maintaining",
    "repairing",
    "ordering",
)
_CLEANED = (
    "machine",
    "machines",
    "machinery",
    "equipment",
    "tools",
    "rooms",
    "tables",
    "lines",
    "boards",
    "pools",
    "facilities",
    "areas",
    "courts",
)


def _names_a_thing(word: str, after: str) -> bool:
    """ "folding machines", "reporting documentation": the -ing word may be part of a name, and one cannot tell."""
    thing = re.match(r" ([a-z]+)\b", after)
    if not thing or word in _DOING or thing.group(1) not in load_words("en", "gerund_things"):
        return False
    return word != "cleaning" or thing.group(1) not in _CLEANED


def _is_verb(match: re.Match[str], rest: str, form: Form) -> bool:
    word, after = match["verb"], rest[match.end() :]
    forms = table_of(form)(word)
    if not forms or not after.startswith(" ") or after.startswith(" of "):
        return False
    if form == "gerund" and _names_a_thing(word, after):
        return False
    if form == "gerund":
        return word not in load_words("en", "gerund_nouns") or bool(DETERMINED.match(after))
    return bool((DETERMINED if word in _nouns() else OBJECT).match(after))


def _gerund_left(rest: str, later: dict[int, re.Match[str]]) -> bool:
    """A word in -ing after a joint that was not taken for a verb, known or not: "…, bagging goods and collecting"."""
    found = list(_ING.finditer(rest))
    for number, match in enumerate(found):
        if match.start() in later or (
            match["word"] in load_words("en", "gerund_nouns") and _SMALL.match(rest[match.end() :])
        ):
            continue
        if match["joint"] == ", " and (
            match["word"] in load_words("en", "participial") or number == len(found) - 1
        ):
            continue  # ", liaising with parents" at the end tells how
        if (
            match["joint"] != ", "
            and number
            and rest[: match.start()].endswith(f", {found[number - 1]['word']}")
        ):
            continue  # the second of such a pair
        return True
    return False


def _left_behind(rest: str, later: dict[int, re.Match[str]], old: Form) -> bool:
    """A coordinated verb of another form, or one that could not be told from a noun."""
    for match in _JOINT.finditer(rest):
        word, after = match["verb"], rest[match.end() :]
        if match.start() in later or (match["joint"] == ", " and _is_circumstance(match, rest)):
            continue
        if old == "gerund" and from_gerund(word) and match["joint"] != ", ":
            if not re.search(r", [a-z]+ing$", rest[: match.start()]):
                return True
            continue
        if old == "gerund" and from_base(word):
            object_ = _PRONOUN.match(after) or DETERMINED.match(after)
            if object_ or word == "help" or word not in _nouns():
                return True
        if old != "past" and from_past(word) and word.endswith("ed") and not _SMALL.match(after):
            return True
    return False


def is_sure(word: str) -> bool:
    """A form of a verb that is nothing but a verb: "Implementing", "participates"."""
    flat = word.casefold()
    forms = from_base(flat) or from_gerund(flat) or from_third(flat)
    return forms is not None and forms.base in load_words("en", "sure_verbs")


def _nouns() -> tuple[str, ...]:
    return load_words("en", "noun_verbs")
