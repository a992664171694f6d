"""Weak openers become the verb they hide, of the same scope and never a higher one.

"Responsible for managing stock" is "Managed stock". "Helped" and "worked on" keep their meaning: what somebody
did there is theirs to say, so those are asked about instead (see questions).
"""

import re
from functools import cache

from resumelib.improvement.rules import Context, Rule
from resumelib.improvement.rules.forms import Form, form_wanted, verb_in, with_later_verbs
from resumelib.improvement.rules.tenses import one_object
from resumelib.text.lazy import lazy
from resumelib.text.tense import VerbForms, from_base, from_gerund
from resumelib.text.wordlists import load_pairs, load_words

_DUTY = re.compile(
    r"^(?:(?:I )?(?:was|am|were|is|being|been) )?(?:also )?(?:(?:solely |mainly )?responsible for|tasked with|(?:given|assigned) (?:the |a )?(?:task|responsibility|job) of|in charge of|charged with|entrusted with|accountable for"
    r"|(?:my |main |key |daily |primary )*(?:duties|responsibilities|tasks|role)(?: (?:have |also )?(?:included?|includes|involved?|involves|were|was|consisted of))[: ]?)\s*(?=\S)",
    re.IGNORECASE,
)  # fmt: skip
_TASK = re.compile(
    r"^(?:My (?:main |key |daily |primary )?)?(?:job|task|role|duty|duties|tasks|responsibility|responsibilities) (?:was|were|is|are) (?:also )?to ",
    re.IGNORECASE,
)
_OF = re.compile(r"^(?:the |all |overall )*([a-z]+)(?: and ([a-z]+))? of (?=\S)", re.IGNORECASE)
_LEFT_HANGING = lazy(
    r"(?:\band|,) (?:of|for|in|to|with) [a-z]+ing\b|^\w+ (?:up|out|off|down|over|away|back) of\b|^\w+ and \w+ of\b"
)
_HANDLE = VerbForms("handle", "handled", "handled", "handling", "handles")
_ASSIST = re.compile(r"^(?:I )?(Assisted|Assisting|Assist|Helped|Helping|Help)(?: out)? (?:in|with) (?:the )?", re.IGNORECASE)  # fmt: skip


def duty(text: str, context: Context) -> str:
    match = _DUTY.match(text)
    if not match or context.role != "highlight":
        return _task(text, context)
    rest = re.sub(r"(, | and |, and )(?:for|of) (?:the )?(?=[a-z]+ing [a-z])", r"\1", text[match.end() :])
    if context.tense == "" and re.match(r"I am|am|is", match.group(), re.I):
        return text
    wanted = form_wanted(text, context)
    made = _from_gerund(rest, wanted) or _from_noun(rest, wanted) or _from_thing(match.group(), rest, wanted)
    return text if not made or _LEFT_HANGING.search(made) else made


def _task(text: str, context: Context) -> str:
    """ "My job was to open the shop and count the till" is "Opened the shop and counted the till"."""
    match = _TASK.match(text)
    word = re.match(r"[a-z]+", text[match.end() :]) if match else None
    forms = from_base(word.group()) if word else None
    if not match or not word or not forms or context.role != "highlight":
        return text
    if any(verb in _results() for verb in re.findall(r"[a-z]+", text[match.end() :])):
        return text
    wanted = form_wanted(text, context)
    rest = text[match.end() + word.end() :]
    pair = re.match(r" and ([a-z]+)(?= )", rest)
    second = from_base(pair.group(1)) if pair else None
    if pair and second:
        tail = _finite(rest[pair.end() :], "base", wanted)
        done = f"{verb_in(forms, wanted)} and {verb_in(second, wanted)}{tail}" if tail is not None else ""
    else:
        tail = _finite(rest, "base", wanted)
        done = verb_in(forms, wanted) + tail if tail is not None else ""
    return done[:1].upper() + done[1:] if done and rest else text


def _from_thing(opener: str, rest: str, wanted: Form) -> str:
    """ "Responsible for the weekly stock count" is "Handled the weekly stock count": of work, not of people or places."""
    if "responsible" not in opener.casefold() and "charge" not in opener.casefold():
        return ""
    head = re.match(
        r"((?:the |all |our )?(?:[a-z-]+ ){0,3}?([a-z]+))(?= for\b| of\b| at\b| in\b|$|\.$)", rest
    )
    if not head or head.group(2) not in load_words("en", "handled_things"):
        return ""
    if re.search(r"\band\b|[,;&]", rest) or _clause_changes(rest):
        return ""
    return f"{verb_in(_HANDLE, wanted).capitalize()} {rest}"


def _finite(rest: str, old: Form, wanted: Form) -> str | None:
    return None if _clause_changes(rest) else with_later_verbs(rest, old, wanted)


def _from_gerund(rest: str, wanted: Form) -> str:
    word = rest.split(" ", 1)[0]
    flat = word.casefold()
    forms = from_gerund(flat) if word.isalpha() else None
    if not forms or " " not in rest or _tells_result(rest):
        return ""
    tail = re.sub(r"^( (?:up|out|off|down|over|away))? of(?= )", r"\1", rest[len(word) :])
    pair = re.match(r",? (?:and|&) ([a-z]+ing)(?= )", tail)
    second = from_gerund(pair.group(1)) if pair else None
    if pair and not second:
        return ""
    if pair and second:
        tail = tail[pair.end() :]
        tail = tail.removeprefix(" of") if tail.startswith(" of ") else tail
    done = _finite(tail, "gerund", wanted)
    if done is None or re.match(r" (?:in|out|up) and\b", done):
        return ""
    verb = verb_in(forms, wanted)
    both = f"{verb} and {verb_in(second, wanted)}" if second else verb
    return both[0].upper() + both[1:] + done


def _tells_result(rest: str) -> bool:
    """Charged with finding suppliers: whether they were found is not said. ", saving 5 %" at the end is said."""
    deeds = re.findall(r"(?:^|\band |& )([a-z]+ing)\b", rest.casefold())
    deeds += re.findall(r", ([a-z]+ing)\b(?=.*\band [a-z]+ing\b)", rest.casefold())
    forms = (from_gerund(word) for word in deeds)
    return any(found and found.base in _results() for found in forms)


@cache
def _results() -> frozenset[str]:
    bases = load_words("en", "outcome_verbs")
    return frozenset((*bases, *(base.replace("iz", "is") for base in bases)))


def _clause_changes(tail: str) -> bool:
    """A verb of its own later on ("…, was also …"), or several sentences: left as it is."""
    return bool(
        re.search(r"[.;!?]\s+\S", tail)
        or re.search(r"\b(?:and|,|as well as) (?:also )?(?:for|in) ", tail)
        or re.search(r"\b(?:and|,) (?:was|were|is|are|has|have|had|did|also was|I)\b", tail)
    )


@cache
def _nominal() -> dict[str, str]:
    return load_pairs("en", "nominal_verbs")


def _from_noun(rest: str, wanted: Form) -> str:
    match = _OF.match(rest)
    if not match or not one_object(rest[match.end() :]):
        return ""
    verbs = []
    for noun in filter(None, match.groups()):
        base = _nominal().get(noun.casefold())
        forms = from_base(base) if base else None
        if not forms or forms.base in _results():
            return ""
        verbs.append(verb_in(forms, wanted))
    first = verbs[0][0].upper() + verbs[0][1:]
    return " and ".join([first, *verbs[1:]]) + " " + rest[match.end() :]


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
    if (
        forms
        and " " in rest
        and with_later_verbs(rest[len(word) :], "gerund", "base") == rest[len(word) :]
        and not _clause_changes(rest)
    ):
        tail = rest[len(word) :]
        return f"{helped} {forms.base}{tail.removeprefix(' of') if tail.startswith(' of ') else tail}"
    noun = _OF.match(rest)
    if noun and not noun.group(2) and one_object(rest[noun.end() :]):
        base = _nominal().get(noun.group(1).casefold())
        tail = rest[noun.end() :]
        if base and from_base(base):
            return f"{helped} {base} {tail}"
    return text


RULES = (
    Rule("weak-opener", "The bullet now begins with what was done.", ("en",), duty),
    Rule("assist-opener", "“Helped” and a verb say the same in fewer words.", ("en",), assist),
)
