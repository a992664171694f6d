"""Word by word: may this word of the new text be there, and is anything of the source lost?

A word needs a licence from the same highlight: itself, its stem, a synonym, a compound's parts, an alias, the
entry's own heading (for names), or the person's answer. Only the closed class of function words needs none.
"""

import re
from dataclasses import dataclass
from functools import cache

from resumelib.improvement.stems import stem
from resumelib.improvement.wording import Token, Wording
from resumelib.text.tokens import squash
from resumelib.text.wordlists import load_words

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\w[\w.]*|\+?\d[\d ()./-]{7,}\d")
_MARKUP = re.compile(r"[*`<>{}\[\]|\\]")
_HIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Sources:
    """What the new text may draw on: the old text, what the person answered, and the entry's heading."""

    old: Wording
    said: Wording
    heading: Wording


def added_words(new: Wording, sources: Sources) -> tuple[list[str], list[str]]:
    """(reasons, doubts): reasons for words without a licence, doubts for plain words that carry no fact."""
    reasons, doubts = [], []
    for token in new.content:
        if _from_source(token, new, sources):
            continue
        if _from_heading(token, new, sources.heading):
            doubts.append(f"“{token.text}” is taken from the entry's heading.")
        elif token.stem in new.lexicon.plain and not _is_name(token, new):
            doubts.append(f"“{token.text}” is a word the source does not use.")
        else:
            reasons.append(_reason(token, new))
    return reasons, doubts


def _from_source(token: Token, new: Wording, sources: Sources) -> bool:
    return any(
        _licensed(token.folded, token.stem, new, source)
        or _is_joined(token, source)
        or _is_compound(token.folded, new, source)
        or _is_separated(token.stem, new, source)
        for source in (sources.old, sources.said)
        if source.text
    )


def _licensed(folded: str, stem_: str, new: Wording, source: Wording) -> bool:
    if folded in source.folded or stem_ in source.stems:
        return True
    lexicon = new.lexicon
    if any(source.has_phrase(tuple(w.split("_"))) for w in lexicon.licensed_by.get(folded, frozenset())):
        return True
    alias = lexicon.aliases.get(folded, "")
    if alias and source.has_phrase(tuple(alias.split())):
        return True
    return bool(lexicon.groups.get(stem_, frozenset()) & source.groups)


def _is_joined(token: Token, source: Wording) -> bool:
    """ "front-end" for "front end", "customer-reported" for "reported by customers"."""
    flat = squash(token.text)
    if flat in source.joined:
        return True
    parts = [p for p in re.split(r"[-/&]", token.folded) if p]
    if len(parts) < 2:
        return False
    return all(
        p in source.lexicon.closed
        or any(p == squash(q.text) or p == q.value for q in source.quantities)
        or _licensed(p, stem(p, source.language), source, source)
        for p in parts
    )


_PREFIXES = frozenset(
    [
        "ab",
        "an",
        "auf",
        "aus",
        "bei",
        "durch",
        "ein",
        "fest",
        "her",
        "hin",
        "mit",
        "nach",
        "um",
        "vor",
        "weiter",
        "zu",
        "zuruck",
        "zusammen",
    ]
)


def _is_separated(stem_: str, new: Wording, source: Wording, whole: str = "") -> bool:
    """German: "füllte … auf" for "Auffüllen"."""
    if new.language != "de" or len(stem_) < 3:
        return False
    wholes = {prefix + stem_ for prefix in _PREFIXES & new.folded}
    return whole in wholes if whole else bool(wholes & source.stems)


def _is_compound(folded: str, new: Wording, source: Wording, depth: int = 0) -> bool:
    """German: every part of the compound stands in the source ("Kundenbetreuung" for "Betreuung von Kunden")."""
    if new.language != "de" or len(folded) < 7:
        return False
    for cut in range(4, len(folded) - 3):
        head, tail = folded[:cut], folded[cut:]
        bare = {head, head.removesuffix("s"), head.removesuffix("n"), head.removesuffix("en")}
        if not any(_licensed(h, stem(h, "de"), new, source) for h in bare if len(h) > 2):
            continue
        if any(_licensed(tail, s, new, source) for s in (stem(tail, "de"), stem(tail.capitalize(), "de"))):
            return True
        if depth < 2 and _is_compound(tail, new, source, depth + 1):
            return True
    return any(
        (len(folded) >= 5 and word.startswith(folded)) or word.endswith(folded)
        for word in source.folded
        if len(word) > len(folded) + 3
    ) and _rest_is_kept(folded, new, source)


def _rest_is_kept(folded: str, new: Wording, source: Wording) -> bool:
    """A compound taken apart keeps its other part: "Kunden" from "Kundenbetreuung" only beside "betreut"."""
    for word in source.folded:
        rest = ""
        if word.startswith(folded) and word != folded:
            rest = word[len(folded) :]
        elif word.endswith(folded) and word != folded:
            rest = word[: -len(folded)]
        rest = re.sub(r"^(?:s|n|en|e)(?=\w{4})", "", rest)
        if len(rest) > 2 and _licensed(rest, stem(rest, "de"), source, new):
            return True
        if len(rest) > 2 and any(_licensed(r, stem(r, "de"), source, new) for r in (rest[:-1], rest[:-2])):
            return True
    return False


def _from_heading(token: Token, new: Wording, heading: Wording) -> bool:
    """Names of the employer and the title itself may be said again, as they are written."""
    return bool(heading.text) and token.text in heading.as_written and token.text[:1].isupper()


def _is_name(token: Token, text: Wording) -> bool:
    if text.language == "de" and token.text[1:].islower():
        return False
    return token.is_name_like


@cache
def _marked(language: str, name: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in load_words(language, name))


def _reason(token: Token, new: Wording) -> str:
    if token.folded in new.lexicon.roles:
        code = "T05"
    elif token.stem in _marked(new.language, "credential_words"):
        code = "T07"
    elif token.stem in _marked(new.language, "month_names"):
        code = "T06"
    elif new.lexicon.tiers.get(token.stem, 0) >= 3:
        code = "T09"
    elif token.stem in _marked(new.language, "outcome_words"):
        code = "T10"
    else:
        code = "T13" if _is_name(token, new) else "T08"
    return f"{code}: “{token.text}” is not in the source."


# ---------------------------------------------------------------- what is lost


def lost_words(old: Wording, new: Wording) -> tuple[list[str], list[str]]:
    """(reasons, doubts): names, listed items and more than a word or two may not go; a lone modifier is a doubt."""
    lost = [t for t in old.content if not _is_kept(t, old, new)]
    reasons = [f"T12: “{t.text}” is lost." for t in lost if _is_name(t, old) or t.folded in old.lexicon.roles]
    listed = [t for t in lost if _is_listed(t, old) and not _is_name(t, old)]
    if listed and not reasons:
        reasons.append(f"T12: “{listed[0].text}” is lost.")
    if len(lost) > max(1, len(old.content) // 6):
        reasons.append("T12: Too much of the source is lost.")
    return reasons, [f"“{t.text}” is left out." for t in lost] if not reasons else []


def _is_kept(token: Token, old: Wording, new: Wording) -> bool:
    if token.stem in old.lexicon.droppable or token.folded in ("i", "my"):
        return True
    return (
        _licensed(token.folded, token.stem, old, new)
        or _is_joined(token, new)
        or _is_compound(token.folded, old, new)
        or any(_is_separated(s, new, old, whole=token.stem) for s in new.stems)
        or (old.language == "de" and any(token.stem in word and len(token.stem) > 3 for word in new.folded))
    )


def _is_listed(token: Token, text: Wording) -> bool:
    """One of several things: "brakes and engines", "washing, dressing"."""
    before, after = text.text[: token.start], text.text[token.end :]
    joint = r"(?:and|or|und|oder|sowie|et|ou|y|e|o)"
    return bool(
        re.search(rf"(?:\b{joint}|,)\s+(?:the |der |die |das |la |le |l'|el )?$", before)
        or re.match(rf"\s*(?:,|\s{joint}\b)", after)
    )


# ---------------------------------------------------------------- addresses and marks


def addresses(old: Wording, new: Wording, said: Wording) -> list[str]:
    had, has, given = (set(_ADDRESS.findall(t.text)) for t in (old, new, said))
    had, has = {a.rstrip(".,;") for a in had}, {a.rstrip(".,;") for a in has}
    reasons = [f"T15: “{a}” is not in the source." for a in sorted(has - had - given)]
    return reasons + [f"T15: “{a}” is lost." for a in sorted(had - has)]


def marks(old: Wording, new: Wording) -> list[str]:
    """Markup, placeholders and invisible characters a text did not have before."""
    if _HIDDEN.search(new.text):
        return ["T13: The text holds invisible characters."]
    extra = set(_MARKUP.findall(new.text)) - set(_MARKUP.findall(old.text))
    return [f"T13: “{''.join(sorted(extra))}” is markup or a placeholder."] if extra else []
