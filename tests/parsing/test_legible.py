"""Text layers that say nothing, as fonts without a table of their letters leave them."""

import pytest

from resumelib.model.document import SourceDocument
from resumelib.parsing import parse_resume
from resumelib.parsing.legible import is_illegible
from resumelib.parsing.media import NeedsRecognition
from resumelib.parsing.pdf import extract_pdf
from tests.parsing.drawn import column, pdf
from tests.parsing.made import LINES

TEXT = """Weberin in der Weberei am Kai, verantwortlich für neun Webstühle und die Lehrlinge der Werkstatt.
Plante die Schichten, bestellte Garn bei zwölf Händlern und senkte den Verschnitt um ein Drittel.
Entwarf Muster für Tischwäsche, die in vierzig Läden des Landes verkauft wird, und führte Gäste durchs Haus."""


def shifted(text: str) -> str:
    """Each letter as the number of its glyph, which in most fonts is 29 less than its code."""
    return "".join(
        chr(ord(c) - 29) if c.isalpha() and c.isascii() else "~" if c.isalpha() else c for c in text
    )


def test_numbers_of_glyphs_are_told_from_letters() -> None:
    assert is_illegible(shifted(TEXT))
    assert not is_illegible(TEXT)
    assert is_illegible("\ue012\ue013" * 200)


@pytest.mark.parametrize(
    "text",
    [
        "SQL, HTML, CSS, XML, TCP, DNS " * 3,
        "职业经历：软件工程师，负责系统设计。" * 30,
        shifted("Curriculum"),
    ],
)
def test_what_is_short_or_in_another_script_is_left_alone(text: str) -> None:
    assert not is_illegible(text)


def test_pages_whose_text_layer_is_glyph_numbers_are_read_by_their_pictures() -> None:
    drawn = pdf(column(50, 60, [shifted(line) for line in TEXT.splitlines() for _ in range(3)]))
    with pytest.raises(NeedsRecognition):
        extract_pdf(drawn)
    assert parse_resume(SourceDocument(pdf(column(50, 60, LINES)), "cv.pdf")).read_by == "text-layer"
