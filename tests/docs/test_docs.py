"""The docs are true: links lead somewhere, named commands, targets and steps exist."""

import re
from pathlib import Path

import pytest

from cvimprover.cli import COMMANDS
from resumelib.pipeline import STEPS

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def broken_links(page: Path, text: str) -> list[str]:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    return [
        link
        for link in links
        if "://" not in link and not link.startswith("mailto:") and not (page.parent / link).exists()
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page):
    assert broken_links(page, page.read_text(encoding="utf-8")) == []


def test_a_broken_link_is_seen():
    assert broken_links(ROOT / "README.md", "[x](docs/no-such-page.md) [y](README.md)") == [
        "docs/no-such-page.md"
    ]


def test_the_readme_shows_every_command_for_people_and_no_other():
    named = set(re.findall(r"cvimprover ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named <= set(COMMANDS)
    assert set(COMMANDS) - named <= {"up", "demo", "themes"}  # `make run`, `make demo`, and what --help tells


def test_every_make_target_that_is_named_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.M))
    named = {name for page in PAGES for name in re.findall(r"`?make ([a-z-]+)", page.read_text(encoding="utf-8")) if f"`make {name}" in page.read_text(encoding="utf-8")}  # fmt: skip
    assert named and named <= targets


def test_the_journey_names_the_steps_in_their_order():
    page = (ROOT / "docs/explanation/journey.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| ([a-z-]+) \| `resumelib/", page, flags=re.M) == [step.name for step in STEPS]


def test_every_file_the_journey_names_exists():
    page = (ROOT / "docs/explanation/journey.md").read_text(encoding="utf-8")
    files = re.findall(r"`((?:resumelib|core|cv|web|cvimprover)/[a-z_/]+(?:\.py)?)`", page)
    assert files
    assert [file for file in files if not (ROOT / file).exists() and not (ROOT / f"{file}.py").exists()] == []
