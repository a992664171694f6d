"""The person's name: which cell of the head holds it, and what else stands in that cell."""

import re
from collections.abc import Sequence

from resumelib.parsing.structure.addresses import find_email
from resumelib.parsing.structure.cells import Bit, Cell, Page
from resumelib.parsing.structure.lexicon import is_known_place, label_kind, title_score
from resumelib.text.headings import heading_kind
from resumelib.text.tokens import fold, squash

DOCUMENT_TITLE = re.compile(
    r"(?i)^(?:curriculum vitae|curriculum|resume|résumé|cv|lebenslauf|c\.v\.|życiorys|currículum(?: vitae)?|curriculo|currículo|seite \d.*|page \d.*|profile-pic|bewerbung|hoja de vida|last updated.*"
    r"|(?:download|print|view|save|get)(?: (?:as|this|my|the|a))?(?: (?:pdf|cv|resume|résumé|page|online|version))*"
    r"|télécharger.{0,20}|imprimer.{0,12}|(?:pdf|lebenslauf|cv) (?:herunterladen|drucken|ansehen)|(?:descargar|imprimir) .{0,14})$"
)
_TITLE_AFTER_NAME = re.compile(
    r"(?i)\s*[-–—|,:]\s*(?:curriculum vitae|resume|résumé|cv|lebenslauf)$|['’]s (?:cv|resume|résumé)$"
)
_NAME_PARTS = re.compile(r"^[^\W\d_][^\W\d_.'’`-]*(?:[-'’`.][^\W\d_]*)*$")
_PARTICLES = frozenset(
    [
        "von",
        "van",
        "der",
        "den",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "la",
        "le",
        "y",
        "e",
        "zu",
        "zur",
        "ter",
        "ten",
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "san",
        "st",
        "o",
    ]
)


def email_hint(page: Page) -> str:
    match = find_email(page.text)
    return squash(match.group().split("@")[0]) if match else ""


def name_cell_of(page: Page, cells: Sequence[Cell]) -> Cell | None:
    hint = email_hint(page)
    best: tuple[float, Cell | None] = (2.0, None)
    early = [cell for cell in cells if cell.page == 0]
    top = min((cell.y0 for cell in early), default=0.0)
    largest = max((cell.size for cell in early), default=0.0)
    for order, cell in enumerate(early[:40]):
        score = _name_score(cell, hint)
        if score <= 0:
            continue
        score += 2.0 if cell.size >= largest - 0.5 and largest > page.body[0] + 1 else 0.0
        score += 1.0 if cell.heading == 1 else 0.0
        score += 1.5 - 0.15 * min(order, 10)
        if cell.x1 > cell.x0:
            score += 0.8 - min(0.8, (cell.y0 - top) / 200)
        if score > best[0]:
            best = (score, cell)
    return _first_line(best[1], early, page) if best[1] is not None else None


def _first_line(name: Cell, cells: Sequence[Cell], page: Page) -> Cell:
    """The first line of a large name that goes over several lines, else the name's own."""
    first = name
    for cell in reversed(cells):
        if cell is not first and _next_line(cell, (first,), page) is first and _name_score(cell, "") > 1:
            first = cell
    return first


def _name_score(cell: Cell, hint: str) -> float:
    """How much the cell (or its part before a separator) reads like a person's name; 0 for never."""
    text = re.split(r"\s*[,|•·–—]\s+|\s+[|–—-]\s+", _unlabelled(cell.text))[0].strip(" ,")
    parts = [part for part in text.split() if part]
    if (
        not 1 <= len(parts) <= 6
        or DOCUMENT_TITLE.match(text)
        or heading_kind(text)
        or "@" in text
        or cell.bullet
    ):
        return 0.0
    if any(c.isdigit() for c in text) or label_kind(text):
        return 0.0
    if not all(_NAME_PARTS.match(part) or part == "&" for part in parts):
        return 0.0
    proper = sum(1 for part in parts if part[:1].isupper() or fold(part) in _PARTICLES)
    score = 1.0 + (1.0 if proper == len(parts) else -1.0) + (0.5 if 2 <= len(parts) <= 4 else -0.5)
    score -= 1.2 * min(2, title_score(text)) + (1.5 if is_known_place(text) else 0)
    if hint:
        squashed = squash(text)
        known = sum(1 for part in parts if len(squash(part)) > 2 and squash(part) in hint)
        score += 3.0 if known >= 2 or (known and len(parts) == 1) else 1.5 if known else 0.0
        score += 1.0 if squashed == hint else 0.0
    return score


_MOST_LINES = 3


def next_lines(name: Cell, cells: Sequence[Cell], page: Page) -> list[Cell]:
    """The rest of a large name that goes over several lines."""
    more: list[Cell] = []
    while len(more) < _MOST_LINES - 1 and (below := _next_line(more[-1] if more else name, cells, page)):
        more.append(below)
    return more


def _next_line(name: Cell, cells: Sequence[Cell], page: Page) -> Cell | None:
    if name.size < 1.4 * page.body[0] or name.words > 3:
        return None
    for cell in cells:
        below = cell.page == name.page and 0 <= cell.y0 - name.y1 + 4 < 0.9 * name.size
        if (
            cell is not name
            and below
            and cell.look[:3] == name.look[:3]  # some set the family name in another color
            and cell.words <= 3
            and squash(cell.text) != squash(name.text)
            and _name_score(cell, "") > 0
        ):
            return cell
    return None


_OF = re.compile(
    r"(?i)^(?:résumé|resume|cv|curriculum vitae|lebenslauf|currículum|curriculum)\s+(?:of|von|de|di|van|do|da)\s+"
    r"|^(?:curriculum vitae|currículum vitae|lebenslauf)\s*[:|–—-]?\s+(?=\w)"
    r"|^(?:curriculum|currículum|résumé|resume|cv)\s*[:|–—-]?\s+(?=\w+[.]?\s+\w)"
)


def _unlabelled(text: str) -> str:
    """Without the label of "Name: Anna Berg" or "Résumé of Anna Berg"."""
    if of := _OF.match(text):
        return text[of.end() :]
    label, colon, rest = text.partition(":")
    return rest.strip() if colon and label_kind(label) == "name" else text


def split_name(cell: Cell) -> tuple[Bit, Bit | None]:
    """ "Anna Berg, Engineer" in one cell is a name and a title."""
    name = _unlabelled(cell.text)
    if name != cell.text:
        return cell.bit.cut(len(cell.text) - len(name), len(cell.text)), None
    title = _TITLE_AFTER_NAME.search(cell.text)
    if title:
        return cell.bit.cut(0, title.start()), None
    match = re.search(r"\s*[,|•·–—]\s+|\s+-\s+", cell.text)
    if match and match.start() > 2:
        tail = cell.text[match.end() :]
        if not re.fullmatch(r"(?:[A-Z][A-Za-z.]{1,6}\.?)(?:,\s*[A-Z][A-Za-z.]{1,6})*", tail):
            return cell.bit.cut(0, match.start()), cell.bit.cut(match.end(), len(cell.text))
    return cell.bit, None


def tidy_name(text: str) -> str:
    """Letter-spaced names lose their spaces; names in capitals keep them (nothing is invented)."""
    if re.fullmatch(r"(?:\w\s){3,}\w", text):
        return "".join(text.split())
    return " ".join(text.split())
