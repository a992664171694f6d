"""One made many: "taught a class" is not "taught classes"."""

from resumelib.improvement.wording import Token, Wording


def one_made_many(old: Wording, new: Wording) -> list[str]:
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
    if not {"no", "without", "any", "zero", "keine", "ohne", "sans", "sin"}.isdisjoint(near):
        return True  # "no accidents" is "without an accident"
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
