"""What a head says besides whose post it was: no employer, no title, no school."""

import pytest

from resumelib.model.resume import Resume
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume


def read(body: str) -> Resume:
    head = "<h1>Dagny Lindqvist</h1><p>dagny@example.org</p>"
    return structure_resume(extract(f"<html><body>{head}{body}</body></html>".encode(), "resume.html")).resume


@pytest.mark.parametrize(
    "line",
    [
        "Reporting to the CTO",
        "Team of 40",
        "Supervisor: Rolf Ek",
        "Équipe de 12",
        "58 Mitarbeitende",
        "Betreuer: Dr. Ek",
    ],
)
def test_whom_one_reported_to_is_told_of_the_post_and_is_no_employer(line: str) -> None:
    jobs = "".join(
        f"<p><b>{title}</b></p><p>{line}</p><p>{dates}</p><p>Wove damask by the yard for the theaters of the town.</p>"
        for title, dates in [("Senior Engineer", "2015 - 2019"), ("Sales Assistant", "2012 - 2014")]
    )
    found = read(f"<h2>Experience</h2>{jobs}").work

    assert [(job.name, job.position, job.dates.as_written) for job in found] == [
        ("", "Senior Engineer", "2015 - 2019"),
        ("", "Sales Assistant", "2012 - 2014"),
    ]
    assert all(line in " ".join((job.summary, *(h.text for h in job.highlights))) for job in found)


def test_a_supervisor_of_a_thesis_is_no_school() -> None:
    found = read(
        "<h2>Education</h2><p><b>Weaving School</b></p><p>Supervisor: Rolf Ek</p><p>BA in Textile Design, 2010 - 2013</p>"
    ).education

    assert (found[0].institution, found[0].study_type) == ("Weaving School", "BA")


def test_a_title_that_begins_like_an_aside_is_one() -> None:
    found = read(
        "<h2>Experience</h2><p><b>Supervisor</b></p><p>Fernhill Mills Inc.</p><p>2015 - 2019</p>"
    ).work

    assert (found[0].position, found[0].name) == ("Supervisor", "Fernhill Mills Inc.")
