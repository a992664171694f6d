"""Mutated files of every type against the reader, sandbox included: `python benchmarks/fuzz_parsing.py [--count N] [--seed N]`.

Seeds are made here, of a fictitious person; with `CVIMPROVER_CORPUS` the corpus' documents are added. Every file is
rebuilt from (seed, number), so `--only NUMBER --keep FILE` writes the file behind a line of the table. A reading or a
refusal is right; a reader that stopped or was stopped, an exception or a slow file is a finding. Exit 1 when there is one.
"""

import argparse
import copy
import io
import os
import random
import signal
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from resumelib import sandbox  # noqa: E402
from resumelib.errors import InputRefused  # noqa: E402
from resumelib.model.document import SourceDocument  # noqa: E402
from resumelib.parsing import extract_text, parse_resume  # noqa: E402

SLOW = 12.0  # seconds
SMALL = 12_000  # bytes: quick to read, so that many are tried
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
    corpus = os.environ.get("CVIMPROVER_CORPUS", str(ROOT.parent / "shared" / "corpus"))  # noqa: TID251 - a tool's setting
    for folder in sorted(Path(corpus, "documents").glob("d*")):
        found += [
            (file.name, file.read_bytes())
            for file in folder.glob("resume.*")
            if file.stat().st_size < 200_000
        ]
    return found


def mutated(number: int, seed: int, originals: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    dice = random.Random(seed * 1_000_003 + number)
    small = [pair for pair in originals if len(pair[1]) < SMALL]
    name, data = dice.choice(small if dice.random() < 0.9 else originals)
    if data.startswith(b"PK") and dice.random() < 0.8:
        return name, _rezipped(data, dice)
    return name, _broken(data, dice, originals)


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
        if number % 2:
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
    from resumelib.parsing import work
    from resumelib.parsing.media import NeedsRecognition

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(int(SLOW) + 8)
    try:
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
