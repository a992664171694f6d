"""Typst kept warm: one compiler a theme's file, which keeps the sources it has parsed, and each time other data.

The data are a file in memory, `resume.json`, beside the sources on the disk. They could come in through `sys.inputs`,
but these are a part of Typst's library, and when the library changes, nothing that was set before is used again: a page
with one changed line took half as long again to twice as long. Sources in memory would be parsed anew at each call,
which is a quarter of what an ordinary page costs.
"""

import re
from threading import Lock
from typing import Any

import msgspec

from resumelib.errors import UnsupportedInput
from resumelib.rendering.clean import BAD_PHOTO
from resumelib.rendering.themes import FOLDER, ThemeFolder

_NO_SHAPE = re.compile(r'the text `"(.+?)"` could not be displayed')
# Typst parses every file in memory as if it were a source; as a comment that is done at once. lib.typ takes it off.
_AS_COMMENT = b"//"


class Compiler:
    """A compiler that threads may share: Typst's own refuses a second call while one is under way."""

    def __init__(self, compiler: Any, source: str) -> None:
        """`source` is the theme's file as the compiler's root has it: `classic/theme.typ`."""
        self._compiler = compiler
        self._main = f'#include "/{source}"'.encode()
        self._turn = Lock()

    def compile(self, data: dict[str, Any], **options: Any) -> Any:
        """What Typst makes of the theme with `data`, which are JSON's types. Raises typst.TypstError."""
        files = {"main.typ": self._main, "resume.json": _AS_COMMENT + msgspec.json.encode(data)}
        with self._turn:
            return self._compiler.compile(input=files, **options)


_compilers: dict[tuple[str, str], Compiler] = {}


def compiler_for(theme: ThemeFolder, file: str) -> Compiler:
    """One long-lived compiler a theme's file, with its own fonts only: 5 ms to make, and warm compiles reuse layouts."""
    import typst

    key = (theme.theme.name, file)
    if key not in _compilers:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=True, font_paths=theme.font_folders
        )
        path = theme.path / file
        made = typst.Compiler(path, root=FOLDER, font_paths=fonts, ignore_system_fonts=True)
        _compilers.setdefault(key, Compiler(made, f"{theme.path.name}/{file}"))
    return _compilers[key]


def forget_compilers() -> None:
    """The next compile looks for fonts anew."""
    _compilers.clear()


def compile_pdf(theme: ThemeFolder, file: str, data: dict[str, Any]) -> bytes:
    """A tagged PDF/UA-1 file, the same bytes for the same data.

    Raises UnsupportedInput, naming the character, where no font at hand has a shape for it.
    """
    import typst

    try:
        made = compiler_for(theme, file).compile(data, format="pdf", pdf_standards=["ua-1"], timestamp=0)
    except typst.TypstError as error:
        lacking = _NO_SHAPE.search(str(error))
        if lacking:
            raise UnsupportedInput(_no_shape_sentence(lacking.group(1))) from error
        if "decode image" in str(error):
            raise UnsupportedInput(BAD_PHOTO) from error
        raise
    return bytes(made)


def _no_shape_sentence(text: str) -> str:
    code = re.fullmatch(r"\\u\{([0-9a-f]+)\}", text)
    char = chr(int(code.group(1), 16)) if code else text
    shown = f"“{char}” ({' '.join(f'U+{ord(c):04X}' for c in char)})" if char.isprintable() else text
    return (
        f"The fonts installed here have no shape for {shown}, so no PDF was made. "
        "Choose DOCX or HTML, which use the reader's own fonts, or remove the character."
    )
