"""C7: how long it is, and how the space is shared out."""

from collections.abc import Iterator

from resumelib.review.check import INFORMATION, WARNING, Hit, check
from resumelib.review.subject import Subject
from resumelib.text.counting import counted


@check(
    "N01",
    title="More pages than usual",
    rationale="In the US one page is expected up to five years of work; elsewhere two, in German-speaking countries three. Academics are exempt.",
    severity=WARNING,
    part="layout",
    source="passfirstround.com; Queen's University Belfast; Ohio Northern University; docs/reference/regions.md",
    fix="Shorten old positions first.",
    example="Three pages with two years of work, for New York",
    needs=("layout",),
    full_at=1,
)
def page_count(subject: Subject) -> Iterator[Hit]:
    pages, limit = len(subject.layout.pages), page_limit(subject)
    if limit and pages > limit and not subject.is_academic:
        yield Hit(
            "",
            f"There are {pages} pages; {limit} {'is' if limit == 1 else 'are'} usual here at this level.",
            f"{pages} pages",
        )


def page_limit(subject: Subject) -> int | None:
    """By region and level: one page in the US and Canada below six years of work."""
    if subject.country in ("US", "CA") and subject.level in ("0-2", "3-5"):
        return 1
    return subject.profile.page_limit


@check(
    "N02",
    title="Very short or very long text",
    rationale="Below 200 words there is too little to judge; above 1,000 most is not read.",
    severity=INFORMATION,
    part="layout",
    source="jobscan.co reports it (200 to 1,000 words)",
    fix="Add what you did, or cut what is old.",
    example="110 words on one page",
    full_at=1,
)
def word_count(subject: Subject) -> Iterator[Hit]:
    count = len(subject.whole_text.split())
    if not subject.is_academic and not 200 <= count <= 1000:
        told = f"There {'is' if count == 1 else 'are'} {counted(count, 'word')}"
        yield Hit("", f"{told}; 200 to 1,000 are usual.", counted(count, "word"))


@check(
    "N03",
    title="Little space for experience",
    rationale="With three years of work or more, experience should fill at least two fifths of the text.",
    severity=INFORMATION,
    part="layout",
    source="v50.ai (public pages)",
    fix="Say more about your positions and less about the rest.",
    example="Half a page of courses above three bare positions",
    levels=("3-5", "6+"),
    full_at=1,
)
def space_balance(subject: Subject) -> Iterator[Hit]:
    if not subject.resume.work or subject.is_academic:
        return
    everything = sum(len(f.text.split()) for f in subject.fields if f.role != "date")
    work = sum(len(f.text.split()) for f in subject.fields if f.section == "work" and f.role != "date")
    if everything > 60 and work < 0.4 * everything:
        yield Hit(
            "work", f"Experience fills {work / everything:.0%} of the text.", f"{work} of {everything} words"
        )
