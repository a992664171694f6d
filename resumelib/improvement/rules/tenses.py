"""One form for the verbs that open an entry's highlights: past for what is over, what most have for what goes on.

Catalogue B12, B13 and B15.
"""

import re

from resumelib.improvement.rules import Context, Rule
from resumelib.improvement.rules.forms import (
    DETERMINED,
    OBJECT,
    PARTICLE,
    Form,
    form_wanted,
    is_sure,
    list_forms,
    table_of,
    verb_in,
    with_later_verbs,
)
from resumelib.text.tense import VerbForms, from_base, from_gerund, from_past, from_third, spelled_like
from resumelib.text.wordlists import load_pairs, load_words

_NOUNISH = re.compile(r"^ (?:of|for|and|in|at|with|on|to|by|as|from|or|between|within|via|through)\b|^[:,;–/-]|^ [–&-]|^$")  # fmt: skip
_PAIR = re.compile(r"(?P<one>[A-Za-z]+) (?P<and>and|&) (?P<two>[a-z]+)(?P<rest> .*)", re.DOTALL)
_NOUN_OF = re.compile(
    r"(?P<one>[A-Za-z]+)(?: and (?P<two>[a-z]+))? of (?P<rest>(?!(?:this|that|it)\b)\S.*)", re.DOTALL
)
_DEED_NOUN = re.compile(
    r"\w{2,}(?:ing|tion|sion|ance|ence|sis|agement|velopment|urement|uitment|ssment|loyment|ovement|tment|acement|gnment)s?\b"
    r"|\b(?:upkeep|support|sales|control|design|repair|review|removal|disposal|approval|delivery|care|pay)\b"
)


def opener_tense(text: str, context: Context) -> str:
    if context.role != "highlight" or not context.tense or len(text.split()) < 3:
        return text
    wanted = form_wanted(text, context)
    if context.tense == "current" and not _is_clear(text, context, wanted):
        return text
    pair = _PAIR.match(text)
    if pair and (paired := _both(pair, wanted)):
        return paired
    match = re.match(r"([A-Za-z]+)(.*)", text, re.DOTALL)
    if not match:
        return text
    word, rest = match.groups()
    found = _opening_verb(word, rest, wanted)
    if not found:
        return text
    forms, old = found
    later = with_later_verbs(rest, old, wanted)
    return text if later is None else spelled_like(verb_in(forms, wanted), word) + later


def _is_clear(text: str, context: Context, wanted: Form) -> bool:
    """In a position that goes on: three verbs or more, and the wanted form leads by far. Past ones may be deeds done."""
    forms = list_forms(text, context)
    present = forms.total() - forms["past"]
    return present >= 3 and forms[wanted] * 3 >= present * 2 and forms["past"] <= 1


def _both(pair: re.Match[str], wanted: Form) -> str:
    """ "Loading and unloading trucks" is "Loaded and unloaded trucks"."""
    one, two, rest = pair["one"].casefold(), pair["two"], pair["rest"]
    for form in ("gerund", "base", "third"):
        if form == wanted:
            continue
        first, second = table_of(form)(one), table_of(form)(two)
        if form == "gerund" and rest.startswith(" of "):
            rest = rest.removeprefix(" of")
        if not first or not second or not OBJECT.match(rest):
            continue
        if form != "gerund" and {first.base, second.base}.intersection(load_words("en", "noun_verbs")):
            continue
        later = with_later_verbs(rest, form, wanted)
        if later is not None:
            return f"{spelled_like(verb_in(first, wanted), pair['one'])} {pair['and']} {verb_in(second, wanted)}{later}"
    return ""


def _opening_verb(word: str, rest: str, wanted: Form) -> tuple[VerbForms, Form] | None:
    flat = word.casefold()
    particle = PARTICLE.match(rest)
    if particle and (from_gerund(flat) or is_sure(flat)):
        rest = rest[particle.end() :]  # "Giving out medication"
    if from_gerund(flat) and rest.startswith(" of ") and flat not in load_words("en", "gerund_nouns"):
        return None
    sure = is_sure(flat) and re.match(r" (?!of\b|and\b|&|[–-])\S", rest) is not None
    if (_NOUNISH.match(rest) and not sure) or flat in load_words("en", "gerund_nouns"):
        return None
    if flat in load_words("en", "noun_verbs") and not DETERMINED.match(rest):
        return None
    base, gerund, third = from_base(flat), from_gerund(flat), from_third(flat)
    old: Form = "base" if base else "gerund" if gerund else "third"
    found = base or gerund or third
    if not found or old == wanted or found.past == flat or (base and from_past(flat)):
        return None
    return (found, old) if sure or OBJECT.match(rest) else None


def nominal(text: str, context: Context) -> str:
    """ "Preparation of reports" is "Prepared reports" where most of the list begins with such verbs."""
    match = _NOUN_OF.match(text)
    if not match or context.role != "highlight" or not context.tense:
        return text
    wanted = form_wanted(text, context)
    forms = list_forms(text, context)
    count = forms.total() if wanted == "past" else forms[wanted]
    if wanted == "gerund" or count < 2 or count * 2 < len(context.siblings):
        return text
    verbs = []
    for noun in filter(None, (match["one"].casefold(), match["two"])):
        base = load_pairs("en", "nominal_verbs").get(noun)
        known = from_base(base) if base else from_gerund(noun)
        if not known:
            return text
        verbs.append(verb_in(known, wanted))
    rest = match["rest"]
    if not one_object(rest):
        return text
    return spelled_like(" and ".join(verbs), match["one"]) + " " + rest


def one_object(rest: str) -> bool:
    """Nothing after a comma or an "and" that could be a deed of its own: "training of staff and catering" is two."""
    if re.search(r"[.;:!?(]\s*\S", rest) or re.search(r"\b(?:was|were|is|are|has|have|which|who)\b", rest):
        return False
    later = re.split(r",|\band\b|&|\bas well as\b|\bor\b|\bplus\b", rest)[1:]
    return not any(_DEED_NOUN.search(item) or re.search(r"\b(?:of|for)\b", item) for item in later)


RULES = (
    Rule(
        "tense",
        "The bullets of an entry begin alike: in the past tense for what is over.",
        ("en",),
        opener_tense,
    ),
    Rule("nominal", "This bullet now begins with a verb, as the others of its list do.", ("en",), nominal),
)
