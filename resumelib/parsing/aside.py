"""Sets apart, in any format, what is aimed at a machine and not at a person: instructions, and invisible characters."""

import re
from collections.abc import Sequence
from dataclasses import replace

from resumelib.model.document import HiddenText
from resumelib.parsing.lines import Extracted, Line
from resumelib.text.machine_talk import find_instructions

MAX_FOLLOWING = 4  # lines that an instruction may run on over
_SENTENCE_END = re.compile(r"[.!?]\W*$")


def without_machine_talk(extracted: Extracted) -> Extracted:
    """Lines with an instruction to a machine go to `hidden`, with the lines their sentence runs on over."""
    lines = extracted.lines
    marked = _marked(lines)
    if not marked:
        return extracted
    hidden = list(extracted.hidden)
    run: list[str] = []
    for index in sorted(marked):
        run.append(lines[index].text)
        if index + 1 not in marked:
            hidden.append(HiddenText(" ".join(run), "machine-instruction", lines[index].page))
            run = []
    kept = tuple(line for index, line in enumerate(lines) if index not in marked)
    return replace(extracted, lines=kept, hidden=tuple(hidden))


def _marked(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines to set apart."""
    marked: set[int] = set()
    texts = [" ".join(line.text.casefold().split()) for line in lines]  # as the phrases are given back
    if not find_instructions(" ".join(texts)):  # nearly every document: one look instead of one a line
        return marked
    for index, text in enumerate(texts):
        following = texts[index + 1] if index + 1 < len(texts) and _runs_on(lines, index) else ""
        both = f"{text} {following}"
        for phrase in (" ".join(found.split()) for found in find_instructions(both)):
            place = both.find(phrase)
            if not 0 <= place <= len(text) or not _addresses_a_machine(both, phrase, place):
                continue
            last = index if place + len(phrase) <= len(text) else index + 1
            marked.update(range(index, last + 1))
            marked.update(_sentence_rest(lines, last))
    return marked


def _addresses_a_machine(text: str, phrase: str, place: int) -> bool:
    """The phrase opens a sentence, or makes up much of the line: a bullet that merely tells of such phrases stays."""
    if len(phrase.split()) < 2 and not phrase.startswith(("<", "[")):
        return False
    before = text[:place].rstrip(" \"'“‘(*_-–—")
    opens = not before or before[-1] in ".!?:;|>"
    quoted = text[max(place - 1, 0) : place] in "\"'“‘«" and place > 0
    return (opens and not (quoted and before)) or len(phrase) > 0.6 * len(text)


def _runs_on(lines: Sequence[Line], index: int) -> bool:
    """The next line continues this one: same page and column, no gap, no bullet."""
    here, following = lines[index], lines[index + 1]
    together = (here.page, here.column) == (following.page, following.column)
    return together and following.gap < 0.8 and not following.bullet and not following.heading


def _sentence_rest(lines: Sequence[Line], index: int) -> list[int]:
    rest: list[int] = []
    while (
        len(rest) < MAX_FOLLOWING
        and index + 1 < len(lines)
        and not _SENTENCE_END.search(lines[index].text)
        and _runs_on(lines, index)
    ):
        index += 1
        rest.append(index)
    return rest
