"""Writes resumelib/improvement/data/thesaurus/*.txt: the stems of words that may mean the same, from open thesauri.

    python benchmarks/compile_thesaurus.py --wordnet DIR --mythes DIR

DIR are the folders that the Debian packages wordnet-base, mythes-de, mythes-fr and mythes-es put their files in
(usr/share/wordnet and usr/share/mythes). Needs wordfreq, which no one needs at run time: rare words are left out.
A line is one set of stems that may stand for each other, after "v" (verbs) or "o" (others). English: what stands
after ">" is more general and may stand for them, not they for it. French and Spanish: after ">" the words near the
one before it.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from wordfreq import zipf_frequency

from resumelib.improvement.stems import stem

FOLDER = Path(__file__).parents[1] / "resumelib" / "improvement" / "data" / "thesaurus"
Line = tuple[str, frozenset[str], frozenset[str]]  # kind, stems, more general stems
# Senses of a word that are looked at, the commonest first.
SENSES = {"noun": 4, "verb": 7, "adj": 5, "adv": 4}
RAREST = {"en": 2.9, "de": 2.6, "fr": 3.2, "es": 3.2}
OTHER_TONE = re.compile(
    r"\((?:[^)]*\b)?(?:ugs|geh|veraltet|derb|vulg|fig|Jargon|scherzh|poet|regional|schweiz|österr|salopp|variabel|hist|"
    r"abwertend|süddt|norddt|Antonym|Unterbegriff|Oberbegriff|fachspr|landsch|bayr|selten|Hauptform|ironisch|Amtsdeutsch)[^)]*\)"
)


def common(word: str, language: str) -> bool:
    return word.isalpha() and len(word) > 2 and zipf_frequency(word, language) >= RAREST[language]


# ---------------------------------------------------------------- English


def wordnet(folder: Path) -> Iterator[Line]:
    """Synonym sets of the commoner senses; a verb's more general verbs beside it."""
    for part, senses in SENSES.items():
        ranks = sense_ranks(folder / f"index.{part}", senses)
        sets = dict(synsets(folder / f"data.{part}"))
        for key, (words, above) in sets.items():
            kept = {stem(w, "en") for w in words if key in ranks[w] and common(w, "en")}
            general: set[str] = set()
            if part == "verb":
                general = {
                    stem(w, "en")
                    for other in above
                    for w in sets[other][0]
                    if other in ranks[w] and common(w, "en")
                }
            if len(kept) + len(general - kept) > 1 and kept:
                yield "v" if part == "verb" else "o", frozenset(kept), frozenset(general - kept)


def sense_ranks(path: Path, senses: int) -> dict[str, set[str]]:
    """Word -> the keys of its commonest synonym sets."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            found[fields[0]] = set(fields[-int(fields[2]) :][:senses])
    return found


def synsets(path: Path) -> Iterator[tuple[str, tuple[list[str], list[str]]]]:
    """(key, (words, keys of the direct hypernyms)) of each synonym set; similar adjectives count as one set's words."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split("|")[0].split()
        count = int(fields[3], 16)
        words = [re.sub(r"\(\w+\)$", "", fields[4 + 2 * n]).casefold() for n in range(count)]
        rest = fields[4 + 2 * count + 1 :]
        above = [rest[n + 1] for n in range(0, len(rest) - 3, 4) if rest[n] == "@"]
        yield fields[0], (words, above)


# ---------------------------------------------------------------- German, French, Spanish


def mythes(path: Path, language: str) -> Iterator[tuple[str, list[str]]]:
    """(head word, words of one of its senses) of a MyThes file."""
    encoding = path.read_bytes()[:20].split(b"\n")[0].decode().strip()
    lines = path.read_text(encoding).splitlines()[1:]
    at = 0
    while at < len(lines):
        head, _, count = lines[at].partition("|")
        for line in lines[at + 1 : at + 1 + int(count)]:
            found = [
                re.sub(r"\([^)]*\)", "", w).strip() for w in line.split("|")[1:] if not OTHER_TONE.search(w)
            ]
            yield head, [word for word in found if common(word, language)]
        at += 1 + int(count)


INFINITIVE = {"de": re.compile(r"^[a-zäöü].*(?:e?n)$"), "fr": re.compile(r"(?:er|ir|re|oir)$"), "es": re.compile(r"(?:ar|er|ir)(?:se)?$")}  # fmt: skip


def verb_like(word: str, language: str) -> bool:
    return bool(INFINITIVE[language].search(word))


def openthesaurus(path: Path) -> Iterator[Line]:
    """Its sets are real synonym sets."""
    for _, words in mythes(path, "de"):
        for is_verb in (True, False):
            stems = frozenset(stem(w, "de") for w in words if verb_like(w, "de") == is_verb)
            if len(stems) > 1:
                yield "v" if is_verb else "o", stems, frozenset()


def stars(path: Path, language: str, alike: float) -> Iterator[Line]:
    """Loose lists about a head word: two words are taken for synonyms when each lists the other and much besides."""
    near: dict[str, set[str]] = defaultdict(set)
    for head, words in mythes(path, language):
        if common(head, language):
            near[head] |= {head, *words}
    for head, words in near.items():
        kept = {w for w in words - {head} if verb_like(w, language) == verb_like(head, language)}
        kept = {
            w
            for w in kept
            if head in near.get(w, ()) and len(words & near[w]) >= alike * len(words | near[w])
        }
        # Each pair once, at the word that comes first.
        stems = frozenset(stem(w, language) for w in kept if w > head) - {stem(head, language)}
        if stems:
            yield "v" if verb_like(head, language) else "o", frozenset([stem(head, language)]), stems


# ---------------------------------------------------------------- writing


def write(language: str, found: Iterator[Line], origin: str) -> None:
    rows = []
    for kind, stems, general in sorted(
        set(found), key=lambda line: (line[0], sorted(line[1]), sorted(line[2]))
    ):
        rest = f" > {' '.join(sorted(general))}" if general else ""
        rows.append(f"{kind} {' '.join(sorted(stems))}{rest}")
    path = FOLDER / f"{language}.txt"
    path.write_text(
        "\n".join([f"# source: {origin}, by benchmarks/compile_thesaurus.py", *rows]) + "\n", "utf-8"
    )
    print(f"{language}: {len(rows)} sets, {path.stat().st_size // 1024} KB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--mythes", type=Path, default=Path("/usr/share/mythes"))
    arguments = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    write(
        "en", wordnet(arguments.wordnet), "WordNet 3.0, Princeton University; its license is beside this file"
    )
    write("de", openthesaurus(arguments.mythes / "th_de_DE_v2.dat"), "OpenThesaurus, LGPL-2.1")
    write(
        "fr", stars(arguments.mythes / "thes_fr.dat", "fr", 0.3), "thesaurus of Dicollecte, LGPL-2.1-or-later"
    )
    write("es", stars(arguments.mythes / "th_es_ES_v2.dat", "es", 0.3), "thesaurus by M. Garrone, LGPL-2.1")


if __name__ == "__main__":
    main()
