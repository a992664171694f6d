"""The check before a letter is delivered: an independent reader finds every line of it again, whole and in order."""

from __future__ import annotations

from resumelib.model.artifact import Missing, Verification
from resumelib.rendering.check import extract_pages, squash
from resumelib.rendering.letter_view import LetterView


def check_letter(view: LetterView, data: bytes, format: str) -> Verification:
    """Head and address must be there, the body's paragraphs must follow one another."""
    text = squash("\n".join(extract_pages(data, format)))
    missing = [
        Missing(f"letter.{path}", line) for path, line in _head(view) if line and squash(line) not in text
    ]
    body = [("greeting", view.greeting), *((f"body[{n}]", p) for n, p in enumerate(view.paragraphs))]
    body.append(("closing", view.closing))
    position = 0
    for path, line in body:
        wanted = squash(line)
        found = text.find(wanted, position)
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
