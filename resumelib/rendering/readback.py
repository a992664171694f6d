"""The advisory half of the check: which fields of a file another reading of it, such as our own parser's, takes otherwise."""

from collections import Counter
from collections.abc import Iterator

from resumelib.model.artifact import Missing
from resumelib.model.fields import Field, iter_fields
from resumelib.model.resume import Resume
from resumelib.rendering.check import squash

# What a recruiter's software files a person under; wording and layout of the rest differ harmlessly.
_COMPARED = {
    "basics": {"name", "email"},
    "work": {"name", "position", "startDate", "endDate", "highlights"},
    "education": {"institution", "studyType", "area", "startDate", "endDate"},
    "skills": {"name", "keywords"},
    "languages": {"language"},
    "certificates": {"name", "date"},
}


def read_differently(printed: Resume, read: Resume) -> tuple[Missing, ...]:
    """Fields of `printed` whose text is in no field of the same kind of `read`; reading order does not matter."""
    found = Counter(_key(field) for field in _compared(read))
    missing = []
    for field in _compared(printed):
        key = _key(field)
        if found[key]:
            found[key] -= 1
        else:
            missing.append(Missing(field.path, field.text, "read differently"))
    return tuple(missing)


def note_on(differences: tuple[Missing, ...]) -> str:
    """One sentence for the person; empty when there is nothing to say."""
    if not differences:
        return ""
    shown = ", ".join(f"“{shortened(item.text)}”" for item in differences[:3])
    count = len(differences)
    if count == 1:
        return f"Every fact is in the file, but our own parser takes one of them for something else: {shown}."
    return f"Every fact is in the file, but our own parser takes {count} of them for something else, such as {shown}."


def shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:39].rstrip() + "…"


def _compared(resume: Resume) -> Iterator[Field]:
    for field in iter_fields(resume):
        if _last(field) in _COMPARED.get(field.section, ()):
            yield field


def _last(field: Field) -> str:
    return field.path.rpartition(".")[2].partition("[")[0]


def _key(field: Field) -> tuple[str, str, str]:
    kind = _last(field)
    text = field.text[:7] if kind.endswith(("Date", "date")) else squash(field.text).strip(".,;:")
    return field.section, kind, text
