"""The engine: what a Review holds, how the score behaves."""

import time
from datetime import date

from resumelib.model.jsonresume import from_json_resume
from resumelib.model.region import resolve_region
from resumelib.review import compare_resumes, review_resume

TODAY = date(2026, 6, 1)
NURSE = {
    "basics": {
        "name": "Ruth Ackerley",
        "email": "ruth.ackerley@example.org",
        "phone": "+44 20 7946 0018",
        "location": {"city": "Leeds", "countryCode": "GB"},
    },
    "work": [
        {
            "name": "Hillside Clinic",
            "position": "Staff Nurse",
            "startDate": "2021-03",
            "highlights": [
                "Lead a team of 6 nurses on the night shift.",
                "Reduce medication errors by 12% with a new handover sheet.",
                "Train 14 students a year in wound care.",
            ],
        }
    ],
    "education": [{"institution": "Leeds College", "studyType": "BSc", "area": "Nursing", "endDate": "2020"}],
    "skills": [{"name": "Clinical", "keywords": ["Wound care", "Triage", "Phlebotomy"]}],
}


def review(data, **more):
    return review_resume(
        from_json_resume(data), parsed=None, today=TODAY, region=resolve_region("GB"), **more
    )


def ids(found):
    return {finding.id for finding in found.findings}


def with_highlight(text):
    work = [{**NURSE["work"][0], "highlights": [text, *NURSE["work"][0]["highlights"][1:]]}]
    return {**NURSE, "work": work}


def test_it_quotes_what_a_finding_means_and_says_where():
    found = next(f for f in review(with_highlight("Helped with the stock count.")).findings if f.id == "B04")

    assert found.path == "work[0].highlights[0]"
    assert found.excerpt == "Helped with the stock count."
    assert found.gain > 0


def test_a_silent_check_is_not_a_passed_one():
    outcome = review(NURSE)

    assert not set(outcome.assessed) & set(outcome.not_assessed)
    assert "P14" not in outcome.assessed


def test_the_points_lost_are_all_accounted_for():
    parts = review({"basics": {"name": "Ruth"}}).score.parts
    assert any(part.losses for part in parts)
    for part in parts:
        assert abs(sum(points for _, points in part.losses) - (part.out_of - part.points)) < 0.1


def test_mending_one_finding_wins_what_it_promised():
    before = review(with_highlight("Helped with the stock count."))
    after = review(with_highlight("Count the stock of 3 wards each week in 2 hours."))
    promised = sum(f.gain for f in before.findings if f.path == "work[0].highlights[0]")

    assert after.score.total > before.score.total
    assert promised > 0


def test_comparing_looks_only_at_what_both_assessed():
    before = review(with_highlight("Helped with the stock count."))
    comparison = compare_resumes(before, review(NURSE))

    assert comparison.content_after > comparison.content_before
    assert comparison.layout_before is None
    assert "B04" in {finding.id for finding in comparison.mended}


def test_a_long_gap_is_told_in_years_and_months():
    work = [
        {"name": "Old Mill", "position": "Baker", "startDate": "2014-01", "endDate": "2015-03"},
        {"name": "New Mill", "position": "Baker", "startDate": "2021-06", "endDate": "2022-01"},
    ]
    resume = from_json_resume({"basics": {"name": "Jo Example"}, "work": work})
    review = review_resume(resume, parsed=None, today=date(2026, 3, 1), region=resolve_region(""))
    said = [f.message for f in review.findings if f.id == "D09"]
    assert "There is a gap of 6 years and 2 months before this entry." in said


def test_a_highlight_without_a_space_costs_no_square_of_its_length():
    """20,000 letters took five seconds."""
    resume = from_json_resume({"work": [{"name": "X", "position": "Cook", "highlights": ["a" * 20_000]}]})
    began = time.process_time()
    review_resume(resume, parsed=None, region=resolve_region("GB"), today=TODAY)
    assert time.process_time() - began < 2
