"""CVs as people write them themselves: in Word with a sidebar, in plain text, in Markdown."""

from resumelib.model.document import Parsed
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing import made


def read(text: str, name: str = "resume.txt") -> Parsed:
    return structure_resume(extract(text.encode(), name))


def test_the_name_beside_a_sidebar_of_word_is_found_though_the_sidebar_was_written_first() -> None:
    def said(text: str, size: int, run: str = "") -> str:
        return made.paragraph(text, run=f'{run}<w:sz w:val="{size}"/>')

    bold = "<w:b/>"
    left = said("CONTACT", 24, bold) + said("mira.solano@example.com", 18)
    left += said("INTERESTS", 24, bold) + said("Weaving", 18)
    right = said("Mira Solano", 48, bold) + said("Process Engineer", 26) + said("EXPERIENCE", 26, bold)
    right += said("Engineer, Harbor Mills, 2019 – 2022", 20)
    table = f"<w:tbl><w:tr><w:tc>{left}</w:tc><w:tc>{right}</w:tc></w:tr></w:tbl>"
    found = structure_resume(extract(made.docx(table), "cv.docx")).resume

    assert (found.basics.name, found.basics.label) == ("Mira Solano", "Process Engineer")
    assert [interest.name for interest in found.interests] == ["Weaving"]


def test_a_value_in_bold_in_a_cell_of_its_own_is_no_part_of_its_label() -> None:
    def row(label: str, value: str, run: str = "") -> str:
        cells = made.paragraph(label), made.paragraph(value, run=run)
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    rows = row("Name", "Mira Solano", "<w:b/>") + row("E-mail", "mira.solano@example.com")
    found = structure_resume(extract(made.docx(f"<w:tbl>{rows}</w:tbl>"), "cv.docx")).resume

    assert found.basics.name == "Mira Solano"
