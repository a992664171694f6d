"""One form for the bullets of a list in German: the one that most of them have, where the sentence stays whole.

Participles ("12 Kunden betreut"), infinitives ("12 Kunden betreuen"), the past ("Betreute 12 Kunden") and nouns
("Betreuung von 12 Kunden") are changed into each other only where no word but the verb, its articles and endings
would change; French and Spanish see romance.py.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Literal

from resumelib.improvement.rules import Context, Rule
from resumelib.text.wordlists import load_words

Form = Literal["participle", "infinitive", "past", "present", "noun"]
_NOT_PLAIN = re.compile(r"[;:!?()–]|,(?!\d)|\.(?!\d)|\b(?:ich|wir|sich|nicht|zu|um|dass|wurden?|worden|habe|hatte|war|durch mich|als ob)\b")  # fmt: skip
_NOUN = r"(?P<noun>[A-ZÄÖÜ][\wäöüß-]+)"
_OBJECTS = (
    # (how it begins, what stands there instead, the noun's own ending)
    (re.compile(rf"die (?P<adj>[a-zäöüß]+e )?{_NOUN}"), "der", ""),
    (re.compile(rf"das (?P<adj>[a-zäöüß]+e )?{_NOUN}"), "des", "s"),
    (re.compile(rf"eine (?P<adj>[a-zäöüß]+e )?{_NOUN}"), "einer", ""),
    (re.compile(rf"ein (?P<adj>[a-zäöüß]+es )?{_NOUN}"), "eines", "s"),
    (re.compile(rf"(?P<many>(?:(?:über|rund|ca\.|bis zu|mehr als) )?[1-9][\d.]*) (?P<adj>[a-zäöüß]+e )?{_NOUN}"), "von", "n"),
    (re.compile(r"(?P<adj>)(?P<noun>[A-ZÄÖÜ][\wäöüß-]+en)(?P<more> und [A-ZÄÖÜ][\wäöüß-]+en)?(?!\w)"), "von", ""),
)  # fmt: skip
_BEHIND = re.compile(r"(?: (?:in|im|am|an|auf|bei|beim|mit|für|aus|nach|per|über|von|vom|zum|zur|pro|unter) [^,]*(?:[A-ZÄÖÜ][\wäöüß-]*|\d))?")  # fmt: skip
_PARTICIPLE = re.compile(r"\w*ge\w{2,}(?:t|en)|\w+iert|(?:be|ver|ent|er|zer|über|unter|um)\w{2,}t")
_DEED = re.compile(
    r"[A-ZÄÖÜ][\w-]*(?:ung|ion|ieren|enz|kauf|trieb|suche|hilfe|arbeit|pflege|nahme|gabe|lyse|atur|kontrolle|führung|betreuung|aufbau)(?:en)?|Akquise|Mitarbeit|Vertretung|Verkauf|Einkauf"
)
_ONE = re.compile(r"(?:1|ein)(?!\d)")


@dataclass(frozen=True, slots=True)
class Verb:
    infinitive: str
    participle: str
    past: str
    prefix: str  # of the past, "" where it does not part
    noun: str


@cache
def _verbs() -> tuple[Verb, ...]:
    found = []
    for line in load_words("de", "deed_forms"):
        infinitive, participle, past, noun = line.split()
        stem, _, prefix = past.partition("…")
        found.append(Verb(infinitive, participle, stem, prefix, "" if noun == "-" else noun))
    return tuple(found)


@cache
def _by(form: Form) -> dict[str, Verb]:
    """Word -> verb; a past whose prefix parts is found by both, "führte durch"."""
    if form == "past":
        return {f"{v.past} {v.prefix}".strip(): v for v in _verbs()}
    if form == "present":
        return {
            v.infinitive.removesuffix("n"): v
            for v in _verbs()
            if v.infinitive.endswith("en") and not v.prefix
        }
    return {getattr(v, form).casefold(): v for v in _verbs() if getattr(v, form)}


@cache
def _all_forms() -> frozenset[str]:
    return frozenset(
        w for v in _verbs() for w in (v.infinitive, v.participle, v.past, v.infinitive.removesuffix("n"))
    )


def form_of(text: str) -> tuple[Form, Verb | None, str] | None:
    """(form, verb, what stands beside the verb); a noun's verb is not looked for."""
    body = text.rstrip(".")
    words = body.split()
    if len(words) < 2:
        return None
    first, last = words[0], words[-1]
    final: tuple[Form, ...] = ("participle", "infinitive")
    for form in final:
        verb = _by(form).get(last)
        if verb and not (form == "infinitive" and verb.participle == last):
            return form, verb, " ".join(words[:-1])
    low = first.casefold()
    parted = _by("past").get(f"{low} {last}")
    if parted:
        return "past", parted, " ".join(words[1:-1])
    if low in _by("noun") or re.fullmatch(r"[A-ZÄÖÜ]\w+(?:ung|ion)", first):
        return "noun", None, ""
    opening: tuple[Form, ...] = ("past", "present")
    for form in opening:
        verb = _by(form).get(low)
        if verb:
            return form, verb, " ".join(words[1:])
    return None


def german(text: str, context: Context) -> str:
    if context.role != "highlight" or len(context.siblings) < 2:
        return text
    own = form_of(text)
    wanted = _leading(text, context)
    if own is None or wanted is None or own[0] == wanted:
        return text
    form, verb, rest = own
    if verb is None:
        return text
    inner = {w.casefold() for w in re.findall(r"[a-zäöüß]+", rest)}
    if not rest or _NOT_PLAIN.search(rest) or inner & _all_forms():
        return text
    made = _put(form, verb, rest, wanted, context)
    return made[:1].upper() + made[1:] + ("." if text.endswith(".") else "") if made else text


def _leading(text: str, context: Context) -> Form | None:
    """The form of half of the list at least, where no other has as many: the same for each of its bullets."""
    count = Counter(form for form in map(_looks_like, (*context.siblings, text)) if form)
    ranked = count.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    form, number = ranked[0]
    return form if number >= 2 and number * 2 > len(context.siblings) else None


def _looks_like(text: str) -> Form | None:
    """The form, of verbs too that we cannot put into another."""
    body = re.sub(r" ?\([^()]*\)$", "", text.rstrip("."))
    words = body.split() or [""]
    first, last = words[0], words[-1]
    if last.islower() and _PARTICIPLE.fullmatch(last):
        return "participle"
    found = form_of(body)
    if found:
        return found[0]
    if last.islower() and last.endswith(("en", "eln", "ern")) and first != last:
        return "infinitive"
    return "noun" if _DEED.fullmatch(first.rstrip(",")) else None


def _put(form: Form, verb: Verb, rest: str, wanted: Form, context: Context) -> str:
    if wanted == "noun":
        return _as_noun(verb, rest)
    if wanted == "participle" and context.tense == "past" and form in ("infinitive", "past"):
        return f"{rest} {verb.participle}"
    if wanted == "infinitive" and (form == "present" or (form == "past" and context.tense == "past")):
        return f"{rest} {verb.infinitive}"
    return ""


def _as_noun(verb: Verb, rest: str) -> str:
    """ "die Buchhaltung" is "Führung der Buchhaltung"; "" where an ending could only be guessed."""
    rest = rest[:1].lower() + rest[1:] if re.match(r"(?:Die|Das|Eine?) ", rest) else rest
    for pattern, article, ending in _OBJECTS:
        match = pattern.match(rest)
        if not match or not _BEHIND.fullmatch(rest[match.end() :]) or not verb.noun:
            continue
        noun = _with_ending(match["noun"], ending)
        if not noun or (ending == "n" and _ONE.match(match["many"])):
            return ""
        adjective = re.sub(r"(?:e|es) $", "en ", match["adj"] or "")
        many = f" {match['many']}" if "many" in match.groupdict() else ""
        more = match.groupdict().get("more") or ""
        return f"{verb.noun} {article}{many} {adjective}{noun}{more}{rest[match.end() :]}"
    return ""


def _with_ending(noun: str, ending: str) -> str:
    if ending == "s":
        return "" if re.search(r"[sßxz]$", noun) else noun + "s"
    if ending == "n":
        return noun if re.search(r"[nsa]$", noun) else noun + "n" if re.search(r"(?:e|er|el)$", noun) else ""
    return noun


RULES = (Rule("parallel-de", "The bullets of a list begin alike, as most of them do.", ("de",), german),)
