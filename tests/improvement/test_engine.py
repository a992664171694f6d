"""The built-in engine: better wording, the same facts."""

from datetime import date

import pytest

from resumelib.improvement import apply_suggestions, improve_resume
from resumelib.model.finding import Review, Score
from resumelib.model.region import resolve_region
from resumelib.model.resume import Basics, DateRange, Highlight, PartialDate, Position, Resume
from resumelib.model.suggestion import Applicability

PAST = DateRange(PartialDate(2018), PartialDate(2020))


def resume_of(*texts: str, language: str = "en", dates: DateRange = PAST) -> Resume:
    highlights = tuple(Highlight(f"h{n}", text) for n, text in enumerate(texts))
    work = (Position("w1", "Bluebird Café", "Barista", dates=dates, highlights=highlights),)
    return Resume(Basics(name="Mira Solberg"), work=work, language=language)


def improved(*texts: str, language: str = "en", dates: DateRange = PAST) -> list[str]:
    resume = resume_of(*texts, language=language, dates=dates)
    improvement = improve_resume(
        resume,
        review=Review(Score(0, "test")),
        region=resolve_region("US"),
        today=date(2026, 1, 1),
    )
    safe = [s.id for s in improvement.suggestions if s.applicability is Applicability.SAFE]
    after, _ = apply_suggestions(resume, improvement.suggestions, safe)
    return [h.text for entry in after.work for h in entry.highlights]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Responsible for managing the morning shift", "Managed the morning shift"),
        ("Was responsible for the maintenance of two coffee machines", "Maintained two coffee machines"),
        ("Duties included opening the till, cleaning machines and serving guests", "Opened the till, cleaned machines and served guests"),
        ("Assisted with the preparation of weekly orders", "Helped prepare weekly orders"),
        ("I wrote the training manual for new staff", "Wrote the training manual for new staff"),
        ("Successfully trained the new staff", "Trained the new staff"),
        ("Manage the supplier list and order the beans", "Managed the supplier list and ordered the beans"),
        ("Kept  the stock list , in order to avoid  waste", "Kept the stock list, to avoid waste"),
        ("Worked with with suppliers on deliveries", "Worked with suppliers on deliveries"),
        ("•  Baked bread for the shop", "Baked bread for the shop"),
    ],
)  # fmt: skip
def test_it_edits_like_a_copy_editor(before: str, after: str) -> None:
    assert improved(before) == [after]


@pytest.mark.parametrize(
    "text",
    [
        "Worked on migrating the till to a tablet",
        "Helped design the new menu",
        "Design of menus and posters",
        "Support for three shops in the north",
        "Maintained the page “very successfully brewed” for guests",
        "See https://example.com/a--b  ,x for the page",
    ],
)
def test_it_leaves_what_it_does_not_understand(text: str) -> None:
    assert [t.replace("  ", " ") for t in improved(text)] == [text.replace("  ", " ")]


def test_it_makes_the_ends_of_a_list_alike() -> None:
    after = improved(
        "Baked bread for the shop.", "Served guests at the counter", "Kept the stock list up to date"
    )
    assert not any(text.endswith(".") for text in after)


def test_it_keeps_the_present_tense_of_a_current_position() -> None:
    current = DateRange(PartialDate(2021), is_current=True)
    assert improved("Manage the supplier list", dates=current) == ["Manage the supplier list"]
    assert improved("Responsible for managing the supplier list", dates=current) == [
        "Manage the supplier list"
    ]


def test_it_says_where_it_edits_typography_only() -> None:
    resume = resume_of("Ansvarig  för kassan", language="sv")
    improvement = improve_resume(
        resume, review=Review(Score(0, "t")), region=resolve_region("SE"), today=date(2026, 1, 1)
    )
    assert [s.after for s in improvement.suggestions] == ["Ansvarig för kassan"]
    assert any("typography" in note for note in improvement.notes)
