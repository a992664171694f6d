"""The structuring half of parsing: positioned lines in, a Resume with the evidence for every field out."""

from dataclasses import replace

from resumelib.model.document import Parsed
from resumelib.model.resume import Resume, Section
from resumelib.parsing.lines import Extracted
from resumelib.parsing.structure.addresses import is_contact
from resumelib.parsing.structure.basics import read_basics
from resumelib.parsing.structure.build import Builder
from resumelib.parsing.structure.cells import Cell, Page, read_cells
from resumelib.parsing.structure.confidence import weighed
from resumelib.parsing.structure.contact_cells import paired
from resumelib.parsing.structure.footers import take_closing, take_footers, without_credits
from resumelib.parsing.structure.header_parts import with_spoken, without_contents
from resumelib.parsing.structure.icon_links import with_icon_links
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import label_kind, place_score
from resumelib.parsing.structure.page_numbers import without_page_numbers
from resumelib.parsing.structure.sections import HEADER, Part, split_parts
from resumelib.parsing.structure.skill_parts import with_skill_groups
from resumelib.parsing.structure.timeline import as_sections
from resumelib.parsing.structure.untitled import with_late_header, with_untitled
from resumelib.text.headings import CONTACT
from resumelib.text.languages import detect_language

__all__ = ["structure_resume"]


def _take_contact(part: Part) -> list[Cell]:
    """Contact lines, and profile labels with their user names, that a layout puts into the summary."""
    ordered = paired(part.cells)
    taken: list[Cell] = []
    for index, cell in enumerate(ordered):
        after = ordered[index + 1] if index + 1 < len(ordered) else None
        labelled = cell.words <= 12 and bool(label_kind(cell.text.partition(":")[0]))
        if ((cell.words <= 6 or labelled) and ("@" in cell.text or is_contact(cell.text))) or (
            part.kind == "summary" and cell.words <= 5 and place_score(cell.text) >= 0.75
        ):
            taken.append(cell)
        elif label_kind(cell.text) == "profile" and len(cell.text) > 1:
            taken.append(cell)
            if after is not None and after.words == 1 and not label_kind(after.text):
                taken.append(after)
    starts = {cell.bit.start for cell in taken}
    part.cells = [cell for cell in part.cells if cell.bit.start not in starts]
    return taken


def _parts(page: Page) -> tuple[list[Part], list[Cell]]:
    """The parts of the page, and the lines of contact that stood in parts of another kind."""
    parts = split_parts(page)
    without_contents(parts)
    with_late_header(parts)
    parts = as_sections(with_untitled(parts))
    moved = [cell for part in parts if part.kind in ("summary", "custom") for cell in _take_contact(part)]
    moved += [*take_footers(parts), *take_closing(parts)]
    return with_skill_groups(with_spoken(parts)), moved


def structure_resume(extracted: Extracted) -> Parsed:
    """Every visible character of the text ends in a field or in `leftover`; nothing is added to it."""
    page = read_cells(extracted)
    page = replace(page, cells=without_credits(without_page_numbers(page.cells)))
    ledger = Ledger(page)
    parts, moved = _parts(page)
    header = [cell for part in parts if part.kind == HEADER for cell in part.cells]
    contact = [cell for part in parts if part.kind == CONTACT for cell in part.cells]
    summed = any(part.kind == "summary" and part.cells for part in parts)
    basics, prose = read_basics(page, paired(header), paired([*contact, *moved]), ledger, summed=summed)
    builder = Builder(ledger)
    sections: list[Section] = []
    for part in parts:
        if part.title is not None:
            for cell in (part.title, *part.more_title):
                ledger.take(cell.bit)
        if part.kind not in (HEADER, CONTACT):
            sections.extend(builder.add(part))
    summary = builder.summary or builder.put_summary(prose)
    resume = Resume(
        basics=replace(with_icon_links(basics, extracted.links), summary=summary),
        sections=tuple(sections),
        language=detect_language(extracted.text),
        **builder.sections(),
    )
    parsed = Parsed(
        resume=resume,
        text=extracted.text,
        evidence=ledger.evidence,
        leftover=ledger.leftover(),
        labels=ledger.labels(),
        hidden=extracted.hidden,
        layout=extracted.layout,
        media_type=extracted.media_type,
        read_by=extracted.read_by,
        warnings=extracted.warnings,
    )
    return weighed(parsed, extracted)
