"""A text taken apart for comparing: tokens with stems, offsets and case, and its quantities."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from resumelib.improvement.compiled import compiled
from resumelib.improvement.lexicon import Lexicon, lexicon
from resumelib.improvement.stems import stem
from resumelib.text.numbers import Quantity, find_quantities
from resumelib.text.tokens import fold, squash

_TOKEN = re.compile(r"[^\W_]+(?:['’.&/+-][^\W_]+)*[+#]*")
_CLAUSE_END = re.compile(r"\s*(?:$|[,;.]|(?:und|sowie|oder)\b)")
_BREAK = re.compile(r"[.!?:;•–—]\s*$|\n\s*$")


# German prefixes that part from their verb.
PREFIXES = frozenset(
    (
        "ab",
        "an",
        "auf",
        "aus",
        "bei",
        "bereit",
        "dar",
        "durch",
        "ein",
        "entgegen",
        "fest",
        "fort",
        "her",
        "hin",
        "hinzu",
        "instand",
        "mit",
        "nach",
        "um",
        "teil",
        "vor",
        "weiter",
        "wieder",
        "zu",
        "zuruck",
        "zusammen",
        "fertig",
        "frei",
        "heraus",
        "hinein",
        "hoch",
        "los",
        "nieder",
        "sicher",
        "statt",
        "unter",
        "weg",
    )
)


@dataclass(frozen=True, slots=True)
class Token:
    """`opens` is true for the first word of a sentence, whose capital means nothing."""

    text: str
    folded: str
    stem: str
    start: int
    end: int
    opens: bool

    @property
    def is_acronym(self) -> bool:
        """ "IT" and "US" are not "it" and "us"."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_name_like(self) -> bool:
        inner = any(c.isupper() for c in self.text[1:]) or any(c.isdigit() for c in self.text)
        return inner or (self.text[:1].isupper() and not self.opens)


class Wording:
    """One text in one language. Cheap: everything else is worked out when it is asked for."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language

    @cached_property
    def lexicon(self) -> Lexicon:
        return lexicon(self.language)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return find_quantities(self.text, self.language)

    @cached_property
    def all_tokens(self) -> tuple[Token, ...]:
        found = []
        for match in _TOKEN.finditer(self.text):
            for text, start in _parts(match.group(), match.start(), self.language):
                opens = not self.text[:start].strip(" •-–*\"'“„«(") or bool(_BREAK.search(self.text[:start]))
                found.append(
                    Token(text, fold(text), stem(text, self.language), start, start + len(text), opens)
                )
        return tuple(found)

    @cached_property
    def _ends(self) -> list[int]:
        return [t.end for t in self.all_tokens]

    def before(self, token: Token) -> str:
        """The word before, folded; "" at the beginning."""
        at = bisect_right(self._ends, token.start)
        return self.all_tokens[at - 1].folded if at else ""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words that are not part of a quantity."""
        spans = [(min(q.start, q.outer), q.end) for q in self.quantities if not _glued(self.text, q)]
        kept: list[Token] = []
        for token in self.all_tokens:
            end = max((e for s, e in spans if s < token.end and token.start < e), default=-1)
            if end < 0:
                kept.append(token)
            elif token.end - end > 2 and self.text[end] == "-":
                word = self.text[end + 1 : token.end]  # "location" of "3-location"
                kept.append(
                    replace(
                        token, text=word, folded=fold(word), stem=stem(word, self.language), start=end + 1
                    )
                )
        return tuple(kept)

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """Words that may carry a fact: all but the closed class."""
        return tuple(
            t for t in self.tokens if t.stem and (t.folded not in self.lexicon.closed or t.is_acronym)
        )

    @cached_property
    def merged(self) -> tuple[Token, ...]:
        """The content, with known phrases ("took care of", "amazon web services") as one token each."""
        return merge_phrases(self)

    @cached_property
    def whole_stems(self) -> frozenset[str]:
        """The stems of `merged`, phrases joined by "_"."""
        return frozenset(token.stem for token in self.merged)

    @cached_property
    def folded(self) -> frozenset[str]:
        return frozenset(
            w for t in self.all_tokens for w in (t.folded, *(fold(half) for half in _halves(t.text)))
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        halves = (stem(w, self.language) for t in self.all_tokens for w in _halves(t.text))
        return frozenset((*(t.stem for t in self.all_tokens), *halves))

    @cached_property
    def separated(self) -> frozenset[str]:
        """German: the stems of verbs whose prefix stands apart, "abstimm" for "stimmte … ab"."""
        if self.language != "de":
            return frozenset()
        apart = PREFIXES & {t.folded for t in self.all_tokens}
        verbs = {s for t in self.tokens if t.text[1:].islower() for s in (t.stem, t.stem.removesuffix("e"))}
        return frozenset(p + s for p in apart for s in verbs)

    @cached_property
    def parted(self) -> frozenset[str]:
        """The same, only where the prefix ends its clause: no preposition does."""
        if self.language != "de":
            return frozenset()
        ends = {
            t.folded for t in self.all_tokens if t.folded in PREFIXES and _CLAUSE_END.match(self.text, t.end)
        }
        return frozenset(s for s in self.separated if s.startswith(tuple(ends))) if ends else frozenset()

    @cached_property
    def all_stems(self) -> tuple[str, ...]:
        """Stems of the content words, and of the parts of hyphenated ones, as often as they are said."""
        halves = (stem(w, self.language) for t in self.content for w in _halves(t.text))
        closed = self.lexicon.closed
        return (*(t.stem for t in self.content), *(s for s in halves if s not in closed))

    @cached_property
    def as_written(self) -> frozenset[str]:
        return frozenset(t.text for t in self.all_tokens)

    @cached_property
    def groups(self) -> frozenset[int]:
        """Every synonym line one of the content words stands in."""
        ids = (self.lexicon.groups.get(t.stem, frozenset()) for t in self.content)
        return frozenset(i for found in ids for i in found)

    @cached_property
    def joined(self) -> frozenset[str]:
        """Two and three neighbors written as one, and each word alone, letters and digits only."""
        flat = [squash(t.text) for t in self.all_tokens]
        sizes = (1, 2, 3)
        return frozenset("".join(flat[i : i + n]) for n in sizes for i in range(len(flat) - n + 1))

    @cached_property
    def acronyms(self) -> frozenset[str]:
        return frozenset(t.text for t in self.all_tokens if t.is_acronym)

    @cached_property
    def said(self) -> frozenset[str]:
        return frozenset(self.sequence)

    @cached_property
    def sequence(self) -> tuple[str, ...]:
        return tuple(t.folded for t in self.all_tokens)

    def has_phrase(self, phrase: tuple[str, ...]) -> bool:
        size, first = len(phrase), phrase[0]
        if size == 1:
            if first in self.said or first in self.folded:
                return True
            if first[-1] == "-":  # "non-" begins a word, "-free" ends one
                return any(word.startswith(first) for word in self.sequence)
            return first[0] == "-" and any(word.endswith(first) for word in self.sequence)
        if first not in self.said:
            return False
        return any(self.sequence[i : i + size] == phrase for i in range(len(self.sequence) - size + 1))

    def hedge_classes(self) -> set[str]:
        """Names of the hedges said. Words that limit a number ("up to 20") are the number's own qualifier."""
        return {*self.limits, *(("supervised",) if _SUPERVISED.search(self.text) else ())}

    @cached_property
    def limits(self) -> dict[str, frozenset[tuple[str, ...]]]:
        """Each hedge that is said, with the phrases that say it; a phrase inside a longer one is not counted again."""
        cut = self.text
        for quantity in reversed(self.quantities):
            if quantity.outer >= 0 and quantity.qualifier:
                cut = cut[: quantity.outer] + " " + cut[quantity.start :]
        cut = _NO_LIMIT.sub(" ", cut)
        bare = self if cut == self.text else wording(cut, self.language)
        found = {}
        for name, phrases in self.lexicon.hedges:
            said = {phrase for phrase in phrases if bare.has_phrase(phrase)}
            if said:
                found[name] = frozenset(p for p in said if not any(p != q and set(p) < set(q) for q in said))
        return found


# Phrases that limit nothing, though a word of them does elsewhere.
_NO_LIMIT = re.compile(
    r"\bup[ -]to[ -]date\b"
    r"|\bpart of (?:the|my|our|this) (?:\w+ )?(?:job|role|work|duties|tasks|responsibilities|position)\b",
    re.IGNORECASE,
)
_SUPERVISED = re.compile(r"\bunder (?:[\w'’-]+ ){0,4}(?:supervision|guidance|direction)\b", re.IGNORECASE)
_PARTICLES = ("_in", "_out", "_up", "_on", "_off", "_down", "_over")


def merge_phrases(text: Wording) -> tuple[Token, ...]:
    known = compiled(text.language).phrases
    tokens, kept = text.tokens, {t.start for t in text.content}
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        size = _phrase_at(tokens, at, known)
        parted = _parted(tokens, at, known, text) if size <= 1 and text.language == "en" else ""
        if parted:
            found.append(replace(tokens[at], stem=parted))
        elif size > 1:
            last = tokens[at + size - 1]
            whole = "_".join(t.stem for t in tokens[at : at + size])
            words = text.text[tokens[at].start : last.end]
            found.append(replace(tokens[at], text=words, folded=fold(words), stem=whole, end=last.end))
        elif tokens[at].start in kept:
            found.append(tokens[at])
        at += max(1, size)
    return tuple(found)


_PARTICLE = frozenset(("down", "up", "out", "in", "off", "over", "away", "back", "apart", "together"))


def _parted(tokens: Sequence[Token], at: int, known: Mapping[str, Sequence[str]], text: Wording) -> str:
    """ "bring_down" for "brought food waste down": the particle ends the statement, one to four words on."""
    for near in tokens[at + 2 : at + 6]:
        gap = text.text[tokens[at].end : near.start]
        if re.search(r"[,;.:()]|\b(?:and|or)\b", gap):
            return ""
        if near.folded in _PARTICLE:
            whole = f"{tokens[at].stem}_{near.stem}"
            ends = re.match(
                r"\s*(?:$|[,;.]|(?:and|by|to|from|for|with|every|on|at|after)\b)", text.text[near.end :]
            )
            return whole if ends and whole in known.get(tokens[at].stem, ()) else ""
    return ""


def _phrase_at(tokens: Sequence[Token], at: int, known: Mapping[str, Sequence[str]]) -> int:
    """How many tokens from `at` on make one known phrase, the longest; 0 when none do."""
    best = 0
    for phrase in known.get(tokens[at].stem, ()):
        size = phrase.count("_") + 1
        if tokens[at].folded.endswith("s") and phrase.endswith(_PARTICLES):
            continue  # "files in order" is not "fill in"
        if size > best and "_".join(t.stem for t in tokens[at : at + size]) == phrase:
            best = size
    return best


def _parts(text: str, start: int, language: str) -> list[tuple[str, int]]:
    """Elided articles are their own words ("l'équipe"); slashes part words unless short ("CI/CD" stays)."""
    if language in ("fr", "it"):
        match = re.match(r"(?i)(l|d|j|n|s|m|t|c|qu|jusqu|lorsqu|puisqu)['’](?=\w)", text)
        if match:
            return [(match.group()[:-1], start), *_parts(text[match.end() :], start + match.end(), language)]
    if "/" in text and all(len(part) > 3 for part in text.split("/")):
        found, at = [], start
        for part in text.split("/"):
            found.append((part, at))
            at += len(part) + 1
        return found
    return [(text, start)]


def _halves(word: str) -> list[str]:
    """The parts of a hyphenated word, each long enough to mean something."""
    parts = re.split(r"[-/]", word)
    return [p for p in parts if len(p) > 2 or (len(p) == 2 and p.isupper())] if len(parts) > 1 else []


def _glued(text: str, quantity: Quantity) -> bool:
    """The number is inside a name ("EC2"): the name is a word as a whole."""
    before, after = text[quantity.start - 1 : quantity.start], text[quantity.end : quantity.end + 1]
    return before.isalpha() or (after.isalpha() and quantity.unit == "")


@lru_cache(maxsize=1024)
def wording(text: str, language: str) -> Wording:
    if language == "de":
        from resumelib.improvement.german import (
            plain_german,  # its patterns take 10 ms that no other language needs
        )

        text = plain_german(text)
    return Wording(text, language)
