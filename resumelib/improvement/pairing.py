"""Which word stands for which: a new word of the same kind may take the place of one that went, one for one.

Verbs stand for verbs of the same work and scope, other words for words of nearly the same meaning; the tables are
`verb_classes` and `kinds`. Every such exchange is a doubt about wording, so it is to be confirmed.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from resumelib.improvement.compiled import compiled
from resumelib.improvement.deeds import is_deed, is_name, manages_things, nouns_of_deeds, whole_verbs
from resumelib.improvement.filling import is_strong
from resumelib.improvement.lexicon import marked
from resumelib.improvement.licence import Sources, from_source
from resumelib.improvement.omission import is_kept
from resumelib.improvement.thesaurus import may_mean
from resumelib.improvement.wording import Token, Wording

_NOUN_OF_DEED = re.compile(r"(?:[aeiy]tions?|tions?|sions?|ments?|ances?|ings?|als?|y)$")


@dataclass(frozen=True, slots=True)
class Pairing:
    """`added` of the new text and `lost` of the old have no counterpart; each doubt names an exchange."""

    added: list[Token]
    lost: list[Token]
    doubts: list[str]


def pair_words(new: Wording, sources: Sources) -> Pairing:
    old = sources.old

    def licensed(token: Token) -> bool:
        return from_source(token, new, sources)

    def kept(token: Token) -> bool:
        return is_kept(token, old, new)

    turned = nouns_of_deeds(new, old)
    mine, theirs = _unrepeated(new, old, licensed), _unrepeated(old, new, kept, turned)
    settled = {*(t.text for t in mine if licensed(t)), *(t.text for t in theirs if kept(t))}
    first = _pair(mine, new, theirs, old, settled)
    # What no phrase stands for may do so word by word.
    apart = _taken_apart([t for t in first.added if not licensed(t)], new)
    second = _pair(apart, new, _taken_apart([t for t in first.lost if not kept(t)], old), old)
    added = [token for token in second.added if not licensed(token)]
    lost = [token for token in second.lost if not kept(token)]
    doubts = [*first.doubts, *second.doubts]
    for way in (same_root, may_mean_same, is_softer):
        if added and lost:
            found = _pair(added, new, lost, old, by=way)
            added, lost, doubts = found.added, found.lost, [*doubts, *found.doubts]
    return Pairing(added, lost, doubts)


def _unrepeated(
    text: Wording, other: Wording, settled: Callable[[Token], bool], turned: Collection[str] = ()
) -> list[Token]:
    """Words and phrases that the other text does not repeat as they are, those first that need a partner.

    A verb that became a noun (`turned`, stems) is not repeated either.
    """
    own = [
        t for t in text.merged if t.stem not in other.whole_stems or (t.stem in turned and is_deed(t, text))
    ]
    return sorted(own, key=lambda t: settled(t) or all(settled(p) for p in _parts_of(t, text)))


def may_replace(after: Token, new: Wording, before: Token, old: Wording) -> bool:
    """Do these two words mean nearly the same? Names never stand for anything but themselves."""
    if is_name(after, new) or is_name(before, old) or _heads_name(before, old):
        return False
    tables = compiled(new.language)
    mine, theirs = whole_verbs(after, new), whole_verbs(before, old)
    if _shared(tables.kinds, mine, theirs) and not _narrower(after, before, new.language):
        return True
    if not _shared(tables.classes, mine, theirs):
        return False
    if not (is_deed(after, new) and (is_deed(before, old) or _NOUN_OF_DEED.search(before.folded))):
        return False
    tiers = new.lexicon.tiers
    rise = _tier(mine, tiers) - _tier(theirs, tiers)
    handled = theirs & marked(new.language, "handled_by")
    return rise <= 0 or (
        rise == 1 and ((bool(handled) and manages_things(after, new)) or _leads_event(after, new, theirs))
    )


_HOUSE = re.compile(r"(?:schule|universitat|akademie|gymnasium|institut|klinik|klinikum|krankenhaus|museum|theater|verlag|verein|bank|stiftung|amt|heim|zentrum|gmbh|ag)$")  # fmt: skip


def _heads_name(token: Token, text: Wording) -> bool:
    """German: "Hochschule" of "Hochschule Marbrunn"."""
    if text.language != "de" or not _HOUSE.search(token.folded):
        return False
    return bool(re.match(r" [A-ZÄÖÜ]", text.text[token.end :]))


_ENDING = re.compile(
    r"(?:e?s|e?d|e|ing|(?:at|it)?ions?|ments?|i?al|ic|ical|ity|[ai]bility|ility|[ai]ble|ness|l?ly|y"
    r"|[ae]nce|[ae]ncy|(?:at)?ive|i[sz]ed?|ary)?"
)


def same_root(after: Token, new: Wording, before: Token, old: Wording) -> bool:
    """English: "accessibility" for "accessible". Not "-er" nor "-ist": who does it is a title."""
    if new.language != "en" or is_name(after, new) or is_name(before, old) or is_strong(after, new):
        return False
    a, b = after.folded, before.folded
    size = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    cuts = range(max(4, size - 2), size + 1)
    return any(_ENDING.fullmatch(a[cut:]) and _ENDING.fullmatch(b[cut:]) for cut in cuts)


def may_mean_same(after: Token, new: Wording, before: Token, old: Wording) -> bool:
    """Does a thesaurus give the one for the other? No name, no claim of more scope, and nothing shared with others."""
    if is_name(after, new) or is_name(before, old) or _heads_name(before, old):
        return False
    if "_" in after.stem + before.stem:
        return False
    tiers = old.lexicon.tiers
    if is_strong(after, new) or tiers.get(before.stem, 2) < 2 or before.folded in old.lexicon.roles:
        return False
    kinds: tuple[bool, ...] = (True, False)
    if new.language == "en":
        kinds = (is_deed(after, new),)
        if is_deed(before, old) not in kinds:
            return False
    return any(
        may_mean(a, b, new.language, verbs=verbs)
        for verbs in kinds
        for a in whole_verbs(after, new)
        for b in whole_verbs(before, old)
    )


def is_softer(after: Token, new: Wording, before: Token, old: Wording) -> bool:
    """A verb that claims no more than "did", or a general noun, for a narrower word of the same kind."""
    if is_name(after, new) or is_name(before, old) or before.folded in old.lexicon.roles:
        return False
    language, tiers = new.language, new.lexicon.tiers
    theirs = whole_verbs(before, old)
    deeds = is_deed(after, new), is_deed(before, old)
    if whole_verbs(after, new) & marked(language, "soft_verbs") and (
        language == "en" or before.stem in tiers
    ):
        gone = theirs & marked(language, "received_verbs")
        return all(deeds) and not gone and _tier(theirs, tiers) == 2
    soft = after.stem in marked(language, "soft_nouns") and not (language == "en" and any(deeds))
    return soft and before.stem not in tiers and (language != "de" or before.text[:1].isupper())


_HELD = frozenset(("run", "giv", "conduct", "hold", "teach", "host", "deliver", "facilit"))
_EVENT = re.compile(
    r"(?:\w+ ){0,3}?(?:sessions?|workshops?|tours?|trainings?|class(?:es)?|lessons?|seminars?|courses?|meetings?)\b"
)


def _leads_event(after: Token, new: Wording, theirs: set[str]) -> bool:
    """ "led workshops" for "ran workshops": one leads an event without leading people."""
    ahead = new.text[after.end :].strip().casefold()
    return after.folded in ("led", "leading", "lead") and bool(theirs & _HELD) and bool(_EVENT.match(ahead))


def _narrower(after: Token, before: Token, language: str) -> bool:
    """French and Spanish: "automates" for "machines" would say more; "machines" for "automates" does not."""
    if language not in ("fr", "es"):
        return False
    general = marked(language, "general_nouns")
    return before.stem in general and after.stem not in general


def _tier(stems: set[str], tiers: dict[str, int]) -> int:
    return min((tiers[s] for s in stems if s in tiers), default=2)


def _shared(table: dict[str, list[int]], mine: set[str], theirs: set[str]) -> bool:
    lines = {number for stem in mine for number in table.get(stem, ())}
    return any(number in lines for stem in theirs for number in table.get(stem, ()))


def _pair(
    added: Sequence[Token],
    new: Wording,
    lost: Sequence[Token],
    old: Wording,
    settled: Collection[str] = (),
    by: Callable[[Token, Wording, Token, Wording], bool] | None = None,
) -> Pairing:
    stands = by or may_replace
    partners = [[at for at, before in enumerate(lost) if stands(after, new, before, old)] for after in added]
    taken: dict[int, int] = {}
    for at in range(len(added)):
        _find_partner(at, partners, taken, set())
    mine = set(taken.values())
    return Pairing(
        [token for at, token in enumerate(added) if at not in mine],
        [token for at, token in enumerate(lost) if at not in taken],
        [
            f"“{added[b].text}” stands for “{lost[a].text}”."
            for a, b in sorted(taken.items())
            if not {added[b].text, lost[a].text} <= set(settled)
        ],
    )


def _find_partner(at: int, partners: list[list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """One augmenting path: `taken` maps an index of lost words to the index of the added one that stands for it."""
    for partner in partners[at]:
        if partner in seen:
            continue
        seen.add(partner)
        if partner not in taken or _find_partner(taken[partner], partners, taken, seen):
            taken[partner] = at
            return True
    return False


def _taken_apart(tokens: Sequence[Token], text: Wording) -> list[Token]:
    """The same, with phrases as single words."""
    return [part for token in tokens for part in _parts_of(token, text)]


def _parts_of(token: Token, text: Wording) -> list[Token]:
    if "_" not in token.stem:
        return [token]
    return [part for part in text.content if token.start <= part.start < token.end]
