"""Where things stand on the page: what the eye would see at once, measured."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest

from resumelib.model.region import resolve_region
from resumelib.model.resume import (
    Basics,
    DateRange,
    Degree,
    PartialDate,
    Position,
    Publication,
    Reference,
    Resume,
    SkillGroup,
)
from resumelib.rendering import list_themes, render_resume, verify_artifact
from resumelib.rendering.pdf import count_pages, last_page_share
from tests.rendering.people import ALICE, highlights

GB = resolve_region("GB")
THEMES = [theme.name for theme in list_themes()]


def lines(data: bytes) -> Iterator[tuple[int, float, float, str]]:
    """Page, distance from its upper edge, left end and text of each line of one baseline, without its spaces."""
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document):
        height, text = page.get_height(), page.get_textpage()
        rows: dict[int, list[tuple[float, str]]] = defaultdict(list)
        for index in range(text.count_chars()):
            left, bottom, _, top = text.get_charbox(index, loose=True)
            char = text.get_text_range(index, 1)
            if char.strip() and char.isprintable():
                rows[round(height - (bottom + top) / 2)].append((left, char))
        for middle, chars in sorted(rows.items()):
            ordered = sorted(chars)
            yield number, middle, ordered[0][0], "".join(char for _, char in ordered)


def render(resume: Resume, theme: str, **options: object) -> bytes:
    made = render_resume(resume, format="pdf", theme=theme, region=GB, **options)  # type: ignore[arg-type]
    assert verify_artifact(resume, made.data, format="pdf", region=GB).passed
    return made.data


def scholar(count: int) -> Resume:
    papers = tuple(
        Publication(
            f"publications{n}",
            f"A study of river {n}"
            if n % 2
            else f"What forty years of gauges say about river {n} and all that joins it",
            "Journal of Estuarine Research",
            date=PartialDate(2020, 5),
            summary=f"With colleague {n}." if n % 3 == 0 else "",
        )
        for n in range(1, count + 1)
    )
    return replace(ALICE, publications=papers)


def busy(entries: int) -> Resume:
    work = tuple(
        Position(
            f"work{n}",
            f"Employer {n}",
            f"Position {n}",
            dates=DateRange(PartialDate(2000 + n, 3), PartialDate(2001 + n, 2)),
            highlights=highlights(
                f"work{n}",
                *(
                    f"Task {n}.{k}: moved the depots of the north onto one plan that all of them could follow."
                    for k in range(7)
                ),
            ),
        )
        for n in range(entries)
    )
    return replace(ALICE, work=work)


@pytest.mark.parametrize("theme", THEMES)
def test_no_line_is_printed_over_another(theme: str) -> None:
    tops: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for page, middle, left, text in lines(render(scholar(9), theme)):
        if theme != "sidebar" or page or left > 180:  # the sidebar, on the first page, has its own lines
            tops[page].append((middle, text))
    assert sum(map(len, tops.values())) > 40
    for rows in tops.values():
        for (above, first), (below, second) in pairwise(rows):
            # Texts of one line differ by a little where their sizes do; two lines by two thirds of the smallest size.
            assert below - above < 3 or below - above > 7, (first, second)


@pytest.mark.parametrize("theme", THEMES)
def test_an_entrys_head_never_ends_a_page(theme: str) -> None:
    rows = [row for row in lines(render(busy(9), theme)) if row[0] == 0 or not row[3].startswith("Alice")]
    last_of_page = {page: text for page, _, left, text in rows if theme != "sidebar" or page or left > 180}
    assert len(last_of_page) > 1
    for text in last_of_page.values():
        assert not text.startswith(("Position", "Employer")), text


@pytest.mark.parametrize("theme", THEMES)
def test_a_short_resume_fills_more_of_its_page_and_stays_on_it(theme: str) -> None:
    short = Resume(
        basics=Basics("Bo Li", email="bo@example.org"),
        education=(Degree("education1", "University of York", "History", "BA"),),
        skills=(SkillGroup("skills1", "Excel"), SkillGroup("skills2", "First aid")),
        language="en",
    )
    from resumelib.rendering.compose import view_resume
    from resumelib.rendering.pdf import Sheet, look_for, typeset_pdf
    from resumelib.rendering.themes import load_theme

    folder = load_theme(theme)
    plain = typeset_pdf(Sheet(view_resume(short, GB, first=folder.first)), folder, look_for(folder, GB, None))
    aired = render(short, theme)
    assert count_pages(aired) == 1
    assert last_page_share(plain) < last_page_share(aired) < 0.7


@pytest.mark.parametrize("theme", ["classic", "compact", "tabular"])
def test_tightening_leaves_no_hole_at_the_foot(theme: str) -> None:
    found = 0
    for count in range(1, 10):
        made = render_resume(scholar(count), format="pdf", theme=theme, region=GB)
        if any("To spare" in note or "To fit" in note for note in made.notes):
            found += 1
            assert last_page_share(made.data) > 0.75
    assert found


@pytest.mark.parametrize("theme", ["sidebar", "tabular", "modern"])
@pytest.mark.parametrize(("language", "name"), [("ar", "ليلى الخطيب"), ("he", "נועה לוי")])
def test_pages_written_from_right_to_left_are_mirrored(theme: str, language: str, name: str) -> None:
    resume = replace(ALICE, basics=replace(ALICE.basics, name=name), language=language)
    rows = list(lines(render(resume, theme)))
    left = next(left for _, _, left, text in rows if "SQL" in text)
    assert left > (350 if theme == "sidebar" else 150)  # the column, or the line's end, stands at the right


def test_a_long_name_breaks_evenly_and_a_long_address_stays_whole() -> None:
    basics = replace(
        ALICE.basics,
        name="Maximiliana-Theodora Konstantinopoulou von Hohenstein-Wallenburg und zu Altenmarkt",
        url="https://hohenstein-wallenburg.example.org/maximiliana/portfolio/all-projects?view=list&sort=recent#top",
    )
    texts = [text for _, _, _, text in lines(render(replace(ALICE, basics=basics), "classic"))]
    first = next(text for text in texts if text.startswith("Maximiliana"))
    second = texts[texts.index(first) + 1]
    assert 0.5 < len(second) / len(first) < 2
    assert any(text.startswith("hohenstein") and text.endswith("recent#top") for text in texts)


def test_a_word_wider_than_its_column_stays_on_the_paper() -> None:
    word = "Arbeitsschutzmanagementsystemeinführung"
    resume = replace(ALICE, skills=(SkillGroup("skills1", word, "", ("ISO 45001",)),))
    for theme in ("tabular", "sidebar"):
        lefts = [left for _, _, left, _ in lines(render(resume, theme))]
        assert len(lefts) > 20 and min(lefts) > 25


def test_a_wish_that_can_not_be_met_gives_no_more_pages_than_no_wish_and_says_so():
    deeds = highlights("work[0]", *(f"Deed number {n} that was done with care" for n in range(46)))
    long = replace(ALICE, work=(replace(ALICE.work[0], highlights=deeds), *ALICE.work[1:]))

    free = render_resume(long, format="pdf", theme="academic", region=GB)
    wished = render_resume(long, format="pdf", theme="academic", region=GB, fit_pages=1)

    assert (free.pages, wished.pages) == (2, 2)
    assert any("spare an almost empty last page" in note for note in wished.notes)
    assert any("does not fit on one page" in note and "it has 2 pages" in note for note in wished.notes)


@pytest.mark.parametrize("theme", THEMES)
def test_prose_without_a_head_follows_its_title_as_closely_as_the_summary_does(theme: str) -> None:
    resume = replace(ALICE, references=(Reference("ref1", "", "Names are given on request."),))
    rows = [
        (page, middle, text)
        for page, middle, left, text in lines(render(resume, theme))
        if theme != "sidebar" or left > 180
    ]

    def gap_above(begin: str) -> float:
        above, line = next(pair for pair in pairwise(rows) if pair[1][2].startswith(begin))
        assert above[0] == line[0]
        return line[1] - above[1]

    assert gap_above("Namesaregiven") <= gap_above("Operationslead") + 2
