"""The check before a letter is delivered: an independent reader finds every line of it again, whole and in order."""

from __future__ import annotations

from collections import Counter

from resumelib.model.artifact import Missing, Verification
from resumelib.rendering.check import (
    RIGHT_TO_LEFT,
    extract_pages,
    holds_letters,
    squash,
    without_running_lines,
)
from resumelib.rendering.letter_view import LetterView


def check_letter(view: LetterView, data: bytes, format: str) -> Verification:
    """Head and address must be there, the body's paragraphs must follow one another.

    Of lines with text from right to left only letters and digits are looked for in a PDF, as in a resume.
    """
    text = squash("\n".join(without_running_lines(extract_pages(data, format), view.name)))
    letters = Counter(text)

    def is_turned(line: str) -> bool:
        return format == "pdf" and RIGHT_TO_LEFT.search(line) is not None

    missing = [
        Missing(f"letter.{path}", line)
        for path, line in _head(view)
        if line and squash(line) not in text and not (is_turned(line) and holds_letters(line, letters))
    ]
    body = [("greeting", view.greeting), *((f"body[{n}]", p) for n, p in enumerate(view.paragraphs))]
    body.append(("closing", view.closing))
    position = 0
    for path, line in body:
        wanted = squash(line)
        found = text.find(wanted, position)
        if found < 0 and is_turned(line) and holds_letters(line, letters):
            continue
        if found < 0:
            missing.append(Missing(f"letter.{path}", line, "out of order" if wanted in text else "absent"))
        else:
            position = found + len(wanted)
    checked = len(body) + sum(1 for _, line in _head(view) if line)
    return Verification(not missing, checked, tuple(missing))


def _head(view: LetterView) -> list[tuple[str, str]]:
    lines = [("name", view.name), ("date", view.date_line), ("subject", view.subject)]
    lines += [("sender", line) for line in view.contacts]
    return lines + [("recipient", line) for line in view.recipient]
