"""What a scan's words are told apart by: signs before user names, marks before lines, margins beside text, broad letters."""

import numpy as np

from resumelib.model.document import Box, TextBlock
from resumelib.parsing.ocr.dots import with_dots, with_rings
from resumelib.parsing.ocr.icons import with_networks
from resumelib.parsing.ocr.layout import lines_of_words
from resumelib.parsing.ocr.strips import _breadth, _letters_apart


def word(text: str, x: float, y: float, run: int = 0, size: float = 25.0) -> TextBlock:
    box = Box(x, y, x + 0.5 * size * len(text), y + 0.97 * size)
    return TextBlock(text, box=box, size=size, confidence=0.9, run=run)


def test_the_sign_of_linkedin_before_a_user_name_is_its_network() -> None:
    words = [word("Mira", 40, 40, 1, 60), word("Solano", 190, 40, 1, 60), word("in", 40, 140, 2), word("mira-solano", 90, 140, 3)]  # fmt: skip

    kept = with_networks(words)

    assert [block.text for block in kept] == ["Mira", "Solano", "mira-solano"]
    assert kept[-1].link == "https://www.linkedin.com/in/mira-solano"


def test_in_before_any_other_word_stays_a_word() -> None:
    name = [word("Mira", 40, 40, 1, 60), word("Solano", 190, 40, 1, 60)]
    for line in (
        [word("lives", 40, 140, 2), word("in", 115, 140, 2), word("mira-town", 150, 140, 2)],
        [word("in", 40, 140, 2), word("Berlin", 80, 140, 2)],
    ):
        assert with_networks([*name, *line]) == [*name, *line]


def lines_with_marks(*marked: int) -> tuple[list[TextBlock], np.ndarray]:
    """Five lines of text at x 100, and a mark before some of them."""
    page = np.full((400, 600), 250, np.uint8)
    words = []
    for number in range(5):
        words.append(word("Moved services", 100, 50 + 60 * number, number + 1))
        if number in marked:
            middle = round(50 + 60 * number + 0.75 * 25 - 0.28 * 25)
            page[middle - 4 : middle + 4, 70:78] = 20
    return words, page


def test_marks_one_under_the_other_are_bullets_and_a_lone_speck_is_none() -> None:
    words, page = lines_with_marks(0, 1, 3)
    assert [block.text for block in with_dots(words, page)].count("•") == 3

    words, page = lines_with_marks(2)
    assert with_dots(words, page) == words


def test_a_strip_that_runs_from_a_narrow_margin_into_the_text_is_two() -> None:
    """The dates and the first words beside them were found as one strip, the other lines were not."""
    words = []
    for number in range(24):
        y = 50 + 40 * number
        if number in (0, 6):
            words += [word("2019", 100, y, number + 1), word("Planner", 170, y, number + 1)]
        elif number in (1, 7):
            words += [word("2021", 100, y, number + 1), word("planned", 170, y, number + 1)]
        else:
            words.append(word("routes and shifts for drivers", 170, y, number + 1))

    lines = [line.text for line in lines_of_words(words)]

    assert "2021 planned" not in lines


def test_broad_letters_count_for_less_than_thin_ones() -> None:
    assert _breadth("eee") > _breadth("ooo") > _breadth("ill")
    assert _breadth("é") == _breadth("e")


def test_open_circles_read_as_letters_are_bullets_again() -> None:
    words = []
    for number in range(3):
        y = 50 + 60 * number
        words += [word("o", 60, y, 2 * number + 1), word("Moved", 100, y, 2 * number + 1)]

    assert [block.text for block in with_rings(words)] == ["◦", "Moved"] * 3


def test_a_short_word_at_the_edge_of_a_paragraph_stays_a_word() -> None:
    words = []
    for number, start in enumerate(["Planificar", "o", "dirigir", "proyectos", "e", "informes"]):
        y = 50 + 40 * number
        words += [word(start, 60, y, number + 1), word("equipos", 60 + 16 * len(start) + 10, y, number + 1)]

    assert with_rings(words) == words


def test_letters_set_apart_for_show_are_parted_by_their_widths() -> None:
    letters = [(n * 30, n * 30 + 10) for n in range(7)]
    wide = [*letters[:3], (90, 125), *letters[4:]]
    reader_saw = [False, True, False, True, False, False, True]

    apart = _letters_apart(wide, reader_saw, high=30)

    assert [end - start >= apart for start, end in wide] == [False, False, False, True, False, False, False]
    assert _letters_apart([(0, 2), (5, 7), (10, 12), (15, 17), (20, 30)], [False] * 4 + [True], high=30) == 0
