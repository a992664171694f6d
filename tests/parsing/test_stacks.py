"""Dates in a narrow pile beside an entry are one line of it."""

import pytest

from resumelib.model.resume import PartialDate, Resume
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, pdf

JOBS = [
    ("Harbor Works", "Engineer", ["May 2017", "—", "June 2019", "2 years"], "May 2017 — June 2019"),
    ("Salt Company", "Clerk", ["March 2014", "—", "May 2016", "a few seconds"], "March 2014 — May 2016"),
]


def read(*puts: Put) -> Resume:
    name = [Put(50, 50, "Mira Solano"), Put(50, 70, "mira@example.com | +1 206 555 0142")]
    return structure_resume(extract(pdf([*name, *puts]), "resume.pdf")).resume


def page(above: float, newest: list[str]) -> list[Put]:
    """Piles that share their right edge and begin `above` points over the line they stand beside."""
    puts, y = [Put(50, 100, "Experience", bold=True, size=13)], 120.0
    for number, (employer, title, pile, _) in enumerate(JOBS):
        puts += [Put(50, y, f"{title}, {employer}", bold=True)]
        puts += [
            Put(540, y - above + 13 * at, text, right=True)
            for at, text in enumerate(pile if number else newest)
        ]
        texts = [
            "Drove the van along the coast and back",
            "Taught four people how to mend a net",
            "Kept the books",
        ]
        puts += [Put(50, y + 16 + 14 * at, text) for at, text in enumerate(texts)]
        y += 80
    return puts


@pytest.mark.parametrize("above", [0.0, 5.0, -4.0])
def test_a_pile_of_dates_is_the_range_of_the_entry_beside_it(above: float) -> None:
    found = read(*page(above, JOBS[0][2]))

    assert [(job.name, job.position) for job in found.work] == [(job[0], job[1]) for job in JOBS]
    assert [job.dates.as_written for job in found.work] == [job[3] for job in JOBS]


@pytest.mark.parametrize("end", [["— Present"], ["—", "Present"], ["— Present", "9 years"]])
def test_a_pile_that_ends_now_does_so(end: list[str]) -> None:
    found = read(*page(5.0, ["May 2017", *end]))

    assert found.work[0].dates.is_current
    assert found.work[0].dates.start == PartialDate(2017, 5)


def test_dates_in_a_list_of_dashes_stay_where_they_are() -> None:
    texts = ["Present at the yard for all launches", "2017", "Present"]
    puts = [Put(50, 120, "Engineer, Harbor Works, 2015 - 2019"), Put(50, 136, "May 2016")]
    puts += [Put(50, 150 + 14 * at, f"– {text}") for at, text in enumerate(texts)]

    assert [line.text for line in extract(pdf(puts), "resume.pdf").lines][2:] == texts


@pytest.mark.parametrize("pile", [["May 2017 -", "Present"], ["May 2017 –", "June 2019"]])
def test_a_range_that_breaks_at_its_dash_leaves_the_name_beside_it_whole(pile: list[str]) -> None:
    found = read(
        Put(50, 100, "Experience", bold=True, size=13),
        Put(50, 120, "Harbor Works of the Northern Islands and of", bold=True, size=11),
        Put(50, 136, "Brightwater", bold=True, size=11),
        *[Put(470, 120 + 14 * at, text) for at, text in enumerate(pile)],
        Put(50, 152, "Engineer"),
        Put(50, 190, "Salt Company", bold=True, size=11),
        Put(450, 190, "March 2014 - May 2016"),
        Put(50, 206, "Clerk"),
    )

    names = [(job.name, job.position) for job in found.work]
    assert names[0] == ("Harbor Works of the Northern Islands and of Brightwater", "Engineer")
    assert names[1] == ("Salt Company", "Clerk")
    assert found.work[0].dates.start == PartialDate(2017, 5)
