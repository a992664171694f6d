"""HTML to lines: the tree as it stands, no style sheet beyond what hides text, nothing it refers to is opened."""

import re
from collections.abc import Iterator
from typing import Any

from resumelib.errors import DamagedInput, TooLarge
from resumelib.parsing.flow import PLAIN, Flow, Look
from resumelib.parsing.html_tags import HEADINGS, are_tags, touches
from resumelib.parsing.lines import Extracted
from resumelib.parsing.plain import decoded

MEDIA_TYPE = "text/html"
MAX_ELEMENTS = 40_000
MAX_DEPTH = 200
MAX_SHEET = 200_000  # characters of a style sheet that are looked at
_BRACE = re.compile(r"[{}]")

_SKIPPED = {"script", "style", "head", "noscript", "template", "svg", "math", "iframe", "object", "select", "title", "meta", "link"}  # fmt: skip
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "ul",
}  # fmt: skip
_SPACED = {"section", "article", "header", "footer", "hr", "table", "aside"}
_BOLD = {"b", "strong", "th"}
_ITALIC = {"i", "em", "cite", "dfn", "var"}
_WHITE = re.compile(r"(?<![-\w])color\s*:\s*(#fff(?:fff)?\b|white\b|rgba?\(\s*255\s*,\s*255\s*,\s*255)", re.I)
_GROUND = re.compile(
    r"background(?:-color|-image)?\s*:\s*(?!#fff(?:fff)?\b|white|transparent|none|inherit|initial|unset)",
    re.I,
)
_GONE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?<![-\w])opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)", re.I
)
_TINY = re.compile(r"font-size\s*:\s*(\d*\.?\d+)\s*(px|pt|em|rem)?", re.I)
_OFF = re.compile(
    r"(?:left|top|right|text-indent)\s*:\s*-\s*\d{3,}|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.I,
)


def extract_html(data: bytes) -> Extracted:
    """Raises DamagedInput when there is no text tree in it, TooLarge beyond the bounds."""
    if data.count(b"<") > 3 * MAX_ELEMENTS:
        raise TooLarge("This HTML page has too many elements to be a CV.")
    return extract_markup(decoded_html(data))


def extract_markup(markup: str) -> Extracted:
    from lxml import html

    parser = html.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, encoding="utf-8"
    )
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (ValueError, html.etree.ParserError) as error:
        raise DamagedInput("This HTML page has nothing in it that can be read.") from error
    walker = _Walker(_Sheet(root))
    walker.walk(root)
    walker.flow.newline()
    hidden, links = tuple(walker.flow.hidden), tuple(walker.links)
    return Extracted(tuple(walker.flow.lines), MEDIA_TYPE, hidden, links=links)


def decoded_html(data: bytes) -> str:
    """By byte order mark, declared charset, UTF-8, Windows' Western, in that order."""
    found = re.search(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", data[:4096], re.I)
    if found and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(found.group(1).decode("ascii"), errors="strict")
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(data)


class _Sheet:
    """What the page's own style sheets say about seeing: which simple selectors hide, which lay a ground."""

    def __init__(self, root: Any) -> None:
        self.hides: dict[str, str] = {}
        self.grounds: set[str] = set()
        for sheet in root.iter("style"):
            for selectors, body in _plain_rules((sheet.text or "")[:MAX_SHEET]):
                self._note(selectors, body)

    def _note(self, selectors: str, body: str) -> None:
        reason = hiding_reason(
            re.sub(r"opacity\s*:[^;]*", "", body)
        )  # a sheet's 0 is where an animation starts
        ground = _GROUND.search(body)
        for selector in selectors.split(","):
            name = selector.strip()
            if reason and re.fullmatch(r"[.#]?[\w-]+", name):
                self.hides[name] = reason
            if ground:
                self.grounds.update(re.findall(r"[.#]?[\w-]+", name)[-1:])


def _plain_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations outside at-rules (print, small screens). One pass, whatever the sheet holds."""
    first, *rest = sheet.split("/*")
    text = first + "".join(part.partition("*/")[2] for part in rest)
    place = 0
    while (start := text.find("{", place)) >= 0:
        head = text[place:start].rpartition(";")[2].strip()
        end = text.find("}", start)
        if head.startswith("@"):
            end, depth = start, 0
            for brace in _BRACE.finditer(text, start):
                depth += 1 if brace.group() == "{" else -1
                end = brace.start()
                if depth == 0:
                    break
            if depth:
                return
        elif end < 0:
            return
        else:
            yield head, text[start + 1 : end]
        place = end + 1


def hiding_reason(style: str) -> str:
    """Why text of this CSS declaration block is not seen; empty when it is."""
    if _GONE.search(style):
        return "invisible-mode"
    if _OFF.search(style):
        return "off-page"
    size = _TINY.search(style)
    if size and _points(float(size.group(1)), size.group(2) or "px") < 4:
        return "tiny"
    if _WHITE.search(style) and not _GROUND.search(style):
        return "white-on-white"
    return ""


def _points(value: float, unit: str) -> float:
    return value * {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0}[unit.lower()]


class _Walker:
    def __init__(self, sheet: _Sheet) -> None:
        self.flow = Flow()
        self.links: list[str] = []  # with nothing written in them
        self._sheet = sheet
        self._elements = 0
        self._grounded = 0  # inside an element with its own background, white text is seen

    def walk(self, element: Any, look: Look = PLAIN, depth: int = 0, level: int = 0) -> None:
        """One element with all below it, its tail not included."""
        self._elements += 1
        if self._elements > MAX_ELEMENTS or depth > MAX_DEPTH:
            raise TooLarge("This HTML page is nested too deeply or has too many elements to be a CV.")
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _SKIPPED:
            return
        style = element.get("style") or ""
        names = _names(element, tag)
        grounded = (
            bool(_GROUND.search(style))
            or bool(element.get("bgcolor"))
            or any(n in self._sheet.grounds for n in names)
        )
        self._grounded += grounded
        look = self._look(element, tag, style, names, look)
        if tag == "br":
            self.flow.newline()
        elif tag == "tr":
            self._row(element, look, depth, level)
        elif tag in _BLOCKS or (len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()):
            self._block(element, tag, look, depth, level)
        else:
            self._inside(element, look, depth, level)
        self._grounded -= grounded

    def _block(self, element: Any, tag: str, look: Look, depth: int, level: int) -> None:
        heading = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0
        inner = level + 1 if tag in {"ul", "ol"} else level
        bullet = "•" if tag == "li" else ""
        gap = 1.0 if tag in _SPACED or heading else 0.5 if tag in {"p", "ul", "ol", "dl"} else 0.0
        self.flow.block(heading=min(heading, 6), bullet=bullet, level=max(level - 1, 0), gap=gap)
        self._inside(element, look, depth, inner)
        self.flow.block(gap=gap)

    def _row(self, row: Any, look: Look, depth: int, level: int) -> None:
        """Cells of plain text stand side by side on one line; cells with blocks in them follow one another."""
        self.flow.block()
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        simple = all(not any(isinstance(e.tag, str) and e.tag in _BLOCKS | {"br"} for e in cell.iterdescendants()) for cell in cells)  # fmt: skip
        for cell in cells:
            self.walk(cell, look, depth + 1, level)
            if simple:
                self.flow.cell()
            else:
                self.flow.block()
        self.flow.block()

    def _inside(self, element: Any, look: Look, depth: int, level: int) -> None:
        self.flow.say(element.text or "", look)
        apart = are_tags(element)
        before = None
        for child in element:
            if before is not None and not before.tail:
                self._part(element, before, child, look)
            before = child
            self.walk(child, look, depth + 1, level)
            if apart:
                self.flow.cell()
            else:
                self.flow.say(child.tail or "", look)

    def _part(self, element: Any, before: Any, child: Any, look: Look) -> None:
        """Sets apart what a style sheet does, where one child follows another with nothing between them."""
        if before.tag == "time" and child.tag in ("time", "span") and self.flow.last and not len(child):
            self.flow.say(" – ", look)  # from when to when
        elif touches(self.flow.last, child):
            self.flow.say(" ", look) if element.tag in HEADINGS else self.flow.cell()

    def _look(self, element: Any, tag: str, style: str, names: list[str], look: Look) -> Look:
        bold = look.bold or tag in _BOLD or bool(re.search(r"font-weight\s*:\s*(bold|[6-9]00)", style, re.I))
        italic = look.italic or tag in _ITALIC or bool(re.search(r"font-style\s*:\s*italic", style, re.I))
        link = (element.get("href") or "").strip()[:2000] if tag == "a" else look.link
        if tag == "a" and link and not any(text.strip() for text in element.itertext()):
            self.links.append(link)
        return Look(
            bold,
            italic,
            look.size,
            look.color,
            look.font,
            link,
            look.hidden or self._hidden(element, style, names),
        )

    def _hidden(self, element: Any, style: str, names: list[str]) -> str:
        if element.get("hidden") is not None:
            return "invisible-mode"
        reason = hiding_reason(style) if style else ""
        for name in names:
            reason = reason or self._sheet.hides.get(name, "")
        return "" if reason == "white-on-white" and self._grounded else reason


def _names(element: Any, tag: str) -> list[str]:
    """The simple selectors that this element answers to."""
    classes = (element.get("class") or "").split()
    return [tag, *("." + name for name in classes), "#" + (element.get("id") or "")]


def preload() -> None:
    """Loads the library ahead of the first document."""
    import lxml.html  # noqa: F401
