"""Lines of any kind, as an extractor could give them."""

from hypothesis import strategies as st

from resumelib.parsing.lines import Line, Piece

words = st.text(alphabet="abcdeABCDE 0123456789-–.,:@/|•()", min_size=1, max_size=40)
pieces = st.builds(
    Piece,
    text=words,
    x0=st.floats(0, 500),
    x1=st.floats(0, 600),
    size=st.sampled_from([0.0, 8.0, 10.0, 14.0, 24.0]),
    bold=st.booleans(),
)
lines = st.builds(
    Line,
    pieces=st.lists(pieces, min_size=1, max_size=3).map(tuple),
    page=st.integers(0, 2),
    y0=st.floats(0, 800),
    y1=st.floats(0, 810),
    column=st.integers(0, 2),
    gap=st.floats(0, 5),
    heading=st.sampled_from([0, 0, 0, 1, 2]),
    bullet=st.sampled_from(["", "", "•", "-"]),
)
