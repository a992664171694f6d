"""The same words can still tell another story: numbers and names swapped, roles taken over, one made many."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from resumelib.improvement.compiled import compiled
from resumelib.improvement.deeds import finite_forms
from resumelib.improvement.roles import (
    JOINT,
    claimed_change,
    dropped_with,
    lost_rank,
    taken_deeds,
    taken_roles,
)
from resumelib.improvement.romance import denies_more, lasts_longer, times
from resumelib.improvement.wording import PREFIXES, Token, Wording
from resumelib.text.numbers import Quantity
from resumelib.text.tokens import fold


def check_relations(old: Wording, new: Wording) -> list[str]:
    return [
        *_swapped_numbers(old, new),
        *_turned_directions(old, new),
        *taken_roles(old, new),
        *taken_deeds(old, new),
        *claimed_change(old, new),
        *dropped_with(old, new),
        *lost_rank(old, new),
        *_one_made_many(old, new),
        *_rejoined(old, new),
        *lasts_longer(old, new),
        *denies_more(old, new),
    ]


# ---------------------------------------------------------------- numbers and directions


def _context(text: Wording, quantity: Quantity) -> set[str]:
    """Content stems of the number's own clause, near ones first."""
    start, end = _clause_around(text.text, quantity.start)
    found = {t.stem for t in text.content if start <= t.start < end}
    things = (
        found - text.lexicon.tiers.keys() - compiled(text.language).classes.keys()
    )  # in German the verb stands far from its object
    return things if things and text.language == "de" else found


def _clause_around(text: str, at: int) -> tuple[int, int]:
    start = 0
    for match in JOINT.finditer(text):
        if match.end() <= at:
            start = match.end()
        elif match.start() > at:
            return start, match.start()
    return start, len(text)


def _swapped_numbers(old: Wording, new: Wording) -> list[str]:
    if len({q.key for q in old.quantities}) < 2:
        return []
    reasons = []
    contexts = [(q.key, _context(old, q)) for q in old.quantities]
    for quantity in new.quantities:
        here = _context(new, quantity)
        own = [len(here & c) for key, c in contexts if key == quantity.key]
        other = [len(here & c) for key, c in contexts if key != quantity.key and key[1] == quantity.unit]
        if any(key == quantity.key and c and c <= here for key, c in contexts):
            other = []  # all of its own statement is still beside it; others joined
        counted = _counted(new, quantity)
        told_apart = any(_counted(old, q) != counted for q in old.quantities if q.key != quantity.key)
        same = (
            bool(counted)
            and (told_apart or old.language != "de")
            and any(_counted(old, q) == counted for q in old.quantities if q.key == quantity.key)
        )
        if own and other and max(other) > max(own) and not same:
            reasons.append(f"T11: “{quantity.text}” belongs to another statement.")
        near = _neighbors(new, quantity)
        own_near = [near & _neighbors(old, q) for q in old.quantities if q.key == quantity.key]
        if _counts_another(new, quantity, old):
            reasons.append(f"T11: “{quantity.text}” counts something else in the source.")
        other_near = [
            near & _neighbors(old, q)
            for q in old.quantities
            if q.key != quantity.key and q.unit == quantity.unit and _is_year(q) == _is_year(quantity)
        ]
        if own_near and not any(own_near) and any(other_near):
            reasons.append(f"T11: “{quantity.text}” counts something else in the source.")
    return reasons + _turned_ranges(old, new)


def _counts_another(new: Wording, quantity: Quantity, old: Wording) -> bool:
    """ "6 engineers across 2 teams": what follows a number right away is what it counts."""
    mine = _counted(new, quantity)
    own = {_counted(old, q) for q in old.quantities if q.key == quantity.key}
    others = {_counted(old, q) for q in old.quantities if q.key != quantity.key and q.unit == quantity.unit}
    return bool(mine) and mine in others and mine not in own and "" not in own


def _counted(text: Wording, quantity: Quantity) -> str:
    after = next((t for t in text.all_tokens if t.start >= quantity.end), None)
    if after is None or after.folded in text.lexicon.closed or text.text[quantity.end : after.start].strip():
        return ""
    return after.stem


def _is_year(quantity: Quantity) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", quantity.text))


def _neighbors(text: Wording, quantity: Quantity) -> set[str]:
    """Stems of the content word before and the one after, in the number's own clause."""
    start, end = _clause_around(text.text, quantity.start)
    before = [t.stem for t in text.content if start <= t.start and t.end <= quantity.start]
    after = [t.stem for t in text.content if quantity.end <= t.start < end]
    return {*before[-1:], *after[:1]}


def _turned_ranges(old: Wording, new: Wording) -> list[str]:
    """ "8-10" is not "10-8", "75% - 89%" not "89% - 75%"."""

    def ranges(text: Wording) -> set[tuple[str, str]]:
        pairs = zip(text.quantities, text.quantities[1:], strict=False)
        return {
            (a.value, b.value)
            for a, b in pairs
            if re.fullmatch(
                r"[%€$ ]{0,2}\s*(?:-|–|—|→|->|/)\s*[€$]?", text.text[a.start + len(a.text) : b.start]
            )
        }

    was = ranges(old)
    return [
        f"T02: “{a}–{b}” is turned round."
        for a, b in sorted(ranges(new))
        if (b, a) in was and (a, b) not in was
    ]


def _direction(text: Wording, at: int) -> str:
    """ "from", "to" or "": the preposition right before, over an article or a sign."""
    before = [t for t in text.all_tokens if t.end <= at][-2:]
    for token in reversed(before):
        found = text.lexicon.directions.get(token.folded)
        if found:
            return found
        if token.folded not in text.lexicon.singular_markers:
            return ""
    return ""


_FROM_TO = re.compile(
    r"\b(?:del?|du|d['’]|desde)\s*(?:la\s|el\s|l['’])?(\S+?)(?:\s[%€$]|\s\w+)?\s+(?:al?|à|au|aux|vers|hacia|hasta)\s+(?:la\s|le\s|el\s|l['’])?([^\s,;.]+)"
)


def _turned_pairs(old: Wording, new: Wording) -> list[str]:
    """French and Spanish: "du français à l'espagnol" the other way round; "à" and "de" alone are no direction."""
    was = {(fold(a), fold(b)) for a, b in _FROM_TO.findall(old.text.casefold())}
    now = {(fold(a), fold(b)) for a, b in _FROM_TO.findall(new.text.casefold())}
    return [f"T02: “{a}” stands on the other side of the change." for a, b in sorted(now) if (b, a) in was]


_FROM_TO_DE = re.compile(r"\b(?:von|vom|aus)\b(?:(?!\bund\b)[^,;]){1,40}\b(?:auf|zu|zum|zur|nach|in)\b")


def _turned_directions(old: Wording, new: Wording) -> list[str]:
    return _turned_pairs(old, new) if old.language in ("fr", "es") else _turned_items(old, new)


def _turned_items(old: Wording, new: Wording) -> list[str]:
    anchors: tuple[Quantity | Token, ...] = old.all_tokens
    both = {"from", "to"} <= {_direction(old, t.start) for t in anchors}
    if not both and not old.quantities:
        return []
    if old.language == "de" and not old.quantities and not _FROM_TO_DE.search(old.text):
        return []
    was: dict[object, set[str]] = {}
    for item in _items(old):
        was.setdefault(_key(item), set()).add(_direction(old, item.start))
    reasons = []
    for item in _items(new):
        here, there = _direction(new, item.start), was.get(_key(item), set())
        opposite = {"from": "to", "to": "from"}.get(here)
        if opposite and there == {opposite}:
            reasons.append(f"T02: “{item.text}” stands on the other side of the change.")
    return reasons


def _items(text: Wording) -> tuple[Quantity | Token, ...]:
    return (*text.quantities, *text.content)


def _key(item: Quantity | Token) -> object:
    return item.value if isinstance(item, Quantity) else item.stem


# ---------------------------------------------------------------- one and many


def _one_made_many(old: Wording, new: Wording) -> list[str]:
    reasons = []
    for token in new.tokens:
        same = [(i, t) for i, t in enumerate(old.all_tokens) if t.stem == token.stem]
        if not same:
            continue
        if _comes_round(new, token) or any(_comes_round(old, t) for _, t in same):
            continue
        many = _is_new_plural(token, same) or _german_many(new, token) or _german_plural(token, same, old)
        if not many or (old.language == "de" and _genitive(new, token)):
            continue
        if all(_is_one(old, i) for i, _ in same):
            reasons.append(f"T02: “{token.text}” makes many of one.")
    return reasons


_ROUND = frozenset(("daily", "weekly", "biweekly", "monthly", "quarterly", "yearly", "annual", "nightly", "regular", "seasonal",
                    "every", "each", "taglich", "wochentlich", "monatlich", "jahrlich"))  # fmt: skip


def _comes_round(text: Wording, token: Token) -> bool:
    """ "the yearly inspection" is "annual inspections"."""
    near = [t.folded for t in text.all_tokens if t.end <= token.start][-2:]
    return any(word in _ROUND or word[:-1] in _ROUND or word[:-2] in _ROUND for word in near)


def _is_new_plural(token: Token, same: list[tuple[int, Token]]) -> bool:
    if token.folded.rstrip("s") in (
        "phone",
        "home",
        "telephone",
        "number",
        "morning",
        "evening",
        "night",
        "weekend",
        "afternoon",
    ):
        return False
    return not any(t.folded == token.folded for _, t in same) and _looks_plural(token, same[0][1])


def _looks_plural(token: Token, single: Token) -> bool:
    a, b = token.folded, single.folded
    if "'" in a or "’" in a:
        return False
    if a == b + "es" and b.endswith("s"):
        return True  # "classes"
    return a.endswith(("s", "x")) and not b.endswith("s") and 0 < len(a) - len(b) < 4 and a[:3] == b[:3]


def _genitive(text: Wording, token: Token) -> bool:
    """ "eines Teams", "des Projekts"."""
    before = [t.folded for t in text.all_tokens if t.end <= token.start][-2:]
    return bool(set(before) & {"eines", "des", "dieses", "meines", "unseres", "jedes"})


def _german_plural(token: Token, same: list[tuple[int, Token]], old: Wording) -> bool:
    """ "eine Gruppe" → "Gruppen"."""
    if old.language != "de" or any(t.folded == token.folded for _, t in same):
        return False
    return all(token.folded in (t.folded + "n", t.folded + "en") for _, t in same)


def _german_many(new: Wording, token: Token) -> bool:
    """ "eines Teams" and "von Teams" look alike: the article tells."""
    if new.language != "de":
        return False
    index = new.all_tokens.index(token)
    before = new.all_tokens[index - 1].folded if index else ""
    return token.text[:1].isupper() and before in (
        "von",
        "mehrerer",
        "vieler",
        "mit",
        "an",
        "in",
        "fur",
        "bei",
    )


def _is_one(text: Wording, index: int) -> bool:
    """A singular head noun after "a", "the", "one" …, not the first half of a compound."""
    tokens = text.all_tokens
    here = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    touching = after is not None and not text.text[here.end : after.start].strip(" ")
    if text.language == "en" and touching and after is not None and after.folded not in text.lexicon.closed:
        return False
    for token in reversed(tokens[max(0, index - 3) : index]):
        if token.folded in text.lexicon.singular_markers:
            return True
        if token.folded in text.lexicon.closed or (text.language == "de" and token.text[:1].isupper()):
            return False
    return False


# ---------------------------------------------------------------- verbs and their objects


@dataclass(slots=True)
class _Clause:
    """`verbs` and `things` are stems."""

    verbs: set[str]
    things: set[str]


_PRONOUNS = frozenset(("their", "its", "them", "they", "these", "those", "deren", "dessen", "leurs", "leur"))


def _pronouns(text: Wording) -> int:
    return sum(word in _PRONOUNS for word in text.sequence)


def _clauses(text: Wording, nouns: Collection[str] = ()) -> list[_Clause]:
    """Stems in `nouns` are verbs too: "customer advice" has one where the source says "advised". A clause without a verb belongs to the one before; a verb without an object shares the next one's."""
    found: list[_Clause] = []
    at = 0
    bounds = [(m.start(), m.end()) for m in JOINT.finditer(text.text)] + [(len(text.text), len(text.text))]
    for start, end in bounds:
        tokens = [t for t in text.content if at <= t.start < start]
        verbs = {t.stem for n, t in enumerate(tokens) if t.stem in nouns or _is_deed(t, text, first=n == 0)}
        apart = _apart_verbs(tokens, text, nouns)
        verbs |= apart.keys()
        things = {t.stem for t in tokens} - verbs - set(apart.values())
        if found and (not verbs or not found[-1].things):
            found[-1].verbs |= verbs
            found[-1].things |= things
        elif tokens:
            found.append(_Clause(verbs, things))
        at = end
    return found


def _apart_verbs(tokens: Sequence[Token], text: Wording, known: Collection[str]) -> dict[str, str]:
    """German: "abstimm" -> "stimm" for "stimmte sich … ab", of those verbs that are known."""
    if text.language != "de":
        return {}
    prefixes = PREFIXES & text.said
    return {
        p + s: t.stem
        for t in tokens
        if t.text[1:].islower()
        for p in prefixes
        for s in (t.stem, t.stem.removesuffix("e"))
        if p + s in known
    }


def _tail(text: Wording) -> set[str]:
    """What stands after the last joint's first preposition: "in public parks" may be said of every clause."""
    joints = [m.end() for m in JOINT.finditer(text.text)]
    start = joints[-1] if joints else 0
    tokens = [t for t in text.all_tokens if t.start >= start]
    cut = next((t.end for t in tokens[1:] if t.folded in text.lexicon.closed and t.folded not in text.lexicon.singular_markers), None)  # fmt: skip
    return {t.stem for t in text.content if cut is not None and t.start >= cut}


_JOINED_TO = re.compile(
    r"\b(?:mit|von|vom|für|bei|zwischen|aus|im|zur?m?) (?:d\w+ )?[A-ZÄÖÜ]\w+(?:, [A-ZÄÖÜ]\w+)* (?:und|oder|sowie) $"
)


def _is_deed(token: Token, text: Wording, *, first: bool) -> bool:
    if first and text.language == "en" and token.folded.endswith("ed"):
        return True
    if token.stem not in text.lexicon.tiers:
        known = text.language == "fr" and token.stem in compiled("fr").classes
        return known and first  # "réceptionné les livraisons" opens a statement too
    if (
        text.language == "de"
        and first
        and token.text[:1].isupper()
        and _JOINED_TO.search(text.text[: token.start])
    ):
        return False  # "mit Einkauf und Vertrieb"
    if text.language != "en":
        return first
    if token.folded.endswith("ing"):
        before = [t.folded for t in text.all_tokens if t.end <= token.start][-1:]
        if before and before[0] in ("including", "of", "for", "in", "the", "a", "on", "about", "with"):
            return False  # "including catering"
    return token.folded in finite_forms() or token.opens


_SUCH_AS = re.compile(r"\b(?:such as|including|like|namely|wie|z\. ?B\.|comme|tels? que|telles que|como)\b|:")


def _said_before_list(text: Wording) -> set[str]:
    """ "Tasks in accounts payable such as …": what stands before is said of every one."""
    match = _SUCH_AS.search(text.text)
    return {t.stem for t in text.content if match and t.end <= match.start()}


def _said_last(text: Wording) -> set[str]:
    """German: ", drei Jahre lang unfallfrei" at the end is said of all that stands before."""
    joints = [m for m in JOINT.finditer(text.text) if m.group().startswith((",", ";", " –", " —"))]
    if text.language != "de" or not joints:
        return set()
    last = [t for t in text.all_tokens if t.start >= joints[-1].end()]
    free = ("vor", "davon", "darunter", "insbesondere", "meist", "uberwiegend", "hauptsachlich", "taglich", "je", "in", "mit", "ca", "rund", "bis", "auch", "teils", "z")  # fmt: skip
    if not last or (last[0].text[:1].isupper() and not _WORDS_COUNTED.match(last[0].folded)) or _is_deed(last[0], text, first=True):  # fmt: skip
        return set()
    counted = any(q.start == last[0].start for q in text.quantities)
    return {t.stem for t in last} if counted or last[0].folded in free else set()


_WORDS_COUNTED = re.compile(r"\d")
_APART = frozenset(["an", "ab", "auf", "aus", "ein", "weiter", "vor", "mit", "zu", "durch"])


def _rejoined(old: Wording, new: Wording) -> list[str]:
    """An object moved to another verb: "sold cars, repaired bikes" is not "sold bikes, repaired cars"."""
    before = [c for c in _clauses(old) if c.verbs]
    apart = old.language == "de" and bool(old.sequence) and old.sequence[-1] in _APART
    if len(before) < 2 or apart or _only_shortened(old, new):
        return []
    deeds = {v for c in before for v in c.verbs}
    shared = _tail(old) | _said_before_list(old) | times(old)
    anywhere = _said_last(old) | _of_a_frame(old, new, before)
    reasons = []
    after, asides = _clauses(new, deeds), _asides(new)
    pronoun = _pronouns(old) > _pronouns(
        new
    )  # "answered their questions" became "answered employee questions"
    for clause in after:
        known = (clause.verbs | clause.things) & deeds
        if clause.verbs - deeds:
            continue  # other verbs stand for the source's: which for which is not told
        for thing in clause.things - deeds - anywhere if known else ():
            homes = [c for c in before if thing in c.things]
            if thing in shared and (
                clause is after[-1] or thing in asides or not _left_home(thing, homes, after)
            ):
                continue
            if homes and not pronoun and not any(known & home.verbs for home in homes):
                reasons.append(f"T11: “{_word(new, thing)}” belongs to another statement.")
    return reasons


def _asides(text: Wording) -> set[str]:
    """Stems of what stands between joints without a verb, after a preposition: "and, on Tuesdays, ran a club"."""
    found: set[str] = set()
    at = 0
    for match in JOINT.finditer(text.text):
        here = [t for t in text.all_tokens if at <= t.start < match.start()]
        content = [t for t in text.content if at <= t.start < match.start()]
        if (
            here
            and here[0].folded in text.lexicon.closed
            and not any(_is_deed(t, text, first=False) for t in content)
        ):
            found |= {t.stem for t in content}
        at = match.end()
    return found


def _left_home(thing: str, homes: list[_Clause], after: list[_Clause]) -> bool:
    """ "taught a class for seniors" goes on without its seniors: they moved to another deed."""
    deeds = {verb for home in homes for verb in home.verbs}
    return any(deeds & (c.verbs | c.things) and thing not in c.things for c in after)


def _of_a_frame(old: Wording, new: Wording, clauses: Sequence[_Clause]) -> set[str]:
    """German: "Einsatz in Betrieben, Montage …": where it all was."""
    first = old.content[0].folded if old.content else ""
    if old.language != "de" or first not in ("einsatz", "tatigkeit", "mitarbeit", "arbeit", "arbeiten"):
        return set()
    return clauses[0].things if clauses and old.content[0].stem not in new.stems else set()


def _only_shortened(old: Wording, new: Wording) -> bool:
    """Words went, none came and none moved."""
    rest = iter(t.stem for t in old.content)
    return all(any(t.stem == s for s in rest) for t in new.content)


def _word(text: Wording, stem_: str) -> str:
    return Counter(t.text for t in text.content if t.stem == stem_).most_common(1)[0][0]


__all__ = ["check_relations"]
