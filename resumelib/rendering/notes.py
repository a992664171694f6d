"""What was applied for the region and why, one sentence each, in words for the person."""

from collections.abc import Iterator

from resumelib.model.region import Region
from resumelib.rendering.view import ResumeView

_WITH_ARTICLE = ("United ", "Netherlands", "European Union")
_PAPERS = {"a4": "A4", "us-letter": "US Letter"}


def region_notes(
    region: Region, view: ResumeView, *, paged: bool, photo_given: bool, photo_possible: bool
) -> Iterator[str]:
    """Paper, dates, photo and personal data; nothing is said of what did not matter for this resume."""
    paper = f"{_PAPERS[region.paper]} paper and dates" if paged else "Dates"
    yield f"{paper} as {region.date_style}, the habit in {_place(region)}."
    if photo_given and region.photo == "hide":
        yield f"The photo was left out: {_reason(region)}"
    elif photo_given and photo_possible:
        yield f"The photo is shown: it is {'expected' if region.photo == 'expected' else 'accepted'} in {_place(region)}."
    if view.hidden:
        reason = _reason(region)
        yield f"Left out: {', '.join(view.hidden)}. {reason[:1].upper()}{reason[1:]} Nothing is lost: it stays in your data."


def pages_note(region: Region, pages: int, *, limited: bool) -> Iterator[str]:
    """Only where there are more pages than employers of the region expect."""
    if limited and region.page_limit and pages > region.page_limit:
        if region.page_limit == 1:
            yield f"It has {pages} pages; at most one page is usual in {_place(region)}."
        else:
            yield f"It has {pages} pages; at most {region.page_limit} pages are usual in {_place(region)}."


def _place(region: Region) -> str:
    if not region.code:
        return "most countries"
    return f"the {region.name}" if region.name.startswith(_WITH_ARTICLE) else region.name


def _reason(region: Region) -> str:
    return region.notes[0] if region.notes else f"employers in {_place(region)} do not expect it."
