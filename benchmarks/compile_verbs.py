"""Writes resumelib/text/wordlists/en/verb_forms.txt: every verb of the scope table with its forms.

Run after a change to en/scope.txt. Needs lemminflect, which no one needs at run time.
A line is: base past participle gerund third-person.
"""

from pathlib import Path

import lemminflect

FOLDER = Path(__file__).parents[1] / "resumelib" / "text" / "wordlists" / "en"
FIXED = {"lead": ("led", "led"), "plead": ("pleaded", "pleaded"), "input": ("input", "input"), "travel": ("traveled", "traveled"),
         "bid": ("bid", "bid"), "hit": ("hit", "hit"), "fit": ("fitted", "fitted"), "cost": ("cost", "cost"), "oversee": ("oversaw", "overseen"),
         "babysit": ("babysat", "babysat"), "troubleshoot": ("troubleshot", "troubleshot"), "cancel": ("canceled", "canceled"),
         "label": ("labeled", "labeled"), "model": ("modeled", "modeled"), "counsel": ("counseled", "counseled"), "channel": ("channeled", "channeled"),
         "proofread": ("proofread", "proofread"), "focus": ("focused", "focused"), "program": ("programmed", "programmed"), "format": ("formatted", "formatted")}  # fmt: skip


def forms(base: str) -> list[str]:
    past, participle = FIXED.get(base) or (
        lemminflect.getInflection(base, "VBD")[0],
        lemminflect.getInflection(base, "VBN")[0],
    )
    gerund = "proofreading" if base == "proofread" else lemminflect.getInflection(base, "VBG")[0]
    third = "proofreads" if base == "proofread" else lemminflect.getInflection(base, "VBZ")[0]
    return [base, past, participle, gerund, third]


def main() -> None:
    bases = set()
    for line in (FOLDER / "scope.txt").read_text(encoding="utf-8").splitlines():
        text = line.partition("#")[0].strip()
        if text:
            bases.update(text.partition(":")[2].split())
    lines = ["# source: written by benchmarks/compile_verbs.py from scope.txt; forms by lemminflect (MIT)"]
    lines += [" ".join(forms(base)) for base in sorted(bases)]
    (FOLDER / "verb_forms.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} verbs")


if __name__ == "__main__":
    main()
