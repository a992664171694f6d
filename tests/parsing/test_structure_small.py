"""Projects, certificates, awards and publications: where each begins, and where its name ends."""

from resumelib.model.resume import Resume
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, pdf

HEAD = "# Dagny Lindqvist\n\ndagny@example.org | Borås\n\n"


def read(text: str) -> Resume:
    return structure_resume(extract((HEAD + text).encode(), "resume.md")).resume


def drawn(lines: list[tuple[str, int]], title: str) -> Resume:
    """Lines with their sizes under a title."""
    puts = [
        Put(60, 60, "Dagny Lindqvist", 24, bold=True),
        Put(60, 80, "dagny@example.org | Borås"),
        Put(60, 130, title, 20, bold=True),
    ]
    puts += [Put(60, 160 + 24 * number, text, size) for number, (text, size) in enumerate(lines)]
    return structure_resume(extract(pdf(puts), "resume.pdf")).resume


def test_it_takes_a_heading_for_a_name_although_it_reads_like_a_sentence() -> None:
    found = read(
        "## Publications\n\n### Patterns of the north are older than the looms they were woven on.\n\nWoven Things | 01/2020\n\n"
        "### What a cloth remembers of the hands that made it, and of their tools.\n\nTextile History | 03/2018\n"
    ).publications

    assert [(text.name, text.publisher) for text in found] == [
        ("Patterns of the north are older than the looms they were woven on.", "Woven Things"),
        ("What a cloth remembers of the hands that made it, and of their tools.", "Textile History"),
    ]


def test_it_begins_an_entry_at_each_line_in_the_largest_letters() -> None:
    lines = [
        ("Damask archive", 16),
        ("four hundred patterns to look at", 10),
        ("Loom simulator", 16),
        ("a cloth before it is woven", 10),
        ("Dye garden", 16),
        ("plants and their colors", 10),
    ]

    assert [project.name for project in drawn(lines, "Projects").projects] == [
        "Damask archive",
        "Loom simulator",
        "Dye garden",
    ]


def test_a_name_with_a_colon_is_whole_where_its_text_stands_below() -> None:
    text = "We drew four hundred patterns anew and put them where everybody can look at them."
    found = read(f"## Projects\n\n### Damask: Four Hundred Old Patterns\n\n{text}\n").projects

    assert [(project.name, project.description) for project in found] == [
        ("Damask: Four Hundred Old Patterns", text)
    ]
