"""Text that talks to a machine instead of a reader: found, kept out of requests, and reported."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from resumelib.model.document import HiddenText
from resumelib.model.fields import iter_fields
from resumelib.model.finding import Finding, Severity
from resumelib.model.posting import Posting
from resumelib.model.resume import Resume
from resumelib.text.wordlists import load_words

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_LOOKALIKES = str.maketrans("асеіоруѕхАВЕКМНОРСТХ", "aceiopysxABEKMHOPCTX")  # Cyrillic that looks Latin
_SET_APART = re.compile(r"(?<!\w)(?:[A-Za-z] ){4,}(?=\S)(?:[A-Za-z](?!\w))?")
_SIGNS = (
    "ignor", "disregard", "forget", "overrid", "bypass", "vergiss", "missacht", "oubli", "olvid", "you are", "an ai", "prompt",
    "system:", "system :", "system message", "assistant:", "assistant :", "developer:", "user:", "<", "[/", "[inst", "json", "hired", "candidate", "applicant", '"}', '" }', '{"', '{ "', "instruction",
    "chatgpt", "gpt", "claude", "gemini", "copilot", "llm", "language model", "assistant must", "assistant should", "assistant has", "assistant will",
    "your task", "your new task", "your only task", "your real task", "automated", "negeer", "vergeet", "dimentica", "zignoruj", "pomiń", "zapomnij", "esque", "desconsidere", "eine ki", "sprachmodell", "künstliche",
    "une ia", "modèle de", "una ia", "modelo de", "eres un", "{{", "##", "always answer", "always respond", "always reply", "always say", "human:", "to ai", "for ai", "ai:", "ai-", "ai ", "ki-", "ki ", "ia-", "this resume", "this cv",
    "obey", "pretend", "act as", "add the", "add following", "rank ", "highest", "shortlist",
)  # fmt: skip


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line, re.IGNORECASE) for line in load_words("any", "instructions"))


def talks_to_machine(text: str) -> bool:
    """True for "ignore previous instructions", faked roles and JSON closings. Costs microseconds; no false alarm is needed to be harmless: such a text is left as it is.

    Wide letters, letters set apart ("i g n o r e") and invisible ones between them are read as what they look like.
    """
    flat = " ".join(text.split())
    if not flat.isascii():
        flat = _INVISIBLE.sub("", unicodedata.normalize("NFKC", flat)).translate(_LOOKALIKES)
    if _SET_APART.search(flat):
        flat = _SET_APART.sub(lambda m: m.group().replace(" ", "") + " ", f"{flat} ").strip()
    low = flat.casefold()
    if not any(sign in low for sign in _SIGNS):
        return False
    return any(pattern.search(flat) for pattern in _patterns())


_CHECK = "P13"  # the catalogue's: instructions to a machine
_MOST = 20
_SHOWN = 200  # characters of one


def instructions_found(
    resume: Resume, hidden: tuple[HiddenText, ...], posting: Posting | None
) -> Iterator[Finding]:
    """Each place of the CV and the posting that speaks to a machine; none of it was followed or sent anywhere."""
    for field in iter_fields(resume):
        if talks_to_machine(field.text):
            yield _finding(
                field.path, "This speaks to a machine. It was neither followed nor sent to one.", field.text
            )
    for piece in hidden:
        if piece.reason == "machine-instruction" or talks_to_machine(piece.text):
            where = f"On page {piece.page}, text" if piece.page else "Text"
            yield _finding("", f"{where} speaks to a machine. It was set apart and not followed.", piece.text)
    if posting is not None:
        lines = [line.strip() for line in posting.text.splitlines() if talks_to_machine(line)]
        for text in dict.fromkeys((*posting.ignored, *lines)):
            message = (
                "The posting speaks to a machine here. It was not followed, and nothing was taken from it."
            )
            yield _finding("posting", message, text, Severity.WARNING)


def _finding(path: str, message: str, text: str, severity: Severity = Severity.ERROR) -> Finding:
    excerpt = " ".join(text.split())[:_SHOWN]
    return Finding(_CHECK, severity, path, message, excerpt, "" if path == "posting" else "Take it out.")


def added_findings(known: tuple[Finding, ...], found: Iterator[Finding]) -> tuple[Finding, ...]:
    """`known` and what it does not name yet, in their order."""
    result = list(known)
    told = [(f.path, f.excerpt.casefold()) for f in known if f.id == _CHECK]
    for finding in found:
        excerpt = finding.excerpt.casefold()
        if (
            not any(path == finding.path and (e in excerpt or excerpt in e) for path, e in told)
            and len(told) < _MOST
        ):
            told.append((finding.path, excerpt))
            result.append(finding)
    return tuple(result)
