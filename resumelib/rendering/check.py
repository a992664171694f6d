"""The check before delivery: what an independent extractor reads out of the file must be what was to be printed.

It looks at visible text alone: never at embedded data, producer marks or the structure tree.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from resumelib.errors import WrongUsage
from resumelib.model.artifact import Missing, Verification
from resumelib.model.region import Region
from resumelib.model.resume import Resume
from resumelib.rendering.compose import view_resume
from resumelib.rendering.pdfium import page_texts
from resumelib.rendering.view import EntryView, ResumeView, SectionView

# Between two texts of one entry stand at most: separators, labels, the printed address, a page's running line.
_MOST_BETWEEN = 400
# How PDFium writes a hyphen that ends a line; and what draws nothing.
_LINE_END_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x200B: None, 0x200C: None, 0x200D: None}


@dataclass(frozen=True, slots=True)
class _Fact:
    path: str
    text: str


def squash(text: str) -> str:
    """Without space and case: lines may break anywhere, and headings may be set in capitals."""
    text = unicodedata.normalize("NFKC", text.translate(_LINE_END_HYPHENS))
    return "".join(text.casefold().split())


def verify_artifact(resume: Resume, data: bytes, *, format: str, region: Region) -> Verification:
    """Every name, employer, title, date, number and highlight of the region's view, intact and in order."""
    if format == "json":
        return _check_json(resume, data)
    view = view_resume(resume, region)
    if format == "yaml":
        return _check_yaml(view, data)
    pages = extract_pages(data, format)
    text = squash("\n".join(without_running_lines(pages, view.name)))
    if format == "pdf" and _turned(view):
        return _check_turned(view, text)
    missing: list[Missing] = []
    checked = 0
    for fact in _head_facts(view):
        checked += 1
        if squash(fact.text) not in text:
            missing.append(Missing(fact.path, fact.text))
    for section in view.sections:
        found = _check_section(section, text)
        checked += found.checked
        missing += found.missing
    return Verification(not missing, checked, tuple(missing))


def _check_json(resume: Resume, data: bytes) -> Verification:
    """Data has no page to read: it must hold every value of the resume, whatever the region shows."""
    from resumelib.model.fields import iter_fields
    from resumelib.model.jsonresume import from_json_resume

    held = {(field.path, field.text.strip()) for field in iter_fields(from_json_resume(json.loads(data)))}
    wanted = [field for field in iter_fields(resume) if field.path != "basics.location.as_written"]
    missing = tuple(
        Missing(field.path, field.text) for field in wanted if (field.path, field.text) not in held
    )
    return Verification(not missing, len(wanted), missing)


def _check_yaml(view: ResumeView, data: bytes) -> Verification:
    """Data again: every name, title and highlight must be among its values; its dates are ISO, its contacts RenderCV's."""
    import yaml

    def values(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            for key, value in node.items():
                yield from (str(key), *values(value))
        elif isinstance(node, list):
            for item in node:
                yield from values(item)
        else:
            yield str(node)

    text = squash("\n".join(values(yaml.safe_load(data))))
    facts = [_Fact("basics.name", view.name)]
    for section in view.sections:
        for entry in section.entries:
            facts += [_Fact(f"{entry.path}.title", part) for part in entry.title.split(" · ")]
            facts += [_Fact(entry.path, part) for part in (entry.subtitle, *entry.text, *entry.highlights)]
    wanted = [fact for fact in facts if fact.text]
    missing = tuple(Missing(f.path, f.text) for f in wanted if squash(f.text) not in text)
    return Verification(not missing, len(wanted), missing)


def extract_pages(data: bytes, format: str) -> list[str]:
    """The text of each page, by a reader that had no part in making the file."""
    if format == "pdf":
        return page_texts(data)
    if format == "md":
        return [re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", data.decode("utf-8"))]
    if format == "docx":
        return [_docx_text(data)]
    if format == "html":
        return [_html_text(data)]
    if format == "txt":
        return [data.decode("utf-8")]
    raise WrongUsage(f"There is no check for the format {format!r}.")


def _docx_text(data: bytes) -> str:
    """The body's visible text, read straight from the XML; hidden runs and field codes don't count."""
    import io
    import zipfile
    from xml.etree.ElementTree import Element, fromstring  # our own file: no entities in it

    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

    def walk(element: Element) -> Iterator[str]:
        if element.find(f"{word}rPr/{word}vanish") is not None:
            return
        if element.tag == f"{word}t":
            yield element.text or ""
        for child in element:
            yield from walk(child)
        if element.tag in (f"{word}p", f"{word}tab", f"{word}br"):
            yield "\n"

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(walk(fromstring(archive.read("word/document.xml"))))  # noqa: S314


def _html_text(data: bytes) -> str:
    from resumelib.rendering.visible import VisibleText

    reader = VisibleText()
    reader.feed(data.decode("utf-8"))
    return reader.text


def without_running_lines(pages: list[str], name: str) -> Iterator[str]:
    """Each page without a first or last line that says only the name and the page's number."""
    yield from pages[:1]
    wanted = squash(name)
    for page in pages[1:]:
        lines = page.splitlines()
        for edge in (slice(0, 2), slice(-2, None)):
            joined = squash(" ".join(lines[edge]))
            if _is_running(joined, wanted):
                del lines[edge]
            elif lines[edge] and _is_running(squash(lines[edge][0 if edge.start == 0 else -1]), wanted):
                del lines[0 if edge.start == 0 else -1]
        yield "\n".join(lines)


def _is_running(line: str, name: str) -> bool:
    return bool(name) and re.fullmatch(re.escape(name) + r"[\W\d]*\d/\d+", line) is not None


def _head_facts(view: ResumeView) -> Iterator[_Fact]:
    yield from (f for f in (_Fact("basics.name", view.name), _Fact("basics.label", view.label)) if f.text)
    for contact in view.contacts:
        yield _Fact(f"basics.{contact.kind}", contact.text)
    for detail in view.personal:
        yield _Fact("meta.cvimprover.personal", detail.text)


RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def _turned(view: ResumeView) -> bool:
    """Written from right to left, where PDFium gives the words of a line in an order of its own."""
    return bool(RIGHT_TO_LEFT.match(view.document)) or view.language in ("ar", "fa", "he", "ur")


def holds_letters(wanted: str, text: Counter[str]) -> bool:
    """The loosest check there is, for right-to-left text alone: every letter and digit is there, often enough."""
    return not Counter(c for c in squash(wanted) if c.isalnum()) - text


def _check_turned(view: ResumeView, text: str) -> Verification:
    letters = Counter(text)
    facts = [*_head_facts(view)]
    for section in view.sections:
        for entry in section.entries:
            facts += [f for f in (*_entry_head(entry), *_entry_body(entry, section.style)) if f.text]
    missing = tuple(Missing(f.path, f.text) for f in facts if not holds_letters(f.text, letters))
    return Verification(not missing, len(facts), missing)


def _check_section(section: SectionView, text: str) -> Verification:
    """The section's entries in their order; each with its head together and its texts following one another."""
    missing: list[Missing] = []
    letters = Counter(text)
    checked, position = 0, max(text.find(squash(section.title)), 0)
    for entry in section.entries:
        facts = [fact for fact in (*_entry_head(entry), *_entry_body(entry, section.style)) if fact.text]
        turned = [fact for fact in facts if RIGHT_TO_LEFT.search(fact.text)]
        head = [fact for fact in _entry_head(entry) if fact.text and fact not in turned]
        body = [fact for fact in facts if fact not in turned and fact not in head]
        checked += len(facts)
        missing += [Missing(f.path, f.text) for f in turned if not holds_letters(f.text, letters)]
        end, lost = _find_entry(head, body, text, position)
        missing += lost
        position = end
    return Verification(not missing, checked, tuple(missing))


def _entry_head(entry: EntryView) -> Iterator[_Fact]:
    for key in ("title", "subtitle", "place", "dates"):
        yield _Fact(f"{entry.path}.{key}", getattr(entry, key))


def _entry_body(entry: EntryView, style: str) -> Iterator[_Fact]:
    for index, text in enumerate(entry.text):
        yield _Fact(f"{entry.path}.{'keywords' if style == 'groups' else 'text'}[{index}]", text)
    for index, text in enumerate(entry.highlights):
        yield _Fact(f"{entry.path}.highlights[{index}]", text)
    for detail in entry.details:
        yield _Fact(f"{entry.path}.{detail.label}", detail.text)


def _find_entry(head: list[_Fact], body: list[_Fact], text: str, start: int) -> tuple[int, list[Missing]]:
    """The best place for the entry: each occurrence of its anchor is tried, the first whole one wins.

    The anchor is the longest text of its head, or where it has none the first of its body, since bodies run forward.
    """
    anchor = max(head or body[:1], key=lambda fact: len(fact.text), default=None)
    if anchor is None:
        return start, []
    wanted, best = squash(anchor.text), None
    place = text.find(wanted, start)
    while place >= 0:
        end, lost = _at(place, head, body, text, start)
        if not lost:
            return end, []
        if best is None or len(lost) < len(best[1]):
            best = (end, lost)
        place = text.find(wanted, place + 1)
    if best:
        return best
    everything = [
        Missing(f.path, f.text, _why(f, text))
        for f in (*head, *body)
        if f is anchor or squash(f.text) not in text
    ]
    return start, everything


def _at(place: int, head: list[_Fact], body: list[_Fact], text: str, start: int) -> tuple[int, list[Missing]]:
    lost: list[Missing] = []
    span = sum(len(squash(fact.text)) for fact in head) + _MOST_BETWEEN
    window_start, end = max(start, place - span), place
    window = text[window_start : place + span]
    for fact in head:
        wanted = squash(fact.text)
        found = window.find(wanted, max(0, place - window_start - span))
        if found < 0:
            lost.append(Missing(fact.path, fact.text, _why(fact, text)))
    for fact in body:
        wanted = squash(fact.text)
        found = text.find(wanted, end, end + len(wanted) + _MOST_BETWEEN + span)
        if found < 0:
            lost.append(Missing(fact.path, fact.text, _why(fact, text)))
        else:
            end = found + len(wanted)
    return end, lost


def _why(fact: _Fact, text: str) -> str:
    return "out of order" if squash(fact.text) in text else "absent"
