"""How many mechanical lies the fact gate lets pass: every highlight of a corpus, changed in one small way at a time.

    python benchmarks/lies.py [--corpus FOLDER] [--every N] [--show]

FOLDER (default: ../shared/corpus) holds documents/*/truth.json. Nothing of it is written anywhere.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from resumelib.improvement.grounding import check_wording
from resumelib.improvement.lexicon import lexicon
from resumelib.improvement.stems import stem

ENDINGS = {
    "en": (", resulting in higher customer satisfaction", ", reducing costs by 20%", " for over 50 clients", " using Python and AWS",
           ", leading a team of 8", " across the organization", ", which increased revenue", " in record time", " worldwide",
           ", winning the Employee of the Month award", " at Google", " and mentored junior colleagues", ", improving efficiency",
           " on time and within budget", " for Fortune 500 companies", ", saving 10 hours a week", " as team lead", " in 2019"),
    "de": (", wodurch die Kosten sanken", " mit SAP", " für über 50 Kunden", " und Leitung eines Teams", " in ganz Europa",
           ", Steigerung der Effizienz", " termingerecht und im Budget", " bei Siemens", " mit großem Erfolg", " im Jahr 2019"),
    "fr": (", ce qui a réduit les coûts", " avec SAP", " pour plus de 50 clients", " et encadrement d'une équipe", " en Europe",
           ", améliorant l'efficacité", " dans les délais et le budget", " chez Airbus", " avec succès", " en 2019"),
    "es": (", lo que redujo los costes", " con SAP", " para más de 50 clientes", " y dirección de un equipo", " en toda Europa",
           ", mejorando la eficiencia", " dentro del plazo y del presupuesto", " en Telefónica", " con gran éxito", " en 2019"),
}  # fmt: skip
FLATTERY = {
    "en": ("award-winning", "global", "complex", "high-quality", "strategic", "enterprise-wide", "innovative", "all", "critical"),
    "de": ("preisgekrönte", "globale", "komplexe", "hochwertige", "strategische", "sämtliche"),
    "fr": ("primés", "mondiaux", "complexes", "stratégiques", "innovants"),
    "es": ("premiados", "globales", "complejos", "estratégicos", "innovadores"),
}  # fmt: skip
RAISED = {
    "en": (
        "Led",
        "Directed",
        "Spearheaded",
        "Managed",
        "Founded",
        "Owned",
        "Invented",
        "Headed",
        "Sold",
        "Negotiated",
    ),
    "de": ("Leitung", "Verantwortete", "Gründete", "Steuerte", "Verkaufte"),
    "fr": ("Dirigé", "Piloté", "Fondé", "Vendu", "Négocié"),
    "es": ("Dirigí", "Lideré", "Fundé", "Vendí", "Negocié"),
}


def highlights(corpus: Path) -> Iterator[tuple[str, str, str]]:
    """(language, highlight, one of another entry) of every document with a known resume."""
    for path in sorted(corpus.glob("documents/*/truth.json")):
        language = json.loads((path.parent / "meta.json").read_text("utf-8")).get("language", "en")
        truth = json.loads(path.read_text("utf-8"))
        entries = [
            [h for h in entry.get("highlights") or [] if len(h.split()) > 3]
            for part in ("work", "volunteer", "projects")
            for entry in truth.get(part) or []
        ]
        entries = [entry for entry in entries if entry]
        for at, entry in enumerate(entries):
            other = entries[at - 1][0] if len(entries) > 1 else ""
            for text in entry:
                if language in ENDINGS:
                    yield language, text, other


def lies(language: str, text: str, other: str) -> Iterator[tuple[str, str]]:
    """(kind, lie) for every change that fits the text."""
    body = text.rstrip(". ")
    for ending in ENDINGS[language]:
        yield "ending", body + ending
    words = body.split(" ")
    plain = [n for n, w in enumerate(words) if n and re.fullmatch(r"[a-zäöüßéèêáíóúñç]{4,}", w)]
    for word in FLATTERY[language]:
        for at in plain[:2]:
            yield "adjective", " ".join([*words[:at], word, *words[at:]])
    known = lexicon(language)
    if known.tiers.get(stem(words[0], language), 9) <= 2:
        for verb in RAISED[language]:
            if stem(verb, language) != stem(words[0], language):
                yield "raised verb", " ".join([verb, *words[1:]])
    for match in re.finditer(r"\d+", body):
        for value in (str(int(match.group()) + 3), match.group() + "0", "2" + match.group()):
            yield "number", body[: match.start()] + value + body[match.end() :]
        if len(body) > match.end() and body[match.end()] == "%":
            yield "unit", body[: match.end()] + body[match.end() + 1 :]
    for match in re.finditer(r"(?<=\s)[A-Z][A-Za-z]{2,}", body):
        yield "name", body[: match.start()] + "Zentrix" + body[match.end() :]
        yield "name lost", " ".join((body[: match.start()] + body[match.end() :]).split())
    for match in re.finditer(r",? (?:and|und|et|y) [^,.;]+$|, [^,.;]+$", body):
        yield "clause lost", body[: match.start()]
    for match in re.finditer(
        r"\b(?:not|partly|helped|assisted|basic|about|up to|nicht|ca\.|environ|unos)\b ?", body, re.I
    ):
        yield "hedge lost", (body[: match.start()] + body[match.end() :]).strip()
    if other:
        yield "another entry", f"{body} and {other[:1].lower()}{other[1:]}"
        yield "another entry", other


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    folder = Path(__file__).parents[2] / "shared" / "corpus"
    parser.add_argument("--corpus", type=Path, default=folder)
    parser.add_argument("--every", type=int, default=1, help="only each N-th highlight")
    parser.add_argument("--show", action="store_true", help="print every lie that passes")
    arguments = parser.parse_args()
    told: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for language, text, other in list(dict.fromkeys(highlights(arguments.corpus)))[:: arguments.every]:
        for kind, lie in lies(language, text, other):
            if lie == text:
                continue
            told[kind] += 1
            if not check_wording(text, lie, language)[0]:
                passed[kind] += 1
                if arguments.show:
                    print(f"[{kind}] {text}\n    => {lie}")
    for kind in told:
        print(f"{kind:<14}{told[kind]:>7} told {passed[kind]:>5} passed")
    print(f"{'all':<14}{told.total():>7} told {passed.total():>5} passed")


if __name__ == "__main__":
    main()
