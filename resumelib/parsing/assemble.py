"""From rows of fragments to the Lines that the structuring half reads."""

from collections.abc import Iterable

from msgspec import structs

from resumelib.parsing.fragments import Fragment, fragments_of
from resumelib.parsing.lines import Line, Piece
from resumelib.parsing.reading_order import Row
from resumelib.parsing.words import Word

WIDE_GAP = 1.4  # in ems: more than any space, less than a tab


def lines_of_rows(rows: Iterable[Row], page: int) -> list[Line]:
    """Rows of one page, in reading order, as Lines."""
    lines: list[Line] = []
    for row in rows:
        pieces, bullet = _pieces(row.fragments)
        if not pieces:
            continue
        top = min([fragment.top for fragment in row.fragments])
        bottom = max([fragment.bottom for fragment in row.fragments])
        gap = _gap_above(lines, top, bottom, row.column)
        lines.append(Line(pieces, page, top, bottom, row.column, gap, bullet))
    return lines


def lines_of_sideways(words: list[Word], page: int) -> list[Line]:
    """Text that runs up or down beside the page's own, line by line in a frame of its own, at the end of the page."""
    lines = []
    for fragment in fragments_of(words) if words else ():
        pieces, _ = _pieces((fragment,))
        flat = tuple(structs.replace(piece, x0=0.0, x1=0.0) for piece in pieces)
        lines.append(Line(flat, page, column=99))
    return lines


def _gap_above(lines: list[Line], top: float, bottom: float, column: int) -> float:
    """White space to the line before in line heights; 0 for the first of a page or column."""
    if not lines or lines[-1].column != column or lines[-1].y0 > top:
        return 0.0
    return round(max(0.0, top - lines[-1].y1) / max(bottom - top, 1.0), 2)


_TAG_GAP = 0.55  # in ems: what parts tags set side by side


def _pieces(fragments: tuple[Fragment, ...]) -> tuple[tuple[Piece, ...], str]:
    pieces: list[Piece] = []
    run: list[Word] = []
    last = fragments[0].words[0]
    bullet = ""
    for fragment in fragments:
        wide = _TAG_GAP  # two fragments are two texts of the document's own
        for word in fragment.words:
            if not run:
                if word.bullet and not pieces:
                    bullet = word.bullet
            elif (not word.glued and not _looks_alike(run, last, word)) or (
                word.x0 - last.x1 > wide * (word.size if word.size < last.size else last.size)
            ):
                pieces.append(_piece(run))
                run = []
            run.append(word)
            last, wide = word, WIDE_GAP
    if run:
        pieces.append(_piece(run))
    return tuple(pieces), bullet


def _looks_alike(words: list[Word], main: Word, word: Word) -> bool:
    """As the longest part of the last unbroken word: a comma in another font begins nothing new. `main`: the last."""
    if main.glued:
        last: list[Word] = []
        for part in reversed(words):
            last.append(part)
            if not part.glued:
                break
        main = max(last, key=lambda w: len(w.text))
    return (
        main.font == word.font
        and (main.size == word.size or round(main.size * 2) == round(word.size * 2))
        and main.bold == word.bold
        and main.italic == word.italic
        and main.color == word.color
        and main.link == word.link
    )


def _piece(words: list[Word]) -> Piece:
    parts = [word.text for word in words]
    lengths = [len(part) for part in parts]
    main = words[lengths.index(max(lengths))]
    if [word for word in words if word.glued]:
        parts = [word.text if word.glued else " " + word.text for word in words]
        text = "".join(parts)
        text = text if words[0].glued else text[1:]
    else:
        text = " ".join(parts)
    return Piece(
        text, words[0].x0, words[-1].x1, main.size, main.bold, main.italic, main.color, main.font, main.link
    )
