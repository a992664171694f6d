"""PDF and page pictures through Typst. User text goes in as data, never as markup."""

import re
import zlib
from dataclasses import dataclass
from typing import Any

import msgspec

from resumelib.model.region import Region
from resumelib.rendering.breadth import carried_below, head_widths
from resumelib.rendering.themes import ThemeFolder
from resumelib.rendering.typesetter import compile_pdf, compiler_for
from resumelib.rendering.view import ResumeView

# In this order; Libertinus and those after it come with Typst and bring Hebrew, symbols and mathematical letters.
FALLBACK_FONTS = (
    "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai",
    "Noto Sans SC", "Noto Sans JP", "Noto Sans KR", "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans CJK KR",
    "Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern Math", "Noto Emoji",
)  # fmt: skip
PAPER_WIDTHS = {"a4": 595.28, "us-letter": 612.0}  # points
CENTIMETER = 28.3465
LONGEST_WORD = 40  # characters; longer ones may break anywhere, so that nothing runs off the page
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_BREAK, _PIECE = "\u200b", 8
_SEPARATED = re.compile(r"[^/?&=._\-,;:|+#]*[/?&=._\-,;:|+#]+|[^/?&=._\-,;:|+#]+")
_KIDS = re.compile(rb"/Type\s*/Pages\s*/Count\s+\d+\s*/Kids\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_PAPER_HEIGHT = re.compile(rb"/MediaBox\s*\[\s*0 0 [\d.]+ ([\d.]+)\s*\]")
_PLACED = re.compile(rb"1 0 0 -1 [\d.]+ ([\d.]+) cm")
_MARGIN, _ABOVE_FOOT = 52.0, 42.0  # points, from the paper's edges
_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count\s+(\d+)")


@dataclass(frozen=True, slots=True)
class Look:
    """How tight and how big: `space` is a factor on every distance, `size` the text's in points."""

    paper: str
    size: float
    margin: float  # at the left and right, centimeters
    line: float  # the width of a line in points, for type of ordinary breadth
    indent: float = 0.0  # what a column beside takes of it
    space: float = 1.0
    photo: tuple[int, ...] = ()
    sidebar: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()  # families for what the theme's own font lacks


def look_for(theme: ThemeFolder, region: Region, photo: bytes | None) -> Look:
    shown = photo if photo and region.photo != "hide" else b""
    line = (PAPER_WIDTHS[region.paper] - 2 * theme.margin * CENTIMETER) / theme.breadth
    return Look(
        region.paper,
        theme.size,
        theme.margin,
        line,
        theme.indent * CENTIMETER / theme.breadth,
        photo=tuple(shown),
        sidebar=theme.sidebar,
        fonts=FALLBACK_FONTS,
    )


class Sheet:
    """A view as the themes take it; what does not change from one look to the next is found out once."""

    def __init__(self, view: ResumeView) -> None:
        self._data: dict[str, Any] = breakable(msgspec.to_builtins(view))
        self._carried = [carried_below(section) for section in view.sections]
        self._widths = [[head_widths(entry) for entry in section.entries] for section in view.sections]

    def data(self, look: Look) -> dict[str, Any]:
        """JSON's types; good until the next call."""
        line = look.line / look.size
        beside = line - look.indent / look.size
        for section, below, entries in zip(self._data["sections"], self._carried, self._widths, strict=True):
            section["edge"] = line < below
            for entry, (head, rest) in zip(section["entries"], entries, strict=True):
                entry["wide"], entry["wide_below"] = head > beside, rest > beside
        self._data["look"] = msgspec.to_builtins(look)
        return self._data


def breakable(node: Any) -> Any:
    """The same data with break opportunities inside very long words; addresses to open stay as they are."""
    if isinstance(node, str):
        return _LONG.sub(_with_breaks, node) if len(node) > LONGEST_WORD else node
    if isinstance(node, dict):
        return {key: value if key in ("url", "link") else breakable(value) for key, value in node.items()}
    return [breakable(item) for item in node] if isinstance(node, list | tuple) else node


def _with_breaks(match: re.Match[str]) -> str:
    """After separators, as in an address; a run without any may break every few characters."""
    pieces = _SEPARATED.findall(match.group())
    return _BREAK.join(
        piece[start : start + (_PIECE if len(piece) > LONGEST_WORD else LONGEST_WORD)]
        for piece in pieces
        for start in range(0, len(piece), _PIECE if len(piece) > LONGEST_WORD else LONGEST_WORD)
    )


def typeset_pdf(sheet: Sheet, theme: ThemeFolder, look: Look) -> bytes:
    """See `compile_pdf`."""
    return compile_pdf(theme, "theme.typ", sheet.data(look))


def typeset_pages(sheet: Sheet, theme: ThemeFolder, look: Look, *, ppi: float) -> list[bytes]:
    """Each page as PNG."""
    made = compiler_for(theme, "theme.typ").compile(sheet.data(look), format="png", ppi=ppi)
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]


def count_pages(data: bytes) -> int:
    """From the page tree's root, which Typst writes uncompressed."""
    match = _PAGES.search(data)
    return int(match.group(1)) if match else 0


def last_page_share(data: bytes) -> float:
    """How far down its last page's text reaches, of the height between ordinary margins; 0.0 where that can't be told.

    Read out of our own file as Typst writes it: every run of text begins with its place on the paper.
    """
    tree, paper = _KIDS.search(data), _PAPER_HEIGHT.search(data)
    pages = _REFERENCE.findall(tree.group(1)) if tree else []
    if not pages or not paper:
        return 0.0
    heights = [float(found) for found in _PLACED.findall(_content(data, pages[-1]))]
    lowest = min((height for height in heights if height > _ABOVE_FOOT), default=0.0)
    height = float(paper.group(1))
    return max(0.0, (height - _MARGIN - lowest) / (height - 2 * _MARGIN)) if lowest else 0.0


def _content(data: bytes, page: bytes) -> bytes:
    found = re.search(rb"\n%b 0 obj\s*<<[^\x00]{0,4000}?/Contents (\d+) 0 R" % page, data)
    stream = re.search(rb"\n%b 0 obj\s*<<[^>]*>>\s*stream\n" % found.group(1), data) if found else None
    if not stream:
        return b""
    try:
        return zlib.decompress(data[stream.end() : data.index(b"\nendstream", stream.end())])
    except (zlib.error, ValueError):
        return b""
