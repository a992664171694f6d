"""Writes verb_forms.txt for every language: each verb of its scope table with its forms.

Run after a change to a scope.txt. Needs lemminflect and simplemma, which no one needs at run time.
English lines are: base past participle gerund third-person. Other lines are: lemma and the forms whose stem differs.
"""

from pathlib import Path

import lemminflect
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


def bases_of(language: str) -> list[str]:
    bases = set()
    for line in (FOLDER / language / "scope.txt").read_text(encoding="utf-8").splitlines():
        text = line.partition("#")[0].strip()
        bases.update(word for word in text.partition(":")[2].split() if "_" not in word)
    return sorted(bases)


def others(language: str) -> list[str]:
    forms: dict[str, list[str]] = {base: [] for base in bases_of(language)}
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        form, lemma = (x.decode() if isinstance(x, bytes) else x for x in (form, lemma))
        if lemma in forms and form != lemma and form.isalpha() and form.islower() and len(form) > 3:
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
    for language in ("en", "de", "fr", "es"):
        lines = [english(base) for base in bases_of("en")] if language == "en" else others(language)
        head = "# source: written by benchmarks/compile_verbs.py from scope.txt; forms by lemminflect (MIT) and simplemma (MIT)"
        path = FOLDER / language / "verb_forms.txt"
        path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        print(f"{language}: {len(lines)} verbs, {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
