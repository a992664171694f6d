"""Places of entries that no list knows, told by where they stand and how they are written."""

from resumelib.parsing.structure.heads import Head, Segment
from resumelib.parsing.structure.lexicon import organization_score, title_score


def take_right_place(head: Head) -> None:
    """A short proper name alone at the right edge, beside an entry's two names, is where that was, known or not."""
    right = [s for s in head.segments if s.right]
    left = [s for s in head.segments if not s.right and is_name_like(s)]
    if len(right) == 1 and len(left) >= 2 and not head.labelled and is_place_like(right[0].bit.text):
        head.segments.remove(right[0])
        head.places.append(right[0].bit)


def is_name_like(segment: Segment) -> bool:
    return any(map(str.isalpha, segment.bit.text))


def is_place_like(text: str) -> bool:
    words = text.replace(",", " ").split()
    proper = all(word[:1].isupper() or len(word) <= 3 for word in words)
    plain = all(c.isalpha() or c in " -.,'’()/" for c in text)
    return (
        1 <= len(words) <= 5 and proper and plain and not title_score(text) and not organization_score(text)
    )
