"""A lying language model against the fact gate and the files: nothing it makes up may pass, in any format.

    python benchmarks/hostile.py [--corpus DIR] [--every 1] [--files 12] [--leaks FILE]

First every strategy of tests/improvement/hostile.py is tried on every text that a model is asked about (or every
`--every`-th), straight at the gate. Then `--files` documents go through the whole pipeline with the liar as their
model, everything the gate lets pass accepted, with a letter, into every format; the files are read again by an
independent reader and searched for the lies. Prints a table; exit code 1 when anything got through.
The corpus is third-party text; its path comes from --corpus or CVIMPROVER_CORPUS.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from resumelib.errors import DeliveryBlocked, InputRefused
from resumelib.improvement.grounding import Gate
from resumelib.improvement.letter_model import far_longer
from resumelib.improvement.requests import SECTIONS
from resumelib.improvement.texts import editable_fields
from resumelib.model.document import SourceDocument
from resumelib.model.resume import Resume
from resumelib.parsing import parse_resume
from resumelib.pipeline import Context, MemoryStore, Options, improve_document
from resumelib.rendering.check import extract_pages, squash
from tests.improvement.hostile import STRATEGIES, Liar, Seen

FORMATS = ("pdf", "docx", "html", "md", "txt", "json", "yaml")
TODAY = date(2026, 1, 15)
POSTING = "Operations Engineer\n\nRequirements\n- Terraform\n- intubation\n- SAP S/4HANA\n- Excel\n"


def documents(corpus: Path) -> list[Path]:
    """The corpus' files, and the examples of the project."""
    own = [*Path("examples").glob("*.pdf"), *Path("examples").glob("*.docx")]
    return [*own, *sorted(corpus.glob("documents/*/resume.*"))]


def sweep(resume: Resume, every: int) -> Iterator[tuple[str, str, str]]:
    """(strategy, source, lie) of each lie that the gate let pass."""
    language = resume.language or "en"
    gate, fields = Gate(resume, language=language), editable_fields(resume)
    fields = [f for f in fields if f.section in SECTIONS and len(f.text.split()) >= 3]
    texts = {entry: [f.text for f in fields if f.entry == entry] for entry in {f.entry for f in fields}}
    for number, field in enumerate(fields):
        if number % every:
            continue
        earlier = [t for entry, ts in texts.items() if entry != field.entry for t in ts]
        seen = Seen(texts[field.entry], earlier)
        for name, lie in STRATEGIES.items():
            told = lie(field.text, language, seen)
            if told is None or told == field.text or far_longer(field.text, told):
                continue
            if gate.check(field.id, told).passed:
                yield name, field.text, told


def through_the_pipeline(path: Path, turn: int) -> tuple[int, list[str]]:
    """(lies told, those found in a file) of one document with everything accepted."""
    names = [name for name in STRATEGIES if name != "shuffled"]  # nonsense, not an invention
    liar = Liar(names=names[turn % len(names) :] + names[: turn % len(names)])
    files = MemoryStore()
    options = Options(
        posting=POSTING, formats=FORMATS, accept="all", letter=("pdf", "docx", "txt"), company="Acme"
    )
    source = SourceDocument(path.read_bytes(), path.name)
    state = improve_document([source], options, Context(files, TODAY, liar))  # type: ignore[arg-type]
    assert state.parsed
    before = squash(json.dumps([f.text for f in editable_fields(state.parsed.resume)], ensure_ascii=False))
    found = []
    for artifact in (*state.artifacts, *state.letter_artifacts):
        data = files.get(artifact.digest)
        plain = artifact.format in ("json", "yaml")
        text = squash(data.decode() if plain else "\n".join(extract_pages(data, artifact.format)))
        for name, _, lie in liar.told:
            told = squash(lie)
            if told in text and told not in before:
                found.append(f"{path.parent.name}/{artifact.format}: {name}: {lie[:160]}")
    return len(liar.told), found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", default=os.environ.get("CVIMPROVER_CORPUS", "../shared/corpus"))  # noqa: TID251
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--files", type=int, default=12)
    parser.add_argument("--leaks", default="")
    arguments = parser.parse_args()
    paths = documents(Path(arguments.corpus))
    leaks: list[tuple[str, str, str]] = []
    for path in paths:
        try:
            resume = parse_resume(SourceDocument(path.read_bytes(), path.name)).resume
        except InputRefused as refused:
            print(f"{path.name}: {refused.sentence}")
            continue
        new = list(sweep(resume, arguments.every))
        leaks += new
        for name, source, lie in new:
            print(f"{path.parent.name}: {name}: {source[:120]} => {lie[:120]}", flush=True)
    for name, count in Counter(name for name, _, _ in leaks).most_common():
        print(f"{name:<24}{count:>6}")
    print(f"{len(paths)} documents, {len(STRATEGIES)} strategies, {len(leaks)} lies passed the gate.")
    told, printed = 0, []
    for turn, path in enumerate(paths[:: max(1, len(paths) // arguments.files)]):
        try:
            lies, found = through_the_pipeline(path, turn * 7)
        except (InputRefused, DeliveryBlocked) as refused:
            print(f"{path.parent.name}: {refused.sentence}", flush=True)
            continue
        told, printed = told + lies, printed + found
        print(*found, sep="\n", end="\n" if found else "", flush=True)
    print(f"{told} lies told in the pipeline, {len(printed)} found in a file.")
    if arguments.leaks:
        lines = [f"{name}\n  source: {source}\n  lie:    {lie[:400]}\n" for name, source, lie in leaks]
        Path(arguments.leaks).write_text("\n".join(lines + printed))
    return 1 if leaks or printed else 0


if __name__ == "__main__":
    sys.exit(main())
