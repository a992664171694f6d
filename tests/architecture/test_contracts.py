"""The import contracts hold, and each is seen to break when its violation is planted."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("resumelib", "core", "cv", "web", "cvimprover")

# (file, line to add, contract that must name it). New files are planted modules; others get the line appended.
VIOLATIONS = [
    ("resumelib/review/planted.py", "from django.db import models", "pure-domain"),
    ("resumelib/review/planted.py", "from resumelib.llm import LanguageModel", "llm-door"),
    ("resumelib/rendering/planted.py", "import httpx", "offline"),
    ("resumelib/matching/planted.py", "import random", "offline"),
    ("resumelib/parsing/planted.py", "import socket", "offline"),
    ("resumelib/improvement/planted.py", "from resumelib.review import review_resume", "domain-layers"),
    ("resumelib/model/resume.py", "from resumelib.text import tokens", "domain-layers"),
    ("resumelib/pipeline/steps.py", "from resumelib.parsing import lines", "step-doors"),
    ("cv/services.py", "from resumelib.review.checks import planted", "step-doors"),
    ("core/services/files.py", "from cv import models as planted_models", "packages"),
    ("core/services/files.py", "from resumelib.llm import LanguageModel as PlantedModel", "llm-door"),
    ("cv/tasks.py", "from cv import views as planted_views", "app-layers"),
    ("cv/services.py", "from cv import tasks as planted_tasks", "app-layers"),
    ("cv/models.py", "from cv import services as planted_services", "app-layers"),
    ("cv/views.py", "from celery import current_app", "queue-door"),
    ("cv/views.py", "from resumelib import pipeline", "domain-door"),
    ("web/pages.py", "from resumelib.rendering import render_resume", "domain-door"),
    ("cv/tasks.py", "from resumelib.pipeline import improve_document", "domain-door"),
    ("resumelib/text/wordlists/__init__.py", "from resumelib.text import tokens", "acyclic"),
    ("resumelib/text/tokens.py", "from resumelib.text import wordlists", "acyclic"),
    ("resumelib/helpers.py", "", "domain-layers"),
    ("cv/utils.py", "", "app-layers"),
]
FINE = [
    ("resumelib/text/tokens.py", "from resumelib.text import wordlists"),
    ("web/pages.py", "from resumelib.model import finding"),
    ("cv/views.py", "from cv import models"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory):
    def make(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name)
        for package in PACKAGES:
            shutil.copytree(
                ROOT / package,
                folder / package,
                ignore=shutil.ignore_patterns("__pycache__", "*.typ", "*.png"),
            )
        shutil.copy(ROOT / "pyproject.toml", folder)
        (folder / "resumelib/review/checks/planted.py").touch()
        return folder

    return make


def plant(folder: Path, file: str, line: str) -> None:
    with (folder / file).open("a", encoding="utf-8") as handle:
        handle.write(f"\n{line}\n")


def lint(folder: Path) -> str:
    """import-linter's own report, one section for each broken contract."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "400"}
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    ).stdout


def contract_names() -> dict[str, str]:
    text = (ROOT / "pyproject.toml").read_text()
    return dict(re.findall(r'id = "([^"]+)"\nname = "([^"]+)"', text))


def test_the_tree_keeps_every_contract_and_allows_what_is_fine(copy):
    folder = copy("fine")
    for file, line in FINE:
        plant(folder, file, line)

    report = lint(folder)

    assert f"{len(contract_names())} kept, 0 broken" in report, report[-3000:]


def test_each_planted_violation_breaks_its_contract(copy):
    folder, names = copy("planted"), contract_names()
    for file, line, _ in VIOLATIONS:
        plant(folder, file, line)

    sections = dict(
        re.findall(r"^([^\n]+)\n-{5,}\n(.*?)(?=^[^\n]+\n-{5,}\n|\Z)", lint(folder), flags=re.M | re.S)
    )

    unseen = []
    for file, line, contract in VIOLATIONS:
        module = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        section = sections.get(names[contract], "")
        if not re.search(rf"\b{re.escape(module)}\b", section) and module.rpartition(".")[2] not in section:
            unseen.append((contract, file, line))
    assert unseen == []
