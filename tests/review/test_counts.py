"""One of a thing is told as one, in every sentence with a count, in every language of the interface."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from resumelib.matching import match_posting, read_posting
from resumelib.model.document import Layout, PageLayout, Parsed
from resumelib.model.jsonresume import from_json_resume
from resumelib.model.region import resolve_region
from resumelib.rendering.notes import pages_note
from resumelib.review import review_resume
from resumelib.text.counting import counted
from web.pages.sentences import in_words

SPARSE = {
    "basics": {"name": "Ruth Ackerley", "phone": "7", "summary": "Nurse."},
    "work": [
        {"name": "Hillside Clinic", "position": "Nurse", "startDate": "2025-01", "highlights": ["Triage"]},
        {
            "name": "Ward Nine",
            "position": "Nurse",
            "startDate": "2014-01",
            "endDate": "2018-01",
            "highlights": ["Manage the ward and its rota."],
        },
    ],
    "skills": [{"name": "Clinical", "keywords": ["Phlebotomy"]}],
}
POSTING = "Nurse\n\nRequirements\n- 1 year of experience in Kubernetes operations\n"
_ONE_OF_SEVERAL = re.compile(r"(?<![\d.,])1 (?:hard |soft )?(?!is\b)[a-z]+s\b")


@pytest.fixture(scope="module")
def told():
    """What a review says of a resume that has one of everything."""
    resume = replace(from_json_resume(SPARSE), language="en")
    layout = Layout(pages=(PageLayout(595, 842, images=1),), ligatures=1)
    parsed = Parsed(resume, layout=layout, text="Nurse")
    review = review_resume(
        resume,
        parsed=replace(parsed, media_type="application/pdf"),
        today=date(2026, 6, 1),
        region=resolve_region("GB"),
        match=match_posting(read_posting(POSTING), from_json_resume({}), today=date(2026, 6, 1)),
    )
    return [finding.message for finding in review.findings]


@pytest.mark.parametrize(
    "sentence",
    [
        "This position has 1 bullet; 3 to 6 are usual.",
        "This bullet has only 1 word.",
        "The summary is short: 1 word.",
        "There is only 1 hard skill.",
        "The only bullet of a past position opens in the present tense.",
        "This cannot be a phone number: it has 1 digit, and 7 to 15 are possible.",
    ],
)
def test_a_finding_about_one_thing_speaks_of_one(told, sentence):
    assert sentence in [message.split(". ")[0].rstrip(".") + "." for message in told]


def test_no_finding_says_one_and_means_several(told):
    assert len(told) > 10
    assert [message for message in told if _ONE_OF_SEVERAL.search(message)] == []


def test_a_page_too_many_is_held_against_one_page_in_the_singular():
    region = replace(resolve_region("US"), page_limit=1)
    assert list(pages_note(region, 2, limited=True)) == [
        "It has 2 pages; at most one page is usual in the United States."
    ]


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 findings"), (1, "1 finding"), (2, "2 findings"), (1000, "1000 findings")]
)
def test_it_counts(count, said):
    assert counted(count, "finding") == said


@pytest.mark.parametrize(
    ("code", "one", "many"),
    [
        ("de", "1 Befund, 91 von 100 Punkten.", "2 Befunde, 91 von 100 Punkten."),
        ("fr", "1 remarque, 91 points sur 100.", "2 remarques, 91 points sur 100."),
        ("es", "1 observación, 91 puntos de 100.", "2 observaciones, 91 puntos de 100."),
    ],
)
def test_the_other_languages_count_too(code, one, many):
    with translation.override(code):
        assert in_words("1 finding, score 91 of 100.") == one
        assert in_words("2 findings, score 91 of 100.") == many


def test_what_a_model_did_is_counted_in_german():
    with translation.override("de"):
        assert in_words("Language model m: 1 request, 7 tokens.") == "Sprachmodell m: 1 Anfrage, 7 Token."
        assert in_words("Entry 2 of 3 answered: 1 suggestion.") == "Eintrag 2 von 3 beantwortet: 1 Vorschlag."
        assert in_words("1 suggestion, 2 questions.") == "1 Vorschlag, 2 Fragen."
