"""From positioned lines to a resume: what is read, where it was read from, and what is left over."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from measure import parse_document

from resumelib.model.document import Parsed
from resumelib.model.fields import field_texts
from resumelib.parsing.extract import extract
from resumelib.parsing.lines import Extracted, Line, Piece
from resumelib.parsing.structure import structure_resume

DOCUMENTS = Path(__file__).parent / "documents"
FILES = sorted(path for path in DOCUMENTS.iterdir() if path.suffix != ".json")


def read(text: str) -> Parsed:
    return structure_resume(extract(text.encode(), "resume.txt"))


def letters(text: str) -> int:
    return sum(c.isalnum() for c in text)


CV = """Rosalind Achterberg
Data Analyst

rosalind.achterberg@example.com | +31 20 555 0123 | Utrecht, Netherlands
linkedin.com/in/rosalind-achterberg

SUMMARY

Analyst who turns messy sales data into decisions that people can follow.

WORK EXPERIENCE

Data Analyst, Polderzicht Retail B.V.
Sept. 2018 - Present
- Built the weekly stock report that eleven shops order by
- Cut returns by 12% with a size recommendation model

Junior Analyst, Molenwerf Advies
03/2015 - 08/2018
- Cleaned survey data of 4,000 households

EDUCATION

BSc Econometrics
Universiteit Domstad
2011 - 2015

SKILLS

Languages: Python, SQL, R
Tools: Excel, Tableau

LANGUAGES

Dutch (native), English (C1)

DRIVING FOR FUN

Vintage rally club, treasurer
"""


def test_it_reads_the_whole_of_a_plain_resume() -> None:
    resume = read(CV).resume

    assert resume.basics.name == "Rosalind Achterberg"
    assert resume.basics.label == "Data Analyst"
    assert resume.basics.email == "rosalind.achterberg@example.com"
    assert resume.basics.phone == "+31 20 555 0123"
    assert (resume.basics.location.city, resume.basics.location.country_code) == ("Utrecht", "NL")
    assert [(p.network, p.username) for p in resume.basics.profiles] == [("LinkedIn", "rosalind-achterberg")]
    assert [(w.position, w.name) for w in resume.work] == [
        ("Data Analyst", "Polderzicht Retail B.V."),
        ("Junior Analyst", "Molenwerf Advies"),
    ]
    assert [h.text for h in resume.work[0].highlights][
        1
    ] == "Cut returns by 12% with a size recommendation model"
    assert (resume.education[0].study_type, resume.education[0].area) == ("BSc", "Econometrics")
    assert resume.education[0].institution == "Universiteit Domstad"
    assert [(g.name, g.keywords) for g in resume.skills] == [
        ("Languages", ("Python", "SQL", "R")),
        ("Tools", ("Excel", "Tableau")),
    ]
    assert [(x.language, x.fluency) for x in resume.languages] == [("Dutch", "native"), ("English", "C1")]


def test_it_keeps_dates_at_the_precision_they_were_written_in() -> None:
    first, second = read(CV).resume.work

    assert (first.dates.start and first.dates.start.iso, first.dates.end, first.dates.is_current) == (
        "2018-09",
        None,
        True,
    )
    assert second.dates.start and second.dates.start.iso == "2015-03"
    assert second.dates.as_written == "03/2015 - 08/2018"
    assert [s.dates.start and s.dates.start.iso for s in read(CV).resume.education] == ["2011"]


def test_it_points_every_field_to_its_place_in_the_text() -> None:
    parsed = read(CV)

    for id_, field in field_texts(parsed.resume).items():
        if id_.startswith("basics.location") or field.role == "date" or id_.endswith(".network"):
            continue
        if id_.startswith("basics.profiles"):
            continue
        evidence = parsed.evidence[id_]
        assert evidence.spans, id_
        assert 0 < evidence.confidence <= 1
        written = " ".join(parsed.text[span.start : span.end] for span in evidence.spans)
        assert letters(field.text) <= letters(written) + 1, id_


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_it_loses_no_character_of_any_document(file: Path) -> None:
    parsed = parse_document(file)

    spans = sorted((s.start, s.end) for e in parsed.evidence.values() for s in e.spans)
    covered = bytearray(len(parsed.text))
    for start, end in spans:
        covered[start:end] = b"\x01" * (end - start)
    left = "".join(c for c, used in zip(parsed.text, covered, strict=True) if not used)
    leftover = sum(letters(item.text) for item in parsed.leftover)
    hidden = sum(letters(item.text) for item in parsed.hidden)

    # Titles of sections, labels and joining words are claimed without being a field's own text.
    titles = sum(letters(section.title) for section in parsed.resume.sections)
    assert letters(left) - titles - leftover - hidden <= 0.06 * letters(parsed.text)
    assert leftover <= 0.12 * letters(parsed.text)


def test_it_keeps_a_section_it_has_no_kind_for() -> None:
    parsed = read(CV)

    assert (
        [section.title for section in parsed.resume.custom] == ["DRIVING FOR FUN"]
        or any("rally" in item.text for item in parsed.leftover)
        or "rally" in str(parsed.resume)
    )


def test_it_reads_several_positions_at_one_employer() -> None:
    parsed = parse_document(DOCUMENTS / "grouped.pdf")

    assert [(w.name, w.position) for w in parsed.resume.work][:2] == [
        ("Tidewater Ledger Inc.", "Senior Backend Developer"),
        ("Tidewater Ledger Inc.", "Backend Developer"),
    ]


def test_it_keeps_personal_details_apart() -> None:
    parsed = read(
        "Lebenslauf\n\nName: Annelore Vogtländer\nGeburtsdatum: 03.04.1988\nStaatsangehörigkeit: deutsch\n"
        "E-Mail: annelore@example.com\n\nBerufserfahrung\n\n01/2015 - heute\nBuchhalterin, Kontor Süd GmbH\n"
    )

    assert parsed.resume.basics.name == "Annelore Vogtländer"
    assert {(d.kind, d.text) for d in parsed.resume.basics.personal} == {
        ("birth", "03.04.1988"),
        ("nationality", "deutsch"),
    }


def test_it_makes_no_resume_of_nothing() -> None:
    parsed = structure_resume(Extracted((), "text/plain"))

    assert parsed.resume.basics.name == ""
    assert not parsed.resume.work
    assert parsed.evidence == {}


def test_it_gives_the_same_answer_every_time() -> None:
    assert read(CV) == read(CV)


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


@settings(max_examples=60, deadline=None)
@given(st.lists(lines, max_size=25))
def test_it_reads_any_lines_without_an_error_and_invents_nothing(drawn: list[Line]) -> None:
    extracted = Extracted(tuple(drawn), "application/pdf")

    parsed = structure_resume(extracted)

    source = "".join(c for c in extracted.text if c.isalnum()).casefold()
    for field in field_texts(parsed.resume).values():
        if field.role in ("highlight", "prose", "skill"):
            assert all(c in source for c in field.text.casefold() if c.isalnum())
