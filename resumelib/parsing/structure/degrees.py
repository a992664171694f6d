"""The text of a degree: what kind of study it is, and of what."""

import re
from functools import cache

from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.lexicon import degree_at_start, has_degree, school_score, study_score
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_words

IN = re.compile(r"(?i)\s+(?:in|im|en|em|w|op het gebied van|zakresie)\s+|\s*[,:]\s+|\s+[–—-]\s+|\s*\(")
_MARKS = {
    "in": re.compile(r"(?i)\s+(?:in|im|en|em|w)\s+"),
    ",": re.compile(r"\s*,\s+"),
    "-": re.compile(r"\s+[–—-]\s+"),
    ":": re.compile(r"\s*:\s+"),
}
# What belongs to the degree before it: how well it was passed, how far it has come.
_TAIL = re.compile(
    r"(?i)\s*\((?:hons?\.?|honours|honors)\)"
    r"|\s+(?:(?:with|mit|con|avec|com|met) (?:[\w-]+ ){0,2}?)?(?:(?:first|second|upper)[ -]class )?(?:hons\.?|honours|honors|distinction|auszeichnung)(?![\w])"
    r"|\s+(?:(?:summa|magna) )?cum laude\b|\s+(?:candidate|student)(?![\w])"
    r"|\s+\(?(?:univ\.|fh|th|tu|ba|dh)\)?(?=$|[\s,;:/–—-])"  # where a German degree was taken: "Diplom-Kaufmann Univ."
    r"|\s*\([^()]{2,30}\)(?=\s*,\s+\w|\s+(?:in|im|en|em|w|[–—-])\s+\w)"
)
JOINT_END = re.compile(r"(?i)\s+(?:in|im|en|em|w)$")


def split_degree(bit: Bit, mark: str = "") -> tuple[Bit | None, Bit | None]:
    """Study type and area of "Bachelor of Science in Physics"; either may be missing.

    "X of Y" stays whole: it is the name of the degree far more often than a degree and its field.
    `mark`: what stands before the area in the section's other degrees ("in", a comma, a dash, a colon).
    """
    text = bit.text
    if apart := degree_at_end(bit) or _echoed(bit):
        return apart
    length = degree_end(text)
    if length:
        rest = text[length:]
        link, _ = _link(text, length)
        if (
            not link
            and not _OF.match(rest)
            and text[:length].casefold() not in load_words("any", "course_words")
        ):
            link = _marked(rest, mark) or re.match(r"\s+", rest)
        if link and link.end() < len(rest):
            return bit.cut(0, length + link.start()), _unbracket(bit.cut(length + link.end(), len(text)))
        return bit, None
    if (named := re.match(r"(.{2,40}?)\s+in\s+(?=[^\W\d_a-z])", text)) and len(named[1].split()) <= 4:
        return bit.cut(0, named.end(1)), bit.cut(named.end(), len(text))
    for match in IN.finditer(text):
        if degree_at_start(text[match.end() :]):
            return bit.cut(match.end(), len(text.rstrip(")"))), bit.cut(0, match.start())
        if has_degree(text[: match.start()]):
            return bit.cut(0, match.start()), _unbracket(bit.cut(match.end(), len(text)))
    return bit, None


_OF = re.compile(r"(?i)\s+(?:of|de|del|di|dei|delle|della|des|du|der|do|da)\s")


def degree_end(text: str) -> int:
    """Length of the degree that the text begins with, and of what belongs to it: "BSc (Hons)", "PhD Candidate"."""
    length = _said_twice(text, degree_at_start(text))
    if length and (tail := _TAIL.match(text, length)):
        return tail.end()
    return length


_SHORT_FORM = re.compile(r"\s*(?:[–—,/-]|\()\s*(?=[^\W\d_])")


def _said_twice(text: str, length: int) -> int:
    """The length with the degree's other form behind it: "Master of Science - M.Sc.", "BEng (Bachelor of Engineering)"."""
    mark = _SHORT_FORM.match(text, length) if length else None
    other = degree_at_start(text[mark.end() :]) if mark else 0
    if mark is None or not other:
        return length
    end = mark.end() + other
    first, second = text[:length], text[mark.end() : end]
    written_out = (" " in first or len(first) > 8) != (" " in second or len(second) > 8)
    initials = {first[0].casefold(), second[0].casefold()}
    if not written_out or not (len(initials) == 1 or initials == {"d", "p"}):
        return length
    return end + 1 if "(" in mark.group() and text[end : end + 1] == ")" else end


def _link(text: str, length: int) -> tuple[re.Match[str] | None, str]:
    """What joins the degree that the text begins with and its area, and the kind of mark that it is."""
    rest = text[length:]
    link = IN.search(rest) if _OF.match(rest) else IN.match(rest)
    kind = next((name for name, form in _MARKS.items() if link and form.fullmatch(link.group())), "")
    return link, kind


def mark_of(text: str) -> str:
    """The mark before the area of a degree written in one text, "" where there is none."""
    length = degree_end(text)
    return _link(text, length)[1] if length else ""


def is_bare_degree(text: str) -> bool:
    """A degree's name and nothing else."""
    return 0 < degree_end(text) >= len(text.rstrip()) - 1


def is_said_again(degree: str, area: str) -> bool:
    """ "PhD" in the margin, and beside it "PhD in Physics"."""
    return is_bare_degree(degree) and fold(area).startswith(fold(degree)) and bool(mark_of(area))


def end_mark(bit: Bit) -> str:
    """The mark between an area and the degree behind it: "," of "Physics, Master", "" where there is none."""
    apart = degree_at_end(bit)
    between = bit.text[len(apart[1].text) :].lstrip() if apart else ""
    return between[:1].translate(_DASHES) if between[:1] in ",(-–—" else ""


_DASHES = str.maketrans("–—", "--")
_END_MARKS = {",": r",\s+", "(": r"\s*\(", "-": r"\s+[–—-]\s+", "/": r"\s+/\s+"}


def split_as_others(bit: Bit, mark: str, behind: str) -> tuple[Bit, Bit] | None:
    """Study type and area of a text without a known degree, where the section's other degrees have `mark` before
    their area, or `behind` after it.
    """
    if behind and (found := list(re.finditer(_END_MARKS[behind], bit.text))):
        left, right = bit.cut(0, found[-1].start()), bit.cut(found[-1].end(), len(bit.text.rstrip(" )")))
        return (right, left) if left.text and right.text else None
    if mark in (",", "-", ":") and (first := _MARKS[mark].search(bit.text)):
        return bit.cut(0, first.start()), bit.cut(first.end(), len(bit.text))
    return None


def _marked(rest: str, mark: str) -> re.Match[str] | None:
    """Where the mark stands in it, outside brackets: the last "in", the first of the others."""
    form = _MARKS.get(mark)
    found = (
        [m for m in form.finditer(rest) if rest.count("(", 0, m.start()) == rest.count(")", 0, m.start())]
        if form
        else []
    )
    return (found[-1] if mark == "in" else found[0]) if found else None


def degree_at_end(bit: Bit) -> tuple[Bit, Bit] | None:
    """ "Physics – Master": a degree and nothing else after the last separator, and none before it."""
    for match in re.finditer(r"\s*[,(]\s*|\s+[–—-]\s+", bit.text):
        left, right = bit.cut(0, match.start()), bit.cut(match.end(), len(bit.text.rstrip(" )")))
        whole = bool(right.text) and degree_end(right.text) >= len(right.text) - 1
        if whole and left.text and (not has_degree(left.text) or degree_at_start(left.text) < len(left.text)):
            return (right, left) if not _is_full_degree(left.text) else None
    return _degree_word_at_end(bit)


def _degree_word_at_end(bit: Bit) -> tuple[Bit, Bit] | None:
    """ "Physics BSc", "Systems Engineering Bachelor's degree": the degree behind what was studied, without a mark."""
    text = bit.text
    begins = degree_at_start(text) and not study_score(text.split()[0])
    for match in list(re.finditer(r"\s+", text))[-3:]:
        left, right = bit.cut(0, match.start()), bit.cut(match.end(), len(text))
        whole = degree_at_start(right.text) >= len(right.text) - 1 and right.text[:1].isupper()
        if (
            whole
            and not begins
            and fold(right.text) not in _endings()
            and not IN.match(text[match.start() :])
        ):
            return (right, left) if not has_degree(left.text) or study_score(left.text) else None
    return None


@cache
def _endings() -> frozenset[str]:
    return frozenset(fold(word) for word in load_words("any", "degree_endings"))


def holds_degree(bit: Bit) -> bool:
    return has_degree(bit.text) or degree_at_end(bit) is not None


def school_words(bit: Bit) -> float:
    """`school_score` of what is no degree in it: a "High School Diploma" names no school."""
    if is_bare_degree(bit.text):
        return 0.0
    apart = degree_at_end(bit)
    text = apart[1].text if apart else bit.text
    if degree := degree_at_start(text):
        text = text[:degree] + text[degree_end(text) :]
    return school_score(text)


def _echoed(bit: Bit) -> tuple[Bit, Bit] | None:
    """ "Engineering, Computer Engineering": what stands behind the last mark says words of the first part again."""
    for match in list(_ECHO.finditer(bit.text))[-1:]:
        left, right = bit.cut(0, match.start()), bit.cut(match.end(), len(bit.text))
        before, after = (set(fold(part.text).split()) for part in (left, right))
        comma = match.group().startswith(",") and len(after) <= 5 and not _is_full_degree(left.text)
        if (comma and any(len(word) > 2 or word.isdigit() for word in before & after)) or echoes(
            left.text, right.text
        ):
            return left, right
    return None


_ECHO = re.compile(r"(?i),\s+|\s+(?:in|im|en|em|w|[–—-])\s+(?=[^\W\d_])")


def echoes(degree: str, area: str) -> bool:
    """Whether the degree names its area already: "Diplôme d'ingénieur en informatique" and "Informatique"."""
    before, after = (set(_WORD.findall(fold(text))) for text in (degree, area))
    known = before & after
    return len(degree) > len(area) and len(known) >= 1 and 3 * len(known) >= 2 * len(after)


_WORD = re.compile(r"[^\W_]{4,}")


def _is_full_degree(text: str) -> bool:
    """ "Master of Arts in History" is a degree with its area; "Ingeniería Agrícola" only begins like one."""
    return bool(IN.search(text)) and has_degree(_SECOND.sub("", text))


_SECOND = re.compile(
    r"(?i)\b(?:minors?|majors?|nebenfach|hauptfach)\b"
)  # name a field, but no degree by themselves


def _unbracket(bit: Bit) -> Bit:
    return bit.cut(0, len(bit.text) - 1) if bit.text.endswith(")") and "(" not in bit.text else bit
