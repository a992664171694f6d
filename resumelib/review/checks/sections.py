"""C3: the sections of the page, their titles and their order."""

from collections.abc import Iterator

from resumelib.review.check import ERROR, INFORMATION, WARNING, Hit, check
from resumelib.review.phrases import phrases_in
from resumelib.review.subject import Subject
from resumelib.text.headings import heading_kind
from resumelib.text.tokens import fold

_FILLED = ("work", "volunteer", "education", "projects", "skills", "languages", "certificates", "awards", "publications", "interests", "references")  # fmt: skip


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
    beginner = subject.experience_level == "0-2" and (resume.projects or resume.volunteer or resume.education)
    if not resume.work and not beginner:
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
    "S03",
    title="Unusual section title",
    rationale="Readers scan for known titles, and software files text under them; a creative one hides what stands below.",
    severity=INFORMATION,
    part="structure",
    source="Reactive Resume's checks; passfirstround.com; list of titles of our own in eight languages",
    fix="Use the common title: Experience, Education, Skills, Projects, …",
    example="My Journey So Far",
    needs=("sections",),
)
def unusual_title(subject: Subject) -> Iterator[Hit]:
    for section in subject.resume.sections:
        title = section.title.strip()
        if title and section.kind == "custom" and not heading_kind(title):
            yield Hit(
                _section_path(subject, section.custom_id), f"“{title}” is not a usual section title.", title
            )
        elif title and section.kind != "custom" and not heading_kind(title):
            yield Hit(section.kind, f"“{title}” is not a usual section title.", title)


def _section_path(subject: Subject, custom_id: str) -> str:
    ids = [section.id for section in subject.resume.custom]
    return f"custom[{ids.index(custom_id)}]" if custom_id in ids else "custom"


@check(
    "S04",
    title="Empty section",
    rationale="A title with nothing below looks like a page that was never finished.",
    severity=WARNING,
    part="structure",
    source="Reactive Resume's checks; Textkernel résumé-quality codes",
    fix="Fill it or take it out.",
    example="PUBLICATIONS, and then the next title.",
    full_at=2,
)
def empty_section(subject: Subject) -> Iterator[Hit]:
    filled = {f.section for f in subject.fields}
    reported = set()
    for section in subject.resume.sections:
        if section.kind in _FILLED and section.kind not in filled and section.kind not in reported:
            reported.add(section.kind)
            yield Hit(section.kind, f"The section “{section.title or section.kind}” is empty.", section.title)
        elif section.kind == "summary" and not subject.resume.basics.summary.strip():
            yield Hit(
                "basics.summary", f"The section “{section.title or 'summary'}” is empty.", section.title
            )
        elif section.kind == "custom" and not _custom_filled(subject, section.custom_id):
            yield Hit("custom", f"The section “{section.title}” is empty.", section.title)
    for kind in _FILLED:
        if kind not in filled and kind not in reported and getattr(subject.resume, kind):
            yield Hit(kind, f"The section “{kind}” holds an entry without any text.", kind)


def _custom_filled(subject: Subject, custom_id: str) -> bool:
    return any(
        e.title or e.subtitle or e.text or e.highlights
        for section in subject.resume.custom
        if section.id == custom_id
        for e in section.entries
    )


@check(
    "S05",
    title="Order of sections does not fit the level",
    rationale="Beginners are read by their education, everybody else by their experience; the stronger one comes first.",
    severity=INFORMATION,
    part="layout",
    source="University résumé rubrics; University of Minnesota Duluth handbook",
    fix="Move education before experience as a beginner, after it otherwise.",
    example="Ten years of work after two pages of studies.",
    needs=("sections",),
    full_at=1,
)
def section_order(subject: Subject) -> Iterator[Hit]:
    kinds = [section.kind for section in subject.resume.sections]
    if "work" not in kinds or "education" not in kinds or subject.is_academic:
        return
    education_first = kinds.index("education") < kinds.index("work")
    if subject.level == "6+" and education_first:
        yield Hit(
            "education", "With six years of work or more, experience comes before education.", "education"
        )
    elif subject.level == "0-2" and not education_first and subject.months_of_work < 24:
        yield Hit("work", "With little experience, education comes first.", "work")


@check(
    "S06",
    title="Text outside any section",
    rationale="Text that stands under no title is not filed anywhere by software and is overlooked by readers.",
    severity=INFORMATION,
    part="structure",
    source="OfflineCV's score",
    fix="Move it under a section title.",
    example="A paragraph between the contact line and the first title.",
    needs=("text",),
)
def outside_sections(subject: Subject) -> Iterator[Hit]:
    assert subject.parsed is not None
    for leftover in subject.parsed.leftover:
        if sum(c.isalpha() for c in leftover.text) >= 12:
            yield Hit("", "This text belongs to no section.", leftover.text)


@check(
    "S07",
    title="Section appears twice",
    rationale="Two sections of one kind make a reader look for the difference between them.",
    severity=WARNING,
    part="structure",
    source="common sense; no published source found",
    fix="Join them under one title.",
    example="Skills, Education, Technical Skills",
    needs=("sections",),
    full_at=2,
)
def duplicate_section(subject: Subject) -> Iterator[Hit]:
    seen: dict[str, str] = {}
    for section in subject.resume.sections:
        key = section.kind if section.kind != "custom" else fold(section.title)
        if key in seen and key:
            yield Hit(section.kind, f"“{section.title}” repeats the section “{seen[key]}”.", section.title)
        seen.setdefault(key, section.title)


@check(
    "S08",
    title="References listed, or offered on request",
    rationale="Everybody gives references when asked; the line takes space, and listed people's data are not yours to spread.",
    severity=INFORMATION,
    part="layout",
    source="careereducation blog; Textkernel résumé-quality codes",
    fix="Leave it out; in Australia and New Zealand listed referees are usual and may stay.",
    example="References available upon request.",
    full_at=1,
)
def references(subject: Subject) -> Iterator[Hit]:
    if subject.resume.references and subject.country not in ("AU", "NZ"):
        first = subject.resume.references[0]
        yield Hit("references[0]", "References are listed.", first.name or first.reference)
        return
    texts = [(f.path, f.text) for f in subject.fields]
    if subject.is_document and subject.parsed is not None:
        texts += [("", leftover.text) for leftover in subject.parsed.leftover]
    for language in dict.fromkeys((subject.language or "en", "en")):
        for path, text in texts:
            if found := next(phrases_in(text, language, "reference_phrases"), ""):
                yield Hit(path, f"“{found}” can go.", text)
                return


@check(
    "S09",
    title="Objective instead of a summary",
    rationale="An objective says what you want; a summary says what you bring, which is what the reader came for.",
    severity=INFORMATION,
    part="impact",
    source="University résumé rubrics; careereducation blog",
    fix="Say in two or three lines what you do and what you have reached.",
    example="Objective: seeking a challenging position in a growing company.",
    languages=("en", "de", "fr", "es"),
    full_at=1,
)
def objective(subject: Subject) -> Iterator[Hit]:
    summary = subject.resume.basics.summary
    titles = [s.title for s in subject.resume.sections if s.kind == "summary"]
    titles += [section.title for section in subject.resume.custom]
    for title in titles:
        if next(phrases_in(title, subject.language, "objective_titles"), ""):
            yield Hit("basics.summary", f"“{title}” announces an objective.", title or summary)
            return
    texts = [("basics.summary", summary), ("basics.label", subject.resume.basics.label)]
    texts += [(f.path, f.text) for f in subject.fields if f.section == "custom"]
    for path, text in texts:
        if found := next(phrases_in(text, subject.language, "objective_phrases"), ""):
            yield Hit(path, f"“{found}” says what you want, not what you bring.", text)
            return
