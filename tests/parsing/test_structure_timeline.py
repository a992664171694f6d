"""Pages that tell everything as one timeline: what happened in which month."""

from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, pdf


def test_events_under_months_are_filed_under_the_sections_they_tell_of() -> None:
    lines = [
        ("March 2020", 9, True),
        ("Joined Brightwell Mill", 12, False),
        ("Master weaver", 10, False),
        ("January 2019", 9, True),
        ("Finished 1 degree at Lowfield University", 12, False),
        ("BSc · Textiles", 10, False),
        ("June 2016", 9, True),
        ("Joined Fernhill Looms", 12, False),
        ("Weaver", 10, False),
    ]
    puts = [
        Put(60, 60, "Lena Fox", 16),
        Put(60, 80, "lena@example.org"),
        Put(60, 110, "Experience", 14, bold=True),
    ]
    puts += [Put(60, 140 + 30 * n, text, size, bold) for n, (text, size, bold) in enumerate(lines)]

    resume = structure_resume(extract(pdf(puts), "resume.pdf")).resume

    assert [(p.name, p.position, p.dates.start and p.dates.start.year) for p in resume.work] == [
        ("Brightwell Mill", "Master weaver", 2020),
        ("Fernhill Looms", "Weaver", 2016),
    ]
    assert [(d.institution, d.study_type, d.area) for d in resume.education] == [
        ("Lowfield University", "BSc", "Textiles")
    ]


def test_sentences_of_jobs_that_begin_like_events_stay_with_the_jobs() -> None:
    jobs = "".join(
        f"### Weaver, Mill {letter} GmbH\n\nMay 20{year}\n\nWove linen for the market.\n\n{verb} a loom for the hall\n\n"
        for letter, year, verb in (("A", 18, "Received"), ("B", 16, "Completed"), ("C", 14, "Launched"))
    )
    text = f"# Lena Fox\n\nlena@example.org\n\n## Experience\n\n{jobs}"

    resume = structure_resume(extract(text.encode(), "resume.md")).resume

    assert len(resume.work) == 3
    assert not resume.awards and not resume.projects
