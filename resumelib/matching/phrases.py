"""Requirements named in open words: what stands behind "experience with", "knowledge of", or alone in a short bullet."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from resumelib.matching.kinds import Found
from resumelib.text.lazy import lazy
from resumelib.text.skills import find_concept
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_words

_MOST_WORDS = 6
_SKILLS = re.compile(r"^(?:[\w'’/&-]+,?\s+){1,9}?(?=skills\b)")
_ABILITY = lazy(r"abilit|able|capable|capacit|fahigkeit|habilidad para|aptitude")
_BEHIND = lazy(
    r"(?:^|[,;:(]\s*|\band\s+|\bor\s+|\bin\s+|\bhave\s+|\bhas\s+|\bwith\s+|\bstrong\s+|\bprevious\s+|\bprior\s+)(?P<name>(?:[A-Za-z][\w/&+-]*\s+){1,3})(?P<what>experience|skills)\b(?!\s+(?:with|in|of|as|using|working|including|such))"
    r"|(?<![\w-])(?P<stem>[A-ZÄÖÜ][\w-]{2,}?)-?(?:kenntnisse|erfahrung)\b",
)
_SPLIT = lazy(
    r"\s*[,;•|]\s*|\s+(?:and/or|and|or|und|oder|sowie|et|ou|y|e|o|as well as|&)\s+|\s*[()]\s*|\s+/\s+|\s+[-–]\s+"
)
_CLAUSE_END = lazy(
    r"[.:!?](?:\s|$)|\b(?:that|which|who|where|when|so that|in order|to (?:ensure|help|support|provide|deliver|meet|achieve|develop|build|improve)|is|are|was|will|would|preferred|required|essential|"
    r"desirable|preferably|ideally|gained|acquired|built using|from|through|is a|a plus|an advantage|a must|damit|die|welche|von vorteil|erforderlich|wünschenswert|qui|afin|pour|serait|est|que|para que|se valora)\b",
    re.IGNORECASE,
)


_NOT = lazy(r"\s*(?:not?|kein\w*|nicht|ohne|pas|sans|aucune?|sin|without)\b(?!-)", re.IGNORECASE)


@cache
def _cues(language: str) -> re.Pattern[str]:
    phrases = load_words(language or "en", "asking_cues")
    joined = "|".join(
        re.escape(fold(p)).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{joined})(?:(?<=['’])|(?!\w))" if joined else r"(?!)", re.IGNORECASE)


@cache
def _listed(language: str, name: str) -> frozenset[str]:
    own = load_words(language, name) if language else ()
    return frozenset(fold(word) for word in (*own, *load_words("en", name)))


def find_phrases(text: str, language: str, taken: Sequence[Found], *, bullet: bool) -> Iterator[Found]:
    """Open phrases outside what is `taken` already. A short bullet without any cue asks for itself."""
    flat = _same_length_fold(text)
    cues = list(_cues(language).finditer(flat))
    for n, cue in enumerate(cues):
        until = cues[n + 1].start() if n + 1 < len(cues) else len(text)
        stop = _CLAUSE_END.search(text, cue.end(), until)
        end = stop.start() if stop else until
        if _ABILITY.match(fold(cue.group())):
            yield from _whole(text, cue.end(), end, language, taken)
            continue
        is_experience = re.match(r"experien|erfahrung|experienc|background", fold(cue.group())) is not None
        yield from _parts(text, cue.end(), end, language, taken, "experience" if is_experience else "skill")
    yield from _behind(text, language, taken)
    if (listed := _SKILLS.search(text)) and not any(cue.start() < listed.end() for cue in cues):
        yield from _parts(text, 0, listed.end(), language, taken, "skill")
    if not cues and not taken and bullet and len(text.split()) <= _MOST_WORDS + 3:
        yield from _parts(text, 0, len(text), language, taken, "skill")
    elif not cues and bullet and taken and "," in text:
        yield from _parts(text, 0, len(text), language, taken, "skill", lists_only=True)


def _whole(text: str, start: int, end: int, language: str, taken: Sequence[Found]) -> Iterator[Found]:
    """What follows "ability to" as one phrase, if it is short and names nothing that is known."""
    start, end = _trimmed(text, start, end, language)
    if 1 < len(text[start:end].split()) <= _MOST_WORDS and not _overlaps(start, end, taken):
        yield Found(start, end, "skill")


def _behind(text: str, language: str, taken: Sequence[Found]) -> Iterator[Found]:
    """Nouns in front of "experience" and "skills", and German compounds of the kind."""
    for match in _BEHIND.finditer(text):
        name = match["name"] or match["stem"]
        start = match.start("name") if match["name"] else match.start("stem")
        end = match.end() if match["what"] == "experience" else start + len(name)
        start, _ = _trimmed(text, start, start + len(name), language)
        plain = fold(text[start : start + len(name)]).strip(" -")
        if (
            start < end
            and not _overlaps(start, end, taken)
            and plain not in _listed(language, "not_a_requirement")
            and plain not in _listed(language, "term_leads")
            and len(plain) > 2
        ):
            yield Found(
                start,
                len(text[:end].rstrip(" -")),
                "experience" if match["what"] == "experience" else "skill",
            )


def _overlaps(start: int, end: int, taken: Sequence[Found]) -> bool:
    return any(start < other.end and other.start < end for other in taken)


def _same_length_fold(text: str) -> str:
    """Lower case without accents, character by character, so that offsets stay."""
    return "".join(fold(c)[:1] or c for c in text)


def _parts(
    text: str,
    start: int,
    end: int,
    language: str,
    taken: Sequence[Found],
    kind: str,
    *,
    lists_only: bool = False,
) -> Iterator[Found]:
    at = start
    pieces = []
    for match in _SPLIT.finditer(text, start, end):
        pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, end))
    if lists_only and len(pieces) < 3:
        return
    for a, b in pieces:
        if _NOT.match(text[a:b]):
            continue
        a, b = _trimmed(text, a, b, language)
        term = text[a:b]
        count = len(term.split())
        if not 0 < count <= (3 if lists_only else _MOST_WORDS) or len(term) < 3:
            continue
        if _overlaps(a, b, taken) or fold(term) in _listed(language, "not_a_requirement"):
            continue
        if not any(c.isalpha() for c in term):
            continue
        concept = find_concept(term)
        made = "tool" if _is_name(text, a, term, language) else kind
        yield Found(a, b, made, concept.name if concept else "")  # type: ignore[arg-type]


def _is_name(text: str, start: int, term: str, language: str) -> bool:
    """A product or an abbreviation: capitals where the language has none."""
    if re.search(r"[a-z][A-Z]|[A-Z]{2,}|\d", term):
        return True
    if language == "de":
        return False
    return (
        False
        if start == 0
        else bool(re.fullmatch(r"(?:[A-Z][\w.+#-]*\s?){1,3}", term))
        and not re.search(r"[äöüß]|ung\b|keit\b|heit\b", term)
        and text[:1].isupper()
        and " " in text[:start].strip()
    )


def _trimmed(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """Without white space, articles and praise in front, and without what trails off behind."""
    drop, tail = _listed(language, "term_leads"), _listed(language, "term_tails")
    changed = True
    while changed and start < end:
        changed = False
        while start < end and not (text[start].isalnum() or text[start] in "."):
            start += 1
        while end > start and not (text[end - 1].isalnum() or text[end - 1] in "+#)"):
            end -= 1
        words_ = text[start:end].split()
        if words_ and fold(words_[0].strip(",.:")) in drop:
            start += len(words_[0])
            changed = True
        elif words_ and len(words_) > 1 and fold(words_[-1].strip(",.:")) in tail:
            end = start + len(text[start:end].rstrip()) - len(words_[-1])
            changed = True
    return start, end
