"""What runs inside the sandbox: documents as bytes in, a Parsed or text as JSON bytes out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from resumelib.errors import WrongUsage
from resumelib.model.document import ImageReading, Leftover, Parsed, SourceDocument
from resumelib.parsing import media
from resumelib.parsing.extract import extract
from resumelib.parsing.glyphs import folded
from resumelib.parsing.lines import Extracted
from resumelib.parsing.structured import Structured, parsed_of, readable

# ---------------------------------------------------------------- the border: bytes in, bytes out


_PACKED = msgspec.msgpack.Decoder(list[tuple[bytes, str, tuple[ImageReading, ...]]])


def unpack(payload: bytes) -> tuple[SourceDocument, ...]:
    return tuple(SourceDocument(*triple) for triple in _PACKED.decode(payload))


def parse(payload: bytes) -> bytes:
    """Empty where pages are pictures that have not been read yet: `recognize` does that. So for `text`."""
    folded.clear()
    try:
        return msgspec.json.encode(parsed_from(gather(unpack(payload))))
    except media.NeedsRecognition:
        return b""


def text(payload: bytes) -> bytes:
    try:
        found = gather(unpack(payload))
    except media.NeedsRecognition:
        return b""
    return msgspec.json.encode(readable(found.json_resume) if isinstance(found, Structured) else found.text)


def check(payload: bytes) -> bytes:
    """Opens a PDF and nothing more, so that one with a password is refused early."""
    from resumelib.parsing.pdf import check_password

    check_password(unpack(payload)[0].data)
    return b""


# ---------------------------------------------------------------- the work itself

Found = Extracted | Structured


def warmed(found: Extracted) -> None:
    """Goes the whole way once, to fill the caches that children inherit."""
    msgspec.json.encode(parsed_from(found))


def parsed_from(found: Found) -> Parsed:
    """The structuring half, and the judgment whether it is a CV at all. Raises NotAResume."""
    from resumelib.parsing.plausible import judged

    if isinstance(found, Structured):
        return judged(parsed_of(found))
    from resumelib.parsing.structure import structure_resume

    parsed = structure_resume(found)
    missing = tuple(Leftover(line.text, line.page) for line in found.asides)
    warnings = tuple(dict.fromkeys((*found.warnings, *parsed.warnings)))
    signs = Counter(line.bullet for line in found.lines if line.bullet and not line.bullet[0].isdigit())
    layout = replace(parsed.layout, bullets=dict(sorted(signs.items())), ligatures=folded["ligatures"])
    leftover = (*parsed.leftover, *missing)
    return judged(replace(parsed, leftover=leftover, warnings=warnings, layout=layout))


def is_picture(document: SourceDocument) -> bool:
    return media.media_type_of(document.data, document.name).startswith("image/")


def gather(documents: Sequence[SourceDocument]) -> Found:
    """All documents as one. Raises media.NeedsRecognition for pictures, and PDFs without text, that bring no readings."""
    if all(document.readings for document in documents):
        return _recognized(documents)
    found = [_one(document) for document in documents]
    if len(found) == 1:
        return found[0]
    pages = [item for item in found if isinstance(item, Extracted)]
    if len(pages) < len(found):
        raise WrongUsage("A JSON Resume or data export is a whole CV: give it alone.")
    return joined(pages)


def _one(document: SourceDocument) -> Found:
    return _recognized([document]) if document.readings else extract(document.data, document.name)


def _recognized(documents: Sequence[SourceDocument]) -> Extracted:
    from resumelib.parsing.ocr import extract_readings

    kind = media.media_type_of(documents[0].data, documents[0].name)
    return extract_readings([reading for document in documents for reading in document.readings], kind)


def joined(parts: Sequence[Extracted]) -> Extracted:
    """Several extractions as one document, pages counted on."""
    lines, first = [], 0
    for part in parts:
        lines += [msgspec.structs.replace(line, page=line.page + first) for line in part.lines]
        first += max([line.page + 1 for line in part.lines] + [len(part.layout.pages)], default=1)
    return replace(
        parts[0],
        lines=tuple(lines),
        hidden=tuple(item for part in parts for item in part.hidden),
        layout=replace(parts[0].layout, pages=tuple(page for part in parts for page in part.layout.pages)),
        warnings=tuple(dict.fromkeys(warning for part in parts for warning in part.warnings)),
        read_by="ocr" if any(part.read_by == "ocr" for part in parts) else parts[0].read_by,
    )
