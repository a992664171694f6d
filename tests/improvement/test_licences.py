"""What another wording may be made of: each licence, and the lie next to it."""

import pytest

from resumelib.improvement.grounding import check_wording
from resumelib.improvement.stems import stem
from resumelib.improvement.thesaurus import may_mean


def passes(before: str, after: str, language: str = "en", title: str = "") -> bool:
    return not check_wording(before, after, language, title=title)[0]


def test_a_thesaurus_goes_from_narrow_to_general_and_not_back() -> None:
    assert may_mean(stem("remove", "en"), stem("delete", "en"), "en", verbs=True)
    assert not may_mean(stem("truck", "en"), stem("vehicle", "en"), "en", verbs=False)
    assert not may_mean("steiger", "senk", "de", verbs=True)
    assert not may_mean("anything", "at all", "it", verbs=True)


@pytest.mark.parametrize(
    ("language", "before", "honest", "lie"),
    [
        ("en", "Employed 12 nurses", "Hired 12 nurses", "Used 12 nurses"),
        ("en", "Moved the shop to Go, which led to a 20 % decrease in costs", "Moved the shop to Go, cutting costs by 20 %",
         "Moved the shop to Go, raising costs by 20 %"),
        ("en", "In charge of 5 baristas on the morning shift", "Supervised 5 baristas on the morning shift",
         "Supervised 5 baristas on the morning and night shift"),
        ("en", "Held animals during examinations", "Held animals during exams", "Examined animals"),
        ("en", "Wrote drivers in C and test scripts in Python", "Developed drivers in C and test scripts in Python",
         "Wrote drivers in Python and test scripts in C"),
        ("en", "Trained 4 colleagues in Excel and 9 in Word", "Taught 4 colleagues Excel and 9 Word", "Trained 9 colleagues in Excel and 4 in Word"),
        ("en", "Worked as assistant store manager, doing the rota", "As assistant store manager, did the rota", "As store manager, did the rota"),
        ("en", "Worked as part of a team and completed a part-time bootcamp", "Worked as part of a team; completed a part-time bootcamp",
         "Worked as part of a team and completed a bootcamp"),
        ("en", "Answered calls when the receptionist was ill", "Took calls when the receptionist was ill", "Answered calls as receptionist"),
        ("en", "Wrote two articles a week and also took the photos for them", "Wrote two articles a week and took the photos for them",
         "Wrote two articles a week"),
        ("en", "Filmed bees in the field during two summers", "Filmed bees in the field over two summers", "Filmed bees in the field over three summers"),
        ("de", "Mithilfe bei Banketten bis 120 Personen", "Mithilfe bei Banketten bis zu 120 Personen", "Mithilfe bei Banketten mit 120 Personen"),
        ("de", "Terminabstimmung mit Bauherren", "Stimmte Termine mit Bauherren ab", "Stimmte Termine mit Bauherren und Behörden ab"),
        ("de", "Ausgabe von Essen jeden zweiten Samstag", "Gab jeden zweiten Samstag Essen aus", "Ausgabe von Essen jeden Samstag"),
        ("fr", "Commandes d'environ 60 clients", "Commandes d'une soixantaine de clients", "Commandes de 60 clients"),
        ("es", "Traducción de contratos del francés al español", "Traduje contratos del francés al español",
         "Traducción de contratos del español al francés"),
    ],
)  # fmt: skip
def test_each_licence_stops_at_the_lie_beside_it(language: str, before: str, honest: str, lie: str) -> None:
    assert not passes(before, lie, language)
    assert passes(before, honest, language)


def test_a_word_of_the_title_may_come_but_not_the_title_itself() -> None:
    before = "Answered 50 complaints a day"
    assert passes(before, "Answered 50 customer complaints a day", title="Customer Service Advisor")
    assert not passes(before, "Answered 50 customer complaints a day", title="Cook")
    assert not passes(before, "Advisor for 50 complaints a day", title="Customer Service Advisor")


def test_a_text_far_longer_than_its_source_is_refused_unread() -> None:
    reasons, _ = check_wording("Planned 800 meals", "Planned 800 meals " * 5000, "en")
    assert reasons == ["T13: The text is far longer than its source."]
