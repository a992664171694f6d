"""Decisions through the API: accept, reject, edit, undo, in bulk; an edit passes the fact gate or is the person's word."""

import json

import pytest

from cv.models import CVQuestionnaire, Suggestion, SuggestionDecision, Version
from tests.cv.sent import API, finished, work

pytestmark = pytest.mark.django_db(transaction=True)


def send(api, suggestion, **body):
    url = f"{API}suggestions/{suggestion['id']}/"
    return api.patch(url, json.dumps(body), content_type="application/json")


def result(api, id_):
    return api.get(f"{API}questionnaires/{id_}/result/").json()


def edited_one(api):
    id_, first = finished(api)
    chosen = next(s for s in first["suggestions"] if "billing" in s["before"] and s["kind"] == "text")
    return id_, chosen


def test_an_edit_that_says_more_than_the_cv_is_refused_with_the_gate_s_reasons(api):
    id_, suggestion = edited_one(api)
    before = Version.objects.count()
    answer = send(api, suggestion, decision="edited", text="Led 12 engineers building the billing service")
    assert answer.status_code == 409
    problem = answer.json()
    assert problem["type"].endswith("/not-grounded")
    assert any(reason.startswith("T01") for reason in problem["reasons"])
    assert Version.objects.count() == before
    assert not SuggestionDecision.objects.exists()
    assert "12 engineers" not in json.dumps(result(api, id_)["after"])


def test_the_person_s_word_is_asked_for_kept_and_then_holds(api):
    id_, suggestion = edited_one(api)
    text = "Built the billing service with 3 colleagues in Python"
    assert send(api, suggestion, decision="edited", text=text).status_code == 409
    answer = send(api, suggestion, decision="edited", text=text, confirmed=True)
    assert answer.status_code == 200
    assert answer.json()["confirmed"] is True
    row = SuggestionDecision.objects.get()
    assert row.confirmed and row.text == text and row.reasons
    work()
    after = result(api, id_)
    assert text in json.dumps(after["after"])
    again = next(s for s in after["suggestions"] if s["target"] == suggestion["target"])
    assert (again["decision"], again["confirmed"]) == ("edited", True)


def test_an_edit_within_the_facts_needs_no_confirmation_and_none_is_recorded(api):
    id_, suggestion = edited_one(api)
    answer = send(
        api, suggestion, decision="edited", text="Built the billing service in Python", confirmed=True
    )
    assert answer.status_code == 200
    assert not SuggestionDecision.objects.get().confirmed
    work()
    assert "Built the billing service in Python" in json.dumps(result(api, id_)["after"])


def test_an_undone_word_is_gone_and_redone_it_holds_again(api):
    from cv.tasks import start_undo

    id_, suggestion = edited_one(api)
    text = "Built the billing service with 3 colleagues in Python"
    send(api, suggestion, decision="edited", text=text, confirmed=True)
    work()
    questionnaire = CVQuestionnaire.objects.get(pk=id_)
    start_undo(questionnaire)
    work()
    assert text not in json.dumps(result(api, id_)["after"])
    start_undo(questionnaire, redo=True)
    work()
    assert text in json.dumps(result(api, id_)["after"])
    assert SuggestionDecision.objects.filter(confirmed=True).count() == 2


def test_all_of_a_kind_are_decided_at_once_as_one_version(api):
    id_, first = finished(api)
    safe = [s for s in first["suggestions"] if s["applied"]]
    assert len(safe) > 1
    before = Version.objects.count()
    url = f"{API}questionnaires/{id_}/decisions/"
    answer = api.post(url, {"decision": "rejected", "applicability": "safe"}, content_type="application/json")
    assert answer.status_code == 202
    assert Version.objects.count() == before + 1
    work()
    after = result(api, id_)
    assert not any(s["applied"] for s in after["suggestions"])
    assert after["after"]["work"][0]["highlights"] == after["before"]["work"][0]["highlights"]
    api.post(url, {"decision": "pending", "applicability": "safe"}, content_type="application/json")
    work()
    assert sum(s["applied"] for s in result(api, id_)["suggestions"]) == len(safe)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"decision": "accepted"}, 400),
        ({"decision": "edited", "applicability": "safe"}, 400),
        ({"decision": "accepted", "rule": "no-such-rule"}, 409),
        ({"decision": "accepted", "made_by": "model"}, 409),
    ],
)
def test_a_bulk_decision_about_nothing_is_refused(api, body, status):
    id_, _ = finished(api)
    url = f"{API}questionnaires/{id_}/decisions/"
    assert api.post(url, body, content_type="application/json").status_code == status


def test_nobody_decides_about_what_is_somebody_else_s(api):
    from core.models import User

    id_, _ = finished(api)
    stranger = User.objects.create(username="charlie")
    CVQuestionnaire.objects.filter(pk=id_).update(owner=stranger)
    url = f"{API}questionnaires/{id_}/decisions/"
    body = {"decision": "accepted", "applicability": "safe"}
    assert api.post(url, body, content_type="application/json").status_code == 404


def test_no_version_is_ever_changed(api):
    id_, suggestion = edited_one(api)
    kept = {v.pk: (v.number, v.kind, json.dumps(v.resume)) for v in Version.objects.all()}
    send(api, suggestion, decision="rejected")
    work()
    send(api, suggestion, decision="pending")
    work()
    assert Version.objects.count() > len(kept) > 0
    assert Version.objects.filter(pk__in=kept).count() == len(kept)
    for version in Version.objects.filter(pk__in=kept):
        assert kept[version.pk] == (version.number, version.kind, json.dumps(version.resume))
    assert Suggestion.objects.filter(questionnaire=id_).exists()
