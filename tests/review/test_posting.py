"""The resume against a posting (J01 to J11), and what the questionnaire's answers change."""

import json
from datetime import date
from pathlib import Path

from resumelib.matching import match_posting, read_posting
from resumelib.model.document import HiddenText, Parsed
from resumelib.model.jsonresume import from_json_resume
from resumelib.model.region import resolve_region
from resumelib.review import review_resume

TODAY = date(2026, 6, 1)
CLEAN = Path(__file__).parents[2] / "benchmarks" / "labels" / "clean"
NURSE = json.loads((CLEAN / "nurse_gb.json").read_text(encoding="utf-8"))
GOOD = """Staff Nurse

Requirements:
- Bachelor's degree in Nursing
- 3 years of experience in nursing
- Triage and wound care
- Infection control
"""
HARD = """Senior Pilot

Requirements:
- Master's degree in Aviation
- 15 years of experience in nursing
- ATPL license
- Kubernetes, Terraform and Python
- Venepuncture
"""


def review(text="", data=NURSE, hidden=(), **more):
    resume = from_json_resume(data)
    if text:
        more["posting"] = read_posting(text)
        more["match"] = match_posting(more["posting"], resume, today=TODAY)
    parsed = Parsed(resume, hidden=hidden, read_by="structured")
    return review_resume(resume, parsed=parsed, today=TODAY, region=resolve_region("GB"), **more)


def ids(outcome):
    return {f.id for f in outcome.findings if f.id.startswith("J")}


def test_a_fitting_resume_hears_nothing_grave():
    assert not ids(review(GOOD)) & {"J01", "J03", "J04", "J05", "J06", "J07", "J09", "J10"}


def test_a_posting_far_away_is_told_in_its_parts():
    assert {"J01", "J03", "J04", "J05", "J06"} <= ids(review(HARD))


def test_shown_but_not_listed_points_at_the_bullet():
    found = next(
        f
        for f in review(
            "T\n\nRequirements:\n- Vaccine storage\n- Handover\n- Medicines administration\n- Report writing\n- Emergency care\n- Nursing\n"
        ).findings
        if f.id == "J02"
    )

    assert found.path


def test_another_name_for_the_same_thing_is_told():
    assert "J08" in ids(review("Staff Nurse\n\nRequirements:\n- Wundversorgung\n- Triage\n"))


def test_stuffing_and_hidden_terms_are_told():
    stuffed = {**NURSE, "skills": [{"name": "Clinical", "keywords": ["Triage"] * 12}]}

    assert "J07" in ids(review(GOOD, stuffed))
    assert "J07" in ids(review(GOOD, hidden=(HiddenText("triage nurse triage", "white-on-white"),)))


def test_a_posting_in_another_language_is_told():
    german = "Pflegefachkraft (m/w/d)\n\nIhr Profil:\n- Erfahrung in der Wundversorgung und in der Pflege von Menschen mit Demenz\n"

    assert "J09" in ids(review(german))


def test_seniority_is_held_against_the_dates():
    beginner = {**NURSE, "work": [{**NURSE["work"][0], "startDate": "2025-03"}]}

    assert "J10" in ids(review(position="Head of Nursing", data=beginner))
    assert "J10" in ids(review(position="Trainee Nurse"))
    assert "J10" not in ids(review(position="Staff Nurse"))


def test_nothing_about_a_posting_moves_the_score():
    assert review(HARD).score == review().score


def test_the_questionnaire_counts():
    assert "J11" in ids(review(application_timeline="immediate"))
    assert "J11" in ids(review(company_size="startup"))
    assert "J11" not in ids(review(company_size="medium", application_timeline="6+ months"))


def test_the_level_changes_what_is_missing():
    student = {**NURSE, "work": []}

    assert "S01" not in {f.id for f in review(data=student, experience_level="0-2").findings}
    assert "S01" in {f.id for f in review(data=student, experience_level="6+").findings}


def test_the_notes_say_how_the_answers_were_used():
    notes = " ".join(
        review(
            position="Staff Nurse", industry="Healthcare", company_size="enterprise", experience_level="6+"
        ).notes
    )

    assert all(word in notes for word in ("United Kingdom", "Staff Nurse", "Healthcare", "enterprise", "6+"))
