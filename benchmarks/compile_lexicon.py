"""Writes resumelib/improvement/data/*.json from the word lists: stems and synonym lines, ready to be read.

    python benchmarks/compile_lexicon.py [LANGUAGE ...]

Run after any change to the word lists it names; tests/improvement/test_tables.py fails when it was forgotten.
"""

import sys
from pathlib import Path

import msgspec

from resumelib.improvement import compiled, stems
from resumelib.improvement.compiled import Tables
from resumelib.improvement.lexicon import LANGUAGES
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs, load_words

FOLDER = Path(compiled.__file__).with_name("data")
LISTS = (
    "plain", "droppable", "credential_words", "month_names", "outcome_words", "light_verbs", "neutral_verbs", "received_things", "duty_verbs", "handled_by",
    "strong_words", "connectives", "result_words", "up_words", "down_words", "soft_verbs", "soft_nouns", "received_verbs", "implied",
    "support_verbs", "general_objects", "general_nouns",
)  # fmt: skip


def irregular(language: str) -> dict[str, str]:
    """Irregular and misspelled forms -> the form to be stemmed."""
    forms = {fold(a): fold(b) for a, b in load_pairs(language, "irregular").items()}
    forms.update(load_pairs("en", "nominal_verbs") if language == "en" else {})
    for name in ("verb_nouns", "relatives", "verb_forms", "class_forms"):
        for line in load_words(language, name):
            base, *rest = fold(line).split()
            for form in rest:
                forms.setdefault(form, base)
    deed_nouns = load_pairs("de", "deed_nouns") if language == "de" else {}  # elsewhere the verb comes first
    for noun, verb in deed_nouns.items():  # German: "Disposition", "Anrufe", "Umbaus"
        for ending in ("", "e", "en", "n", "s", "es"):
            forms.setdefault(fold(noun) + ending, fold(verb))
    for wrong, right in load_pairs(language, "misspellings").items():
        if fold(wrong) != fold(right):
            forms.setdefault(fold(wrong), forms.get(fold(right), fold(right)))
    explicit = {fold(a): fold(b) for a, b in load_pairs(language, "irregular").items()}
    whole = {form: explicit.get(base, base) for form, base in forms.items()}
    if language == "es":  # "traducciones" is "traducción"
        more = {
            form + "es": base
            for form, base in whole.items()
            if form.endswith("ion") and form + "es" not in whole
        }
        whole |= more
    return whole


def groups(language: str) -> tuple[dict[str, list[int]], dict[str, int]]:
    found: dict[str, set[int]] = {}
    tiers: dict[str, int] = {}
    lines = list(load_words(language, "scope"))
    lines += [f"-: {line}" for line in load_words(language, "synonyms")]
    for number, line in enumerate(lines):
        tier, _, words = line.partition(":")
        for word in words.replace(",", " ").split():
            key = stems.stem(word, language)
            found.setdefault(key, set()).add(number)
            if tier.strip().isdigit():
                tiers[key] = min(tiers.get(key, 9), int(tier))
    return {key: sorted(ids) for key, ids in sorted(found.items())}, dict(sorted(tiers.items()))


def by_line(language: str, name: str, *, of: str = "") -> dict[str, list[int]]:
    """Each word's stem in the language, or its stems joined by "_" for a phrase -> the numbers of the lines it stands in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(load_words(of or language, name)):
        for word in line.split():
            key = "_".join(stems.stem(part, language) for part in word.split("_"))
            found.setdefault(key, set()).add(number)
    return {key: sorted(numbers) for key, numbers in sorted(found.items())}


def build(language: str) -> bytes:
    """The file of one language. The stems use the irregular forms built here, not those shipped."""
    final = sorted({fold(b) for b in load_pairs(language, "irregular").values() if b.endswith("s")})
    table = Tables(dict(sorted(irregular(language).items())), final)
    stems.stem.cache_clear()
    stems._irregular.cache_clear()
    stems._final.cache_clear()
    kept, stems.compiled = stems.compiled, lambda _: table
    try:
        by_stem, tiers = groups(language)
        fillers = {
            stems.stem(w, language) for line in load_words(language, "safe_fillers") for w in line.split()
        }
        classes, kinds = by_line(language, "verb_classes"), by_line(language, "kinds")
        names = by_line(language, "same_names", of="any")
        phrases: dict[str, list[str]] = {}
        for key in sorted({*classes, *kinds, *names}):
            if "_" in key:
                phrases.setdefault(key.partition("_")[0], []).append(key)
        lists = {
            name: sorted(
                {
                    "_".join(stems.stem(p, language) for p in w.split("_"))
                    for line in load_words(language, name)
                    for w in line.split()
                }
            )
            for name in LISTS
        }
        lists["droppable"] = sorted(fillers.union(lists["droppable"]))
    finally:
        stems.compiled = kept
        stems.stem.cache_clear()
        stems._irregular.cache_clear()
        stems._final.cache_clear()
    return msgspec.json.encode(
        Tables(table.irregular, final, by_stem, tiers, lists, classes, kinds, names, phrases)
    )


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for language in sys.argv[1:] or LANGUAGES:
        data = build(language)
        (FOLDER / f"{language}.json").write_bytes(data)
        print(f"{language}: {len(data) // 1024} KB")


if __name__ == "__main__":
    main()
