"""Word by word: may this word of the new text be there, and is anything of the source lost?

A word needs a licence from the same highlight: itself, its stem, a synonym, a compound's parts, an alias, the
entry's own heading (for names), or the person's answer. Only the closed class of function words needs none.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from resumelib.improvement.charge import holds_talks, leads_people, takes_duty
from resumelib.improvement.compiled import compiled
from resumelib.improvement.compounds import is_compound, is_joined, licensed, replaces
from resumelib.improvement.deeds import (
    is_deed,
    is_deed_noun,
    is_name,
    is_separated,
    neutral_verbs,
    nouns_of_deeds,
    whole_verbs,
)
from resumelib.improvement.filling import fills, implied, is_strong
from resumelib.improvement.german_trades import goes_without_saying, tells_the_noun
from resumelib.improvement.lexicon import marked
from resumelib.improvement.roles import JOINT
from resumelib.improvement.romance_trades import is_general_object, is_implied, tells_the_verb
from resumelib.improvement.thesaurus import may_mean
from resumelib.improvement.wording import PREFIXES, Token, Wording
from resumelib.text.tokens import squash


@dataclass(frozen=True, slots=True)
class Sources:
    """What the new text may draw on: the old text, what the person answered, the entry's names and its title."""

    old: Wording
    said: Wording
    heading: Wording
    title: Wording


def added_words(
    left: Sequence[Token], lost: Sequence[Token], new: Wording, sources: Sources
) -> tuple[list[str], list[str]]:
    """(reasons, doubts) for the words that nothing in the source stands for; `lost` went without one that replaces it."""
    reasons, doubts = [], []
    neutral = neutral_verbs(new, sources.old, lost)
    # Each noun made of a verb may bring one verb; more than two words that the work implies state something.
    allowed = {"deeds": len(nouns_of_deeds(new, sources.old)), "implied": 2}
    for token in left:
        doubt = (
            _from_names(token, new, sources)
            or _as_deed(token, new, sources, neutral, allowed)
            or _as_word(token, new, sources, allowed)
        )
        if doubt:
            doubts.append(doubt)
        else:
            reasons.append(_reason(token, new))
    return reasons, doubts


def _from_names(token: Token, new: Wording, sources: Sources) -> str:
    """The doubt about a word of the entry's own names; "" where it is none."""
    if _from_heading(token, new, sources.heading):
        return f"“{token.text}” is taken from the entry's heading."
    if _from_title(token, new, sources.title):
        return f"“{token.text}” is taken from the entry's title."
    return ""


def _as_deed(
    token: Token, new: Wording, sources: Sources, neutral: frozenset[str], allowed: dict[str, int]
) -> str:
    """The doubt about a verb that says no more than the source's own; "" where it says more, or is none."""
    old, context = sources.old, f"{sources.title.text} {sources.heading.text}"
    verbs = whole_verbs(token, new) if is_deed(token, new) else set()
    if verbs & neutral:
        return f"“{token.text}” stands for a weaker verb of the source."
    if allowed["deeds"] and verbs & marked(new.language, "neutral_verbs"):
        allowed["deeds"] -= 1
        return f"“{token.text}” goes with a noun made of the source's verb."
    if _does_the_noun(token, new, old):
        return f"“{token.text}” says that the noun was done."
    if tells_the_noun(token, new, old, context) or tells_the_verb(token, new, old):
        return f"“{token.text}” is what the noun of the source tells."
    if takes_duty(token, new, old) or holds_talks(token, new):
        return f"“{token.text}” stands for the duty of the source."
    if leads_people(token, new, old):
        return f"“{token.text}” stands for the charge of people in the source."
    return ""


def _as_word(token: Token, new: Wording, sources: Sources, allowed: dict[str, int]) -> str:
    """The doubt about a word that states nothing of its own; "" where it does."""
    old, context = sources.old, f"{sources.title.text} {sources.heading.text}"
    if (
        goes_without_saying(token, new, old, context)
        or is_implied(token, new, old, context)
        or is_general_object(token, new, old)
    ):
        return f"“{token.text}” goes without saying there."
    if _means_what_stays(token, new, old):
        return f"“{token.text}” says again what the source says."
    if allowed["implied"] and implied(token, new, old):
        allowed["implied"] -= 1
        return f"“{token.text}” goes without saying there."
    if _limits_as_before(token, new, old):
        return f"“{token.text}” limits what the source limits."
    plain = token.stem in new.lexicon.plain or _per_time(token, new, old) or _time_of(token, new, old)
    if fills(token, new, old) or (plain and not is_name(token, new)):
        return f"“{token.text}” is a word the source does not use."
    return ""


def _does_the_noun(token: Token, new: Wording, old: Wording) -> bool:
    """ "held talks with parents" for "talks with parents": its object opens a statement of the source."""
    if not is_deed(token, new) or not whole_verbs(token, new) & marked(new.language, "neutral_verbs"):
        return False
    joints = {m.end() for m in JOINT.finditer(old.text)}
    opening = {t.stem for t in old.content if t.opens or t.start in joints}
    after = [t for t in new.content if t.start >= token.end]
    near = after[:2]
    if new.language == "de":
        near = [t for t in new.content if abs(t.start - token.start) < 40 and t is not token]
    ends = next((m.start() for m in JOINT.finditer(new.text, token.end)), len(new.text))
    return any(t.stem in opening and (t.start < ends or new.language == "de") for t in near)


_DAYTIMES = frozenset(("morning", "evening", "night", "afternoon", "weekend", "lunchtime"))


def _per_time(token: Token, new: Wording, old: Wording) -> bool:
    """ "at the end of each shift" says no more than "at end of shift"; "answered each call" does."""
    before = [t.folded for t in new.all_tokens if t.end <= token.start][-1:]
    if token.folded == "strong" and any(q.end == token.start - 1 for q in new.quantities):
        return True  # "a ten-strong team"
    if token.folded == "date" and before == ["to"]:
        return True
    after = next((t.folded for t in new.all_tokens if t.start > token.start), "")
    each = token.folded in ("each", "every")
    if each and after in _DAYTIMES and (old.has_phrase(("the", after)) or old.has_phrase((after + "s",))):
        return True  # "each morning" for "in the morning"
    return each and bool(before) and before[0] in ("of", "after", "before", "during")


def _limits_as_before(token: Token, new: Wording, old: Wording) -> bool:
    """ "occasionally" for "now and then": a word of a limit that the source sets too. "Piloté" is no "pilote"."""
    if new.lexicon.tiers.get(token.stem, 0) >= 3:
        return False
    had = old.hedge_classes()
    return any(
        name in had and any(token.folded in phrase and new.has_phrase(phrase) for phrase in phrases)
        for name, phrases in new.lexicon.hedges
    )


def _time_of(token: Token, new: Wording, old: Wording) -> bool:
    """ "at harvest time" for "during harvest"."""
    before = [t for t in new.all_tokens if t.end <= token.start][-1:]
    return (
        token.folded in ("time", "times")
        and bool(before)
        and before[0].stem in old.stems
        and before[0].stem in {t.stem for t in old.content}
    )


def _touch(one: Token, other: Token, text: Wording) -> bool:
    """Neighbors with nothing but a space between, as in "nursing care"."""
    first, second = sorted((one, other), key=lambda t: t.start)
    return first.end < second.start and text.text[first.end : second.start] in (" ", "-")


_JOINED = re.compile(r"(?:,|\b(?:and|or|und|oder|sowie|et|ou|y|e|o|u))\s*$")


def _means_what_stays(token: Token, new: Wording, old: Wording) -> bool:
    """Another word for one that both texts say, not listed beside it: "nursing care" where "care" was."""
    if is_name(token, new) or is_strong(token, new) or (new.language == "en" and is_deed(token, new)):
        return False
    if new.language in ("fr", "es") and not is_deed_noun(token, new) and token.stem in new.lexicon.tiers:
        return False  # "deux articles publiés"
    if _JOINED.search(new.text[: token.start]):
        return False
    after = next((t.stem for t in new.content if t.start >= token.end), "")
    listed = bool(re.match(r"\s*(?:,|(?:and|or|und|oder|sowie|et|ou|y|e|o|u)\b)", new.text[token.end :]))
    if not any(_touch(token, t, new) for t in new.content if t.stem in old.stems):
        return False
    stays = [t for t in old.content if t.stem in new.stems and not is_name(t, old) and t.stem != token.stem]
    stays = [t for t in stays if not (listed and t.stem == after)]
    kinds = compiled(new.language).kinds
    mine = set(kinds.get(token.stem, ()))
    return any(
        not mine.isdisjoint(kinds.get(t.stem, ())) or may_mean(token.stem, t.stem, new.language, verbs=False)
        for t in stays
    )


def from_source(token: Token, new: Wording, sources: Sources) -> bool:
    """Does the source, or the answer, say this word?"""
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", token.folded):
        return any(q.value == token.folded[:-2] for q in sources.old.quantities)
    if token.start in written_apart(new, sources.old) or _is_prefix_of_deed(token, new, sources.old):
        return True
    if token.is_acronym and token.folded in new.lexicon.closed:
        return any(token.text in source.as_written for source in (sources.old, sources.said))
    return any(
        licensed(token.folded, token.stem, new, source)
        or same_name(token, new, source)
        or is_joined(token, source)
        or is_compound(token.folded, new, source)
        or is_separated(token.stem, new, source)
        for source in (sources.old, sources.said)
        if source.text
    )


def same_name(token: Token, own: Wording, other: Wording) -> bool:
    """ "Kubernetes" for "K8s", "human resources" for "HR"."""
    names = compiled(own.language).names
    mine = names.get(token.stem)
    return mine is not None and any(n in mine for t in other.merged for n in names.get(t.stem, ()))


def _is_prefix_of_deed(token: Token, new: Wording, old: Wording) -> bool:
    """German: "weiter" of "entwickelte … weiter" where the source has "weiterentwickelt"."""
    if new.language != "de" or token.folded not in PREFIXES or token.is_acronym:
        return False
    wholes = tuple(token.folded + t.stem.removesuffix("e") for t in new.content if len(t.stem) > 2)
    return any(s.endswith(wholes) for s in old.stems) if wholes else False


def _from_heading(token: Token, new: Wording, heading: Wording) -> bool:
    """Names of the employer and the title itself may be said again, as they are written."""
    if not heading.text or not token.text[:1].isupper():
        return False
    if new.language == "de" and len(token.text) > 4 and token.folded not in new.lexicon.roles:
        return any(t.folded.endswith(token.folded) for t in heading.all_tokens)  # "Museum" of a "Salzmuseum"
    return token.text in heading.as_written


def _from_title(token: Token, new: Wording, title: Wording) -> bool:
    """ "customer complaints" of a customer service advisor. What somebody is, or claims, is not taken so."""
    if not title.text or is_name(token, new) or token.folded in new.lexicon.roles:
        return False
    if is_strong(token, new) and token.folded not in ("customer", "client", "patient"):
        return False
    return token.stem in title.stems and not (is_deed(token, new) and token.opens)


@lru_cache(maxsize=64)
def written_apart(new: Wording, old: Wording) -> frozenset[int]:
    """Starts of neighbors that the source writes as one word: "home owners" for "homeowners"."""
    found: set[int] = set()
    solid = {squash(t.text) for t in old.all_tokens}
    for a, b in zip(new.all_tokens, new.all_tokens[1:], strict=False):
        if squash(a.text) + squash(b.text) in solid:
            found |= {a.start, b.start}
    return frozenset(found)


def _reason(token: Token, new: Wording) -> str:
    if token.folded in new.lexicon.roles:
        code = "T05"
    elif token.stem in marked(new.language, "credential_words"):
        code = "T07"
    elif token.stem in marked(new.language, "month_names"):
        code = "T06"
    elif new.lexicon.tiers.get(token.stem, 0) >= 3:
        code = "T09"
    elif token.stem in marked(new.language, "outcome_words"):
        code = "T10"
    else:
        code = "T13" if is_name(token, new) else "T08"
    return f"{code}: “{token.text}” is not in the source."


def said_more_often(new: Wording, sources: Sources, stands_for: Callable[[Token], bool]) -> list[str]:
    """A word of the source said once more is a new statement: "… every week" after "weekly …"."""
    before = Counter(s for source in (sources.old, sources.said, sources.heading) for s in source.all_stems)
    after = Counter(new.all_stems)
    words: dict[str, list[Token]] = {}
    for token in new.content:
        words.setdefault(token.stem, []).append(token)
    free = new.lexicon.droppable | new.lexicon.plain
    if _pronouns(sources.old) > _pronouns(new):
        return []  # "…, closing two of them" became "… two plants"
    return [
        f"T11: “{words[s][0].text if s in words else s}” is said more often than in the source."
        for s, count in after.items()
        if 0 < before[s] < count
        and s not in free
        and not (new.language == "de" and s in PREFIXES)
        and not replaces(s, new, sources.old)
        and not _told_as_noun(s, words.get(s, ()), new, sources.old)
        and not any(stands_for(token) for token in words.get(s, ()))
    ]


def _told_as_noun(stem_: str, tokens: Sequence[Token], new: Wording, old: Wording) -> bool:
    """ "treated patients and documented the treatments": the deed's own noun adds no statement."""
    forms = {t.folded for t in tokens}
    return (
        len(forms) > 1
        and stem_ in old.lexicon.tiers
        and any(is_deed_noun(t, new) and not t.opens for t in tokens)
        and not all(is_deed_noun(t, new) and not t.opens for t in tokens)
    )


_PRONOUNS = frozenset(("it", "them", "they", "these", "those", "ones", "which", "sie", "diese", "ils", "elles", "los", "las"))  # fmt: skip


def _pronouns(text: Wording) -> int:
    return sum(word in _PRONOUNS for word in text.sequence) if text.language in ("en", "de") else 0
