"""How the questionnaire's answers changed what was checked: one sentence each, for the person."""

from collections.abc import Iterator

from resumelib.review.checks.length import page_limit
from resumelib.review.subject import Subject

_INDUSTRIES = {
    # industry in small letters, as people type it -> what readers of that field look for
    "health": "registrations and certificates are read first, with their dates",
    "care": "registrations and certificates are read first, with their dates",
    "tech": "tools are searched by name; list those you would be asked about",
    "software": "tools are searched by name; list those you would be asked about",
    "finance": "amounts, volumes and audits make bullets believable",
    "account": "amounts, volumes and audits make bullets believable",
    "education": "age groups, class sizes and subjects say more than adjectives",
    "construction": "licences, site sizes and safety records are read first",
    "logistics": "licences, volumes and error rates are read first",
    "hospitality": "covers, rooms and languages are read first",
    "law": "qualification, jurisdiction and years since are read first",
    "academi": "publications count; page limits do not apply",
}


def notes_for(subject: Subject) -> tuple[str, ...]:
    """In a fixed order: country, level, position, industry, company, timeline, posting."""
    return tuple(_notes(subject))


def _notes(subject: Subject) -> Iterator[str]:
    if subject.country:
        where = subject.profile.name or subject.country
        limit = page_limit(subject)
        pages = (
            "no page limit"
            if limit is None or subject.is_academic
            else f"{limit} page{'s' * (limit > 1)} at most"
        )
        yield f"Checked for {where}: {pages}, {'Letter' if subject.profile.paper == 'us-letter' else 'A4'} paper."
        yield from subject.profile.notes
    if subject.experience_level:
        lead = (
            "education may come first and projects may stand for experience"
            if subject.level == "0-2"
            else "experience comes first"
        )
        yield f"Level {subject.experience_level} years: {lead}."
    if subject.position:
        yield f"Held against the position “{subject.position}”: title and seniority (J03, J10)."
    industry = subject.industry.casefold()
    if (
        advice := next((advice for key, advice in _INDUSTRIES.items() if key in industry), "")
        if industry
        else ""
    ):
        yield f"In {subject.industry}, {advice}."
    if subject.company_size:
        yield f"Company size {subject.company_size}: breadth counts in a startup, scale in an enterprise (J11)."
    if subject.application_timeline:
        yield f"Timeline {subject.application_timeline}: availability is asked for when it is immediate (J11)."
    if subject.posting is None and not subject.posting_given:
        yield "Without a posting, nothing is said about what one asks for (J01 to J10)."
