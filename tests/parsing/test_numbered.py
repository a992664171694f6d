"""Numbers of an ordered list are bullets on the page: each begins an entry, and names none."""

from resumelib.model.document import SourceDocument
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from resumelib.parsing.work import gather, parsed_from
from tests.parsing.drawn import Put, pdf

HEAD = [
    Put(60, 60, "Dagny Lindqvist", 20, bold=True),
    Put(60, 80, "dagny@example.org | Borås"),
    Put(60, 120, "Certificates", 13, bold=True),
]


def test_numbers_a_tab_before_their_texts_begin_entries_and_are_no_names() -> None:
    names = ["Master of Looms", "First Aid at the Mill", "Safe Dyeing"]
    rows = [
        put
        for number, name in enumerate(names)
        for put in (Put(60, 140 + 14 * number, f"{number + 1}."), Put(78, 140 + 14 * number, name))
    ]

    found = structure_resume(extract(pdf([*HEAD, *rows]), "resume.pdf")).resume.certificates

    assert [certificate.name for certificate in found] == names


def test_a_number_that_none_follows_belongs_to_its_text() -> None:
    rows = [Put(60, 140, "1. Prize of the Weavers")]

    found = structure_resume(extract(pdf([*HEAD, *rows]), "resume.pdf")).resume.certificates

    assert [certificate.name for certificate in found] == ["1. Prize of the Weavers"]


def test_the_numbers_of_a_list_are_kept_as_its_bullets_and_count_as_no_mixed_signs() -> None:
    rows = [
        Put(x, 140 + 14 * n, text) for n in range(3) for x, text in ((60, f"{n + 1}."), (78, "Safe Dyeing"))
    ]

    found = parsed_from(gather([SourceDocument(pdf([*HEAD, *rows]), "resume.pdf")]))
    lines = extract(pdf([*HEAD, *rows]), "resume.pdf").lines

    assert [line.bullet for line in lines if line.bullet] == ["1.", "2.", "3."]
    assert found.layout.bullets == {}
