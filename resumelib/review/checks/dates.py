"""C4: dates and the timeline they draw."""

from collections.abc import Iterator

from resumelib.review.check import ERROR, WARNING, Hit, check
from resumelib.review.subject import Subject, dated_entries, month_number


@check(
    "D01",
    title="Entry without a date",
    rationale="Without dates nobody can see how long or how recent an experience is.",
    severity=WARNING,
    part="structure",
    source="Reactive Resume's checks",
    fix="Add the month and year of start and end.",
    example="Nurse, Hillside Clinic",
)
def no_date(subject: Subject) -> Iterator[Hit]:
    for path, name, dates in dated_entries(subject.resume):
        if dates.is_empty and path.startswith(("work", "education")):
            yield Hit(path, "This entry has no date.", name)


@check(
    "D03",
    title="Start after end",
    rationale="A position that ends before it begins is a typing error that a reader will notice.",
    severity=ERROR,
    part="structure",
    source="Reactive Resume's checks",
    fix="Check both dates.",
    example="05/2021 – 03/2019",
    full_at=1,
)
def start_after_end(subject: Subject) -> Iterator[Hit]:
    for path, name, dates in dated_entries(subject.resume):
        if dates.start and dates.end and month_number(dates.start) > month_number(dates.end, last=True):
            yield Hit(
                f"{path}.endDate",
                "This entry ends before it begins.",
                f"{name}: {dates.start.iso} – {dates.end.iso}",
            )


@check(
    "D04",
    title="Date in the future",
    rationale="A future date that is not marked as expected reads as an error.",
    severity=WARNING,
    part="structure",
    source="Reactive Resume's checks",
    fix="Correct the year, or write that the date is expected.",
    example="Started 03/2042",
    full_at=1,
)
def future_date(subject: Subject) -> Iterator[Hit]:
    now = subject.today.year * 12 + subject.today.month - 1
    for path, name, dates in dated_entries(subject.resume):
        if dates.start and month_number(dates.start) > now:
            yield Hit(f"{path}.startDate", "This entry begins in the future.", f"{name}: {dates.start.iso}")
        elif dates.end and month_number(dates.end) > now and not path.startswith("education"):
            yield Hit(f"{path}.endDate", "This entry ends in the future.", f"{name}: {dates.end.iso}")
