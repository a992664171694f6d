"""Words that can go, and long-winded phrases with a short form of the same meaning."""

import re
from functools import cache

from resumelib.improvement.rules import Context, Rule
from resumelib.improvement.rules.forms import opening_form
from resumelib.text.lazy import lazy
from resumelib.text.tense import from_base, from_past
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs, load_words

_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{1,120}[\"”“»]")


@cache
def _filler_pattern(language: str) -> re.Pattern[str] | None:
    fillers = load_words(language, "safe_fillers")
    if not fillers:
        return None
    any_of = "|".join(re.escape(word) for word in sorted(fillers, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{any_of})(?![\w-]) ", re.IGNORECASE)


def _phrases(language: str, text: str) -> list[tuple[re.Pattern[str], str]]:
    """The phrases that do stand in `text` (folded in case): a pattern is compiled only when it is needed."""
    plain = text.replace("’", "'")
    return [
        (_pattern(long), f"{short} " if long.endswith("'") else short)
        for long, short in load_pairs(language, "wordy").items()
        if long in plain
    ]


def _pattern(phrase: str) -> re.Pattern[str]:
    """Either apostrophe; one at the end is followed by its word: "afin d'améliorer"."""
    end = "" if phrase.endswith("'") else r"(?![\w-])"
    return re.compile(rf"(?<![\w-]){re.escape(phrase)}{end}".replace("'", "['’]"), re.IGNORECASE)


def fillers(text: str, context: Context) -> str:
    pattern = _filler_pattern(context.language)
    if not pattern or _QUOTED.search(text):
        return text

    def drop(match: re.Match[str]) -> str:
        before, after = text[: match.start()], text[match.end() :]
        word = match.group().strip()
        is_name = word[:1].isupper() and bool(before.strip()) and not re.search(r"[.!?:]\s*$", before)
        joined = re.match(r"(?:and|und|et|y|e|or|oder|ou|o|but)\b|[,;.]", after)
        after_join = re.search(
            r"(?:\b(?:and|und|et|y|or|as|so|be|more|less|not|nicht|pas|no)|,)\s*$", before, re.I
        )
        after_be = re.search(r"\b(?:is|are|was|were|be|been)\s*$", before, re.I) and not re.match(
            r"\w+ed\b", after
        )
        return match.group() if is_name or joined or after_join or after_be else ""

    new = pattern.sub(drop, text)
    return _keep_capital(text, new)


def idle_adjectives(text: str, context: Context) -> str:
    """ "Erfolgreiche Einführung von SAP" and "gestion efficace des stocks": praise of one's own deed that says nothing.

    Only beside the noun of a deed: "población activa" is a term, and what a verb says ("est efficace") would leave a hole.
    """
    words = load_words(context.language, "idle_adjectives")
    if not words or _QUOTED.search(text) or not any(word in text.casefold() for word in words):
        return text
    for match in reversed([*_beside_deeds(context.language).finditer(text)]):
        if not _AFTER_BE.search(text[: match.start()]):
            text = _keep_capital(text, text[: match.start()] + text[match.end() :])
    return text


@cache
def _beside_deeds(language: str) -> re.Pattern[str]:
    words = load_words(language, "idle_adjectives")
    any_of = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    if language == "de":
        return re.compile(rf"(?<![\w-])(?:{any_of}) (?=[A-ZÄÖÜ]\w+(?:ung|ion)(?:en)?\b)", re.IGNORECASE)
    if language == "en":  # where the deed opens the text
        return re.compile(rf"^(?:{any_of}) (?=[a-z]+(?:tion|sion|ment|ing)\b)", re.IGNORECASE)
    return re.compile(
        rf"(?:(?<=tion)|(?<=sion)|(?<=ment)|(?<=ción)|(?<=sión)|(?<=tión)|(?<=ento)) (?:{any_of})(?= (?:de|des|du|d['’]|à|au|aux|del|a|al|en)(?:\b|(?<=['’])))"
    )


_AFTER_BE = lazy(
    r"(?i)\b(?:población|population)$|\b(?:est|était|sont|fut|être|es|era|fue|son|ser|ist|war|sind|sein|sehr|très|muy|plus|más|und|et|y|nicht|pas|no|weniger|moins|menos|[,(])\s*$"
)


def wordy(text: str, context: Context) -> str:
    if _QUOTED.search(text):
        return text
    new = text
    for pattern, short in _phrases(context.language, text.casefold()):

        def put(match: re.Match[str], short: str = short) -> str:
            if short in ("various", "many", "several") and not _PLURAL.match(match.string[match.end() :]):
                return match.group()
            if _ADVERB.search(match.group()) and _names_a_deed(text, context.language):
                return match.group()  # "Consultation daily" is no shorter way to say it
            return short[:1].upper() + short[1:] if match.group()[:1].isupper() else short

        new = pattern.sub(put, new)
    return _keep_capital(text, re.sub(r"  +", " ", new).strip())


_ADVERB = lazy(
    r"^(?:on an? .* basis|(?:auf|in) .*(?:basis|form|abständen)|(?:de|sur|con) .*(?:manière|façon|base|manera|forma|carácter).*|(?:de|con) (?:manera|forma|carácter) .*)$",
    re.IGNORECASE,
)
_PLURAL = re.compile(r" (?:[\w/-]+,? ){0,3}?[A-Za-z]{2,}s\b(?!['’])")
_DEED = re.compile(
    r"^(?:I )?(?:was|were) able to (?P<able>reduce|increase|improve|save|win|cut|raise|double|complete|achieve|lower|grow|shorten)(?= )"
    r"|^(?:I )?made (?P<made>improvements|changes|corrections|contributions) to (?=(?:the|a|an|our|all|its|their|\d)\b)", re.IGNORECASE,
)  # fmt: skip
_MADE = {"improvements": "improved", "changes": "changed", "corrections": "corrected", "contributions": "contributed to"}  # fmt: skip


def _names_a_deed(text: str, language: str) -> bool:
    """A text without a verb, to which an adverb does not belong."""
    if language == "en":
        return not opening_form(text)
    if language == "de":
        return bool(
            re.match(
                r"(?:[a-zäöüß]+ )?[A-ZÄÖÜ]\w*(?:ung|ion|enz|kauf|pflege|arbeit|hilfe|nahme|gabe)(?:en)?\b",
                text,
            )
        )
    return bool(re.match(r"[A-ZÀ-Þ][a-zà-ÿ]*(?:tion|sion|ment|age|ance|ción|sión|miento|ado|anza)s?\b", text))


def deed(text: str, context: Context) -> str:
    """ "Was able to reduce costs" and "Made changes to the layout": the verb that says it."""
    match = _DEED.match(text) if context.role == "highlight" else None
    if not match or re.search(r"\b(?:and|or|but|to) ", text[match.end() :]):
        return text  # a second verb or object would need its own form
    forms = from_base(match["able"].casefold()) if match["able"] else None
    verb = forms.past if forms else _MADE.get((match["made"] or "").casefold(), "")
    if not verb:
        return text
    gap = "" if match["able"] else " "
    return f"{verb[0].upper()}{verb[1:]}{gap}{text[match.end() :]}"


def _keep_capital(old: str, new: str) -> str:
    first = new[:1]
    if old[:1].isupper() and first.islower() and not re.match(r"[a-z]+[A-Z\d]", new):
        return first.upper() + new[1:]
    return new


def pronouns(text: str, context: Context) -> str:
    """First person goes where the sentence stands without it: "I built X" is "Built X"."""
    if context.role != "highlight" or _QUOTED.search(text):
        return text
    verbs = _forms()
    match = re.match(r"I(?: have|['’]ve)?(?: also)? ([a-z]+)\b", text)
    if (
        not match
        or not (match.group(1) in verbs or _is_past(match.group(1)))
        or re.search(r"(?<!\w)(?:I|me|my|we|our)(?!\w)", text[match.end() :])
    ):
        return text
    word = match.group(1)
    return word[0].upper() + word[1:] + text[match.end() :]


def _is_past(word: str) -> bool:
    """ "came", "met": a past form that is no other word."""
    forms = from_past(word)
    return forms is not None and forms.base != word and word not in load_words("en", "not_past")


@cache
def _forms() -> frozenset[str]:
    return frozenset(fold(form) for line in load_words("en", "verb_forms") for form in line.split()[:3])


RULES = (
    Rule("filler", "Words that add nothing were left out.", ("en", "de", "fr", "es"), fillers),
    Rule(
        "idle-adjective", "Words that add nothing were left out.", ("en", "de", "fr", "es"), idle_adjectives
    ),
    Rule("wordy", "A long-winded phrase got its short form.", ("en", "de", "fr", "es"), wordy),
    Rule("plain-deed", "The bullet now begins with what was done.", ("en",), deed),
    Rule("pronoun", "Resumes are written without “I”.", ("en",), pronouns),
)
