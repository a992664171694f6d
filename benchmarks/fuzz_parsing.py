"""Mutated files of every type against the reader, sandbox included: `python benchmarks/fuzz_parsing.py [--count N] [--seed N]`.

Seeds are made here, of a fictitious person; with `CVIMPROVER_CORPUS` the corpus' documents are added. Every file is
rebuilt from (seed, number), so `--only NUMBER --keep FILE` writes the file behind a line of the table. A reading or a
refusal is right; a reader that stopped or was stopped, an exception or a slow file is a finding. Exit 1 when there is one.
"""

import argparse
import copy
import io
import json
import os
import random
import re
import signal
import sys
import time
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from resumelib import sandbox  # noqa: E402
from resumelib.errors import InputRefused  # noqa: E402
from resumelib.model.document import SourceDocument  # noqa: E402
from resumelib.parsing import extract_text, make_rendition, parse_resume  # noqa: E402

SLOW = 12.0  # seconds
SMALL = 12_000  # bytes: quick to read, so that many are tried
PICTURES = ("png", "jpg", "tiff", "webp")
VALUES: list[Any] = [None, True, 0, -1, 1e308, 10**30, "", " ", "9" * 400, "\u202e", "\x00", "2019", "2019-13-45", "present", "a" * 5_000,
          [], {}, [[]], [None], {"": ""}, ["x"] * 300, {"name": {"name": {"name": []}}}]  # fmt: skip
TOKENS = [
    b"\x00", b"\xff\xfe", b"\r\n\r\n", b"9" * 400, b"-1", b"1e999", b"endstream", b"endobj", b"<<", b">>", b"[[[[[[", b"((((((",
    b" 0 R", b"/Length 0", b"/Kids [1 0 R]", b"BT ET", b"\\u-32768", b"{\\*", b"<w:p>", b"</w:p>", b"<!--", b"]]>", b"&#x0;", b"&amp;",
    b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b"```", b"[x](y", b"****", b"|||", b"\"\"\"", b"{\"basics\":", b"null", b"*a", b"&a ",
]  # fmt: skip


def seeds() -> list[tuple[str, bytes]]:
    """One small document of each type, and the corpus' own where it is given."""
    from tests.parsing import made
    from tests.security.hostile import paged, stream

    found = list(made.documents())
    found.append(
        (
            "stream.pdf",
            paged(stream(b"BT /F1 12 Tf 60 700 Td (Mira Solano) Tj 0 -20 Td [(Wo) -20 (rk)] TJ ET")),
        )
    )
    found += _pictures()
    corpus = os.environ.get("CVIMPROVER_CORPUS", str(ROOT.parent / "shared" / "corpus"))  # noqa: TID251 - a tool's setting
    for folder in sorted(Path(corpus, "documents").glob("d*")):
        found += [
            (file.name, file.read_bytes())
            for file in folder.glob("resume.*")
            if file.stat().st_size < 200_000
        ]
    return found


def _pictures() -> list[tuple[str, bytes]]:
    from PIL import Image

    picture = Image.effect_noise((60, 80), 60)
    found = []
    for suffix in PICTURES:
        out = io.BytesIO()
        picture.save(out, {"jpg": "jpeg"}.get(suffix, suffix))
        found.append((f"cv.{suffix}", out.getvalue()))
    return found


def by_type(originals: list[tuple[str, bytes]]) -> dict[str, list[tuple[str, bytes]]]:
    kinds: defaultdict[str, list[tuple[str, bytes]]] = defaultdict(list)
    for name, data in originals:
        kinds[name.rsplit(".", 1)[-1]].append((name, data))
    return dict(sorted(kinds.items()))


def mutated(number: int, seed: int, originals: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """Every type as often as the others; the pictures count as one."""
    dice = random.Random(seed * 1_000_003 + number)
    kinds = by_type(originals)
    chosen = dice.choice([kind for kind in kinds if kind not in PICTURES] + ["picture"])
    pairs = kinds[dice.choice(PICTURES) if chosen == "picture" else chosen]
    small = [pair for pair in pairs if len(pair[1]) < SMALL] or pairs
    name, data = dice.choice(small if dice.random() < 0.9 else pairs)
    reshape = dice.random() < 0.8
    if data.startswith(b"PK") and reshape:
        return name, _rezipped(data, dice)
    if chosen in ("json", "yaml") and reshape:
        return name, _revalued(data, dice)
    if chosen == "pdf" and reshape:
        return name, _redrawn(data, dice)
    return name, _broken(data, dice, originals)


def _redrawn(data: bytes, dice: random.Random) -> bytes:
    """One stream of a PDF broken inside its packing, so that what reads operators and fonts sees it."""
    packed = []
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            packed.append((found.span(1), zlib.decompress(found.group(1))))
        except zlib.error:
            continue
    if not packed:
        return _broken(data, dice, [("", data)])
    (start, end), raw = dice.choice(packed)
    return data[:start] + zlib.compress(_broken(raw, dice, [("", raw)])) + data[end:]


def _revalued(data: bytes, dice: random.Random) -> bytes:
    """Well-formed JSON or YAML with values where none of their kind belong."""
    import yaml

    tree = yaml.safe_load(data)
    for _ in range(dice.choice((1, 2, 4, 16))):
        places = list(_places(tree))
        if not places or len(places) > 5_000:
            break
        holder, key = dice.choice(places)
        kind = dice.randrange(4)
        if kind == 0:
            holder[key] = copy.deepcopy(dice.choice(VALUES))
        elif kind == 1:
            other, at = dice.choice(places)
            holder[key] = copy.deepcopy(other[at])
        elif kind == 2:
            for _ in range(dice.choice((1, 5, 60))):
                holder[key] = [holder[key]] if dice.random() < 0.5 else {"name": holder[key]}
        else:
            del holder[key]
    return json.dumps(tree, default=str).encode()


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in it that holds a value: its list or mapping, and where in it."""
    open_ = [tree]
    while open_:
        holder = open_.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        for key in keys:
            yield holder, key
            if isinstance(holder[key], dict | list):
                open_.append(holder[key])


def _broken(data: bytes, dice: random.Random, originals: list[tuple[str, bytes]]) -> bytes:
    out = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4, 16, 64))):
        if not out:
            break
        place = dice.randrange(len(out))
        size = min(dice.choice((1, 4, 32, 512, 4096)), len(out) - place)
        kind = dice.randrange(7)
        if kind == 0:
            out[place] ^= 1 << dice.randrange(8)
        elif kind == 1:
            del out[place : place + size]
        elif kind == 2:
            out[place:place] = dice.choice(TOKENS) * dice.choice((1, 1, 3, 50))
        elif kind == 3:
            out[place:place] = out[place : place + size]
        elif kind == 4:
            out[place : place + size] = dice.randbytes(size)
        elif kind == 5:
            other = dice.choice(originals)[1]
            start = dice.randrange(max(len(other), 1))
            out[place:place] = other[start : start + size]
        elif dice.random() < 0.2:
            del out[place:]
    return bytes(out)


def _rezipped(data: bytes, dice: random.Random) -> bytes:
    """One member broken inside an archive that is whole."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        names = source.namelist()
        chosen = dice.choice([n for n in names if n.endswith((".xml", ".csv", ".rels"))] or names)
        for name in names:
            member = source.read(name)
            target.writestr(name, _changed(member, dice) if name == chosen else member)
    return buffer.getvalue()


def _changed(member: bytes, dice: random.Random) -> bytes:
    """Half of the time well-formed XML of another shape, so that more than the parser's first check is tried."""
    if dice.random() < 0.5:
        return _broken(member, dice, [("", member)])
    try:
        root = etree.fromstring(member)
    except etree.XMLSyntaxError:
        return _broken(member, dice, [("", member)])
    for _ in range(dice.choice((1, 2, 4, 16))):
        elements = [element for element in root.iter(etree.Element) if element is not root]
        if not elements or len(elements) > 5_000:
            break
        _reshape(dice.choice(elements), dice.choice(elements), dice)
    return bytes(etree.tostring(root))


def _reshape(one: Any, other: Any, dice: random.Random) -> None:
    kind = dice.randrange(6)
    if kind == 0:
        one.getparent().remove(one)
    elif kind == 1:
        other.append(copy.deepcopy(one))
    elif kind == 2:
        one.tag = other.tag
    elif kind == 3 and (one.attrib or other.attrib):
        named = dict(one.attrib or other.attrib)
        one.set(
            dice.choice(sorted(named)),
            dice.choice(("", "-1", "9" * 30, "true", "x", dice.choice(sorted(named.values())))),
        )
    elif kind == 4:
        one.text = dice.choice(("", "\u202e", "a" * 5_000, "2019 - 2020", "\n\t", "<&>", other.text or ""))
    else:
        for _ in range(dice.choice((1, 5, 60))):
            one = etree.SubElement(one, other.tag, dict(other.attrib))


def outcome(name: str, data: bytes, number: int) -> str:
    """What came of one file, in a word; findings begin with `!`."""
    document = SourceDocument(data, name)
    began = time.monotonic()
    try:
        if name.endswith(PICTURES):
            make_rendition(data)
        elif number % 2:
            parse_resume(document)
        else:
            extract_text(document)
        said = "read"
    except InputRefused as refused:
        cause = refused.__cause__
        said = refused.code
        if isinstance(cause, sandbox.Killed):
            said = f"! {cause.reason} {cause.detail}"
    except Exception as error:  # noqa: BLE001 - anything but a refusal is what the fuzzer looks for; it is reported
        said = f"! {type(error).__name__} {_place(error)}"
    return f"! slow, then {said}" if time.monotonic() - began > SLOW and not said.startswith("!") else said


def outcome_inside(name: str, data: bytes, number: int) -> str:
    """The same without the sandbox, many times quicker; a crash of a library ends the run at its number."""
    from resumelib.parsing import picture, work
    from resumelib.parsing.media import NeedsRecognition

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(int(SLOW) + 8)
    try:
        if name.endswith(PICTURES):
            picture.rendition(msgspec.msgpack.encode((data, 400)))
            return "read"
        found = work.gather([SourceDocument(data, name)])
        if number % 2:
            work.parsed_from(found)
        return "read"
    except NeedsRecognition:
        return "a picture"
    except InputRefused as refused:
        return refused.code
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of Rust derives from it; it is reported
        return f"! {type(error).__name__} {_place(error)}"
    finally:
        signal.alarm(0)


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", type=int)
    parser.add_argument("--keep", type=Path)
    parser.add_argument(
        "--inside", action="store_true", help="without the sandbox: quicker, and stops at a crash"
    )
    arguments = parser.parse_args()
    judge = outcome_inside if arguments.inside else outcome
    originals = seeds()
    if arguments.only is not None:
        name, data = mutated(arguments.only, arguments.seed, originals)
        if arguments.keep:
            arguments.keep.write_bytes(data)
        print(name, judge(name, data, arguments.only))
        return 0
    table: Counter[tuple[str, str]] = Counter()
    began = time.monotonic()
    for number in range(arguments.first, arguments.first + arguments.count):
        name, data = mutated(number, arguments.seed, originals)
        said = judge(name, data, number)
        table[name.rsplit(".", 1)[-1], said] += 1
        if said.startswith("!"):
            print(f"{number:7d} {name:20s} {said}", flush=True)
        if number % 1000 == 999:
            print(f"{number + 1} files, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    for (suffix, said), count in sorted(table.items()):
        print(f"{suffix:6s} {count:6d}  {said}")
    return 1 if any(said.startswith("!") for _, said in table) else 0


if __name__ == "__main__":
    sys.exit(main())
