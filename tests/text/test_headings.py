"""Section titles in eight languages."""

import pytest

from resumelib.text.headings import heading_kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("EXPERIENCE", "work"),
        ("W O R K  E X P E R I E N C E", "work"),
        ("Beruflicher Werdegang", "work"),
        ("Expérience professionnelle", "work"),
        ("Doświadczenie zawodowe", "work"),
        ("Education & Certifications", "education"),
        ("Schul- und Berufsausbildung", "education"),
        ("Opleidingen", "education"),
        ("Kenntnisse und Fähigkeiten", "skills"),
        ("Skills / Tools", "skills"),
        ("Toolkit", "skills"),
        ("Languages:", "languages"),
        ("2. Projects", "projects"),
        ("Centres d’intérêt", "interests"),
        ("Dati personali", "contact"),
        ("Fun Facts", ""),
        ("Experience with large databases", ""),
    ],
)
def test_it_knows_what_a_title_announces(title: str, kind: str) -> None:
    assert heading_kind(title) == kind
