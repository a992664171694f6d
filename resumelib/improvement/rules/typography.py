"""Faults of typing, in any language: spacing, doubled words, stray glyphs, the first capital."""

import re

from resumelib.improvement.rules import Context, Rule
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_words

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_BULLET = re.compile(r"^\s*(?:[•●◦▪■‣∙·*–—-]\s+|[\uf0a7\uf0b7]\s*)")
_DOUBLED = re.compile(r"\b([a-zà-ÿ]{2,}) (\1)\b", re.IGNORECASE)
_DOUBLE_OK = {
    "that",
    "had",
    "die",
    "der",
    "das",
    "nous",
    "vous",
    "sie",
    "des",
    "is",
    "bora",
    "walla",
    "tom",
    "la",
}
URL = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,255}\.[^\s@]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|de|fr|es|dev|ai|co|eu)\b(?:/\S*)?")  # fmt: skip


def outside_addresses(text: str, edit: re.Pattern[str], replacement: str) -> str:
    """`edit` everywhere but inside links and e-mail addresses."""
    parts, at = [], 0
    for match in URL.finditer(text):
        parts += [edit.sub(replacement, text[at : match.start()]), match.group()]
        at = match.end()
    return "".join([*parts, edit.sub(replacement, text[at:])])


def spacing(text: str, context: Context) -> str:
    new = _INVISIBLE.sub("", text).replace("\t", " ").replace("\u2011", "-")
    new = re.sub(r"[ \u2002\u2003]{2,}", " ", new)
    gap = "" if context.language != "fr" else None
    if gap is not None:
        new = outside_addresses(new, re.compile(r"(?<=[^\W_]) +(?=[;:!?](?:\s|$))"), "")
    new = outside_addresses(new, re.compile(r"(?<=[^\W_)\]%]) +(?=[,.](?:\s|$))"), "")
    new = outside_addresses(new, re.compile(r"(?<=[^\W\d_]{2}),(?=[^\W\d_]{2})"), ", ")
    new = outside_addresses(new, re.compile(r"\( +(?=\w)"), "(")
    new = outside_addresses(new, re.compile(r"(?<=\w) +\)"), ")")
    new = re.sub(r"(?<=[\w)]) -- ?(?=\w)", " – ", new)
    return "\n".join(line.strip() for line in new.strip().split("\n"))


def stray_glyph(text: str, context: Context) -> str:
    return _BULLET.sub("", text, count=1) if context.role == "highlight" and "\n" not in text else text


def doubled_word(text: str, context: Context) -> str:
    def once(match: re.Match[str]) -> str:
        word = match.group(1)
        same_case = match.group(2).islower()
        return word if same_case and word.casefold() not in _DOUBLE_OK else match.group()

    return _DOUBLED.sub(once, text)


def doubled_punctuation(text: str, context: Context) -> str:
    new = re.sub(r"(?<=\w),{2,}(?=\s)", ",", text)
    new = re.sub(r"(?<=\w)\.\.(?=\s*$)", ".", new)
    return re.sub(r"(?<=[\w)])[,;]\s*$", "", new) if context.role == "highlight" else new


def first_capital(text: str, context: Context) -> str:
    """Only a verb of the language is raised: "npm" and "kubectl" stay, and "and safety rules" is a torn-off end."""
    match = re.match(r"([a-zà-öø-ÿ]+)(?=\s+\S+\s+\S)", text)
    if not match or context.language not in ("en", "de", "fr", "es") or fold(text[:1]) != text[:1]:
        return text
    known = {w for line in load_words(context.language, "verb_forms") for w in line.split()}
    others = [s for s in context.siblings if s[:1].isalpha()]
    if others and sum(s[0].islower() for s in others) * 2 > len(others):
        return text  # a list in lower case throughout is a style
    return text[0].upper() + text[1:] if match.group(1) in known else text


RULES = (
    Rule("spacing", "Spacing and invisible characters were mended.", (), spacing),
    Rule("stray-glyph", "A bullet glyph typed into the text was removed.", (), stray_glyph),
    Rule("doubled-word", "A word stood twice.", ("en", "de", "fr", "es"), doubled_word),
    Rule("doubled-punctuation", "Surplus punctuation was removed.", (), doubled_punctuation),
    Rule("first-capital", "A bullet begins with a capital.", ("en", "de", "fr", "es"), first_capital),
)
