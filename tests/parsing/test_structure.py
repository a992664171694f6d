"""From positioned lines to a resume: what is read, where it was read from, and what is left over."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from resumelib.model.document import Parsed
from resumelib.model.fields import field_texts
from resumelib.parsing.extract import extract
from resumelib.parsing.lines import Extracted, Line
from resumelib.parsing.structure import structure_resume
from tests.parsing.measure import parse_document
from tests.parsing.strategies import lines

DOCUMENTS = Path(__file__).parent / "documents"


def read(text: str) -> Parsed:
    return structure_resume(extract(text.encode(), "resume.txt"))


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


# Read out of other text: the network out of an address, the country out of a name; their phrase has the evidence.
DERIVED = ("basics.location.", "basics.profiles.")


def without_evidence(parsed: Parsed) -> list[str]:
    """Fields that don't point to their place, or point to a place where something else is written."""
    wrong = []
    for id_, field in field_texts(parsed.resume).items():
        evidence = parsed.evidence.get(id_)
        if evidence is None:
            wrong += [] if id_.startswith(DERIVED) or id_.endswith(".kind") else [id_]
            continue
        written = " ".join(parsed.text[span.start : span.end] for span in evidence.spans)
        same = evidence.as_written.split() == written.split()
        right = field.text[:4] in written if field.role == "date" else field.text.split() == written.split()
        wrong += [] if same and right and 0 < evidence.confidence <= 1 else [id_]
    return wrong


def test_it_points_every_field_to_its_place_in_the_text() -> None:
    parsed = read(CV)

    assert len(parsed.evidence) > 30
    assert without_evidence(parsed) == []


def test_a_field_that_points_elsewhere_is_noticed() -> None:
    parsed = read(CV)
    swapped = {**parsed.evidence, "work1.name": parsed.evidence["work2.name"]}
    moved = replace(parsed.evidence["work1.name"], spans=parsed.evidence["work2.name"].spans)

    assert without_evidence(replace(parsed, evidence=swapped)) == ["work1.name"]
    assert without_evidence(replace(parsed, evidence={**parsed.evidence, "work1.name": moved})) == [
        "work1.name"
    ]
    assert without_evidence(replace(parsed, evidence={**parsed.evidence, "work1.startDate": moved})) == [
        "work1.startDate"
    ]
    del swapped["basics.email"]
    assert "basics.email" in without_evidence(replace(parsed, evidence=swapped))


def test_it_keeps_a_section_it_has_no_kind_for() -> None:
    resume = read(CV).resume

    (section,) = resume.custom
    assert section.title == "DRIVING FOR FUN"
    assert [entry.title for entry in section.entries] == ["Vintage rally club, treasurer"]
    assert resume.sections[-1].custom_id == section.id
    assert "rally" not in str(replace(resume, custom=()))


def test_an_unknown_section_between_known_ones_takes_nothing_of_theirs() -> None:
    last = CV[CV.index("DRIVING FOR FUN") :]
    resume = read(CV.replace(last, "").replace("EDUCATION\n", f"{last}\nEDUCATION\n")).resume

    assert [section.title for section in resume.custom] == ["DRIVING FOR FUN"]
    assert "rally" not in str((resume.work, resume.education))
    assert resume.education == read(CV).resume.education


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


@settings(max_examples=60, deadline=None)
@given(st.lists(lines, max_size=25))
def test_it_reads_any_lines_without_an_error_and_invents_nothing(drawn: list[Line]) -> None:
    extracted = Extracted(tuple(drawn), "application/pdf")

    parsed = structure_resume(extracted)

    source = "".join(c for c in extracted.text if c.isalnum()).casefold()
    for field in field_texts(parsed.resume).values():
        if field.role in ("highlight", "prose", "skill"):
            assert all(c in source for c in field.text.casefold() if c.isalnum())


def test_a_school_behind_a_comma_leaves_the_degree_its_area() -> None:
    for line, school, area in (
        ("BA Economics, Osaka University, 2019", "Osaka University", "Economics"),
        ("Laurea in Economia, Università di Bologna, 2017", "Università di Bologna", "Economia"),
        ("B.S. University of Leeds, Physics, 2010", "University of Leeds", "Physics"),
    ):
        (degree,) = read(f"Ana Ruiz\nana@example.org\n\nEducation\n{line}\n").resume.education
        assert (degree.institution, degree.area) == (school, area)


def test_check_marks_of_messengers_are_bullets() -> None:
    text = "Ken Mori\nken@example.org\n\nExperience\nData analyst, Sunny Labs, 2020 - 2023\n✅ Built dashboards for 12 teams\n☑️ Wrote the weekly report\n"
    (position,) = read(text).resume.work
    assert [h.text for h in position.highlights] == [
        "Built dashboards for 12 teams",
        "Wrote the weekly report",
    ]
