"""German: turns that say the same pass, and the lie beside each is blocked."""

import pytest

from resumelib.improvement.german import plain_german
from resumelib.improvement.grounding import check_wording

HONEST = [
    ("Beratung der Bürger am Telefon", "Beriet Bürgerinnen und Bürger telefonisch", ""),
    ("Versorgung von zehn Patienten, inkl. Wundverbände", "Versorgte 10 Patienten, einschließlich Wundverbänden", ""),
    ("Einsparungen in Höhe von 120.000 Euro", "Einsparungen von 120 T€", ""),
    ("Schneiden und Färben", "Schnitt und färbte Haare", "Friseurin"),
    ("Telefon, Terminvergabe und Ablage", "Nahm Anrufe entgegen, vergab Termine und übernahm die Ablage", "Sekretärin"),
    ("Annahme von Bauanträgen, Anforderung fehlender Unterlagen", "Nahm Bauanträge entgegen und forderte fehlende Unterlagen an", ""),
    ("Disposition von 18 LKW im Fernverkehr", "Disponierte 18 Lkw im Fernverkehr", ""),
    ("Verhandlungen mit Lieferanten geführt, Ablage gemacht", "Ablage und Verhandlungen mit Lieferanten", ""),
    ("Leitung eines Rückenkurses einmal pro Woche", "Leitete wöchentlich einen Rückenkurs", ""),
    ("Fällen von Bäumen und Zaunbau", "Fällte Bäume und baute Zäune", ""),
]  # fmt: skip
LIES = [
    ("Beratung der Bürger am Telefon", "Beriet Bürger und Unternehmen telefonisch", ""),
    ("Schneiden und Färben", "Schnitt und färbte Haare und Bärte", "Friseurin"),
    ("Verkauf an der Theke", "Verkaufte Räucherfisch an der Theke", "Fischverkäufer"),
    ("Einsparungen in Höhe von 120.000 Euro", "Einsparungen von 1,2 Mio. €", ""),
    ("Zwei Kurse im Jahr 2020", "Zwei Kurse jährlich", ""),
    ("Bei der Inbetriebnahme dabei gewesen", "Nahm die Anlage in Betrieb", ""),
    ("Geplanter Aufbau von drei Netzwerkschränken", "Baute drei Netzwerkschränke auf", ""),
    ("Nach Weisung des Vorarbeiters Lkw entladen", "Entlud als Vorarbeiter Lkw", ""),
    ("Betreuung von etwa 30 Patienten im Nachtdienst", "Verantwortete etwa 30 Patienten im Nachtdienst", ""),
    ("Pflege von Parks im Sommer und Baumschnitt im Winter", "Pflegte Parks im Winter und schnitt im Sommer Bäume", ""),
    ("Sensoren an fünf Anlagen und Akkus an zwölf Anlagen getauscht", "Tauschte Sensoren an zwölf Anlagen und Akkus an fünf Anlagen", ""),
    ("Messungen mit der Hochschule Marbrunn durchgeführt", "Führte Messungen mit der Universität Marbrunn durch", ""),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "title"), HONEST)
def test_another_turn_of_the_same_passes(before: str, after: str, title: str) -> None:
    assert check_wording(before, after, "de", title=title)[0] == []


@pytest.mark.parametrize(("before", "after", "title"), LIES)
def test_the_lie_beside_it_is_blocked(before: str, after: str, title: str) -> None:
    assert check_wording(before, after, "de", title=title)[0] != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Schüler:innen", "Schülerinnen und Schüler"),
        ("80 Anträge im Monat", "80 Anträge pro Monat"),
        ("einmal in der Woche", "1x pro Woche"),
        ("2 TEUR", "2 T€"),
        ("v. a. Briefe", "vor allem Briefe"),
    ],
)
def test_two_spellings_have_one_form(one: str, other: str) -> None:
    assert plain_german(one) == plain_german(other)


@pytest.mark.parametrize(
    "text", ["im Jahr 2020", "im Monat Mai", "Tag der offenen Tür", "die Woche vor Ostern"]
)
def test_a_point_in_time_is_no_rhythm(text: str) -> None:
    assert plain_german(text) == text
