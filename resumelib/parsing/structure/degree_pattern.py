"""What the degrees of one section have in common: on which line, in which look, school and degree stand.

Every entry votes with what it names beyond doubt (known words of schools, known degrees); where an entry alone is in
doubt, the section's pattern decides.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from resumelib.parsing.structure.cells import Look
from resumelib.parsing.structure.degrees import end_mark, is_bare_degree, mark_of, school_words
from resumelib.parsing.structure.heads import Segment
from resumelib.parsing.structure.lexicon import degree_at_start

Slot = tuple[int, Look | None]  # which segment of a head, in which look
Row = tuple[int, Look]  # which line of a head, in which look


@dataclass(frozen=True)
class Pattern:
    """`mark`: what stands before the area in most degrees that hold theirs. `bare`: most stand apart from their area.
    `behind`: what stands between the area and the degree where the degree follows it.
    """

    school: Slot = (0, None)
    school_row: Row | None = None
    degree_row: Row | None = None
    mark: str = ""
    bare: bool = False
    behind: str = ""

    def is_school_place(self, index: int, segment: Segment) -> float:
        """1 where a segment stands just where the schools do, less where it stands on their line, else 0."""
        if (index, segment.look) == self.school:
            return 1.0
        row = (segment.item, segment.look)
        return 0.8 if row == self.school_row != self.degree_row else 0.0


def row_of(segment: Segment) -> Row:
    return segment.item, segment.look


def section_pattern(entries: Sequence[Sequence[Segment]]) -> Pattern:
    """`entries`: the segments of each head, cut where school and degree meet."""
    slots: Counter[Slot] = Counter()
    schools: Counter[Row] = Counter()
    degrees: Counter[Row] = Counter()
    for segments in entries:
        for index, segment in enumerate(segments[:4]):
            if school_words(segment.bit) and not degree_at_start(segment.bit.text):
                slots[index, segment.look] += 1
                schools[row_of(segment)] += 1
                break
        degrees.update({row_of(s) for s in segments[:4] if degree_at_start(s.bit.text)})
    school_row, degree_row = _first(schools), _first(degrees)
    named = [next((t for t in _texts(segments) if degree_at_start(t)), "") for segments in entries]
    marks = Counter(mark for text in named if (mark := mark_of(text)))
    behind = Counter(mark for segments in entries if (mark := _end_mark_of(segments)))
    return Pattern(
        slots.most_common(1)[0][0] if slots else (0, None),
        school_row,
        degree_row,
        mark=marks.most_common(1)[0][0] if marks else "",
        behind=behind.most_common(1)[0][0] if behind.total() > marks.total() else "",
        bare=2 * sum(1 for text in named if is_bare_degree(text)) > len(entries) > 1,
    )


def _end_mark_of(segments: Sequence[Segment]) -> str:
    """What parts area and degree in the first segment that holds both in this order."""
    if any(segment.joint == "/" for segment in segments[:4]):
        return "/"
    return next((mark for segment in segments[:4] if (mark := end_mark(segment.bit))), "")


def _texts(segments: Sequence[Segment]) -> list[str]:
    return [segment.bit.text for segment in segments[:4]]


def _first(votes: Counter[Row]) -> Row | None:
    return votes.most_common(1)[0][0] if votes else None
