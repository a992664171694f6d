"""Weak openers become the verb they hide, of the same scope and never a higher one.

"Responsible for managing stock" is "Managed stock". "Helped" and "worked on" keep their meaning: what somebody
did there is theirs to say, so those are asked about instead (see questions).
"""

import re
from functools import cache

from resumelib.improvement.rules import Context, Rule
from resumelib.text.tense import VerbForms, form_for, from_base, from_gerund
from resumelib.text.wordlists import load_pairs, load_words

_DUTY = re.compile(
    r"^(?:(?:I )?(?:was|am|were|is|being|been) )?(?:also )?(?:(?:solely |mainly )?responsible for|tasked with|in charge of|charged with|entrusted with|accountable for"
    r"|(?:my |main |key |daily |primary )*(?:duties|responsibilities|tasks|role)(?: (?:have |also )?(?:included?|includes|involved?|involves|were|was|consisted of))[: ]?)\s*(?=\S)",
    re.IGNORECASE,
)  # fmt: skip
_GERUND_ITEM = re.compile(r"((?:, and |,? and |, |; | as well as )(?:also )?)([a-z]+ing)\b(?=\s+\S)")
_OF = re.compile(r"^(?:the |all |overall )*([a-z]+)(?: and ([a-z]+))? of (?=\S)", re.IGNORECASE)
_ASSIST = re.compile(r"^(?:I )?(Assisted|Assisting|Assist|Helped|Helping|Help)(?: out)? (?:in|with) (?:the )?", re.IGNORECASE)  # fmt: skip


def _verb(forms: VerbForms, context: Context) -> str:
    return form_for(forms, context.tense)


def duty(text: str, context: Context) -> str:
    match = _DUTY.match(text)
    if not match or context.role != "highlight":
        return text
    rest = text[match.end() :]
    if context.tense == "" and re.match(r"I am|am|is", match.group(), re.I):
        return text
    return (
        _from_gerund(rest, context)
        or _from_noun(rest, context)
        or _from_thing(match.group(), rest, context)
        or text
    )


def _from_thing(opener: str, rest: str, context: Context) -> str:
    """ "Responsible for the weekly stock count" is "Handled the weekly stock count": of work, not of people or places."""
    if "responsible" not in opener.casefold() and "charge" not in opener.casefold():
        return ""
    head = re.match(
        r"((?:the |all |our )?(?:[a-z-]+ ){0,3}?([a-z]+))(?= for\b| of\b| at\b| in\b| and\b|$|\.$)", rest
    )
    if not head or head.group(2) not in load_words("en", "handled_things"):
        return ""
    if re.search(r"\bfor\b.*\band for\b|[,;]", rest) or _clause_changes(rest):
        return ""
    return f"{'Handle' if context.tense == 'current' else 'Handled'} {rest}"


def _from_gerund(rest: str, context: Context) -> str:
    word = rest.split(" ", 1)[0]
    forms = from_gerund(word) if word.isalpha() else None
    if not forms or " " not in rest:
        return ""

    def finite(match: re.Match[str]) -> str:
        other = from_gerund(match.group(2))
        return match.group(1) + _verb(other, context) if other else match.group()

    tail = (
        rest[len(word) :].removeprefix(" of") if rest[len(word) :].startswith(" of ") else rest[len(word) :]
    )
    if _clause_changes(tail):
        return ""
    verb = _verb(forms, context)
    return verb[0].upper() + verb[1:] + _GERUND_ITEM.sub(finite, tail)


def _clause_changes(tail: str) -> bool:
    """A verb of its own later on ("…, was also …"), or a joint of unlike parts: left as it is."""
    if re.search(r"[.;!?]\s+\S", tail) or re.search(r"\b(?:was|were|is|are|has|have)\b", tail):
        return True
    joints = re.findall(r"(?:, and|,? and|,) (?:also )?([a-z]+)", tail)
    gerunds = [bool(from_gerund(word)) for word in joints if word.endswith("ing")]
    return bool(gerunds) and not all(gerunds)


@cache
def _nominal() -> dict[str, str]:
    return load_pairs("en", "nominal_verbs")


def _from_noun(rest: str, context: Context) -> str:
    match = _OF.match(rest)
    if not match or _clause_changes(rest[match.end() :]):
        return ""
    verbs = []
    for noun in filter(None, match.groups()):
        base = _nominal().get(noun.casefold())
        forms = from_base(base) if base else None
        if not forms:
            return ""
        verbs.append(_verb(forms, context))
    tail = rest[match.end() :]
    if re.search(r"\b(?:and|,) (?:the )?[a-z]+ (?:of|for)\b", tail):
        return ""  # "management of stock and training of staff": one verb can't take both
    first = verbs[0][0].upper() + verbs[0][1:]
    return " and ".join([first, *verbs[1:]]) + " " + tail


def assist(text: str, context: Context) -> str:
    """ "Assisted with the preparation of …" is "Helped prepare …": the scope stays."""
    match = _ASSIST.match(text)
    if not match or context.role != "highlight":
        return text
    rest = text[match.end() :]
    word = rest.split(" ", 1)[0]
    forms = from_gerund(word)
    helped = (
        "Help" if match.group(1).casefold() in ("help", "assist") and context.tense == "current" else "Helped"
    )
    if forms and " " in rest and not _GERUND_ITEM.search(rest) and not _clause_changes(rest):
        tail = rest[len(word) :]
        return f"{helped} {forms.base}{tail.removeprefix(' of') if tail.startswith(' of ') else tail}"
    noun = _OF.match(rest)
    if noun and not noun.group(2) and not _clause_changes(rest):
        base = _nominal().get(noun.group(1).casefold())
        tail = rest[noun.end() :]
        if base and from_base(base) and not re.search(r"\b(?:and|,) (?:the )?[a-z]+ of\b", tail):
            return f"{helped} {base} {tail}"
    return text


RULES = (
    Rule("weak-opener", "The bullet now begins with what was done.", ("en",), duty),
    Rule("assist-opener", "“Helped” and a verb say the same in fewer words.", ("en",), assist),
)
