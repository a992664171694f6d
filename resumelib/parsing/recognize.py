"""Inside the sandbox: pages that are pictures, one at a time, so that each is a process of its own."""

import msgspec

from resumelib.errors import NothingReadable
from resumelib.model.document import PagePicture, SourceDocument


def count(payload: bytes) -> bytes:
    """msgpack [(data, name)] in; a JSON list out: the pages to be recognized in each document, 0 where it has text."""
    from resumelib.imaging import count_sheets
    from resumelib.parsing.media import NeedsRecognition
    from resumelib.parsing.work import gather, is_picture, unpack

    def pages(document: SourceDocument) -> int:
        if not document.readings and is_picture(document):
            return count_sheets(document.data)
        try:
            gather([document])
        except NeedsRecognition:
            return count_sheets(document.data)
        return 0

    return msgspec.json.encode([pages(document) for document in unpack(payload)])


def prepare(payload: bytes) -> bytes:
    """msgpack (data, page from 0) in; a PagePicture out, as msgpack."""
    data, number = msgspec.msgpack.decode(payload, type=tuple[bytes, int])
    try:
        from resumelib.parsing.ocr import prepare_page

        return msgspec.msgpack.encode(prepare_page(SourceDocument(data), number))
    except ImportError as error:
        raise NothingReadable(
            "Pictures can't be read on this installation: its text recognition is missing."
        ) from error


def read(payload: bytes) -> bytes:
    """msgpack (PagePicture, page from 0) in; an ImageReading out, as JSON."""
    from resumelib.parsing.ocr import read_page

    page, number = msgspec.msgpack.decode(payload, type=tuple[PagePicture, int])
    return msgspec.json.encode(read_page(page, number))
