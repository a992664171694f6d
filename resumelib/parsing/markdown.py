"""Markdown to lines: headings, lists, emphasis, links and tables as they read, without their marks."""

import re

from resumelib.errors import TooLarge
from resumelib.parsing.flow import Flow, Look
from resumelib.parsing.lines import Extracted
from resumelib.parsing.plain import MAX_BYTES, decoded

MEDIA_TYPE = "text/markdown"

LONG_LINE = 2_000  # characters; a longer line is read without its marks

_ATX = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_ITEM = re.compile(r"(\s*)(?:([-*+•])|(\d{1,3}[.)]))\s+(.*)$")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*$")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})\s*[\w+-]*\s*$")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_INLINE = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|<>~&$@:\"'/])"
    r"|!\[(?P<alt>[^\]]*)\]\([^)]*\)"
    r"|\[(?P<label>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<href>[^()\s]*(?:\([^)]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)(?:\{[^}]*\})?"
    r"|<(?P<auto>(?:https?://|mailto:|tel:)[^>\s]+|[\w.+-]+@[\w.-]+)>"
    r"|(?P<tag></?[a-zA-Z][^<>]{0,400}/?>|<!--.*?-->)"
    r"|(?P<strong>\*{3}|\*\*|__(?=\S)|__)|(?P<em>\*|(?<![^\W_])_(?=\S)|(?<=\S)_(?![^\W_]))|`(?P<code>[^`]+)`|(?P<strike>~~)"
)
_OPEN_TAG = re.compile(r"<[a-zA-Z][^<>\n]{0,400}(?:\n[^<>\n]{1,400}){1,4}>")  # a tag over several lines
_PICTURE = re.compile(
    r"data:[\w/+.-]{1,60};base64,[\w+/=]+"
)  # a picture inside an attribute, longer than any tag
_OPEN_LABEL = re.compile(r"(?<=\[)[^\[\]\n]{1,200}\n[ \t]*[^\[\]\n]{1,200}(?=\]\()")  # a link over two lines
_OPEN_DATE = re.compile(r"(?<=[-–—] )([^\W\d_]{3,10}\.?)\n(?=(?:19|20)\d\d\b)")  # "2011 - Sept" / "2015"
_BREAKS = re.compile(r"<br\s*/?>|</(?:div|p|li|tr|h[1-6]|dd|dt)>", re.I)


def extract_markdown(data: bytes) -> Extracted:
    """Text that is no Markdown reads as plain paragraphs. Raises TooLarge."""
    if len(data) > MAX_BYTES:
        raise TooLarge("This text is far longer than a CV; it is not read. Please give the CV itself.")
    reader = _Reader()
    reader.read(decoded(data))
    return Extracted(tuple(reader.flow.lines), MEDIA_TYPE, tuple(reader.flow.hidden))


class _Reader:
    def __init__(self) -> None:
        self.flow = Flow()
        self._bold = False
        self._italic = False
        self._in_paragraph = False
        self._item_indent = -1

    def read(self, text: str) -> None:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = _OPEN_DATE.sub(r"\1 ", _PICTURE.sub("data:", text))
        text = _OPEN_LABEL.sub(lambda label: " ".join(label.group().split()), text)
        text = _OPEN_TAG.sub(lambda tag: tag.group().replace("\n", " "), text)
        lines = text.expandtabs(4).split("\n")
        for index, line in enumerate(lines):
            following = lines[index + 1] if index + 1 < len(lines) else ""
            self._line(line, following)
        self.flow.newline()

    def _line(self, line: str, following: str) -> None:
        if not line.strip():
            self._in_paragraph = False
            self._bold = self._italic = False
            self.flow.space_above(1.0)
            return
        atx, item = _ATX.match(line), _ITEM.match(line)
        if _RULE.match(line) or _TABLE_RULE.match(line) or _FENCE.match(line):
            if re.fullmatch(r"\s*-{2,}\s*", line) and self._in_paragraph and not _ITEM.match(line):
                return  # the underline of a heading, read with the line above
            self._in_paragraph = False
            self.flow.space_above(1.0)
        elif re.fullmatch(r"\s*={2,}\s*", line):
            return
        elif atx:
            self._begin(heading=len(atx.group(1)))
            self._inline(re.sub(r"\s*\{[^}]*\}$", "", atx.group(2)))
            self._in_paragraph = False
        elif not item and re.fullmatch(r"=+\s*", following) and not self._in_paragraph:
            self._begin(heading=1)
            self._inline(line.strip())
        elif not item and re.fullmatch(r"-{2,}\s*", following) and not self._in_paragraph and "|" not in line:
            self._begin(heading=2)
            self._inline(line.strip())
            self._in_paragraph = True
        elif item:
            self._item(item)
        else:
            self._paragraph(line)

    def _begin(self, heading: int) -> None:
        self._item_indent = -1
        self._bold = self._italic = False
        self.flow.block(heading=heading)

    def _item(self, item: re.Match[str]) -> None:
        self._item_indent = len(item.group(1))
        self._bold = self._italic = False
        self.flow.block(bullet="•", level=self._item_indent // 2)
        if item.group(3) and not item.group(2):
            self.flow.say("")
        titled = _ATX.match(
            item.group(4)
        )  # "- ## Title": the item is a heading, for whoever made a page of it
        self._inline(titled.group(2) if titled else item.group(4))
        self._in_paragraph = True

    def _paragraph(self, line: str) -> None:
        if not self._in_paragraph:
            indent = len(line) - len(line.lstrip())
            if self._item_indent < 0 or indent <= self._item_indent:
                self._item_indent = -1
            self.flow.block(level=indent // 2 if self._item_indent >= 0 else 0)
        else:
            self.flow.newline()
        self._in_paragraph = True
        if line.strip().startswith("|") or line.count(" | ") >= 2:
            for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")):
                self._inline(cell.strip())
                self.flow.cell()
            return
        self._inline(line.strip().removeprefix("> "))

    def _inline(self, text: str, link: str = "") -> None:
        if len(text) > LONG_LINE:
            self._say(text, link)
            return
        place = 0
        for found in _INLINE.finditer(text):
            self._say(text[place : found.start()], link)
            self._mark(found, link)
            place = found.end()
        self._say(text[place:], link)

    def _mark(self, found: re.Match[str], link: str) -> None:
        kind = found.lastgroup
        if found.group("label") is not None:
            self._inline(found.group("label"), found.group("href") or link)
        elif found.group("alt") is not None:
            return  # a picture: nothing to read
        elif kind == "escaped":
            self._say(found.group("escaped"), link)
        elif kind == "auto":
            address = found.group("auto")
            self._say(address.removeprefix("mailto:"), address)
        elif kind == "tag":
            if _BREAKS.match(found.group("tag")):
                self.flow.newline()
        elif kind == "strong":
            self._bold = not self._bold
            self._italic = not self._italic if len(found.group("strong")) == 3 else self._italic
        elif kind == "em":
            self._em(found, link)
        elif kind == "code":
            self._say(found.group("code"), link)

    def _em(self, found: re.Match[str], link: str) -> None:
        mark, text, place = found.group("em"), found.string, found.start()
        closes = self._italic and place > 0 and not text[place - 1].isspace()
        opens = not self._italic and text[place + 1 : place + 2].strip() != "" and mark in text[place + 1 :]
        if closes or opens:
            self._italic = not self._italic
        else:
            self._say(mark, link)

    def _say(self, text: str, link: str) -> None:
        from html import unescape

        self.flow.say(unescape(text) if "&" in text else text, Look(self._bold, self._italic, link=link))
