"""Projects: where one ends and the next begins, and what is a name, a role and a description."""

from collections.abc import Sequence

from resumelib.model.resume import Project
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume

HEAD = "# Mira Solano\n\nmira.solano@example.com\n\n## Projects\n\n"
TEXT = "An atlas of the ports of the north, with the tides of every week of the year."


def projects(markdown: str) -> Sequence[Project]:
    return structure_resume(extract((HEAD + markdown).encode(), "resume.md")).resume.projects


def test_lines_that_look_like_the_first_name_begin_projects_though_only_one_has_a_date() -> None:
    tags = "- Python\n- Maps\n"
    found = projects(
        f"#### Tidebook\n\n{TEXT}\n\n{tags}\nJan 2022 - Jan 2026\n\n#### Loomnet\n\n{TEXT}\n\n{tags}\n"
        f"#### Gullwing\n\n{TEXT}\n\n{tags}\n"
    )

    assert [project.name for project in found] == ["Tidebook", "Loomnet", "Gullwing"]


def test_roles_above_the_names_of_projects_are_roles() -> None:
    found = projects(
        f"**Backend Developer**\n\nTidebook\n\n{TEXT}\n\n**Data Engineer**\n\nLoomnet\n\n{TEXT}\n\n"
        f"**Backend Developer**\n\nGullwing\n\n{TEXT}\n"
    )

    assert [(project.name, *project.roles) for project in found] == [
        ("Tidebook", "Backend Developer"),
        ("Loomnet", "Data Engineer"),
        ("Gullwing", "Backend Developer"),
    ]


def test_what_follows_the_colon_of_a_name_over_a_text_is_part_of_the_name() -> None:
    titled, *_ = projects(f"### Black Tide: A Board Game\n\n{TEXT}\n\n### Gullwing\n\n{TEXT}\n")
    described, *_ = projects(
        "- Tidebook: shows the tides of all ports\n- Gullwing: counts the gulls of a town\n"
    )

    assert (titled.name, titled.description) == ("Black Tide: A Board Game", TEXT)
    assert (described.name, described.description) == ("Tidebook", "shows the tides of all ports")


def test_a_dash_before_a_description_that_begins_with_a_compound_ends_the_name() -> None:
    found, *_ = projects(
        "- A Long Tide - Browser-based atlas of the tides of the north\n- Gull - An alarm of gulls\n"
    )

    assert (found.name, found.description) == ("A Long Tide", "Browser-based atlas of the tides of the north")


def test_a_dash_in_a_name_over_a_text_that_says_what_it_is_ends_no_name() -> None:
    names = [
        project.name
        for project in projects(f"### Mira — Front-Desk Clerk\n\n{TEXT}\n\n### Gullwing\n\n{TEXT}\n")
    ]

    assert names == ["Mira — Front-Desk Clerk", "Gullwing"]


def test_sentences_that_all_begin_with_a_name_and_a_dash_are_projects_of_those_names() -> None:
    found = projects(
        f"Tidebook - 17 years of tides. {TEXT}\n\nGull Counter: Towns & Ports - {TEXT}\n\nLoomnet - {TEXT}\n"
    )

    assert [project.name for project in found] == ["Tidebook", "Gull Counter: Towns & Ports", "Loomnet"]
    assert found[2].description == TEXT
