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


def test_lists_under_titles_one_after_the_other_are_groups_of_skills() -> None:
    found = read(
        "## Programming languages\n\n- Python\n- SQL\n\n## Grinding, Milling & Sieving\n\n- Rye\n- Spelt\n\n"
        "## Tools\n\n- git\n- Emacs\n"
    )

    assert [(group.name, *group.keywords) for group in found.skills] == [
        ("Programming languages", "Python", "SQL"),
        ("Grinding, Milling & Sieving", "Rye", "Spelt"),
        ("Tools", "git", "Emacs"),
    ]


def test_a_list_of_another_kind_beside_the_skills_stays_a_section_of_its_own() -> None:
    found = read(
        "## Skills\n\n- Python\n- SQL\n\n## Guilds\n\n- Millers of the North\n- Bakers of Brightwell\n"
    )

    assert skills_of(found) == ["Python", "SQL"]
    assert [section.title for section in found.custom] == ["Guilds"]


def test_the_initials_of_a_field_are_no_code_of_a_language() -> None:
    found = read("## Languages\n\n- Python\n- ML/CV\n- Bash\n")

    assert skills_of(found) == ["Python", "ML/CV", "Bash"]
    assert found.languages == ()
