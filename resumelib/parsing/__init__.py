"""The door of parsing: documents in, text or a structured resume out.

`extract_text` gives the text as a person would read it; `parse_resume` gives a Parsed; `read_image` reads a picture,
`prepare_page` and `read_page` one page of it at a time.
Every refusal is an InputRefused with a sentence for the person. Documents are opened in the sandbox, never here;
`warm_up` starts it in the background; called before other imports, it costs the caller next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from resumelib import sandbox
from resumelib.errors import DamagedInput, EmptyInput, TooLarge, UnsupportedInput, WrongUsage

if TYPE_CHECKING:  # the nouns are loaded by the first document, so that the sandbox can start before them
    from collections.abc import Callable, Sequence

    from resumelib.model.document import ImageReading, PagePicture, PageRead, Parsed, SourceDocument

    OnPage = Callable[[PageRead], None]

__all__ = [
    "check_document",
    "extract_text",
    "make_rendition",
    "page_picture",
    "page_sizes",
    "parse_resume",
    "prepare_page",
    "read_image",
    "read_page",
    "warm_up",
]

MAX_BYTES_TOGETHER = 100 * sandbox.MIB
_WORK = "resumelib.parsing.work"
_RECOGNIZE = "resumelib.parsing.recognize"
_STRUCTURE = "resumelib.parsing.structure"
_OCR = "resumelib.parsing.ocr.scan"
_READERS = {  # by the first bytes: what the warm parent must have loaded
    b"%PDF": ("resumelib.parsing.pdf",),
    b"PK\x03\x04": ("resumelib.parsing.docx", "resumelib.parsing.odt"),
    b"<": ("resumelib.parsing.html",),
    b"{\\rt": ("resumelib.parsing.rtf",),
}
_PRELOAD = (
    _WORK,
    _STRUCTURE,
    "resumelib.parsing.warm",
    *(name for names in _READERS.values() for name in names),
    "resumelib.parsing.markdown",
)
_DOCUMENT = sandbox.Limits()
_PICTURE = sandbox.Limits(
    seconds=180, cpu_seconds=300, memory=4096 * sandbox.MIB, descriptors=256, threads=True
)


def warm_up() -> None:
    """Starts the sandbox in the background and returns at once."""
    sandbox.start(_PRELOAD)


def check_document(document: SourceDocument) -> None:
    """What can be seen without reading it: size, emptiness, type by its bytes, a password. Raises InputRefused.

    Costs a look at the bytes; a PDF that says it is encrypted is opened, in a sandbox of its own.
    """
    from resumelib.parsing import media

    if media.media_type_of(document.data, document.name) != media.PDF or b"/Encrypt" not in document.data:
        return
    box = sandbox.Sandbox()
    try:
        box.call(f"{_WORK}:check", _packed([document]), _DOCUMENT)
    except sandbox.Killed:
        return  # reading it will say what is wrong
    finally:
        box.close()


def extract_text(document: SourceDocument) -> str:
    """The document's visible text, line by line in reading order. Raises InputRefused."""
    text: str = _call("text", (document,), str)
    return text


def parse_resume(*documents: SourceDocument, on_page: OnPage | None = None) -> Parsed:
    """One resume from one document, or from several that are its pages in order. Raises InputRefused.

    Pages that are pictures are read one after the other; `on_page` is told of each.
    """
    from resumelib.model.document import Parsed

    parsed: Parsed = _call("parse", documents, Parsed, on_page)
    return parsed


def read_image(document: SourceDocument) -> ImageReading:
    """What optical character recognition sees on the pages of a picture or PDF, as one reading. Raises InputRefused.

    Blocks are numbered by page; size, turn and tilt are the first page's.
    """
    from dataclasses import replace

    from resumelib.parsing import media

    kind = media.media_type_of(document.data, document.name)
    if not kind.startswith("image/") and kind != media.PDF:
        raise UnsupportedInput(
            "This is no picture. Please give a JPEG, PNG, WebP, TIFF, HEIC or a scanned PDF."
        )
    pages = _recognized(document, _counted([document])[0] or 1, None)
    return replace(
        pages[0],
        blocks=tuple(block for page in pages for block in page.blocks),
        words=tuple(word for page in pages for word in page.words),
    )


def prepare_page(document: SourceDocument, number: int) -> PagePicture:
    """Page `number` (from 0) of a picture or PDF, cut out of its photograph, upright and level. Raises InputRefused."""
    import msgspec

    from resumelib.model.document import PagePicture

    payload = msgspec.msgpack.encode((document.data, number))
    answer = _boxed(f"{_RECOGNIZE}:prepare", payload, _PICTURE, (_OCR,))
    page: PagePicture = _checked(lambda: msgspec.msgpack.decode(answer, type=PagePicture))
    return page


def read_page(page: PagePicture, number: int = 0) -> ImageReading:
    """What stands on a prepared page; `number` goes into the places. Raises InputRefused."""
    import msgspec

    from resumelib.model.document import ImageReading

    answer = _boxed(f"{_RECOGNIZE}:read", msgspec.msgpack.encode((page, number)), _PICTURE, (_OCR,))
    reading: ImageReading = _checked(lambda: msgspec.json.decode(answer, type=ImageReading))
    return reading


def make_rendition(data: bytes, *, longest_side: int = 1600) -> bytes:
    """The first page of a picture or PDF as a JPEG for showing: upright, and without any metadata. Raises InputRefused."""
    import msgspec

    payload = msgspec.msgpack.encode((data, longest_side))
    return _boxed("resumelib.parsing.picture:rendition", payload, _PICTURE)


def page_sizes(document: SourceDocument) -> list[tuple[float, float]]:
    """Width and height of each page of a PDF in points; empty for other types and where it can't be opened."""
    if not document.data.startswith(b"%PDF"):
        return []
    import msgspec

    try:
        answer = sandbox.sandbox(_PRELOAD).call("resumelib.parsing.picture:sizes", document.data, _DOCUMENT)
        return msgspec.json.decode(answer, type=list[tuple[float, float]])
    except (sandbox.Killed, msgspec.ValidationError):
        return []


def page_picture(document: SourceDocument, number: int, width: int) -> bytes | None:
    """Page `number` (from 1) of a PDF as JPEG, `width` pixels wide; None for other types and where it can't be drawn."""
    if not document.data.startswith(b"%PDF"):
        return None
    import msgspec

    payload = msgspec.msgpack.encode((document.data, number, width))
    try:
        return sandbox.sandbox(_PRELOAD).call("resumelib.parsing.picture:page", payload, _DOCUMENT) or None
    except sandbox.Killed:
        return None


def _call(verb: str, documents: Sequence[SourceDocument], kind: Any, on_page: OnPage | None = None) -> Any:
    """Bounds that need no parser, then the sandbox; its answer is decoded against the type, never trusted."""
    import msgspec

    if not documents:
        raise WrongUsage("Give at least one file.")
    if not any(document.data for document in documents):
        raise EmptyInput("The file is empty.")
    if sum(len(document.data) for document in documents) > MAX_BYTES_TOGETHER:
        raise TooLarge("The file is far larger than any CV. Please export it again with smaller pictures.")
    modules = _modules(verb, documents)
    answer = _boxed(f"{_WORK}:{verb}", _packed(documents), _DOCUMENT, modules)
    if not answer:  # some pages are pictures
        documents = _read(documents, on_page)
        answer = _boxed(f"{_WORK}:{verb}", _packed(documents), _DOCUMENT, (*modules, _OCR))
    return _checked(lambda: msgspec.json.decode(answer, type=kind))


def _read(documents: Sequence[SourceDocument], on_page: OnPage | None) -> list[SourceDocument]:
    """The documents, with readings where their pages are pictures."""
    from dataclasses import replace

    return [
        replace(document, readings=_recognized(document, count, on_page)) if count else document
        for document, count in zip(documents, _counted(documents), strict=True)
    ]


def _counted(documents: Sequence[SourceDocument]) -> list[int]:
    """The pages still to be recognized in each document."""
    import msgspec

    answer = _boxed(f"{_RECOGNIZE}:count", _packed(documents), _DOCUMENT)
    counts: list[int] = _checked(lambda: msgspec.json.decode(answer, type=list[int]))
    return counts


def _recognized(document: SourceDocument, count: int, on_page: OnPage | None) -> tuple[ImageReading, ...]:
    """A process of its own for each page: text recognition needs more memory, threads and time than other readers get."""
    from resumelib.model.document import PageRead

    readings = []
    for number in range(count):
        picture = prepare_page(document, number)
        readings.append(read_page(picture, number))
        if on_page:
            on_page(PageRead(number + 1, count, picture, readings[-1]))
    return tuple(readings)


def _packed(documents: Sequence[SourceDocument]) -> bytes:
    import msgspec

    return msgspec.msgpack.encode([(one.data, one.name, one.readings) for one in documents])


def _boxed(target: str, payload: bytes, limits: sandbox.Limits, modules: Sequence[str] = ()) -> bytes:
    try:
        return sandbox.sandbox(_PRELOAD).call(target, payload, limits, modules)
    except sandbox.Killed as killed:
        raise _sentence(killed) from killed


def _checked(decode: Callable[[], Any]) -> Any:
    import msgspec

    try:
        return decode()
    except msgspec.ValidationError as error:
        raise DamagedInput(_STOPPED) from error


def _modules(verb: str, documents: Sequence[SourceDocument]) -> list[str]:
    names = [_WORK, *([_STRUCTURE] if verb == "parse" else [])]
    for start, readers in _READERS.items():
        if any(document.data.startswith(start) for document in documents):
            names += readers
    return names


_STOPPED = (
    "This file made its reader stop, so nothing was taken from it. "
    "Please export it again, or give it in another format (PDF, DOCX or plain text)."
)


def _sentence(killed: sandbox.Killed) -> DamagedInput | TooLarge:
    if killed.reason == "time":
        return TooLarge(
            "Reading this file took too long and was stopped. Please give a shorter or simpler one."
        )
    if killed.reason in ("memory", "size"):
        return TooLarge(
            "This file unpacks to more than is read. Please export it again with smaller pictures."
        )
    return DamagedInput(_STOPPED)
