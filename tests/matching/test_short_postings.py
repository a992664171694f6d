"""Postings of a few words, as people paste them, say what they ask for in each of the four languages."""

import re
import time
from pathlib import Path

import pytest

from resumelib.matching import read_posting
from resumelib.text.tokens import fold

LABELS = Path(__file__).parents[2] / "benchmarks" / "labels" / "short_postings.txt"


def blocks() -> list[tuple[str, str]]:
    found = []
    for block in re.split(r"\n\s*\n", LABELS.read_text(encoding="utf-8")):
        lines = [line for line in block.strip().splitlines() if not line.startswith("#")]
        if lines:
            found.append((lines[0], "\n".join(lines[1:])))
    return found


def test_every_language_has_its_postings() -> None:
    count = [
        sum(label.startswith(language) for label, _ in blocks()) for language in ("de", "fr", "es", "en")
    ]
    assert count[:3] == [10, 10, 10] and count[3] > 3


@pytest.mark.parametrize(("label", "text"), blocks())
def test_a_short_posting_asks_for_something(label: str, text: str) -> None:
    terms = [fold(requirement.term) for requirement in read_posting(text).requirements]
    wanted = label.partition(": ")[2].split("; ")
    assert [want for want in wanted if not any(fold(want) in term for term in terms)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Reinigungskraft für Büro, Führerschein nicht nötig.",
        "Cleaner, two mornings a week. Driving licence not required.",
        "Femme de ménage, permis B pas nécessaire.",
        "Limpiadora, no hace falta título.",
        "Wir sind ein nettes Team und freuen uns auf dich.",
        "Rejoignez une équipe dynamique !",
    ],
)
def test_what_is_not_needed_is_not_asked_for(text: str) -> None:
    assert read_posting(text).requirements == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Koch (m/w/d), Teilzeit", "de"),
        ("Cuisinier H/F à Lyon", "fr"),
        ("Cocinero/a con experiencia", "es"),
        ("Cook wanted, start now", "en"),
    ],
)
def test_a_line_tells_its_language(text: str, language: str) -> None:
    assert read_posting(text).language == language


@pytest.mark.parametrize("unit", ["a", "ü", "."])
def test_a_posting_without_a_space_costs_no_square_of_its_length(unit: str) -> None:
    """30,000 of them took 6 to 20 seconds."""
    began = time.process_time()
    read_posting(unit * 30_000)
    assert time.process_time() - began < 2


def test_what_stands_behind_a_heading_on_its_line_is_asked_for() -> None:
    """ "Nice to have: SAP" was a heading as a whole, and SAP was lost."""
    text = "Requirements: Excel\nMust have: HACCP, Jira\nNice to have: SAP experience\n"
    found = {r.term: r.required for r in read_posting(text).requirements}
    assert found == {"Excel": True, "HACCP": True, "Jira": True, "SAP": False}, found
