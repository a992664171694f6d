"""Whatever comes in: lines or a refusal, nothing invented, nothing lost."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from resumelib.errors import InputRefused
from resumelib.parsing.extract import extract
from resumelib.parsing.glyphs import fold
from resumelib.parsing.lines import Extracted
from resumelib.parsing.pdf_library import pdf_oxide
from resumelib.parsing.structured import Structured
from tests.parsing import made
from tests.parsing.drawn import Put, column, pdf

STARTS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"{\\rtf1 ",
    b"<html>",
    b'{"basics":',
    b"cv:\n",
    b"# a\n\n## b\n",
    b"\xff\xfe",
    b"\x89PNG\r\n\x1a\n",
]
NAMES = ["", "cv.pdf", "cv.docx", "cv.txt", "cv.md", "cv.html", "cv.json", "cv.yaml"]
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp")), min_size=1
)


def ink(text: str) -> Counter[str]:
    return Counter(character for character in fold(text) if not character.isspace())


def given_back(found: Extracted) -> Counter[str]:
    lines = (*found.lines, *found.asides)
    shown = "".join(piece.text for line in lines for piece in line.pieces) + "".join(
        line.bullet for line in lines
    )
    return ink(shown + "".join(hidden.text for hidden in found.hidden))


@settings(max_examples=150)
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400), name=st.sampled_from(NAMES))
@example(start=b"", rest=b"\x00\x01", name="cv.pdf")
def test_any_bytes_are_read_or_refused(start, rest, name):
    try:
        found = extract(start + rest, name)
    except InputRefused as refused:
        assert refused.sentence.endswith(".")
    else:
        assert isinstance(found, Extracted | Structured)


@settings(max_examples=100)
@given(st.lists(WORDS, min_size=1, max_size=30))
@example(["0", "·"])
@example(["·", "•", "0"])
def test_plain_text_keeps_every_character(lines):
    text = "\n".join(lines)
    try:
        found = extract(text.encode(), "cv.txt")
    except InputRefused:
        return
    assert isinstance(found, Extracted)
    assert given_back(found) == ink(text)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.floats(20, 500),
            st.floats(30, 800),
            st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789.,-@", min_size=1, max_size=24),
            st.sampled_from([7.0, 9.0, 10.0, 11.0, 14.0, 24.0]),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_words_anywhere_on_a_page_are_all_given_back(places):
    """However they overlap: reading order may be a guess, losing text may not."""
    data = pdf([Put(x, y, text, size=size) for x, y, text, size in places])
    try:
        found = extract(data)
    except InputRefused:
        return
    assert isinstance(found, Extracted)
    document = pdf_oxide().PdfDocument.from_bytes(data)
    placed = ink("".join(text for _, _, text, _ in places))
    returned = ink("".join(span.text for span in document.extract_spans(0)))
    lost = (returned & placed) - given_back(found)  # the library makes up points between numbers
    assert not lost or _drawn_twice(places)
    assert not given_back(found) - placed


def _drawn_twice(places) -> bool:
    """The same word drawn twice within a point is one word in bold."""
    texts = [(round(x), round(y), text) for x, y, text, _ in places]
    return any(
        abs(a[0] - b[0]) <= 3 and abs(a[1] - b[1]) <= 3 for i, a in enumerate(texts) for b in texts[:i]
    )


@pytest.mark.parametrize(
    ("name", "data"), [pair for pair in made.documents() if pair[0].endswith(("pdf", "txt"))]
)
def test_reading_twice_gives_the_same(name, data):
    assert extract(data, name) == extract(data, name)


def test_the_order_in_which_a_page_was_drawn_changes_nothing_that_is_read():
    items = column(60, 60, made.LINES) + column(380, 60, ["#Languages", "Spanish", "English"], leading=17)
    texts = {extract(pdf(items, shuffled=seed)).text for seed in (None, 1, 2, 3)}
    assert len(texts) == 1
