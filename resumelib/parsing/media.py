"""What a file is, judged by its bytes; its name counts only among kinds of plain text. And what is refused at sight."""

import io
import re
import zipfile

from resumelib.errors import (
    DamagedInput,
    EmptyInput,
    EncryptedInput,
    NothingReadable,
    TooLarge,
    UnsupportedInput,
)
from resumelib.parsing.plain import decoded

MAX_BYTES = 25 * 1024 * 1024  # as much as a server takes by default; ten times the largest CV of our corpora

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
RTF = "application/rtf"
HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
JSON = "application/json"
YAML = "application/yaml"
LINKEDIN = "application/x-linkedin-export+zip"
IMAGES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"BM": "image/bmp",
    b"GIF8": "image/gif",
}
READABLE = (
    "PDF, Word (DOCX), OpenDocument, RTF, HTML, Markdown, plain text, JSON Resume and pictures are read."
)

_MARKDOWN_NAMES = {"md", "markdown", "mdown", "qmd", "rmd"}
_HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|div|section|article|main|table|p|h1|style|meta)\b", re.I | re.S)  # fmt: skip
_OTHER_KINDS = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word or Office file (.doc); please save it as .docx or PDF",
    ),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; please give the CV itself"),
    (b"Rar!", "a RAR archive; please give the CV itself"),
    (b"\x1f\x8b", "a gzip archive; please give the CV itself"),
    (b"BZh", "a bzip2 archive; please give the CV itself"),
    (b"\xfd7zXZ", "an xz archive; please give the CV itself"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"%!PS", "a PostScript file; please save it as PDF"),
    (b"wOFF", "a font"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"SQLite format 3", "a database"),
)


class NeedsRecognition(NothingReadable):
    """No text, but something is painted on the pages: text recognition may read it."""


def media_type_of(data: bytes, name: str = "") -> str:
    """The media type to read `data` as.

    Raises EmptyInput, TooLarge, EncryptedInput, DamagedInput or UnsupportedInput with a sentence that says what to do.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(
            f"The file has {len(data) / 1_048_576:.0f} MB; up to {MAX_BYTES // 1_048_576} MB are read. "
            "Please export it again with smaller pictures."
        )
    if not data.strip(b"\x00 \t\r\n\f\v"):
        raise EmptyInput("The file is empty.")
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if b"%PDF-" in data[:1024] and not data[:64].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    for magic, image in IMAGES.items():
        if data.startswith(magic):
            return image
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif"):
        return "image/avif" if data[8:12] == b"avif" else "image/heic"
    if data.lstrip()[:5] == b"{\\rtf":
        return RTF
    for magic, what in _OTHER_KINDS:
        if data.startswith(magic):
            raise UnsupportedInput(f"This is {what}. {READABLE}")
    return _text_kind(data, suffix)


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise DamagedInput(
            "This file looks like a Word document or archive, but it is damaged or incomplete. Please save it again."
        ) from error
    names = {info.filename for info in infos}
    if any(info.flag_bits & 1 for info in infos):
        raise EncryptedInput(
            "This file is protected by a password. Please save it without one and try again."
        )
    if "word/document.xml" in names or any(n.startswith("word/") and n.endswith(".xml") for n in names):
        return DOCX
    if "content.xml" in names:
        return ODT
    if {n.rsplit("/", 1)[-1].lower() for n in names} & {"profile.csv", "positions.csv"}:
        return LINKEDIN
    if "xl/workbook.xml" in names or "ppt/presentation.xml" in names:
        raise UnsupportedInput(f"This is a spreadsheet or a presentation, not a text document. {READABLE}")
    raise UnsupportedInput(f"This ZIP archive is neither a Word document nor a LinkedIn export. {READABLE}")


def _text_kind(data: bytes, suffix: str) -> str:
    """Among texts: HTML and JSON by their start, the rest by suffix, then by looks."""
    if not _is_text(data):
        raise UnsupportedInput(_not_text(suffix))
    text = decoded(data[:200_000])
    start = text.lstrip("\ufeff \t\r\n")
    if _HTML_START.match(start[:4000]) and not (suffix in _MARKDOWN_NAMES and _looks_markdown(text)):
        if suffix in {"pdf", "docx", "doc", "odt", "rtf"}:
            raise UnsupportedInput(
                f"This file is named .{suffix} but is a web page: probably a login or error page was saved in its "
                "place. Please download the document again, or rename the file to .html if the page is the CV."
            )
        return HTML
    if suffix in {"pdf", "docx", "odt"}:
        raise DamagedInput(
            f"This file is named .{suffix} but holds plain text. Please export it again, or rename it to .txt."
        )
    if start[:1] in "{[" and suffix in {"", "json", "txt"} and re.match(r"[\[{]\s*(?:[\"{\[\]}]|$)", start):
        return JSON
    if suffix in {"yaml", "yml"} or re.match(r"(?:[ \t\r]*(?:#[^\n]*|---[ \t\r]*)?\n)*cv:[ \t\r]*\n", start):
        return YAML
    if suffix in {"html", "htm", "xhtml"}:
        return HTML
    if suffix in _MARKDOWN_NAMES:
        return MARKDOWN
    return PLAIN if suffix in {"txt", "text"} or not _looks_markdown(text) else MARKDOWN


def _looks_markdown(text: str) -> bool:
    headings = len(re.findall(r"^#{1,4} \S", text, re.M))
    marks = len(re.findall(r"\*\*\S[^*\n]*\*\*|\]\((?:https?|mailto)", text))
    return headings >= 2 or (headings >= 1 and marks >= 1) or marks >= 4


def _is_text(data: bytes) -> bool:
    sample = data[:65_536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    control = sum(sample.count(bytes([c])) for c in range(32) if c not in (7, 8, 9, 10, 11, 12, 13, 27))
    if control > max(2, len(sample) // 500):
        return False
    try:
        sample[:-4].decode("utf-8")
    except UnicodeDecodeError:
        letters = sum(1 for byte in sample if 32 <= byte < 127 or byte in (9, 10, 13))
        return letters > 0.75 * len(sample)
    return True


def _not_text(suffix: str) -> str:
    if suffix in {"pdf", "docx", "odt", "rtf"}:
        return f"This file is named .{suffix} but is something else, or damaged beyond reading. Please export it again."
    return f"This file is of a kind that is not read. {READABLE}"
