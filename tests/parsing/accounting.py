"""The account of a reading: where every character of a document went, counted by stretches and not by texts.

What is counted are letters and digits (Unicode's own notion, ligatures and wide forms taken apart by NFKC), and every
other sign that ink shows. A letter has one of these homes, and a document's account is their counts:

* `fields`: in the span of a field's evidence. * `labels`: headings, "Phone:", joining words, durations beside dates,
repetitions; each explained (`unexplained`). * `leftover`: shown to the person as such. * `separators`: bullets, bars,
dashes, brackets between fields; never a letter or digit. * `lost`: none of these, which is a defect.

Before that, `letters_of_source` reads the file with another library, and `extraction` holds it against the lines.
"""

import io
import re
import unicodedata
import zipfile
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resumelib.model.document import FieldEvidence, Parsed
from resumelib.model.fields import field_texts
from resumelib.parsing.lines import Extracted
from resumelib.parsing.structure.durations import is_duration
from resumelib.parsing.structure.lexicon import entry_label, label_kind
from resumelib.parsing.structure.small_words import is_glue
from resumelib.parsing.structure.work_names import GIVER
from resumelib.text.headings import heading_kind

# What a font of pictograms has for letters: the signs before phone, e-mail and web address.
_ICONS = {"latex_classic_de.pdf": Counter("HBÍ")}


def letters(text: str) -> Counter[str]:
    return Counter(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


@dataclass(frozen=True)
class Account:
    fields: int
    labels: int
    leftover: int
    separators: int
    lost: str


def account(parsed: Parsed) -> Account:
    """Every sign of `parsed.text` that is no white space, at its home. A letter of a field counts as that."""
    homes = bytearray(len(parsed.text) + 1)
    spans = [(span, 3) for item in parsed.leftover if (span := item.span)]
    spans += [(label.span, 2) for label in parsed.labels]
    spans += [(span, 1) for evidence in parsed.evidence.values() for span in evidence.spans]
    for span, home in spans:
        homes[span.start : span.end] = bytes((home,)) * (span.end - span.start)
    seen = Counter(home for c, home in zip(parsed.text, homes, strict=False) if not c.isspace())
    lost = "".join(c for c, home in zip(parsed.text, homes, strict=False) if not home and c.isalnum())
    return Account(seen[1], seen[2], seen[3], seen[0] - len(lost), lost)


def not_as_written(parsed: Parsed) -> list[str]:
    """Fields whose letters are not those of their spans, and spans whose field is not in the Resume."""
    fields = field_texts(parsed.resume)
    wrong = []
    for id_, evidence in parsed.evidence.items():
        _, _, name = id_.rpartition(".")
        if id_ not in fields and name == "endDate":
            continue  # "present": a value of its own
        if id_ not in fields:
            wrong.append(f"{id_} is in no field")
        elif fields[id_].role != "date" and not _same_letters(
            id_, fields[id_].text, _written(parsed, evidence)
        ):
            wrong.append(f"{id_}: {fields[id_].text!r} from {_written(parsed, evidence)!r}")
    return wrong


def _same_letters(id_: str, text: str, written: str) -> bool:
    """A phone number may have its country's code from the link behind it: its last digits are those shown."""
    if id_ == "basics.phone" and text.startswith("+"):
        shown, whole = ("".join(c for c in part if c.isdigit()) for part in (written, text))
        return whole.endswith(shown.lstrip("0"))
    return letters(text) == letters(written)


def _written(parsed: Parsed, evidence: FieldEvidence) -> str:
    return " ".join(parsed.text[span.start : span.end] for span in evidence.spans)


def unexplained(parsed: Parsed) -> list[str]:
    """Labels that are no heading, no known label, no joining word, no duration, and whose words no field repeats."""
    titles = {_flat(section.title) for section in parsed.resume.sections}
    shown = [_flat(field.text) for field in field_texts(parsed.resume).values()]
    return [
        label.text
        for label in parsed.labels
        if not _is_label(label.text) and not any(_flat(label.text) in text for text in (*titles, *shown))
    ]


def _is_label(text: str) -> bool:
    bare = text.strip(" :()[].…*|-–—")
    return bool(
        heading_kind(bare)
        or label_kind(bare)
        or entry_label(bare)
        or is_duration(bare)
        or (GIVER.match(f"{bare}: x") and len(bare.split()) <= 3)
        or is_glue(bare)
        or not any(c.isalnum() for c in bare)
    )


def _flat(text: str) -> str:
    bare = re.sub(
        r"(?:https?://)?(?:www\.)?(?:(?:linkedin|github|gitlab|twitter)\.com/(?:in/)?)?", "", text.casefold()
    )
    return "".join(c for c in bare if c.isalnum())


# ---------------------------------------------------------------- the file, read by other means


def extraction(found: Extracted, source: Counter[str]) -> tuple[Counter[str], Counter[str]]:
    """Letters of the source that no line, aside, bullet or hidden text has, and letters that they have beyond it."""
    held = letters("".join(line.text + line.bullet for line in (*found.lines, *found.asides)))
    held += letters("".join(item.text for item in found.hidden))
    return source - held, held - source


@cache
def letters_of_source(file: Path) -> Counter[str]:
    """All letters and digits in a file, hidden ones too, as a library that the product does not read with gives them."""
    return letters(_SOURCES[file.suffix](file.read_bytes())) - _ICONS.get(file.name, Counter())


def _pdf(data: bytes) -> str:
    import pypdfium2

    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def _docx(data: bytes) -> str:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [
            n for n in archive.namelist() if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", n)
        ]
        trees = [etree.fromstring(archive.read(name)) for name in parts]
    return "".join(node.text or "" for tree in trees for node in tree.iter("{*}t"))


def _odt(data: bytes) -> str:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(etree.fromstring(archive.read("content.xml")).find("{*}body").itertext())


def _html(data: bytes) -> str:
    from lxml import html

    return "".join(html.fromstring(data).find("body").itertext())


def _rtf(data: bytes) -> str:
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(data.decode("latin-1")))


def _markdown(data: bytes) -> str:
    """Without the marks of web pages that stand in it."""
    return re.sub(r"</?[a-zA-Z][^<>]*>", "", data.decode())


_SOURCES = {
    ".pdf": _pdf, ".docx": _docx, ".odt": _odt, ".html": _html, ".rtf": _rtf, ".txt": bytes.decode, ".md": _markdown
}  # fmt: skip
