"""PDF and page pictures through Typst. User text goes in as JSON data, never as Typst source."""

import re
import zlib
from dataclasses import dataclass
from threading import Lock
from typing import Any

import msgspec

from resumelib.errors import UnsupportedInput
from resumelib.model.region import Region
from resumelib.rendering.breadth import dates_at_edge, too_wide
from resumelib.rendering.clean import BAD_PHOTO
from resumelib.rendering.themes import FOLDER, ThemeFolder
from resumelib.rendering.view import ResumeView

# In this order; Libertinus and those after it come with Typst and bring Hebrew, symbols and mathematical letters.
FALLBACK_FONTS = (
    "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai",
    "Noto Sans SC", "Noto Sans JP", "Noto Sans KR", "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans CJK KR",
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


class Compiler:
    """A compiler that threads may share: Typst's own refuses a second call while one is under way."""

    def __init__(self, compiler: Any) -> None:
        self._compiler = compiler
        self._turn = Lock()

    def compile(self, **options: Any) -> Any:
        with self._turn:
            return self._compiler.compile(**options)


_compilers: dict[tuple[str, str], Compiler] = {}


def compiler_for(theme: ThemeFolder, file: str) -> Compiler:
    """One long-lived compiler a theme's file, with its own fonts only: 5 ms to make, and warm compiles reuse layouts."""
    import typst

    key = (theme.theme.name, file)
    if key not in _compilers:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=True, font_paths=theme.font_folders
        )
        source = theme.path / file
        made = typst.Compiler(source, root=FOLDER, font_paths=fonts, ignore_system_fonts=True)
        _compilers.setdefault(key, Compiler(made))
    return _compilers[key]


def forget_compilers() -> None:
    """The next compile looks for fonts anew."""
    _compilers.clear()


def _inputs(view: ResumeView, look: Look) -> dict[str, str]:
    data = breakable(msgspec.to_builtins(view)) | {"look": msgspec.to_builtins(look)}
    line = look.line / look.size
    for section, described in zip(view.sections, data["sections"], strict=True):
        described["edge"] = dates_at_edge(section, line)
        for entry, entry_data in zip(section.entries, described["entries"], strict=True):
            entry_data["wide"], entry_data["wide_below"] = too_wide(entry, line - look.indent / look.size)
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
    return compile_pdf(compiler_for(theme, "theme.typ"), _inputs(view, look))


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
    made = compiler_for(theme, "theme.typ").compile(format="png", ppi=ppi, sys_inputs=_inputs(view, look))
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
