"""Passives whose doer is the person: "The site was built by me" is "Built the site".

Without "by me" a passive is left alone: who did it is not said.
"""

import re
from functools import cache

from resumelib.improvement.rules import Context, Rule
from resumelib.text.lazy import lazy
from resumelib.text.wordlists import load_words

_EN_CLAUSE = re.compile(
    r"(?P<what>[^,;.]+?) (?:was|were|has been|have been|is|are) (?P<how>\w+ly )?(?:(?P<before>[a-z]+) and )?(?P<deed>[a-z]+) by me\b(?P<rest>[^,;.]*)"
)
_DE = lazy(
    r"^(?P<what>(?:(?:Der|Die|Das) )?[A-ZÄÖÜ][^,;.]*?) (?:wurden?|ist|sind) (?P<more>[^,;.]*?)(?:von mir|durch mich) (?P<rest>[^,;.]*?)(?P<deed>[a-zäöüß]*(?:ge[a-zäöüß]+(?:t|en)|(?:be|er|ver|ent|zer)[a-zäöüß]+(?:t|en)|[a-zäöüß]+iert))(?: worden)?\.?$"
)  # fmt: skip
_DE_PARTICIPLE = r"(?P<deed>[a-zäöüß]*(?:ge[a-zäöüß]{2,}(?:t|en)|(?:be|er|ver|ent|zer|über|unter)[a-zäöüß]{3,}(?:t|en)|[a-zäöüß]{2,}iert))"
_DE_NO_DOER = (
    lazy(rf"^Es wurden? (?P<what>[^;.:]*[A-ZÄÖÜ][^;.:]*? ){_DE_PARTICIPLE}\.?$"),
    lazy(
        rf"^(?P<what>(?:(?:Der|Die|Das) (?:[a-zäöüß]+ )?)?[A-ZÄÖÜ][^;.:]*? )wurden? (?P<more>(?:[^;.:]*? )?){_DE_PARTICIPLE}\.?$"
    ),
)
_DE_OTHER = lazy(
    r",|\b(?:von|vom) (?!(?:ca\. |rund |etwa )?\d)|\bdurch (?:mich|den|die|das|einen?|eine)\b|\b(?:wurden?|und wurden?|ich|mir|mich|worden|nicht)\b(?=.* wurden?\b)|\b(?:ich|mir|mich|nicht|der|die|welche) (?:[a-zäöüß]+ )*(?:wurden?|hat|war)\b"
)
_EN_NO_DOER = re.compile(
    r"^(?P<what>[A-Z][\w'’/-]*(?: [\w'’/&-]+){0,5}?) (?:was|were) (?P<deed>[a-z]+)(?: and (?P<more>[a-z]+ed|written|built|made|drawn))?(?P<rest>(?: [^,;.:]*)?)$"
)
_EN_OTHER = re.compile(
    r"\b(?:who|which|that|was|were|is|are|had|I|we|me|my|us|our|they|customers|by (?:the|a|an|our|my|other|several|another|two|three|[A-Z][a-z]+)|(?:and|or|but) (?:then )?[a-z]+(?:ed|en))\b"
)
_FR = lazy(
    r"^(?P<what>[^,;.]+?) (?:a|ont) été (?P<deed>[a-zéèêç]+é)e?s? par (?:moi|mes soins)\b(?P<rest>[^,;.]*)\.?$"
)
_ES = lazy(r"^(?P<what>[^,;.]+?) (?:fue|fueron) (?P<deed>[a-záéíóúñ]+ad)[oa]s? por mí\b(?P<rest>[^,;.]*)\.?$")
_LONGEST = 600  # characters; a longer highlight is no one sentence, and the search grows with the square
_SPELLED = ((r"c$", "qu"), (r"g$", "gu"), (r"z$", "c"))


def english(text: str, context: Context) -> str:
    """Every clause must be such a passive, or the sentence is left as it is."""
    if context.role != "highlight" or " by me" not in text:
        return text
    body = text.rstrip(".")
    parts = re.split(r"((?:, and |, | and |; )(?=[^,;]* by me\b))", body)
    made = []
    for at, part in enumerate(parts):
        match = _EN_CLAUSE.fullmatch(part) if at % 2 == 0 else None
        if at % 2 == 0 and (
            not match
            or match["deed"] not in _pasts()
            or (match["before"] and match["before"] not in _pasts())
            or re.search(r"\b(?:and|but|or) ", match["rest"])
        ):
            return text  # "…, and built with two colleagues": a second deed would lose its object
        made.append(part if match is None else _turned(match, first=at == 0))
    return "".join(made) + text[len(body) :]


@cache
def _pasts() -> dict[str, str]:
    """Participle -> past: "written" -> "wrote"."""
    lines = (line.split() for line in load_words("en", "verb_forms"))
    return {forms[2]: forms[1] for forms in lines if len(forms) > 2}


def _turned(match: re.Match[str], *, first: bool) -> str:
    what, deed = match["what"], _pasts()[match["deed"]]
    if match["before"]:
        deed = f"{_pasts()[match['before']]} and {deed}"
    if first:
        what = re.sub(r"^(?:The|A|An|All|My|Our|This|These)\b", lambda m: m.group().lower(), what)
        what = what if what[1:2].isupper() else what[:1].lower() + what[1:]
        deed = deed[:1].upper() + deed[1:]
    return f"{match['how'] or ''}{deed} {what}{match['rest']}"


def deeds_without_doer(text: str, context: Context) -> str:
    """ "Samples were prepared by hand" is "Prepared samples by hand", if it was the person: only deeds of a list."""
    match = _EN_NO_DOER.match(text) if context.role == "highlight" and context.tense == "past" else None
    if not match or _EN_OTHER.search(match["what"] + match["rest"]):
        return text
    deeds = [match["deed"], *filter(None, [match["more"]])]
    if any(deed not in load_words("en", "passive_deeds") or deed not in _pasts() for deed in deeds):
        return text
    done = " and ".join(_pasts()[deed] for deed in deeds)
    what = re.sub(
        r"^(?:The|A|An|All|New|Several|Many|Two|Three)\b", lambda m: m.group().lower(), match["what"]
    )
    word = what.split()[0]
    if (word[:1].isupper() and word[1:].islower() and word.endswith("s")) or (
        word.casefold() in load_words("en", "common_openers") and " " in what
    ):
        what = what[:1].lower() + what[1:]
    elif word[:1].isupper() and word[1:].islower():
        return text  # a name, perhaps
    return f"{done[:1].upper()}{done[1:]} {what}{match['rest']}"


def german(text: str, context: Context) -> str:
    """ "Die Webseite wurde von mir erstellt" is "Webseite erstellt", as German resumes say it.

    Without "von mir" too: the shorter form says no more of who did it.
    """
    match = _DE.match(text) if context.role == "highlight" and len(text) <= _LONGEST else None
    if not match:
        return _german_without_doer(text, context)
    what = match["what"]
    bare = re.sub(r"^(?:Der|Die|Das) (?=[A-ZÄÖÜ])", "", what)  # before an adjective the article must stay
    return " ".join(f"{bare} {match['more']}{match['rest']}{match['deed']}".split())


def _german_without_doer(text: str, context: Context) -> str:
    short = context.role == "highlight" and len(text) <= _LONGEST
    found = (pattern.match(text) for pattern in _DE_NO_DOER) if short else ()
    match = next(filter(None, found), None)
    if not match or _DE_OTHER.search(re.sub(r"\([^()]*\)", "", text[match.start("what") :])):
        return text
    more = match.groupdict().get("more") or ""
    bare = re.sub(r"^(?:(?:Der|Die|Das) (?=[A-ZÄÖÜ])|eine? (?=[a-zäöüß]+e[rs]? [A-ZÄÖÜ]))", "", match["what"])
    new = " ".join(f"{bare}{more}{match['deed']}".split())
    return new[:1].upper() + new[1:]


def french(text: str, context: Context) -> str:
    match = _FR.match(text) if context.role == "highlight" else None
    if not match:
        return text
    what = re.sub(r"^(?:Le|La|Les|L['’]|Un|Une|Des)(?=\W|\w)", lambda m: m.group().lower(), match["what"])
    deed = match["deed"]
    return f"{deed[:1].upper()}{deed[1:]} {what}{match['rest']}"


def spanish(text: str, context: Context) -> str:
    match = _ES.match(text) if context.role == "highlight" else None
    if not match:
        return text
    root = match["deed"].removesuffix("ad")
    for ending, spelled in _SPELLED:
        if re.search(ending, root):
            root = re.sub(ending, spelled, root)
            break
    what = re.sub(r"^(?:El|La|Los|Las|Un|Una)\b", lambda m: m.group().lower(), match["what"])
    return f"{root[:1].upper()}{root[1:]}é {what}{match['rest']}"


_REASON = "What you did reads better in the active voice."
RULES = (
    Rule("active-voice", _REASON, ("en",), english),
    Rule(
        "own-deed",
        "Said in the active voice, as your own deed. Accept it only if it was you.",
        ("en",),
        deeds_without_doer,
        asks=True,
    ),
    Rule("active-voice-de", _REASON, ("de",), german),
    Rule("active-voice-fr", _REASON, ("fr",), french),
    Rule("active-voice-es", _REASON, ("es",), spanish),
)
