"""What of a letter is printed: its texts made safe, the date in words, the subject with the label its language gives it."""

from __future__ import annotations

from dataclasses import dataclass

from resumelib.model.letter import Letter
from resumelib.model.region import Region
from resumelib.rendering.clean import printable
from resumelib.text.wordlists import load_pairs

_SUBJECT_AFTER = ("GB", "IE", "AU", "NZ", "ZA", "IN")  # British habit: "Dear …" first, then what it is about


@dataclass(frozen=True, slots=True)
class LetterView:
    """What is printed, all of it text made safe. `style` is de, fr, es, us or gb: where date, address and subject stand."""

    name: str
    contacts: tuple[str, ...]
    recipient: tuple[str, ...]
    date_line: str
    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    closing: str
    enclosure: str
    language: str
    style: str


def view_letter(letter: Letter, region: Region) -> LetterView:
    """The letter's texts for the region: its date in words, its subject with the label the language gives it."""
    words = load_pairs(letter.language, "letter")
    style = (
        letter.language
        if letter.language in ("de", "fr", "es")
        else "gb"
        if (region.code or letter.country) in _SUBJECT_AFTER
        else "us"
    )
    lines = [printable(line) for line in letter.sender]
    name = printable(letter.signature)
    return LetterView(
        name=name,
        contacts=tuple(line for line in lines if line and line != name),
        recipient=tuple(filter(None, map(printable, letter.recipient))),
        date_line=date_line(letter, region),
        subject=printable(f"{words.get('subject_label', '')} {letter.subject}"),
        greeting=printable(letter.greeting),
        paragraphs=tuple(filter(None, map(printable, letter.body))),
        closing=printable(letter.closing),
        enclosure=printable(letter.enclosure),
        language=letter.language,
        style=style,
    )


def date_line(letter: Letter, region: Region) -> str:
    """`January 5, 2026`, `5 January 2026`, `Lyon, le 5 janvier 2026`: as a letter's head has it, empty without a date."""
    if not letter.date:
        return ""
    year, month, day = (int(part) for part in letter.date.split("-"))
    words = load_pairs(letter.language, "letter")
    american = letter.language == "en" and (region.code or letter.country) in ("US", "CA", "MX", "")
    form = words["date_us" if american else "date"]
    shown = form.format(
        day="1er" if letter.language == "fr" and day == 1 else day,
        month=words["months"].split()[month - 1],
        year=year,
    )
    place = printable(letter.place)
    return words["at_place"].format(place=place, date=shown) if place and "at_place" in words else shown
