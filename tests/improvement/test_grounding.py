"""The fact gate: whatever is not in the source does not pass."""

import pytest

from resumelib.improvement import ground_suggestion
from resumelib.model.resume import Basics, Highlight, Position, Resume
from resumelib.model.suggestion import Answer, Applicability

BEFORE = "Helped train 12 new nurses in wound care"
RESUME = Resume(
    Basics(name="Mira Solberg"),
    work=(Position("w1", "Hillside Clinic", "Nurse", highlights=(Highlight("h1", BEFORE),)),),
    language="en",
)


@pytest.mark.parametrize(
    ("after", "check"),
    [
        ("Helped train 15 new nurses in wound care", "T01"),
        ("Helped train 12% new nurses in wound care", "T02"),
        ("Helped train twenty new nurses in wound care", "T01"),
        ("Trained 12 new nurses in wound care", "T"),
        ("Helped train 12 new nurses in wound care with Epic", "T13"),
        ("Helped train 12 new nurses in wound care, reducing infections", "T"),
        ("Helped train new nurses in wound care", "T12"),
        ("", "T12"),
    ],
)
def test_it_blocks(after: str, check: str) -> None:
    verdict = ground_suggestion(RESUME, target="h1", after=after)
    assert not verdict.passed
    assert any(reason.startswith(check) for reason in verdict.reasons)


def test_a_number_word_is_the_number() -> None:
    verdict = ground_suggestion(RESUME, target="h1", after="Helped train twelve new nurses in wound care")
    assert verdict.applicability is Applicability.SAFE


def test_an_answer_is_evidence_for_its_highlight_only() -> None:
    after = BEFORE + " over 6 months"
    given = Answer("q", "h1", "6 months")
    elsewhere = Answer("q", "h2", "6 months")
    assert not ground_suggestion(RESUME, target="h1", after=after, answers=(elsewhere,)).passed
    assert not ground_suggestion(RESUME, target="h1", after=after).passed
    verdict = ground_suggestion(RESUME, target="h1", after=BEFORE + " in 6 months", answers=(given,))
    assert verdict.passed
    assert verdict.evidence[-1].source == "answer"


@pytest.mark.parametrize(
    ("before", "answer", "after"),
    [
        ("Cut costs by 10 %", "2", "Cut costs by 210 %"),
        ("Managed people in two shops", "No", "Managed no people in two shops"),
        ("Baked bread", "for the queen of Spain", "Baked for the queen of Spain bread and cakes"),
    ],
)
def test_an_answer_in_the_midst_of_other_words_licenses_no_lie(before: str, answer: str, after: str) -> None:
    resume = Resume(
        work=(Position("w1", "Acme", "Cook", highlights=(Highlight("h1", before),)),), language="en"
    )
    given = Answer("q", "h1", answer)
    assert not ground_suggestion(resume, target="h1", after=after, answers=(given,)).passed


def test_titles_and_names_are_never_reworded() -> None:
    verdict = ground_suggestion(RESUME, target="w1.position", after="Head Nurse")
    assert not verdict.passed
    assert verdict.reasons[0].startswith("T05")
