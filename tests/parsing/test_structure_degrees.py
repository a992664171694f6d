"""Heads of degrees: where the kind of study ends, where its area and its school begin."""

import pytest

from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume

HEAD = "Lena Fox\nlena@example.org\n\nEDUCATION\n\n"


def degrees_in(text: str) -> list[tuple[str, str, str]]:
    """Kind of study, area and school of every degree."""
    education = structure_resume(extract((HEAD + text).encode(), "resume.txt")).resume.education
    return [(degree.study_type, degree.area, degree.institution) for degree in education]


@pytest.mark.parametrize(
    ("line", "kind", "area"),
    [
        ("Weaving, Associates of Applied Science", "Associates of Applied Science", "Weaving"),
        ("Weaving, Promotion zum Dr.-Ing.", "Promotion zum Dr.-Ing.", "Weaving"),
        ("Tissage, Classe préparatoire intégrée", "Classe préparatoire intégrée", "Tissage"),
        ("Curso superior de tecnologia, Tecelagem", "Curso superior de tecnologia", "Tecelagem"),
        ("Título profesional, Tejidos", "Título profesional", "Tejidos"),
        ("Schakeljaar, Weefkunst", "Schakeljaar", "Weefkunst"),
        ("BSc (Hons), Botany", "BSc (Hons)", "Botany"),
        ("B.S. with Honors in Botany", "B.S. with Honors", "Botany"),
        ("PhD Candidate, Marine Sciences", "PhD Candidate", "Marine Sciences"),
        (
            "Bachelor Of Forest Management in Timber Studies",
            "Bachelor Of Forest Management",
            "Timber Studies",
        ),
        ("Bachelor’s degree in Botany", "Bachelor’s degree", "Botany"),
        ("Master of Science - M.Sc. in Botany", "Master of Science - M.Sc.", "Botany"),
        ("BEng (Bachelor of Engineering) in Textiles", "BEng (Bachelor of Engineering)", "Textiles"),
        ("B.A. with University Honors, Textiles", "B.A. with University Honors", "Textiles"),
        ("Botany, Minor in Music, Bachelor of Arts", "Bachelor of Arts", "Botany, Minor in Music"),
    ],
)
def test_what_belongs_to_a_degree_stays_with_it(line: str, kind: str, area: str) -> None:
    assert degrees_in(f"{line}\nBrightwell University\n2012 - 2016\n") == [
        (kind, area, "Brightwell University")
    ]


def test_a_degree_that_names_its_area_already_ends_where_the_area_comes_again() -> None:
    text = "Diplôme d'ingénieur en hydraulique, Hydraulique\nUniversité de Valmont\n2012 - 2016\n"

    assert degrees_in(text) == [
        ("Diplôme d'ingénieur en hydraulique", "Hydraulique", "Université de Valmont")
    ]


def test_the_mark_before_the_area_is_that_of_the_sections_other_degrees() -> None:
    text = (
        "M.A., Weaving and Dyeing\nBrightwell University\n2012 - 2014\n\n"
        "Honours Textile Arts, Silk and Linen\nMillbrook College\n2009 - 2012\n"
    )

    assert degrees_in(text) == [
        ("M.A.", "Weaving and Dyeing", "Brightwell University"),
        ("Honours Textile Arts", "Silk and Linen", "Millbrook College"),
    ]


def test_a_degree_stays_whole_where_the_sections_areas_stand_on_lines_of_their_own() -> None:
    text = (
        "Brightwell University\nWeaving and Dyeing\nM.A.\n2012 - 2014\n\n"
        "Lakeside University\nTextile History\nB.A.\n2009 - 2012\n\n"
        "Millbrook College\nSilk and Linen\nHonours Textile Arts\n2006 - 2009\n"
    )

    assert degrees_in(text)[-1] == ("Honours Textile Arts", "Silk and Linen", "Millbrook College")


def test_degree_area_and_school_in_one_line_are_three() -> None:
    assert degrees_in("Master, Weaving and Dyeing, Brightwell University\n2012 - 2014\n") == [
        ("Master", "Weaving and Dyeing", "Brightwell University")
    ]


def test_at_before_a_city_stays_in_the_name_of_a_university() -> None:
    text = "BA in Botany\nUniversity of North Carolina at Charlotte\n2012 - 2014\n"

    assert degrees_in(text) == [("BA", "Botany", "University of North Carolina at Charlotte")]


@pytest.mark.parametrize("degree", ["B.S.", "Bachelor’s degree", "BSc"])
def test_a_degree_may_stand_behind_what_was_studied(degree: str) -> None:
    text = f"Brightwell University\nMarine Biology {degree}\n2012 - 2016\n"

    assert degrees_in(text) == [(degree, "Marine Biology", "Brightwell University")]


def test_a_part_of_a_school_belongs_to_the_area_where_the_school_stands_by_itself() -> None:
    text = "University of Lowfield\nB.S., Media, School of Journalism\n2012 - 2016\n"

    assert degrees_in(text) == [("B.S.", "Media, School of Journalism", "University of Lowfield")]


def test_a_dash_in_brackets_parts_nothing() -> None:
    text = "Degree, Botany, University of Lowfield (UL - Universidad de Campobajo)\n2012 - 2014\n"

    assert degrees_in(text) == [
        ("Degree", "Botany", "University of Lowfield (UL - Universidad de Campobajo)")
    ]


@pytest.mark.parametrize("grade", ["", " / GPA: 3.6"])
def test_a_slash_parts_what_was_studied_from_its_degree(grade: str) -> None:
    text = f"Brightwell University\n\nWeaving Technology / Bachelor of Science{grade}\n\n2012 - 2016\n"

    assert degrees_in(text) == [("Bachelor of Science", "Weaving Technology", "Brightwell University")]


def test_what_follows_the_school_in_its_line_is_no_area() -> None:
    text = "Brightwell University, Sydney, AUS\nWeaving Technology\nBachelor\n2012 - 2016\n"

    assert [degree[:2] for degree in degrees_in(text)] == [("Bachelor", "Weaving Technology")]


def test_kind_and_area_are_told_apart_as_in_the_sections_other_degrees() -> None:
    after = (
        "Brightwell University\n2012 - 2014\nM.A., Weaving\n\n"
        "The Loom Works\n2010 - 2011\nEvening programme, Silk and Linen\n"
    )
    before = (
        "Brightwell University\n2012 - 2014\nWeaving (M.A.)\n\n"
        "The Loom Works\n2010 - 2011\nSilk and Linen (Evening programme)\n"
    )

    for text in (after, before):
        assert degrees_in(text) == [
            ("M.A.", "Weaving", "Brightwell University"),
            ("Evening programme", "Silk and Linen", "The Loom Works"),
        ]


def test_a_field_with_the_short_name_of_a_degree_that_is_a_states_too_is_no_place() -> None:
    assert degrees_in("Brightwell University\n2012 - 2014\nComputer Science (MS)\n") == [
        ("MS", "Computer Science", "Brightwell University")
    ]


def test_school_and_degree_without_dates_are_one_entry_with_the_grade_below() -> None:
    text = (
        "# Lena Fox\n\nlena@example.org\n\n## Education\n\n**Brightwell University**\n\nB.S. Botany\n\n3.6\n"
    )
    (degree,) = structure_resume(extract(text.encode(), "resume.md")).resume.education

    assert (degree.institution, degree.study_type, degree.area, degree.score) == (
        "Brightwell University",
        "B.S.",
        "Botany",
        "3.6",
    )


def test_a_degree_that_goes_on_is_dated_by_the_word_for_now_alone() -> None:
    text = HEAD + "Present\nBrightwell University\nWeaving\nBA\n"
    (degree,) = structure_resume(extract(text.encode(), "resume.txt")).resume.education

    assert (degree.study_type, degree.area, degree.institution) == ("BA", "Weaving", "Brightwell University")
    assert degree.dates.is_current


def test_a_degree_in_the_list_below_its_school_is_no_highlight() -> None:
    text = HEAD + "Brightwell University  2012 - 2014\n- Marine Botany\nPhD Candidate\n"
    (degree,) = structure_resume(extract(text.encode(), "resume.txt")).resume.education

    assert (degree.study_type, degree.area, degree.highlights) == ("PhD Candidate", "Marine Botany", ())


def test_the_school_stands_before_the_first_dash_where_it_does_so_in_every_line() -> None:
    text = (
        "# Lena Fox\n\nlena@example.org\n\n## Education\n\nUniversity of Northmoor - Incomplete Applied Weaving (2012 - 2013)\n\n"
        "Brightwell Community College - Associates of Science Dyeing - with Looms (2010 - 2012)\n"
    )
    found = structure_resume(extract(text.encode(), "resume.md")).resume.education

    assert [entry.institution for entry in found] == [
        "University of Northmoor",
        "Brightwell Community College",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Brightwell University, Zurich, Switzerland\nBSc, Botany\n2012 - 2016\n",
        "Brightwell University, Zurich, Switzerland, BSc in Botany\n2012 - 2016\n",
    ],
)
def test_a_school_keeps_its_place(line: str) -> None:
    assert degrees_in(line) == [("BSc", "Botany", "Brightwell University, Zurich, Switzerland")]


def test_a_name_and_a_country_under_a_degree_are_its_school() -> None:
    assert degrees_in("BSc in Botany\nKU Leuven, Belgium\n2012 - 2016\n") == [
        ("BSc", "Botany", "KU Leuven, Belgium")
    ]


def test_a_short_form_in_brackets_is_no_area() -> None:
    assert degrees_in("Bachelor of Science (B.S.)\nBotany\nBrightwell University\n2012 - 2016\n") == [
        ("Bachelor of Science (B.S.)", "Botany", "Brightwell University")
    ]


def test_degrees_without_dates_are_told_apart_by_what_comes_in_turn() -> None:
    text = "Brightwell University\n\nBotany\n\nPhD\n\nNorthmoor College\n\nWeaving\n\nBSc\n\nHarbor School\n\nDyeing\n\nDiploma\n"

    assert degrees_in(text) == [
        ("PhD", "Botany", "Brightwell University"),
        ("BSc", "Weaving", "Northmoor College"),
        ("Diploma", "Dyeing", "Harbor School"),
    ]


def test_what_was_studied_is_no_section_title_between_its_school_and_its_degree() -> None:
    text = (
        "Lena Fox\n\nlena@example.org\n\nExpérience\n\nTisserande\n\nHarbor\n\n2019 - 2021\n\nFormation\n\nUniversité de Northmoor\n\nPhysique\n\n"
        "Doctorat\n\nUniversité de Brightwell\n\nInformatique\n\nMaster\n\nCompétences\n\nPython\n"
    )
    found = structure_resume(extract(text.encode(), "resume.txt")).resume.education

    assert [(degree.study_type, degree.area) for degree in found] == [
        ("Doctorat", "Physique"),
        ("Master", "Informatique"),
    ]


def test_a_study_no_list_knows_is_cut_from_its_area_as_the_degrees_under_the_other_schools_are() -> None:
    text = (
        "# Lena Fox\n\nlena@example.org\n\n## Education\n\n### Hillside University\n\n2013 - 2015\n\n- Master: Botany\n\n"
        "### Brightwell House\n\n2015 - 2016\n\n- Weaving by hand: Textiles\n"
    )
    found = structure_resume(extract(text.encode(), "resume.md")).resume.education
    assert [(d.study_type, d.area) for d in found] == [("Master", "Botany"), ("Weaving by hand", "Textiles")]


@pytest.mark.parametrize("degree", ["Diplom-Kauffrau Univ.", "Dipl.-Ing. Univ. / Master of Science"])
def test_where_a_german_degree_was_taken_is_no_school(degree: str) -> None:
    assert (
        degrees_in(f"{degree}\nWeaving\nUniversität Brightwell\n2010 - 2014\n")[0][2]
        == "Universität Brightwell"
    )
