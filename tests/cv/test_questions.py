"""Questions of a result: the answer is kept as it was given, and improves the CV."""

import pytest
from django.utils import timezone

from core.models import Run
from cv.models import Answer
from tests.cv.sent import API, finished, work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def question(api):
    _, result = finished(api)
    assert result["questions"], "the CV of these tests leaves a question open"
    return result["questions"][0]


def answered(api, question, text):
    url = f"{API}questions/{question['id']}/answer/"
    return api.post(url, {"text": text}, content_type="application/json")


def test_an_answer_becomes_evidence_and_improves_again(api, question):
    assert answered(api, question, "  ").status_code == 400
    answer = answered(api, question, "12 people")
    assert answer.status_code == 202
    work()
    assert next(step["name"] for step in api.get(answer.headers["Location"]).json()["steps"]) == "improve"


@pytest.mark.parametrize("after_the_run", [False, True])
def test_the_same_answer_again_is_the_same_run(api, question, after_the_run):
    first = answered(api, question, "12 people")
    if after_the_run:
        work()
    again = answered(api, question, "12 people")

    assert again.status_code == 202
    assert again.headers["Location"] == first.headers["Location"]
    assert Answer.objects.count() == 1
    assert Run.objects.count() == 2  # of the upload, and of the answer


def test_another_answer_and_the_first_one_once_more_are_runs_of_their_own(api, question):
    places = [
        answered(api, question, text).headers["Location"] for text in ("12 people", "14 people", "12 people")
    ]
    work()

    assert len(set(places)) == 3
    assert [answer.text for answer in Answer.objects.order_by("pk")] == [
        "12 people",
        "14 people",
        "12 people",
    ]


@pytest.mark.parametrize("state", ["failed", "cancelled"])
def test_the_same_answer_is_tried_again_where_its_run_came_to_grief(api, question, state):
    first = answered(api, question, "12 people")
    Run.objects.filter(first_step="improve").update(state=state, finished_at=timezone.now())

    again = answered(api, question, "12 people")

    assert again.headers["Location"] != first.headers["Location"]
    assert Answer.objects.count() == 1


def test_an_answer_that_finds_the_queue_full_is_not_kept(api, question, settings):
    from dataclasses import replace

    settings.ENV = replace(settings.ENV, queue_per_user=0)

    assert answered(api, question, "12 people").status_code == 429
    assert not Answer.objects.exists()
