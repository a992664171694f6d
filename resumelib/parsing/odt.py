"""OpenDocument text to lines: headings, lists, tables, frames and looks from the XML itself."""

import re
from dataclasses import replace
from typing import Any

from resumelib.errors import DamagedInput, EncryptedInput
from resumelib.model.document import Layout
from resumelib.parsing.archive import Archive
from resumelib.parsing.docx_styles import INKLESS, PAPER, child, hiding, local, number, value
from resumelib.parsing.flow import PLAIN, TABLE_TITLE, Flow, Look, dated_first, is_titled
from resumelib.parsing.lines import Extracted
from resumelib.parsing.media import ODT

MAX_DEPTH = 60
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_CONTAINERS = {
    "section",
    "list-header",
    "table-header-rows",
    "index-body",
    "text-box",
    "text",
    "body",
    "page",
}


def extract_odt(data: bytes) -> Extracted:
    """Raises DamagedInput, TooLarge or EncryptedInput."""
    archive = Archive(data)
    if b"manifest:encryption-data" in archive.read("META-INF/manifest.xml"):
        raise EncryptedInput(
            "This document is protected by a password. Please save it without one and try again."
        )
    content = archive.xml("content.xml")
    if content is None:
        raise DamagedInput("This OpenDocument file has no text part. Please save it again.")
    walker = _Walker(archive.xml("styles.xml"), content)
    body = child(child(content, "body"), "text")
    if body is None:
        raise DamagedInput(
            "This OpenDocument file is not a text document. Please save it as text, or as PDF."
        )
    walker.heads()
    walker.walk(body, PLAIN, 0, 0)
    for note in walker.notes[:500]:
        walker.walk(note, PLAIN, 0, 0)
    walker.flow.newline()
    layout = Layout(has_tables=walker.tables, has_text_boxes=walker.boxes, has_photo=walker.pictures)
    return Extracted(tuple(walker.flow.lines), ODT, tuple(walker.flow.hidden), layout)


class _Walker:
    def __init__(self, styles: Any, content: Any) -> None:
        self.flow = Flow()
        self.tables = self.boxes = self.pictures = False
        self.notes: list[Any] = []  # footnotes, read after the text
        self._on_fill = False  # whether what is read now stands on a colored ground
        self._styles: dict[str, Any] = {}
        self._named_styles = styles
        for root in (styles, content):
            for element in root.iter("{*}style") if root is not None else ():
                self._styles[value(element, "name")] = element

    def heads(self) -> None:
        """Page headers of the master pages, once."""
        if self._named_styles is None:
            return
        seen: set[str] = set()
        for header in self._named_styles.iter("{*}header"):
            text = "".join(header.itertext()).strip()
            if text and text not in seen and not text.isdigit():
                seen.add(text)
                self.walk(header, PLAIN, 0, 0)

    def walk(self, element: Any, look: Look, depth: int, level: int, bullet: str = "") -> None:
        """The blocks below an element."""
        if depth > MAX_DEPTH:
            raise DamagedInput("This document is nested too deeply to be a CV.")
        for item in element:
            kind = local(item)
            if kind in ("p", "h"):
                self._paragraph(item, kind, look, level, bullet)
                bullet = ""
            elif kind == "list":
                self._list(item, look, depth, level)
            elif kind == "table":
                self._table(item, look, depth, level)
            elif kind == "frame":
                self._frame(item, look, depth)
            elif kind in _CONTAINERS:
                self.walk(item, look, depth + 1, level)

    def _list(self, element: Any, look: Look, depth: int, level: int) -> None:
        for item in element:
            if local(item) in ("list-item", "list-header"):
                self.walk(item, look, depth + 1, level + 1, "•")

    def _table(self, table: Any, look: Look, depth: int, level: int) -> None:
        self.tables = True
        for row in table.iter("{*}table-row"):
            cells = [cell for cell in row if local(cell) == "table-cell" and "".join(cell.itertext()).strip()]
            self.flow.block()
            texts = ["".join(cell.itertext()) for cell in cells]
            if is_titled(texts) and _paragraph_count(cells[0]) == 1:
                self.flow.block(heading=TABLE_TITLE)
                self._cell_line(cells.pop(0), look)
                self.flow.block()
                texts.pop(0)
            counts = [_paragraph_count(cell) for cell in cells]
            simple = all(count == 1 for count in counts)
            around = self._on_fill
            for cell in cells if simple else dated_first(cells, texts, [n > 1 for n in counts]):
                self._on_fill = self._fills(cell, self._fills(row, self._fills(table, around)))
                if simple:
                    self._cell_line(cell, look)
                else:
                    self.walk(cell, look, depth + 1, level)
                    self.flow.block(gap=0.5)
            self._on_fill = around
            self.flow.block()

    def _cell_line(self, cell: Any, look: Look) -> None:
        for paragraph in cell.iter("{*}p", "{*}h"):
            self._inside(paragraph, self._look(paragraph, look))
        self.flow.cell()

    def _frame(self, frame: Any, look: Look, depth: int) -> None:
        self.pictures = self.pictures or child(frame, "image") is not None
        box = child(frame, "text-box")
        if box is not None:
            self.boxes = True
            around, self._on_fill = self._on_fill, self._fills(frame, self._on_fill)
            self.flow.block(gap=1.0)
            self.walk(box, look, depth + 1, 0)
            self.flow.block(gap=1.0)
            self._on_fill = around

    def _paragraph(self, paragraph: Any, kind: str, look: Look, level: int, bullet: str) -> None:
        heading = (
            int(number(value(paragraph, "outline-level"), 1))
            if kind == "h"
            else self._heading_by_style(paragraph)
        )
        self.flow.block(heading=min(heading, 6), bullet=bullet, level=max(level - 1, 0))
        before = len(self.flow.lines)
        self._inside(paragraph, self._look(paragraph, look))
        self.flow.newline()
        if len(self.flow.lines) == before and not bullet:
            self.flow.space_above(1.0)

    def _heading_by_style(self, paragraph: Any) -> int:
        name = value(paragraph, "style-name")
        for _ in range(10):
            if name in ("Title",):
                return 1
            found = re.fullmatch(r"Heading(?:_20_(\d))?", name)
            if found:
                return int(found.group(1) or 1)
            name = value(self._styles.get(name), "parent-style-name")
            if not name:
                break
        return 0

    def _inside(self, element: Any, look: Look) -> None:
        self.flow.say(element.text or "", look)
        for item in element:
            kind = local(item)
            if kind == "span":
                self._inside(item, self._look(item, look))
            elif kind == "a":
                self._inside(item, replace(look, link=value(item, "href")[:2000]))
            elif kind == "tab":
                self.flow.cell()
            elif kind == "line-break":
                self.flow.newline()
            elif kind == "s":
                self.flow.say(" ", look)
            elif kind == "frame":
                self._frame(item, look, 1)
            elif kind == "hidden-text" or (kind == "hidden-paragraph"):
                self.flow.say("".join(item.itertext()), replace(look, hidden="vanish"))
            elif kind == "note":
                self.notes += item.findall("{*}note-body")
            elif kind not in ("annotation", "tracked-changes", "bookmark", "soft-page-break"):
                self._inside(item, look)
            self.flow.say(item.tail or "", look)

    def _look(self, element: Any, look: Look) -> Look:
        """The style an element names, with its parents, laid over what it inherits."""
        name = value(element, "style-name")
        chain: list[Any] = []
        while name in self._styles and len(chain) < 12:
            chain.append(self._styles[name])
            name = value(self._styles[name], "parent-style-name")
        for style in reversed(chain):
            look = _apply(child(style, "text-properties"), look)
        reason = "" if look.hidden else hiding(look)
        if reason == INKLESS and self._fills(element, self._on_fill):
            return look
        return replace(look, hidden=look.hidden or reason)

    def _fills(self, element: Any, around: bool) -> bool:
        """Whether the style of a cell, frame or paragraph lays a color under it."""
        for properties in self._styles.get(value(element, "style-name"), ()):
            if local(properties) != "text-properties":
                ground = value(properties, "background-color") or value(properties, "fill-color")
                if ground not in ("", "transparent") and value(properties, "fill") != "none":
                    return ground.lstrip("#").lower() not in PAPER
        return around


def _apply(properties: Any, look: Look) -> Look:
    if properties is None:
        return look
    weight, slant = value(properties, "font-weight"), value(properties, "font-style")
    size = re.fullmatch(r"([\d.]+)(pt|in|cm|mm|px)", value(properties, "font-size"))
    ground = value(properties, "background-color")
    color = value(properties, "color") or look.color
    if ground not in ("", "transparent", "#ffffff") and color == "#ffffff":
        color = ""
    return Look(
        bold=weight in ("bold", "600", "700", "800", "900") if weight else look.bold,
        italic=slant in ("italic", "oblique") if slant else look.italic,
        size=float(size.group(1)) * _POINTS[size.group(2)] if size else look.size,
        color=color,
        font=value(properties, "font-name") or value(properties, "font-family") or look.font,
        link=look.link,
        hidden="vanish" if value(properties, "display") == "none" else look.hidden,
    )


def _paragraph_count(cell: Any) -> int:
    return sum(1 for p in cell.iter("{*}p", "{*}h") if "".join(p.itertext()).strip())
