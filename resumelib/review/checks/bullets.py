"""C5, the content of bullets: how they open, what they claim, whether a figure stands behind it."""

import re
from collections.abc import Iterator

from resumelib.review.check import ERROR, INFORMATION, WARNING, Hit, check
from resumelib.review.subject import Subject
from resumelib.text.tokens import fold, words
from resumelib.text.wordlists import load_words

LANGUAGES = ("en", "de", "fr", "es")


def opens_with(text: str, phrases: tuple[str, ...]) -> str:
    """The longest of `phrases` that `text` begins with, as whole words, or ""."""
    folded = " " + " ".join(words(fold(text))) + " "
    return max(
        (p for p in phrases if folded.startswith(" " + " ".join(words(fold(p))) + " ")), key=len, default=""
    )


def phrase_in(text: str, phrases: tuple[str, ...]) -> Iterator[str]:
    folded = " " + " ".join(words(fold(text))) + " "
    for phrase in phrases:
        if " " + " ".join(words(fold(phrase))) + " " in folded:
            yield phrase


@check(
    "B01",
    title="A position has no description",
    rationale="A title and an employer say where somebody was, not what they did there.",
    severity=WARNING,
    part="impact",
    source="Reactive Resume's checks",
    fix="Add two to five bullets about what you did and what came of it.",
    example="Nurse, Hillside Clinic, 2019 – 2022, and nothing below.",
    full_at=2,
)
def no_description(subject: Subject) -> Iterator[Hit]:
    for n, entry in enumerate(subject.resume.work):
        if not (entry.highlights or entry.summary or entry.description):
            yield Hit(
                f"work[{n}]",
                "This position says nothing about the work.",
                ", ".join(filter(None, (entry.position, entry.name))),
            )


@check(
    "B04",
    title="Weak opener",
    rationale="The first word carries the bullet; 'helped' or 'worked on' hides what the person did themselves.",
    severity=WARNING,
    part="impact",
    source="VMock, Work Wiltshire and Resume Worded guides (public pages); word list of our own",
    fix="Begin with what you did yourself; change the verb only if it is true.",
    example="Helped with the weekly stock count.",
    languages=LANGUAGES,
)
def weak_opener(subject: Subject) -> Iterator[Hit]:
    for bullet in subject.bullets:
        if found := opens_with(bullet.text, load_words(subject.language, "weak_openers")):
            yield Hit(bullet.path, f"The bullet opens weakly with “{found}”.", bullet.text)


@check(
    "B05",
    title="Lists duties instead of deeds",
    rationale="'Responsible for' tells what was in the contract; a reader wants to know what was done.",
    severity=WARNING,
    part="impact",
    source="Work Wiltshire, Resume Worded, University of Minnesota Duluth guides (public pages)",
    fix="Say what you did with that responsibility.",
    example="Responsible for the night shift.",
    languages=LANGUAGES,
)
def duties(subject: Subject) -> Iterator[Hit]:
    for text in (*subject.bullets, *subject.paragraphs):
        for found in phrase_in(text.text, load_words(subject.language, "duty_phrases")):
            yield Hit(text.path, f"“{found}” names a duty, not what you did.", text.text)
            break


@check(
    "B16",
    title="Buzzword or cliché",
    rationale="Everybody claims these; without an example they take space and prove nothing.",
    severity=WARNING,
    part="language",
    source="Resume Worded (public pages); word list of our own",
    fix="Leave it out, or show it by an example.",
    example="Results-driven team player.",
    languages=LANGUAGES,
    full_at=5,
)
def buzzword(subject: Subject) -> Iterator[Hit]:
    for item in subject.prose:
        for found in phrase_in(item.text, load_words(subject.language, "buzzwords")):
            yield Hit(item.path, f"“{found}” is a cliché.", item.text)


@check(
    "B17",
    title="Filler word",
    rationale="Adverbs of success add nothing that the deed itself does not say.",
    severity=INFORMATION,
    part="language",
    source="Resume Worded (public pages); word list of our own",
    fix="Leave the word out.",
    example="Successfully completed the audit.",
    languages=LANGUAGES,
    full_at=5,
)
def filler(subject: Subject) -> Iterator[Hit]:
    for item in subject.prose:
        for found in phrase_in(item.text, load_words(subject.language, "fillers")):
            yield Hit(item.path, f"“{found}” can go.", item.text)


@check(
    "B20",
    title="Placeholder left in",
    rationale="A bracket to fill in later tells the reader that nobody read the page before sending it.",
    severity=ERROR,
    part="language",
    source="common sense; ApplyPilot's checks",
    fix="Fill it in or take it out.",
    example="Raised sales by XX%.",
    full_at=1,
)
def placeholder(subject: Subject) -> Iterator[Hit]:
    for item in subject.fields:
        if found := _PLACEHOLDER.search(item.text):
            yield Hit(item.path, f"“{found.group()}” looks like a placeholder.", item.text)


_PLACEHOLDER = re.compile(
    r"\[[^\]\d][^\]]*\]|\{\{.*?\}\}|<[a-z][a-z _-]*>|\bX{2,}\s?%|\bTBD\b|\blorem ipsum\b|\bTODO\b",
    re.IGNORECASE,
)
