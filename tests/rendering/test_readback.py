"""The advisory half of the check: our own parser, or any other reading, beside what was printed."""

from dataclasses import replace

from resumelib.model.document import SourceDocument
from resumelib.model.region import resolve_region
from resumelib.parsing import parse_resume
from resumelib.rendering import render_resume
from resumelib.rendering.readback import note_on, read_differently

from .people import ALICE


def test_it_has_nothing_to_say_of_an_equal_reading():
    assert read_differently(ALICE, ALICE) == ()
    assert note_on(()) == ""


def test_it_names_an_employer_taken_for_something_else():
    other = replace(ALICE, work=(replace(ALICE.work[0], name="Someone Else"), *ALICE.work[1:]))

    (difference,) = read_differently(ALICE, other)

    assert (difference.path, difference.text) == ("work[0].name", ALICE.work[0].name)
    assert ALICE.work[0].name in note_on((difference,))


def test_it_does_not_mind_the_order_of_entries():
    assert read_differently(ALICE, replace(ALICE, work=ALICE.work[::-1])) == ()


def test_our_own_parser_reads_the_classic_theme_back():
    made = render_resume(ALICE, format="pdf", region=resolve_region("GB"))

    read = parse_resume(SourceDocument(made.data, "resume.pdf")).resume

    assert [item.path for item in read_differently(ALICE, read) if item.path.startswith("work")] == []
