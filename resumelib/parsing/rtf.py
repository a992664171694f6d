"""RTF to lines, by a tokenizer of our own: paragraphs, tabs, cells, bold, italic, size, color, hidden text, links."""

import re
from dataclasses import dataclass, field, replace

from resumelib.errors import DamagedInput, TooLarge
from resumelib.parsing.docx_styles import hiding
from resumelib.parsing.flow import PLAIN, Flow, Look
from resumelib.parsing.lines import Extracted
from resumelib.parsing.media import RTF

MAX_TOKENS = 600_000
MAX_DEPTH = 500

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_SKIPPED = {
    "fonttbl", "stylesheet", "info", "pict", "object", "themedata", "colorschememapping", "datastore", "latentstyles",
    "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "filetbl", "revtbl", "bkmkstart", "bkmkend",
    "fldinst", "listtext", "pntext", "pntxta", "pntxtb", "template", "operator", "panose", "falt", "mmathPr", "wgrffmtfilter",
}  # fmt: skip
_CHARACTERS = {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SIGNS = {b"~": " ", b"_": "-", b"-": "", b"{": "{", b"}": "}", b"\\": "\\"}


@dataclass(slots=True)
class _Group:
    """What a closing brace gives back."""

    look: Look = PLAIN
    skipped: bool = False
    listed: bool = False
    skip_after_u: int = 1
    destination: str = ""


@dataclass(slots=True)
class _Reader:
    flow: Flow = field(default_factory=Flow)
    codec: str = "cp1252"
    colors: list[str] = field(default_factory=list)
    group: _Group = field(default_factory=_Group)
    stack: list[_Group] = field(default_factory=list)
    bytes_: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    color_parts: list[int] = field(default_factory=list)
    instruction: str = ""
    optional: bool = False
    rows: bool = False

    # ---- tokens

    def word(self, name: str, number: str | None) -> None:
        self.flush()
        value = int(number) if number else None
        if self.group.destination == "colortbl":
            if name in ("red", "green", "blue"):
                self.color_parts.append(min(max(value or 0, 0), 255))
            return
        if name in _SKIPPED or (self.optional and name not in ("shppict", "shptxt", "htmltag")):
            self._list_mark(name)
            self.group.skipped, self.group.destination = True, name
        elif name in ("colortbl", "footnote"):
            self.group.destination = name
            self.say(" " if name == "footnote" else "")
        elif name == "deleted":  # a tracked change: not in the text any more
            self.group.skipped = value != 0
        elif name == "u" and value is not None:
            self.say(chr(value % 65536) if not 0xD800 <= value % 65536 <= 0xDFFF else "")
            self.to_skip = self.group.skip_after_u
        elif name == "uc":
            self.group.skip_after_u = min(max(value or 0, 0), 8)
        elif name == "ansicpg" and value:
            self.codec = _codec(value)
        elif name in _CHARACTERS:
            self.say(_CHARACTERS[name])
        elif not self.group.skipped:
            self._format(name, value)
        self.optional = False

    def _list_mark(self, name: str) -> None:
        if name in ("listtext", "pntext"):
            for group in (self.group, *self.stack[-1:]):
                group.listed = True
            self.flow.block(bullet="•")

    def _format(self, name: str, value: int | None) -> None:
        look, on = self.group.look, value != 0
        if name in ("par", "sect", "page"):
            self.flow.block()
        elif name == "line":
            self.flow.newline()
        elif name in ("tab", "cell", "nestcell"):
            self.rows = self.rows or name != "tab"
            self.flow.cell()
        elif name in ("row", "nestrow"):
            self.flow.block()
        elif name == "plain":
            self.group.look = replace(PLAIN, link=look.link)
        elif name == "b":
            self.group.look = replace(look, bold=on)
        elif name == "i":
            self.group.look = replace(look, italic=on)
        elif name == "fs":
            self.group.look = replace(look, size=(value or 24) / 2)
        elif name == "v":
            self.group.look = replace(look, hidden="vanish" if on else "")
        elif name == "cf":
            index = value or 0
            self.group.look = replace(look, color=self.colors[index] if 0 <= index < len(self.colors) else "")
        elif name == "outlinelevel" and value is not None and 0 <= value < 6:
            self.flow.block(heading=value + 1)

    def text(self, data: bytes) -> None:
        if self.group.destination == "colortbl":
            for _ in range(data.count(b";")):
                self.colors.append(
                    "#{:02x}{:02x}{:02x}".format(*self.color_parts) if len(self.color_parts) == 3 else ""
                )
                self.color_parts = []
            return
        if self.group.destination == "fldinst":
            self.instruction += data.decode("latin-1")[:4000]
        if self.to_skip:
            cut = min(self.to_skip, len(data))
            data, self.to_skip = data[cut:], self.to_skip - cut
        if not self.group.skipped:
            self.bytes_ += data

    def hex(self, digits: bytes) -> None:
        if self.to_skip:
            self.to_skip -= 1
        elif not self.group.skipped:
            self.bytes_.append(int(digits, 16))

    def sign(self, sign: bytes) -> None:
        self.flush()
        if sign == b"*":
            self.optional = True
        elif sign in _SIGNS:
            self.say(_SIGNS[sign])

    def open(self) -> None:
        self.flush()
        if len(self.stack) > MAX_DEPTH:
            raise TooLarge("This RTF file is nested too deeply to be a CV.")
        self.stack.append(replace(self.group))
        self.optional = False

    def close(self) -> None:
        self.flush()
        closed = self.group.destination
        self.say(" " if closed == "footnote" else "")
        if self.stack:
            self.group = self.stack.pop()
        if closed == "fldinst" and self.group.destination != "fldinst":
            found = re.search(r'HYPERLINK\s+"([^"]*)"', self.instruction)
            self.group.look = replace(self.group.look, link=found.group(1) if found else "")
            self.instruction = ""
        self.optional, self.to_skip = False, 0

    def flush(self) -> None:
        if self.bytes_:
            text = self.bytes_.decode(self.codec, errors="replace")
            self.bytes_.clear()
            self.say(text)

    def say(self, text: str) -> None:
        if not self.group.skipped and text:
            look = self.group.look
            self.flow.say(text, replace(look, hidden=look.hidden or hiding(look)))


def _codec(page: int) -> str:
    known = {
        437,
        850,
        852,
        866,
        874,
        932,
        936,
        949,
        950,
        1250,
        1251,
        1252,
        1253,
        1254,
        1255,
        1256,
        1257,
        1258,
    }
    return f"cp{page}" if page in known else "mac_roman" if page == 10000 else "cp1252"


def extract_rtf(data: bytes) -> Extracted:
    """Raises DamagedInput when nothing in it is text, TooLarge beyond the bounds."""
    if data.count(b"\\") > MAX_TOKENS:
        raise TooLarge("This RTF file is far longer than a CV; it is not read.")
    reader = _Reader()
    for count, token in enumerate(_TOKEN.finditer(data)):
        if count > MAX_TOKENS:
            raise TooLarge("This RTF file is far longer than a CV; it is not read.")
        name, number, digits, sign, brace, text = token.groups()
        if name is not None:
            reader.word(name.decode("ascii"), number.decode("ascii") if number else None)
        elif text is not None:
            reader.text(text)
        elif digits is not None:
            reader.hex(digits)
        elif brace is not None:
            (reader.open if brace == b"{" else reader.close)()
        elif sign is not None:
            reader.sign(sign)
    reader.flush()
    reader.flow.newline()
    if not reader.flow.lines and not reader.flow.hidden:
        raise DamagedInput("This RTF file has no text that can be read. Please save it again.")
    return Extracted(tuple(reader.flow.lines), RTF, tuple(reader.flow.hidden))
