"""The language of a text, and the names of languages."""

import pytest

from resumelib.text.languages import detect_language, language_code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Led a team of five and shipped the platform for the whole of Europe", "en"),
        ("Leitung eines Teams von fünf und Aufbau der Plattform für den Vertrieb", "de"),
        ("Direction d'une équipe de cinq personnes et mise en place de la plateforme pour les ventes", "fr"),
        (
            "Dirección de un equipo de cinco personas y puesta en marcha de la plataforma para las ventas",
            "es",
        ),
        ("Kierowanie zespołem w firmie oraz wdrożenie systemu dla klientów z branży", "pl"),
    ],
)
def test_it_tells_the_language_by_function_words(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_it_says_nothing_of_too_few_words() -> None:
    assert detect_language("Python, SQL") == ""


def test_it_knows_languages_by_their_names_in_eight_languages() -> None:
    assert [language_code(name) for name in ("German", "Deutsch", "alemán", "niemiecki", "Python")] == [
        "de", "de", "de", "de", "",
    ]  # fmt: skip
