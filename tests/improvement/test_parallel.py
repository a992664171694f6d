"""The bullets of a German, French or Spanish list begin alike; months are written in one way; idle praise goes."""

import pytest

from resumelib.improvement import improve_resume
from resumelib.improvement.dating import as_dated
from resumelib.improvement.grounding import check_wording
from resumelib.model.finding import Review, Score
from resumelib.model.region import resolve_region
from resumelib.model.resume import Basics, DateRange, Highlight, PartialDate, Position, Resume
from tests.improvement.test_letter import TODAY

LISTS = {
    "de participles": ("12 Kunden betreut", "Rechnungen geprüft", "Angebote erstellt"),
    "de nouns": ("Betreuung von 12 Kunden", "Prüfung von Rechnungen", "Erstellung von Angeboten"),
    "de infinitives": ("12 Kunden betreuen", "Rechnungen prüfen", "Angebote erstellen"),
    "fr participles": ("Formé 12 apprentis", "Organisé les livraisons", "Contrôlé la qualité"),
    "fr nouns": ("Formation de 12 apprentis", "Organisation des livraisons", "Contrôle de la qualité"),
    "fr infinitives": ("Former 12 apprentis", "Organiser les livraisons", "Contrôler la qualité"),
    "es past": ("Formé a 12 aprendices", "Organicé las entregas", "Controlé la calidad"),
    "es nouns": ("Formación de 12 aprendices", "Organización de las entregas", "Control de la calidad"),
    "es infinitives": ("Formar a 12 aprendices", "Organizar las entregas", "Controlar la calidad"),
}


def edited(texts: tuple[str, ...], language: str, *, current: bool = False) -> list[str]:
    """The list after the built-in engine's edits."""
    end = None if current else PartialDate(2021, 5)
    dates = DateRange(PartialDate(2018, 3), end, is_current=current)
    highlights = tuple(Highlight(f"h{n}", text) for n, text in enumerate(texts))
    position = Position("w1", "Example", "Helper", dates=dates, highlights=highlights)
    resume = Resume(Basics(name="Jo Example"), work=(position,), language=language)
    improved = improve_resume(resume, review=Review(Score(0, "test")), region=resolve_region(""), today=TODAY)
    after = {s.target: s.after for s in improved.suggestions if s.kind == "text"}
    return [after.get(f"h{n}", text) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("others", "odd", "even"),
    [
        ("de participles", "Leitete ein Team von 5 Personen in der Produktion", "Ein Team von 5 Personen in der Produktion geleitet"),
        ("de participles", "Führte 20 Schulungen durch", "20 Schulungen durchgeführt"),
        ("de participles", "Schulungen durchführen", "Schulungen durchgeführt"),
        ("de nouns", "Die Buchhaltung geführt", "Führung der Buchhaltung"),
        ("de nouns", "12 neue Projekte geplant", "Planung von 12 neuen Projekten"),
        ("de nouns", "Kunden und Lieferanten betreut", "Betreuung von Kunden und Lieferanten"),
        ("fr participles", "Gérer les stocks et former les équipes", "Géré les stocks et formé les équipes"),
        ("fr nouns", "Géré les stocks et les commandes", "Gestion des stocks et des commandes"),
        ("fr infinitives", "Encadré une équipe de 5 personnes", "Encadrer une équipe de 5 personnes"),
        ("es past", "Buscar proveedores y atender a los clientes", "Busqué proveedores y atendí a los clientes"),
        ("es nouns", "Coordiné el equipo de ventas", "Coordinación del equipo de ventas"),
        ("es infinitives", "Gestioné las reservas", "Gestionar las reservas"),
    ],
)  # fmt: skip
def test_one_bullet_is_told_as_the_others_are(others: str, odd: str, even: str) -> None:
    texts = (*LISTS[others], odd)
    assert edited(texts, others[:2]) == [*LISTS[others], even]


@pytest.mark.parametrize(
    ("others", "odd"),
    [
        ("de nouns", "Den Einkauf organisiert"),  # an ending that could only be guessed
        ("de nouns", "1 Projekt geplant"),
        ("de nouns", "Kunden telefonisch beraten"),
        ("de participles", "Plante und leitete Projekte"),
        ("de participles", "Erstellte Berichte, die geprüft wurden"),
        ("de infinitives", "Pflege der Daten"),
        ("fr participles", "Nettoyer la salle, ranger les tables et servir les clients"),
        ("fr nouns", "Animé une équipe qui a gagné"),
        ("es past", "Hacer inventario"),
    ],
)
def test_what_would_have_to_be_guessed_stays(others: str, odd: str) -> None:
    assert edited((*LISTS[others], odd), others[:2])[-1] == odd


def test_what_goes_on_is_not_told_as_over() -> None:
    assert (
        edited((*LISTS["fr participles"], "Gérer les stocks"), "fr", current=True)[-1] == "Gérer les stocks"
    )


def test_months_are_written_as_most_of_them_are_to_the_month_as_before() -> None:
    texts = (
        "Promoted to shift lead in 03/2019",
        "Opened a second shop in March 2018",
        "Closed the old one in Apr. 2020",
        "Passed the audit on 5 March 2021",
    )
    assert edited(texts, "en") == [
        "Promoted to shift lead in March 2019",
        "Opened a second shop in March 2018",
        "Closed the old one in April 2020",
        "Passed the audit on 5 March 2021",
    ]


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "Promoted in 03/2019 to shift lead", "Promoted in May 2019 to shift lead"),
        ("en", "Promoted in 03/2019 to shift lead", "Promoted in March 2018 to shift lead"),
        ("de", "Seit 03/2019 im Lager tätig", "Seit März 2009 im Lager tätig"),
    ],
)
def test_another_month_is_another_fact(language: str, before: str, after: str) -> None:
    assert check_wording(before, after, language)[0]


def test_a_month_said_twice_is_said_once_too_often() -> None:
    assert as_dated("In 03/2019", "In March 2019 and March 2019", "en") == "In 03/2019 and March 2019"


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("de", "Erfolgreiche Einführung von SAP in 3 Werken", "Einführung von SAP in 3 Werken"),
        ("fr", "Gestion efficace des stocks du magasin", "Gestion des stocks du magasin"),
        ("es", "Gestión eficaz de las reservas", "Gestión de las reservas"),
    ],
)
def test_praise_of_one_s_own_deed_goes(language: str, before: str, after: str) -> None:
    assert edited((before,), language) == [after]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "War im Verkauf immer erfolgreich"),
        ("de", "Die erfolgreichen Kampagnen geplant"),
        ("es", "Estudio de la población activa de la zona"),
    ],
)
def test_praise_of_something_else_stays(language: str, text: str) -> None:
    assert edited((text,), language) == [text]
