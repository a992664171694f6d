"""The advertisement's text, read into Requirements."""

from resumelib.errors import EmptyInput, UnsupportedInput
from resumelib.matching.cleaning import clean, is_bare_link
from resumelib.matching.requirements import find_requirements
from resumelib.matching.tongue import posting_language
from resumelib.matching.zones import split_segments
from resumelib.model.posting import Posting

_LONGEST = 60_000


def read_posting(text: str) -> Posting:
    """A posting given as plain text or HTML; each Requirement's Span counts characters of `Posting.text`.

    Raises EmptyInput where there is no text, UnsupportedInput for a bare link (nothing is fetched from the network).
    """
    if not text.strip():
        raise EmptyInput("The posting is empty. Paste its text.")
    if is_bare_link(text):
        raise UnsupportedInput(
            "Links are not opened. Open the page yourself and paste the posting's text here."
        )
    cleaned = clean(text[:_LONGEST])
    language = posting_language(cleaned.text)
    segments = split_segments(cleaned.text, language)
    return Posting(
        text=cleaned.text,
        title=cleaned.title or _title(cleaned.text),
        language=language,
        requirements=find_requirements(cleaned.text, segments, language),
        ignored=cleaned.ignored,
    )


def _title(text: str) -> str:
    """The first line, when it is short enough to be one."""
    first = next((line.strip(" #*-=\t") for line in text.splitlines() if line.strip(" #*-=\t")), "")
    return first if 0 < len(first.split()) <= 12 and not first.endswith((".", ":")) else ""
