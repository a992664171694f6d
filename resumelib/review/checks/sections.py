"""C3: sections and what an entry needs."""

from collections.abc import Iterator

from resumelib.review.check import ERROR, WARNING, Hit, check
from resumelib.review.subject import Subject


@check(
    "S01",
    title="No experience section",
    rationale="Experience is what readers look for first; beginners may show projects or education instead.",
    severity=ERROR,
    part="structure",
    source="Reactive Resume's checks; Textkernel résumé-quality codes",
    fix="Add your positions with dates; without any, add projects, placements or volunteering.",
    example="Only skills and interests.",
    full_at=1,
)
def no_experience(subject: Subject) -> Iterator[Hit]:
    resume = subject.resume
    instead = subject.experience_level in ("", "0-2") and (
        resume.projects or resume.volunteer or resume.education
    )
    if not resume.work and not (instead and subject.experience_level == "0-2"):
        yield Hit("work", "No experience section was found.")


@check(
    "S02",
    title="No education or no skills section",
    rationale="Both are searched for by people and by software.",
    severity=WARNING,
    part="structure",
    source="Textkernel résumé-quality codes; Resume Worded (public pages)",
    fix="Add the missing section under its usual title.",
    example="Experience and languages only.",
    full_at=2,
)
def no_education_or_skills(subject: Subject) -> Iterator[Hit]:
    if not subject.resume.education:
        yield Hit("education", "No education section was found.")
    if not subject.resume.skills:
        yield Hit("skills", "No skills section was found.")


@check(
    "S12",
    title="Position without title or employer",
    rationale="A position is a title at an employer; without one of them it cannot be understood or found.",
    severity=ERROR,
    part="structure",
    source="Textkernel résumé-quality codes",
    fix="Add what is missing.",
    example="2019 – 2022: Hillside Clinic",
    full_at=2,
)
def position_incomplete(subject: Subject) -> Iterator[Hit]:
    for n, entry in enumerate(subject.resume.work):
        if not entry.position.strip():
            yield Hit(f"work[{n}].position", "This position has no title.", entry.name)
        if not entry.name.strip():
            yield Hit(f"work[{n}].name", "This position has no employer.", entry.position)
