"""PDF and page pictures through Typst. User text goes in as JSON data, never as Typst source."""

import re
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

import msgspec

from resumelib.errors import UnsupportedInput
from resumelib.model.region import Region
from resumelib.rendering.breadth import dates_at_edge
from resumelib.rendering.clean import BAD_PHOTO
from resumelib.rendering.themes import FOLDER, ThemeFolder
from resumelib.rendering.view import ResumeView

# In this order; Libertinus and those after it come with Typst and bring Hebrew, symbols and mathematical letters.
FALLBACK_FONTS = (
    "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai",
    "Noto Sans SC", "Noto Sans JP", "Noto Sans KR",
    "Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern Math", "Noto Emoji",
)  # fmt: skip
_NO_SHAPE = re.compile(r'the text `"(.+?)"` could not be displayed')
PAPER_WIDTHS = {"a4": 595.28, "us-letter": 612.0}  # points
CENTIMETER = 28.3465
LONGEST_WORD = 40  # characters; longer ones may break anywhere, so that nothing runs off the page
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_BREAK, _PIECE = "\u200b", 8
_SEPARATED = re.compile(r"[^/?&=._\-,;:|+#]*[/?&=._\-,;:|+#]+|[^/?&=._\-,;:|+#]+")
_KIDS = re.compile(rb"/Type\s*/Pages\s*/Count\s+\d+\s*/Kids\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count\s+(\d+)")


@dataclass(frozen=True, slots=True)
class Look:
    """How tight and how big: `space` is a factor on every distance, `size` the text's in points."""

    paper: str
    size: float
    margin: float  # at the left and right, centimeters
    line: float  # the width of a line in points, for type of ordinary breadth
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
        photo=tuple(shown),
        sidebar=theme.sidebar,
        fonts=FALLBACK_FONTS,
    )


class Compiler:
    """A compiler that threads may share: Typst's own refuses a second call while one is under way."""

    def __init__(self, compiler: Any) -> None:
        self._compiler = compiler
        self._turn = Lock()

    def compile(self, **options: Any) -> Any:
        with self._turn:
            return self._compiler.compile(**options)


@cache
def _compiler(theme: ThemeFolder) -> Compiler:
    return compiler_for(theme, "theme.typ")


def compiler_for(theme: ThemeFolder, file: str) -> Compiler:
    """One long-lived compiler a theme's file, with its own fonts only: 5 ms to make, and warm compiles reuse layouts."""
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=theme.font_folders
    )
    return Compiler(
        typst.Compiler(theme.path / file, root=FOLDER, font_paths=fonts, ignore_system_fonts=True)
    )


def _inputs(view: ResumeView, look: Look) -> dict[str, str]:
    data = breakable(msgspec.to_builtins(view)) | {"look": msgspec.to_builtins(look)}
    line = look.line / look.size
    for section, described in zip(view.sections, data["sections"], strict=True):
        described["edge"] = dates_at_edge(section, line)
    return {"resume": msgspec.json.encode(data).decode()}


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


def typeset_pdf(view: ResumeView, theme: ThemeFolder, look: Look) -> bytes:
    """A tagged PDF/UA-1 file, the same bytes for the same input.

    Raises UnsupportedInput, naming the character, where no font at hand has a shape for it.
    """
    return compile_pdf(_compiler(theme), _inputs(view, look))


def compile_pdf(compiler: Compiler, inputs: dict[str, str]) -> bytes:
    """See `typeset_pdf`; for whatever a theme's file makes of its inputs."""
    import typst

    try:
        made = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=0)
    except typst.TypstError as error:
        lacking = _NO_SHAPE.search(str(error))
        if not lacking:
            if "decode image" in str(error):
                raise UnsupportedInput(BAD_PHOTO) from error
            raise
        raise UnsupportedInput(_no_shape_sentence(lacking.group(1))) from error
    return bytes(made)


def _no_shape_sentence(text: str) -> str:
    code = re.fullmatch(r"\\u\{([0-9a-f]+)\}", text)
    char = chr(int(code.group(1), 16)) if code else text
    shown = f"“{char}” ({' '.join(f'U+{ord(c):04X}' for c in char)})" if char.isprintable() else text
    return (
        f"The fonts installed here have no shape for {shown}, so no PDF was made. "
        "Choose DOCX or HTML, which use the reader's own fonts, or remove the character."
    )


def typeset_pages(view: ResumeView, theme: ThemeFolder, look: Look, *, ppi: float) -> list[bytes]:
    """Each page as PNG."""
    made = _compiler(theme).compile(format="png", ppi=ppi, sys_inputs=_inputs(view, look))
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]


def count_pages(data: bytes) -> int:
    """From the page tree's root, which Typst writes uncompressed."""
    match = _PAGES.search(data)
    return int(match.group(1)) if match else 0


def last_page_share(data: bytes) -> float:
    """How full the last page is beside the fullest, by the size of what is drawn on it; 0.0 where that can't be told."""
    tree = _KIDS.search(data)
    sizes = [_drawn(data, number) for number in _REFERENCE.findall(tree.group(1))] if tree else []
    return sizes[-1] / max(sizes) if sizes and all(sizes) else 0.0


def _drawn(data: bytes, page: bytes) -> int:
    found = re.search(rb"\n%b 0 obj\s*<<[^\x00]{0,4000}?/Contents (\d+) 0 R" % page, data)
    length = re.search(rb"\n%b 0 obj\s*<</Length (\d+)" % found.group(1), data) if found else None
    return int(length.group(1)) if length else 0
