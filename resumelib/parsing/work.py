"""What runs inside the sandbox: documents as bytes in, a Parsed or text as JSON bytes out."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import msgspec

from resumelib.errors import NothingReadable, UnsupportedInput, WrongUsage
from resumelib.model.document import Leftover, Parsed, SourceDocument
from resumelib.parsing import media
from resumelib.parsing.extract import extract
from resumelib.parsing.glyphs import folded
from resumelib.parsing.lines import Extracted
from resumelib.parsing.structured import Structured, parsed_of, readable

# ---------------------------------------------------------------- the border: bytes in, bytes out


def unpack(payload: bytes) -> tuple[SourceDocument, ...]:
    pairs = msgspec.msgpack.decode(payload, type=list[tuple[bytes, str]])
    return tuple(SourceDocument(data, name) for data, name in pairs)


def parse(payload: bytes) -> bytes:
    """Empty where the pages are pictures: `parse_scan` reads those, with other limits. So for `text` and `image`."""
    folded.clear()
    found = gather(unpack(payload), scanned=None)
    return msgspec.json.encode(parsed_from(found)) if found is not None else b""


def text(payload: bytes) -> bytes:
    found = gather(unpack(payload), scanned=None)
    return msgspec.json.encode(_text(found)) if found is not None else b""


def check(payload: bytes) -> bytes:
    """Opens a PDF and nothing more, so that one with a password is refused early."""
    from resumelib.parsing.pdf import check_password

    check_password(unpack(payload)[0].data)
    return b""


def image(payload: bytes) -> bytes:
    document = unpack(payload)[0]
    if not is_picture(document) and media.media_type_of(document.data, document.name) != media.PDF:
        raise UnsupportedInput(
            "This is no picture. Please give a JPEG, PNG, WebP, TIFF, HEIC or a scanned PDF."
        )
    return b""


def parse_scan(payload: bytes) -> bytes:
    return msgspec.json.encode(parsed_from(gather(unpack(payload), scanned=_scanned)))


def text_scan(payload: bytes) -> bytes:
    return msgspec.json.encode(_text(gather(unpack(payload), scanned=_scanned)))


def image_scan(payload: bytes) -> bytes:
    from resumelib.parsing.ocr import read_image

    return msgspec.json.encode(read_image(unpack(payload)[0]))


# ---------------------------------------------------------------- the work itself

Found = Extracted | Structured
Scan = Callable[[Sequence[SourceDocument]], Extracted]


def warmed(found: Extracted) -> None:
    """Goes the whole way once, to fill the caches that children inherit."""
    msgspec.json.encode(parsed_from(found))


def parsed_from(found: Found | None) -> Parsed:
    """The structuring half, and the judgment whether it is a CV at all. Raises NotAResume."""
    from resumelib.parsing.plausible import judged

    if isinstance(found, Structured):
        return judged(parsed_of(found))
    from resumelib.parsing.structure import structure_resume

    assert found is not None
    parsed = structure_resume(found)
    missing = tuple(Leftover(line.text, line.page) for line in found.asides)
    warnings = tuple(dict.fromkeys((*found.warnings, *parsed.warnings)))
    signs = Counter(line.bullet for line in found.lines if line.bullet)
    layout = replace(parsed.layout, bullets=dict(sorted(signs.items())), ligatures=folded["ligatures"])
    leftover = (*parsed.leftover, *missing)
    return judged(replace(parsed, leftover=leftover, warnings=warnings, layout=layout))


def _text(found: Found | None) -> str:
    assert found is not None
    return readable(found.json_resume) if isinstance(found, Structured) else found.text


def is_picture(document: SourceDocument) -> bool:
    return media.media_type_of(document.data, document.name).startswith("image/")


def gather(documents: Sequence[SourceDocument], *, scanned: Scan | None) -> Found | None:
    """All documents as one. Pictures and PDFs without text go to `scanned`; None when it is None and one needs it."""
    if all(is_picture(document) for document in documents):
        return scanned(documents) if scanned else None
    found = [_one(document, scanned) for document in documents]
    if len(found) == 1:
        return found[0]
    pages = [item for item in found if isinstance(item, Extracted)]
    if any(isinstance(item, Structured) for item in found):
        raise WrongUsage("A JSON Resume or data export is a whole CV: give it alone.")
    return joined(pages) if len(pages) == len(found) else None


def _one(document: SourceDocument, scanned: Scan | None) -> Found | None:
    if is_picture(document):
        return scanned([document]) if scanned else None
    try:
        return extract(document.data, document.name)
    except media.NeedsRecognition:
        return scanned([document]) if scanned else None


def _scanned(documents: Sequence[SourceDocument]) -> Extracted:
    try:
        from resumelib.parsing.ocr import extract_scan
    except ImportError as error:
        raise NothingReadable(
            "Pictures can't be read on this installation: its text recognition is missing."
        ) from error
    return extract_scan(documents)


def joined(parts: Sequence[Extracted]) -> Extracted:
    """Several extractions as one document, pages counted on."""
    lines, first = [], 0
    for part in parts:
        lines += [replace(line, page=line.page + first) for line in part.lines]
        first += max([line.page + 1 for line in part.lines] + [len(part.layout.pages)], default=1)
    return replace(
        parts[0],
        lines=tuple(lines),
        hidden=tuple(item for part in parts for item in part.hidden),
        warnings=tuple(dict.fromkeys(warning for part in parts for warning in part.warnings)),
        read_by="ocr" if any(part.read_by == "ocr" for part in parts) else parts[0].read_by,
    )
