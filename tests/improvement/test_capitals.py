"""A text in capitals is proposed in ordinary letters, for the person to confirm: names are not told by capitals there."""

from dataclasses import replace
from datetime import date

import pytest

from resumelib.improvement import improve_resume
from resumelib.model.finding import Review, Score
from resumelib.model.jsonresume import from_json_resume
from resumelib.model.region import resolve_region


def proposed(text, language="en"):
    """(what is proposed to be confirmed, with which provenance) for one bullet; nothing is made safe of capitals."""
    resume = from_json_resume(
        {
            "basics": {"name": "Ruth Ackerley", "location": {"city": "Leeds"}},
            "work": [{"name": "Hillside Clinic", "position": "Nurse", "highlights": [text]}],
        }
    )
    improvement = improve_resume(
        replace(resume, language=language),
        review=Review(Score(0, "test")),
        match=None,
        answers=(),
        region=resolve_region("GB"),
        today=date(2026, 1, 1),
        language_model=None,
    )
    return [
        (s.after, s.applicability.value) for s in improvement.suggestions if "capitals" in s.provenance.name
    ]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("RESPONSIBLE FOR THE NIGHT SHIFT OF SIX NURSES", "Responsible for the night shift of six nurses"),
        ("MOVED 40 SERVERS TO AWS AND POSTGRESQL IN JUNE", "Moved 40 servers to AWS and PostgreSQL in June"),
        (
            "TRAINED STAFF OF THE NHS. TAUGHT FRENCH TO NURSES",
            "Trained staff of the NHS. Taught French to nurses",
        ),
        ("LED THE B2B SALES OF HILLSIDE CLINIC IN LEEDS", "Led the B2B sales of Hillside Clinic in Leeds"),
    ],
)
def test_capitals_become_ordinary_letters_and_what_is_known_keeps_its_own(text, after):
    assert proposed(text) == [(after, "confirm")]


@pytest.mark.parametrize(
    "text",
    [
        "AWS, HTML, CSS, SQL, PYTHON, POSTGRESQL",
        "Led the migration of 40 servers to AWS and PostgreSQL",
        "WRITE TO RUTH.ACKERLEY@EXAMPLE.ORG FOR THE NUMBERS",
        "LED THE WARD",
    ],
)
def test_what_is_no_text_in_capitals_stays(text):
    assert proposed(text) == []


def test_german_stays_since_its_nouns_would_lose_theirs():
    assert proposed("VERANTWORTLICH FÜR DIE NACHTSCHICHT DER STATION", "de") == []
