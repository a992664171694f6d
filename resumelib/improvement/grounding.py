"""The fact gate: no text becomes a Suggestion unless every fact in it stands in its source.

It fails closed. A word of the new text needs a licence: the same word, stem or synonym in the same highlight, the
entry's own heading, or the person's answer; the closed class of function words needs none. Numbers, hedges and
scope are compared besides. A doubt about a fact blocks; a doubt about mere wording makes the edit "confirm".
The checks are T01 to T16 of the catalogue; docs/explanation/fact-gate.md explains them.
"""

import re
from collections import Counter
from collections.abc import Sequence

from resumelib.improvement.answers import covers, without
from resumelib.improvement.crossing import crossed_statements
from resumelib.improvement.dating import as_dated
from resumelib.improvement.filling import turned_way
from resumelib.improvement.licence import Sources, added_words, said_more_often, same_name
from resumelib.improvement.marks import addresses, marks
from resumelib.improvement.omission import lost_words
from resumelib.improvement.pairing import may_replace, pair_words
from resumelib.improvement.relations import check_relations
from resumelib.improvement.wording import Token, Wording, wording
from resumelib.model.fields import Field, iter_fields
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Answer, Applicability, Evidence, Grounding
from resumelib.text.numbers import Quantity
from resumelib.text.tokens import squash

_RELATION = re.compile(
    r"\s(?:to|of|for|at|in|with|der|des|für|bei|von|im|de|du|des|d['’]|à|en|chez|del|para)\b|[,(/|–—-]", re.I
)


class Gate:
    """The fact gate over one resume. `answers` are evidence for their own highlight only."""

    def __init__(self, resume: Resume, *, answers: Sequence[Answer] = (), language: str = "") -> None:
        self._language = language or resume.language or "en"
        self._answers = tuple(answers)
        self._fields = {field.id: field for field in iter_fields(resume)}

    def check(self, target: str, after: str) -> Grounding:
        """The verdict on replacing the text of field `target` by `after`. Raises KeyError when there is no such field."""
        field = self._fields[target]
        said = [answer for answer in self._answers if answer.target == target]
        own = self._besides(field, after, [answer.text.strip().rstrip(".") for answer in said])
        evidence = (
            Evidence("resume", field.path, field.text, field.id),
            *(Evidence("answer", field.path, answer.text) for answer in said),
        )
        if field.role not in ("highlight", "prose", "skill", "other"):
            return _unchanged(field, after, evidence)
        reasons, doubts = own or check_wording(
            field.text,
            after,
            self._language,
            said=" ".join(answer.text for answer in said),
            heading=self._heading(field),
            title=self._title(field),
        )
        if reasons:
            return Grounding(False, Applicability.ADVICE, tuple(reasons), tuple(doubts))
        level = Applicability.CONFIRM if doubts else Applicability.SAFE
        return Grounding(True, level, (), tuple(doubts), evidence)

    def _besides(self, field: Field, after: str, said: list[str]) -> tuple[list[str], list[str]] | None:
        """As check_wording, where the text ends with what the person said, word for word: only the rest has to hold.

        None where it does not, or where the rest alone would not pass.
        """
        rest = without(after, said, self._language) if said else None
        if rest is None:
            return None
        if not rest:
            return ([], []) if len(said) == 1 and covers(said[0], field.text, self._language) else None
        reasons, doubts = check_wording(
            field.text, rest, self._language, heading=self._heading(field), title=self._title(field)
        )
        return None if reasons else ([], doubts)

    def _title(self, field: Field) -> str:
        """The plain part of the entry's title: "assistant to the board" is "assistant"."""
        own = [f.text for f in self._fields.values() if f.entry == field.entry and f.role == "title"]
        return _RELATION.split(own[0])[0] if own and field.entry else ""

    def _heading(self, field: Field) -> str:
        """The names of the field's own entry. Not its title: "assistant to the board" is not the board."""
        own = (f for f in self._fields.values() if f.entry == field.entry and f.section != "basics")
        return " ".join(f.text for f in own if f.role == "name")


def _unchanged(field: Field, after: str, evidence: tuple[Evidence, ...]) -> Grounding:
    if after == field.text:
        return Grounding(True, Applicability.SAFE, evidence=evidence)
    code = {"title": "T05", "name": "T04", "date": "T06"}.get(field.role, "T15")
    return Grounding(False, Applicability.ADVICE, (f"{code}: This is never reworded.",))


def ground_suggestion(
    resume: Resume, *, target: str, after: str, answers: Sequence[Answer] = (), language: str = ""
) -> Grounding:
    """The verdict on one edit, whoever made it: a rule, a model or the person. Raises KeyError for an unknown field."""
    return Gate(resume, answers=answers, language=language).check(target, after)


def check_wording(
    before: str, after: str, language: str, *, said: str = "", heading: str = "", title: str = ""
) -> tuple[list[str], list[str]]:
    """(reasons to block, doubts) for one text. Both empty: the same facts in other words.

    `heading` holds names and `title` a job title that the text may take words from.
    """
    after = as_dated(before, after, language)
    old, new, given = wording(before, language), wording(after, language), wording(said, language)
    if not new.text.strip():
        return ["T12: Nothing is left of the text."], []
    if old.text == new.text:
        return [], []
    if len(after) > 3 * (len(before) + len(said)) + 300:
        # Comparing takes the square of the length.
        return ["T13: The text is far longer than its source."], []
    if _same_words(old, new):
        return [*marks(old, new), *_numbers(old, new, given)], []
    sources = Sources(old, given, wording(heading, language), wording(title, language))
    paired = pair_words(new, sources)
    added, doubts = added_words(paired.added, paired.lost, new, sources)
    lost, left_out = lost_words(paired.lost, old, new)
    reasons = [
        *marks(old, new),
        *addresses(old, new, given),
        *_numbers(old, new, given),
        *_hedges(old, new),
        *_shared_scope(old, new),
        *added,
        *said_more_often(new, sources, lambda t: any(may_replace(t, new, b, old) for b in paired.lost)),
        *lost,
        *turned_way(old, new),
        *check_relations(old, new),
        *crossed_statements(old, new),
    ]
    if _is_scrambled(old, new) or _is_reversed(old, new):
        reasons.append("T11: The words stand in another order, so they say something else.")
    elif not _same_order(old, new):
        doubts.append("The order of the words changed much.")
    return list(dict.fromkeys(reasons)), list(dict.fromkeys([*paired.doubts, *doubts, *left_out]))


def _same_words(old: Wording, new: Wording) -> bool:
    """Only spacing, case or punctuation differ."""
    return (
        old.sequence == new.sequence
        and old.acronyms == new.acronyms
        and [q.key for q in old.quantities] == [q.key for q in new.quantities]
    )


def _same_order(old: Wording, new: Wording) -> bool:
    """Half of the new text's content words follow each other as they did."""
    before, after = [t.stem for t in old.content], [t.stem for t in new.content]
    return len(after) < 5 or 2 * _in_order(before, after) >= len(after)


def _is_scrambled(old: Wording, new: Wording) -> bool:
    """Next to no words of a text, small ones included, follow each other as they did. A list may be turned about."""
    before, after = [t.stem for t in old.tokens], [t.stem for t in new.tokens]
    pauses = sum(new.text.count(sign) for sign in ",;|/·")
    return (
        len(after) >= 5
        and 2 * pauses < len(after)
        and 4 * _in_order(before, after, parts=old.language == "de") <= len(after)
    )


def _is_reversed(old: Wording, new: Wording) -> bool:
    """More neighbors stand the other way round than as they did."""
    before = {(a, b) for a, b in zip(old.sequence, old.sequence[1:], strict=False) if a != b}
    after = list(zip(new.sequence, new.sequence[1:], strict=False))
    turned = sum((b, a) in before and (a, b) not in before for a, b in after)
    return turned > 2 and turned > sum(pair in before for pair in after)


def _in_order(before: Sequence[str], after: Sequence[str], *, parts: bool = False) -> int:
    """The longest common subsequence; `parts` of a compound count as the compound ("koordin" in "terminkoordin")."""
    row = [0] * (len(after) + 1)
    for word in before:
        last = 0
        for index, other in enumerate(after, 1):
            same = word == other or (
                parts and min(len(word), len(other)) > 3 and (word in other or other in word)
            )
            last, row[index] = row[index], last + 1 if same else max(row[index], row[index - 1])
    return row[-1]


def _numbers(old: Wording, new: Wording, said: Wording) -> list[str]:
    before, after = Counter(q.key for q in old.quantities), Counter(q.key for q in new.quantities)
    spare = Counter(q.key for q in said.quantities)
    reasons = []
    for key in after:
        if after[key] > before[key] + spare[key] and not _over_a_time(key, old, new):
            close = any(key[0] == other[0] for other in before)
            code = "T02" if close else "T01"
            reasons.append(f"{code}: “{_shown(new, key)}” is not what the source says.")
    reasons += [
        f"T02: “{q.text}” is more exact than the source."
        for q in new.quantities
        if before[q.key]
        and not spare[q.key]
        and _decimals(q) > max(_decimals(o) for o in old.quantities if o.key == q.key)
    ]
    for key in before - after:
        if any(_over_a_time(other, old, new) and other[:2] == key[:2] for other in after):
            continue
        if _in_kept_name(old, new, key) or _shown(old, key).casefold() in new.folded:
            continue  # "twice-yearly" for "twice a year"
        if _in_kept_compound(old, new, key):
            continue
        reasons.append(f"T12: “{_shown(old, key)}” is lost.")
    return reasons


_LASTED = re.compile(
    r"\b(over)\s+(?:the )?(?:last |past )?([\w-]+) (?:summer|winter|season|week|month|year|day|hour|term|semester|weekend)s?\b(?! of)",
    re.IGNORECASE,
)
_DURING = re.compile(
    r"\b(?:during|for|in|within|throughout|lasting|took)\s+(?:the )?(?:last |past )?$", re.IGNORECASE
)


def _over_a_time(key: tuple[str, str, str], old: Wording, new: Wording) -> bool:
    """ "over two summers" for "during two summers": how long, not "more than"."""
    if old.language != "en" or key[2] != ">":
        return False
    here = next(q for q in new.quantities if q.key == key)
    lasted = any(m.start(2) <= here.start < m.end(2) for m in _LASTED.finditer(new.text))
    return lasted and any(
        q.value == here.value
        and q.unit == here.unit
        and not q.qualifier
        and _DURING.search(old.text[: q.start])
        for q in old.quantities
    )


def _decimals(quantity: Quantity) -> int:
    """Trailing zeros after a decimal mark: "1.50" has one."""
    match = re.search(r"\d[.,](\d*?)(0+)(?!\d)", quantity.text)
    if not match or (len(match.group(1) + match.group(2)) == 3 and "." not in quantity.value):
        return 0
    return len(match.group(2))


def _in_kept_name(old: Wording, new: Wording, key: tuple[str, str, str]) -> bool:
    """ "K8s" has a number in it; "Kubernetes" does not."""
    for quantity in old.quantities:
        name = next((t for t in old.content if t.start < quantity.end and quantity.start < t.end), None)
        if quantity.key == key and name is not None and same_name(name, old, new):
            return True
    return False


def _in_kept_compound(old: Wording, new: Wording, key: tuple[str, str, str]) -> bool:
    """ "Drei-Schicht-Betrieb" is "Dreischichtbetrieb"."""
    return any(
        q.key == key and t.start <= q.start < t.end and q.end < t.end and squash(t.text) in new.joined
        for q in old.quantities
        for t in old.all_tokens
    )


def _shown(text: Wording, key: tuple[str, str, str]) -> str:
    return next(q.text for q in text.quantities if q.key == key)


_SHARED = ("colabor", "contribu", "particip", "collabor", "mitwirk", "mitarbeit", "beteilig")


_IN_TEAM = re.compile(r"\b(?:in|within|on|of) (?:a|an|the) (?:[\w-]+ ){0,4}team\b", re.IGNORECASE)


def _hedges(old: Wording, new: Wording) -> list[str]:
    had, has = old.hedge_classes(), new.hedge_classes()
    share = new.whole_stems & {"take_part", "tak_part"} or new.has_phrase(("took", "part"))
    share = share or any(new.lexicon.tiers.get(s, 9) <= 1 for s in new.parted)
    if old.language == "de":
        has |= {name for name in had - has if _hedge_stays(name, old, new)}
    if _IN_TEAM.search(new.text):
        has = has | {"part"}
    if "supervised" in has:
        has = has | {"trainee"}
    if share or any(new.lexicon.tiers.get(t.stem, 9) <= 1 and t.stem not in old.stems for t in new.tokens):
        has = has | {"part", "assist"}  # "participated in" for "was part of"
    if any(t.stem.startswith(_SHARED) and t.stem not in old.stems for t in new.content):
        has = has | {"assist"}  # "colaboré en" for "ayudé en"
    reasons = [f"T14: The source's limiting words ({name}) are lost." for name in sorted(had - has)]
    for name in sorted(old.limits.keys() & new.limits.keys()):
        gone = old.limits[name] - new.limits[name]
        if len(new.limits[name]) < len(old.limits[name]) and any(not set(p) <= new.folded for p in gone):
            reasons.append(f"T14: The source's limiting words ({name}) are lost.")
    if "negation" in has - had:
        reasons.append("T14: A negation was added.")
    return reasons


def _hedge_stays(name: str, old: Wording, new: Wording) -> bool:
    """ "arbeitete … mit" for "Mitarbeit", "plante" for "habe … geplant": the word is a verb, and is said again."""
    phrases = next(phrases for other, phrases in old.lexicon.hedges if other == name)
    said = {t.stem for p in phrases if len(p) == 1 for t in old.all_tokens if t.folded == p[0]}
    if name == "only" and any(new.has_phrase(p) for p in (("vor", "allem"), ("in", "erster", "linie"))):
        return True
    if any(
        len(p) == 1 and len(p[0]) > 4 and old.has_phrase(p) and any(p[0] in w for w in new.sequence)
        for p in phrases
    ):
        return True  # "Anfängerkurse"
    names = ("part", "supervised", "expected", "junior", "assist", "rare")
    return name in names and bool(said) and said <= new.stems | new.separated


def _shared_scope(old: Wording, new: Wording) -> list[str]:
    """ "Helped" and "contributed" say that others did it too: they must stay, or a verb of their kind."""
    tiers, groups = old.lexicon.tiers, old.lexicon.groups
    reasons = []
    for token in old.tokens:
        scope = tiers.get(token.stem, 9)
        if _by_means(token, old):
            continue
        if scope > 1 or token.stem in new.stems or token.stem in new.separated:
            continue
        if any(tiers.get(t.stem, 9) <= scope and t.stem not in old.stems for t in new.tokens):
            continue
        if any(tiers.get(s, 9) <= scope for s in new.parted):
            continue
        if not any(groups[token.stem] & groups.get(s, frozenset()) for s in new.stems):
            reasons.append(f"T09: “{token.text}” is lost, so the new text claims more.")
    return reasons + _worked_on(old, new)


def _by_means(token: Token, text: Wording) -> bool:
    """ "with the help of AutoCAD": nobody was helped."""
    after = next((t for t in text.all_tokens if t.start > token.end + 3), None)
    return (
        text.text[: token.start].casefold().endswith("with the ")
        and token.folded in ("help", "aid", "support")
        and after is not None
        and after.is_name_like
    )


def _worked_on(old: Wording, new: Wording) -> list[str]:
    """ "Worked on" is a share of the work, wherever it stands."""
    phrases = (("worked", "on"), ("working", "on"), ("took", "part"), ("involved", "in"))
    if old.language != "en" or not any(old.has_phrase(p) for p in phrases):
        return []
    if re.search(
        r"\bwork(?:ed|ing) on (?:a|the|an|our) (?:\w+ )?(?:team|crew|project)\b", old.text, re.IGNORECASE
    ):
        return []  # "worked on a team" is where, and the team may not go
    shares = (
        "collaborated",
        "collaborating",
        "attended",
        "contributed",
        "contributing",
        "contribute",
        "participated",
        "participating",
        "participate",
        "involved",
    )
    if any(new.has_phrase(p) for p in phrases) or any(word in new.folded for word in shares):
        return []
    return ["T09: The source says “worked on”, the new text claims the whole."]
