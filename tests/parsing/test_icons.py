"""Signs of icon fonts: one that stands before many lines is their bullet, unless it says what the line is."""

import pytest

from resumelib.parsing.words import Word, drop_icons

AWESOME = "FontAwesome5Free-Solid"


def column(sign: str, lines: list[str], font: str = AWESOME) -> list[Word]:
    """Words of lines one under the other, each after the sign."""
    words = []
    for number, line in enumerate(lines):
        y = 100.0 + 12 * number
        words.append(Word(sign, 46, 52, y, 7, 2 * number, font, False, False, "#000000"))
        words.append(Word(line, 55, 200, y, 7, 2 * number + 1, "OpenSans", False, False, "#000000"))
    return words


def kept(words: list[Word]) -> list[str]:
    return [word.text for word in drop_icons(words)]


def test_a_caret_before_many_lines_is_their_bullet():
    lines = ["Kafka", "Cloud", "Java"]

    assert kept(column("\uf0d9", lines)) == ["•", "Kafka", "•", "Cloud", "•", "Java"]


@pytest.mark.parametrize("sign", ["\uf19d", "\uf095", "\uf02d", "\uf0e0"])
def test_a_cap_a_telephone_a_book_and_an_envelope_are_no_bullets_however_often_they_come(sign):
    lines = ["Docker", "GraphQL", "React", "Swift"]

    assert kept(column(sign, lines)) == lines


def test_a_sign_before_addresses_only_is_no_bullet_in_any_icon_font():
    lines = ["https://harbor.example.org", "www.mill.example.org", "nora@example.org"]

    assert kept(column("\ue903", lines, "icomoon-icons")) == lines


def test_the_same_code_in_windows_sign_font_is_an_arrow_and_a_bullet():
    assert kept(column("\uf0e0", ["One", "Two", "Three"], "Wingdings"))[::2] == ["\uf0e0"] * 3
