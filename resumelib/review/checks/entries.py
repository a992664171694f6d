"""C3, what an entry needs and what it does not."""

import re
from collections.abc import Iterator

from resumelib.review.check import ERROR, INFORMATION, WARNING, Hit, check
from resumelib.review.subject import Subject
from resumelib.text.counting import counted
from resumelib.text.lazy import lazy

_SCHOOL = lazy(
    r"\b(?:high school|secondary school|grammar school|highschool|a[- ]levels?|gcses?|abitur|gymnasium|realschule|realschulabschluss|mittlere reife|hauptschule|gesamtschule|"
    r"baccalauréat|lycée|collège|bachillerato|instituto de educación secundaria|educación secundaria|graduado escolar|eso|diploma di maturità|liceo)\b",
    re.IGNORECASE,
)
_GPA = lazy(r"(?<![\d.,])([0-4][.,]\d{1,2}|[0-4])(?:\s*/\s*(4(?:[.,]0{1,2})?))?(?![\d.,]*\d)")


@check(
    "S10",
    title="Summary is too long or too short",
    rationale="Two to four lines are read; more is skipped, less says nothing.",
    severity=INFORMATION,
    part="impact",
    source="Resume Worded (public pages): 20 to 80 words",
    fix="Aim at 30 to 60 words.",
    example="Nurse.",
    full_at=1,
)
def summary_length(subject: Subject) -> Iterator[Hit]:
    summary = subject.resume.basics.summary
    count = len(summary.split())
    if summary.strip() and not 20 <= count <= 80:
        long_or_short = "long" if count > 80 else "short"
        yield Hit("basics.summary", f"The summary is {long_or_short}: {counted(count, 'word')}.", summary)


@check(
    "S11",
    title="Degree without institution, or institution without degree",
    rationale="Only both together can be understood and verified.",
    severity=WARNING,
    part="structure",
    source="Textkernel résumé-quality codes",
    fix="Add what is missing.",
    example="Master of Science, 2018",
    full_at=2,
)
def degree_incomplete(subject: Subject) -> Iterator[Hit]:
    for n, entry in enumerate(subject.resume.education):
        degree = entry.study_type.strip() or (
            entry.area.strip() if subject.is_document or not entry.institution else ""
        )
        if not entry.institution.strip() and degree and not _run_together(subject, degree):
            yield Hit(f"education[{n}].institution", "This degree names no institution.", degree)
        elif entry.institution.strip() and not degree and not _run_together(subject, entry.institution):
            yield Hit(
                f"education[{n}].studyType",
                "This institution is named without a degree or subject.",
                entry.institution,
            )


def _run_together(subject: Subject, *texts: str) -> bool:
    """On a page, "Nurse, Hillside Clinic" in one line names both, even where they could not be told apart."""
    return subject.is_document and any(
        re.search(r"\w\s*(?:,|\||·|•|–|—|\s-|\s@|\bat\b|\bbei\b|\bchez\b|\ben\b)\s*\w", text)
        for text in texts
    )


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
        nothing_read = subject.is_document and not (entry.position.strip() or entry.name.strip())
        if (
            nothing_read
            or _run_together(subject, entry.position, entry.name)
            or entry.location.count(",") > 1
        ):
            continue  # on a page, this speaks of the reading, not of the resume
        if not entry.position.strip():
            yield Hit(f"work[{n}].position", "This position has no title.", entry.name)
        if not entry.name.strip():
            yield Hit(f"work[{n}].name", "This position has no employer.", entry.position)


@check(
    "S13",
    title="Low grade shown, or school detail beside a degree",
    rationale="A weak grade need not be shown, and school says little once there is a degree and work.",
    severity=INFORMATION,
    part="layout",
    source="Ohio Northern University résumé standards (GPA below 3.0); university résumé rubrics",
    fix="Leave it out.",
    example="GPA 2.6",
    full_at=2,
)
def low_grade(subject: Subject) -> Iterator[Hit]:
    for n, entry in enumerate(subject.resume.education):
        texts = [(f"education[{n}].score", entry.score)]
        texts += [(f"education[{n}].summary", t) for t in (entry.summary, entry.study_type, entry.area, *(h.text for h in entry.highlights)) if re.search(r"\bGPA\b", t)]  # fmt: skip
        for path, text in texts:
            if text and _is_low(text, subject.language):
                yield Hit(path, "A grade point average below 3.0 need not be shown.", text)
    if subject.months_of_work <= 60:
        return
    higher = [
        e
        for e in subject.resume.education
        if e.study_type and not _SCHOOL.search(f"{e.study_type} {e.institution}")
    ]
    for n, entry in enumerate(subject.resume.education):
        name = f"{entry.study_type} {entry.institution}"
        if higher and entry not in higher and _SCHOOL.search(name):
            yield Hit(
                f"education[{n}]",
                "School can go once there are a degree and more than five years of work.",
                name.strip(),
            )


def _is_low(text: str, language: str) -> bool:
    """Grade point averages of the four-point scale only: elsewhere, small numbers may be the good ones."""
    named = re.search(r"\bGPA\b|grade point", text, re.IGNORECASE)
    match = _GPA.search(text)
    if not match or not (named or match.group(2) or language == "en"):
        return False
    return 0 < float(match.group(1).replace(",", ".")) < 3.0 and not re.search(
        r"(?:/|of)\s*(?:5|6|10|20|100)|%|:\d", text
    )


@check(
    "S14",
    title="Interests take more than two lines",
    rationale="Interests may open a talk; more than two lines of them push out what counts.",
    severity=INFORMATION,
    part="layout",
    source="common advice; no published source found",
    fix="Keep the two or three that say something about you.",
    example="Reading, hiking, cooking, travelling, photography, chess, … over four lines",
    full_at=1,
)
def long_interests(subject: Subject) -> Iterator[Hit]:
    text = ", ".join(f.text for f in subject.fields if f.section == "interests")
    if len(text) > 190 or len(text.split()) > 28:
        yield Hit("interests", f"The interests fill more than two lines ({len(text.split())} words).", text)
