"""How long reading takes, warm, sandbox included, against plain word extraction by pdf-oxide alone in the same run.

`python benchmarks/parsing_speed.py [--rounds N]`: one CV of a fictitious person at 1, 2, 5 and 20 pages, and the PDFs
of `CVIMPROVER_CORPUS` where it is given. The target is 8 times plain extraction, and linear in pages. Medians; on a
busy machine read the ratios. Exit 1 when a target is missed.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from resumelib.model.document import SourceDocument  # noqa: E402
from resumelib.parsing import extract_text, parse_resume, warm_up  # noqa: E402
from resumelib.parsing.pdf_library import pdf_oxide  # noqa: E402

TARGET = 8.0
JOBS = [
    "Harbor Analytics",
    "Quillon Labs",
    "Eastfell Hospital",
    "Northmoor City Council",
    "Salt Works",
    "Tern Logistics",
]


def cv(pages: int) -> bytes:
    """A two-column CV: a sidebar on the first page, six positions of five highlights on every page."""
    from tests.parsing.drawn import Put, column, pdf

    items = column(40, 60, ["#Mira Solano", "mira.solano@example.com", "+1 206 555 0142", "", "#Skills", "Python", "Redis", "", "#Languages", "Spanish", "English"])  # fmt: skip
    for page in range(pages):
        y = 60.0
        items.append(
            Put(200, y, "Experience" if page == 0 else f"Earlier, part {page}", size=13, bold=True, page=page)
        )
        for n, employer in enumerate(JOBS):
            y += 24
            items.append(Put(200, y, f"{employer}, Engineer", size=11, bold=True, page=page))
            items.append(Put(555, y, f"{2020 - n} - {2021 - n}", right=True, page=page))
            for k in range(5):
                y += 14
                items += [
                    Put(206, y, "•", page=page),
                    Put(
                        218,
                        y,
                        f"Moved {k + n} of the services to a new platform and halved what they cost",
                        page=page,
                    ),
                ]
    return pdf(items)


def plain(data: bytes) -> None:
    document = pdf_oxide().PdfDocument.from_bytes(data)
    for number in range(document.page_count()):
        document.extract_words(number)


def medians(rounds: int, *calls: Callable[[], object]) -> list[float]:
    """Milliseconds each, measured in turns so that a busy moment hits all alike."""
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for place, call in zip(times, calls, strict=True):
            began = time.perf_counter()
            call()
            place.append((time.perf_counter() - began) * 1000)
    return [statistics.median(place) for place in times]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--corpus", type=int, default=12, help="how many of the corpus' PDFs")
    arguments = parser.parse_args()
    documents = [(f"{pages:2d} pages", cv(pages)) for pages in (1, 2, 5, 20)]
    corpus = os.environ.get("CVIMPROVER_CORPUS", str(ROOT.parent / "shared" / "corpus"))  # noqa: TID251 - a tool's setting
    found = sorted(Path(corpus, "documents").glob("d*/resume.pdf"))
    step = max(1, len(found) // max(arguments.corpus, 1))
    documents += [(file.parent.name[:4], file.read_bytes()) for file in found[::step][: arguments.corpus]]
    warm_up()
    parse_resume(SourceDocument(documents[0][1]))
    time.sleep(3)  # the parent loads what is left while nothing is asked of it
    ratios, by_pages = [], {}
    print("document   plain ms   text ms   parse ms   text/plain   parse/plain")
    for name, data in documents:
        document = SourceDocument(data)
        base, parse = medians(
            arguments.rounds, lambda data=data: plain(data), lambda document=document: parse_resume(document)
        )
        [text] = medians(arguments.rounds, lambda document=document: extract_text(document))
        ratios.append(parse / base)
        if "pages" in name:
            by_pages[int(name.split()[0])] = parse
        print(
            f"{name:9s} {base:9.1f} {text:9.1f} {parse:10.1f} {text / base:12.1f} {parse / base:13.1f}",
            flush=True,
        )
    per_page = (by_pages[20] - by_pages[5]) / 15 / ((by_pages[5] - by_pages[1]) / 4)
    middle = statistics.median(ratios)
    print(f"\nparse/plain: median {middle:.1f}, worst {max(ratios):.1f} (target {TARGET:g}); cost of a page from 5 to 20 against 1 to 5: {per_page:.2f}")  # fmt: skip
    return 1 if middle > TARGET or per_page > 1.5 else 0


if __name__ == "__main__":
    sys.exit(main())
