"""Dates as people write them, in eight languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumelib.model.resume import PartialDate
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


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2020 – 2010", "2020", "2010"),
        ("05/2021 – 03/2019", "2021-05", "2019-03"),
        ("Jan 2015 - Dec 2014", "2015-01", "2014-12"),
        ("März 2021 bis Mai 2019", "2021-03", "2019-05"),
    ],
)
def test_a_range_that_runs_backwards_is_kept_as_written(text: str, start: str, end: str) -> None:
    (found,) = find_dates(text)

    assert found.is_range and found.dates.as_written == text
    assert (found.dates.start and found.dates.start.iso, found.dates.end and found.dates.end.iso) == (
        start,
        end,
    )


@pytest.mark.parametrize(
    "text", ["2021, 2019", "2021 and 2019", "2019 - 1870", "1.5 - 2019", "May 2021 - 2019"]
)
def test_two_dates_that_nothing_joins_are_no_backward_range(text: str) -> None:
    assert not any(found.is_range for found in find_dates(text))


def test_it_knows_words_for_now_only_as_a_whole() -> None:
    assert is_present("heute") and is_present("Present") and is_present("obecnie")
    assert not is_present("presented")


_PIECES = [
    "March 2019",
    "2019-03",
    "03/2019",
    "März 2020",
    "since",
    "–",
    "to",
    "present",
    "2021",
    "12.",
    "'19",
]


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=12), max_size=12).map(" ".join))
def test_it_reads_any_text_without_an_error_and_points_into_it(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)


MONTHS = {
    "en": "March", "de": "März", "fr": "mars", "es": "marzo", "it": "marzo", "pt": "março", "nl": "maart", "pl": "marzec",
}  # fmt: skip
NOW = {
    "en": ("Present", "current", "now", "today", "ongoing"), "de": ("heute", "jetzt", "laufend"),
    "fr": ("aujourd’hui", "à ce jour", "présent", "en cours"), "es": ("actualidad", "actualmente", "presente", "hoy"),
    "it": ("oggi", "presente", "in corso", "attuale"), "pt": ("atual", "presente", "atualmente", "hoje"),
    "nl": ("heden", "nu"), "pl": ("obecnie", "teraz", "nadal"),
}  # fmt: skip
SINCE = {
    "en": "since",
    "de": "seit",
    "fr": "depuis",
    "es": "desde",
    "it": "dal",
    "pt": "desde",
    "nl": "sinds",
    "pl": "od",
}
WIDE = str.maketrans("0123456789-/", "０１２３４５６７８９－／")
years = st.integers(1970, 2030)
month_numbers = st.integers(1, 12)
dashes = st.sampled_from(["-", "–", "—", " - ", " – ", " — ", " ‒ ", " to ", " bis ", " à "])


@given(years, month_numbers, years, month_numbers, dashes, st.sampled_from([".", "/"]), st.booleans())
def test_it_reads_numeric_ranges_whatever_joins_them(
    a: int, m: int, b: int, n: int, dash: str, dot: str, wide: bool
) -> None:
    text = f"{m:02}{dot}{a}{dash}{n:02}{dot}{b}"
    (found,) = find_dates(text.translate(WIDE) if wide and dash.strip() == "-" else text)

    assert found.dates.start and found.dates.end
    assert (found.dates.start.iso, found.dates.end.iso) == (f"{a}-{m:02}", f"{b}-{n:02}")
    assert (found.start, found.end) == (0, len(text))


@given(years, st.sampled_from(sorted(NOW)), st.data(), st.sampled_from(["-", "–", " – ", " - "]))
def test_it_knows_that_something_goes_on_in_every_language(
    year: int, language: str, data: st.DataObject, dash: str
) -> None:
    word = data.draw(st.sampled_from(NOW[language]))
    (found,) = find_dates(f"{MONTHS[language]} {year}{dash}{word}")

    assert found.dates.is_current and found.dates.start and found.dates.start.iso == f"{year}-03"


@given(years, st.sampled_from(sorted(SINCE)))
def test_it_knows_since_in_every_language(year: int, language: str) -> None:
    for text in (f"{SINCE[language]} {year}", f"{SINCE[language].capitalize()} 03/{year}"):
        (found,) = find_dates(text)
        assert found.dates.is_current and found.dates.start and found.dates.start.year == year


@given(years)
def test_a_school_year_is_a_range(year: int) -> None:
    for text in (f"{year}/{year + 1}", f"{year}/{(year + 1) % 100:02}"):
        found = find_dates(text)
        if len(text) == 9 or (year + 1) % 100 > 12:  # 2004/05 may be a month
            assert found[0].dates.start and found[0].dates.end
            assert (found[0].dates.start.year, found[0].dates.end.year) == (year, year + 1)


@given(st.integers(1, 4), years)
def test_a_quarter_or_season_keeps_its_year_and_its_words(quarter: int, year: int) -> None:
    for text in (
        f"Q{quarter} {year}",
        f"{quarter}. Quartal {year}",
        f"T{quarter} {year}",
        f"Spring {year}",
        f"Herbst {year}",
    ):
        (found,) = find_dates(text)
        assert found.dates.end and found.dates.end.iso == str(year)
        assert found.dates.as_written == text


@given(st.integers(60, 159), month_numbers)
def test_two_digit_years_with_months_are_of_their_century(n: int, month: int) -> None:
    year = 1900 + n
    (found,) = (
        find_dates(f"{month:02}/{n % 100:02} - {month:02}/{(n + 1) % 100:02}")
        if n < 158
        else find_dates(f"'{n % 100:02}")
    )

    first = found.dates.start or found.dates.end
    assert first and first.year == year


def test_it_reads_months_in_capitals_with_their_joining_word() -> None:
    (found,) = find_dates("MARZO DE 2021 - DICIEMBRE DE 2023")
    assert (found.dates.start, found.dates.end) == (PartialDate(2021, 3), PartialDate(2023, 12))
