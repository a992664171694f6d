"""Who did it: a role taken over, a passive turned round, a change claimed that the source only observes."""

import re
from functools import cache

from resumelib.improvement.charge import takes_duty
from resumelib.improvement.deeds import finite_forms, is_deed, is_deed_noun
from resumelib.improvement.stems import stem
from resumelib.improvement.wording import Token, Wording
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_words

JOINT = re.compile(
    r"[,;.!?:]\s|\s(?:and|or|while|und|oder|sowie|et|ou|y|e|tandis que|mientras)\s(?!\d)|\s[–—]\s|\n"
)


_ARTICLES = frozenset(
    ("a", "an", "the", "this", "my", "our", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "einem", "einen",
     "le", "la", "les", "l", "un", "une", "el", "los", "las", "una")
)  # fmt: skip
_DUTY = ("respons", "account", "charg", "task", "entrust", "verantwort", "zustandig", "encarg")
_FOR = frozenset(("for", "fur", "pour", "para", "of", "de"))
_TO_DO = frozenset(("help", "helped", "helping", "order"))
_AS = {"en": "as", "de": "als", "fr": "tant", "es": "como"}


def _companion(text: Wording, index: int) -> bool:
    """Is the word at `index` of all_tokens reached by "to", "with", "by", "under" … in its own phrase?"""
    tokens = text.all_tokens
    for at in range(index - 1, max(-1, index - 6), -1):
        if JOINT.search(text.text[tokens[at].end : tokens[at + 1].start + 1]):
            return False
        word = tokens[at].folded
        if word in text.lexicon.companions:
            before = tokens[at - 1].folded if at else ""
            # "responsible for …", "helped to train …": no person stands behind these
            return not (word in _FOR and before.startswith(_DUTY)) and not (word == "to" and before in _TO_DO)
        if word in text.lexicon.closed and word not in _ARTICLES:
            return False
    return False


def taken_roles(old: Wording, new: Wording) -> list[str]:
    """ "Reported to the director" must not become "Director reporting …"; nor "with management" "managed"."""

    def others(token: Token) -> bool:
        return token.folded in old.lexicon.roles or old.lexicon.tiers.get(token.stem, 0) >= 3

    held: dict[str, set[bool]] = {}
    for index, token in enumerate(old.all_tokens):
        if others(token):
            held.setdefault(token.stem, set()).add(_companion(old, index))
    reasons = []
    for index, token in enumerate(new.all_tokens):
        if (
            _acts_as(new, index)
            and _is_title(token, new)
            and not _said_as(old, token)
            and not _own(old, token)
        ):
            reasons.append(f"T05: “as {token.text}” is not what the source says.")
        if new.language in ("fr", "es") and _done_by(new, index):
            continue  # "supervisé par" for "sous la supervision de"
        if held.get(token.stem) != {True} or _is_subject(new, index):
            continue
        if not _companion(new, index) and not _modifies(new, index):
            reasons.append(f"T05: “{token.text}” is somebody else in the source.")
    return [*reasons, *_opens_as(old, new), *_nouns_made_verbs(old, new), *_times_made_deeds(old, new)]


_CLAUSE = re.compile(
    r"\b(?:that|which|so|whom|lets?|letting|enabl\w+|allow\w+|help\w*) (?:[\w-]+ ){0,3}$", re.IGNORECASE
)


def _is_subject(text: Wording, index: int) -> bool:
    """ "a dashboard that 12 store managers use": it is they who do it."""
    return text.language == "en" and bool(_CLAUSE.search(text.text[: text.all_tokens[index].start]))


@cache
def _titles(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = [fold(word) for word in load_words(language, "job_titles")]
    return frozenset(w for w in words if w[:1] != "*"), tuple(w[1:] for w in words if w[:1] == "*")


def _is_title(token: Token, text: Wording) -> bool:
    names, endings = _titles(text.language)
    word = token.folded
    if text.language == "de" and not token.text[:1].isupper():
        return False
    return word in text.lexicon.roles or word in names or (bool(endings) and word.endswith(endings))


def _own(old: Wording, token: Token) -> bool:
    """ "Volunteered", "tutor of a class": the person's own, though without "as". "The receptionist" is somebody else."""
    if token.folded in ("member", "mitglied", "membre", "miembro"):
        return True
    if token.folded in old.lexicon.roles:
        return False
    same = [t for t in old.all_tokens if t.stem == token.stem]
    return any(old.before(t) not in ("the", "der", "die", "le", "la", "el", "s") for t in same)


_WHILE = frozenset(("during", "before", "after", "wahrend", "nach", "vor", "pendant", "lors", "durant", "apres", "avant", "durante", "tras", "despues", "antes"))  # fmt: skip


def _times_made_deeds(old: Wording, new: Wording) -> list[str]:
    """ "Held animals during examinations" does not say who examined."""
    placed: dict[str, set[bool]] = {}
    articles = _ARTICLES | {"de", "du"}
    for index, token in enumerate(old.all_tokens):
        before = [t.folded for t in old.all_tokens[max(0, index - 4) : index] if t.folded not in articles]
        placed.setdefault(token.stem, set()).add(
            bool(before)
            and before[-1] in _WHILE
            and not {"look", "looked", "looking"} & set(before[-2:-1])
            and not token.folded.endswith("ing")
        )
    return [
        f"T09: “{t.text}” is not what the source says was done."
        for t in new.content
        if placed.get(t.stem) == {True}
        and is_deed(t, new)
        and not is_deed_noun(t, new)
        and t.stem in new.lexicon.tiers
    ] + [
        f"T09: “{t.text}” is not what the source says it was done to."
        for at, t in enumerate(new.all_tokens)
        if at
        and placed.get(t.stem) == {True}
        and new.language == "en"
        and not {t.folded, new.all_tokens[at - 1].folded} & new.lexicon.closed
        and is_deed(new.all_tokens[at - 1], new)
    ]


def _opens_as(old: Wording, new: Wording) -> list[str]:
    """ "Supported the analysts" is not "Analyst supporting …"."""
    if not new.all_tokens or not old.all_tokens:
        return []
    opener = new.all_tokens[0]
    first = old.content[0] if old.content else old.all_tokens[0]  # "I am a nurse …"
    if opener.folded not in new.lexicon.roles or opener.stem in (first.stem, old.all_tokens[0].stem):
        return []
    if takes_duty(opener, new, old):
        return []
    return [] if _said_as(old, opener) else [f"T05: “{opener.text}” is not what the source says you were."]


def _done_by(text: Wording, index: int) -> bool:
    """ "supervisé par la directrice": what somebody else did."""
    ahead = text.all_tokens[index + 1 : index + 2]
    return bool(ahead) and ahead[0].folded in ("par", "por")


def _acts_as(text: Wording, index: int) -> bool:
    before = [t.folded for t in text.all_tokens[max(0, index - 3) : index]]
    return _AS.get(text.language, "as") in before


def _said_as(text: Wording, token: Token) -> bool:
    return any(
        t.stem == token.stem and (_acts_as(text, i) or _was(text, i)) for i, t in enumerate(text.all_tokens)
    )


_WAS = re.compile(
    r"\bI(?: was|['’]m| am| have been| became) (?:also )?(?:an?|the|one of the) (?:[\w-]+ ){0,2}$"
)


def _was(text: Wording, index: int) -> bool:
    """ "I was the sous chef"."""
    return bool(_WAS.search(text.text[: text.all_tokens[index].start]))


_RANKS = frozenset(("assistant", "deputy", "associate", "junior", "trainee", "vice", "sub", "apprentice", "student", "intern", "interim",
                    "temporary", "volunteer", "adjunct", "visiting", "probationary", "assistante", "adjoint", "adjointe", "auxiliar",
                    "stellvertretender", "stellvertretende", "stellvertretenden", "angehender", "angehende"))  # fmt: skip


def lost_rank(old: Wording, new: Wording) -> list[str]:
    """ "Assistant store manager" is not "store manager"."""
    for index, token in enumerate(old.all_tokens):
        if token.folded not in _RANKS or token.stem in new.stems:
            continue
        ahead = [t for t in old.all_tokens[index + 1 : index + 4] if t.folded in old.lexicon.roles]
        if any(t.stem in new.stems for t in ahead) and not _COMMA.search(
            old.text[token.end : ahead[0].start]
        ):
            return [f"T05: “{token.text}” is lost, so the title claims more."]
    return []


_COMMA = re.compile(r"[,;]|\b(?:to|of|for)\b")


def _modifies(text: Wording, index: int) -> bool:
    """ "monthly management reports": the role only says whose."""
    tokens = text.all_tokens
    if text.language != "en" or index + 1 >= len(tokens) or tokens[index].opens:
        return False
    after = tokens[index + 1]
    return after.folded not in text.lexicon.closed and text.text[tokens[index].end : after.start] == " "


def _nouns_made_verbs(old: Wording, new: Wording) -> list[str]:
    """English "sales leads" does not license "led"."""
    if old.language != "en":
        return []
    reasons = []
    finite = finite_forms()
    for index, token in enumerate(new.all_tokens):
        if old.lexicon.tiers.get(token.stem, 0) < 3 or token.folded not in finite:
            continue
        if token.folded == "leading" and "leading" not in old.folded and not _is_participle(new, index):
            reasons.append("T13: “leading” is not what the source says of it.")
        same = [(i, t) for i, t in enumerate(old.all_tokens) if t.stem == token.stem]
        if re.search(
            r"\b(?:was|were|as) (?:the |a )?(?:team )?(?:lead|head|manager|supervisor) of\b", old.text, re.I
        ):
            continue  # "was the lead of a team"
        if same and not any(t.folded in finite or _acts(old, i) for i, t in same):
            reasons.append(f"T09: “{token.text}” is not what the source says was done.")
    return reasons


def _is_participle(text: Wording, index: int) -> bool:
    """ "…, leading a team", not "a leading product"."""
    tokens = text.all_tokens
    after = tokens[index + 1].folded if index + 1 < len(tokens) else ""
    joined = index == 0 or text.text[: tokens[index].start].rstrip().endswith(",") or tokens[index - 1].folded in ("and", "by", "while")  # fmt: skip
    return joined and (after in text.lexicon.closed or after[:1].isdigit())


def _acts(text: Wording, index: int) -> bool:
    """The noun or base form is the person's own deed: it opens the text, or follows "to", "and", "responsible for"."""
    if text.all_tokens[index].opens:
        return True
    before = [t.folded for t in text.all_tokens[max(0, index - 3) : index]]
    before = [w for w in before if w not in ("the", "a", "an", "overall")]
    return bool(before) and (before[-1] in ("to", "and", "i") or before[-2:] in (["responsible", "for"], ["charge", "of"]))  # fmt: skip


def dropped_with(old: Wording, new: Wording) -> list[str]:
    """ "Coordinated with suppliers" is not "coordinated suppliers", nor "was trained" "trained"."""
    reasons = []
    tokens = old.all_tokens
    for index in range(1, len(tokens) - 1):
        if tokens[index].folded not in ("with", "mit", "avec", "con"):
            continue
        deed = tokens[index - 1]
        other = next((t for t in tokens[index + 1 : index + 4] if t.folded not in old.lexicon.closed), None)
        if (
            not other
            or other.is_name_like
            or deed.stem
            in ("meet", "met", "entrevist", "renzontr", "rencontr", "reun", "dialog", "habl", "discu")
            or old.lexicon.tiers.get(deed.stem, 0) < 1
        ):
            continue
        if _next_to(new, deed.stem, other.stem):
            reasons.append(f"T14: “with {other.text}” was more than “{other.text}”.")
    opening = [t for t in tokens[:4] if t.folded not in ("i", "also", "also", "regularly")]
    if len(opening) > 1 and opening[0].folded in ("was", "were", "been", "got", "being"):
        deed = opening[1]
        if (
            deed.folded in finite_forms()
            and not deed.folded.endswith("ing")
            and new.all_tokens[0].stem == deed.stem
            and deed.stem in old.lexicon.tiers
        ):
            reasons.append(f"T09: “{opening[0].text} {deed.text}” was turned round.")
    return reasons


def taken_deeds(old: Wording, new: Wording) -> list[str]:
    """ "Trained by senior nurses" must not become "Trained senior nurses"."""
    agents = {"en": "by", "de": "von", "fr": "par", "es": "por"}
    by = agents.get(old.language, "")
    tokens, reasons = old.all_tokens, []
    for index, token in enumerate(tokens[:-2]):
        if tokens[index + 1].folded != by or token.stem not in old.lexicon.tiers:
            continue
        if old.language == "en" and token.folded not in finite_forms():
            continue
        if old.language == "de" and not re.fullmatch(r"[a-zäöüß]+(?:t|en)", token.text):
            continue
        doer = next((t for t in tokens[index + 2 : index + 5] if t.folded not in old.lexicon.closed), None)
        mine = tokens[index + 2].folded in (
            "me",
            "mir",
            "moi",
            "mi",
            "myself",
            "telephone",
            "phone",
            "email",
            "hand",
        )
        if mine or doer is None or doer.folded.endswith("ing") or doer.text[0].isdigit():
            continue
        if _follows(new, token.stem, doer.stem, by):
            reasons.append(f"T09: “{token.text} {by} {doer.text}” was turned round.")
    return reasons


@cache
def _change() -> frozenset[str]:
    verbs = ("grow", "rise", "increase", "improve", "drop", "fall", "decrease", "climb", "decline", "double")
    return frozenset(stem(verb, "en") for verb in verbs)


@cache
def _causes() -> frozenset[str]:
    return _change() | {stem(w, "en") for w in ("raise", "boost", "lift", "reduce", "cut", "lower")}


_CAUSE = re.compile(r"\b(?:so that|such that|which|that|thereby|thus|by \w+ing)\b", re.IGNORECASE)


def claimed_change(old: Wording, new: Wording) -> list[str]:
    """ "Sales rose by 20%" is not "raised sales by 20%": who did it is not said."""
    if old.language != "en":
        return []
    changes = [t for t in old.tokens if t.stem in _change() and t.folded in finite_forms()]
    if not changes or any(_made_it(old, t) for t in changes) or _CAUSE.search(old.text):
        return []
    claimed = [
        t for t in new.tokens if t.stem in _causes() and t.folded in finite_forms() and _made_it(new, t)
    ]
    return [f"T10: “{t.text}” claims a change the source only observes." for t in claimed]


def _made_it(text: Wording, token: Token) -> bool:
    """The verb has the person for its subject: it opens, or follows a comma or a joint."""
    before = text.text[: token.start].rstrip().casefold()
    return token.opens or before.endswith((",", ";", " and", " to", " i", " while"))


def _next_to(text: Wording, deed: str, other: str) -> bool:
    """The deed with that very object: nothing but an article between them."""
    tokens = text.all_tokens
    for index, token in enumerate(tokens):
        ahead = [t for t in tokens[index + 1 : index + 4] if t.folded not in _ARTICLES]
        if token.stem == deed and ahead and ahead[0].stem == other:
            return True
    return False


def _follows(text: Wording, deed: str, doer: str, by: str) -> bool:
    tokens = text.all_tokens
    for index, token in enumerate(tokens):
        if token.stem == deed:
            ahead = tokens[index + 1 : index + 4]
            if any(t.stem == doer for t in ahead) and all(t.folded != by for t in ahead):
                return True
    return False
