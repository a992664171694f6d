"""Memory that a child makes its own before its document arrives: a page fault costs as much as reading a word does.

What is freed stays with the process, so that the document finds it: of glibc's heap by `mallopt` (man 3 mallopt), of
Python's by an object that stays in each of its stretches (an arena of 1 MiB goes back to the system when it is empty).
"""

import ctypes
from collections.abc import Iterator

_TRIM, _MMAP = -1, -3  # M_TRIM_THRESHOLD, M_MMAP_THRESHOLD
_KEPT = 1 << 28
_LARGE = 4 << 20  # what is larger comes from the system and goes back to it, as ever
_HEAP = 3 << 19
_OBJECTS, _OBJECT, _ARENA = 1 << 21, 448, 1 << 20  # bytes; an object of Python's own heap has up to 512

_held: list[bytes] = []


def keep() -> None:
    """From now on. Does nothing where the C library isn't glibc."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(_TRIM, _KEPT)
        libc.mallopt(_MMAP, _LARGE)


def make() -> Iterator[None]:
    """Enough for a page or two, in steps."""
    yield
    ctypes.create_string_buffer(_HEAP)  # all of it is written to, then freed
    yield
    objects = [bytes(_OBJECT) for _ in range(_OBJECTS // _OBJECT)]
    _held[:] = objects[:: _ARENA // _OBJECT // 2]
