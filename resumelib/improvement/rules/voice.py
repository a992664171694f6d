"""Passives whose doer is the person: "The site was built by me" is "Built the site".

Without "by me" a passive is left alone: who did it is not said.
"""

import re
from functools import cache

from resumelib.improvement.rules import Context, Rule
from resumelib.text.wordlists import load_words

_EN_CLAUSE = re.compile(
    r"(?P<what>[^,;.]+?) (?:was|were|has been|have been|is|are) (?P<how>\w+ly )?(?P<deed>[a-z]+) by me\b(?P<rest>[^,;.]*)"
)
_DE = re.compile(
    r"^(?P<what>(?:(?:Der|Die|Das) )?[A-ZÄÖÜ][^,;.]*?) (?:wurden?|ist|sind) (?P<more>[^,;.]*?)(?:von mir|durch mich) (?P<rest>[^,;.]*?)(?P<deed>[a-zäöüß]*(?:ge[a-zäöüß]+(?:t|en)|(?:be|er|ver|ent|zer)[a-zäöüß]+(?:t|en)|[a-zäöüß]+iert))(?: worden)?\.?$"
)  # fmt: skip
_FR = re.compile(
    r"^(?P<what>[^,;.]+?) (?:a|ont) été (?P<deed>[a-zéèêç]+é)e?s? par (?:moi|mes soins)\b(?P<rest>[^,;.]*)\.?$"
)
_ES = re.compile(
    r"^(?P<what>[^,;.]+?) (?:fue|fueron) (?P<deed>[a-záéíóúñ]+ad)[oa]s? por mí\b(?P<rest>[^,;.]*)\.?$"
)
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
        if at % 2 == 0 and (not match or match["deed"] not in _pasts()):
            return text
        made.append(part if match is None else _turned(match, first=at == 0))
    return "".join(made) + text[len(body) :]


@cache
def _pasts() -> dict[str, str]:
    """Participle -> past: "written" -> "wrote"."""
    lines = (line.split() for line in load_words("en", "verb_forms"))
    return {forms[2]: forms[1] for forms in lines if len(forms) > 2}


def _turned(match: re.Match[str], *, first: bool) -> str:
    what, deed = match["what"], _pasts()[match["deed"]]
    if first:
        what = re.sub(r"^(?:The|A|An|All|My|Our|This|These)\b", lambda m: m.group().lower(), what)
        what = what if what[1:2].isupper() else what[:1].lower() + what[1:]
        deed = deed[:1].upper() + deed[1:]
    return f"{match['how'] or ''}{deed} {what}{match['rest']}"


def german(text: str, context: Context) -> str:
    """ "Die Webseite wurde von mir erstellt" is "Webseite erstellt", as German resumes say it."""
    match = _DE.match(text) if context.role == "highlight" else None
    if not match:
        return text
    what = match["what"]
    bare = re.sub(r"^(?:Der|Die|Das) (?=[A-ZÄÖÜ])", "", what)  # before an adjective the article must stay
    return " ".join(f"{bare} {match['more']}{match['rest']}{match['deed']}".split())


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
    Rule("active-voice-de", _REASON, ("de",), german),
    Rule("active-voice-fr", _REASON, ("fr",), french),
    Rule("active-voice-es", _REASON, ("es",), spanish),
)
