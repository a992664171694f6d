"""Writes verb_forms.txt (verbs of scope.txt) and class_forms.txt (further ones of verb_classes.txt, more_verbs.txt and verb_nouns.txt).

    python benchmarks/compile_verbs.py [LANGUAGE ...]


Run after a change to a scope.txt or verb_classes.txt. Needs lemminflect and simplemma, which no one needs at run time.
English lines are: base past participle gerund third-person. Other lines are: lemma and the forms whose stem differs.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import lemminflect
from lemminflect import getAllInflections
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from resumelib.improvement.stems import regular_stem
from resumelib.text.tokens import fold

FOLDER = Path(__file__).parents[1] / "resumelib" / "text" / "wordlists"
FIXED = {
    "lead": ("led", "led"), "plead": ("pleaded", "pleaded"), "input": ("input", "input"), "travel": ("traveled", "traveled"),
    "bid": ("bid", "bid"), "hit": ("hit", "hit"), "fit": ("fitted", "fitted"), "cost": ("cost", "cost"),
    "oversee": ("oversaw", "overseen"), "troubleshoot": ("troubleshot", "troubleshot"), "cancel": ("canceled", "canceled"),
    "label": ("labeled", "labeled"), "model": ("modeled", "modeled"), "counsel": ("counseled", "counseled"),
    "channel": ("channeled", "channeled"), "focus": ("focused", "focused"), "program": ("programmed", "programmed"),
    "format": ("formatted", "formatted"), "proofread": ("proofread", "proofread"),
}  # fmt: skip


def english(base: str) -> str:
    past, participle = FIXED.get(base) or (
        lemminflect.getInflection(base, "VBD")[0],
        lemminflect.getInflection(base, "VBN")[0],
    )
    regular = base == "proofread"
    gerund = "proofreading" if regular else lemminflect.getInflection(base, "VBG")[0]
    third = "proofreads" if regular else lemminflect.getInflection(base, "VBZ")[0]
    return " ".join([base, past, participle, gerund, third])


def bases_of(language: str, *names: str) -> list[str]:
    bases = set()
    for name in names:
        if not (FOLDER / language / f"{name}.txt").is_file():
            continue
        for line in (FOLDER / language / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            text = line.partition("#")[0].strip()
            words = (text.partition(":")[2] if name == "scope" else text).split()
            words = words[:1] if name == "verb_nouns" else words
            bases.update(word.partition("_")[0] if language == "en" else word for word in words)
    known = getAllInflections if language == "en" and "scope" not in names else None
    return sorted(
        base for base in bases if "_" not in base and base.isalpha() and (not known or known(base, "VERB"))
    )


# Forms no resume is written in: subjunctives, conditionals, and the second person.
RARE = {
    "de": re.compile(r"est$"),
    "fr": re.compile(r"(?:ass(?:e|es|ions|iez|ent)|ât|[îûâ]mes|[îûâ]tes|(?:er|ir)(?:ai|as|a|ons|ez|ont|ais|ait|aient|ions|iez)|iez)$"),
    "es": re.compile(r"(?:[áéí]is|steis|(?:ar|ier)(?:a|as|an|amos|ais|e|es|en|emos|eis)|(?:as|ies)(?:e|es|en|emos|eis)|[aei]r(?:é|ás|á|án|emos|éis|ía|ías|ían|íamos)|[áéí]ramos|[áéí]semos|[aei]d|[ai]ste)$"),
}  # fmt: skip


NOMINAL = {
    "de": {"en": ("ung", "ungen"), "n": ("ung", "ungen"), "ieren": ("ation", "ationen", "ierung")},
    "fr": {"er": ("", "ation", "ion", "ement", "age", "ance", "ure", "ations", "ions", "ements", "ages"), "ier": ("ication", "ications"),
           "ir": ("issement", "issage", "ition", "ure"), "re": ("te", "tion", "ement", "ance"), "quer": ("cation",)},
    "es": {"ar": ("acion", "ación", "aciones", "o", "e", "a", "ada", "aje", "amiento", "amientos", "ancia", "ancias", "anza", "adura", "aduras"), "er": ("imiento", "ición", "cion", "encia", "encias"),
           "ir": ("encia", "encias", "ición", "imiento", "ción", "icio", "o", "ión"), "icar": ("icación",)},
}  # fmt: skip


def nominal_forms(base: str, language: str) -> list[str]:
    """Nouns that may be made of the verb; whether they are words, a dictionary tells."""
    return [
        base[: -len(ending)] + noun
        for ending, nouns in NOMINAL[language].items()
        if base.endswith(ending)
        for noun in nouns
    ]


def regular_forms(base: str, language: str) -> list[str]:
    """The forms a resume uses most, by the rules; short stems are not found by the stemmer alone ("codé", "coder")."""
    root, ending = base[:-2], base[-2:]
    if language == "fr" and ending == "er":
        soft = root + "e" if root.endswith("g") else root[:-1] + "ç" if root.endswith("c") else root
        forms = [root + e for e in ("é", "ée", "és", "ées", "e", "es", "ent")]
        return forms + [soft + e for e in ("ait", "ais", "ant", "aient")]
    if language == "fr" and ending == "ir" and root[-1:] not in "vntrl":
        return [root + e for e in ("i", "ie", "is", "ies", "it", "issait", "issant", "issais")]
    if language == "es" and ending == "ar":
        hard = {"c": "qu", "g": "gu", "z": "c"}
        first = root[:-1] + hard[root[-1]] if root[-1:] in hard else root
        return [first + "é"] + [
            root + e for e in ("ó", "aba", "aban", "ado", "ada", "ados", "adas", "ando", "o", "a", "amos")
        ]
    if language == "es" and ending in ("er", "ir"):
        return [root + e for e in ("í", "ió", "ía", "ían", "ido", "ida", "idos", "idas", "iendo", "e")]
    return []


def text(word: str | bytes) -> str:
    return word.decode() if isinstance(word, bytes) else word


def others(language: str, bases: Sequence[str]) -> list[str]:
    forms: dict[str, list[str]] = {base: [] for base in bases}
    words = {text(a): text(b) for a, b in DefaultDictionaryFactory().get_dictionary(language).items()}
    nouns = {lemma.casefold() for lemma in words.values()}
    for base, found in forms.items():
        found += [form for form in regular_forms(base, language) if form not in forms]
        found += [noun for noun in nominal_forms(base, language) if noun in nouns and noun not in forms]
    for form, lemma in words.items():
        if (
            lemma in forms
            and form != lemma
            and form.isalpha()
            and form.islower()
            and len(form) > 3
            and not RARE[language].search(form)
        ):
            forms[lemma].append(form)
    lines = []
    for base, found in forms.items():
        plain = regular_stem(fold(base), language)
        odd = {fold(form) for form in found} - {fold(other) for other in forms}
        odd = {form for form in odd if regular_stem(form, language) != plain and form != fold(base)}
        if odd:
            lines.append(" ".join([fold(base), *sorted(odd)]))
    return lines


def main() -> None:
    for language in sys.argv[1:] or ("en", "de", "fr", "es"):
        known = bases_of(language, "scope")
        more = [
            base
            for base in bases_of(language, "verb_classes", "more_verbs", "verb_nouns")
            if base not in known
        ]
        for name, bases, origin in (("verb_forms", known, "scope"), ("class_forms", more, "verb_classes")):
            lines = [english(base) for base in bases] if language == "en" else others(language, bases)
            head = f"# source: written by benchmarks/compile_verbs.py from {origin}.txt; forms by lemminflect (MIT) and simplemma (MIT)"
            path = FOLDER / language / f"{name}.txt"
            path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
            print(f"{language}: {len(lines)} lines, {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
