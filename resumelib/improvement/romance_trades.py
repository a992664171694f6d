"""French and Spanish: general words that a trade implies, and verbs that a noun alone already tells."""

import re
from functools import cache, lru_cache

from resumelib.improvement.compiled import compiled
from resumelib.improvement.deeds import is_deed_noun, is_name
from resumelib.improvement.filling import is_strong
from resumelib.improvement.lexicon import marked
from resumelib.improvement.roles import JOINT
from resumelib.improvement.romance import LANGUAGES, TIMES, in_frames
from resumelib.improvement.stems import stem
from resumelib.improvement.wording import Token, Wording
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs, load_words

_LISTED_BEFORE = re.compile(r"(?:,|\b(?:et|ou|y|e|o|u)|\d|%)\s*$", re.IGNORECASE)
_LISTED_AFTER = re.compile(
    r"\s*(?:/|,? (?:et|ou|y|e|o|u) (?:d['’]|de |des |du |las? |los? |le |les |el )?\w)"
)


def is_implied(token: Token, new: Wording, old: Wording, context: str) -> bool:
    """ "patients" where the source names dentists: a general word that text, title or employer implies.

    Beside "and" or a number it would be a further fact.
    """
    cues = _implied(new.language).get(token.folded)
    if not cues or is_name(token, new):
        return False
    if _LISTED_BEFORE.search(new.text[: token.start]) and not _counts_beside(token, new, old):
        return False
    before = next((t for t in new.all_tokens if t.end == token.start - 1), None)
    goes_with = before is not None and before.folded not in new.lexicon.closed and before.stem in old.stems
    if not goes_with and _LISTED_AFTER.match(new.text[token.end :]) and not _deed_follows(token, new):
        return False
    said = fold(f"{old.text} {context}")
    return any(cue in said for cue in cues)


def _deed_follows(token: Token, text: Wording) -> bool:
    """ "le miel, et vendu …": the "and" goes on with another deed, not with another thing."""
    after = next((t for t in text.content if t.start >= token.end), None)
    return (
        after is not None
        and after.stem in text.lexicon.tiers.keys() | compiled(text.language).classes.keys()
        and not is_deed_noun(after, text)
    )


def _counts_beside(token: Token, new: Wording, old: Wording) -> bool:
    """ "300 clients particuliers" for "300 particuliers": the number counts the same people."""
    if not any(q.end == token.start - 1 for q in new.quantities):
        return False
    after = next((t for t in new.content if t.start == token.end + 1), None)
    counted = (next((t for t in old.content if t.start > q.end), None) for q in old.quantities)
    return after is not None and any(t is not None and t.stem == after.stem for t in counted)


@cache
def _implied(language: str) -> dict[str, frozenset[str]]:
    """Word -> beginnings or parts of the words that imply it, all folded. Lines: words, a colon, cues."""
    found: dict[str, set[str]] = {}
    for line in load_words(language, "trade_words") if language in LANGUAGES else ():
        words, _, cues = line.partition(":")
        for word in words.split():
            found.setdefault(fold(word), set()).update(fold(cue) for cue in cues.split())
    return {word: frozenset(cues) for word, cues in found.items()}


@cache
def _collocations(language: str) -> dict[str, str]:
    """Stem of a verb -> the nouns that tell it where they stand alone."""
    return {stem(verb, language): nouns for verb, nouns in load_pairs(language, "collocations").items()}


@cache
def _nouns_of(verb: str, language: str) -> frozenset[str]:
    """Their stems."""
    return frozenset(stem(noun, language) for noun in _collocations(language).get(verb, "").split())


@lru_cache(maxsize=64)
def _alone(text: Wording) -> dict[str, bool]:
    """Stems of the nouns that open a statement or an item of a list, so that no verb of the text is theirs.

    False where a phrase like "je faisais" stands before.
    """
    starts = [m.end() for m in JOINT.finditer(text.text)]
    frames = in_frames(text)
    found: dict[str, bool] = {}
    fresh, framed = True, False
    for token in text.tokens:
        if starts and token.start >= starts[0]:
            fresh, framed = True, False
            starts = [start for start in starts if start > token.start]
        if token.start in frames:
            framed = True
        elif token.folded not in text.lexicon.closed:
            if fresh:
                found[token.stem] = not framed
            fresh = False
    return found


def tells_the_verb(token: Token, new: Wording, old: Wording) -> bool:
    """ "géré plannings et commandes" for "plannings et commandes": the noun, alone in the source, tells the verb.

    A verb that says no more than "did" or "kept" may stand before any such noun, one of more meaning before its own.
    """
    if new.language not in LANGUAGES or is_name(token, new):
        return False
    end = _statement_end(token, new)
    after = [
        t.stem for t in new.content if token.end <= t.start < end and t.folded not in TIMES[new.language]
    ][:2]
    alone = _alone(old)
    if _nouns_of(token.stem, new.language).intersection(after) & alone.keys():
        return True
    if token.stem not in marked(new.language, "support_verbs"):
        known = token.stem in compiled(new.language).classes or token.stem in new.lexicon.tiers
        claims = is_strong(token, new) or token.stem in marked(new.language, "received_verbs")
        if not known or claims or is_deed_noun(token, new):
            return False
        alone = {noun: True for noun, bare in alone.items() if bare}
    near = alone.keys() & set(after[:1])
    if any(n in new.lexicon.tiers for n in near) and token.stem not in marked(new.language, "neutral_verbs"):
        return False  # "coordonné le filtrage" for "filtrage"
    return bool(near) and not near & marked(new.language, "received_things")


def _statement_end(token: Token, text: Wording) -> int:
    return next((m.start() for m in JOINT.finditer(text.text, token.end)), len(text.text))


def is_general_object(token: Token, new: Wording, old: Wording) -> bool:
    """ "encaissé les achats" for "encaissement": the source tells the deed without its object, which is no particular one."""
    if new.language not in LANGUAGES or is_name(token, new):
        return False
    if token.stem not in marked(new.language, "general_objects"):
        return False
    deed = next((t for t in reversed(new.content) if t.end <= token.start), None)
    if deed is None or _LISTED_BEFORE.search(new.text[: token.start]) or deed.stem not in old.stems:
        return False
    bare = (t for t in old.all_tokens if t.stem == deed.stem)
    return any(_ENDS_STATEMENT.match(old.text[t.end :]) for t in bare)


_ENDS_STATEMENT = re.compile(
    r"\s*(?:$|[.,;:)]|(?:et|ou|y|e|puis|avec|con|après|avant|tras|en|à|al?|chez|pour|para|sobre|sur|dans|sous|desde|durante)\b)"
)
