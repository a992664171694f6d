"""A font of squares, made here: a character set's stand-in where no real font may lie in the repository."""

import struct

_EM, _FAMILY, _EPOCH = 1000, "Test Squares", 0


def font_of_squares(characters: str) -> bytes:
    """A TrueType font with one square for every one of `characters` (from the basic plane)."""
    codes = sorted({ord(char) for char in characters})
    square = struct.pack(">5h", 1, 100, 0, 900, 800)  # one contour and its box
    square += struct.pack(">2H4B", 3, 0, 1, 1, 1, 1) + struct.pack(">4h4h", 100, 800, 0, -800, 0, 0, 800, 0)
    count = len(codes) + 1
    tables = {
        b"OS/2": _os2(codes),
        b"cmap": _cmap(codes),
        b"glyf": square * count,
        b"head": struct.pack(
            ">4I2H2q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, _EPOCH, _EPOCH,
            0, 0, _EM, 800, 0, 8, 2, 1, 0,
        ),
        b"hhea": struct.pack(">I3hH11hH", 0x10000, 800, -200, 0, _EM, *[0] * 11, count),
        b"hmtx": struct.pack(">Hh", _EM, 100) * count,
        b"loca": struct.pack(f">{count + 1}I", *(len(square) * n for n in range(count + 1))),
        b"maxp": struct.pack(">I14H", 0x10000, count, 4, 1, *[0] * 11),
        b"name": _name(),
        b"post": struct.pack(">I2i2h5I", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0, 0)[:32],
    }  # fmt: skip
    return _font_file(tables)


def _font_file(tables: dict[bytes, bytes]) -> bytes:
    offset, directory, body = 12 + 16 * len(tables), b"", b""
    for tag, data in sorted(tables.items()):
        padded = data + b"\0" * (-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += tag + struct.pack(">3I", total, offset + len(body), len(data))
        body += padded
    return struct.pack(">I4H", 0x10000, len(tables), 128, 3, len(tables) * 16 - 128) + directory + body


def _cmap(codes: list[int]) -> bytes:
    """Format 12 for Unicode, a group for each character."""
    groups = b"".join(struct.pack(">3I", code, code, glyph) for glyph, code in enumerate(codes, 1))
    table = struct.pack(">2H3I", 12, 0, 16 + len(groups), 0, len(codes)) + groups
    return struct.pack(">2H2HI", 0, 1, 3, 10, 12) + table


def _name() -> bytes:
    texts = {1: _FAMILY, 2: "Regular", 4: _FAMILY, 6: _FAMILY.replace(" ", "")}
    records = storage = b""
    for number, text in texts.items():
        encoded = text.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, number, len(encoded), len(storage))
        storage += encoded
    return struct.pack(">3H", 0, len(texts), 6 + len(records)) + records + storage


def _os2(codes: list[int]) -> bytes:
    head = struct.pack(">HhHHH10hh10s4I4s3H", 4, _EM, 400, 5, 0, *[0] * 10, 0, b"\0" * 10, 0, 0, 0, 0, b"TEST", 64,
                       codes[0], codes[-1])  # fmt: skip
    return head + struct.pack(">3h2H2I2h3H", 800, -200, 0, 800, 200, 0, 0, 500, 700, 0, 32, 1)
