"""Names and the places behind them in the heads of positions."""

import pytest

from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.place_cuts import split_place


def posts_in(text: str) -> list[tuple[str, str, str]]:
    """Position, employer and place of every post."""
    text = f"# Lena Fox\n\nlena@example.org\n\n## Experience\n\n{text}"
    work = structure_resume(extract(text.encode(), "resume.md")).resume.work
    return [(post.position, post.name, post.location) for post in work]


def test_a_town_no_list_knows_stands_between_an_employer_and_a_country() -> None:
    text = (
        "**Baker, Brightwell Mill, San Benito de Alcor, Spain** (2014 - 2016)\n\n- Rye bread\n\n"
        "**Miller, Lowfield Works, Santa Rosalba, Spain** (2012 - 2014)\n\n- Fine flour\n"
    )

    assert posts_in(text) == [
        ("Baker", "Brightwell Mill", "San Benito de Alcor, Spain"),
        ("Miller", "Lowfield Works", "Santa Rosalba, Spain"),
    ]


def test_who_stands_before_a_city_and_its_state_is_the_employer() -> None:
    text = (
        "**Head Baker**\n\n*Brivo, Birmingham, AL*\n\n2014 - 2016\n\n- Rye bread\n\n"
        "**Baker**\n\n*Brivo, Birmingham, AL*\n\n2012 - 2014\n\n- Fine flour\n"
    )

    assert posts_in(text) == [
        ("Head Baker", "Brivo", "Birmingham, AL"),
        ("Baker", "Brivo", "Birmingham, AL"),
    ]


def test_what_a_name_holds_in_brackets_stays_with_it() -> None:
    text = (
        "Research Analyst, Lowfield (formerly Weaver Mills, Dyers Inc.)\n\n2014 - 2016\n\n- Sold cloth\n\n"
        "Miller, Brightwell Mill\n\n2012 - 2014\n\n- Sold flour\n"
    )

    assert posts_in(text) == [
        ("Research Analyst", "Lowfield (formerly Weaver Mills, Dyers Inc.)", ""),
        ("Miller", "Brightwell Mill", ""),
    ]


def test_an_unknown_name_in_brackets_is_no_place() -> None:
    text = (
        "**Test Engineer**\nLowfield Works (Corbo)\n2014 - 2016\n\n- Sold cloth\n\n"
        "**Miller**\nBrightwell Mill\n2012 - 2014\n\n- Sold flour\n"
    )

    assert posts_in(text)[0] == ("Test Engineer", "Lowfield Works (Corbo)", "")


def test_towns_with_their_regions_are_where_the_person_lives() -> None:
    for town, region in (("Pachuca", "Hidalgo"), ("Santa Cruz de Tenerife", "Canary Islands")):
        text = f"Lena Fox\nMiller\n{town}, {region}\nlena@example.org\n"
        location = structure_resume(extract(text.encode(), "resume.txt")).resume.basics.location

        assert (location.city, location.region) == (town, region)


def test_a_title_with_a_comma_leaves_the_employer_before_its_city_alone() -> None:
    text = (
        "03/2014 - 05/2016\n\n**Decision Scientist, Marketing**\n\n*Vintel, Berlin, Germany*\n\n- Sold cloth\n\n"
        "09/2012 - 03/2014\n\n**Analyst, Order Purchase & Revenue**\n\n*Vintel, Berlin, Germany*\n\n- Sold flour\n"
    )

    assert [(name, place) for _, name, place in posts_in(text)] == [("Vintel", "Berlin, Germany")] * 2


def test_who_stands_before_a_town_no_list_knows_and_its_state_is_the_employer() -> None:
    text = "**Crew Member**\n\n*Skyla's Hoagies, Mount Lorrel, NJ*\n\n2014 - 2016\n\n- Rye bread\n"

    assert posts_in(text) == [("Crew Member", "Skyla's Hoagies", "Mount Lorrel, NJ")]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Fernhill Mills, LLCDaxby, CA", "Fernhill Mills, LLC", "Daxby, CA"),
        ("Loom School of LisbonLisbon, Portugal", "Loom School of Lisbon", "Lisbon, Portugal"),
        ("MillSpring, Portugal", "MillSpring", "Portugal"),
    ],
)
def test_a_name_that_touches_its_place_is_cut_from_it(text: str, name: str, place: str) -> None:
    parts = split_place(Bit(text, 0, len(text)), commas=True)

    assert parts is not None
    assert [part.text for part in parts] == [name, place]


@pytest.mark.parametrize(
    ("head", "post"),
    [
        ("**Baker (Remote)**\n\nBrivo GmbH, Montréal, QC", ("Baker (Remote)", "Brivo GmbH", "Montréal, QC")),
        (
            "**Baker**\n\nBrivo GmbH, Montréal, QC (Hybride)",
            ("Baker", "Brivo GmbH", "Montréal, QC (Hybride)"),
        ),
        ("**Baker**\n\nNordhaven/ABC, Remote", ("Baker", "Nordhaven/ABC", "Remote")),
        (
            "**Baker**\n\nNordhaven Mill (NH2), Honolulu, HI",
            ("Baker", "Nordhaven Mill (NH2)", "Honolulu, HI"),
        ),
        (
            "**Baker**\n\nOffice of Rye — RYEX, Accra, Ghana",
            ("Baker", "Office of Rye — RYEX", "Accra, Ghana"),
        ),
    ],
)
def test_where_work_is_done_stays_with_the_town_or_the_title_it_is_said_of(
    head: str, post: tuple[str, str, str]
) -> None:
    assert posts_in(f"{head}\n\n2014 - 2016\n\n- Rye bread\n") == [post]


@pytest.mark.parametrize("head", ["**Baker**\n\nbrivo.energy", "**brivo.energy, Baker**"])
def test_an_employer_called_like_its_web_address_is_the_employer(head: str) -> None:
    text = f"{head}\n\n2014 - 2016\n\n- Rye bread\n\n**Miller**\n\nLowfield GmbH\n\n2012 - 2014\n\n- Flour\n"
    assert next(name for _, name, _ in posts_in(text)) == "brivo.energy"


def test_places_behind_the_employers_with_only_white_space_between_are_cut_from_them() -> None:
    text = (
        "**Baker**\n\nBrightwell Mill Lyon\n\n2014 - 2016\n\n- Rye bread\n\n"
        "**Miller**\n\nLowfield Works Remote\n\n2012 - 2014\n\n- Fine flour\n"
    )

    assert posts_in(text) == [
        ("Baker", "Brightwell Mill", "Lyon"),
        ("Miller", "Lowfield Works", "Remote"),
    ]


def test_an_employer_called_after_its_town_keeps_it_in_the_name() -> None:
    text = "**Baker**\n\nBrightwell Lyon\n\n2014 - 2016\n\n- Rye\n\n**Miller**\n\nBrightwell Lyon\n\n2012 - 2014\n\n- Flour\n"

    assert [name for _, name, _ in posts_in(text)] == ["Brightwell Lyon", "Brightwell Lyon"]
