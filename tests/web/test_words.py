"""What the word diff shows."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.templatetags.words import pieces, word_diff


def plain(html: str) -> str:
    return re.sub(r'<span class="visually-hidden">.*?</span>|</?(?:ins|del)>', "", html)


@pytest.mark.parametrize(
    ("before", "after", "gone", "came"),
    [
        (
            "I was responsible for planning tours",
            "Planned tours",
            ["I was responsible for planning"],
            ["Planned"],
        ),
        ("cut errors by 12%", "cut errors by 12%", [], []),
        ("carriers .", "carriers.", ["\u00a0."], ["."]),
        ("a team of 14.", "a team of 14", ["."], []),
        ("", "Planned", [], ["Planned"]),
        ("foo  bar", "foo bar", [], []),
    ],
)
def test_it_marks_what_went_and_what_came(before, after, gone, came):
    html = str(word_diff(before, after))
    assert re.findall(r"<del>.*?</span>(.*?)</del>", html) == gone
    assert re.findall(r"<ins>.*?</span>(.*?)</ins>", html) == came


def test_it_escapes_both_texts():
    html = str(word_diff("<b>x</b> one", "<script>alert(1)</script> one"))
    assert "<script>" not in html
    assert "<b>" not in html


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_pieces_give_both_texts_back(before, after):
    found = pieces(before, after)
    assert "".join(went for _, went, _ in found) == before
    assert "".join(came for _, _, came in found) == after


@given(st.text(alphabet="ab ,.", max_size=40), st.text(alphabet="ab ,.", max_size=40))
def test_no_word_is_lost_in_what_is_shown(before, after):
    shown = re.sub(r"<del>.*?</del>", "", str(word_diff(before, after)))
    assert plain(shown).split() == after.split() or "".join(plain(shown).split()) == "".join(after.split())
