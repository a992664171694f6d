"""Is a word said by the other text: itself, a synonym of one that went, written apart or joined, or by the parts of a compound."""

import re
from functools import lru_cache

from resumelib.improvement.compiled import compiled
from resumelib.improvement.lexicon import marked
from resumelib.improvement.stems import stem
from resumelib.improvement.wording import PREFIXES, Token, Wording
from resumelib.text.tokens import squash


def licensed(folded: str, stem_: str, new: Wording, source: Wording) -> bool:
    if folded in source.folded or stem_ in source.stems or stem_ in source.whole_stems:
        return True
    if stem_ in source.separated:
        return True
    lexicon = new.lexicon
    for phrase in lexicon.licensed_by.get(re.sub(r"['’]s$", "", folded), frozenset()):
        parts = tuple(phrase.split("_"))
        if source.has_phrase(parts) and (len(parts) == 1 or not new.has_phrase(parts)):
            return True
    alias = lexicon.aliases.get(folded, "")
    if alias and source.has_phrase(tuple(alias.split())):
        return True
    return replaces(stem_, new, source)


def replaces(stem_: str, own: Wording, other: Wording) -> bool:
    """A synonym stands in for a word that is gone; beside that word it would be a new statement."""
    mine = own.lexicon.groups.get(stem_)
    if not mine or not mine & other.groups:
        return False
    groups = own.lexicon.groups
    return any(
        mine & groups.get(t.stem, frozenset())
        for t in other.content
        if t.stem not in own.stems or _said_times(t.stem, other) > _said_times(t.stem, own)
    )


def _said_times(stem_: str, text: Wording) -> int:
    return sum(t.stem == stem_ for t in text.content)


def is_joined(token: Token, source: Wording) -> bool:
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
        or p in source.folded
        or stem(p, source.language) in source.stems
        or stem(p, source.language) in source.separated
        or bool(source.lexicon.licensed_by.get(p, frozenset()) & source.folded)
        or p in ("taking", "making", "keeping", "handling", "setting", "co")
        or (p in ("free", "non") and "negation" in source.hedge_classes())
        or stem(p.capitalize(), source.language) in marked(source.language, "connectives")
        for p in parts
    )


_SHORT_TAILS = frozenset(("bau", "weg", "akt", "not", "tag", "zug", "bus", "rad", "arm", "hof"))
_EMPTY_TAILS = frozenset(("daten", "arbeit", "arbeiten", "aufgabe", "aufgaben", "tatigkeit", "tatigkeiten", "massnahme", "massnahmen", "vorgang", "vorgange", "prozess", "prozesse", "bereich", "wesen", "abteilung", "unterricht", "stunden", "dienst", "flache", "flachen"))  # fmt: skip


def is_compound(folded: str, new: Wording, source: Wording, depth: int = 0) -> bool:
    """German: every part of the compound stands in the source ("Kundenbetreuung" for "Betreuung von Kunden")."""
    if new.language != "de" or len(folded) < 3:
        return False
    for cut in range(3, len(folded) - 2):
        if cut == 3 and folded[:cut] not in source.folded:
            continue
        head, tail = folded[:cut], folded[cut:]
        bare = {head, head.removesuffix("s"), head.removesuffix("n"), head.removesuffix("en")}
        plain = {stem(h, "de") for h in bare} & new.lexicon.plain
        if not plain and not any(_part_is_said(h, new, source) for h in bare if len(h) > 2):
            continue
        if (len(tail) > 3 or tail in _SHORT_TAILS) and _part_is_said(tail, new, source):
            return True
        if tail in _EMPTY_TAILS and not plain:
            return True
        if depth < 2 and is_compound(tail, new, source, depth + 1):
            return True
    return _rest_is_kept(folded, new, source)


@lru_cache(maxsize=4096)
def _part_is_said(part: str, new: Wording, source: Wording) -> bool:
    stems = {stem(part, "de"), stem(part.capitalize(), "de")}
    if any(licensed(part, s, new, source) for s in stems):
        return True
    gone = {t.stem for t in source.content} - new.stems
    return len(part) > 4 and any(_alike({s}, stems) for s in gone)


def _rest_is_kept(folded: str, new: Wording, source: Wording) -> bool:
    """A compound taken apart keeps its other part: "Kunden" from "Kundenbetreuung" only beside "betreut"."""
    bare = stem(folded.capitalize(), "de") if len(folded) > 4 else folded
    for word in source.folded:
        rest = ""
        if word.startswith(folded) and word != folded:
            rest = word[len(folded) :]
        elif word.endswith(folded) and word != folded:
            rest = word[: -len(folded)]
        elif word.startswith(bare) and word != bare and len(bare) > (2 if len(word) > len(bare) + 5 else 4):
            rest = word[len(bare) :]
        if len(rest) > 2 and (rest in _EMPTY_TAILS or _part_is_said(rest, source, new)):
            return True
        rest = re.sub(r"^(?:s|n|en|e)(?=\w{4})", "", rest)
        if len(rest) > 2 and licensed(rest, stem(rest, "de"), source, new):
            return True
        if len(rest) > 2 and any(licensed(r, stem(r, "de"), source, new) for r in (rest[:-1], rest[:-2])):
            return True
    return any(_is_half(folded, word, new, source) for word in source.folded if len(word) > 6)


def _alike(mine: set[str], theirs: set[str]) -> bool:
    """The same stem, or words of one line that claim no more."""
    if mine & theirs:
        return True
    tables = compiled("de")
    tiers = tables.tiers
    least, most = (min((tiers[s] for s in stems if s in tiers), default=2) for stems in (mine, theirs))
    if least > most or most < 2:
        return False
    lines = {("k", n) for s in mine for n in tables.kinds.get(s, ())} | {
        ("c", n) for s in mine for n in tables.classes.get(s, ())
    }
    return any(("k", n) in lines for s in theirs for n in tables.kinds.get(s, ())) or any(
        ("c", n) in lines for s in theirs for n in tables.classes.get(s, ())
    )


def _prefix(whole: str) -> str:
    return next((p for p in sorted(PREFIXES, key=len, reverse=True) if whole.startswith(p)), "")


def _is_half(folded: str, word: str, new: Wording, source: Wording) -> bool:
    """ "suchte … Fehler" for "Fehlersuche": one part by its stem, while the other is said too."""
    mine = {stem(folded, "de"), stem(folded.capitalize(), "de")}
    mine |= {whole for whole in new.separated if whole.removeprefix(_prefix(whole)) in mine}
    for cut in range(3, len(word) - 2):
        tail = word[cut:]
        heads = {word[:cut], word[:cut].removesuffix("s"), word[:cut].removesuffix("n")}
        ends = {stem(tail, "de"), stem(tail.capitalize(), "de")}
        if _alike(mine, ends) and any(_part_is_said(h, source, new) for h in heads if len(h) > 2):
            return True
        starts = {stem(h.capitalize(), "de") for h in heads}
        if _alike(mine, starts) and _part_is_said(tail, source, new):
            return True
    return False
