"""Pages ask the database little, and not more for what is longer."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cv.models import Suggestion
from tests.web.conftest import submit

QUERIES = {"": 19, "review/": 13, "match/": 13, "check/": 17, "look/": 13, "letter/": 13, "versions/": 14}
DECISION = 58  # the decision, its version and run, or none of them; and the card with what changes


def test_pages_ask_the_database_little_and_not_more_for_longer_resumes(browser, resume):
    asked = {}
    for part, most in QUERIES.items():
        with CaptureQueriesContext(connection) as few:
            browser.get(resume + part)
        asked[part] = len(few)
        assert len(few) <= most, (part, [query["sql"][:120] for query in few])
    for suggestion in list(Suggestion.objects.all()):
        suggestion.pk, suggestion.key = None, suggestion.key + "-again"
        suggestion.save()
    for part in QUERIES:
        with CaptureQueriesContext(connection) as many:
            browser.get(resume + part)
        assert len(many) == asked[part], part


def _asked_to_decide(browser, suggestion, decision) -> int:
    with CaptureQueriesContext(connection) as asked:
        answer = browser.post(
            f"/suggestions/{suggestion.pk}/", {"decision": decision}, headers={"hx-request": "true"}
        )
    assert answer.status_code == 200
    return len(asked)


def test_a_decision_asks_the_database_as_often_on_a_long_resume_after_many_decisions(browser, resume):
    suggestion = Suggestion.objects.filter(applicability="safe").first()
    _asked_to_decide(
        browser, suggestion, "rejected"
    )  # the run of the decision before is replaced from here on
    first = _asked_to_decide(browser, suggestion, "accepted")
    assert first <= DECISION
    for item in list(Suggestion.objects.all()):
        item.pk, item.key = None, item.key + "-again"
        item.save()
    for decision in ("rejected", "accepted") * 5:
        last = _asked_to_decide(browser, suggestion, decision)
    assert last <= first


def test_the_list_asks_as_much_for_many_as_for_one(browser, resume):
    browser.get("/resumes/")
    with CaptureQueriesContext(connection) as one:
        browser.get("/resumes/")
    submit(browser, posting="Another")
    with CaptureQueriesContext(connection) as two:
        browser.get("/resumes/")
    assert len(two) == len(one) <= 6


def test_a_hundred_suggestions_stay_light(browser, resume):
    for number in range(100):
        item = Suggestion.objects.first()
        item.pk, item.key, item.position = None, f"many-{number}", 10 + number
        item.save()
    answer = browser.get(resume, headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.content) < 60_000
