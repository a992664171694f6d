"""Two statements that traded places: "treated dogs and shod horses" is not "treated horses and shod dogs"."""

import re
from collections.abc import Sequence

from resumelib.improvement.deeds import finite_forms
from resumelib.improvement.lexicon import marked
from resumelib.improvement.pairing import may_replace
from resumelib.improvement.roles import JOINT
from resumelib.improvement.romance import times
from resumelib.improvement.stems import stem
from resumelib.improvement.wording import Token, Wording
from resumelib.text.numbers import Quantity

Item = Token | Quantity
_DEED_NOUN = re.compile(
    r"(?:[aeiy]tions?|sions?|ments?|ances?|ings?|ung|ungen|ci[oó]n|si[oó]n|miento|aje|age|ure|anza|ada)$"
)

_VERBS = {
    "fr": re.compile(r"(?:é|ée?s?|ait|ant|ais)$"),
    "es": re.compile(r"(?:é|í|ó|aba|ía|ando|iendo|ad[oa]s?|id[oa]s?)$"),
}


def crossed_statements(old: Wording, new: Wording) -> list[str]:
    """A reason where two statements of the new text each mix the same two statements of the source."""
    before, after = _statements(old), _statements(new)
    if len(before) < 2 or len(after) < 2:
        return []
    homes = [_homes(statement, new, before, old) for statement in after]
    for at, mine in enumerate(homes):
        for other in homes[at + 1 :]:
            both = mine.keys() & other.keys()
            if len(both) > 1:
                word = other[max(both)] if mine.keys() != {max(both)} else mine[max(both)]
                return [f"T11: “{word}” belongs to another statement."]
    return []


def _statements(text: Wording) -> list[list[Item]]:
    """The content of each statement. What has no verb, nor a noun made of one, at its head goes on with the one before."""
    found: list[list[Item]] = []
    at = 0
    ends = [(m.start(), m.end()) for m in JOINT.finditer(text.text)]
    for start, end in [*ends, (len(text.text), len(text.text))]:
        here: list[Item] = [t for t in text.content if at <= t.start < start]
        here += [q for q in text.quantities if at <= q.start < start]
        if here and found and text.language == "de" and any(q.start == at for q in text.quantities):
            pass  # ", 3 Jahre lang unfallfrei" is said of everything
        elif here and found and not _opens_statement(text, at, start, long=len(found[-1]) > 2):
            found[-1].extend(here)
        elif here:
            found.append(here)
        at = end
    return found


_OF = frozenset(
    (
        "von",
        "vom",
        "der",
        "des",
        "im",
        "in",
        "fur",
        "mit",
        "bei",
        "an",
        "am",
        "auf",
        "zu",
        "zum",
        "zur",
        "aus",
    )
)


def _opens_statement(text: Wording, start: int, end: int, *, long: bool) -> bool:
    first = next((t for t in text.all_tokens if start <= t.start < end), None)
    if first is None:
        return False
    if text.language == "en" and (first.folded in finite_forms() or first.folded.endswith("ed")):
        return True
    head = next((t for t in text.content if start <= t.start < end), first)
    if text.language != "de" and _placed(text, start, end) & _placed(text, _segment(text, start), start):
        return True  # "drivers in C and test scripts in Python"
    if text.language == "en" and not head.folded.endswith(("ing", "ings", "tion", "ment")):
        return False
    if text.language == "de":
        comma = text.text[start - 2 : start] == ", "
        if comma and first.folded in text.lexicon.closed and first.folded not in ("der", "die", "das", "den"):
            return False  # ", vor allem Bedienungsanleitungen"
        if head.text.islower():
            return True
        rest = [t for t in text.all_tokens if head.end <= t.start < end]
        if rest and any(
            stem(head.folded[n:], "de") in text.lexicon.tiers for n in range(3, len(head.folded) - 3)
        ):
            return True  # "Baumschnitt im Winter"
        if len(rest) > 1 and rest[0].folded in _OF and (text.text[start - 2 : start] == ", " or long):
            return True  # "Lager mit SAP"
        if rest and rest[-1].text.islower() and rest[-1].stem in text.lexicon.tiers:
            return True  # "Angebote in Word geschrieben"
    verb = _VERBS.get(text.language)
    return (
        head.stem in text.lexicon.tiers
        or bool(_DEED_NOUN.search(head.folded))
        or bool(verb and verb.search(head.text))
    )


_PLACING = {
    "en": frozenset(
        (
            "in",
            "with",
            "for",
            "at",
            "on",
            "to",
            "from",
            "after",
            "during",
            "by",
            "using",
            "into",
            "of",
            "about",
            "under",
        )
    ),
    "fr": frozenset(
        (
            "en",
            "avec",
            "pour",
            "a",
            "sur",
            "de",
            "du",
            "des",
            "d",
            "apres",
            "pendant",
            "par",
            "dans",
            "sous",
            "au",
            "aux",
        )
    ),
    "es": frozenset(("en", "con", "para", "a", "sobre", "de", "del", "tras", "durante", "por", "bajo", "al")),
}


def _placed(text: Wording, start: int, end: int) -> set[str]:
    """The first preposition between a noun and what it governs here, as in "scripts in Python"; empty if none."""
    here = [t for t in text.all_tokens if start <= t.start < end]
    words = _PLACING.get(text.language, frozenset())
    content = {t.start for t in text.content}
    found = [
        t.folded
        for at, t in enumerate(here)
        if at
        and t.folded in words
        and here[0].folded not in words
        and any(u.start in content for u in here[:at])
        and any(u.start in content for u in here[at + 1 :])
    ]
    return set(found[:1])


def _segment(text: Wording, end: int) -> int:
    """Where what stands before the joint that ends at `end` began."""
    return max((m.end() for m in JOINT.finditer(text.text) if m.end() < end), default=0)


def _homes(
    statement: Sequence[Item], new: Wording, before: Sequence[Sequence[Item]], old: Wording
) -> dict[int, str]:
    """Number of a statement of the source -> a word that came from it and from no other."""
    found: dict[int, str] = {}
    plain = marked(new.language, "neutral_verbs") if new.language == "de" else times(old)
    for token in statement:
        if isinstance(token, Token) and (
            token.stem in plain
            or token.stem in new.lexicon.droppable
            or (new.language == "de" and token.folded in ("fuhrte", "gefuhrt"))
        ):
            continue  # says of anything that it was done
        own = [n for n, words in enumerate(before) if any(_same(token, new, w, old) for w in words)]
        if len(own) == 1:
            found[own[0]] = token.text
    return found


def _same(one: Item, new: Wording, other: Item, old: Wording) -> bool:
    if isinstance(one, Quantity) or isinstance(other, Quantity):
        return isinstance(one, Quantity) and isinstance(other, Quantity) and one.value == other.value
    if one.stem == other.stem:
        return True
    a, b = one.folded, other.folded
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if shared >= 4 and 2 * shared >= max(len(a), len(b)):
        return True
    if new.language == "de" and min(len(a), len(b)) > 3 and (one.stem in b or other.stem in a):
        return len(one.stem) > 3 and len(other.stem) > 3
    deeds = one.stem in new.lexicon.tiers or other.stem in old.lexicon.tiers
    return (new.language != "en" and deeds and shared >= 3) or may_replace(one, new, other, old)
