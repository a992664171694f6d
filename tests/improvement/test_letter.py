"""A cover letter holds the resume's facts and no others."""

from datetime import date

import pytest

from resumelib.improvement import improve_resume, write_letter
from resumelib.llm import LanguageModel
from resumelib.llm.fake import FakeLanguageModel
from resumelib.model.finding import Review, Score
from resumelib.model.letter import LetterWish
from resumelib.model.match import Coverage, Match
from resumelib.model.posting import Posting, Requirement
from resumelib.model.region import resolve_region
from resumelib.model.resume import (
    Basics,
    DateRange,
    Degree,
    Highlight,
    PartialDate,
    Position,
    Resume,
    SpokenLanguage,
)
from resumelib.model.suggestion import Evidence

RESUME = Resume(
    Basics("Mira Solberg", email="mira@solberg.example"),
    work=(
        Position("w1", "Hillside Clinic", "Ward Nurse", dates=DateRange(PartialDate(2020), is_current=True), highlights=(
            Highlight("h1", "Helped train 12 new nurses in wound care"),
            Highlight("h2", "Kept the medicine stock of two wards"),
        )),
        Position("w2", "Rosewood Home", "Care Worker"),
    ),
    education=(
        Degree("e1", "Halden College", "Nursing", "Bachelor", dates=DateRange(PartialDate(2014), PartialDate(2017))),
        Degree("e2", "Halden University", "Public Health", "Master", dates=DateRange(PartialDate(2024), is_current=True)),
    ),
    languages=(SpokenLanguage("l1", "Norwegian", "native"),),
    language="en",
)  # fmt: skip
MATCH = Match(
    (
        Coverage(
            Requirement("wound care", "skill", True),
            "listed",
            (Evidence("resume", "work[0]", "wound care", "h1"),),
        ),
        Coverage(Requirement("intubation", "skill", True), "gap"),
    )
)
WISH = LetterWish(posting=Posting("We seek a head nurse with intubation", "Head Nurse"), match=MATCH)
REGION, TODAY = resolve_region("GB"), date(2026, 1, 5)


def letter(language: str = "en", language_model: LanguageModel | None = None) -> str:
    from dataclasses import replace

    resume, wish = replace(RESUME, language=language), WISH
    improved = improve_resume(
        resume,
        review=Review(Score(0, "test")),
        region=REGION,
        today=TODAY,
        language_model=language_model,
        letter=wish,
    )
    return write_letter(resume, wish=wish, region=REGION, today=TODAY, rewordings=improved.rewordings).text


def test_it_says_what_the_resume_says() -> None:
    text = letter()
    for said in (
        "Head Nurse",
        "at Hillside Clinic since 2020, where I am Ward Nurse.",
        "At Hillside Clinic, I helped train 12 new nurses in wound care.",
        "Bachelor, Nursing",
        "Norwegian (native)",
        "Mira Solberg",
    ):
        assert said in text


def test_it_mentions_no_gap_and_no_unfinished_degree() -> None:
    text = letter()
    assert "intubation" not in text
    assert "Master" not in text


def test_every_sentence_about_the_person_has_evidence() -> None:
    made = write_letter(RESUME, wish=WISH, region=REGION, today=TODAY)
    sentences = [s for paragraph in made.paragraphs for s in paragraph]
    assert [s for s in sentences[1:-1] if not s.evidence] == []


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_it_is_written_in_the_language_of_the_resume(language: str) -> None:
    text = letter(language)
    assert "I am" not in text
    assert "Hillside Clinic" in text


def test_a_models_sentence_passes_the_gate_or_is_not_used() -> None:
    hostile = FakeLanguageModel(
        lambda t: t.replace("Helped train", "Led the training of") + " I won an award."
    )
    text = letter(language_model=hostile)
    assert "award" not in text
    assert "Led" not in text
    assert "I helped train 12 new nurses" in text
    assert "Mira" not in hostile.asked[0].user


def test_an_outage_leaves_the_built_in_letter() -> None:
    assert letter(language_model=FakeLanguageModel(faults=["timeout"])) == letter()
