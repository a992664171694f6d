"""The size of pages that say it once for all of them: the library knows only what stands at a page itself.

A page may inherit its /MediaBox from the tree of pages, as XeLaTeX and macOS write it. The library then takes it for US
Letter, so that on a page of A4 everything would stand 50 points too high, and the first lines off the page.
"""

import re
import zlib
from collections.abc import Iterator

Box = tuple[float, float, float, float]  # x0, y0, x1, y1
DEFAULT: Box = (0.0, 0.0, 612.0, 792.0)  # what the library says where a page has no box of its own
MAX_OBJECTS = 4_000_000  # bytes of packed objects that are looked through
MAX_STREAMS = 500  # of them; a file of a thousand pages has fewer
_BOX = re.compile(rb"/MediaBox\s*\[\s*([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s*\]")


def only_box(data: bytes) -> Box | None:
    """The box that a file writes, where it writes but one."""
    found = _boxes(data)
    for objects in () if found else _packed_objects(data):
        found |= _boxes(objects)
    return found.pop() if len(found) == 1 else None


def _boxes(text: bytes) -> set[Box]:
    found = set()
    for match in _BOX.finditer(text):
        try:
            x0, y0, x1, y1 = map(float, match.groups())
        except ValueError:
            continue
        if abs(x1 - x0) > 1 and abs(y1 - y0) > 1:
            found.add((x0, y0, x1, y1))
    return found


def _packed_objects(data: bytes) -> Iterator[bytes]:
    """What the streams of objects hold, as far as it was packed in the usual way."""
    left, at, view = MAX_OBJECTS, data.find(b"/ObjStm"), memoryview(data)
    for _ in range(MAX_STREAMS):
        if at < 0 or left <= 0:
            return
        start = data.find(b"stream", at) + 6
        start += 2 if data[start : start + 2] == b"\r\n" else 1
        try:
            objects = zlib.decompressobj().decompress(view[start : start + MAX_OBJECTS], left)
        except zlib.error:
            objects = b""
        left -= len(objects)
        yield objects
        at = data.find(b"/ObjStm", start)
