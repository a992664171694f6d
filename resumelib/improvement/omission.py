"""What the new text leaves out: a modifier may go, a fact may not."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from resumelib.improvement.compounds import is_compound, is_joined, licensed
from resumelib.improvement.deeds import finite_forms, is_name, is_separated, people
from resumelib.improvement.filling import fills
from resumelib.improvement.lexicon import marked
from resumelib.improvement.licence import same_name, written_apart
from resumelib.improvement.roles import JOINT
from resumelib.improvement.romance import in_fillers, in_frames
from resumelib.improvement.stems import stem
from resumelib.improvement.wording import Token, Wording
from resumelib.text.tokens import fold


def lost_words(lost: Sequence[Token], old: Wording, new: Wording) -> tuple[list[str], list[str]]:
    """(reasons, doubts): names, listed items and more than a word or two may not go; a lone modifier is a doubt.

    `lost` are the words of the old text that nothing in the new one stands for.
    """
    light = marked(old.language, "light_verbs")
    free = in_fillers(old)
    empty = [
        t for t in lost if fills(t, old, new) and (t.start in free or not _is_listed(t.start, t.end, old))
    ]
    empty += [t for t in lost if t not in empty and t.stem in light]  # "giving advice" became "advised"
    lost = [t for t in lost if t not in empty]
    reasons = [f"T12: “{t.text}” is lost." for t in lost if is_name(t, old) or t.folded in old.lexicon.roles]
    reasons += [
        f"T14: “with {t.text}” is lost, so the new text claims more." for t in lost if _is_company(t, old)
    ]
    reasons += [reason for reason in (_carried(t, old) for t in lost) if reason]
    if old.language == "de":
        nouns = [t for t in lost if t.text[:1].isupper() and not t.opens]
        reasons += [f"T12: “{t.text}” is lost." for t in nouns]
    counts = Counter(t.stem for t in new.all_tokens)
    names = {t.stem: t.text for t in old.content if is_name(t, old)}
    said = Counter(t.stem for t in old.content)
    reasons += [f"T12: one “{names[s]}” of several is lost." for s in names if 0 < counts[s] < said[s]]
    reasons += _lost_statements([*lost, *empty] if old.language in ("fr", "es") else lost, old, new)
    lost = _with_fewer(lost, old, new)
    runs = _runs(lost, old)
    listed = [run for run in runs if _is_listed(run[0].start, run[-1].end, old)]
    if listed and not reasons:
        reasons.append(f"T12: “{' '.join(t.text for t in listed[0])}” is lost.")
    if len(lost) > max(1, len(old.content) // 8) or any(len(run) > 1 for run in runs):
        reasons.append("T12: Too much of the source is lost.")
    return reasons, [f"“{t.text}” is left out." for t in [*lost, *empty]] if not reasons else []


def _lost_statements(lost: Sequence[Token], old: Wording, new: Wording) -> list[str]:
    """ "…, and took the photos for them": one word of content, and yet a thing that was done."""
    gone = {t.start for t in lost}
    free = old.lexicon.droppable | old.lexicon.plain
    ends = [(m.start(), m.end()) for m in JOINT.finditer(old.text)] + [(len(old.text), len(old.text))]
    reasons, at = [], 0
    for start, end in ends:
        said = [t for t in old.content if at <= t.start < start and t.stem not in free]
        if old.language in ("fr", "es") and any(t.start in gone for t in said):
            # a general verb that stands for the deed does not keep it, where its object went
            said = [
                t for t in said if t.start in gone or t.stem not in old.lexicon.tiers or t.stem in new.stems
            ]
        if at and said and all(t.start in gone for t in said):
            reasons.append(f"T12: “{old.text[at:start].strip()}” is lost.")
        at = end
    return reasons


def _with_fewer(lost: Sequence[Token], old: Wording, new: Wording) -> list[Token]:
    """The lost words and their neighbors that are said less often now: "and integration tests" goes as a whole."""
    before, after = Counter(t.stem for t in old.content), Counter(t.stem for t in new.content)
    gone = {t.start for t in lost}
    content = old.content
    for at, token in enumerate(content):
        near = {content[n].start for n in (at - 1, at + 1) if 0 <= n < len(content)}
        if 0 < after[token.stem] < before[token.stem] and near & gone:
            gone.add(token.start)
    return [t for t in content if t.start in gone]


def _runs(lost: Sequence[Token], old: Wording) -> list[list[Token]]:
    """Lost words that stood in a row, together."""
    gone = {t.start for t in lost}
    runs: list[list[Token]] = [[]]
    for token in old.content:
        if token.start in gone:
            runs[-1].append(token)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


@cache
def _changes() -> frozenset[str]:
    verbs = ("reduce", "cut", "lower", "decrease", "increase", "raise", "grow", "improve", "boost")
    return frozenset(stem(verb, "en") for verb in verbs)


@cache
def _uses() -> frozenset[str]:
    """What “used” says in plain words; it is of the closed class, so it is never paired."""
    return frozenset(stem(verb, "en") for verb in ("utilize", "utilise", "employ", "apply", "leverage"))


def _of_people(token: Token, text: Wording) -> bool:
    """ "Employed 12 nurses" is not "used" them."""
    ahead = [t for t in text.all_tokens if t.start >= token.end][:4]
    return any(t.folded in people("en") or t.folded.rstrip("s") in text.lexicon.roles for t in ahead)


_FINITE_USE = frozenset(("use", "used", "uses", "using"))


def is_kept(token: Token, old: Wording, new: Wording) -> bool:
    if token.stem in old.lexicon.droppable or token.folded in ("i", "my") or token.start in in_frames(old):
        return True
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", token.folded):
        return any(q.value == token.folded[:-2] for q in new.quantities)
    if token.start in written_apart(old, new):
        return True  # "on board" is "onboard"
    if is_name(token, old) and old.lexicon.groups.get(token.stem) and not same_name(token, old, new):
        return token.folded in new.folded or token.stem in new.stems or is_joined(token, new)
    return (
        licensed(token.folded, token.stem, old, new)
        or is_joined(token, new)
        or is_compound(token.folded, old, new)
        or any(is_separated(s, new, old, whole=token.stem) for s in new.stems)
        or same_name(token, old, new)
        or (token.stem in _changes() and any(q.unit == "x" for q in new.quantities))
        or (
            token.stem in _uses()
            and not _of_people(token, old)
            and not _FINITE_USE.isdisjoint(new.folded)
            and _FINITE_USE.isdisjoint(old.folded)
        )
        or _empty_half(token, old, new)
        or _carried_by_noun(token, old, new)
        or (
            old.language == "de"
            and any(
                part in word for word in new.folded for part in (token.stem, token.folded) if len(part) > 3
            )
        )
    )


_LIGHT = (
    "gemacht",
    "durchgefuhrt",
    "geleistet",
    "gehalten",
    "vorgenommen",
    "erledigt",
    "abgehalten",
    "ausgefuhrt",
)
_TALKS = re.compile(r"(?:gesprache?n?|verhandlung(?:en)?|telefonate?n?|interviews?|protokolle?|listen?)$")


def _carried_by_noun(token: Token, old: Wording, new: Wording) -> bool:
    """German: "geführt" of "Verhandlungen geführt", where the new text keeps the negotiations."""
    if old.language != "de" or token.folded not in (*_LIGHT, "gefuhrt"):
        return False
    start = max(
        (m.end() for m in re.finditer(r"[,;.]|\bund\b", old.text) if m.end() <= token.start), default=0
    )
    nouns = [t for t in old.content if start <= t.start < token.start and t.text[:1].isupper()]
    if token.folded == "gefuhrt":
        nouns = [t for t in nouns if _TALKS.search(t.folded)]
    return any(t.stem in new.stems for t in nouns)


_EMPTY = ("programm", "termin", "termine", "bereich", "team", "abteilung", "arbeiten", "prozess", "betrieb")


def _empty_half(token: Token, old: Wording, new: Wording) -> bool:
    """German: "Trainee-Programm" where the new text has "Trainee"."""
    head, _, tail = token.text.rpartition("-")
    if old.language != "de" or not head or fold(tail) not in _EMPTY:
        return False
    return all(fold(part) in new.said for part in head.split("-"))


_RHYTHM = re.compile(r"\b(?:every|each|jede[nmrs]?|chaque|tou(?:s|tes) les|cada)\s+$", re.IGNORECASE)
_NTH = re.compile(r"(?:other|second|third|fourth|zweit|dritt|viert|ander|deuxieme|troisieme|segund|tercer)")
_HOLDERS = frozenset(("class", "whole", "entire", "person", "period", "group", "team", "total", "set", "series", "number", "batch", "fleet", "range",
                      "gruppe", "klasse", "groupe", "classe", "grupo", "clase"))  # fmt: skip
_CLAUSE = re.compile(r"\s+(?:that|which|who|whose|qui|que|der|die|das|welche[rs]?)\b")
_COUNTED = re.compile(r"\s+(?:with|of|for|in|mit|von|avec|de|con)\s+[^\w\s]?\d")


def _carried(token: Token, old: Wording) -> str:
    """Why this word may not go alone: it is the deed, what was done, or what the rest is said of; "" if it may."""
    tokens = old.all_tokens
    index = next(i for i, t in enumerate(tokens) if t.end == token.end)
    first = old.content[0].start == token.start
    if first and token.stem in old.lexicon.tiers and token.stem not in marked(old.language, "light_verbs"):
        return f"T09: “{token.text}” is what was done; it is lost."
    after = old.text[token.end :]
    if _RHYTHM.search(old.text[: token.start]) and _NTH.match(token.folded):
        return f"T02: “{token.text}” says how often; it is lost."
    if token.folded == "instead":
        return ""
    joined = bool(re.search(r"(?:,|\band|\bor|&)\s+$", old.text[: token.start]))
    if (
        joined
        and old.language == "en"
        and (token.folded in finite_forms() or token.folded.endswith("ing"))
        and token.stem not in marked("en", "light_verbs")
    ):
        return f"T12: “{token.text}” is one of the things done; it is lost."
    if token.folded in _HOLDERS and re.match(r"\s+(?:of|von|de)\s+\d", after):
        return ""
    if token.folded not in ("people", "persons") and (_CLAUSE.match(after) or _COUNTED.match(after)):
        return f"T11: what is said of “{token.text}” would be said of something else."
    follows = tokens[index + 1].folded if index + 1 < len(tokens) else ""
    if token.folded in ("together", "instead"):
        return ""
    second = len(old.content) > 1 and old.content[1].start == token.start
    head = follows == "" or follows in old.lexicon.closed or bool(re.match(r"\s*[,;.]", after))
    if second and head and old.content[0].stem in old.lexicon.tiers:
        return f"T12: “{token.text}” is what it was done to; it is lost."
    return ""


_WITH = frozenset(("with", "mit", "avec", "con", "alongside"))


def _is_company(token: Token, text: Wording) -> bool:
    """ "… with designers": somebody else did it too."""
    before = [t.folded for t in text.all_tokens if t.end <= token.start][-2:]
    return bool(before) and (
        before[-1] in _WITH or (before[0] in _WITH and before[-1] in text.lexicon.closed)
    )


def _is_listed(start: int, end: int, text: Wording) -> bool:
    """One of several things: "brakes and engines", "washing, dressing". A modifier is none: its noun is."""
    before, after = text.text[:start], text.text[end:]
    follows = next((t for t in text.content if t.start == end + 1), None)
    empty = text.lexicon.plain | text.lexicon.droppable | marked(text.language, "connectives")
    if follows is not None and follows.stem not in empty and before.rstrip()[-1:] != ",":
        return False
    joint = r"(?:and|or|und|oder|sowie|et|ou|y|e|o)"
    return bool(
        re.search(
            rf"(?:\b{joint}|,)\s+(?:the |der |die |das |la |le |l'|el |other |anderen? |autres |otr[oa]s )?$",
            before,
        )
        or re.match(rf"\s*(?:,|\s{joint}\b)", after)
    )
