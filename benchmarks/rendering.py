"""How fast, how faithful and how steady rendering is.

`python benchmarks/rendering.py speed|memory|check|words|roundtrip|previews [--themes a,b] [--step N] [--region CODE]`

speed     ours against a bare compile of the same theme and data, WeasyPrint and headless Chromium on our HTML of the
          same resume. `--weasyprint PYTHON` names an interpreter that has it (it is none of our dependencies).
memory    1,000 renders of changing resumes in one process: resident memory after 100 and at the end.
check     every theme x every truth of the corpus passes the check before delivery.
words     the share of words pdftotext, pypdf and pdfminer.six return in reading order, headings and contacts among
          them; dates apart and together.
roundtrip our own parser on our own files, by the scorer beside the corpus.
previews  writes docs/themes/<name>.png, one small picture a theme.
"""

import argparse
import io
import json
import logging
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.parsing import corpus, load_scorer
from resumelib.model.jsonresume import from_json_resume, to_json_resume
from resumelib.model.region import Region, resolve_region
from resumelib.model.resume import Resume
from resumelib.rendering import list_themes, render_resume, verify_artifact
from resumelib.rendering.view import SectionView

WEASYPRINT = """
import sys, time
from weasyprint import HTML
text = open(sys.argv[1], encoding="utf-8").read()
HTML(string=text).write_pdf()
times = []
for n in range(5):
    start = time.process_time(); HTML(string=text.replace("</main>", f"<p>{n}</p></main>")).write_pdf()
    times.append(time.process_time() - start)
print(sorted(times)[2])
"""


def truths(step: int) -> Iterator[tuple[str, Resume]]:
    for path in sorted((corpus() / "documents").glob("*/truth.json"))[::step]:
        yield path.parent.name, from_json_resume(json.loads(path.read_text(encoding="utf-8")))


def timed(call: Callable[[], object]) -> float:
    """Processor seconds of this process and of the children it waited for: a busy machine does not change them much."""
    start = spent()
    call()
    return spent() - start


def spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


# ---------------------------------------------------------------- speed


def speed(args: argparse.Namespace, region: Region) -> None:
    """One line a resume of one or two pages; every figure is a median in processor milliseconds, of changed data each time."""
    from dataclasses import replace

    print(
        f"{'resume':34} {'pages':>5} {'bare':>7} {'ours':>7} {'ratio':>6} {'weasy':>7} {'x':>6} {'chrome':>8} {'x':>6}"
    )
    for name, resume in truths(args.step):
        theme = args.themes[0]
        made = render_resume(resume, format="pdf", theme=theme, region=region)
        if made.pages > 2:
            continue
        variants = [
            replace(resume, basics=replace(resume.basics, summary=f"{resume.basics.summary} Variant {n}."))
            for n in range(14)
        ]
        bare = median(timed(partial(bare_compile, v, theme, region)) for v in variants[:7])
        ours = median(
            timed(partial(render_resume, v, format="pdf", theme=theme, region=region)) for v in variants[7:]
        )
        html = render_resume(resume, format="html", theme=theme, region=region).data
        weasy, chrome = others(html, args)
        print(
            f"{name[:34]:34} {made.pages:5} {bare * 1000:7.1f} {ours * 1000:7.1f} {ours / bare:6.2f} "
            f"{weasy * 1000:7.0f} {weasy / ours:6.1f} {chrome * 1000:8.0f} {chrome / ours:6.1f}"
        )


def bare_compile(resume: Resume, theme: str, region: Region) -> object:
    """What anyone would do with the typesetting library: a warm compiler, this theme, this data."""
    from resumelib.rendering import pdf
    from resumelib.rendering.compose import view_resume
    from resumelib.rendering.themes import load_theme

    folder = load_theme(theme)
    look = pdf.look_for(folder, region, None)
    return pdf.typeset_pdf(pdf.Sheet(view_resume(resume, region, first=folder.first)), folder, look)


def others(html: bytes, args: argparse.Namespace) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "resume.html"
        page.write_bytes(html)
        weasy = chrome = float("nan")
        if args.weasyprint:
            done = subprocess.run(
                [args.weasyprint, "-c", WEASYPRINT, str(page)], capture_output=True, text=True, timeout=120
            )
            weasy = float(done.stdout.strip().splitlines()[-1])
        if args.chromium:
            command = [args.chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
                       "--disable-background-networking", "--disable-component-update",
                       f"--print-to-pdf={folder}/out.pdf", page.as_uri()]  # fmt: skip
            chrome = median(
                timed(lambda: subprocess.run(command, capture_output=True, timeout=120)) for _ in range(3)
            )
        return weasy, chrome


# ---------------------------------------------------------------- memory


def memory(args: argparse.Namespace, region: Region) -> None:
    import psutil

    resumes = [resume for _, resume in truths(args.step)]
    process = psutil.Process()
    for n in range(args.count):
        resume, theme = resumes[n % len(resumes)], args.themes[n % len(args.themes)]
        render_resume(resume, format="pdf", theme=theme, region=region)
        if n % 100 == 99:
            print(f"{n + 1:5} renders: {process.memory_info().rss / 1e6:.0f} MB resident", flush=True)


# ---------------------------------------------------------------- faithfulness


def check(args: argparse.Namespace, region: Region) -> None:
    for theme in args.themes:
        passed = total = facts = 0
        for name, resume in truths(args.step):
            for format in args.formats:
                made = render_resume(resume, format=format, theme=theme, region=region)
                outcome = verify_artifact(resume, made.data, format=format, region=region)
                passed, total, facts = passed + outcome.passed, total + 1, facts + outcome.checked
                for item in outcome.missing[:3]:
                    print(f"   {name} {format}: {item.path} {item.why}: {item.text[:60]!r}")
        print(f"{theme:10} {passed} of {total} pass, {facts} facts looked for")


def words(args: argparse.Namespace, region: Region) -> None:
    """The longest common subsequence with the words in the order the theme prints them."""
    from rapidfuzz.distance import LCSseq

    logging.disable(logging.ERROR)
    for theme in args.themes:
        for dates in (True, False):
            found, total = dict.fromkeys(("pdftotext", "pdftotext -raw", "pypdf", "pdfminer.six"), 0), 0
            for _, resume in truths(args.step):
                data = render_resume(resume, format="pdf", theme=theme, region=region).data
                texts = dict(extracted(data))
                wanted = max(
                    (tokens(" ".join(parts)) for parts in printed(resume, theme, region, dates=dates)),
                    key=partial(LCSseq.similarity, tokens(texts["pdftotext -raw"])),
                )
                total += len(wanted)
                for reader, text in texts.items():
                    found[reader] += LCSseq.similarity(wanted, tokens(text))
            shares = "  ".join(f"{reader} {100 * count / total:6.2f}" for reader, count in found.items())
            print(f"{theme:10} {'all words' if dates else 'but dates'}  {shares}")


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def printed(resume: Resume, theme: str, region: Region, *, dates: bool) -> Iterator[list[str]]:
    """The texts in the order they are printed; one list for each choice of sections that may stand beside the career."""
    from resumelib.rendering.breadth import dates_at_edge, head_widths
    from resumelib.rendering.compose import view_resume
    from resumelib.rendering.pdf import look_for
    from resumelib.rendering.themes import load_theme

    folder = load_theme(theme)
    after = ("title", "subtitle", "place", "dates")
    orders = {
        "tabular": ("dates", "title", "subtitle", "place"),
        "europass": ("dates", "title", "subtitle", "place"),
        "compact": after,
    }
    edge = orders.get(theme, ("title", "dates", "subtitle", "place"))
    look = look_for(folder, region, None)
    view = view_resume(resume, region, first=folder.first)
    head = [view.name, view.label, *(contact.text for contact in view.contacts)]
    beside = [section.kind for section in view.sections if section.kind in folder.sidebar]

    def texts_of(section: SectionView) -> Iterator[str]:
        line = look.line / look.size
        at_edge = dates_at_edge(section, line)
        wide = [head_widths(entry)[0] > line - look.indent / look.size for entry in section.entries]
        order = edge if theme in orders or at_edge else after
        yield section.title
        for entry, is_wide in zip(section.entries, wide, strict=True):
            keys = order if section.style == "entries" or theme == "tabular" else after
            split = is_wide if section.style == "entries" else any(wide)
            if keys == after and at_edge and split and theme != "tabular":
                keys = ("title", "dates", "subtitle", "place")  # what follows the title stands below it
            yield from (getattr(entry, key) for key in keys if dates or key != "dates")
            yield from (*entry.text, *entry.highlights, *(detail.text for detail in entry.details))

    for count in range(len(beside) + 1):
        for chosen in combinations(beside, count):
            ordered = sorted(
                view.sections, key=lambda s: 0 if s.kind in chosen else 2 if s.kind in beside else 1
            )
            yield [*head, *(text for section in ordered for text in texts_of(section))]


def extracted(data: bytes) -> Iterator[tuple[str, str]]:
    import pypdf
    from pdfminer.high_level import extract_text

    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        for name, options in (("pdftotext", []), ("pdftotext -raw", ["-raw"])):
            yield (
                name,
                subprocess.run(
                    ["pdftotext", *options, file.name, "-"], capture_output=True, text=True
                ).stdout,
            )
    yield "pypdf", "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    yield "pdfminer.six", extract_text(io.BytesIO(data))


def roundtrip(args: argparse.Namespace, region: Region) -> None:
    from resumelib.model.document import SourceDocument
    from resumelib.parsing import parse_resume

    scorer = load_scorer(corpus())
    for theme in args.themes:
        scores = []
        for _, resume in truths(args.step):
            made = render_resume(resume, format=args.formats[0], theme=theme, region=region)
            parsed = parse_resume(SourceDocument(made.data, f"resume.{args.formats[0]}")).resume
            scores.append(scorer.score(to_json_resume(resume), to_json_resume(parsed)))
        report = scorer.summarise(scores)
        weak = {
            k: round(v["f1"], 3)
            for k, v in report["fields"].items()
            if v["f1"] is not None and v["f1"] < 0.98
        }
        print(f"{theme:10} macro {report['macro']:.4f}  below 0.98: {weak}")


def previews(args: argparse.Namespace, region: Region) -> None:
    from PIL import Image

    from resumelib.rendering import preview_page

    folder = Path(__file__).resolve().parent.parent / "docs" / "themes"
    person = from_json_resume(json.loads((folder / "person.json").read_text(encoding="utf-8")))
    for theme in args.themes:
        page = Image.open(io.BytesIO(preview_page(person, theme=theme, region=region, width=1240)))
        small = page.convert("RGB").resize((620, round(page.height / 2)), Image.Resampling.LANCZOS)
        small.quantize(64).save(folder / f"{theme}.png", optimize=True)


def main() -> None:
    names = [theme.name for theme in list_themes()]
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["speed", "memory", "check", "words", "roundtrip", "previews"])
    parser.add_argument("--themes", type=lambda text: text.split(","), default=names)
    parser.add_argument("--formats", type=lambda text: text.split(","), default=["pdf"])
    parser.add_argument("--step", type=int, default=1, help="every Nth resume of the corpus")
    parser.add_argument("--count", type=int, default=1000, help="how many renders `memory` makes")
    parser.add_argument("--region", default="GB")
    parser.add_argument("--weasyprint", default="", help="a Python that has WeasyPrint")
    parser.add_argument("--chromium", default="", help="a Chromium to print our HTML with")
    args = parser.parse_args()
    globals()[args.what](args, resolve_region(args.region))


if __name__ == "__main__":
    main()
