"""Runs of a CV that is known: cancelled, retried, from a later step, and after another version of the software."""

import json
import zlib

import pytest

from core import runs
from core.models import Run, RunStep
from cv.models import CVQuestionnaire
from cv.services import CV_PLAN, looking
from tests.cv.sent import API, finished, submit, work

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_run_is_cancelled_and_a_failed_one_retried(api):
    run = submit(api).json()["run"]["url"]
    assert api.post(run + "retry/").status_code == 409
    assert api.post(run + "cancel/").json()["state"] == "cancelled"
    assert api.post(run + "cancel/").json()["state"] == "cancelled"
    work()
    failed = submit(api, "This is a note about the weather in spring and nothing else at all. " * 3).json()[
        "run"
    ]
    runs.work_on(failed["id"], CV_PLAN, resource="cpu")
    if Run.objects.get(pk=failed["id"]).state == "failed":
        answer = api.post(failed["url"] + "retry/")
        assert answer.status_code == 202 and answer.json()["state"] == "queued"


def test_a_new_theme_renders_again_without_reading_again(api):
    id_, _ = finished(api)
    answer = api.post(
        f"{API}questionnaires/{id_}/runs/", {"theme": "compact"}, content_type="application/json"
    )
    assert answer.status_code == 202
    work()
    steps = api.get(answer.headers["Location"]).json()["steps"]
    assert [step["name"] for step in steps] == ["render", "verify"]
    assert (
        api.post(
            f"{API}questionnaires/{id_}/runs/", {"from_step": "guess"}, content_type="application/json"
        ).status_code
        == 400
    )


def aged(data):
    """A stored State as an earlier version might have written it."""
    known = json.loads(zlib.decompress(bytes(data)))
    known["options"] |= {"formats": "pdf", "posting": "A posting.", "shade": "blue"}
    return zlib.compress(json.dumps(known | {"version": 0, "parsed": {"resume": "a text"}}).encode())


def test_a_run_that_another_version_began_starts_again_from_its_sources(api):
    pk = submit(api).json()["id"]
    run = Run.objects.get()
    Run.objects.update(start_state=aged(run.start_state))
    work()
    result = api.get(f"{API}questionnaires/{pk}/result/").json()
    assert result["after"]["basics"]["name"] == "Ada Example"
    assert result["match"] is not None  # the posting, which was understood, is kept


def test_what_another_version_found_is_found_again(api):
    pk, _ = finished(api)
    for row in RunStep.objects.all():
        row.output = aged(row.output)
        row.save()
    assert api.get(f"{API}questionnaires/{pk}/").status_code == 200
    assert looking.parsed_of(CVQuestionnaire.objects.get(pk=pk)) is None
    answer = api.post(f"{API}questionnaires/{pk}/runs/", {"theme": "modern"}, content_type="application/json")
    assert answer.status_code == 202, answer.content
    work()
    assert Run.objects.order_by("-created_at")[0].first_step == ""
    assert looking.parsed_of(CVQuestionnaire.objects.get(pk=pk)) is not None
