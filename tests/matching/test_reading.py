"""What a posting asks for, profession by profession and language by language."""

import pytest

from resumelib.matching import read_posting


def read(text):
    return {r.term: r for r in read_posting(text).requirements}


def one(line, kind, heading="Requirements:"):
    found = [r for r in read_posting(f"A Title\n\n{heading}\n- {line}\n").requirements if r.kind == kind]
    assert found, f"no {kind} in {line!r}"
    return found[0]


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("At least 5 years of experience in child protection", 5),
        ("3-5 years' experience as a cook", 3),
        ("Five years of nursing experience", 5),
        ("18 months' experience in small animal practice", 1.5),
        ("Mindestens 3 Jahre Berufserfahrung im Vertrieb", 3),
        ("2 ans d'expérience en restauration", 2),
        ("Experiencia mínima de 2 años en oficina de farmacia", 2),
    ],
)
def test_it_reads_years(line, years):
    assert one(line, "experience").years == years


def test_years_of_age_or_leave_are_no_experience():
    found = read_posting("T\n\nRequirements:\n- Must be at least 21 years old\n").requirements

    assert not any(r.kind == "experience" for r in found)


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Bachelor's degree in Nursing", "bachelor"),
        ("Master of Social Work (MSW)", "master"),
        ("High school diploma or equivalent", "school"),
        ("PhD in chemistry", "doctorate"),
        ("Abgeschlossene Berufsausbildung als Koch", "vocational"),
        ("BTS Comptabilité", "associate"),
        ("Grado en Farmacia", "bachelor"),
    ],
)
def test_it_reads_degrees_with_their_level(line, level):
    assert one(line, "degree").level == level


@pytest.mark.parametrize(
    ("line", "name", "level"),
    [
        ("Fluent English", "English", "C1"),
        ("Deutschkenntnisse mindestens B2", "German", "B2"),
        ("Anglais niveau B1", "English", "B1"),
        ("Inglés nivel C1", "English", "C1"),
    ],
)
def test_it_reads_languages_with_their_level(line, name, level):
    found = one(line, "language")

    assert (found.canonical, found.level) == (name, level)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Full UK driving licence", "licence"),
        ("Führerschein Klasse CE", "licence"),
        ("Qualified RVN, registered with the RCVS", "licence"),
        ("Enhanced DBS check", "permit"),
        ("Right to work in the UK", "permit"),
        ("Must be authorized to work in the United States", "permit"),
        ("BLS certificate", "certificate"),
        ("Willing to relocate", "place"),
        ("Rotating shifts", "other"),
        ("Lift up to 50 pounds", "other"),
    ],
)
def test_it_tells_licences_permits_places_and_conditions_apart(line, kind):
    one(line, kind)


def test_what_knocks_out_is_marked():
    assert one("Full UK driving licence", "licence").knockout
    assert not one("Full UK driving licence", "licence", "Nice to have:").knockout


def test_a_plus_speaks_of_its_own_clause_only():
    found = read(
        "T\n\nRequirements:\n- Python required; Rust a plus\n- Bachelor's degree required, Master's degree preferred\n"
    )

    assert found["Python"].required
    assert not found["Rust"].required
    assert found["Bachelor's degree"].required
    assert not found["Master's degree"].required


def test_unknown_skills_are_read_from_open_words():
    found = read(
        "T\n\nRequirements:\n- Experience with Provet Cloud\n- Knowledge of peat bog restoration\n- Hoof trimming\n"
    )

    assert {"Provet Cloud", "peat bog restoration", "Hoof trimming"} <= set(found)


def test_what_is_offered_is_not_asked_for():
    found = read(
        "T\n\nRequirements:\n- Python\n\nWe offer:\n- German classes\n- 30 days of leave and Kubernetes training\n"
    )

    assert set(found) == {"Python"}


def test_running_text_without_headings_is_read_too():
    found = read(
        "We seek a nurse. You must have a valid driver's license. Experience with Epic is preferred. We have Kubernetes jokes."
    )

    assert not found["Epic"].required
    assert "Kubernetes" not in found


def test_a_broken_product_name_is_joined():
    assert "InDesign" in read("T\n\nRequirements:\nKnowledge of software (Adobe Photoshop or In\nDesign)\n")
