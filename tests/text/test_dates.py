"""Dates as people write them, in eight languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumelib.text.dates import find_dates, is_present, read_dates


@pytest.mark.parametrize(
    ("text", "start", "end", "current"),
    [
        ("03/2019 – heute", "2019-03", "", True),
        ("Sept. 2018–Present", "2018-09", "", True),
        ("depuis 2019", "2019", "", True),
        ("since May 2020", "2020-05", "", True),
        ("seit 01.03.2019", "2019-03-01", "", True),
        ("2019 bis heute", "2019", "", True),
        ("octubre de 2018 a la fecha", "2018-10", "", True),
        ("janv. 2020 à aujourd’hui", "2020-01", "", True),
        ("paź 2015 – obecnie", "2015-10", "", True),
        ("maart 2016 - heden", "2016-03", "", True),
        ("gennaio 2017 – oggi", "2017-01", "", True),
        ("Jan 2017 – atual", "2017-01", "", True),
        ("2019 –", "2019", "", True),
        ("Mar – Jun 2019", "2019-03", "2019-06", False),
        ("2018–20", "2018", "2020", False),
        ("2018-2020", "2018", "2020", False),
        ("2018-05 — 2020-11", "2018-05", "2020-11", False),
        ("03/19 - 05/21", "2019-03", "2021-05", False),
        ("Jan 18 – Mar 20", "2018-01", "2020-03", False),
        ("'19 – '21", "2019", "2021", False),
        ("von Mai 2012 bis Juni 2013", "2012-05", "2013-06", False),
        ("de 2015 à 2018", "2015", "2018", False),
        ("2014.09–2018.06", "2014-09", "2018-06", False),
        ("September 5, 2019", "", "2019-09-05", False),
        ("5. September 2019", "", "2019-09-05", False),
        ("08/25/2019", "", "2019-08-25", False),
        ("May '19", "", "2019-05", False),
    ],
)
def test_it_reads_dates_at_the_precision_they_were_written_in(
    text: str, start: str, end: str, current: bool
) -> None:
    dates = read_dates(text)

    assert dates is not None
    assert (dates.start.iso if dates.start else "") == start
    assert (dates.end.iso if dates.end else "") == end
    assert dates.is_current is current
    assert dates.as_written == text


@pytest.mark.parametrize("text", ["Spring 2019", "Q1 2019", "WS 2019/20", "2. Quartal 2019", "été 2019"])
def test_it_invents_no_month_for_a_season_or_a_quarter(text: str) -> None:
    (found,) = find_dates(text)

    assert found.dates.end is not None and found.dates.end.iso == "2019"
    assert text[found.start : found.end] == text


@pytest.mark.parametrize(
    "text", ["$2000", "#2019", "12,000 users", "www.example.com/2019/03", "2019users", "C++17"]
)
def test_it_takes_no_amount_number_or_address_for_a_date(text: str) -> None:
    assert find_dates(text) == ()


def test_it_takes_no_range_that_runs_backwards() -> None:
    found = find_dates("2020 – 2010")

    assert [item.is_range for item in found] == [True, False] or all(not item.is_range for item in found)


def test_it_knows_words_for_now_only_as_a_whole() -> None:
    assert is_present("heute") and is_present("Present") and is_present("obecnie")
    assert not is_present("presented")


@given(st.text(max_size=200))
def test_it_reads_any_text_without_an_error_and_points_into_it(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
