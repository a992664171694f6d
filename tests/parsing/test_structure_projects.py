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
