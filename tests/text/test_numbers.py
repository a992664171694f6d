"""What a number in a text means: its value, its unit and how it is limited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumelib.text.numbers import find_quantities

Key = tuple[str, str, str]


def keys(text: str, language: str = "en") -> list[Key]:
    return [q.key for q in find_quantities(text, language)]


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("saving roughly £85k.", "saving around £85,000", "en"),
        ("about a dozen patients", "around 12 patients", "en"),
        ("cut from 34 to 29 %", "cut from 34 % to 29 %", "en"),
        ("von 34 auf 29 Prozent", "von 34 % auf 29 %", "de"),
        ("un ahorro de 75.000 euros", "un ahorro de 75 000 €", "es"),
        ("12 Mio. Euro", "12 Millionen €", "de"),
        ("twenty guests", "20 guests", "en"),
        ("over 20 guests", "20+ guests", "en"),
    ],
)
def test_two_ways_to_write_one_number_are_one(one: str, other: str, language: str) -> None:
    assert keys(one, language) == keys(other, language) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("20 guests", "20 % of guests"),
        ("over 20 guests", "up to 20 guests"),
        ("£85k", "£85m"),
        ("from 5 guests to 9 %", "from 5 % to 9 %"),
        ("2 teams cut 5 %", "2 % cut 5 %"),
        ("in 2020 150 guests", "2 020 150 guests"),
    ],
)
def test_what_says_another_thing_is_another_number(one: str, other: str) -> None:
    assert keys(one) != keys(other)


def test_the_period_that_ends_a_sentence_is_no_part_of_a_unit() -> None:
    assert keys("with AutoCAD Civil 3D.") == keys("with AutoCAD Civil 3D for it")


@given(
    st.text(alphabet="0123456789 .,%€$kM-–to a", max_size=40), st.sampled_from(["en", "de", "fr", "es", "pl"])
)
def test_every_number_stands_where_it_says(text: str, language: str) -> None:
    for quantity in find_quantities(text, language):
        assert text[quantity.start : quantity.start + len(quantity.text)] == quantity.text
        assert 0 <= quantity.start < quantity.end <= len(text)


@pytest.mark.parametrize(
    "text", ["9" * 5000, "9" * 400 + ".55", "9" * 400 + " million", "$" + "9" * 400 + "k"]
)
def test_endless_digits_are_kept_as_they_stand(text: str) -> None:
    for language in ("en", "de", "fr"):
        (found,) = find_quantities(f"served {text} guests", language)[:1]
        assert "9" * 400 in found.text
