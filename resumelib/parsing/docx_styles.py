"""Word's styles and numbering, as far as the look and kind of a paragraph follow from them."""

import re
from dataclasses import dataclass, replace
from typing import Any

from resumelib.parsing.flow import PLAIN, Look

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|nagłówek|rubrik|overskrift)\s*(\d)", re.I
)
INKLESS = "white-on-white"
PAPER = ("ffffff", "fefefe", "white", "window", "bg1", "lt1", "none")
_TITLE = re.compile(r"^(?:title|titel|titre|título|titolo|tytuł)$", re.I)


def local(element: Any) -> str:
    """A tag's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Any, name: str = "val") -> str:
    """An attribute whatever its namespace; empty when missing."""
    if element is None:
        return ""
    for key, found in element.items():
        if key.rpartition("}")[2] == name:
            return str(found)
    return ""


def number(text: str, default: float) -> float:
    try:
        return float(text)
    except ValueError:
        return default


def child(element: Any, name: str) -> Any:
    if element is None:
        return None
    return next((item for item in element if local(item) == name), None)


def is_filled(properties: Any, around: bool) -> bool:
    """Whether a cell's or paragraph's ground is filled with a color; `around`: whether what it stands in is."""
    shade = child(properties, "shd")
    fill = value(shade, "color" if value(shade) == "solid" else "fill").lower()
    return around if fill in ("", "auto") else fill not in PAPER


def hiding(look: Look) -> str:
    """Why a look can't be seen on paper: white ink, or under 4 points."""
    if look.color.lower() in ("#ffffff", "#fefefe"):
        return INKLESS
    return "tiny" if 0 < look.size < 4 else ""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    look: Look = PLAIN
    heading: int = 0
    bullet: str = ""
    level: int = 0
    gap: float = 0.0
    filled: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    paragraph: Any
    run: Any
    element: Any


class Styles:
    """Looks up what `styles.xml` and `numbering.xml` say; both may be missing (None)."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = PLAIN
        self._normal = ""
        self._cache: dict[str, ParagraphStyle] = {}
        self._numbered = _numbering_formats(numbering)
        for element in styles if styles is not None else ():
            if local(element) == "docDefaults":
                run = next(element.iter("{*}rPr"), None)
                self._default = _apply(run, PLAIN)
            elif local(element) == "style":
                self._note(element)

    def _note(self, element: Any) -> None:
        identity = value(element, "styleId")
        self._styles[identity] = _Style(
            value(child(element, "name")) or identity,
            value(child(element, "basedOn")),
            child(element, "pPr"),
            child(element, "rPr"),
            element,
        )
        if value(element, "default") in ("1", "true") and value(element, "type") == "paragraph":
            self._normal = identity

    def of_paragraph(self, paragraph: Any) -> ParagraphStyle:
        properties = child(paragraph, "pPr")
        style = self._named(value(child(properties, "pStyle")) or self._normal)
        return self._with(style, properties) if properties is not None else style

    def fills_table(self, properties: Any) -> bool:
        """Whether a table, or some row or column of its style, stands on a ground of another color than the paper's."""
        chain = self._chain(value(child(properties, "tblStyle")))
        inside = (part for style in chain for part in style.element.iter("{*}tcPr", "{*}tblPr"))
        return is_filled(properties, any(is_filled(part, False) for part in inside))

    def of_run(self, run: Any, look: Look) -> Look:
        properties = child(run, "rPr")
        if properties is None:
            return look
        named = value(child(properties, "rStyle"))
        for style in reversed(self._chain(named)):
            look = _apply(style.run, look)
        return _apply(properties, look)

    def _chain(self, identity: str) -> list[_Style]:
        chain: list[_Style] = []
        while identity in self._styles and len(chain) < 20:
            chain.append(self._styles[identity])
            identity = self._styles[identity].based_on
        return chain

    def _named(self, identity: str) -> ParagraphStyle:
        if identity not in self._cache:
            style = ParagraphStyle(self._default)
            for link in reversed(self._chain(identity)):
                style = self._with(style, link.paragraph)
                style = replace(
                    style, look=_apply(link.run, style.look), heading=_level(link.name) or style.heading
                )
            self._cache[identity] = style
        return self._cache[identity]

    def _with(self, style: ParagraphStyle, properties: Any) -> ParagraphStyle:
        if properties is None:
            return style
        outline = child(properties, "outlineLvl")
        if outline is not None and number(value(outline), 9) < 6:
            style = replace(style, heading=int(number(value(outline), 0)) + 1)
        style = replace(style, filled=is_filled(properties, style.filled))
        spacing = value(child(properties, "spacing"), "before")
        if spacing:
            style = replace(style, gap=round(min(number(spacing, 0) / 240, 3.0), 2))
        numbering = child(properties, "numPr")
        if numbering is not None and not style.heading:
            identity = value(child(numbering, "numId"))
            level = int(number(value(child(numbering, "ilvl")), 0))
            listed = identity not in ("", "0")
            mark = self._numbered.get((identity, level), "•") if listed else ""
            style = replace(style, bullet=mark, level=level)
        return style


def _level(name: str) -> int:
    if _TITLE.match(name.strip()):
        return 1
    found = _HEADING.search(name)
    return min(int(found.group(1)), 6) if found and found.group(1) != "0" else 0


def _prints_nothing(level: Any) -> bool:
    """A level without a mark; pandoc keeps the further paragraphs of a list's item in one whose mark is a space."""
    mark = child(level, "lvlText")
    blank = mark is not None and not value(mark).strip() and child(level, "lvlPicBulletId") is None
    return value(child(level, "numFmt")) == "none" or blank


def _numbering_formats(numbering: Any) -> dict[tuple[str, int], str]:
    """(numId, level) to the mark; "" for levels that print nothing."""
    if numbering is None:
        return {}
    formats: dict[tuple[str, int], str] = {}
    for element in numbering:
        if local(element) == "abstractNum":
            for level in element:
                if local(level) == "lvl" and _prints_nothing(level):
                    formats[value(element, "abstractNumId"), int(number(value(level, "ilvl"), 0))] = ""
    marks: dict[tuple[str, int], str] = {}
    for element in numbering:
        if local(element) == "num":
            abstract = value(child(element, "abstractNumId"))
            for (identity, level), mark in formats.items():
                if identity == abstract:
                    marks[value(element, "numId"), level] = mark
    return marks


def _on(element: Any) -> bool:
    return element is not None and value(element) not in ("0", "false", "none", "off")


def _apply(properties: Any, look: Look) -> Look:
    """A run's properties laid over what it inherits."""
    if properties is None:
        return look
    bold, italic, size, color, font, hidden = (
        look.bold,
        look.italic,
        look.size,
        look.color,
        look.font,
        look.hidden,
    )
    grounded = False
    for item in properties:
        kind = local(item)
        if kind == "b":
            bold = _on(item)
        elif kind == "i":
            italic = _on(item)
        elif kind == "sz":
            size = number(value(item), 2 * size) / 2
        elif kind == "color":
            code = value(item)
            color = f"#{code.lower()}" if re.fullmatch(r"[0-9A-Fa-f]{6}", code) else ""
        elif kind == "rFonts":
            font = value(item, "ascii") or value(item, "hAnsi") or font
        elif kind in ("vanish", "webHidden"):
            hidden = "vanish" if _on(item) else ""
        elif kind in ("shd", "highlight"):
            grounded = value(item, "fill").lower() not in ("", "auto", "ffffff") or kind == "highlight"
    if grounded and color in ("#ffffff", "#fefefe"):
        color = ""
    return Look(bold, italic, size, color, font, look.link, hidden)
