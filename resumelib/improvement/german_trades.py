"""German: general words that go without saying, and the verb that a noun alone already tells."""

import re
from functools import cache, lru_cache
from itertools import pairwise

from resumelib.improvement.compiled import compiled
from resumelib.improvement.deeds import is_deed, whole_verbs
from resumelib.improvement.roles import JOINT
from resumelib.improvement.stems import stem
from resumelib.improvement.wording import PREFIXES, Token, Wording
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs

_JOINED = re.compile(r"(?:,|\b(?:und|oder|sowie|pro|statt)|\d)\s*$")
_LISTED = re.compile(r"\s*(?:,|und|oder|sowie|/)\s*[A-ZÄÖÜ]")


def goes_without_saying(token: Token, new: Wording, old: Wording, context: str) -> bool:
    """ "schnitt Haare" of a hairdresser: a general word that title, employer or text implies. Listed, it would be a fact."""
    if new.language != "de" or not token.text[:1].isupper():
        return False
    if _JOINED.search(new.text[: token.start]) or _LISTED.match(new.text[token.end :]):
        return False
    if _in_trade(token.folded, old, fold(context)) or _in_title(token, new, context):
        return True
    cues = load_pairs("de", "goes_without_saying").get(token.folded) or _folded_keys().get(token.folded, "")
    if not cues or _LISTED.match(new.text[token.end :]):
        return False
    if _JOINED.search(new.text[: token.start]):
        return False
    said = fold(f"{old.text} {context}")
    return any(fold(cue) in said for cue in cues.split())


def _in_title(token: Token, new: Wording, context: str) -> bool:
    """ "Fisch" of a "Fischverkäufer"."""
    if len(token.stem) < 4 or token.folded in new.lexicon.roles:
        return False
    words = fold(context).split()
    return any(w.startswith(token.stem) and len(w) > len(token.folded) + 3 for w in words)


def _in_trade(word: str, old: Wording, context: str) -> bool:
    """ "Linienbusse" of a bus driver where the source has "Linienverkehr"."""
    heads = [w for w in old.folded if len(w) > 6]
    return any(
        stem(word[cut:].capitalize(), "de") in context and any(w.startswith(word[:cut]) for w in heads)
        for cut in range(6, len(word) - 2)
    )


@cache
def _folded_keys() -> dict[str, str]:
    return {fold(word): cues for word, cues in load_pairs("de", "goes_without_saying").items()}


@cache
def _collocations() -> dict[str, tuple[str, ...]]:
    pairs = load_pairs("de", "collocations")
    return {stem(verb, "de"): tuple(fold(n) for n in nouns.split()) for verb, nouns in pairs.items()}


@lru_cache(maxsize=64)
def _trade_verbs(context: str) -> frozenset[str]:
    """Stems of what the title says already that somebody does: a photographer takes pictures."""
    pairs = load_pairs("de", "trade_verbs")
    return frozenset(
        stem(v, "de") for cue, verbs in pairs.items() if fold(cue) in context for v in verbs.split()
    )


def tells_the_noun(token: Token, new: Wording, old: Wording, context: str) -> bool:
    """ "nahm Anrufe entgegen" for "Telefon": its object stands without a verb in the source."""
    if new.language != "de" or token.is_acronym or not (is_deed(token, new) or token.folded in PREFIXES):
        return False
    if completes_verb(token, new, old):
        return True
    if token.folded.startswith("verantwortete"):  # of somebody who leads
        first = next((t.stem for t in old.content), "")
        return first in {stem("leiten", "de"), stem("führen", "de"), stem("verantwortlich", "de")}
    verbs = whole_verbs(token, new)
    if token.folded in PREFIXES:
        verbs = {token.folded + t.stem for t in new.content if t.text[1:].islower() and t.end <= token.start}
    joints = {0, *(m.end() for m in JOINT.finditer(old.text))}
    done = not old.stems.isdisjoint(("mach", "erledig", "tun"))  # "Kaffee gemacht"
    opens = [t for t in old.content if t.text[:1].isupper() and (done or t.opens or t.start in joints)]
    opens += _first_nouns(old, joints)
    opening = {t.folded for t in opens}
    start, end = _clause(new, token)
    near = [t.folded for t in new.content if start <= t.start < end and t is not token]
    if verbs & _trade_verbs(fold(context)) and not {t.stem for t in opens}.isdisjoint(
        t.stem for t in new.content if start <= t.start < end
    ):
        return True
    nouns = [n for verb in verbs for n in _collocations().get(verb, ())]
    return any(n in word and any(n in o or _same(n, o) for o in opening) for n in nouns for word in near)


def completes_verb(token: Token, new: Wording, old: Wording) -> bool:
    """ "entgegen" of "nahm … entgegen" where the source has "angenommen": a verb of the same work and no more scope."""
    if new.language != "de" or token.folded not in PREFIXES:
        return False
    tables, tiers = compiled("de"), new.lexicon.tiers
    start, _ = _clause(new, token)
    wholes = {
        token.folded + t.stem for t in new.content if start <= t.start < token.start and is_deed(t, new)
    }
    said = old.stems | old.separated
    for whole in wholes & tables.classes.keys():
        lines = set(tables.classes[whole])
        if any(
            not lines.isdisjoint(tables.classes.get(s, ())) and tiers.get(whole, 2) <= tiers.get(s, 2)
            for s in said
        ):
            return True
    return False


def _first_nouns(old: Wording, joints: set[int]) -> list[Token]:
    """The first noun of every clause without a verb: "wöchentlich ein Livestream"."""
    found = []
    edges = [*sorted(joints), len(old.text)]
    for start, end in pairwise(edges):
        here = [t for t in old.content if start <= t.start < end]
        nouns = [t for t in here if t.text[:1].isupper()]
        if nouns and not any(t.text.islower() and t.stem in old.lexicon.tiers for t in here):
            found.append(nouns[0])
    return found


def _same(noun: str, opener: str) -> bool:
    """A telephone rings: "Telefon" is calls."""
    if noun in ("korrespondenz", "schriftverkehr"):
        return opener.endswith(("korrespondenz", "schriftverkehr"))
    return noun == "anruf" and "telefon" in opener


def _clause(text: Wording, token: Token) -> tuple[int, int]:
    marks = [m.start() for m in re.finditer(r"[,;.]\s|\s(?:und|sowie)\s(?=[a-zäöü])", text.text)]
    start = max((m for m in marks if m <= token.start), default=0)
    return start, min((m for m in marks if m > token.start), default=len(text.text))
