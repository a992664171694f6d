"""DOCX to lines: our own walk over the XML, since tables, text boxes, headers and footers hold text too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from resumelib.errors import DamagedInput
from resumelib.model.document import Layout, PageLayout
from resumelib.parsing.archive import Archive
from resumelib.parsing.docx_grounds import has_filled_shape
from resumelib.parsing.docx_styles import INKLESS, Styles, hiding, is_filled, local, number, value
from resumelib.parsing.docx_styles import child as first_child
from resumelib.parsing.flow import PLAIN, TABLE_TITLE, Flow, Look, dated_first, is_titled
from resumelib.parsing.lines import Extracted, Line
from resumelib.parsing.media import DOCX

MAX_DEPTH = 60
_EMAIL_OR_PHONE = re.compile(r"[\w.+-]+@[\w-]+\.\w|\+?\d[\d ()./-]{7,}\d")


def extract_docx(data: bytes) -> Extracted:
    """Raises DamagedInput or TooLarge. Header text first, then the body, footnotes and footers last."""
    archive = Archive(data)
    main = _main_part(archive)
    root = archive.xml(main)
    body = next((child for child in root if local(child) == "body"), None) if root is not None else None
    if body is None:
        raise DamagedInput("This Word document has no text part. Please save it again.")
    styles = Styles(archive.xml(_beside(main, "styles.xml")), archive.xml(_beside(main, "numbering.xml")))
    heads, feet = _headers_and_footers(archive, main)
    walker = _Walker(archive, styles, [main, *heads, *feet])
    top = walker.part(heads)
    middle = walker.flow_of(body, main)
    bottom = _saying_more(walker.part(feet), (*top, *middle))
    notes = walker.part([n for n in archive.names if re.search(r"word/(foot|end)notes\d*\.xml$", n)])
    drawn = walker.diagrams(sorted(n for n in archive.names if re.search(r"word/diagrams/data\d*\.xml$", n)))
    lines = (*_only_new(top, ()), *middle, *drawn, *_only_new((*notes, *bottom), top))
    contact = any(_EMAIL_OR_PHONE.search(line.text) for line in (*top, *bottom)) and not any(
        _EMAIL_OR_PHONE.search(line.text) for line in middle
    )
    layout = replace(walker.layout(body), contact_in_header=contact)
    return Extracted(lines, DOCX, tuple(walker.hidden), layout)


def _main_part(archive: Archive) -> str:
    if "word/document.xml" in archive.names:
        return "word/document.xml"
    return next((n for n in archive.names if re.fullmatch(r"word/document\d*\.xml", n)), "word/document.xml")


def _beside(part: str, name: str) -> str:
    return part.rsplit("/", 1)[0] + "/" + name


def _headers_and_footers(archive: Archive, main: str) -> tuple[list[str], list[str]]:
    folder = main.rsplit("/", 1)[0]
    heads = sorted(n for n in archive.names if re.fullmatch(folder + r"/header\d*\.xml", n))
    feet = sorted(n for n in archive.names if re.fullmatch(folder + r"/footer\d*\.xml", n))
    return heads, feet


_RUNNING_PARTS = re.compile(r"\t|\s*[|·•/]\s*|\s+[-–—]\s+|\s{2,}")
_PAGE_WORD = re.compile(
    r"(?i)(?:page|seite|página|pagina|strona|pag\.?|p\.|s\.)?\s*\d{0,3}\s*(?:of|von|de|sur|di|van|z)?\s*\d{0,3}"
)


def _saying_more(lines: tuple[Line, ...], others: tuple[Line, ...]) -> tuple[Line, ...]:
    """Footer lines without those that only repeat a text of the page (the name) beside page numbers."""
    said = {line.text.strip().casefold() for line in others}
    kept = []
    for line in lines:
        parts = [
            part.strip().casefold() for piece in line.pieces for part in _RUNNING_PARTS.split(piece.text)
        ]
        if not all(_PAGE_WORD.fullmatch(part) or part in said for part in parts):
            kept.append(line)
    return tuple(kept)


def _only_new(lines: tuple[Line, ...], known: tuple[Line, ...]) -> tuple[Line, ...]:
    """First, even and odd pages repeat a header: each text once, and no bare page number."""
    seen = {line.text for line in known}
    kept = []
    for line in lines:
        text = line.text
        if text in seen or re.fullmatch(
            r"(?:\w+ )?\d{1,3}(?: ?(?:/|of|von|de|sur|di|van|z) ?\d{1,3})?", text
        ):
            continue
        seen.add(text)
        kept.append(line)
    return tuple(kept)


@dataclass(slots=True)
class _Place:
    """Where the walk is: how deep, and which relations apply."""

    links: dict[str, str]
    depth: int = 0


class _Walker:
    def __init__(self, archive: Archive, styles: Styles, drawn: list[str]) -> None:
        self._archive = archive
        self._drawn = drawn  # the parts whose shapes may lie behind the text
        self._on_fill = self._in_box = False
        self._filled: dict[bool, bool] = {}
        self._styles = styles
        self._fonts: dict[str, int] = {}
        self._sizes: dict[float, int] = {}
        self.flow = Flow()
        self.hidden = self.flow.hidden
        self._tables = self._boxes = self._pictures = False

    # ---- parts

    def part(self, names: list[str]) -> tuple[Line, ...]:
        lines: list[Line] = []
        for name in names[:20]:
            root = self._archive.xml(name)
            if root is not None:
                lines.extend(self.flow_of(root, name))
        return tuple(lines)

    def diagrams(self, names: list[str]) -> tuple[Line, ...]:
        """The texts of SmartArt, which stand in parts of their own."""
        before = len(self.flow.lines)
        for name in names[:20]:
            root = self._archive.xml(name)
            for paragraph in (
                root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p")
                if root is not None
                else ()
            ):
                self.flow.block()
                self.flow.say("".join(t.text or "" for t in paragraph.iter("{*}t")), PLAIN)
        self.flow.block()
        return tuple(self.flow.lines[before:])

    def flow_of(self, root: Any, name: str) -> tuple[Line, ...]:
        before = len(self.flow.lines)
        self._children(root, _Place(self._links(name)))
        self.flow.block()
        return tuple(self.flow.lines[before:])

    def _links(self, part: str) -> dict[str, str]:
        folder, _, file = part.rpartition("/")
        root = self._archive.xml(f"{folder}/_rels/{file}.rels")
        if root is None:
            return {}
        return {
            child.get("Id", ""): child.get("Target", "")[:2000]
            for child in root
            if child.get("Type", "").endswith("/hyperlink")
        }

    # ---- blocks

    def _children(self, element: Any, place: _Place) -> None:
        if place.depth > MAX_DEPTH:
            raise DamagedInput("This Word document is nested too deeply to be a CV.")
        inner = _Place(place.links, place.depth + 1)
        for child in element:
            kind = local(child)
            if kind == "p":
                self._paragraph(child, inner)
            elif kind == "tbl":
                self._table(child, inner)
            elif kind in _WRAPPERS:
                self._children(child, inner)

    def _paragraph(self, paragraph: Any, place: _Place) -> None:
        style, around = self._styles.of_paragraph(paragraph), self._on_fill
        self._on_fill = around or style.filled
        self.flow.block(heading=style.heading, bullet=style.bullet, level=style.level, gap=style.gap)
        before = len(self.flow.lines)
        boxes: list[Any] = []
        self._runs(paragraph, style.look, place, boxes)
        self.flow.newline()
        if len(self.flow.lines) == before:
            self.flow.space_above(1.0)
        self._on_fill = around
        for box in boxes:
            self._box(box, place)

    def _box(self, box: Any, place: _Place) -> None:
        around, self._in_box, self._boxes = self._in_box, True, True
        self.flow.block(gap=1.0)
        self._children(box, place)
        self.flow.block(gap=1.0)
        self._in_box = around

    def _table(self, table: Any, place: _Place) -> None:
        """Rows of one-paragraph cells are lines with pieces; cells with more are read one after the other."""
        self._tables = True
        around = self._on_fill
        ground = around or self._styles.fills_table(first_child(table, "tblPr"))
        for row in _within(table, "tr"):
            cells = list(_within(row, "tc"))
            full = [cell for cell in cells if _paragraph_count(cell) > 0]
            texts = ["".join(cell.itertext()) for cell in full]
            self.flow.block()
            if is_titled(texts) and _paragraph_count(full[0]) == 1:
                self.flow.block(heading=TABLE_TITLE)
                self._cell_line(full.pop(0), place, ground)
                self.flow.block()
                texts.pop(0)
            if full and all(_paragraph_count(cell) == 1 for cell in full):
                for cell in full:
                    self._cell_line(cell, place, ground)
                self.flow.block()
                continue
            for cell in dated_first(full, texts, [_paragraph_count(cell) > 1 for cell in full]):
                self._on_fill = is_filled(first_child(cell, "tcPr"), ground)
                self._children(cell, place)
                self.flow.block(gap=0.5)
        self._on_fill = around

    def _cell_line(self, cell: Any, place: _Place, ground: bool) -> None:
        around, self._on_fill = self._on_fill, is_filled(first_child(cell, "tcPr"), ground)
        for paragraph in cell.iter("{*}p"):
            style = self._styles.of_paragraph(paragraph)
            boxes: list[Any] = []
            self._runs(paragraph, style.look, place, boxes)
            for box in boxes:
                self._children(box, place)
        self._on_fill = around
        self.flow.cell()

    # ---- runs

    def _runs(self, element: Any, look: Look, place: _Place, boxes: list[Any]) -> None:
        for child in element:
            kind = local(child)
            if kind == "r":
                self._run(child, look, boxes)
            elif kind == "hyperlink":
                target = place.links.get(next((v for k, v in child.items() if k.endswith("}id")), ""), "")
                self._runs(child, replace(look, link=target or look.link), place, boxes)
            elif kind == "AlternateContent":
                self._runs(_chosen(child), look, place, boxes)
            elif kind in _INLINE:
                self._runs(child, look, place, boxes)

    def _run(self, run: Any, look: Look, boxes: list[Any]) -> None:
        look = self._styles.of_run(run, look)
        for child in run:
            kind = local(child)
            if kind == "t":
                self._say(child.text or "", look)
            elif kind in ("tab", "ptab"):
                self.flow.cell()
            elif kind in ("br", "cr"):
                self.flow.newline()
            elif kind == "noBreakHyphen":
                self._say("-", look)
            elif kind == "sym":
                self._symbol(child, look)
            elif kind in ("drawing", "pict", "object"):
                self._drawing(child, boxes)
            elif kind == "AlternateContent":
                self._drawing(_chosen(child), boxes)
            elif kind == "delText":
                continue

    def _say(self, text: str, look: Look) -> None:
        reason = look.hidden or hiding(look)
        if reason == INKLESS and (self._on_fill or self._on_shape()):
            reason = ""
        self.flow.say(text, replace(look, hidden=reason))
        if text.strip() and not look.hidden:
            if look.font:
                self._fonts[look.font] = self._fonts.get(look.font, 0) + len(text)
            if look.size:
                self._sizes[look.size] = self._sizes.get(look.size, 0) + len(text)

    def _on_shape(self) -> bool:
        """Whether a colored shape may lie under the text: any for a text box, else one that lies behind text."""
        behind = not self._in_box
        if behind not in self._filled:
            roots = (self._archive.xml(name) for name in self._drawn[:20])
            self._filled[behind] = has_filled_shape(roots, behind=behind)
        return self._filled[behind]

    def _symbol(self, symbol: Any, look: Look) -> None:
        code = value(symbol, "char")
        if code and re.fullmatch(r"[0-9A-Fa-f]{4}", code) and not 0xE000 <= int(code, 16) <= 0xF8FF:
            self._say(chr(int(code, 16)), look)

    def _drawing(self, drawing: Any, boxes: list[Any]) -> None:
        for element in drawing.iter():
            kind = local(element)
            if kind == "txbxContent":
                if not any(element in list(box.iter()) for box in boxes):
                    boxes.append(element)
            elif kind in ("pic", "imagedata"):
                self._pictures = True

    # ---- layout

    def layout(self, body: Any) -> Layout:
        size = next(body.iter("{*}pgSz"), None)
        pages: tuple[PageLayout, ...] = ()
        if size is not None:
            columns = next(body.iter("{*}cols"), None)
            count = int(number(value(columns, "num"), 1)) if columns is not None else 1
            pages = (
                PageLayout(number(value(size, "w"), 0) / 20, number(value(size, "h"), 0) / 20, columns=count),
            )
        return Layout(
            pages=pages,
            fonts=_shares(self._fonts),
            sizes={f"{size:g}": share for size, share in _shares(self._sizes).items()},
            body_size=max(self._sizes, key=lambda s: self._sizes[s]) if self._sizes else 0.0,
            has_tables=self._tables,
            has_text_boxes=self._boxes,
            has_photo=self._pictures,
        )


_WRAPPERS = {
    "sdt",
    "sdtContent",
    "customXml",
    "ins",
    "moveTo",
    "smartTag",
    "footnote",
    "endnote",
    "bdo",
    "dir",
}
_INLINE = {"ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir"}


def _shares(counts: dict[Any, int]) -> dict[Any, float]:
    total = sum(counts.values())
    return (
        {key: round(count / total, 4) for key, count in sorted(counts.items(), key=lambda kv: -kv[1])}
        if total
        else {}
    )


def _within(element: Any, kind: str) -> Iterator[Any]:
    """Children of a kind, through the wrappers that content controls and revisions put around them."""
    for child in element:
        name = local(child)
        if name == kind:
            yield child
        elif name in _WRAPPERS:
            yield from _within(child, kind)


def _paragraph_count(cell: Any) -> int:
    return sum(1 for p in cell.iter("{*}p") if any((t.text or "").strip() for t in p.iter("{*}t")))


def _chosen(alternate: Any) -> Any:
    """One branch of an AlternateContent: both hold the same text."""
    branches = list(alternate)
    for name in ("Choice", "Fallback"):
        for branch in branches:
            if local(branch) == name and any((t.text or "").strip() for t in branch.iter("{*}t")):
                return branch
    return branches[0] if branches else alternate


def preload() -> None:
    """Loads the library ahead of the first document."""
    import lxml.etree  # noqa: F401
