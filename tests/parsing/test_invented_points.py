"""Numbers that stand apart stay apart, whatever the library makes of the gap between them."""

import pytest

from resumelib.parsing.extract import extract
from tests.parsing.drawn import Put, column, pdf

SEEN = column(60, 60, ["Mira Solano", "mira.solano@example.com"])
EM = 10.0
DIGIT = 0.556 * EM  # Helvetica's


def read(*items: Put) -> str:
    return extract(pdf([*SEEN, *items])).text


@pytest.mark.parametrize("gap", [0.45, 0.8, 1.2])
def test_two_numbers_with_a_wide_gap_are_no_decimal(gap):
    text = read(Put(60, 200, "06", size=EM), Put(60 + 2 * DIGIT + gap * EM, 200, "12", size=EM))

    assert "06.12" not in text
    assert text.index("06") < text.index("12")


@pytest.mark.parametrize("font", ["Helvetica", "Courier"])
def test_a_decimal_point_that_is_drawn_stays(font):
    assert "GPA 3.85" in read(Put(60, 200, "GPA 3.85", font=font))
