"""Segments of a posting, read into Requirements."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from resumelib.matching.kinds import Found, find_special
from resumelib.matching.phrases import find_phrases
from resumelib.matching.tongue import is_short
from resumelib.matching.wishes import Wishes
from resumelib.matching.zones import Segment
from resumelib.model.document import Span
from resumelib.model.posting import Requirement
from resumelib.text.lazy import lazy
from resumelib.text.skills import FoundSkill, find_skills, skill_key
from resumelib.text.tense import from_base, from_gerund, from_past, from_third
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_words

_MOST = 150
_FEW = 2
_NEEDLESS = lazy(
    r"[^,.;:]{0,25}?\b(?:(?:is |are )?not (?:required|needed|necessary|essential)|nicht (?:nötig|erforderlich|notwendig|zwingend)"
    r"|(?:n['’]est |ne sont )?pas (?:nécessaires?|exigée?s?|obligatoires?|indispensables?)|no (?:es |son )?(?:necesari[oa]s?|imprescindibles?|hace falta))\b",
    re.IGNORECASE,
)
_ASKING: frozenset[str] = frozenset({"required", "preferred"})


def find_requirements(text: str, segments: Sequence[Segment], language: str) -> tuple[Requirement, ...]:
    """In order of the text, each thing once; asked for twice, it is required if either says so.

    A few lines without a heading ask with every word, where what speaks to the reader asks for too little.
    """
    asking = [s for s in segments if s.zone in _ASKING]
    rest = [s for s in segments if s.zone in ("", "duties")]
    found = _in_all(text, asking or rest, language, plain=False)
    if not asking and len(found) < _FEW and is_short(text):
        found = _in_all(text, rest, language, plain=True)
    return tuple(found.values())


def _in_all(
    text: str, segments: Sequence[Segment], language: str, *, plain: bool
) -> dict[tuple[str, str], Requirement]:
    by_key: dict[tuple[str, str], Requirement] = {}
    for segment in segments:
        if len(by_key) >= _MOST:
            break
        if _asks_nothing(segment, language, plain=plain):
            continue
        wishes = Wishes(segment.text, language, in_wishes=segment.zone == "preferred")
        for found in _in_segment(segment, language):
            if _NEEDLESS.match(segment.text, found.end):
                continue
            made = _requirement(text, segment, found, not wishes.covers(found.start, found.end))
            name = (
                made.term.split()[0].removesuffix("'s").removesuffix("’s") if found.kind == "degree" else ""
            )
            key = (found.kind, skill_key(f"{found.canonical or made.term} {name}"))
            by_key[key] = _stronger(by_key[key], made) if key in by_key else made
    return by_key


def _requirement(text: str, segment: Segment, found: Found, required: bool) -> Requirement:
    start, end = segment.start + found.start, segment.start + found.end
    return Requirement(
        term=" ".join(text[start:end].split()),
        kind=found.kind,
        required=required,
        canonical=found.canonical,
        span=Span(start, end),
        years=found.years,
        level=found.level,
        knockout=found.knockout and required,
    )


def _stronger(first: Requirement, second: Requirement) -> Requirement:
    return second if second.required and not first.required else first


def _asks_nothing(segment: Segment, language: str, *, plain: bool) -> bool:
    """How to apply, what is offered, equal opportunities; and running text that does not speak of the reader."""
    flat = segment.text.casefold()
    if any(cue in flat for cue in _words(language, "not_asking_cues")):
        return True
    return (
        not plain
        and segment.zone in ("", "duties")
        and not any(cue in flat for cue in _words(language, "need_cues"))
    )


def _words(language: str, name: str) -> tuple[str, ...]:
    return (*(load_words(language, name) if language not in ("", "en") else ()), *load_words("en", name))


def _in_segment(segment: Segment, language: str) -> Iterator[Found]:
    taken: list[Found] = []
    for found in (*find_special(segment.text, language), *_skills(segment.text, language)):
        if not any(found.start < other.end and other.start < found.end for other in taken):
            taken.append(found)
    taken += find_phrases(segment.text, language, taken, bullet=segment.bullet)
    yield from sorted(taken, key=lambda f: f.start)


_LOOKING = lazy(r"recherche (?:une?|des?|son|sa|ses|actuellement|pour|activement)\b")  # the verb, no skill
_LINK = lazy(r"https?://\S+|www\.\S+|(?<!\S)[^\s@]+@\S+")


def _in_passing(text: str, skill: FoundSkill) -> bool:
    """A single word for a trait in a long sentence ("you can be flexible") asks for nothing."""
    if skill.concept.kind != "soft" or " " in text[skill.start : skill.end] or len(text.split()) <= 14:
        return False
    around = text[max(0, skill.start - 5) : skill.start] + "|" + text[skill.end : skill.end + 5]
    return "," not in around and " and|" not in around and "| and" not in around


def _with_modifiers(text: str, skill: FoundSkill, language: str) -> int | None:
    """Where the term really begins: "laparoscopic surgery", not "surgery"; None inside a product's name ("Provet Cloud")."""
    start = skill.start
    if language not in ("", "en") or skill.concept.kind != "skill":
        return start
    for _ in range(2):
        before = _WORD_BEFORE.search(text[:start])
        if before is None:
            break
        word = before.group(1)
        if word[0].isupper() and before.start() > 0 and text[skill.start].isupper() and start == skill.start:
            return None
        if (
            not word.islower()
            or fold(word) in _plain_words()
            or any(f(word) for f in (from_base, from_past, from_gerund, from_third))
        ):
            break
        if word.endswith(("ly", "ing", "ed", "s")):
            break
        start = before.start()
    return start


_WORD_BEFORE = lazy(r"([^\W\d_][\w-]*) $")


@cache
def _plain_words() -> frozenset[str]:
    names = ("term_leads", "term_tails", "function_words", "not_a_requirement")
    return frozenset(fold(word) for name in names for word in load_words("en", name))


def _skills(text: str, language: str) -> Iterable[Found]:
    links = [m.span() for m in _LINK.finditer(text)]
    for skill in find_skills(text):
        looking = language == "fr" and _LOOKING.match(text, skill.start)
        if any(a <= skill.start < b for a, b in links) or looking or _in_passing(text, skill):
            continue
        start = _with_modifiers(text, skill, language)
        if start is None:
            continue
        kind = "skill" if skill.concept.kind == "soft" else skill.concept.kind
        knockout = kind in ("licence", "permit")
        yield Found(start, skill.end, kind, skill.concept.name, knockout=knockout)  # type: ignore[arg-type]
