"""Writes en/dictionary.txt and en/base_verbs.txt under resumelib/text/wordlists, for the spelling and opener checks.

Needs symspellpy (MIT; its frequency dictionary joins Google Books n-grams with SCOWL) and lemminflect (MIT), which no
one needs at run time. dictionary.txt: one word a line, sorted by code point, `+` behind a frequent one.
base_verbs.txt: base forms, `~` behind one that is a noun or an adjective too, then its irregular past forms.
"""

import re
from pathlib import Path

import lemminflect
import symspellpy

from resumelib.text.wordlists import load_pairs, load_words

FOLDER = Path(__file__).parents[1] / "resumelib" / "text" / "wordlists" / "en"
FREQUENT = 1_500_000  # occurrences in the n-gram counts
USUAL_VERB = 250_000


def frequencies() -> dict[str, int]:
    path = Path(symspellpy.__file__).parent / "frequency_dictionary_en_82_765.txt"
    rows = (line.split() for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip())
    return {word: int(count) for word, count in rows}


def write_dictionary(counts: dict[str, int]) -> int:
    every = dict(counts)
    for word, count in counts.items():
        for twin in twins(word):
            every.setdefault(twin, count)
    every |= {word: every.get(word, FREQUENT) for word in listed_words()}
    words = sorted(word for word in every if word.isascii() and word.isalpha())
    text = "".join(f"{word}{'+' if every[word] >= FREQUENT else ''}\n" for word in words)
    (FOLDER / "dictionary.txt").write_text(text, encoding="ascii")
    return len(words)


def twins(word: str) -> list[str]:
    """The American spelling of a British word and the other way round; the source has most, but not all."""
    out = [american for american, british in load_pairs("en", "spelling_variants").items() if word == british]
    out += [
        british for american, british in load_pairs("en", "spelling_variants").items() if word == american
    ]
    match = re.fullmatch(r"(\w{3,})(is|iz|ys|yz)(e|ed|es|er|ers|ing|ation|ations|able)", word)
    if match:
        out.append(match[1] + match[2][0] + ("z" if match[2][1] == "s" else "s") + match[3])
    return out


def listed_words() -> set[str]:
    """Every form of the verb table, and words that are younger than the source."""
    verbs = {form for line in load_words("en", "verbs") for form in line.split()}
    return verbs | set(load_words("en", "young_words"))


def write_verbs(counts: dict[str, int]) -> int:
    lines = [
        "# source: written by benchmarks/compile_dictionary.py from lemminflect (MIT) and symspellpy's word counts (MIT)"
    ]
    for word, count in sorted(counts.items()):
        if count < USUAL_VERB or word not in lemminflect.getLemma(word, "VERB", lemmatize_oov=False):
            continue
        if word.endswith(("ing", "ed")) and len(word) > 5:
            continue
        noun = any(
            word in lemminflect.getLemma(word, kind, lemmatize_oov=False) for kind in ("NOUN", "ADJ", "ADV")
        )
        pasts = {
            form for tag in ("VBD", "VBN") for form in lemminflect.getInflection(word, tag, inflect_oov=False)
        }
        irregular = sorted(form for form in pasts if not form.endswith("ed"))
        lines.append(" ".join([word + ("~" if noun else ""), *irregular]))
    (FOLDER / "base_verbs.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines) - 1


if __name__ == "__main__":
    found = frequencies()
    print(f"{write_dictionary(found)} words, {write_verbs(found)} verbs")
