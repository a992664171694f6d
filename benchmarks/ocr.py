"""Reading pictures: seconds per page, peak memory and word F1, beside Tesseract on the same pages.

    python -m benchmarks.ocr [--set FOLDER] [--made N] [--settings all|NAME,NAME] [--endurance N] [--portrait]

Pages come from `--set` (default: `ocr` in CVIMPROVER_CORPUS or ../shared/corpus; cases with `text.txt`) or are made up
(`--made N`). One thread each. Every setting runs in a process of its own, models loaded within the measured time.
CPU seconds are given, since they say the same on a busy machine; word F1 is order-free (lower case, accents kept).
"""

import argparse
import contextlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

SETTINGS: dict[str, dict[str, object]] = {
    "shipped": {},
    "full model unsqueezed": {"reader": "PP-OCRv6_rec_small.onnx", "squeeze": 1.0, "doubt": 0.0},
    "full model at 0.8": {"reader": "PP-OCRv6_rec_small.onnx", "doubt": 0.0},
    "no second look": {"doubt": 0.0},
    "squeeze 0.7": {"squeeze": 0.7},
    "detector at 960": {"detect_side": 960},
    "detector at 1280": {"detect_side": 1280},
    "batches of 4": {"batch": 4},
}
_LANGUAGES = {"de": "deu", "fr": "fra", "es": "spa", "en": "eng"}
_ENVIRONMENT = dict(os.environ)  # noqa: TID251 - a benchmark is told where its pages are
_ONE_THREAD = {**_ENVIRONMENT, "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"}
Case = tuple[str, str, str, str]  # name, kind, file, text


def cases(folder: Path) -> list[Case]:
    found = []
    for case in sorted(path for path in folder.iterdir() if (path / "text.txt").exists()):
        picture = next(p for p in sorted(case.iterdir()) if p.suffix in {".png", ".jpg", ".pdf"})
        meta = json.loads((case / "meta.json").read_text()) if (case / "meta.json").exists() else {}
        found.append((case.name, meta.get("kind", "made"), str(picture), (case / "text.txt").read_text()))
    return found


def made(folder: Path, count: int) -> None:
    """Made-up pages laid out like the corpus."""
    from benchmarks.ocr_pages import pages

    for name, data, text in pages(count):
        case = folder / name
        case.mkdir()
        (case / ("page.png" if data[:1] == b"\x89" else "page.jpg")).write_bytes(data)
        (case / "text.txt").write_text(text)
        (case / "meta.json").write_text(json.dumps({"kind": name.split("_")[1]}))


def word_f1(read: str, truth: str) -> float:
    seen, meant = (Counter(re.findall(r"\w+", text.lower())) for text in (read, truth))
    common = sum((seen & meant).values())
    total = sum(seen.values()) + sum(meant.values())
    return 2 * common / total if total else 1.0


def ours(folder: Path, setting: str) -> dict[str, object]:
    """In this process: every case read with one setting. CPU seconds include loading; memory is the peak resident set."""
    from resumelib.model.document import SourceDocument
    from resumelib.parsing.ocr.engine import DEFAULT
    from resumelib.parsing.ocr.scan import extract_readings, read_pages

    tuning = replace(DEFAULT, **SETTINGS[setting])  # type: ignore[arg-type]
    rows = []
    for name, kind, file, truth in cases(folder):
        start = time.process_time()
        found = extract_readings(list(read_pages(SourceDocument(Path(file).read_bytes()), tuning)))
        seconds = time.process_time() - start
        pages = 1 + max(line.page for line in found.lines)
        rows.append((name, kind, pages, seconds, word_f1(found.text, truth)))
    return {
        "rows": rows,
        "cpu": time.process_time(),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def tesseract(folder: Path) -> dict[str, object]:
    """The same pages, language told, EXIF applied; PDFs drawn at 200 dpi first (not counted)."""
    from resumelib.imaging import encode_jpeg, open_sheets

    rows = []
    peak = 0.0
    with tempfile.TemporaryDirectory() as work:
        for name, kind, file, truth in cases(folder):
            text, pages = "", 0
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            for sheet in open_sheets(Path(file).read_bytes(), longest_side=3000):
                picture = Path(work) / "page.jpg"
                picture.write_bytes(encode_jpeg(sheet, quality=95))
                command = [
                    "tesseract",
                    str(picture),
                    "-",
                    "-l",
                    _LANGUAGES.get(name.rsplit("_", 1)[-1], "eng"),
                ]
                text += subprocess.run(command, capture_output=True, text=True, env=_ONE_THREAD).stdout
                pages += 1
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            peak = max(peak, after.ru_maxrss / 1024)
            rows.append((name, kind, pages, seconds, word_f1(text, truth)))
    return {"rows": rows, "cpu": sum(row[3] for row in rows), "peak": peak}


def table(results: dict[str, dict[str, object]]) -> None:
    base = results.get("tesseract", next(iter(results.values())))
    usual = _per_page(base)
    kinds = sorted({row[1] for row in base["rows"]})  # type: ignore[attr-defined]
    print("| setting | CPU s/page | × Tesseract | peak MB | " + " | ".join(kinds) + " | all |")
    print("|" + "---|" * (5 + len(kinds)))
    for setting, result in results.items():
        rows: list[tuple[str, str, int, float, float]] = result["rows"]  # type: ignore[assignment]
        scores = [[row[4] for row in rows if row[1] == kind] for kind in kinds] + [[row[4] for row in rows]]
        cells = " | ".join(f"{sum(s) / len(s):.3f}" for s in scores)
        print(
            f"| {setting} | {_per_page(result):.2f} | {_per_page(result) / usual:.2f} | {result['peak']:.0f} | {cells} |"
        )


def _per_page(result: dict[str, object]) -> float:
    return float(result["cpu"]) / sum(row[2] for row in result["rows"])  # type: ignore[arg-type,attr-defined]


def endurance(folder: Path, count: int) -> None:
    """What a worker does with `count` pictures, through parsing's door: its memory and that of its sandbox together."""
    import threading

    from resumelib.model.document import SourceDocument
    from resumelib.parsing import read_image

    peak, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(0.5):
            peak[0] = max(peak[0], memory_of_family())

    threading.Thread(target=watch, daemon=True).start()
    files = [file for _, _, file, _ in cases(folder)]
    for number in range(count):
        read_image(SourceDocument(Path(files[number % len(files)]).read_bytes()))
        if number + 1 in {1, 5, 20} or (number + 1) % 50 == 0 or number + 1 == count:
            now = memory_of_family()
            print(f"{number + 1:4d} pictures: {now:.0f} MB at rest, {peak[0]:.0f} MB at most", flush=True)
    over.set()


def memory_of_family() -> float:
    """MB of this process and all its descendants; what they share is counted once (proportional set size)."""
    parents, total = {os.getpid()}, 0.0
    stats = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with contextlib.suppress(OSError):
                stats[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    for _ in range(4):
        parents |= {pid for pid, parent in stats.items() if parent in parents}
    for pid in parents:
        with contextlib.suppress(OSError):
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return total / 1024


def portrait() -> None:
    """A 12-megapixel photo: ours beside Pillow's own decoding with draft() and one resize."""
    import numpy as np
    from PIL import Image

    from resumelib.rendering import prepare_portrait

    noise = np.random.default_rng(1).normal(0, 12, (3000, 4000, 3))
    scene = np.clip(noise + np.linspace(60, 190, 4000)[None, :, None], 0, 255).astype(np.uint8)
    out = BytesIO()
    Image.fromarray(scene).save(out, "JPEG", quality=90)
    data, ours_s, pillow_s = out.getvalue(), [], []
    for _ in range(7):
        start = time.process_time()
        prepare_portrait(data)
        ours_s.append(time.process_time() - start)
        start = time.process_time()
        with Image.open(BytesIO(data)) as image:
            image.draft("RGB", (960, 720))
            image.convert("RGB").resize((560, 720), Image.Resampling.LANCZOS)
        pillow_s.append(time.process_time() - start)
    mine, theirs = sorted(ours_s)[3], sorted(pillow_s)[3]
    print(
        f"portrait of 12 megapixels: {mine * 1000:.0f} ms, Pillow alone {theirs * 1000:.0f} ms, {mine / theirs:.2f} ×"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--set", type=Path, default=Path(_ENVIRONMENT.get("CVIMPROVER_CORPUS", "../shared/corpus")) / "ocr"
    )
    parser.add_argument("--made", type=int, default=0)
    parser.add_argument("--settings", default="all", help="all, or names from SETTINGS with commas between")
    parser.add_argument("--endurance", type=int, default=0)
    parser.add_argument("--portrait", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(ours(arguments.set, arguments.one)))
        return
    if arguments.portrait:
        portrait()
        return
    with tempfile.TemporaryDirectory() as work:
        folder = arguments.set
        if arguments.made:
            folder = Path(work)
            made(folder, arguments.made)
        if arguments.endurance:
            endurance(folder, arguments.endurance)
            return
        results = {"tesseract": tesseract(folder)} if shutil.which("tesseract") else {}
        for setting in SETTINGS if arguments.settings == "all" else arguments.settings.split(","):
            command = [sys.executable, "-m", "benchmarks.ocr", "--set", str(folder), "--one", setting]
            results[setting] = json.loads(
                subprocess.run(command, capture_output=True, text=True, check=True, env=_ONE_THREAD).stdout
            )
        table(results)


if __name__ == "__main__":
    main()
