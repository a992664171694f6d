"""Skills that stand where another section seems to: programming languages, lists under an address."""

from resumelib.model.resume import Resume
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume

WORK = "## Experience\n\nMiller, Brightwell Mill, 2012 - 2016\n\n- Ground rye.\n"


def read(text: str) -> Resume:
    text = f"# Lena Fox\n\nlena.fox@example.org\n\n{text}\n\n{WORK}"
    return structure_resume(extract(text.encode(), "cv.md")).resume


def skills_of(found: Resume) -> list[str]:
    return [word for group in found.skills for word in (group.name, *group.keywords) if word]


def test_languages_that_nobody_speaks_are_skills() -> None:
    found = read("## Languages\n\n- Python\n- Java\n- PHP\n- C\n")

    assert found.languages == ()
    assert {"Python", "Java", "PHP", "C"} <= set(skills_of(found))


def test_spoken_languages_stay_languages_by_name_or_code() -> None:
    found = read("## Languages\n\nFR (Native), EN (Fluent), IT (Conversational)\n")

    assert [(one.language, one.fluency) for one in found.languages] == [
        ("FR", "Native"),
        ("EN", "Fluent"),
        ("IT", "Conversational"),
    ]


def test_a_list_under_a_heading_after_the_address_is_skills() -> None:
    found = read("### Grinding\n\n###### Rye\n\n###### Spelt\n\n###### Oats\n\n###### Barley")

    assert {"Rye", "Spelt", "Oats", "Barley"} <= set(skills_of(found))
    assert found.basics.label == ""
