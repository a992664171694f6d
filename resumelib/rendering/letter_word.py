"""A cover letter as a Word document, with the styles of the resume it goes with."""

from __future__ import annotations

import io
from typing import Any

from resumelib.model.region import Region
from resumelib.rendering.letter_view import LetterView
from resumelib.rendering.themes import ThemeFolder
from resumelib.rendering.word import WordFile, with_fixed_times


def write_letter_docx(view: LetterView, theme: ThemeFolder, region: Region) -> bytes:
    """The bytes of a .docx, deterministic."""
    import docx

    document = docx.Document()
    _LetterFile(document, theme, region, view.language).write_letter(view)
    buffer = io.BytesIO()
    document.save(buffer)
    return with_fixed_times(buffer.getvalue())


class _LetterFile(WordFile):
    """Writes one letter into an empty document."""

    def write_letter(self, view: LetterView) -> None:
        self._letter_properties(view)
        if view.name:
            self._paragraph(view.name, "Title")
        if view.contacts:
            self._spaced(" | ".join(view.contacts), after=22)
        for line in (
            (view.date_line, *view.recipient)
            if view.style in ("us", "gb")
            else (*view.recipient, view.date_line)
        ):
            if line:
                self._address_line(line, view)
        opening = [(view.subject, True), (view.greeting, False)]
        for text, bold in reversed(opening) if view.style == "gb" else opening:
            self._spaced(text, before=10, after=6, bold=bold)
        for text in view.paragraphs:
            self._spaced(text, after=8)
        self._spaced(view.closing, before=4, after=34, keep=True)
        if view.name:
            self._spaced(view.name, after=10)
        if view.enclosure:
            self._spaced(view.enclosure, before=8)

    def _address_line(self, line: str, view: LetterView) -> None:
        is_date = line == view.date_line
        first = view.style in ("us", "gb")
        paragraph = self._spaced(
            line, before=14 if is_date and not first else 0, after=14 if is_date and first else 0
        )
        if view.style != "us" and view.style != "gb" and is_date:
            from docx.enum.text import WD_ALIGN_PARAGRAPH

            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        elif view.style == "fr":
            from docx.shared import Pt

            paragraph.paragraph_format.left_indent = Pt(self.right_edge * 0.55)

    def _spaced(
        self, text: str, *, before: float = 0, after: float = 0, bold: bool = False, keep: bool = False
    ) -> Any:
        from docx.shared import Pt

        paragraph = self._paragraph("")
        paragraph.add_run(text).bold = bold or None
        form = paragraph.paragraph_format
        form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), keep
        return paragraph

    def _letter_properties(self, view: LetterView) -> None:
        self._core(view.subject, view.name, view.language)
