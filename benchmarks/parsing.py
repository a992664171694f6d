"""Field by field, how well CVs of the corpus are read: `python benchmarks/parsing.py [--half work|check] [--worst N]`.

Reads `CVIMPROVER_CORPUS` (default `../shared/corpus` beside the repository) and scores with the scorer beside it.
People are split in two by the hash of their id: one half to work with, the other only to check.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import sys
import time
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))


def corpus() -> Path:
    return Path(os.environ.get("CVIMPROVER_CORPUS", REPOSITORY.parent / "shared" / "corpus"))  # noqa: TID251 (a benchmark, not the product)


def load_scorer(corpus_dir: Path) -> ModuleType:
    path = corpus_dir.parent / "scorer" / "score_parse.py"
    spec = importlib.util.spec_from_file_location("score_parse", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def half_of(person: str) -> str:
    return "work" if int(hashlib.sha256(person.encode()).hexdigest(), 16) % 2 else "check"


def read_case(folder: Path) -> dict[str, Any]:
    from resumelib.errors import InputRefused
    from resumelib.model.document import SourceDocument
    from resumelib.model.jsonresume import to_json_resume
    from resumelib.parsing import parse_resume

    file = next(path for path in sorted(folder.iterdir()) if path.stem == "resume")
    try:
        parsed = parse_resume(SourceDocument(file.read_bytes(), file.name))
    except InputRefused as refusal:
        print(f"refused: {folder.name}: {refusal}")
        return {}
    return to_json_resume(parsed.resume)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=["work", "check"])
    options.add_argument("--worst", type=int, default=10)
    options.add_argument("--only", help="cases whose id contains this")
    options.add_argument("--out", type=Path, help="write the predictions here")
    options.add_argument("--misses", action="store_true", help="with --only: every field that lost points")
    arguments = options.parse_args()
    corpus_dir = corpus()
    scorer = load_scorer(corpus_dir)
    cases = []
    started = time.perf_counter()
    for folder in sorted((corpus_dir / "documents").iterdir()):
        if not (folder / "truth.json").exists():
            continue
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        half = half_of(str(meta.get("person")))
        if (arguments.half and half != arguments.half) or (
            arguments.only and arguments.only not in folder.name
        ):
            continue
        truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        prediction = read_case(folder)
        if arguments.out:
            arguments.out.mkdir(parents=True, exist_ok=True)
            (arguments.out / f"{folder.name}.json").write_text(
                json.dumps(prediction, ensure_ascii=False, indent=1)
            )
        cases.append((folder.name, meta, half, scorer.score(truth, prediction, scorer.text_for(str(folder)))))
    report(scorer, cases, arguments.worst)
    print(f"{len(cases)} documents in {time.perf_counter() - started:.1f} s")


def report(scorer: ModuleType, cases: list[tuple[str, dict[str, Any], str, Any]], worst: int) -> None:
    total = scorer.summarise([accs for _, _, _, accs in cases])
    scorer.show(total)
    for key in ("half", "kind", "theme", "language"):
        groups = defaultdict(list)
        for _, meta, half, accs in cases:
            groups[half if key == "half" else str(meta.get(key))].append(accs)
        for name, members in sorted(groups.items()):
            group = scorer.summarise(members)
            print(
                f"  {key}={name:22s} n={len(members):3d} macro={group['macro'] or 0:.3f} doc_macro={group['doc_macro'] or 0:.3f}"
            )
    ranked = sorted(cases, key=lambda case: scorer.summarise([case[3]])["doc_macro"] or 0)
    for name, _, half, accs in ranked[:worst]:
        single = scorer.summarise([accs])
        lost = [
            f"{field} {values['f1']:.2f}" if values["f1"] is not None else f"{field} surplus"
            for field, values in single["fields"].items()
            if (values["f1"] is not None and values["f1"] < 0.85)
            or (values["f1"] is None and values["predicted"])
        ]
        print(f"{single['doc_macro']:.3f} {half:5s} {name}: {', '.join(lost)}")


if __name__ == "__main__":
    main()
