"""C5, letters and signs: spelling, varieties of English, languages, acronyms, odd punctuation, sentence length."""

import re
from collections.abc import Iterator
from functools import cache

from resumelib.review.check import INFORMATION, WARNING, Hit, check
from resumelib.review.dictionary import correction, is_word
from resumelib.review.subject import Subject
from resumelib.text.languages import detect_language
from resumelib.text.lazy import lazy
from resumelib.text.skills import known_tokens
from resumelib.text.tokens import words
from resumelib.text.wordlists import load_pairs, load_words

LANGUAGES = ("en", "de", "fr", "es")
_MOST_REPORTED = 12


@cache
def _misspellings(language: str) -> dict[str, str]:
    return {wrong.casefold(): right for wrong, right in load_pairs(language, "misspellings").items()}


@check(
    "B26",
    title="Spelling",
    rationale="A spelling mistake in a page this short is read as carelessness.",
    severity=WARNING,
    part="language",
    source="University résumé rubrics; Resume Worded. English: a dictionary of 83,000 words compiled from symspellpy's; "
    "German, French and Spanish: lists of common mistakes of our own",
    fix="Correct it.",
    example="Acheived the targets of the departement.",
    languages=LANGUAGES,
)
def spelling(subject: Subject) -> Iterator[Hit]:
    names = _own_names(subject)
    reported: set[str] = set()
    for item in subject.fields:
        if item.role not in ("prose", "highlight", "title") or item.section == "references":
            continue
        if item.role == "title" and subject.language != "en":
            continue
        for word in words(item.text):
            anywhere = item.role == "title" and item.path.endswith((".position", ".label"))
            right = _mistake(word, word if anywhere else item.text, subject.language, names)
            if right and word.casefold() not in reported:
                reported.add(word.casefold())
                yield Hit(item.path, f"“{word}” may be a misspelling of “{right}”.", item.text)
        if len(reported) >= _MOST_REPORTED:
            return


def _own_names(subject: Subject) -> frozenset[str]:
    """Words of names, places and skills: they are spelled as their owners please."""
    texts = (
        f.text
        for f in subject.fields
        if f.role in ("name", "skill", "contact")
        or f.section in ("certificates", "publications", "languages", "skills")
    )
    return frozenset(w.casefold() for text in texts for w in re.split(r"[\W\d_]+", text))


def _mistake(word: str, text: str, language: str, names: frozenset[str]) -> str:
    """What the word was meant to be, or "" when nothing speaks against it."""
    low = word.casefold()
    if listed := _misspellings(language).get(low):
        return listed
    if language == "es" and re.fullmatch(r"[a-zñ]{3,}(?:cion|sion)", low):
        return low[:-2] + "ón"
    if language != "en" or not 5 <= len(word) <= 24 or not word.isascii() or not word.isalpha():
        return ""
    if word != low and not text.lstrip().startswith(word):
        return ""  # a name, a product, an abbreviation
    if not word[1:].islower() or low in names or is_word(low) or low in known_tokens():
        return ""
    return correction(low)


@check(
    "B27",
    title="American and British spelling mixed",
    rationale="Either is right; both together look like two authors.",
    severity=WARNING,
    part="language",
    source="Queen's University Belfast careers pages; pairs of our own",
    fix="Choose the spelling of the country you apply to.",
    example="Organised the color catalog.",
    languages=("en",),
    full_at=1,
)
def mixed_english(subject: Subject) -> Iterator[Hit]:
    british, american = _pairs()
    text = " ".join(f.text for f in subject.fields if f.role in ("prose", "highlight"))
    tokens = [w.casefold() for w in words(text)]
    uk = next((w for w in tokens if w in british or _ends(w, "is", british)), "")
    us = next((w for w in tokens if w in american or _ends(w, "iz", american)), "")
    if uk and us:
        yield Hit("", f"“{uk}” is British, “{us}” American.", f"{uk} · {us}")


_ISE = lazy(r"(\w{3,})(is|iz|ys|yz)(e|es|ed|ing|ation|ations|er|ers)")


@cache
def _pairs() -> tuple[frozenset[str], frozenset[str]]:
    pairs = load_pairs("en", "spelling_variants")
    return frozenset(pairs.values()), frozenset(pairs)


def _ends(word: str, kind: str, _known: frozenset[str]) -> bool:
    """-ise or -ize verbs whose counterpart is a word too ("organised", but not "advised" or "seized")."""
    match = _ISE.fullmatch(word)
    if not match or match.group(2)[1] != kind[1] or word == "analyses":
        return False
    other = match.group(2)[0] + ("z" if kind[1] == "s" else "s")
    twin = match.group(1) + other + match.group(3)
    return (
        is_word(twin)
        and is_word(word)
        and match.group(1) + match.group(2) not in load_words("en", "only_one_spelling")
    )


@check(
    "B28",
    title="Languages mixed",
    rationale="A page in one language with sentences in another is read by nobody without effort.",
    severity=INFORMATION,
    part="language",
    source="Reactive Resume's issues; language by function words",
    fix="Translate the odd one.",
    example="Verkaufszahlen um 12 % gesteigert. · Led the sales team.",
)
def mixed_languages(subject: Subject) -> Iterator[Hit]:
    if not subject.language:
        return
    for item in subject.prose:
        if len(item.text.split()) < 5:
            continue
        other = detect_language(item.text)
        if other and other != subject.language and _clearly(item.text, other, subject.language):
            yield Hit(
                item.path,
                f"This text is in another language ({other}) than the rest ({subject.language}).",
                item.text,
            )


def _clearly(text: str, language: str, rest: str) -> bool:
    tokens = [w.casefold() for w in words(text)]
    mine, theirs = (frozenset(load_words(code, "function_words")) for code in (language, rest))
    return sum(t in mine for t in tokens) >= sum(t in theirs for t in tokens) + 2


_ACRONYM = lazy(r"(?<![\w/&.-])[A-Z][A-Z&]{1,4}[A-Z](?![\w/&-])|(?<![\w/&.-])[A-Z]{2}(?![\w/&-])")


@check(
    "B29",
    title="Abbreviation never spelled out",
    rationale="The first reader often does not come from your field.",
    severity=INFORMATION,
    part="language",
    source="passfirstround.com (public pages); list of common abbreviations of our own",
    fix="Spell it out once, as in “Intensive Care Unit (ICU)”.",
    example="Led the QXR rollout.",
)
def unexplained(subject: Subject) -> Iterator[Hit]:
    common = frozenset(load_words("any", "common_acronyms"))
    everything = "\n".join(f.text for f in subject.fields)
    for item in subject.prose:
        for match in _ACRONYM.finditer(item.text):
            short = match.group()
            if short in common or short.casefold() in known_tokens() or _is_shouted(item.text):
                continue
            if (
                re.search(rf"\({re.escape(short)}s?\)|\b{re.escape(short)}s? \(", everything)
                or len(re.findall(rf"\b{re.escape(short)}\b", everything)) > 1
            ):
                continue
            yield Hit(item.path, f"“{short}” is never spelled out.", item.text)
            break


def _is_shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.5 * len(letters)


@check(
    "B30",
    title="Odd or mixed punctuation signs",
    rationale="Soft hyphens and unusual signs come from copying; some programs show them as boxes or split words at them.",
    severity=INFORMATION,
    part="language",
    source="passfirstround.com (public pages)",
    fix="Type the sign anew.",
    example="team’s and client's; co\u2011author",
    full_at=1,
)
def odd_signs(subject: Subject) -> Iterator[Hit]:
    texts = [f for f in subject.fields if f.role not in ("contact", "date")]
    straight = next((f for f in texts if re.search(r"\w'\w|\"", f.text)), None)
    curly = next((f for f in texts if re.search(r"\w’\w|[“”„]", f.text)), None)
    same_kind = (
        straight
        and curly
        and ((_has(texts, r"\w'\w") and _has(texts, r"\w’\w")) or (_has(texts, '"') and _has(texts, "[“”„]")))
    )
    if same_kind and straight and curly:
        yield Hit(
            straight.path,
            "Straight and curly quotation marks are mixed.",
            f"{straight.text[:60]} · {curly.text[:60]}",
        )
    for item in texts:
        if match := re.search(
            "[\u00ad\u2011\u2010\u2028\u2029\u00b4\u2043\ufffc]|``|,,|(?<=\\w)`(?=\\w)", item.text
        ):
            yield Hit(item.path, f"The sign U+{ord(match.group()[0]):04X} is unusual here.", item.text)
            return


def _has(texts: list, pattern: str) -> bool:  # type: ignore[type-arg]
    return any(re.search(pattern, f.text) for f in texts)


@check(
    "B31",
    title="Sentences are long",
    rationale="Above 25 words a sentence has to be read twice.",
    severity=INFORMATION,
    part="language",
    source="common readability advice; no published source found",
    fix="Make two sentences of it.",
    example="A summary of one sentence over five lines.",
    full_at=2,
)
def long_sentences(subject: Subject) -> Iterator[Hit]:
    for item in subject.prose:
        if item.role == "highlight" and item.section != "custom":
            continue
        counts = [len(s.split()) for s in re.split(r"(?<=[.!?])\s+", item.text) if s.strip()]
        if counts and sum(counts) / len(counts) > 25:
            yield Hit(
                item.path, f"Sentences here have {sum(counts) / len(counts):.0f} words on average.", item.text
            )
    bullets = [len(b.text.split()) for b in subject.bullets]
    if len(bullets) >= 3 and sum(bullets) / len(bullets) > 25:
        yield Hit(
            "", f"Bullets have {sum(bullets) / len(bullets):.0f} words on average.", subject.bullets[0].text
        )
