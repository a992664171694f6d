"""A region is named, or told from where the person is; its habits are data."""

import pytest

from resumelib.errors import WrongUsage
from resumelib.model.region import INTERNATIONAL, REGIONS, refuse_unknown, resolve_region


@pytest.mark.parametrize(
    ("code", "location", "expected"),
    [
        ("de", "", "DE"),
        ("UK", "", "GB"),
        ("el", "", "GR"),
        ("US", "Berlin, Germany", "US"),
        ("", "Berlin, Germany", "DE"),
        ("", "Leeds, UK", "GB"),
        ("", "Wien, Österreich", "AT"),
        ("", "Austin, TX, USA", "US"),
        ("", "Zürich, CH", "CH"),
        ("", "Atlantis", ""),
        ("", "", ""),
    ],
)
def test_the_region_is_the_named_one_or_that_of_the_place(code, location, expected):
    assert resolve_region(code, location).code == expected


def test_a_country_without_a_profile_gets_international_habits_under_its_own_code():
    region = resolve_region("IS")

    assert (region.code, region.paper, region.date_style) == (
        "IS",
        INTERNATIONAL.paper,
        INTERNATIONAL.date_style,
    )


@pytest.mark.parametrize("code", ["", "de", "GB", "UK", "EU", "IS", "tr"])
def test_every_country_may_be_named(code):
    refuse_unknown(code)


@pytest.mark.parametrize("code", ["XX", "Germany", "D", "DEU", "🇩🇪", "U S"])
def test_what_is_no_country_is_refused_with_the_codes_there_are(code):
    with pytest.raises(WrongUsage) as refusal:
        refuse_unknown(code)

    assert code in refusal.value.sentence
    assert all(known in refusal.value.sentence for known in REGIONS)


def test_every_region_that_hides_photos_gives_letter_paper_only_in_north_america():
    letter = {code for code, region in REGIONS.items() if region.paper == "us-letter"}

    assert letter == {"US", "CA", "MX"}
