"""Titles, employers and places told apart by learned weights: where no list knows the words, their place and look do."""

from hypothesis import given
from hypothesis import strategies as st

from resumelib.model.document import Parsed
from resumelib.parsing.extract import extract
from resumelib.parsing.lines import Extracted, Line, Piece
from resumelib.parsing.structure import structure_resume
from resumelib.parsing.structure.cells import read_cells
from resumelib.parsing.structure.head_parts import HeadParts, head_parts
from resumelib.parsing.structure.head_signs import signs_of
from resumelib.parsing.structure.paragraphs import make_items
from resumelib.parsing.structure.roles import LABELS, label_chances, read_roles


def drawn(*rows: tuple[Piece, ...]) -> Extracted:
    lines = [Line(row, y0=20.0 * n, y1=20.0 * n + 11, gap=0.8) for n, row in enumerate(rows)]
    return Extracted(tuple(lines), "application/pdf")


def piece(text: str, x0: float = 50.0, *, bold: bool = False, italic: bool = False) -> Piece:
    return Piece(text, x0, x0 + 5.5 * len(text), 11.0, bold, italic)


def parts_of(*rows: tuple[Piece, ...]) -> HeadParts:
    return head_parts(make_items(read_cells(drawn(*rows)).cells))


def read(text: str) -> Parsed:
    return structure_resume(extract(text.encode(), "resume.txt"))


def test_it_cuts_a_head_at_every_mark_and_leaves_dates_out() -> None:
    head = parts_of((piece("Weaver at Fernhill Mills, Borås (2019 – 2021)"),))

    assert [(part.text, part.mark) for part in head.parts] == [
        ("Weaver", "start"),
        ("Fernhill Mills", "at"),
        ("Borås", "comma"),
    ]
    assert [bit.text for bit in head.glue] == ["at"]
    assert head.dated == {0}


def test_it_does_not_cut_a_legal_form_from_its_name() -> None:
    assert [part.text for part in parts_of((piece("Fernhill Mills, Inc."),)).parts] == [
        "Fernhill Mills, Inc."
    ]


def test_it_tells_apart_names_that_no_list_knows_by_where_they_stand() -> None:
    rows = [
        ("Quillonby", "Zorvath Pell", "Fettler", "2019 – 2021"),
        ("Marrowick", "Tessaly Bryn Ltd", "Accountant", "2015 – 2019"),
        ("Sondrel", "Kestrin", "Software Engineer", "2012 – 2015"),
    ]
    heads = [
        make_items(
            read_cells(
                drawn(
                    (piece(employer, bold=True), piece(place, 400.0)),
                    (piece(title, italic=True), piece(dates, 400.0)),
                )
            ).cells
        )
        for place, employer, title, dates in rows
    ]
    roles = read_roles(heads, frozenset(), "work")

    assert [(r.position.text, r.employer.text, r.place.text) for r in roles if r and r.position and r.employer and r.place] == [
        (title, employer, place) for place, employer, title, _ in rows
    ]  # fmt: skip


def test_what_a_head_says_of_itself_is_left_to_the_rules() -> None:
    head = make_items(
        read_cells(drawn((piece("Employer: Fernhill Mills"),), (piece("Position: Weaver"),))).cells
    )

    assert read_roles([head], frozenset(), "work") == [None]


def test_the_words_of_a_name_never_fall_out_of_it() -> None:
    found = read(
        "Dagny Lindqvist\ndagny@example.org\n\nExperience\n\nLead Weaver, Night Shift\nFernhill Mills\n"
        "March 2019 – June 2021\n- Wove 40 metres of damask a week\n"
    ).resume.work[0]

    assert (found.position, found.name) == ("Lead Weaver, Night Shift", "Fernhill Mills")


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=30), min_size=1, max_size=6
    )
)
def test_any_head_gets_probabilities_that_sum_to_one(texts: list[str]) -> None:
    head = parts_of(*((piece(text),) for text in texts))
    if not head.parts:
        return
    chances = label_chances([part.mark for part in head.parts], signs_of([head], frozenset(), "work")[0])

    assert len(chances) == len(head.parts)
    assert all(len(row) == len(LABELS) and abs(sum(row) - 1) < 1e-6 for row in chances)


def test_no_letter_is_lost_where_labels_are_learned() -> None:
    text = (
        "Dagny Lindqvist\ndagny@example.org\n\nExperience\n\nAccountant at Fernhill Mills | Borås | Full-time\n"
        "2019 – 2021\n\nTeacher at Zorvath Pell | Quillonby | Part-time\n2016 – 2019\n"
    )
    parsed = read(text)

    assert [position.name for position in parsed.resume.work] == ["Fernhill Mills", "Zorvath Pell"]
    kept = " ".join(
        [e.as_written for e in parsed.evidence.values()] + [label.text for label in parsed.labels]
    )
    left = " ".join(piece.text for piece in parsed.leftover)
    assert all(word in f"{kept} {left}" for word in ("Full-time", "Part-time", "at", "Quillonby"))


def test_a_title_in_bold_keeps_what_follows_its_commas_and_dashes() -> None:
    posts = [
        ("Weaver, Damask &amp; Linen", "Fernhill"),
        ("Teaching Assistant – Fundamentals of Dyeing", "NSU"),
        ("Clerk", "Brightwater"),
    ]
    markup = "".join(
        f"<p><b>{title},</b> {name}</p><p>{2019 - n} - {2020 - n}</p><p>Kept the looms of the house in order.</p>"
        for n, (title, name) in enumerate(posts)
    )
    found = structure_resume(
        extract(f"<h1>Dagny Lindqvist</h1><h2>Experience</h2>{markup}".encode(), "cv.html")
    )

    assert [(post.position, post.name) for post in found.resume.work] == [
        ("Weaver, Damask & Linen", "Fernhill"),
        ("Teaching Assistant – Fundamentals of Dyeing", "NSU"),
        ("Clerk", "Brightwater"),
    ]
